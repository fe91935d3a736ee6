import { betaBelow } from './beta.ts';
import { gammaBelow } from './gamma.ts';
import { TAIL, Z, type Level } from './level.ts';
import type { Limits } from './wilson.ts';

/** A share is a part of a whole number of persons; a rate is events in any amount of something. */
export type Measure = 'share' | 'rate';

/** What the limits stand around, and how much wider they are than chance alone makes them. */
export interface Centre {
	measure: Measure;
	/** The value of all areas together. */
	pooled: number;
	/** The areas' spread over what chance would give: the limits widen by its root when above 1. */
	phi: number;
}

/**
 * Limits of a funnel at a denominator: between whole numbers of events, so that they are exact in
 * small areas and don't jump. What widens them is the distance from the middle.
 *
 * @param of    the denominator, above 0; whole for a share
 * @param level in percent
 * @returns     shares, 0–1, or rates, events per one of `of`
 * @throws      RangeError when something is outside its bounds
 * @see         Spiegelhalter 2005, doi 10.1002/sim.1970, the appendix
 */
export function funnelLimits(centre: Centre, of: number, level: Level = 95): Limits {
	hold(centre, of);
	const { measure, pooled, phi } = centre;
	const most = measure === 'share' ? 1 : Infinity;
	if (pooled === 0 || pooled === most) return { low: pooled, high: pooled };
	const from = (share: number, z: number) => {
		const limit = eventsAt(centre, of, share, z) / of;
		return Math.sqrt(Math.max(1, phi)) * (limit - pooled);
	};
	// Where hardly anybody is expected both limits would be below the middle.
	const down = Math.min(0, from(TAIL[level], -Z[level]));
	const up = Math.max(0, from(1 - TAIL[level], Z[level]));
	return { low: Math.max(0, pooled + down), high: Math.min(most, pooled + up) };
}

/** How much one area's value varies by chance around the middle. */
export function chanceDeviation({ measure, pooled }: Centre, of: number): number {
	return Math.sqrt((measure === 'share' ? pooled * (1 - pooled) : pooled) / of);
}

function hold({ measure, pooled, phi }: Centre, of: number): void {
	const fits = measure === 'share' ? Number.isSafeInteger(of) && pooled <= 1 : of < Infinity;
	if (!(of > 0) || !fits || !(pooled >= 0 && pooled < Infinity) || !(phi >= 0 && phi < Infinity))
		throw new RangeError(`No ${measure} limits: ${pooled} of ${of}, φ ${phi}`);
}

/** The number of events, between two whole ones, that a share of what chance gives is below. */
function eventsAt(centre: Centre, of: number, share: number, z: number): number {
	const below = distribution(centre, of);
	const guess = of * (centre.pooled + z * chanceDeviation(centre, of));
	let events = Math.max(0, Math.round(guess));
	while (below(events) <= share) events++;
	while (events > 0 && below(events - 1) > share) events--;
	const [under, up] = [below(events - 1), below(events)];
	return events - (up - share) / (up - under);
}

/** P(X ≤ k), of a binomial or a Poisson number; the first as a beta, the second as a gamma. */
function distribution({ measure, pooled }: Centre, of: number): (k: number) => number {
	if (measure === 'rate') return (k) => (k < 0 ? 0 : 1 - gammaBelow(k + 1, pooled * of));
	return (k) => (k < 0 ? 0 : k >= of ? 1 : betaBelow(of - k, k + 1, 1 - pooled));
}
