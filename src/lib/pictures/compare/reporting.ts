import type { Kommune } from '../../domain/area.ts';
import type { Origin } from '../origin.ts';
import type { ReportedColumn } from '../../domain/reporting.ts';
import type { Table } from '../../domain/table.ts';
import type { ReportGroup, ReportMark, ReportRow } from '../../charts/reporting/state.ts';
import {
	hasReported,
	perhapsCarried,
	reachOfColumn,
	reportedAt,
	saidCarried,
	withoutReport,
	type Adults,
	type Reach,
	type ReportedSource
} from '../../model/compare/reporting.ts';
import { collator, m, numberText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { kommuneName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import {
	expectedText,
	keyOf,
	markOf,
	publisherOf,
	shareText,
	sourceName,
	wordsOf
} from './reportingWords.ts';

export interface ReportingInput {
	/** As it is said in a sentence: 'Innlandet'. */
	area: string;
	/** Where the picture is said to be of. */
	place: Origin['place'];
	kommuner: readonly Kommune[];
	/** Those that are seen, in their order. */
	sources: readonly ReportedSource[];
	/** The column that the heading is about: one of theirs. */
	focus: ReportedColumn;
	adults: Adults;
}

export interface ReportingPicture extends Picture {
	groups: ReportGroup[];
	/** By name. */
	rows: ReportRow[];
	/** The id of the column in focus. */
	focus: string;
	key: { mark: ReportMark; text: string }[];
	/** Of the column in focus. */
	reach: Reach;
	/** Who has nothing in it, by name. */
	missing: Kommune[];
	/** What is suspected of its figures; empty where nothing is. */
	carried: string[];
}

/** So many names in a summary. */
const NAMED = 5;

export const columnId = ({ source, year }: Pick<ReportedColumn, 'source' | 'year'>) =>
	`${source}|${year}`;

/** What is the same whatever column is looked at: made once for all of them. */
export type ReportingGrid = Pick<ReportingPicture, 'groups' | 'rows' | 'key' | 'table'> & {
	/** By name. */
	kommuner: readonly Kommune[];
};

export function reportingGrid(
	input: Pick<ReportingInput, 'area' | 'kommuner' | 'sources'>
): ReportingGrid {
	const { area, sources } = input;
	const kommuner = input.kommuner.toSorted((a, b) =>
		collator.compare(kommuneName(a), kommuneName(b))
	);
	const rows = kommuner.map((kommune) => rowOf(kommune, sources));
	const groups = sources.map((source) => groupOf(source, kommuner));
	return {
		...{ kommuner, rows, groups, table: tableOf(area, groups, rows) },
		key: keyOf(new Set(rows.flatMap(({ marks }) => marks)))
	};
}

/** Who has reported what, and how much of an area that is. */
export function reportingPicture(
	input: ReportingInput,
	grid = reportingGrid(input)
): ReportingPicture {
	const { area, focus, adults, place, sources } = input;
	const { kommuner, groups, rows, key, table } = grid;
	const reach = reachOfColumn(focus, kommuner, adults);
	const missing = withoutReport(focus, kommuner);
	const heading = headingOf({ ...input, kommuner }, reach);
	const carried = carriedOf(focus, kommuner);
	return {
		name: m.reporting_title(),
		heading,
		subtitle: subtitleOf(reach),
		summary: summaryOf({ area, sources, heading, missing, carried }),
		origin: {
			place,
			years: yearsOf(sources),
			sources: sources.map(({ id, columns }) => ({ id, years: columns.map(({ year }) => year) })),
			method: m.reporting_method()
		},
		...{ groups, rows, key, table, focus: columnId(focus), reach, missing, carried }
	};
}

const yearsOf = (sources: readonly ReportedSource[]) =>
	[...new Set(sources.flatMap(({ columns }) => columns.map(({ year }) => year)))].sort(
		(a, b) => a - b
	);

function groupOf({ id, delivery, columns }: ReportedSource, kommuner: readonly Kommune[]) {
	const [words, all] = [wordsOf(delivery), numberText(kommuner.length)];
	return {
		...{ id, name: sourceName(id), note: expectedText(delivery) },
		columns: columns.map((column) => {
			const count = numberText(kommuner.length - withoutReport(column, kommuner).length);
			const said = { source: sourceName(id), year: String(column.year), count, all };
			return {
				...{ id: columnId(column), year: said.year, count, words },
				label: m.reporting_column_label(said)
			};
		})
	};
}

/** What is owed is counted; where none of what is seen is, all that is there. */
function rowOf(kommune: Kommune, sources: readonly ReportedSource[]): ReportRow {
	const owed = sources.filter(({ delivery }) => delivery === 'aarlig');
	const counted = (owed.length > 0 ? owed : sources).flatMap(({ columns }) => columns);
	const at = (column: ReportedColumn) => reportedAt(column, kommune.code);
	const done = counted.filter((column) => hasReported(at(column))).length;
	return {
		...{ id: kommune.code, name: kommuneName(kommune), done },
		doneText: m.reporting_done({ count: numberText(done), all: numberText(counted.length) }),
		marks: sources.flatMap(({ delivery, columns }) =>
			columns.map((column) => markOf(at(column), delivery))
		)
	};
}

function headingOf({ area, kommuner, sources, focus }: ReportingInput, reach: Reach): string {
	const delivery = sources.find(({ id }) => id === focus.source)?.delivery ?? 'register';
	const said = { source: sourceName(focus.source), year: String(focus.year) };
	const [only, second] = kommuner;
	if (only && !second) {
		const mark = markOf(reportedAt(focus, only.code), delivery);
		return m.reporting_heading_one({
			...{ ...said, name: kommuneName(only), word: wordsOf(delivery)[mark] }
		});
	}
	const has = {
		aarlig: m.reporting_has_aarlig,
		frivillig: m.reporting_has_frivillig,
		undersokelse: m.reporting_has_undersokelse,
		register: m.reporting_has_register
	}[delivery](said);
	const all = numberText(reach.of);
	if (reach.reporting === reach.of) return m.reporting_heading_all({ all, area, has });
	if (reach.reporting === 0) return m.reporting_heading_none({ all, area, has });
	const share = reach.share === null ? '' : m.reporting_share({ share: shareText(reach.share) });
	return m.reporting_heading_some({
		...{ count: numberText(reach.reporting), all, area, has, share }
	});
}

const subtitleOf = ({ populationYear }: Reach) =>
	m.reporting_subtitle({
		population:
			populationYear === null
				? m.reporting_population_none()
				: m.reporting_population({ year: String(populationYear) })
	});

/** What is suspected, and what the publisher says of it: never who. */
function carriedOf(focus: ReportedColumn, kommuner: readonly Kommune[]): string[] {
	const { length: count } = perhapsCarried(focus, kommuner);
	const said = saidCarried(focus.source, focus.year);
	return [
		...(count === 1 ? [m.reporting_carried_one()] : []),
		...(count > 1 ? [m.reporting_carried({ count: numberText(count) })] : []),
		...(said === null
			? []
			: [
					m.reporting_carried_said({
						...{ publisher: publisherOf(focus.source), year: String(focus.year) },
						count: numberText(said)
					})
				])
	];
}

interface Summed {
	area: string;
	sources: readonly ReportedSource[];
	heading: string;
	missing: readonly Kommune[];
	carried: readonly string[];
}

function summaryOf({ area, sources, heading, missing, carried }: Summed): string {
	const names = missing.slice(0, NAMED).map(kommuneName);
	const more = missing.length - names.length;
	const said =
		more > 0
			? m.reporting_summary_more({ names: names.join(', '), count: numberText(more) })
			: listText(names);
	return [
		m.reporting_summary({
			...{ area, finding: heading },
			sources: listText(sources.map(({ id }) => sourceName(id)))
		}),
		...(missing.length > 0 ? [m.reporting_summary_missing({ names: said })] : []),
		...carried
	].join(' ');
}

/** The same as the picture, in words. */
function tableOf(area: string, groups: readonly ReportGroup[], rows: readonly ReportRow[]): Table {
	const columns = groups.flatMap(({ name, columns: some }) =>
		some.map(({ id, year, words }) => ({ key: id, label: `${name} ${year}`, words }))
	);
	return {
		caption: m.reporting_caption({ area }),
		columns: [
			{ key: 'kommune', label: m.reporting_column_kommune() },
			...columns.map(({ key, label }) => ({ key, label }))
		],
		rows: rows.map(({ name, marks }) => ({
			kommune: name,
			...Object.fromEntries(columns.map(({ key, words }, at) => [key, words[marks[at] ?? 'none']]))
		}))
	};
}
