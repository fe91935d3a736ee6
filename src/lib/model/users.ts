import type { ForlopId } from '../domain/figure.ts';
import { countDraws, draws, normalDraws } from '../statistics/draw.ts';
import { gammaAt } from '../statistics/gamma.ts';
import { seeded } from '../statistics/random.ts';
import type { Common } from './common.ts';
import { compositions, wayPicker, type Compositions } from './compositions.ts';
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
	total: Float64Array;
	/** For each group its share to each pathway, draw by draw. */
	shares: Record<ForlopId, Float64Array | number>[];
	/** How many of the first group there are of the total, 0–1: another number for each draw. */
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
	const of = (forlop: ForlopId) => pathwayOf(estimate, forlop, amounts.of, common);
	return {
		of: { 1: of(1), 2: of(2), 3: of(3) },
		counted: sumOf(amounts.of, common.n),
		hidden: amounts.hidden && {
			...amounts.hidden,
			shares: estimate.parts
				.filter(({ amount }) => amount === null)
				.map((part) => sharesOf(part, common))
		}
	};
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

function sumOf(amounts: readonly (Float64Array | null)[], n: number): Float64Array {
	const sum = new Float64Array(n);
	for (const one of amounts) if (one) addShare(sum, one, null);
	return sum;
}

interface Amounts {
	/** Null for a part that is hidden and that nothing bounds. */
	of: (Float64Array | null)[];
	hidden: Pick<Hidden, 'total' | 'driver'> | null;
}

function drawAmounts({ parts, hiddenTotal }: Estimate, n: number, seed: string): Amounts {
	const halves = halvesOf(parts);
	const hidden = parts.filter(({ amount }) => amount === null);
	const split =
		hiddenTotal === null || hidden.length === 0
			? null
			: hiddenAmounts(hiddenTotal, hidden, { n, seed });
	const of = parts.map(({ amount, id }, i) => {
		if (!amount) return split?.of[hidden.indexOf(parts[i] as Part)] ?? null;
		const uniform = seeded(`${seed}/antall/${id}`);
		return amount.kind === 'count'
			? countDraws(amount.value, halves[i] ?? 0.5, n, uniform)
			: draws(amount, n, uniform);
	});
	return { of, hidden: split && { total: split.total, driver: split.driver } };
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

interface Split {
	of: Float64Array[];
	total: Float64Array;
	driver: Float64Array;
}

/**
 * What is hidden, by group: every way of which the sum is as published, each as likely as the area's
 * groups make it. Where there are too many ways to list, the shares are drawn.
 */
function hiddenAmounts(
	sum: number,
	groups: readonly Part[],
	{ n, seed }: { n: number; seed: string }
): Split {
	const alpha = priorsOf(groups).map((prior) => prior * CONCENTRATION);
	const allowed = groups.map(() => ({ low: 0, high: sum }));
	const listed = compositions(allowed, sum, alpha);
	const z = groups.map((_, g) => normalDraws(n, seeded(`${seed}/skjult/antall/${g}`)));
	const of = listed
		? byWay(listed, { z, halves: halvesOf(groups), uniform: seeded(`${seed}/skjult`) })
		: byShare(sum, alpha, { z, whole: normalDraws(n, seeded(`${seed}/skjult/sum`)) });
	const total = sumOf(of, n);
	const driver = total.map((all, i) => (all > 0 ? (of[0]?.[i] ?? 0) / all : 0));
	return { of, total, driver };
}

function byWay(
	listed: Compositions,
	{ z, halves, uniform }: { z: Float64Array[]; halves: number[]; uniform: () => number }
): Float64Array[] {
	const n = z[0]?.length ?? 0;
	const of = z.map(() => new Float64Array(n));
	const pick = wayPicker(listed);
	for (let i = 0; i < n; i++) {
		pick(uniform()).forEach((count, g) => {
			const amount = of[g];
			if (amount) amount[i] = gammaAt(count + (halves[g] ?? 0.5))(z[g]?.[i] ?? 0);
		});
	}
	return of;
}

/** Dirichlet shares of the level behind the sum. */
function byShare(
	sum: number,
	alpha: readonly number[],
	{ z, whole }: { z: Float64Array[]; whole: Float64Array }
): Float64Array[] {
	const level = gammaAt(sum + 0.5);
	const raw = z.map((drawn, g) => drawn.map(gammaAt(alpha[g] ?? 1)));
	const of = raw.map((one) => new Float64Array(one.length));
	for (let i = 0; i < whole.length; i++) {
		const all = raw.reduce((total, one) => total + (one[i] ?? 0), 0);
		const users = level(whole[i] ?? 0);
		of.forEach((one, g) => (one[i] = all > 0 ? (users * (raw[g]?.[i] ?? 0)) / all : 0));
	}
	return of;
}
