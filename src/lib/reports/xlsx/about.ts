import { m, stateText } from '../../text/index.ts';
import type { FileColumn } from '../columns.ts';
import { hashText, originLines } from '../origin.ts';
import { sourceText } from '../provenanceLine.ts';
import { columnOf, type BookInput, type Tabled } from './input.ts';
import type { Sheet } from './workbook.ts';

/*
 * The sheets about a workbook: what is in it and how it is read, what its columns are, what has been
 * chosen, and what it was made of.
 */

type Told = Pick<Sheet, 'head' | 'rows'>;

/** What sheets there are, and how one reads what is no number. */
export const aboutSheet = (tables: readonly Tabled[]): Told => ({
	head: [m.workbook_kind(), m.workbook_called(), m.workbook_means()],
	rows: [
		...tables.map(({ tab, heading }) => [m.workbook_sheet(), tab, heading]),
		...[
			[m.workbook_definitions(), m.workbook_definitions_title()],
			[m.workbook_chosen(), m.workbook_chosen_title()],
			[m.document_files(), m.workbook_files_title()],
			[m.workbook_versions(), m.workbook_versions_title()]
		].map((one) => [m.workbook_sheet(), ...one]),
		...[
			[m.csv_from(), m.workbook_low()],
			[m.csv_to(), m.workbook_high()]
		].map((one) => [m.workbook_column(), ...one]),
		...[
			[stateText('hidden'), m.workbook_state_hidden()],
			[stateText('protecting'), m.state_protecting_why()],
			[stateText('not-collected'), m.workbook_state_not_collected()],
			[stateText('not-applicable'), m.workbook_state_not_applicable()],
			[m.cannot_be_decided(), m.workbook_state_undecided()]
		].map((one) => [m.workbook_state(), ...one])
	]
});

/** Each column of each sheet: what it is, what it is counted in, and where it comes from. */
export const definitionsSheet = (tables: readonly Tabled[]): Told => ({
	head: [
		...[m.workbook_sheet(), m.workbook_column(), m.document_unit(), m.explain_definition()],
		...[m.csv_source(), m.csv_method()]
	],
	rows: tables.flatMap((one) =>
		one.columns.map((column) => [
			...[one.tab, column.label],
			(isText(column) ? '' : columnOf(one, column)?.unit) || null,
			definitionOf(one, column),
			...(isText(column)
				? [null, null]
				: [one.from.sources.map(sourceText).join('; ') || null, one.from.method || null])
		])
	)
});

const isText = ({ part }: FileColumn) => part === 'text' || part === 'state' || part === 'year';

const PARTS: Record<Exclude<FileColumn['part'], 'number'>, () => string> = {
	text: m.workbook_text,
	year: m.workbook_year,
	low: m.workbook_low,
	high: m.workbook_high,
	state: m.workbook_reason
};

function definitionOf(table: Tabled, column: FileColumn): string {
	const own = columnOf(table, column)?.definition;
	if (column.part === 'number') return own ?? table.subtitle;
	const part = PARTS[column.part]();
	return isText(column) ? part : `${part} ${own ?? table.subtitle}`;
}

/** Place, year, for whose eyes, what it rests on, and what else was chosen. */
export const chosenSheet = ({ from, chosen }: BookInput): Told => ({
	head: [m.document_what(), m.document_value()],
	rows: [
		...originLines(from)
			.filter(({ key }) => !['source', 'method'].includes(key))
			.map(({ label, said }) => [
				label,
				typeof said === 'string' ? said : ({ value: said, decimals: 0, year: true } as const)
			]),
		...chosen
	]
});

/** Where there are none, that is said. */
export const filesSheet = ({ files, from }: BookInput): Told => ({
	head: [m.document_file(), m.csv_source(), m.document_hash()],
	rows:
		files.length > 0
			? files.map(({ name, source, sha256 }) => [name, source, hashText(sha256)])
			: [[from.synthetic ? m.document_files_example() : m.document_files_none(), null, null]]
});

/** The rules that the numbers are made by; the crosswalks and assumptions of all sheets, each once. */
export function versionsSheet({ tables, versions }: BookInput): Told {
	const distinct = (label: string, all: readonly (string | null | undefined)[]) =>
		[...new Set(all)].flatMap((one) => (one ? [[label, one]] : []));
	return {
		head: [m.document_what(), m.document_value()],
		rows: [
			...distinct(
				m.csv_crosswalk(),
				tables.map(({ from }) => from.crosswalk)
			),
			...distinct(
				m.csv_assumptions(),
				tables.map(({ from }) => from.assumptions)
			),
			...versions.filter(([, version]) => version !== '')
		]
	};
}
