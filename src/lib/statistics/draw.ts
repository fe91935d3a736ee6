import type { Range } from '../domain/range.ts';
import { gammaAt } from './gamma.ts';
import { nearQuantile } from './normal.ts';
import { quantile } from './quantile.ts';
import type { Uniform } from './random.ts';

/** What is added to one count by itself: of several that are summed, each has a part of it. */
const HALF = 0.5;

/** Something that is known as one number, a count of events, or a span of an assumption. */
export type Uncertain =
	| { kind: 'exact'; value: number }
	/** A count of persons: the level behind it is what need follows from. */
	| { kind: 'count'; value: number }
	| { kind: 'span'; range: Range }
	/** A number times assumptions that are uncertain each by itself. */
	| { kind: 'product'; value: number; of: readonly Range[] };

/** The middle of it, with its ends where it stands by itself. */
export function middleOf(of: Uncertain): number {
	if (of.kind === 'span') return of.range.middle;
	return of.kind === 'product' ? timesAll(of, 'middle') : of.value;
}

/** A product with every assumption at one of its ends, or at its middle. */
export function timesAll(
	{ value, of }: Extract<Uncertain, { kind: 'product' }>,
	at: 'low' | 'middle' | 'high'
): number {
	return of.reduce((product, range) => product * range[at], value);
}

/**
 * Draws of an uncertain number: the level behind a count, triangular for an assumption. Each draw uses
 * up one number (of a product one for each assumption) and grows with it, so that the draws of two
 * counts with the same seed are ordered as the counts are. The first draws of many are those of few.
 *
 * @param n how many
 */
export function draws(of: Uncertain, n: number, uniform: Uniform): Float64Array {
	const drawn = new Float64Array(n);
	if (of.kind === 'exact') return drawn.fill(of.value);
	if (of.kind === 'product') {
		const each = of.of.map(inverseTriangular);
		for (let i = 0; i < n; i++)
			drawn[i] = each.reduce((product, inverse) => product * inverse(uniform()), of.value);
		return drawn;
	}
	if (of.kind === 'count') return countDraws(of.value, HALF, n, uniform);
	const inverse = inverseTriangular(of.range);
	for (let i = 0; i < n; i++) drawn[i] = inverse(uniform());
	return drawn;
}

/**
 * Draws of the level behind a count: Gamma(count + a part of a half). A half in each of several counts
 * would make their sum too large.
 *
 * @param half the count's part of the half, above 0
 * @see   Jeffreys 1946: the prior of a Poisson level
 */
export function countDraws(count: number, half: number, n: number, uniform: Uniform): Float64Array {
	const level = gammaAt(count + half);
	return normalDraws(n, uniform).map((z) => level(z));
}

/** Draws of a normal deviate; each uses up one number, and grows with it. */
export function normalDraws(n: number, uniform: Uniform): Float64Array {
	const drawn = new Float64Array(n);
	for (let i = 0; i < n; i++) drawn[i] = nearQuantile(uniform() + TINY);
	return drawn;
}

/** The sum of some draws, draw by draw; what is not known adds nothing. */
export function sumDraws(all: readonly (Float64Array | null)[], n: number): Float64Array {
	const sum = new Float64Array(n);
	for (const one of all)
		if (one) for (let i = 0; i < n; i++) sum[i] = (sum[i] ?? 0) + (one[i] ?? 0);
	return sum;
}

/** Half of the least step between two numbers that are drawn: 0 has no quantile. */
const TINY = 2 ** -33;

/** The number of a triangular distribution that a number of the unit falls on; it grows with it. */
export function inverseTriangular({ low, middle, high }: Range): (u: number) => number {
	const width = high - low;
	if (width === 0) return () => middle;
	const turn = (middle - low) / width;
	return (u) =>
		u < turn
			? low + Math.sqrt(u * width * (middle - low))
			: high - Math.sqrt((1 - u) * width * (high - middle));
}

/** Median and the ends of the middle 90 % of some draws. */
export interface Interval {
	low: number;
	median: number;
	high: number;
}

const SHARES = [0.05, 0.5, 0.95] as const;

/** By linear interpolation between the ordered draws. The draws are left as they are. */
export function intervalOf(drawn: Float64Array): Interval {
	const ordered = Float64Array.from(drawn);
	order(ordered);
	const [low, median, high] = SHARES;
	return {
		low: quantile(ordered, low),
		median: quantile(ordered, median),
		high: quantile(ordered, high)
	};
}

/**
 * Orders numbers as far as the quantiles need it. To sort them all takes three times as long, and
 * would be half of the time that an answer takes.
 */
function order(numbers: Float64Array): void {
	// What is no number can't be compared; sorting puts it last.
	if (hasNaN(numbers)) return void numbers.sort();
	let settled = 0;
	for (const share of SHARES) {
		const rank = (numbers.length - 1) * share;
		settled = settle(numbers, Math.floor(rank), settled);
		settled = settle(numbers, Math.ceil(rank), settled);
	}
}

function hasNaN(numbers: Float64Array): boolean {
	for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) return true;
	return false;
}

/**
 * Brings to a rank the number that sorting would bring there, with none above it before it and none
 * below it after it.
 *
 * @param settled those before it are settled already
 * @returns       how many are settled now
 * @see           Hoare 1961, algorithm 65
 */
function settle(numbers: Float64Array, rank: number, settled: number): number {
	let from = settled;
	let to = numbers.length - 1;
	while (from < to && rank >= settled) {
		const pivot = numbers[(from + to) >> 1] ?? NaN;
		let i = from;
		let j = to;
		while (i <= j) {
			while ((numbers[i] ?? NaN) < pivot) i++;
			while ((numbers[j] ?? NaN) > pivot) j--;
			if (i > j) break;
			const moved = numbers[i] ?? NaN;
			numbers[i++] = numbers[j] ?? NaN;
			numbers[j--] = moved;
		}
		if (j < rank) from = i;
		if (i > rank) to = j;
	}
	return Math.max(settled, rank + 1);
}
