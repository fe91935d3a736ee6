import { normalBelow, normalQuantile } from './normal.ts';

/**
 * The share of a gamma distribution (scale 1) that is below a number.
 *
 * @param shape above 0
 * @returns     0–1
 * @see         Abramowitz and Stegun 1964, 6.5.29 (series) and 6.5.31 (continued fraction)
 */
export function gammaBelow(shape: number, x: number): number {
	if (x <= 0) return 0;
	const factor = Math.exp(shape * Math.log(x) - x - logGamma(shape));
	return x < shape + 1 ? factor * series(shape, x) : 1 - factor * fraction(shape, x);
}

const ENOUGH = 1e-14;
const MOST_TERMS = 2000;

function series(shape: number, x: number): number {
	let [term, sum] = [1 / shape, 1 / shape];
	for (let i = 1; i < MOST_TERMS && term > sum * ENOUGH; i++) sum += term *= x / (shape + i);
	return sum;
}

/** By Lentz's method. */
function fraction(shape: number, x: number): number {
	const tiny = 1e-300;
	let b = x + 1 - shape;
	let c = 1 / tiny;
	let d = 1 / b;
	let value = d;
	for (let i = 1; i < MOST_TERMS; i++) {
		const a = -i * (i - shape);
		b += 2;
		d = 1 / (a * d + b || tiny);
		c = b + a / c || tiny;
		value *= d * c;
		if (Math.abs(d * c - 1) < ENOUGH) break;
	}
	return value;
}

const LANCZOS = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
	-176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
	1.5056327351493116e-7
];

/** @see Lanczos 1964; to 1e-13 for arguments above 0 */
export function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const base = x + 6.5;
	let sum = LANCZOS[0] ?? NaN;
	for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] ?? NaN) / (x - 1 + i);
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/**
 * The gamma quantile (scale 1).
 *
 * @param shape above 0
 * @param share 0–1, neither included
 * @returns     to 1e-10 of its size
 * @throws      RangeError when the shape is not above 0
 */
export function gammaQuantile(shape: number, share: number): number {
	if (!(shape > 0)) throw new RangeError(`No shape: ${shape}`);
	// On the logarithm: quantiles of small shapes are far below what a step would reach. By Newton's
	// steps, and by halving where one would leave what is left.
	let [low, high] = [-750, Math.log(shape + 40 + 12 * Math.sqrt(shape))];
	const lead = logGamma(shape);
	let at = Math.min(high, Math.max(low, firstGuess(shape, share)));
	for (let i = 0; i < 200 && high - low > 1e-12; i++) {
		const x = Math.exp(at);
		const miss = gammaBelow(shape, x) - share;
		if (miss < 0) low = at;
		else high = at;
		const slope = Math.exp(shape * at - x - lead);
		const next = at - miss / slope;
		const step = next > low && next < high ? next : (low + high) / 2;
		if (Math.abs(step - at) < 1e-13 * (1 + Math.abs(at))) return Math.exp(step);
		at = step;
	}
	return Math.exp(at);
}

/** The logarithm of a quantile, roughly: by the cube root, and near nothing by the density there. */
function firstGuess(shape: number, share: number): number {
	const spread = 1 / (9 * shape);
	const root = 1 - spread + normalQuantile(share) * Math.sqrt(spread);
	return root > 0.3
		? Math.log(shape) + 3 * Math.log(root)
		: (Math.log(share) + logGamma(shape + 1)) / shape;
}

/** Quantiles stand in the table at every half standard deviation out to here. */
const FURTHEST = 5;
const STEPS = 4;

/**
 * The gamma quantile of the share that is below a normal deviate, by a table. The cube root of a
 * gamma number is nearly straight in it, so that a curve through few points misses by little.
 *
 * @returns a function of the deviate that grows with it; within 1e-3 of the quantile for shapes from
 *   0.1 on
 * @see     Wilson and Hilferty 1931
 */
export function gammaOfNormal(shape: number): (z: number) => number {
	const roots = new Float64Array(2 * FURTHEST * STEPS + 1);
	for (let i = 0; i < roots.length; i++)
		roots[i] = Math.cbrt(gammaQuantile(shape, normalBelow(i / STEPS - FURTHEST)));
	return (z) => {
		const at = (Math.min(FURTHEST, Math.max(-FURTHEST, z)) + FURTHEST) * STEPS;
		const from = Math.min(Math.floor(at), roots.length - 2);
		return between(roots, from, at - from) ** 3;
	};
}

/** From here on the cube root of a gamma number is straight enough: it misses by 5e-4 of its size. */
const STRAIGHT = 12;

const tables = new Map<number, (z: number) => number>();

/**
 * The gamma quantile of the share that is below a normal deviate; tables that were made are kept.
 *
 * @param shape above 0
 * @see   Wilson and Hilferty 1931
 */
export function gammaAt(shape: number): (z: number) => number {
	if (shape >= STRAIGHT) {
		const spread = 1 / (9 * shape);
		const slope = Math.sqrt(spread);
		return (z) => shape * Math.max(0, 1 - spread + z * slope) ** 3;
	}
	const known = tables.get(shape);
	if (known) return known;
	const made = gammaOfNormal(shape);
	tables.set(shape, made);
	return made;
}

/** A cubic through the two points and the slopes of their neighbours, kept between the two. */
function between(points: Float64Array, from: number, part: number): number {
	const [a = 0, b = 0] = [points[from], points[from + 1]];
	const before = points[from - 1] ?? 2 * a - b;
	const after = points[from + 2] ?? 2 * b - a;
	const [first, last] = [(b - before) / 2, (after - a) / 2];
	const square = part * part;
	const bend = first + last - 2 * (b - a);
	const curve = a + first * part + (3 * (b - a) - 2 * first - last) * square + bend * square * part;
	return Math.min(b, Math.max(a, curve));
}
