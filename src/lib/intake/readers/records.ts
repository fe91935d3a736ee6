/** How the cells of a text are told apart. */
export interface Writing {
	/** One character or two (", "). */
	delimiter: string;
	quote: '"' | "'";
	/** What makes a quote inside quotes a character: the quote itself, or a backslash. */
	escape: '"' | "'" | '\\';
}

/** One record of a text, or a blank line. */
export interface TextRecord {
	/** The line it begins on, 1-based. */
	line: number;
	/** None where the line is blank. */
	cells: string[];
	/** What had to be taken otherwise than it is written for the record to fit among the others. */
	mended?: 'quote' | 'delimiter' | 'wide';
	/** What stands behind the table's last column, where the row is wider. */
	more?: readonly string[];
}

export const DELIMITERS = [';', ',', '\t', '|', ', ', ' '] as const;

const CR = 13;
const LF = 10;

/** What a record should be like, and what may be tried for it. */
interface Fit {
	width?: number;
	delimiters?: boolean;
	/** The number of the first line of the text, 1 unless told. */
	firstLine?: number;
}

/** All the records of a text; see `recordsOf`. */
export function readRecords(text: string, writing: Writing, fit: Fit = {}): TextRecord[] {
	return [...recordsOf(text, writing, fit)];
}

/**
 * Reads text into records. A quote that neither opens nor closes a cell is a character of it. A
 * record that does not have `width` cells, or runs over its line without having them, is read again
 * as if one of its quotes were a character, or (`delimiters`) another delimiter stood there; if
 * nothing gives `width` cells it is left as it is. Never throws.
 */
export function* recordsOf(text: string, writing: Writing, fit: Fit): Generator<TextRecord> {
	// Cells that run over lines are looked for while that costs a few times the text's length.
	let searched = 0;
	const effort = { spent: 0, most: 16 * text.length + RECORD_EFFORT };
	let line = fit.firstLine ?? 1;
	let at = 0;
	while (at < text.length) {
		const lineEnd = endOfLine(text, at);
		if (text.slice(at, lineEnd).trim() === '' && !isOnlyDelimiters(text, at, lineEnd, writing)) {
			yield { line, cells: [] };
			at = afterBreak(text, lineEnd);
			line++;
			continue;
		}
		const overLines = searched < 4 * text.length + LONGEST_CELL;
		const { cells, end, mended } = bestReading(text, at, lineEnd, writing, {
			...fit,
			...{ overLines, effort }
		});
		if (mended && overLines) searched += LONGEST_CELL;
		yield mended ? { line, cells, mended } : { line, cells };
		line += end > lineEnd ? breaksIn(text, at, end) : 0;
		at = afterBreak(text, end);
		line++;
	}
}

interface Reading {
	cells: string[];
	/** Where the record ends: at a line break, or the end of the text. */
	end: number;
	/** False where a quote opened a cell and nothing closed it. */
	closed: boolean;
	/** The cells that begin with a quote. */
	opened: number[];
}

/** How to read a record, where the plain way does not fit. */
interface Otherwise {
	/** The cell whose opening quote is a character. */
	literal?: number;
	/** Two quotes before the end of a cell are a character and the closing quote. */
	doubledCloses?: boolean;
	/** Quotes that open a cell that nothing closes are characters. */
	unclosedIsText?: boolean;
}

/** Characters gone through for other readings of a record, and for quotes that nothing closes. */
interface Effort {
	spent: number;
	most: number;
}

/** One record is worth so much: a line of nothing but quotes can be read in as many ways as it has. */
const RECORD_EFFORT = 512 * 1024;

/** A cell can't be longer than this if it runs over lines: an unclosed quote must not eat a file. */
const LONGEST_CELL = 64 * 1024;

function bestReading(
	text: string,
	from: number,
	lineEnd: number,
	writing: Writing,
	{ width, delimiters = false, overLines, effort }: Fit & { overLines: boolean; effort: Effort }
): Pick<TextRecord, 'cells' | 'mended'> & { end: number } {
	const line = text.slice(from, lineEnd);
	const plain = overLines
		? readRecord(text, from, writing, {}, effort)
		: readAlone(line, from, writing, effort);
	const oneLine = plain.closed && plain.end <= lineEnd;
	if (plain.closed && (width === undefined ? oneLine : plain.cells.length === width)) return plain;
	const fits = (one: Reading) => one.closed && one.cells.length === width;
	const found = (one: Reading, mended: 'quote' | 'delimiter') => ({
		cells: one.cells,
		end: lineEnd,
		mended
	});
	const most = Math.min(effort.spent + RECORD_EFFORT, effort.most);
	if (width !== undefined && effort.spent < most) {
		const opened = readRecord(line, 0, writing, { unclosedIsText: true }, effort).opened;
		for (const literal of new Set([...opened, ...plain.opened])) {
			if (effort.spent > most) break;
			const other = readRecord(line, 0, writing, { literal }, effort);
			const quoted = new Set(other.opened);
			const strays = other.cells.filter(
				(cell, i) => !quoted.has(i) && cell.includes(writing.quote, i === literal ? 1 : 0)
			);
			if (fits(other) && strays.length === 0) return found(other, 'quote');
		}
		const other = readRecord(line, 0, writing, { doubledCloses: true }, effort);
		if (fits(other)) return found(other, 'quote');
		// A record that the file's own delimiter parts is not parted by another.
		for (const delimiter of delimiters && plain.cells.length === 1 ? DELIMITERS : []) {
			if (delimiter === writing.delimiter) continue;
			const other = readRecord(line, 0, { ...writing, delimiter }, {}, effort);
			if (fits(other)) return found(other, 'delimiter');
		}
	}
	// A line break inside quotes is right where the quotes close: other lines may do the same.
	if (plain.closed && (oneLine || width === undefined)) return plain;
	const alone = readRecord(line, 0, writing, { unclosedIsText: true }, effort);
	return { cells: alone.cells, end: lineEnd, mended: 'quote' };
}

/** A line by itself, as if the text ended with it. */
function readAlone(line: string, from: number, writing: Writing, effort: Effort): Reading {
	const { end, ...rest } = readRecord(line, 0, writing, {}, effort);
	return { ...rest, end: from + end };
}

function readRecord(
	text: string,
	from: number,
	writing: Writing,
	how: Otherwise,
	effort: Effort
): Reading {
	const { delimiter, quote } = writing;
	const cells: string[] = [];
	const opened: number[] = [];
	let at = from;
	let closed = true;
	// What has been gone through in vain: beyond it a quote is a character like any other.
	let vain = 0;
	for (;;) {
		const start = delimiter.startsWith(' ') || delimiter === '\t' ? at : skipSpaces(text, at);
		let end: number | null = null;
		const opens = text.startsWith(quote, start) && how.literal !== cells.length;
		if (opens && vain < RECORD_EFFORT) {
			const cell = readQuoted(text, start + 1, writing, how);
			if (cell) {
				opened.push(cells.length);
				cells.push(cell.text);
				end = cell.end;
			} else {
				vain += Math.min(text.length - start, LONGEST_CELL);
			}
			if (!cell && !how.unclosedIsText) {
				closed = false;
				opened.push(cells.length);
			}
		}
		if (end === null) {
			end = endOfPlain(text, at, delimiter);
			cells.push(text.slice(at, end));
		}
		at = end;
		if (!text.startsWith(delimiter, at)) break;
		at += delimiter.length;
	}
	effort.spent += at - from + vain;
	return { cells, end: at, closed, opened };
}

/** A quoted cell from after its opening quote; null when nothing closes it. */
function readQuoted(text: string, from: number, writing: Writing, how: Otherwise) {
	const { quote, escape } = writing;
	let cell = '';
	let at = from;
	for (;;) {
		const found = text.indexOf(quote, at);
		if (found < 0 || found - from > LONGEST_CELL) return null;
		if (escape === '\\' && found > from && text[found - 1] === '\\') {
			cell += text.slice(at, found - 1) + quote;
			at = found + 1;
			continue;
		}
		const next = found + 1;
		if (text[next] === quote && escape === quote) {
			cell += text.slice(at, next);
			at = next + 1;
			if (how.doubledCloses && endsCell(text, at, writing) !== null)
				return { text: cell, end: endsCell(text, at, writing) as number };
			continue;
		}
		const end = endsCell(text, next, writing);
		if (end !== null) return { text: cell + text.slice(at, found), end };
		cell += text.slice(at, next);
		at = next;
	}
}

/** Where a cell ends if it ends here, spaces apart; null when something else follows. */
function endsCell(text: string, from: number, { delimiter }: Writing): number | null {
	if (text.startsWith(delimiter, from)) return from;
	const at = delimiter === ' ' || delimiter === '\t' ? from : skipSpaces(text, from);
	const code = text.charCodeAt(at);
	const ends = at >= text.length || code === LF || code === CR || text.startsWith(delimiter, at);
	return ends ? at : null;
}

function endOfPlain(text: string, from: number, delimiter: string): number {
	const first = delimiter.charCodeAt(0);
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === LF || code === CR) return at;
		if (code === first && text.startsWith(delimiter, at)) return at;
	}
	return text.length;
}

function skipSpaces(text: string, from: number): number {
	let at = from;
	while (text[at] === ' ') at++;
	return at;
}

function isOnlyDelimiters(text: string, from: number, end: number, { delimiter }: Writing) {
	return delimiter.trim() === '' && end > from && text.slice(from, end).includes(delimiter);
}

function endOfLine(text: string, from: number): number {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === LF || code === CR) return at;
	}
	return text.length;
}

/** After a line break: CR LF, LF, or CR. */
function afterBreak(text: string, at: number): number {
	return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function breaksIn(text: string, from: number, end: number): number {
	let breaks = 0;
	for (let at = endOfLine(text, from); at < end; at = endOfLine(text, afterBreak(text, at)))
		breaks++;
	return breaks;
}
