import type { Provenance } from '../../domain/provenance.ts';
import { dateText, language, m, stampOf } from '../../text/index.ts';
import { fileColumns, type FileColumn, type Row } from '../columns.ts';
import { provenanceLine, yearsText } from '../provenanceLine.ts';
import { aboutSheet, chosenSheet, definitionsSheet, filesSheet, versionsSheet } from './about.ts';
import type { BookInput, Tabled } from './input.ts';
import { sheetNames } from './sheetNames.ts';
import type { Sheet, SheetCell, SheetLine, Workbook } from './workbook.ts';

/**
 * A workbook of tables: what it is, a sheet for each table, and sheets of definitions, choices, files
 * and versions, which another needs to find the same figures again.
 */
export function workbookOf(input: BookInput): Workbook {
	const { title, from, tables } = input;
	const own = [m.workbook_about(), m.workbook_definitions(), m.workbook_chosen()];
	const tabs = sheetNames([
		...[...own, m.document_files(), m.workbook_versions()],
		...tables.map(({ name }) => name)
	]);
	const [about = '', definitions = '', chosen = '', files = '', versions = ''] = tabs;
	const tabled = tables.map((one, i) => ({
		...one,
		...{ tab: tabs[i + 5] ?? one.name, columns: fileColumns(one.table) }
	}));
	const marks = marksOf(from);
	const sheet = (name: string, called: string, rest: Pick<Sheet, 'head' | 'rows'>): Sheet => ({
		...{ name, above: [{ text: called, as: 'title' }, ...marks], ...rest }
	});
	return {
		...{ title, locale: language.now, maker: m.app_name(), made: from.made },
		...{ mark: stampOf(from.mode), foot: footOf(from) },
		sheets: [
			{ ...sheet(about, title, aboutSheet(tabled)), above: aboveAll(input, marks) },
			...tabled.map(tableSheet),
			sheet(definitions, m.workbook_definitions_title(), definitionsSheet(tabled)),
			sheet(chosen, m.workbook_chosen_title(), chosenSheet(input)),
			sheet(files, m.workbook_files_title(), filesSheet(input)),
			sheet(versions, m.workbook_versions_title(), versionsSheet(input))
		]
	};
}

/** Whose eyes it is for, and what its figures are, where that is not what a reader expects. */
function marksOf({ mode, synthetic }: Provenance): SheetLine[] {
	const text = [stampOf(mode), synthetic ? m.chart_synthetic() : null].filter(Boolean).join(' · ');
	return text ? [{ text, as: 'mark' }] : [];
}

const aboveAll = ({ title, from }: BookInput, marks: readonly SheetLine[]): SheetLine[] => [
	{ text: title, as: 'title' },
	...marks,
	{ text: `${m.workbook_lead()} ${m.picture_made({ date: dateText(from.made) })}.`, as: 'note' }
];

/** What it is above the head, and where it comes from: a sheet may be copied into another workbook. */
function tableSheet({ tab, heading, table, from, columns }: Tabled): Sheet {
	return {
		name: tab,
		above: [
			{ text: table.caption || heading, as: 'title' },
			...marksOf(from),
			{ text: provenanceLine(from), as: 'note' }
		],
		head: columns.map(({ label }) => label),
		rows: table.rows.map((row) => columns.map((column) => cellOf(column, row)))
	};
}

function cellOf({ part, of, decimals }: FileColumn, row: Row): SheetCell {
	const cell = of(row);
	if (typeof cell !== 'number') return cell;
	return { value: cell, decimals: decimals(row), ...(part === 'year' && { year: true }) };
}

/** What the sheet is, at the foot of each printed page. */
function footOf({ place, years, mode, synthetic }: Provenance): string {
	return [
		`${place.name} (${place.code}) ${yearsText(years)}`,
		stampOf(mode) ?? m.csv_mode_share(),
		synthetic && m.chart_synthetic(),
		m.app_name()
	]
		.filter(Boolean)
		.join(' · ');
}
