import { isComputed, type Column, type Table, type TableCell } from '../domain/table.ts';
import { m, stateText } from '../text/index.ts';
import { decimalsOf, numbersOf } from './cells.ts';

export type Row = Table['rows'][number];

/**
 * What a column of a file tells of a column of a table: its text, the year it is of, its number, the
 * ends of its range, or the reason why there is no number.
 */
export type Part = 'text' | 'year' | 'number' | 'low' | 'high' | 'state';

/** A column of a file that a table leaves the page as. */
export interface FileColumn {
	/** Of the table's column. */
	key: string;
	part: Part;
	/** What stands above it, with what it is counted in: 'Gap, fra (årsverk)'. */
	label: string;
	/** Of a row; null where it has none. */
	of: (row: Row) => string | number | null;
	/** How many decimals its number is shown with on the page. */
	decimals: (row: Row) => number;
}

/**
 * A table as columns that hold one kind of thing each: numbers as numbers, the ends of a range and the
 * reason why a number isn't there beside it. Numbers have the decimals they are shown with: more of
 * them could give a hidden count away.
 */
export const fileColumns = ({ columns, rows }: Table): FileColumn[] =>
	columns.flatMap((column) => {
		const cells = rows.flatMap((row) => row[column.key] ?? []);
		return cells.every((cell) => typeof cell === 'string')
			? [textColumn(column, cells)]
			: numberColumns(column, cells);
	});

function textColumn(column: Column, texts: readonly string[]): FileColumn {
	const year = column.key === 'year' && texts.every((text) => /^(\d{4})?$/.test(text));
	const textOf = (row: Row) => reasonOf(row[column.key]) || null;
	return {
		...{ key: column.key, label: labelOf(column), decimals: () => 0 },
		...(year
			? { part: 'year', of: (row) => Number(textOf(row)) || null }
			: { part: 'text', of: textOf })
	};
}

/** Its ends tell more than its middle does. */
const isRange = (cell: TableCell): boolean =>
	typeof cell !== 'string' &&
	isComputed(cell) &&
	cell.low !== null &&
	!(cell.low === cell.middle && cell.high === cell.middle);

function numberColumns(column: Column, cells: readonly TableCell[]): FileColumn[] {
	const { key, label } = column;
	const spans = cells.some(isRange);
	// A column of which only the ends are known has no middle to leave empty.
	const middles = !spans || cells.some((cell) => numbersOf(cell, 0).middle !== null);
	const part = (of: 'middle' | 'low' | 'high', what?: string): FileColumn => ({
		...{ key, part: of === 'middle' ? 'number' : of, label: labelOf(column, what) },
		of: (row) => numbersOf(row[key], column.decimals ?? 0)[of],
		decimals: (row) => decimalsOf(row[key], column.decimals ?? 0)
	});
	const state: FileColumn = {
		...{ key, part: 'state', label: m.csv_state({ column: label }) },
		...{ of: (row) => reasonOf(row[key]) || null, decimals: () => 0 }
	};
	return [
		...(middles ? [part('middle')] : []),
		...(spans ? [part('low', m.csv_from()), part('high', m.csv_to())] : []),
		...(cells.some((cell) => reasonOf(cell) !== '') ? [state] : [])
	];
}

/** The name of a column or of a part of it, with the unit where the name doesn't say it. */
function labelOf({ label, unit }: Column, what?: string): string {
	const named = [label, what].filter(Boolean).join(', ');
	return unit && unit !== label.toLowerCase() ? `${named} (${unit})` : named;
}

/** A text, or why there is no number; empty where there is one. */
function reasonOf(cell: TableCell | undefined): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return cell;
	if (isComputed(cell)) return cell.why ?? '';
	return cell.state === 'value' ? '' : stateText(cell.state);
}
