import { logGamma } from '../statistics/gamma.ts';

/** What published cells and totals allow a hidden count to be, both included. */
export interface Allowed {
	low: number;
	high: number;
}

/** More ways than this are not listed one by one. */
const MOST_WAYS = 20_000;

/** All the ways in which hidden counts can be what they are, and how likely each is. */
export interface Compositions {
	/** One entry a way: whole numbers, in the order of the cells. */
	ways: number[][];
	/** 0–1, in the order of the ways; they sum to 1. */
	weights: number[];
}

/**
 * Lists what hidden counts may be: whole numbers within what is allowed of each, with the sum where
 * that is published. How likely each is follows from what the area's published cells look like.
 *
 * @param allowed for each cell, persons
 * @param sum     of all of them, persons; null when it is not published
 * @param alpha   for each cell above 0: how common the group is × how alike kommuner are
 * @returns       null where there are too many ways to list, or none
 * @throws        RangeError when the lists differ in length, or an alpha is not above 0
 * @see           Dirichlet-multinomial distribution (Mosimann 1962)
 */
export function compositions(
	allowed: readonly Allowed[],
	sum: number | null,
	alpha: readonly number[]
): Compositions | null {
	if (allowed.length !== alpha.length || alpha.some((one) => !(one > 0)))
		throw new RangeError('An alpha above 0 for each hidden count');
	const ways = waysOf(allowed, sum);
	if (ways === null || ways.length === 0) return null;
	const terms = termsOf(ways, alpha);
	const concentration = alpha.reduce((total, one) => total + one, 0);
	const logs = ways.map(
		(way) => logOfCells(way, terms) + (sum === null ? logOfSum(way, concentration) : 0)
	);
	const most = Math.max(...logs);
	const raw = logs.map((log) => Math.exp(log - most));
	const all = raw.reduce((total, one) => total + one, 0);
	return { ways, weights: raw.map((one) => one / all) };
}

/** Null as soon as there are too many. */
function waysOf(allowed: readonly Allowed[], sum: number | null): number[][] | null {
	const ways: number[][] = [];
	/** What the cells from here on can be together. */
	const least = tails(allowed.map(({ low }) => low));
	const most = tails(allowed.map(({ high }) => high));
	const walk = (at: number, way: number[], left: number): boolean => {
		if (at === allowed.length) {
			if (sum === null || left === 0) ways.push(way);
			return ways.length <= MOST_WAYS;
		}
		const { low, high } = allowed[at] ?? { low: 0, high: -1 };
		for (let value = low; value <= high; value++) {
			const rest = left - value;
			if (sum !== null && (rest < (least[at + 1] ?? 0) || rest > (most[at + 1] ?? 0))) continue;
			if (!walk(at + 1, [...way, value], rest)) return false;
		}
		return true;
	};
	return walk(0, [], sum ?? 0) ? ways : null;
}

/** The sums of what comes from each place on, and after the last. */
function tails(numbers: readonly number[]): number[] {
	const sums = [0];
	for (const one of numbers.toReversed()) sums.unshift((sums[0] ?? 0) + one);
	return sums;
}

/** The logarithm of a cell's part of how likely a way is, by the cell and its count. */
function termsOf(ways: readonly (readonly number[])[], alpha: readonly number[]): number[][] {
	return alpha.map((a, cell) => {
		const most = ways.reduce((high, way) => Math.max(high, way[cell] ?? 0), 0);
		const start = logGamma(a);
		return Array.from(
			{ length: most + 1 },
			(_, count) => logGamma(count + a) - start - logGamma(count + 1)
		);
	});
}

function logOfCells(way: readonly number[], terms: readonly (readonly number[])[]): number {
	let log = 0;
	for (let cell = 0; cell < way.length; cell++) log += terms[cell]?.[way[cell] ?? 0] ?? NaN;
	return log;
}

/** Ways with the same sum have this in common. */
function logOfSum(way: readonly number[], concentration: number): number {
	const sum = way.reduce((all, one) => all + one, 0);
	return logGamma(sum + 1) - logGamma(sum + concentration);
}

/** Which way a number of the unit falls on. */
export function wayPicker({ ways, weights }: Compositions): (u: number) => readonly number[] {
	let sum = 0;
	const running = Float64Array.from(weights, (one) => (sum += one));
	return (u) => ways[firstAbove(running, u * sum)] ?? [];
}

/** The first index whose number is above a bound, of numbers that never fall. */
function firstAbove(running: Float64Array, bound: number): number {
	let [low, high] = [0, running.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((running[middle] ?? Infinity) > bound) high = middle;
		else low = middle + 1;
	}
	return low;
}
