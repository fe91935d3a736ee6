import type { Problem } from '../../domain/problem.ts';
import type { Layout } from './layout.ts';
import type { TextRecord } from './records.ts';

/** How many of each kind of trouble are told with their line. */
const TOLD = 20;

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
	/** How many empty cells most rows end with, beyond the header. */
	spare: number;
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

/** A table from what was found among records; `delimiter` is what a row is shown with. */
export function tableOf(layout: Layout, delimiter = ' · '): Table {
	return {
		preamble: layout.preamble.map(({ cells }) => cells.join(' ').trim()),
		header: layout.names,
		headerLine: layout.header.at(-1)?.line ?? 0,
		spare: spareOf(layout),
		rows: layout.body.map(({ line, cells }) => ({ line, cells })),
		problems: problemsOf(layout, delimiter)
	};
}

const spareOf = ({ width, names }: Layout) => Math.max(width - names.length, 0);

const problemsOf = (layout: Layout, delimiter: string): Problem[] => [
	...(layout.header.length === 0 ? headerMissing(layout) : headerJoined(layout)),
	...strayQuotes([...layout.header, ...layout.body], delimiter),
	...misfits(layout, delimiter),
	...around(layout)
];

/** The first of what was found, each with its line and how many there are. */
function told<Found extends { line: number }>(
	found: readonly Found[],
	tell: (one: Found, at: { row: number; count: number }) => Problem
): Problem[] {
	return found.slice(0, TOLD).map((one) => tell(one, { row: one.line, count: found.length }));
}

/** Names of columns on several lines. */
const headerJoined = ({ header }: Layout): Problem[] =>
	told(header.length > 1 ? header.slice(0, 1) : [], (_, at) => ({
		code: 'header-joined',
		severity: 'note',
		...at,
		lines: header.length
	}));

/** Rows that are written otherwise than the others, or are not as wide as the table. */
function misfits(layout: Layout, delimiter: string): Problem[] {
	const { header, names, body } = layout;
	const rows = [...header, ...body];
	const mixed = rows.filter(({ mended }) => mended === 'delimiter');
	const wider = rows.flatMap(({ line, more }) => (more ? [{ line, more }] : []));
	const ragged = body.filter(({ cells }) => !fitsWidth(cells, names.length, spareOf(layout)));
	return [
		...told(mixed, ({ cells }, at) => ({
			...({ code: 'delimiter-mixed', severity: 'warning', ...at } as const),
			found: shownAs(cells, ' · ')
		})),
		...told(wider, ({ more }, at) => ({
			...({ code: 'row-wider', severity: 'warning', ...at } as const),
			found: shownAs(more, delimiter)
		})),
		...unnamed(names, header),
		...told(ragged, ({ cells }, at) => ({
			...({ code: 'ragged-rows', severity: 'error', ...at } as const),
			found: shownAs(cells, delimiter),
			cells: cells.length,
			columns: names.length
		}))
	];
}

/** What stands under the rows, and between them, that is none. */
function around({ header, body, footnotes, further, repeated }: Layout): Problem[] {
	const lines = (all: readonly number[]) => all.map((line) => ({ line }));
	return [
		...told(footnotes, ({ cells }, at) => ({
			...({ code: 'footnotes', severity: 'note', ...at } as const),
			found: cells[0]?.trim().slice(0, 80) ?? ''
		})),
		...told(lines(repeated), (_, at) => ({ code: 'header-repeated', severity: 'note', ...at })),
		...told(lines(further), (_, at) => ({
			...({ code: 'several-tables', severity: 'warning', ...at } as const),
			read: header[0]?.line ?? body[0]?.line ?? 1
		}))
	];
}

/** Rows with a quote that was taken for a character. */
export function strayQuotes(records: readonly TextRecord[], delimiter: string): Problem[] {
	const mended = records.filter((record) => record.mended === 'quote');
	return told(mended, ({ cells }, at) => ({
		...({ code: 'quote-stray', severity: 'warning', ...at } as const),
		found: shownAs(cells, delimiter)
	}));
}

/** Columns with figures and no name, under a line of names that is too short. */
function unnamed(names: readonly string[], header: readonly TextRecord[]): Problem[] {
	const last = header.at(-1);
	if (!last || last.cells.length >= names.length) return [];
	const nameless = names.flatMap((name, at) => (name === '' ? [at + 1] : []));
	return [
		{
			...({ code: 'column-unnamed', severity: 'warning', row: last.line } as const),
			found: nameless.join(', '),
			count: nameless.length
		}
	];
}

/** A row as it is shown to be found again: without what may be a small number of persons. */
function shownAs(cells: readonly string[], between: string): string {
	return cells
		.map((cell) => (/^\W*\d{1,3}([.,]\d+)?\W*$/.test(cell) ? '…' : cell))
		.join(between)
		.slice(0, 80);
}

/** Rows that may have the names after all, for the user to choose between. */
function headerMissing({ preamble, body }: Layout): Problem[] {
	const above = preamble.filter(({ cells }) => cells.filter((cell) => cell.trim()).length > 1);
	return [...above.slice(-2), ...body.slice(0, 3)].map(({ line, cells }) => ({
		code: 'header-missing',
		severity: 'warning',
		row: line,
		found: shownAs(
			cells.filter((cell) => cell.trim() !== ''),
			' · '
		)
	}));
}

/** A table of which only the header is there. */
export function withoutRows({ rows, header }: Table): boolean {
	const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== ''));
	if (filled.every((cells) => cells.length < 2)) return true;
	// Names under names of groups, and no figure among them: another line of the header.
	const onlyNames = filled.every((cells) => !/\d/.test(cells.join('')));
	return header.includes('') && filled.length <= 2 && onlyNames;
}

/**
 * As wide as the header, or with the empty cells beyond it that most rows end with. In one row alone
 * an empty cell too many may stand at its end because all others have moved.
 */
export function fitsWidth(cells: readonly string[], width: number, spare: number): boolean {
	const more = cells.slice(width);
	return cells.length >= width && more.length <= spare && more.every((cell) => cell.trim() === '');
}
