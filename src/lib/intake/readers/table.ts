import type { Problem } from '../../domain/problem.ts';

/** One row of a table, as text exactly as read, with the line it begins on in its file. */
export interface TableRow {
	line: number;
	cells: readonly string[];
}

/** A table as a reader finds it: nothing of it is understood yet. */
export interface Table {
	/** What stands above the table: title, source. */
	preamble: readonly string[];
	header: readonly string[];
	/** The last line of the header, 0 where there is none. */
	headerLine: number;
	/** Every row, also those that are wider or narrower than the header. */
	rows: readonly TableRow[];
	problems: readonly Problem[];
}

/** A cell as it is written in CSV: quotes doubled, and around what would be read otherwise. */
function csvCell(text: string): string {
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as normalised CSV: UTF-8, comma, quotes doubled, header first, LF. */
export function toCsv(rows: Iterable<readonly string[]>): string {
	let csv = '';
	// A row of one empty cell would be a blank line.
	for (const cells of rows)
		csv += (cells.length === 1 && cells[0] === '' ? '""' : cells.map(csvCell).join(',')) + '\n';
	return csv;
}
