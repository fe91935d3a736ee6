import type { Limits } from './wilson.ts';

/** A figure with the limits of what chance may do to it, all in one unit. */
export interface Varying extends Limits {
	value: number;
}

/**
 * 95 % limits of how much one figure is above another, where chance is each figure's own: made of
 * the limits of both, so that they lie as unevenly as those do (MOVER).
 *
 * @param one    figure and limits of 95 %
 * @param other  the same of what it is held against
 * @returns  limits of `one − other`, in the unit of both
 * @see      Zou and Donner 2008, doi 10.1002/sim.3095
 */
export function differenceLimits(one: Varying, other: Varying): Limits {
	const difference = one.value - other.value;
	return {
		low: difference - Math.hypot(one.value - one.low, other.high - other.value),
		high: difference + Math.hypot(one.high - one.value, other.value - other.low)
	};
}
