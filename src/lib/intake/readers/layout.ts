import {
	FIGURE,
	headerLines,
	looksLikeHeader,
	namesOf,
	PERIOD,
	type HeaderLines
} from './header.ts';
import { firstTableEnd } from './stacked.ts';
import type { TextRecord } from './records.ts';
import { ownTitles } from './titles.ts';

/** Where in a sheet the table is: above it titles, below it notes, perhaps further tables. */
export interface Layout {
	preamble: TextRecord[];
	/** One line or several; none where the table begins with its rows. */
	header: TextRecord[];
	/** Names of the columns; texts of several header lines joined, and filled in from the left. */
	names: string[];
	/** The records of the table, whatever their width; blank lines left out. */
	body: TextRecord[];
	footnotes: TextRecord[];
	/** Lines on which further tables begin. */
	further: number[];
	/** Lines in the body that only repeat the header. */
	repeated: number[];
	/** Cells that a row of the table has. */
	width: number;
}

/** Symbols that stand for a figure. */
const SYMBOL = /^(?:[-–:.*]{1,3}|n\/?a)$/i;
/** Rows that tell what a column holds. */
const SAMPLE = 400;

/** What is known of the header before it is looked for. */
export interface GivenHeader {
	/** A line of it, as the user says. */
	headerLine?: number;
	/** Its first line and its last, as found before. */
	headerLines?: readonly [number, number];
}

/** Finds the table among the records; null when there is no row of two cells or more. */
export function layOut(records: readonly TextRecord[], given: GivenHeader = {}): Layout | null {
	const whole = records.filter((one) => filledCells(one) > 0);
	// What decides is the first table; others may stand under it without a line between them.
	const start = startOf(whole, given);
	const end = firstTableEnd(whole, start);
	const filled = end < whole.length ? asWideAsFilled(whole.slice(0, end)) : whole;
	const width = usualWidth(filled.slice(start));
	if (width === undefined) return null;
	const figures = columnsOfFigures(filled, width);
	const found = findHeader(filled, width, figures, given);
	if (!found) return null;
	const { from, to } = found;
	const header = filled.slice(from, to);
	const { body, further } = untilNextTable(records, filled.slice(to), figures);
	const below = whole[end];
	const notes = footnotesOf(body, width, figures);
	const rows = body.slice(0, body.length - notes.length).map((one) => fitted(one, width, figures));
	const repeats = (one: TextRecord) =>
		header.some((line) => line.cells.join('\0') === one.cells.join('\0'));
	return {
		preamble: given.headerLine ? ownTitles(filled.slice(0, from)) : filled.slice(0, from),
		header,
		names: widened(
			header.length > 0 ? namesOf(header, width, figures) : Array.from({ length: width }, () => ''),
			rows,
			width
		),
		body: rows.filter((one) => !repeats(one)),
		footnotes: notes,
		further: below ? [...further, below.line] : further,
		repeated: rows.filter(repeats).map(({ line }) => line),
		width
	};
}

/** Lines without the cells that only a wider table further down has. */
function asWideAsFilled(records: readonly TextRecord[]): TextRecord[] {
	let width = 0;
	for (const { cells } of records)
		width = Math.max(width, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
	return records.map((one) => ({ ...one, cells: one.cells.slice(0, width) }));
}

/** Where the table is looked for: from the line of names that is known, else from the beginning. */
function startOf(
	filled: readonly TextRecord[],
	{ headerLine = 0, headerLines: [first] = [0, 0] }: GivenHeader
): number {
	const known = Math.max(headerLine, first);
	const at = known > 0 ? filled.findIndex(({ line }) => line >= known) : 0;
	return Math.max(at, 0);
}

/**
 * A row that is wider than the table only by what somebody has written behind it: what the table has
 * of it is used, and the rest told. One whose cells may have moved is left as it is.
 */
function fitted(record: TextRecord, width: number, figures: readonly boolean[]): TextRecord {
	const { cells } = record;
	const more = cells.slice(width).filter((cell) => cell.trim() !== '');
	// A figure behind the others may be one of them that has moved.
	if (more.length === 0 || more.some((cell) => FIGURE.test(cell.trim()))) return record;
	const own = cells.slice(0, width).map((cell) => cell.trim());
	const stands = own.every((cell, at) =>
		figures[at] ? FIGURE.test(cell) || SYMBOL.test(cell) || cell === '' : !isNumber(cell)
	);
	return stands && figures.includes(true)
		? { ...record, cells: cells.slice(0, width), mended: 'wide', more: cells.slice(width) }
		: record;
}

const isNumber = (cell: string) => FIGURE.test(cell) && !/^\d{4}$/.test(cell);

/** Columns that have figures in most rows and no name: they have a place, and the user is told. */
function widened(names: string[], rows: readonly TextRecord[], width: number): string[] {
	if (names.length >= width) return names;
	const more = rows.filter(({ cells }) =>
		cells.slice(names.length).some((cell) => cell.trim() !== '')
	);
	if (more.length <= rows.length / 2) return names;
	return [...names, ...Array.from({ length: width - names.length }, () => '')];
}

/** The lines of names; none of them where the table begins with its rows. */
function findHeader(
	filled: readonly TextRecord[],
	width: number,
	figures: readonly boolean[],
	{ headerLine, headerLines: [first, last] = [0, 0] }: GivenHeader
): HeaderLines | null {
	const at = (wanted: number) => filled.findIndex(({ line }) => line >= wanted);
	if (last > 0) return { from: at(first), to: at(last) + 1 };
	const start = headerLine ? at(headerLine) : firstFull(filled, width, figures);
	if (!filled[start]) return null;
	const named = headerLine !== undefined || looksLikeHeader(filled, start, figures);
	return named ? headerLines(filled, start, figures) : { from: start, to: start };
}

/**
 * The first line as full as a table's; but where only remarks on the table ("Kilde", "SSB") stand
 * from there to a line with a name in each column, that one.
 */
function firstFull(
	filled: readonly TextRecord[],
	width: number,
	figures: readonly boolean[]
): number {
	const start = filled.findIndex((one) => isFull(one, width));
	const isRemark = (one: TextRecord) => filledCells({ cells: one.cells.slice(2) }) === 0;
	if (start < 0 || width < 3) return start;
	const next = filled.findIndex((one, at) => at >= start && !isRemark(one));
	const named = next > start && filledCells(filled[next] ?? { cells: [] }) === width;
	return named && looksLikeHeader(filled, next, figures) ? next : start;
}

/** The width most records have, those of one cell apart; the larger of two that are as common. */
export function usualWidth(records: readonly TextRecord[]): number | undefined {
	const counts = new Map<number, number>();
	for (const { cells } of records)
		if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

const filledCells = ({ cells }: Pick<TextRecord, 'cells'>) =>
	cells.filter((cell) => cell.trim() !== '').length;

/** Nearly as wide as the table, and at least half of it filled: a title is neither. */
function isFull(record: TextRecord, width: number): boolean {
	const near = Math.max(1, Math.floor(width / 5));
	return (
		Math.abs(record.cells.length - width) <= near &&
		filledCells(record) >= Math.max(2, Math.ceil(width / 2))
	);
}

/** Whether most of what stands under the first row of each column are figures. */
function columnsOfFigures(records: readonly TextRecord[], width: number): boolean[] {
	const sample = records.filter(({ cells }) => cells.length === width).slice(0, SAMPLE);
	const below = sample.length > 1 ? sample.slice(1) : sample;
	return Array.from({ length: width }, (_, at) => {
		const filled = below.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
		const cells = filled.filter((cell) => !SYMBOL.test(cell));
		if (cells.length === 0) return filled.length > 0;
		if (isFiguresUnderNames(cells)) return true;
		return cells.filter((cell) => FIGURE.test(cell)).length > cells.length * 0.6;
	});
}

/** Two figures or more and nothing else, under further names: of a short table they are not most. */
function isFiguresUnderNames(cells: readonly string[]): boolean {
	const first = cells.findIndex((cell) => FIGURE.test(cell));
	const under = first < 0 ? [] : cells.slice(first);
	return first <= FURTHER_NAMES && under.length > 1 && under.every((cell) => FIGURE.test(cell));
}

/** Lines of names under the first. */
const FURTHER_NAMES = 2;

/**
 * Notes under the table. A table ends where its shape ends: after the last line with something in a
 * column of figures that is like what stands there. Under it stand names of notes, and the notes
 * themselves, beside them or in lines of their own.
 */
function footnotesOf(
	body: readonly TextRecord[],
	width: number,
	figures: readonly boolean[]
): TextRecord[] {
	const over = figures.flatMap((is, at) => (is && at > 0 ? [at] : []));
	const isRow = (record: TextRecord) => {
		const texts = record.cells.map((cell) => cell.trim());
		// A figure where figures stand is what is left of a row.
		if (figures[0] && FIGURE.test(texts[0] ?? '')) return true;
		if (filledCells(record) < 2) return texts[0] === '';
		const told = over.some((at) => FIGURE.test(texts[at] ?? '') || SYMBOL.test(texts[at] ?? ''));
		// "Kilde:" beside "SSB" is the name of a note and the note.
		if (told || (over.length > 0 && /:$/.test(texts[0] ?? ''))) return told;
		return over.length === 0 || filledCells(record) >= width / 2;
	};
	let from = body.length;
	while (from > 0 && !isRow(body[from - 1] ?? { line: 0, cells: [] })) from--;
	return from === 0 ? [] : body.slice(from);
}

/** The records up to a blank line with a new header under it, and the lines of such headers. */
function untilNextTable(
	records: readonly TextRecord[],
	body: readonly TextRecord[],
	figures: readonly boolean[]
) {
	const blank = new Set(records.flatMap((one) => (filledCells(one) === 0 ? [one.line] : [])));
	const isStart = (record: TextRecord, i: number) => {
		const next = body[i + 1];
		return (
			blank.has(record.line - 1) &&
			filledCells(record) >= 2 &&
			record.cells.every((cell) => !FIGURE.test(cell.trim()) || PERIOD.test(cell.trim())) &&
			next?.cells.length === record.cells.length &&
			(record.cells.length !== figures.length || looksLikeHeader(body, i, figures))
		);
	};
	const starts = body.flatMap((record, i) => (i > 0 && isStart(record, i) ? [i] : []));
	return {
		body: body.slice(0, starts[0] ?? body.length),
		further: starts.flatMap((i) => body[i]?.line ?? [])
	};
}
