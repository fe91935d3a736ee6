import type { Level } from './level.ts';
import { countLimits } from './poisson.ts';
import type { Limits } from './wilson.ts';

/** A figure with the limits of what chance may do to it. */
export interface Estimate extends Limits {
	value: number;
}

/** One age group, or one of sex and age. */
export interface Stratum {
	/** Persons or events, 0 or more. */
	count: number;
	/** Persons they are counted in, above 0. */
	of: number;
	/** Persons of the standard population in the group, 0 or more. */
	standard: number;
}

/** With fewer events Dobson's limits don't hold. */
const FEWEST = 10;

/**
 * A directly standardised rate, with Dobson's limits: the rate that the area would have, were its
 * people as old as those of the standard population.
 *
 * @param level in percent
 * @returns     events per person; null with fewer than 10 events in all, which is not shown
 * @throws      RangeError when a group is outside its bounds, or the standard population is nobody
 * @see         Dobson et al. 1991, doi 10.1002/sim.4780100317
 */
export function directRate(strata: readonly Stratum[], level: Level = 95): Estimate | null {
	strata.forEach(hold);
	const standard = sumOf(strata, (one) => one.standard);
	if (!(standard > 0)) throw new RangeError('No standard population');
	const count = sumOf(strata, (one) => one.count);
	if (count < FEWEST) return null;
	const value = sumOf(strata, (one) => (one.standard * one.count) / one.of) / standard;
	const variance = sumOf(strata, (one) => (one.standard / one.of) ** 2 * one.count) / standard ** 2;
	const scale = Math.sqrt(variance / count);
	const { low, high } = countLimits(count, level);
	return { value, low: value + scale * (low - count), high: value + scale * (high - count) };
}

/**
 * What would be expected of an area with the rates of a reference.
 *
 * @param strata of each group the persons, and the events per person of the reference
 * @returns      events
 * @throws       RangeError when one is below 0 or not finite
 */
export function expectedCount(strata: readonly { of: number; rate: number }[]): number {
	return sumOf(strata, ({ of, rate }) => {
		if (!isAmount(of) || !isAmount(rate)) throw new RangeError(`No rate: ${rate} of ${of}`);
		return of * rate;
	});
}

/**
 * The ratio of what is observed to what is expected (indirect standardisation): 1 is as the
 * reference. Two areas' ratios are not compared with one another, for each has weights of its own.
 *
 * @param observed persons or events, 0 or more
 * @param expected events, above 0
 * @param level    in percent
 * @throws         RangeError when one of them is outside its bounds
 * @see            Breslow and Day 1987, IARC 82
 */
export function ratioToExpected(observed: number, expected: number, level: Level = 95): Estimate {
	if (!(expected > 0 && expected < Infinity)) throw new RangeError(`None expected: ${expected}`);
	const { low, high } = countLimits(observed, level);
	return { value: observed / expected, low: low / expected, high: high / expected };
}

function hold({ count, of, standard }: Stratum): void {
	if (!isAmount(count) || !isAmount(standard) || !(of > 0 && of < Infinity))
		throw new RangeError(`No group: ${count} of ${of}, weight ${standard}`);
}

const isAmount = (x: number) => x >= 0 && x < Infinity;

const sumOf = <T>(all: readonly T[], of: (one: T) => number) =>
	all.reduce((sum, one) => sum + of(one), 0);
