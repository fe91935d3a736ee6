/** Which value has rank 1: nothing is ordered without a direction. */
export type First = 'lowest' | 'highest';

/** How many of the draws lie between the ends, in percent. */
export type Held = 90 | 95;

/** Ranks from 1 to the number of areas; of halves where some are tied. */
export interface RankInterval {
	/** The end nearest rank 1. */
	low: number;
	median: number;
	high: number;
}

/**
 * The ranks that each area may have, found by ranking all of them in each draw. Those that are the
 * same in a draw share the mean of their ranks.
 *
 * @param draws of each area as many, the same draw at the same place (`levelDraws`)
 * @returns     in the order of the areas
 * @throws      RangeError with no areas or draws, when they are not as many, or one is not finite
 * @see         Goldstein and Spiegelhalter 1996, doi 10.2307/2983325
 */
export function rankIntervals(
	draws: readonly Float64Array[],
	first: First,
	held: Held = 95
): RankInterval[] {
	const n = draws[0]?.length ?? 0;
	if (n === 0 || draws.some((one) => one.length !== n))
		throw new RangeError(`No ranks of ${draws.length} areas in ${n} draws`);
	const outside = (100 - held) / 200;
	return talliesOf(draws, first === 'lowest' ? 1 : -1).map((tally) => ({
		low: rankAt(tally, outside * n),
		median: rankAt(tally, n / 2),
		high: rankAt(tally, (1 - outside) * n)
	}));
}

/**
 * How often each area has each rank, twice the rank as index. There are so few ranks that to count
 * them is quicker than to order the draws of an area.
 */
function talliesOf(draws: readonly Float64Array[], sign: 1 | -1): Uint32Array[] {
	const tallies = draws.map(() => new Uint32Array(2 * draws.length + 1));
	const values = new Float64Array(draws.length);
	const n = draws[0]?.length ?? 0;
	for (let i = 0; i < n; i++) {
		for (let area = 0; area < values.length; area++)
			values[area] = sign * (draws[area]?.[i] ?? NaN);
		const ordered = values.slice().sort();
		if (!Number.isFinite((ordered[0] ?? NaN) - (ordered.at(-1) ?? NaN)))
			throw new RangeError(`Draw ${i} has what is no number`);
		for (let area = 0; area < values.length; area++) {
			const tally = tallies[area] ?? new Uint32Array();
			tally[twiceRank(ordered, values[area] ?? NaN)]!++;
		}
	}
	return tallies;
}

/** Twice the mean rank of those that have a value: one more than how many are before, and how many aren't after. */
function twiceRank(ordered: Float64Array, value: number): number {
	const before = firstWhere(ordered, (one) => one >= value);
	const alone = ordered[before + 1] !== value;
	return before + 1 + (alone ? before + 1 : firstWhere(ordered, (one) => one > value));
}

/** By halving; all before it do not hold, all from it on do. */
function firstWhere(ordered: Float64Array, holds: (one: number) => boolean): number {
	let [low, high] = [0, ordered.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(ordered[middle] ?? NaN)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The least rank that so many draws are at or before. */
function rankAt(tally: Uint32Array, draws: number): number {
	let reached = 0;
	// Rounding may have put the number of draws a hair above a whole one.
	const wanted = Math.ceil(draws - 1e-9);
	return tally.findIndex((count) => (reached += count) >= wanted) / 2;
}
