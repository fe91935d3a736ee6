import { kilde } from '../../catalogue/kilder.ts';
import type { Levering } from '../../catalogue/kilde.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import type { Kommune } from '../../domain/area.ts';
import { COLUMN_STATES, type ColumnFigures, type SeriesKey } from '../../domain/column.ts';
import { REPORT_STATES, type ReportedColumn, type ReportState } from '../../domain/reporting.ts';
import type { Columns } from './columns.ts';

/** A source with its years, oldest first. */
export interface ReportedSource {
	id: string;
	delivery: Levering;
	/** Years between others are there too where the source owes figures every year. */
	columns: readonly ReportedColumn[];
}

/** What a kommune has in a source and a year. */
export interface Reported {
	state: ReportState;
	/**
	 * All its figures are those of the year before, so that they may have been carried forward. A
	 * suspicion and never a fact: no file says for whom it was done.
	 */
	asBefore: boolean;
}

/** How much of an area figures are of. */
export interface Reach {
	/** Kommuner that are with, and how many there are. */
	reporting: number;
	of: number;
	/** How much of the population aged 18 and over they have, 0–1; null where it is not known for all. */
	share: number | null;
	/** The year of the population; null where there is none. */
	populationYear: number | null;
}

/** Inhabitants aged 18 and over. */
export interface Adults {
	/** Oldest first. */
	years: readonly number[];
	/** Persons; null where it is not known. */
	of: (kommune: string, year: number) => number | null;
}

/** Those who owe figures stand first, and what is made of registers last. */
const ORDER: readonly Levering[] = ['aarlig', 'frivillig', 'undersokelse', 'register'];

const POPULATION: SeriesKey = { indicator: 'innbyggere_18', forlop: 'alle', category: 'alle' };

/** The population of released figures. */
export const adultsIn = (columns: Pick<Columns, 'years' | 'at'>): Adults => ({
	years: columns.years(POPULATION),
	of: (kommune, year) => {
		const persons = columns.at(POPULATION, year)?.value[kommuneAt(kommune)] ?? NaN;
		return Number.isNaN(persons) ? null : persons;
	}
});

/** Sources with any row, as they are read: those that kommuner owe first, then by id. */
export function reportedSources(columns: readonly ReportedColumn[]): ReportedSource[] {
	const ids = [...new Set(columns.map(({ source }) => source))].sort();
	return ids
		.map((id) => {
			const { leveres: delivery } = kilde(id).forlopsatlas;
			const own = columns.filter(({ source }) => source === id).sort((a, b) => a.year - b.year);
			return { id, delivery, columns: delivery === 'aarlig' ? unbroken(own) : own };
		})
		.sort((a, b) => ORDER.indexOf(a.delivery) - ORDER.indexOf(b.delivery));
}

/** With a column of nothing for each year that lacks between the first and the last. */
function unbroken(columns: readonly ReportedColumn[]): ReportedColumn[] {
	const [first, last] = [columns[0], columns.at(-1)];
	if (!first || !last) return [];
	const years = Array.from({ length: last.year - first.year + 1 }, (_, i) => first.year + i);
	const nothing = () => new Uint8Array(first.state.length);
	return years.map(
		(year) =>
			columns.find((one) => one.year === year) ?? {
				...{ source: first.source, year },
				...{ state: nothing(), asBefore: nothing() }
			}
	);
}

/**
 * What a kommune has in a column. The best of what its figures are counts: one value is enough to have
 * reported, also where other figures of the same source lack.
 *
 * @throws RangeError for a code that is no kommune
 */
export function reportedAt({ state, asBefore }: ReportedColumn, kommune: string): Reported {
	const at = kommuneAt(kommune);
	if (at < 0) throw new RangeError(`No kommune has the code ${kommune}`);
	return { state: REPORT_STATES[state[at] ?? 0] ?? 'absent', asBefore: asBefore[at] === 1 };
}

/** Something has come in, whether it may be shown or not. */
export const hasReported = ({ state }: Pick<Reported, 'state'>): boolean =>
	state === 'value' || state === 'hidden' || state === 'protecting';

/**
 * Those of some kommuner that have nothing in a column, in their order. Where figures can't be computed,
 * as of a kommune that has been divided, nothing is lacking.
 */
export const withoutReport = (column: ReportedColumn, kommuner: readonly Kommune[]): Kommune[] =>
	kommuner.filter(({ code }) => {
		const reported = reportedAt(column, code);
		return !hasReported(reported) && reported.state !== 'not-applicable';
	});

/** Those whose figures are all what they were the year before. */
export const perhapsCarried = (column: ReportedColumn, kommuner: readonly Kommune[]): Kommune[] =>
	kommuner.filter(({ code }) => reportedAt(column, code).asBefore);

/** For how many kommuner in the whole country the publisher carried answers into a year; null: it says nothing. */
export const saidCarried = (source: string, year: number): number | null =>
	kilde(source).forlopsatlas.viderefort?.find(({ aar }) => aar === year)?.kommuner ?? null;

/** How much of some kommuner a column is of. */
export const reachOfColumn = (
	column: ReportedColumn,
	kommuner: readonly Kommune[],
	adults: Adults
): Reach =>
	reachOf(kommuner, (code) => hasReported(reportedAt(column, code)), {
		adults,
		year: column.year
	});

/** How much of some kommuner the figures of a column are of: those that are shown. */
export const reachOfFigures = (
	{ year, state }: Pick<ColumnFigures, 'year' | 'state'>,
	kommuner: readonly Kommune[],
	adults: Adults
): Reach =>
	reachOf(kommuner, (code) => COLUMN_STATES[state[kommuneAt(code)] ?? 0] === 'value', {
		...{ adults, year }
	});

/**
 * How much of some kommuner figures are of, whatever the figures are.
 *
 * @param isWith whether a kommune is with, by its code
 * @param year the population is of this year, or of the nearest in which it is known for all of them
 */
export function reachOf(
	kommuner: readonly Kommune[],
	isWith: (kommune: string) => boolean,
	{ adults, year }: { adults: Adults; year: number }
): Reach {
	const codes = kommuner.map(({ code }) => code);
	const reporting = codes.filter(isWith);
	const populationYear = nearestWhole(adults, codes, year);
	const of = codes.length;
	if (populationYear === null)
		return { reporting: reporting.length, of, share: null, populationYear };
	const sum = (some: readonly string[]) =>
		some.reduce((all, code) => all + (adults.of(code, populationYear) ?? 0), 0);
	const whole = sum(codes);
	const share = whole > 0 ? sum(reporting) / whole : null;
	return { reporting: reporting.length, of, share, populationYear };
}

/** The nearest year in which all of them are known; of two as near, the older. */
function nearestWhole(
	{ years, of }: Adults,
	codes: readonly string[],
	year: number
): number | null {
	const distance = (one: number) => Math.abs(one - year);
	const nearest = years.toSorted((a, b) => distance(a) - distance(b) || a - b);
	return nearest.find((one) => codes.every((code) => of(code, one) !== null)) ?? null;
}

/** The column that is looked at first: the newest of the first source, not after a year. */
export function firstColumn(
	sources: readonly ReportedSource[],
	upTo: number | null
): ReportedColumn | null {
	const [source] = sources;
	if (!source) return null;
	const within = source.columns.filter(({ year }) => upTo === null || year <= upTo);
	return within.at(-1) ?? source.columns.at(-1) ?? null;
}
