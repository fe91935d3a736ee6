import { Z } from './level.ts';
import { slopeOf, type Weighted } from './slope.ts';
import type { Limits } from './wilson.ts';

/** A year of a series. */
export interface SeriesPoint {
	year: number;
	value: number;
	/** 95 % limits of the value; null where none can be made, as of man-years. */
	limits: Limits | null;
}

export type Trend =
	| {
			marker: 'rising' | 'falling' | 'no-change';
			/** In the unit of the value, a year. */
			slope: number;
			/** With one degree of freedom. */
			chiSquare: number;
			/** First and last year that were judged: none from before the latest break. */
			from: number;
			to: number;
	  }
	| { marker: 'cannot-be-judged'; why: 'too-few-points' | 'break' | 'no-limits' };

const FEWEST = 5;

/** The chi-square with one degree of freedom that chance passes twice in a thousand. */
const SURE = 9.5495;

/**
 * Whether a series rises or falls: the slope of a weighted regression is too steep for chance (99.8 %),
 * and keeps its sign whichever year is left out. Which of them is better is not said.
 *
 * @param series in any order, no year twice
 * @param breaks first years of a new way of counting: what is before the last of them is not judged
 * @returns      the marker, or why there is none; without limits a series is not one without change
 * @throws       RangeError when a year is there twice or a value isn't finite and within its limits
 * @see          Fleiss, Levin and Paik 2003, chapter 9 (χ² of a slope)
 */
export function trendOf(series: readonly SeriesPoint[], breaks: readonly number[] = []): Trend {
	hold(series);
	const since = Math.max(-Infinity, ...breaks.filter((year) => series.some(after(year))));
	const judged = series.filter(after(since)).toSorted((a, b) => a.year - b.year);
	const because = judged.length < series.length ? 'break' : 'too-few-points';
	if (judged.length < FEWEST) return cannot(series.length < FEWEST ? 'too-few-points' : because);
	const points = judged.flatMap(weighted);
	if (points.length < judged.length) return cannot('no-limits');
	const { slope, error } = slopeOf(points);
	const chiSquare = (slope / error) ** 2;
	const moves = chiSquare > SURE && keepsItsSign(points, slope);
	return {
		marker: !moves ? 'no-change' : slope > 0 ? 'rising' : 'falling',
		slope,
		chiSquare,
		from: judged[0]?.year ?? NaN,
		to: judged.at(-1)?.year ?? NaN
	};
}

const cannot = (why: Extract<Trend, { why: string }>['why']): Trend => ({
	marker: 'cannot-be-judged',
	why
});

const after =
	(first: number) =>
	({ year }: SeriesPoint) =>
		year >= first;

function weighted({ year, value, limits }: SeriesPoint): Weighted[] {
	if (!limits) return [];
	const deviation = (limits.high - limits.low) / (2 * Z[95]);
	return [{ x: year, y: value, weight: 1 / deviation ** 2 }];
}

function keepsItsSign(points: readonly Weighted[], slope: number): boolean {
	return points.every((_, out) => {
		const without = slopeOf(points.toSpliced(out, 1));
		// What is a hair from level is level: rounding gave it its sign.
		return (without.slope * Math.sign(slope)) / without.error > 1e-9;
	});
}

function hold(series: readonly SeriesPoint[]): void {
	if (new Set(series.map(({ year }) => year)).size < series.length)
		throw new RangeError('A year is there twice');
	for (const { year, value, limits } of series)
		if (!Number.isSafeInteger(year) || !Number.isFinite(value) || !holds(limits, value))
			throw new RangeError(`No point: ${year}, ${value} (${limits?.low}–${limits?.high})`);
}

/** Limits without width would weigh everything. */
const holds = (limits: Limits | null, value: number) =>
	limits === null ||
	(limits.low <= value && value <= limits.high && limits.low < limits.high && isFinite(limits));

const isFinite = ({ low, high }: Limits) => Number.isFinite(high - low);
