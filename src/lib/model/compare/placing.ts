import { PLACES } from '../../catalogue/places.ts';
import { seriesId, type ReleasedColumn } from '../../domain/column.ts';
import { outermost, rankAreas, thirdOf } from '../../statistics/rankAreas.ts';
import type { RankInterval } from '../../statistics/ranks.ts';
import { betterOf, mayRank } from './guard.ts';
import { countedIn, measureOf } from './funnelSpread.ts';

/** The ranks that a kommune may have among those that are ranked: 1 is the best. */
export interface Placed extends RankInterval {
	place: number;
	/** The third that all of them lie in; null for most. */
	third: 'first' | 'last' | null;
}

export interface Placing {
	/** In the order they were asked for; those that tell no count are not among them. */
	placed: readonly Placed[];
	/** At most five at each end that may be named for it: places, the outermost first. */
	first: readonly number[];
	last: readonly number[];
}

/** Of fewer, a third would be one kommune. */
export const FEWEST_RANKED = 5;

/**
 * Rank intervals (95 % of the draws) of the kommuner at some places: with the same figures always the same, in whatever
 * order they are asked for.
 *
 * @returns null where the guard forbids any order, or too few of them tell how many
 */
export function placingOf(column: ReleasedColumn, places: readonly number[]): Placing | null {
	const better = betterOf(column.key);
	if (!mayRank(column.key).allowed || better === null) return null;
	const counted = countedIn(column, places);
	if (counted.length < FEWEST_RANKED) return null;
	const areas = counted.map((one) => ({ ...one, id: PLACES[one.place]?.code ?? '' }));
	const ranks = rankAreas(measureOf(column), areas, {
		first: better === 'high' ? 'highest' : 'lowest',
		seed: `${seriesId(column.key)}/${column.year}`
	});
	const { first, last } = outermost(ranks);
	const placeOf = (at: number) => counted[at]?.place ?? -1;
	return {
		placed: ranks.map((rank, at) => ({
			...rank,
			place: placeOf(at),
			third: thirdOf(rank, ranks.length)
		})),
		first: first.map(placeOf),
		last: last.map(placeOf)
	};
}
