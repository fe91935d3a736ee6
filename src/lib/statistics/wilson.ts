import { Z, type Level } from './level.ts';

export interface Limits {
	low: number;
	high: number;
}

/**
 * Wilson limits for a share x/n. Both may be any real number: man-years are seldom whole, and then
 * the limits are a guide, since man-years are no sample of persons.
 *
 * @param x     the part, 0 ≤ x ≤ n
 * @param n     the whole, above 0
 * @param level in percent
 * @returns     shares, 0–1
 * @throws      RangeError when x or n is outside its bounds
 * @see         Wilson 1927, doi 10.1080/01621459.1927.10502953
 */
export function wilson(x: number, n: number, level: Level = 95): Limits {
	if (!(n > 0 && n < Infinity) || !(x >= 0 && x <= n))
		throw new RangeError(`No share: ${x} of ${n}`);
	const z = Z[level];
	const middle = 2 * x + z * z;
	const half = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
	const whole = 2 * (n + z * z);
	// At the ends rounding may leave a limit a hair outside.
	return {
		low: Math.max(0, (middle - half) / whole),
		high: Math.min(1, (middle + half) / whole)
	};
}
