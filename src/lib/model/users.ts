import type { ForlopId } from '../domain/figure.ts';
import { countDraws, draws, normalDraws, sumDraws } from '../statistics/draw.ts';
import { gammaAt } from '../statistics/gamma.ts';
import { seeded } from '../statistics/random.ts';
import type { Common } from './common.ts';
import { compositions, wayPicker } from './compositions.ts';
import { reaches, sees, type Estimate, type Part } from './estimate.ts';

/** Users of one pathway: what they are drawn as, and whether there may be more. */
export interface Drawn {
	values: Float64Array;
	/** Some of it is hidden or not collected, and nothing bounds it: the true figure is this or more. */
	open: boolean;
	/** Of what is open, some was not collected; else all of it is hidden. */
	uncounted: boolean;
}

/** Users of a kommune, draw by draw. */
export interface Users {
	of: Record<ForlopId, Drawn | null>;
	/** All that are counted in the source: what chance does to them. */
	counted: Float64Array;
	/** Groups of which only the sum is known; null where all are shown, or nothing bounds them. */
	hidden: Hidden | null;
}

/** What is hidden, draw by draw, and where it may go. */
export interface Hidden {
	/** Users of each group. */
	of: Float64Array[];
	/** For each group its share to each pathway, draw by draw. */
	shares: Record<ForlopId, Float64Array | number>[];
	/** How much of what is hidden is of groups that go to the third pathway, 0–1, by their middle share. */
	driver: Float64Array;
}

/**
 * How alike kommuner are in how their users fall on groups: as if so many users had been seen in the
 * area before. An own assumption; `docs/metode.md` says what it rests on.
 */
export const CONCENTRATION = 12;

/**
 * Draws of an estimate. The pathways share the draws of their groups, so that what goes to one does
 * not go to another.
 *
 * @param seed the kommune's own: chance in its counts is its own too
 */
export function drawUsers(estimate: Estimate, common: Common, seed: string): Users {
	const amounts = drawAmounts(estimate, common.n, seed);
	const of = (forlop: ForlopId) => pathwayOf(estimate, forlop, amounts, common);
	const groups = estimate.parts.filter(({ amount }) => amount === null);
	const hidden = estimate.parts.flatMap(({ amount }, i) =>
		amount === null ? (amounts[i] ?? []) : []
	) as Float64Array[];
	return {
		of: { 1: of(1), 2: of(2), 3: of(3) },
		counted: sumDraws(amounts, common.n),
		hidden:
			hidden.length === 0
				? null
				: {
						of: hidden,
						shares: groups.map((part) => sharesOf(part, common)),
						driver: towardsThird(groups, hidden)
					}
	};
}

/** The same users, so many times as many in each draw. */
export function timesUsers(users: Users, factor: Float64Array): Users {
	const times = (values: Float64Array) => values.map((one, i) => one * (factor[i] ?? 1));
	const of = (forlop: ForlopId) => {
		const one = users.of[forlop];
		return one && { ...one, values: times(one.values) };
	};
	return {
		...users,
		of: { 1: of(1), 2: of(2), 3: of(3) },
		hidden: users.hidden && { ...users.hidden, of: users.hidden.of.map(times) }
	};
}

function towardsThird(groups: readonly Part[], hidden: readonly Float64Array[]): Float64Array {
	const weights = groups.map(({ to }) =>
		typeof to === 'number' ? Number(to === 3) : to.shares['3'].middle
	);
	return (hidden[0] ?? new Float64Array()).map((_, i) => {
		const [all, third] = hidden.reduce(
			([sum, weighed], one, g) => [
				sum + (one[i] ?? 0),
				weighed + (weights[g] ?? 0) * (one[i] ?? 0)
			],
			[0, 0] as [number, number]
		);
		return all > 0 ? third / all : 0;
	});
}

function pathwayOf(
	estimate: Estimate,
	forlop: ForlopId,
	amounts: readonly (Float64Array | null)[],
	common: Common
): Drawn | null {
	if (!sees(estimate, forlop)) return null;
	const values = new Float64Array(common.n);
	let open = false;
	let uncounted = false;
	estimate.parts.forEach((part, i) => {
		if (!reaches(part, forlop)) return;
		const amount = amounts[i];
		if (amount) return addShare(values, amount, shareOf(part, forlop, common));
		open = true;
		uncounted ||= part.uncounted ?? false;
	});
	return { values, open, uncounted };
}

function shareOf({ to }: Part, forlop: ForlopId, { shares }: Common): Float64Array | null {
	if (typeof to === 'number') return null;
	const drawn = shares.get(to.id);
	if (!drawn) throw new RangeError(`The rule ${to.id} is not drawn`);
	return drawn[`${forlop}`];
}

function sharesOf(part: Part, common: Common): Record<ForlopId, Float64Array | number> {
	const of = (forlop: ForlopId) => shareOf(part, forlop, common) ?? (reaches(part, forlop) ? 1 : 0);
	return { 1: of(1), 2: of(2), 3: of(3) };
}

/** Adds an amount, or a share of it, to a sum; draw by draw. */
function addShare(sum: Float64Array, amount: Float64Array, share: Float64Array | null): void {
	for (let i = 0; i < sum.length; i++)
		sum[i] = (sum[i] ?? 0) + (amount[i] ?? 0) * (share ? (share[i] ?? 0) : 1);
}

/** Null for a part that is hidden and that nothing bounds. */
function drawAmounts(
	{ parts, hiddenTotal }: Estimate,
	n: number,
	seed: string
): (Float64Array | null)[] {
	const halves = halvesOf(parts);
	const groups = parts.filter(({ amount }) => amount === null);
	const hidden =
		hiddenTotal === null || groups.length === 0
			? null
			: hiddenAmounts(hiddenTotal, groups, { n, seed });
	return parts.map((part, i) => {
		const { amount, id } = part;
		if (!amount) return hidden?.[groups.indexOf(part)] ?? null;
		const uniform = seeded(`${seed}/antall/${id}`);
		return amount.kind === 'count'
			? countDraws(amount.value, halves[i] ?? 0.5, n, uniform)
			: draws(amount, n, uniform);
	});
}

/** The parts of one half that are added to the counts, by how common each group is in the area. */
function halvesOf(parts: readonly Part[]): number[] {
	return priorsOf(parts).map((prior) => prior / 2);
}

/** Sums to 1, and none is 0: a group that the area has none of may be there all the same. */
function priorsOf(parts: readonly Part[]): number[] {
	const known = parts.every(({ prior }) => prior !== undefined);
	const raw = parts.map(({ prior }) => (known ? Math.max(RARE, prior ?? 0) : 1));
	const sum = raw.reduce((all, one) => all + one, 0);
	return raw.map((one) => one / sum);
}

const RARE = 0.01;

/**
 * What is hidden, by group: the level behind the sum, times how it falls on the groups. Of whole
 * numbers with that sum each way is as likely as the area's groups make it (Dirichlet-multinomial),
 * and behind each way the shares are Dirichlet again, with the way's numbers added. Where all ways
 * are allowed the two come to the area's own Dirichlet, which is then drawn at once: more users in
 * the sum are then more in each group, draw by draw. Where cells are bounded the ways are listed.
 */
function hiddenAmounts(
	sum: number,
	groups: readonly Part[],
	{ n, seed }: { n: number; seed: string }
): Float64Array[] {
	const alpha = priorsOf(groups).map((prior) => prior * CONCENTRATION);
	const z = groups.map((_, g) => normalDraws(n, seeded(`${seed}/skjult/antall/${g}`)));
	const raw = bounded(sum, groups)
		? byWay(sum, groups, { alpha, z, uniform: seeded(`${seed}/skjult`) })
		: z.map((drawn, g) => drawn.map(gammaAt(alpha[g] ?? 1)));
	const level = gammaAt(sum + 0.5);
	const whole = normalDraws(n, seeded(`${seed}/skjult/sum`)).map(level);
	for (let i = 0; i < n; i++) {
		const all = raw.reduce((total, one) => total + (one[i] ?? 0), 0);
		const scale = all > 0 ? (whole[i] ?? 0) / all : 0;
		for (const one of raw) one[i] = (one[i] ?? 0) * scale;
	}
	return raw;
}

const bounded = (sum: number, groups: readonly Part[]): boolean =>
	groups.some(({ within }) => within && (within.low > 0 || within.high < sum));

interface Prior {
	alpha: readonly number[];
	z: readonly Float64Array[];
	uniform: () => number;
}

/** Where there are too many ways to list, or none, what bounds the cells is left aside. */
function byWay(sum: number, groups: readonly Part[], { alpha, z, uniform }: Prior): Float64Array[] {
	const allowed = groups.map(({ within }) => ({
		low: within?.low ?? 0,
		high: Math.min(sum, within?.high ?? sum)
	}));
	const listed = compositions(allowed, sum, alpha);
	const pick = listed ? wayPicker(listed) : () => [];
	const of = z.map(({ length }) => new Float64Array(length));
	for (let i = 0; i < (z[0]?.length ?? 0); i++) {
		const way = pick(uniform());
		of.forEach((one, g) => {
			one[i] = gammaAt((way[g] ?? 0) + (alpha[g] ?? 1))(z[g]?.[i] ?? 0);
		});
	}
	return of;
}
