import { isFigure, stateCode, type SeriesKey } from '../../domain/column.ts';
import type { Level } from '../../statistics/level.ts';
import { TAIL } from '../../statistics/level.ts';
import { expectedByChance, type Compared } from '../../statistics/compared.ts';
import type { Trend } from '../../statistics/trend.ts';
import type { Columns } from './columns.ts';
import { columnsUpTo, trendAt } from './developments.ts';
import { betterOf, mayRank } from './guard.ts';
import { isOfMany } from './held.ts';
import { standing } from './limits.ts';
import { isAsKnown, referenceIn, type Reference } from './reference.ts';

/** One kommune and indicator whose level and development both say the same. */
export interface Turn {
	place: number;
	key: SeriesKey;
	/** The year of the level. */
	year: number;
	value: number;
	reference: number;
	/** It could not be left out of what it is held against. */
	includes: boolean;
	side: 'lower' | 'higher';
	moves: 'rising' | 'falling';
	/** The first year that the development is judged from. */
	since: number;
}

/** Why a pair of kommune and indicator could not be judged. */
export type NotJudged =
	/** There is no figure that may be shown. */
	| 'no-figure'
	/** There is nothing published to hold it against. */
	| 'no-reference'
	/** Chance can't be told from more. */
	| 'no-limits'
	| 'too-few-years'
	| 'break';

export interface Turning {
	worse: Turn[];
	better: Turn[];
	/** Indicators that were looked at. */
	keys: readonly SeriesKey[];
	/** What some are held against is uncertain itself: chance gives more than is told. */
	uncertain?: boolean;
	/** How many pairs could be judged both ways, and how many there are. */
	judged: number;
	pairs: number;
	not: Record<NotJudged, number>;
	/** Of those with too few years, the level alone. */
	levelOnly: { worse: number; better: number; all: number; byChance: number };
	/** How many of those judged chance alone would flag, if nothing differed and nothing moved. */
	chance: {
		/** Another level, worse or better. */
		level: number;
		/** Rising or falling. */
		moves: number;
		/** In one of the two lists; at most so many, however level and development go together. */
		eachList: number;
	};
}

export interface TurningAsked {
	columns: Columns;
	places: readonly number[];
	year: number;
	/** What the kommune at a place is held against; null where it isn't known. */
	referenceOf: (place: number) => Reference | null;
	level: Level;
}

/** Indicators where one end is better, and kommuner may be ordered by it: no others are ever asked about. */
export const turningKeys = (columns: Columns): SeriesKey[] =>
	columns.series().filter((key) => betterOf(key) !== null && mayRank(key).allowed);

/** How sure a development is said to be, whatever level the comparison has. */
const MOVES: Level = 99.8;

/**
 * The kommuner that are worse than what they are held against and are getting worse, and those that are
 * better and getting better. Level by the limits of the kommune's own figure, development by the trend.
 */
export function turningOf(asked: TurningAsked): Turning {
	const keys = turningKeys(asked.columns);
	const not = { 'no-figure': 0, 'no-reference': 0, 'no-limits': 0, 'too-few-years': 0, break: 0 };
	const found: Turning = {
		...{ worse: [], better: [], keys, judged: 0, not },
		pairs: keys.length * asked.places.length,
		levelOnly: { worse: 0, better: 0, all: 0, byChance: 0 },
		chance: { level: 0, moves: 0, eachList: 0 }
	};
	const references = asked.places.map((place) => asked.referenceOf(place));
	found.uncertain = references.some((one) => one && !isAsKnown(one));
	for (const key of keys) {
		const over = columnsUpTo(asked.columns, key, asked.year);
		for (const place of asked.places) {
			const at = levelAt(asked, key, { over, place });
			if (typeof at === 'string') not[at]++;
			else put(found, at, trendAt(over, place));
		}
	}
	found.levelOnly.byChance = expectedByChance(found.levelOnly.all, asked.level);
	return { ...found, chance: chanceOf(found.judged, asked.level) };
}

/** A kommune's newest figure against its reference. */
type LevelAt = Omit<Turn, 'side' | 'moves' | 'since'> & { side: Compared };

function levelAt(
	{ referenceOf, level }: TurningAsked,
	key: SeriesKey,
	{ over, place }: { over: ReturnType<typeof columnsUpTo>; place: number }
): LevelAt | NotJudged {
	// Told or hidden: an older one does not stand in for one that is hidden.
	const column = over.findLast(({ state }) => isFigure(state[place]));
	if (!column || column.state[place] !== stateCode('value')) return 'no-figure';
	const wanted = referenceOf(place);
	const reference = wanted && referenceIn(column, wanted, place);
	if (!reference) return 'no-reference';
	// Fewer than five others are single kommuner, and nobody is judged by them.
	if (!isOfMany(reference)) return 'no-reference';
	const side = standing(column, place, reference.value, level);
	if (side === null) return 'no-limits';
	return {
		...{ place, key, side, year: column.year, value: column.value[place] ?? NaN },
		...{ reference: reference.value, includes: reference.includes }
	};
}

/** Counts it where it belongs; on a list only where level and development say the same. */
function put(found: Turning, at: LevelAt, trend: Trend): void {
	const { side } = at;
	const list = side === 'similar' ? null : badIn(at.key, side) ? 'worse' : 'better';
	if (trend.marker === 'cannot-be-judged') {
		const why = trend.why === 'too-few-points' ? 'too-few-years' : trend.why;
		found.not[why]++;
		if (why !== 'too-few-years') return;
		found.levelOnly.all++;
		if (list) found.levelOnly[list]++;
		return;
	}
	found.judged++;
	if (list === null || side === 'similar' || trend.marker === 'no-change') return;
	if ((side === 'higher') !== (trend.marker === 'rising')) return;
	found[list].push({ ...at, side, moves: trend.marker, since: trend.from });
}

const badIn = (key: SeriesKey, side: 'lower' | 'higher') =>
	betterOf(key) !== (side === 'higher' ? 'high' : 'low');

/**
 * A kommune gets on a list only where both are flagged the same way. How often chance does both depends
 * on how they go together; it can't be more often than it does the rarer of them.
 */
function chanceOf(judged: number, level: Level): Turning['chance'] {
	return {
		level: expectedByChance(judged, level),
		moves: expectedByChance(judged, MOVES),
		eachList: judged * Math.min(TAIL[level], TAIL[MOVES])
	};
}
