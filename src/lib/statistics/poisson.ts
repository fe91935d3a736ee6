import { Z_95, type Limits } from './wilson.ts';

/** Below this count Byar's formula is too rough, and the exact limits are used. */
const EXACT_BELOW = 10;

/**
 * 95 % limits of a count that varies as Poisson: exact below 10, Byar's approximation from 10 on.
 * The limits of a rate are these, scaled as the count is.
 *
 * @param count  persons or events, 0 or more
 * @returns  limits in the unit of the count; the lower one is 0 for a count of 0
 * @throws   RangeError when the count is under zero or not a number
 * @see      Breslow and Day 1987, IARC 82 (Byar); Garwood 1936 (exact)
 */
export function countLimits(count: number): Limits {
	if (!(count >= 0)) throw new RangeError(`No count: ${count}`);
	if (count >= EXACT_BELOW) return { low: byar(count, -Z_95), high: byar(count + 1, Z_95) };
	const whole = Math.round(count);
	return {
		low: whole === 0 ? 0 : meanWhere((mean) => 1 - atMost(whole - 1, mean) - TAIL),
		high: meanWhere((mean) => TAIL - atMost(whole, mean))
	};
}

const TAIL = 0.025;

function byar(o: number, z: number): number {
	return o * (1 - 1 / (9 * o) + z / (3 * Math.sqrt(o))) ** 3;
}

/** P(X ≤ k) where X is Poisson. */
function atMost(k: number, mean: number): number {
	let term = Math.exp(-mean);
	let sum = term;
	for (let i = 1; i <= k; i++) sum += term *= mean / i;
	return sum;
}

/** Where a rising function of the mean passes zero, by halving; the limits of counts under 10 are under 20. */
function meanWhere(rising: (mean: number) => number): number {
	let [low, high] = [0, 30];
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (rising(middle) < 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
