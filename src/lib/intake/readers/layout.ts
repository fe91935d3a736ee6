import type { TextRecord } from './records.ts';

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

const YEAR = /^(?:19|20)\d\d$/;
/** A figure, a date, a time, a code of digits: what stands in a column of figures. */
const FIGURE = /^[-−+<>$€£]?\s*\d[\d\s.,:/\u00a0\u202f-]*%?$/;
const MOST_HEADER_LINES = 3;
/** Rows that tell what a column holds. */
const SAMPLE = 400;

/** Finds the table among the records; null when there is no row of two cells or more. */
export function layOut(
	records: readonly TextRecord[],
	given: { headerLine?: number } = {}
): Layout | null {
	const filled = records.filter(({ cells }) => cells.length > 0);
	const width = usualWidth(filled);
	if (width === undefined) return null;
	const figures = columnsOfFigures(filled, width);
	const start = given.headerLine
		? filled.findIndex(({ line }) => line >= (given.headerLine ?? 0))
		: filled.findIndex((one) => isFull(one, width));
	const first = filled[start];
	if (!first) return null;
	const named = given.headerLine !== undefined || looksLikeHeader(first, figures);
	let after = start;
	if (named) {
		after = start + 1;
		while (after - start < MOST_HEADER_LINES && continuesHeader(filled[after], figures)) after++;
	}
	const above = filled[start - 1];
	const grouped = named && above && isGroupLine(above, first) ? 1 : 0;
	const header = filled.slice(start - grouped, after);
	const { body, further } = untilNextTable(records, filled.slice(after), figures);
	const notes = footnotesOf(body);
	const rows = body.slice(0, body.length - notes.length);
	const repeats = (one: TextRecord) =>
		header.some((line) => line.cells.join('\0') === one.cells.join('\0'));
	return {
		preamble: filled.slice(0, start - grouped),
		header,
		names: named ? namesOf(header, width) : Array.from({ length: width }, () => ''),
		body: rows.filter((one) => !repeats(one)),
		footnotes: notes,
		further,
		repeated: rows.filter(repeats).map(({ line }) => line),
		width
	};
}

/** The width most records have, those of one cell apart; the larger of two that are as common. */
export function usualWidth(records: readonly TextRecord[]): number | undefined {
	const counts = new Map<number, number>();
	for (const { cells } of records)
		if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

const filledCells = ({ cells }: TextRecord) => cells.filter((cell) => cell.trim() !== '').length;

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
		const cells = below.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
		return cells.filter((cell) => FIGURE.test(cell)).length > cells.length * 0.6;
	});
}

/** Names stand where below there are figures; columns may be named by the year they hold. */
function looksLikeHeader({ cells }: TextRecord, figures: readonly boolean[]): boolean {
	const texts = cells.map((cell) => cell.trim());
	const words = texts.filter((text) => text !== '' && !FIGURE.test(text));
	if (words.length === 0) return false;
	if (!figures.includes(true)) return new Set(words).size === words.length;
	const above = texts.filter((text, at) => figures[at] && text !== '');
	const numbers = above.filter((text) => FIGURE.test(text));
	if (numbers.length < above.length - numbers.length) return true;
	const years = new Set(numbers.filter((text) => YEAR.test(text)));
	return numbers.length === 0 || (years.size > 1 && years.size === numbers.length);
}

/** A further line of names: words over every column of figures that it says anything of. */
function continuesHeader(record: TextRecord | undefined, figures: readonly boolean[]): boolean {
	if (!record || record.cells.length !== figures.length) return false;
	const over = record.cells.filter((cell, at) => figures[at] && cell.trim() !== '');
	return (
		over.length > figures.filter(Boolean).length / 2 && over.every((cell) => /\p{L}/u.test(cell))
	);
}

/** A line of names over groups of columns, right above those of the columns. */
function isGroupLine(above: TextRecord, header: TextRecord): boolean {
	const filled = filledCells(above);
	return (
		above.line === header.line - 1 &&
		above.cells.length === header.cells.length &&
		filled >= 2 &&
		filled < header.cells.length &&
		above.cells[0]?.trim() === '' &&
		above.cells.every((cell) => !FIGURE.test(cell.trim()) || YEAR.test(cell.trim()))
	);
}

function namesOf(header: readonly TextRecord[], width: number): string[] {
	const last = header.at(-1)?.cells.length ?? width;
	const lines = header.map(({ cells }, i) => {
		const texts = cells.map((cell) => cell.trim());
		// A name over a group stands over the first of its columns.
		if (i < header.length - 1)
			for (let at = 1; at < last; at++) if (texts[at] === '') texts[at] = texts[at - 1] ?? '';
		return texts;
	});
	return Array.from({ length: Math.max(last, 0) }, (_, at) =>
		lines
			.map((texts) => texts[at] ?? '')
			.filter((text) => text !== '')
			.join(' ')
	);
}

/** Notes under the table: lines at its end with one cell filled, the first. */
function footnotesOf(body: readonly TextRecord[]): TextRecord[] {
	let from = body.length;
	while (from > 0) {
		const record = body[from - 1];
		const text = record?.cells[0]?.trim() ?? '';
		// A figure alone is what is left of a row.
		if (!record || filledCells(record) > 1 || text === '' || FIGURE.test(text)) break;
		from--;
	}
	return from === 0 ? [] : body.slice(from);
}

/** The records up to a blank line with a new header under it, and the lines of such headers. */
function untilNextTable(
	records: readonly TextRecord[],
	body: readonly TextRecord[],
	figures: readonly boolean[]
) {
	const blank = new Set(records.flatMap(({ line, cells }) => (cells.length === 0 ? [line] : [])));
	const isStart = (record: TextRecord, i: number) => {
		const next = body[i + 1];
		return (
			blank.has(record.line - 1) &&
			filledCells(record) >= 2 &&
			record.cells.every((cell) => !FIGURE.test(cell.trim()) || YEAR.test(cell.trim())) &&
			next?.cells.length === record.cells.length &&
			(record.cells.length !== figures.length || looksLikeHeader(record, figures))
		);
	};
	const starts = body.flatMap((record, i) => (i > 0 && isStart(record, i) ? [i] : []));
	return {
		body: body.slice(0, starts[0] ?? body.length),
		further: starts.flatMap((i) => body[i]?.line ?? [])
	};
}
