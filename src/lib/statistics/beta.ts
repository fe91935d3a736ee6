import { logGamma } from './gamma.ts';

/**
 * The share of a beta distribution that is below a number.
 *
 * @param a above 0
 * @param b above 0
 * @param x 0–1
 * @returns 0–1, to 1e-12 for a and b up to a thousand, 1e-9 up to a million
 * @throws  RangeError when one of them is outside its bounds
 * @see     Abramowitz and Stegun 1964, 26.5.8
 */
export function betaBelow(a: number, b: number, x: number): number {
	if (!(a > 0 && a < Infinity) || !(b > 0 && b < Infinity) || !(x >= 0 && x <= 1))
		throw new RangeError(`No beta: ${x} of ${a}, ${b}`);
	if (x === 0 || x === 1) return x;
	// Its fraction is quick on this side of the middle alone.
	if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(b, a, 1 - x);
	const lead = logGamma(a + b) - logGamma(a) - logGamma(b);
	return (Math.exp(lead + a * Math.log(x) + b * Math.log1p(-x)) * fraction(a, b, x)) / a;
}

const ENOUGH = 1e-15;
const MOST_TERMS = 10_000;

/** By Lentz's method, two terms at a time. */
function fraction(a: number, b: number, x: number): number {
	let c = 1;
	let d = 1 / (1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let m = 1; m < MOST_TERMS; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / (1 + even * d);
		c = 1 + even / c;
		value *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / (1 + odd * d);
		c = 1 + odd / c;
		value *= d * c;
		if (Math.abs(d * c - 1) < ENOUGH) break;
	}
	return value;
}
