import { gammaQuantile } from './gamma.ts';
import { TAIL, Z, type Level } from './level.ts';
import type { Limits } from './wilson.ts';

/** Below this count Byar's formula is too rough, and the exact limits are used. */
const EXACT_BELOW = 10;

/**
 * Limits of a count that varies as Poisson: exact below 10, Byar's approximation from 10 on.
 *
 * @param count persons or events, 0 or more
 * @param level in percent
 * @returns     limits in the unit of the count; the lower one is 0 for a count of 0
 * @throws      RangeError when the count is under zero or not finite
 * @see         Breslow and Day 1987, IARC 82 (Byar); Garwood 1936 (exact)
 */
export function countLimits(count: number, level: Level = 95): Limits {
	if (!(count >= 0 && count < Infinity)) throw new RangeError(`No count: ${count}`);
	return count < EXACT_BELOW ? exact(count, TAIL[level]) : byar(count, Z[level]);
}

/**
 * Limits of a rate: those of its count, for each of what it is counted in.
 *
 * @param count persons or events, 0 or more
 * @param of    what they are counted in (persons, person-years), above 0
 * @param level in percent
 * @returns     limits in counts per one of `of`
 * @throws      RangeError when one of them is outside its bounds
 */
export function rateLimits(count: number, of: number, level: Level = 95): Limits {
	if (!(of > 0 && of < Infinity)) throw new RangeError(`No denominator: ${of}`);
	const { low, high } = countLimits(count, level);
	return { low: low / of, high: high / of };
}

/** A chi-square quantile with 2k degrees of freedom is twice the gamma quantile of shape k. */
function exact(count: number, tail: number): Limits {
	return {
		low: count === 0 ? 0 : gammaQuantile(count, tail),
		high: gammaQuantile(count + 1, 1 - tail)
	};
}

const byar = (count: number, z: number): Limits => ({
	low: cubed(count, -z),
	high: cubed(count + 1, z)
});

const cubed = (o: number, z: number) => o * (1 - 1 / (9 * o) + z / (3 * Math.sqrt(o))) ** 3;
