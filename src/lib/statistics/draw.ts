import type { Range } from '../domain/range.ts';
import type { Uniform } from './random.ts';

/** Something that is known as one number, a count of events, or a span of an assumption. */
export type Uncertain =
	| { kind: 'exact'; value: number }
	/** A count of persons: how many there are another year varies as a Poisson number. */
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
 * Draws of an uncertain number: Poisson for a count, triangular for an assumption. Each draw uses up
 * one number (of a product one for each assumption) and grows with it, so that the draws of two counts with the same seed are ordered as
 * the counts are.
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
	const starts = startsOf(below, sum);
	return (u) => {
		const bound = u * sum;
		let at = starts[Math.floor(u * STARTS)] ?? 0;
		while ((below[at] ?? Infinity) <= bound) at++;
		return first + at;
	};
}

/** A power of two, so that the part of the unit that a number is in is found without rounding. */
const STARTS = 512;

/** For each part of the unit the first index whose sum is above its beginning: where to look from. */
function startsOf(sums: Float64Array, whole: number): Uint32Array {
	const starts = new Uint32Array(STARTS);
	let at = 0;
	for (let part = 0; part < STARTS; part++) {
		while ((sums[at] ?? Infinity) <= (part / STARTS) * whole) at++;
		starts[part] = at;
	}
	return starts;
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
		let sum = 0;
		for (const of of split) sum += of[draw] = -Math.log(1 - uniform());
		for (const of of split) of[draw] = sum > 0 ? (total * (of[draw] ?? 0)) / sum : 0;
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

function quantile(ordered: Float64Array, share: number): number {
	const at = (ordered.length - 1) * share;
	const below = ordered[Math.floor(at)] ?? NaN;
	const above = ordered[Math.ceil(at)] ?? NaN;
	return below + (above - below) * (at - Math.floor(at));
}
