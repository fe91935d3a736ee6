/** How the man-years of a shared team fall on the kommuner that share it. */
export const SPLIT_RULES = ['population', 'need', 'equal'] as const;
export type SplitRule = (typeof SPLIT_RULES)[number];

/** What the split rests on: adults, and users of the team's pathway; null where not known. */
export interface Member {
	adults: number | null;
	users: number | null;
}

/**
 * The share of a team that falls on each kommune, 0–1; the shares sum to 1.
 *
 * @returns null when what the rule splits by is not known of every kommune, or is nothing in all
 */
export function splitBy(rule: SplitRule, members: readonly Member[]): number[] | null {
	const weights = members.map(({ adults, users }) =>
		rule === 'equal' ? 1 : rule === 'population' ? adults : users
	);
	const known = weights.filter((one) => one !== null);
	const sum = known.reduce((a, b) => a + b, 0);
	return known.length === members.length && sum > 0 ? known.map((one) => one / sum) : null;
}
