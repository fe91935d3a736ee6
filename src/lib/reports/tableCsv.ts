import { isComputed, type Column, type Table, type TableCell } from '../domain/table.ts';
import type { Provenance } from '../domain/provenance.ts';
import { m, stampOf, stateText } from '../text/index.ts';
import { numbersOf } from './cells.ts';
import { sourceText } from './provenanceLine.ts';
import { toCsv, type CsvCell, type CsvColumn } from './csv.ts';
import { madeText } from './madeText.ts';

/** A column of the file, and what it says of each row. */
interface Written extends CsvColumn {
	of: (row: Row) => CsvCell;
}

type Row = Table['rows'][number];

/**
 * A table as it leaves the page: numbers as numbers, the ends of a range and the reason why a number
 * isn't there each in a column of its own, and on each row where it is of and what it comes from.
 * Numbers have the decimals they are shown with: more of them could give a hidden count away.
 */
export function tableCsv({ columns, rows }: Table, from: Provenance): string {
	const written = [...columns.flatMap((one) => writtenOf(one, rows)), ...originOf(from, columns)];
	const plain = written.map(({ label }, i) => ({ key: String(i), label }));
	return toCsv(
		plain,
		rows.map((row) => Object.fromEntries(written.map(({ of }, i) => [String(i), of(row)])))
	);
}

function writtenOf(column: Column, rows: readonly Row[]): Written[] {
	const { key, label, unit, decimals } = column;
	const cells = rows.flatMap((row) => row[key] ?? []);
	const named = (what?: string) =>
		`${[label, what].filter(Boolean).join(', ')}${unit && unit !== label.toLowerCase() ? ` (${unit})` : ''}`;
	if (cells.every((cell) => typeof cell === 'string'))
		return [{ key, label: named(), of: (row) => reasonOf(row[key]) || null }];
	const number = (of: (cell: TableCell, places: number) => number | null) => (row: Row) => {
		const cell = row[key];
		return cell === undefined ? null : of(cell, decimals ?? 0);
	};
	const spans = cells.some((cell) => isComputed(cell) && cell.low !== null);
	// A column of which only the ends are known has no middle to leave empty.
	const middles = !spans || cells.some((cell) => middleOf(cell, decimals ?? 0) !== null);
	return [
		...(middles ? [{ key, label: named(), of: number(middleOf) }] : []),
		...(spans
			? [
					{ key, label: named(m.csv_from()), of: number(endOf('low')) },
					{ key, label: named(m.csv_to()), of: number(endOf('high')) }
				]
			: []),
		...(cells.some((cell) => reasonOf(cell) !== '')
			? [
					{
						key,
						label: m.csv_state({ column: label }),
						of: (row: Row) => reasonOf(row[key]) || null
					}
				]
			: [])
	];
}

const middleOf = (cell: TableCell, decimals: number) => numbersOf(cell, decimals).middle;

const endOf = (end: 'low' | 'high') => (cell: TableCell, decimals: number) =>
	numbersOf(cell, decimals)[end];

/** A text, or why there is no number; empty where there is one. */
function reasonOf(cell: TableCell | undefined): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return cell;
	if (isComputed(cell)) return cell.why ?? '';
	return cell.state === 'value' ? '' : stateText(cell.state);
}

/** What each row carries with it; not what the table tells by a column of its own. */
function originOf(from: Provenance, columns: readonly Column[]): Written[] {
	const { place, years, sources, method, crosswalk, assumptions, mode, synthetic } = from;
	const same = (key: string, label: string, text: CsvCell): Written => ({
		...{ key, label },
		of: () => text
	});
	const has = (key: string) => columns.some((one) => one.key === key);
	const [only] = years;
	const year = years.length === 1 && only !== undefined ? only : years.join(', ');
	return [
		same('code', m.csv_code(), place.code),
		same('name', m.csv_place(), place.name),
		...(has('year') ? [] : [same('year', m.year_label(), year)]),
		same('source', m.csv_source(), sources.map(sourceText).join('; ')),
		...(method ? [same('method', m.csv_method(), method)] : []),
		...(crosswalk ? [same('crosswalk', m.csv_crosswalk(), crosswalk)] : []),
		...(assumptions ? [same('assumptions', m.csv_assumptions(), assumptions)] : []),
		same('mode', m.csv_mode(), stampOf(mode) ?? m.csv_mode_share()),
		same('data', m.csv_data(), synthetic ? m.chart_synthetic() : m.csv_data_own()),
		same('made', m.csv_made(), madeText(from))
	];
}
