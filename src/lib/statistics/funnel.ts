import type { Compared } from './compared.ts';
import { chanceDeviation, funnelLimits, type Centre, type Measure } from './funnelLimits.ts';
import type { Level } from './level.ts';

/** An area's events, and what they are counted in. */
export interface Counted {
	/** Persons or events, 0 or more; at most `of` in a share. */
	count: number;
	/** Above 0; whole in a share. */
	of: number;
}

export interface FunnelPoint extends Counted {
	/** `count / of`. */
	value: number;
	/** Deviations of chance from the middle, before the limits are widened. */
	z: number;
	/**
	 * Against the limits. Above is one that would be so with one event fewer: the published upper limit
	 * is up to one event too near, and of few persons chance alone would pass it far too often.
	 */
	side: Record<Level, Compared>;
}

export interface Funnel extends Centre {
	/** In the order of the areas. */
	points: readonly FunnelPoint[];
}

/**
 * A funnel: each area against all of them together, with limits that are wide where few are counted.
 * An area that is far outside pulls the middle towards it. It names who differs, and ranks nobody.
 *
 * @param areas one or more, of the same year and indicator
 * @returns     the middle, φ, and each area; limits at other denominators by `funnelLimits`
 * @throws      RangeError with no areas, or when a count is outside its bounds
 * @see         Spiegelhalter 2005, doi 10.1002/sim.1970
 */
export function funnel(measure: Measure, areas: readonly Counted[]): Funnel {
	for (const { count, of } of areas)
		if (!(count >= 0 && count < Infinity) || (measure === 'share' && count > of))
			throw new RangeError(`No ${measure}: ${count} of ${of}`);
	const pooled = total(areas, 'count') / total(areas, 'of');
	const chance: Centre = { measure, pooled, phi: 1 };
	const deviations = areas.map((area) => zOf(area, chance));
	const centre = { ...chance, phi: overdispersion(deviations) };
	const points = areas.map((area, i) => ({
		...area,
		value: area.count / area.of,
		z: deviations[i] ?? NaN,
		side: sidesOf(area, centre)
	}));
	return { ...centre, points };
}

/** The most extreme at each end are drawn in to the next: they are what one looks for. */
const WINSORISED = 0.1;

/**
 * How much more areas vary than chance makes them: the mean of z², with the outermost tenth at each
 * end set to the next within.
 *
 * @param deviations z of each area, at least one
 * @returns          φ, 0 or more; about 1 where chance is all there is
 * @throws           RangeError when there is none, or one is not finite
 * @see              Spiegelhalter 2005, doi 10.1002/sim.1970
 */
export function overdispersion(deviations: readonly number[]): number {
	if (deviations.length === 0 || !deviations.every(Number.isFinite))
		throw new RangeError(`No deviations: ${deviations.join(', ')}`);
	const ordered = Float64Array.from(deviations).sort();
	const drawnIn = Math.floor(WINSORISED * ordered.length);
	const low = ordered[drawnIn] ?? NaN;
	const high = ordered[ordered.length - 1 - drawnIn] ?? NaN;
	const within = ordered.map((z) => Math.min(high, Math.max(low, z)) ** 2);
	return within.reduce((sum, square) => sum + square, 0) / within.length;
}

function zOf({ count, of }: Counted, centre: Centre): number {
	const deviation = chanceDeviation(centre, of);
	// All have none, or all have all: nobody differs.
	return deviation === 0 ? 0 : (count / of - centre.pooled) / deviation;
}

function sidesOf({ count, of }: Counted, centre: Centre): Record<Level, Compared> {
	const side = (level: Level): Compared => {
		const { low, high } = funnelLimits(centre, of, level);
		if (count / of < low) return 'lower';
		return (count - 1) / of > high ? 'higher' : 'similar';
	};
	return { 95: side(95), 99.8: side(99.8) };
}

const total = (areas: readonly Counted[], what: keyof Counted) =>
	areas.reduce((sum, area) => sum + area[what], 0);
