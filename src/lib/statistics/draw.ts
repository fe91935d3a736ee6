import type { Range } from '../domain/range.ts';
import type { Uniform } from './random.ts';

/** Something that is known as one number, a count of events, or a span of an assumption. */
export type Uncertain =
	| { kind: 'exact'; value: number }
	/** A count of persons: how many there are another year varies as a Poisson number. */
	| { kind: 'count'; value: number }
	| { kind: 'span'; range: Range };

/** The middle of it, with its ends where it stands by itself. */
export function middleOf(of: Uncertain): number {
	return of.kind === 'span' ? of.range.middle : of.value;
}

/**
 * Draws of an uncertain number: Poisson for a count, triangular for an assumption. Each draw uses up
 * one number and grows with it, so that the draws of two counts with the same seed are ordered as
 * the counts are.
 *
 * @param n how many
 */
export function draws(of: Uncertain, n: number, uniform: Uniform): Float64Array {
	const drawn = new Float64Array(n);
	if (of.kind === 'exact') return drawn.fill(of.value);
	const inverse = of.kind === 'count' ? inversePoisson(of.value) : inverseTriangular(of.range);
	for (let i = 0; i < n; i++) drawn[i] = inverse(uniform());
	return drawn;
}

/** Counts further than this many standard deviations from the mean are left out of the table. */
const REACH = 9;

/**
 * The inverse of the Poisson distribution function, by a table of it. The weights are found from the
 * most likely count outwards, so that nothing is too small for a large mean.
 */
function inversePoisson(mean: number): (u: number) => number {
	if (mean === 0) return () => 0;
	const reach = Math.ceil(REACH * Math.sqrt(mean)) + REACH;
	const first = Math.max(0, Math.floor(mean) - reach);
	const mode = Math.floor(mean) - first;
	const weights = new Float64Array(mode + reach + 1);
	weights[mode] = 1;
	for (let i = mode; i > 0; i--) weights[i - 1] = ((weights[i] ?? 0) * (first + i)) / mean;
	for (let i = mode + 1; i < weights.length; i++)
		weights[i] = ((weights[i - 1] ?? 0) * mean) / (first + i);
	let sum = 0;
	const below = weights.map((weight) => (sum += weight));
	return (u) => first + firstAbove(below, u * sum);
}

/** The index of the first number above a bound, in numbers that grow. */
function firstAbove(numbers: Float64Array, bound: number): number {
	let [low, high] = [0, numbers.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) > bound) high = middle;
		else low = middle + 1;
	}
	return low;
}

function inverseTriangular({ low, middle, high }: Range): (u: number) => number {
	const width = high - low;
	if (width === 0) return () => middle;
	const turn = (middle - low) / width;
	return (u) =>
		u < turn
			? low + Math.sqrt(u * width * (middle - low))
			: high - Math.sqrt((1 - u) * width * (high - middle));
}

/**
 * A total split at random over some parts, every split as likely as any other: what can be said of
 * hidden counts whose sum is known. The parts of each draw add up to the total.
 */
export function splits(total: number, parts: number, n: number, uniform: Uniform): Float64Array[] {
	const split = Array.from({ length: parts }, () => new Float64Array(n));
	for (let draw = 0; draw < n; draw++) {
		const weights = split.map(() => -Math.log(1 - uniform()));
		const sum = weights.reduce((a, b) => a + b, 0);
		split.forEach((of, i) => (of[draw] = sum > 0 ? (total * (weights[i] ?? 0)) / sum : 0));
	}
	return split;
}

/**
 * The ends of the middle 90 % of a count, without drawing it.
 *
 * @see Wilson and Hilferty 1931: the cube root of a Poisson number is nearly normal
 */
export function endsOfCount(value: number): [number, number] {
	if (value === 0) return [0, 0];
	const end = (z: number) => value * (1 - 1 / (9 * value) + z / (3 * Math.sqrt(value))) ** 3;
	return [Math.max(0, end(-Z90)), end(Z90)];
}

/** The normal quantile of 0.95. */
const Z90 = 1.6448536269514722;

/** Median and the ends of the middle 90 % of some draws. */
export interface Interval {
	low: number;
	median: number;
	high: number;
}

/** By linear interpolation between the ordered draws. The draws are left as they are. */
export function intervalOf(drawn: Float64Array): Interval {
	const sorted = Float64Array.from(drawn).sort();
	return {
		low: quantile(sorted, 0.05),
		median: quantile(sorted, 0.5),
		high: quantile(sorted, 0.95)
	};
}

function quantile(sorted: Float64Array, share: number): number {
	const at = (sorted.length - 1) * share;
	const below = sorted[Math.floor(at)] ?? NaN;
	const above = sorted[Math.ceil(at)] ?? NaN;
	return below + (above - below) * (at - Math.floor(at));
}
