import type { ForlopId } from '../domain/figure.ts';
import { draws, middleOf, splits, type Uncertain } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import type { Common } from './common.ts';
import { DESTINATIONS, type Rule } from './crosswalk.ts';

/**
 * A group of a source, and where its persons or man-years go: to the pathway the file itself says,
 * or by a rule of the crosswalk.
 */
export interface Part {
	id: string;
	/** Null where the count is hidden, or was not collected. */
	amount: Uncertain | null;
	/** It was not collected: nothing bounds it. */
	uncounted?: true;
	to: ForlopId | Rule;
}

/** What one source says of a kommune. Estimates of different sources are never added. */
export interface Estimate {
	/** The source's id; for the municipality's own overview also the name that it gives. */
	source: string;
	year: number;
	parts: readonly Part[];
	/** What the hidden parts add up to, if released cells tell it; null when nothing bounds them. */
	hiddenTotal: number | null;
}

/** An estimate of one pathway: what it is drawn as, and whether it may be more. */
export interface Drawn {
	values: Float64Array;
	/** Some of it is hidden or not collected, and nothing bounds it: the true figure is this or more. */
	open: boolean;
	/** Of what is open, some was not collected; else all of it is hidden. */
	uncounted: boolean;
}

const reaches = ({ to }: Part, forlop: ForlopId) =>
	typeof to === 'number' ? to === forlop : to.shares[`${forlop}`].high > 0;

/** The parts of an estimate that concern a pathway. */
export function partsOf({ parts }: Estimate, forlop: ForlopId): Part[] {
	return parts.filter((part) => reaches(part, forlop));
}

/** Whether an estimate says anything of a pathway. */
export function sees(estimate: Estimate, forlop: ForlopId): boolean {
	return partsOf(estimate, forlop).some(({ uncounted }) => !uncounted);
}

/** Whether some of a pathway is hidden or not collected, and nothing bounds it. */
export function isUnbounded(estimate: Estimate, forlop: ForlopId): boolean {
	return (
		estimate.hiddenTotal === null && partsOf(estimate, forlop).some(({ amount }) => amount === null)
	);
}

/**
 * Draws of an estimate, pathway by pathway; the pathways share the draws of their groups, so that
 * what goes to one does not go to another. Null where the estimate says nothing of the pathway.
 *
 * @param seed the kommune's own: chance in its counts is its own too
 */
export function drawEstimate(
	estimate: Estimate,
	{ n, shares }: Common,
	seed: string
): Record<ForlopId, Drawn | null> {
	const amounts = drawAmounts(estimate, n, seed);
	const of = (forlop: ForlopId): Drawn | null => {
		if (!sees(estimate, forlop)) return null;
		const values = new Float64Array(n);
		let open = false;
		let uncounted = false;
		estimate.parts.forEach((part, i) => {
			if (!reaches(part, forlop)) return;
			const amount = amounts[i];
			if (amount) return addShare(values, amount, shareDrawn(part, forlop, shares));
			open = true;
			uncounted ||= part.uncounted ?? false;
		});
		if (estimate.parts.some(isLent)) values.forEach((one, i) => (values[i] = atLeastNone(one)));
		return { values, open, uncounted };
	};
	return { 1: of(1), 2: of(2), 3: of(3) };
}

const isLent = ({ amount }: Part) => amount?.kind === 'span' && amount.range.low < 0;

/** More man-years can be lent out, in the municipality's own words, than there are; none are left. */
const atLeastNone = (one: number) => Math.max(0, one);

function shareDrawn({ to }: Part, forlop: ForlopId, shares: Common['shares']): Float64Array | null {
	if (typeof to === 'number') return null;
	const drawn = shares.get(to.id);
	if (!drawn) throw new RangeError(`The rule ${to.id} is not drawn`);
	return drawn[`${forlop}`];
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
	const hidden = parts.filter(({ amount }) => amount === null);
	const split = hiddenTotal === null ? [] : hiddenAmounts(hiddenTotal, hidden.length, n, seed);
	return parts.map((part) =>
		part.amount
			? draws(part.amount, n, seeded(`${seed}/antall/${part.id}`))
			: (split[hidden.indexOf(part)] ?? null)
	);
}

/** What is hidden is a count too: its sum is drawn as one, and then how it falls on the groups. */
function hiddenAmounts(total: number, groups: number, n: number, seed: string): Float64Array[] {
	const sum = draws({ kind: 'count', value: total }, n, seeded(`${seed}/skjult/antall`));
	return splits(1, groups, n, seeded(`${seed}/skjult`)).map((share) =>
		share.map((one, i) => one * (sum[i] ?? 0))
	);
}

/** One number of an estimate that is changed while the others stand at their middle. */
export type Instead =
	| { what: 'amount' | 'share'; part: string; value: number }
	/** All that is hidden goes to the group with the least, or the most, for the pathway. */
	| { what: 'split'; end: 'least' | 'most' };

/** What an estimate gives a pathway with everything at its middle, but for `instead`. */
export function middleOfEstimate(estimate: Estimate, forlop: ForlopId, instead?: Instead): number {
	const shown = partsOf(estimate, forlop).reduce((sum, part) => {
		if (!part.amount) return sum;
		const here = instead?.what !== 'split' && instead?.part === part.id ? instead : undefined;
		const amount = here?.what === 'amount' ? here.value : middleOf(part.amount);
		return sum + amount * shareOf(part, forlop, here?.what === 'share' ? here.value : undefined);
	}, 0);
	return atLeastNone(shown + hiddenMiddle(estimate, forlop, instead));
}

/** Hidden parts have the same of what they add up to, unless all of it is said to be in one. */
function hiddenMiddle({ parts, hiddenTotal }: Estimate, forlop: ForlopId, instead?: Instead) {
	const hidden = parts.filter(({ amount }) => amount === null);
	if (hiddenTotal === null || hidden.length === 0) return 0;
	const shares = hidden.map((part) => {
		const here = instead?.what === 'share' && instead.part === part.id ? instead.value : undefined;
		return reaches(part, forlop) ? shareOf(part, forlop, here) : 0;
	});
	if (instead?.what === 'split')
		return hiddenTotal * (instead.end === 'least' ? Math.min(...shares) : Math.max(...shares));
	return (hiddenTotal * shares.reduce((sum, share) => sum + share, 0)) / hidden.length;
}

/** The others stand at their middle, and all are made to sum to 1. */
function shareOf({ to }: Part, forlop: ForlopId, instead?: number): number {
	if (typeof to === 'number') return 1;
	const middle = to.shares[`${forlop}`].middle;
	const others = DESTINATIONS.reduce((sum, one) => sum + to.shares[one].middle, 0) - middle;
	const share = instead ?? middle;
	return share + others > 0 ? share / (share + others) : 0;
}
