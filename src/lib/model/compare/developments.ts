import { kilde } from '../../catalogue/kilder.ts';
import { indikator } from '../../catalogue/indikatorer.ts';
import { stateCode, type ReleasedColumn, type SeriesKey } from '../../domain/column.ts';
import { trendOf, type SeriesPoint, type Trend } from '../../statistics/trend.ts';
import type { Columns } from './columns.ts';
import { breaksOf, mayChange, type Brudd } from './guard.ts';
import { limitsAt } from './limits.ts';

export type { Trend } from '../../statistics/trend.ts';

const VALUE = stateCode('value');

/** The columns of a series up to a year, oldest first. */
export const columnsUpTo = (columns: Columns, key: SeriesKey, year: number) =>
	columns.over(key).filter((column) => column.year <= year);

/**
 * Whether a kommune's published figures rise or fall, since the last break of any of the sources. What
 * has no limits cannot be judged, which is not that it stays the same.
 *
 * @param over columns of one series
 */
export function trendAt(over: readonly ReleasedColumn[], place: number): Trend {
	const [first] = over;
	if (!first) return { marker: 'cannot-be-judged', why: 'too-few-points' };
	return trendOf(
		over.flatMap((column) => pointAt(column, place)),
		breaksOf(first.key).map(({ til }) => til)
	);
}

function pointAt(column: ReleasedColumn, place: number): SeriesPoint[] {
	const value = column.value[place] ?? NaN;
	if (column.state[place] !== VALUE || Number.isNaN(value)) return [];
	const limits = limitsAt(column, place, 95);
	const wide = limits !== null && limits.low < limits.high;
	const within = wide && limits.low <= value && value <= limits.high;
	return [{ year: column.year, value, limits: within ? limits : null }];
}

/** The breaks that lie between the first and the last year of some columns. */
export function breaksWithin(over: readonly ReleasedColumn[]): Brudd[] {
	const [first, last] = [over[0], over.at(-1)];
	if (!first || !last) return [];
	return breaksOf(first.key).filter(({ fra, til }) => first.year <= fra && til <= last.year);
}

/**
 * Years whose answer may be one of an earlier year: the publisher of one of its sources has carried
 * answers forward into it, and this one counts as many as the year before, and more than nobody. No file
 * says for whom it was done.
 */
export function perhapsCarriedAt(
	over: readonly ReleasedColumn[],
	place: number
): ReadonlySet<number> {
	const [first] = over;
	const years = first ? carriedYears(first.key) : [];
	const same = over.filter((column) => {
		if (!years.includes(column.year)) return false;
		const before = over.find(({ year }) => year === column.year - 1);
		const [then, now] = [before && answeredAt(before, place), answeredAt(column, place)];
		// Nothing twice is what most answer who have nothing.
		return now !== null && now > 0 && then === now;
	});
	return new Set(same.map(({ year }) => year));
}

/** What is answered: what is counted, and not what it is divided by, which changes each year. */
function answeredAt({ state, numerator, value }: ReleasedColumn, place: number): number | null {
	if (state[place] !== VALUE) return null;
	const count = numerator[place] ?? NaN;
	return Number.isNaN(count) ? (value[place] ?? null) : count;
}

const carriedYears = ({ indicator }: SeriesKey): number[] =>
	indikator(indicator).kilder.flatMap((id) =>
		(kilde(id).forlopsatlas.viderefort ?? []).map(({ aar }) => aar)
	);

/** What is known of one kommune over the years of a series. */
export interface Development {
	place: number;
	/** It has a published figure in some year. */
	told: boolean;
	trend: Trend;
	change: OwnChange | null;
	carried: ReadonlySet<number>;
}

/** In the order of the places. */
export const developmentsOf = (
	over: readonly ReleasedColumn[],
	places: readonly number[]
): Development[] =>
	places.map((place) => ({
		place,
		told: over.some(({ state }) => state[place] === VALUE),
		trend: trendAt(over, place),
		change: ownChangeAt(over, place),
		carried: perhapsCarriedAt(over, place)
	}));

/** A kommune's own change over the years that may be held against each other. */
export interface OwnChange {
	from: number;
	to: number;
	/** Per cent of what it was; null where it was nothing. */
	percent: number | null;
}

/**
 * From the first to the last published figure of the newest years that no break parts; where that is one
 * year alone, of those before it. Null where no two may be held against each other.
 */
export function ownChangeAt(over: readonly ReleasedColumn[], place: number): OwnChange | null {
	const told = over.filter((column) => column.state[place] === VALUE);
	for (const last of told.toReversed()) {
		const first = told.find(
			({ key, year }) => year < last.year && mayChange(key, year, last.year).allowed
		);
		if (!first) continue;
		const [then, now] = [first.value[place] ?? NaN, last.value[place] ?? NaN];
		const percent = then > 0 ? (now / then - 1) * 100 : null;
		return { from: first.year, to: last.year, percent };
	}
	return null;
}
