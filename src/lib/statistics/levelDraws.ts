import { countDraws } from './draw.ts';
import type { Counted } from './funnel.ts';
import type { Measure } from './funnelLimits.ts';
import type { Uniform } from './random.ts';

/** What is known of a level before anybody is counted, half a person on each side. */
const HALF = 0.5;

/**
 * Draws of the level behind a share or a rate: what it may be, when so many were counted.
 *
 * @param n how many draws; a share uses up two numbers for each, a rate one
 * @returns shares, 0–1, of Beta(x + ½, n − x + ½); rates of Gamma(x + ½) for each of `of`
 * @throws  RangeError when a count is outside its bounds
 * @see     Jeffreys 1946; Brown, Cai and DasGupta 2001, doi 10.1214/ss/1009213286
 */
export function levelDraws(
	measure: Measure,
	{ count, of }: Counted,
	n: number,
	uniform: Uniform
): Float64Array {
	const most = measure === 'share' ? of : Infinity;
	if (!(of > 0 && of < Infinity) || !(count >= 0 && count < Infinity && count <= most))
		throw new RangeError(`No ${measure}: ${count} of ${of}`);
	const events = countDraws(count, HALF, n, uniform);
	if (measure === 'rate') return events.map((one) => one / of);
	// Of two gamma numbers the one's part of their sum is a beta number.
	const others = countDraws(of - count, HALF, n, uniform);
	return events.map((one, i) => one / (one + (others[i] ?? NaN)));
}
