import type { Counted } from './funnel.ts';
import type { Measure } from './funnelLimits.ts';
import { levelDraws } from './levelDraws.ts';
import { seeded } from './random.ts';
import { rankIntervals, type First, type Held, type RankInterval } from './ranks.ts';

export interface Ranking {
	first: First;
	held?: Held;
	/** The same seed gives the same ranks, in whatever order the areas are. */
	seed: string;
	draws?: number;
}

/** So many that an end moves by a rank or two from seed to seed. */
const DRAWS = 2000;

/**
 * Rank intervals of areas' shares or rates. A rank is never given without its interval.
 *
 * @param areas  each with an id of its own, that keys its draws
 * @returns      in the order of the areas
 * @throws       RangeError with no areas, when an id is there twice or a count is outside its bounds
 * @see          Goldstein and Spiegelhalter 1996, doi 10.2307/2983325
 */
export function rankAreas(
	measure: Measure,
	areas: readonly (Counted & { id: string })[],
	{ first, held, seed, draws = DRAWS }: Ranking
): RankInterval[] {
	if (new Set(areas.map(({ id }) => id)).size < areas.length)
		throw new RangeError('An area is there twice');
	return rankIntervals(
		areas.map((area) => levelDraws(measure, area, draws, seeded(`${seed}/${area.id}`))),
		first,
		held
	);
}

/** The third of the ranks that an interval lies wholly in: none for most. */
export function thirdOf({ low, high }: RankInterval, areas: number): 'first' | 'last' | null {
	if (high <= areas / 3) return 'first';
	return low >= (2 * areas) / 3 + 1 ? 'last' : null;
}

/**
 * The areas that may be named as first and last: those whose interval lies wholly in that third, and
 * of them the outermost. Often fewer than asked for, or none.
 *
 * @param most how many at each end
 * @returns    places in `ranks`, the outermost first
 */
export function outermost(
	ranks: readonly RankInterval[],
	most = 5
): { first: number[]; last: number[] } {
	const inThird = (third: 'first' | 'last', sign: 1 | -1) =>
		[...ranks.entries()]
			.filter(([, interval]) => thirdOf(interval, ranks.length) === third)
			.toSorted(([a, one], [b, other]) => sign * (one.median - other.median) || a - b)
			.slice(0, most)
			.map(([place]) => place);
	return { first: inThird('first', 1), last: inThird('last', -1) };
}
