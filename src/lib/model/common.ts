import { draws } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import type { Assumption } from './assumptions.ts';
import { DESTINATIONS, type Destination, type Rule } from './crosswalk.ts';

/** With another seed the ends of the middle 90 % move by two or three per cent of its width. */
export const DRAWS = 2000;

/**
 * What is drawn once for all kommuner: nobody knows the assumptions better in one than in another,
 * and a sum over kommuner is as uncertain as they are.
 */
export interface Common {
	n: number;
	seed: string;
	assumptions: readonly Assumption[];
	norms: ReadonlyMap<string, Float64Array>;
	/** By the id of the rule; the four shares of each draw sum to 1. */
	shares: ReadonlyMap<string, Record<Destination, Float64Array>>;
}

/** The same seed gives the same draws. */
export function drawCommon(
	rules: readonly Rule[],
	assumptions: readonly Assumption[],
	{ seed, n = DRAWS }: { seed: string; n?: number }
): Common {
	const norms = assumptions.flatMap(({ norm, range }) =>
		range
			? [[norm.id, draws({ kind: 'span', range }, n, seeded(`${seed}/${norm.id}`))] as const]
			: []
	);
	const shares = rules.map((rule) => [rule.id, drawShares(rule, n, seed)] as const);
	return { n, seed, assumptions, norms: new Map(norms), shares: new Map(shares) };
}

/** Each share is drawn by itself; then they are made to sum to 1. */
function drawShares(rule: Rule, n: number, seed: string): Record<Destination, Float64Array> {
	const drawn = (to: Destination) =>
		draws({ kind: 'span', range: rule.shares[to] }, n, seeded(`${seed}/${rule.id}/${to}`));
	const shares = { '1': drawn('1'), '2': drawn('2'), '3': drawn('3'), utenfor: drawn('utenfor') };
	for (let i = 0; i < n; i++) {
		let sum = 0;
		for (const to of DESTINATIONS) sum += shares[to][i] ?? 0;
		for (const to of DESTINATIONS) shares[to][i] = sum > 0 ? (shares[to][i] ?? 0) / sum : 0;
	}
	return shares;
}
