import type { Problem } from '../domain/problem.ts';
import { inBackground, type Work } from './background.ts';
import {
	dialectOf,
	HEAD_LINES,
	sniffHead,
	type Dialect,
	type DelimitedHead,
	type Head
} from './dialect.ts';
import type { DecodedFile } from './encoding.ts';
import { RefusedError } from './limits.ts';
import { openFile, type OpenOptions } from './openFile.ts';
import { personProblems } from './persons.ts';
import type { SheetReader } from './readers/index.ts';
import { strayQuotes } from './readers/table.ts';
import type { TableRead } from './sheetWork.ts';
import type { WrittenTable } from './writeDown.ts';

/** A file whose way of writing is known. The first stage. */
export interface SniffedFile extends Head {
	stage: 'sniffed';
	decoded: DecodedFile;
	/** Set where the rows come to the engine through a reader; null where it reads the file itself. */
	table: TableForm | null;
	/** The user has said which sign is the decimal sign. */
	decimalChosen?: boolean;
	problems: Problem[];
}

/**
 * Rows as a reader found them: `decoded.utf8` is then normalised CSV without a header, with the line
 * each row begins on as a column of its own, the last.
 */
export interface TableForm {
	/** The names of the sheets with a table in them, where the file has sheets. */
	sheets: string[];
	sheet: string | null;
	/** Rows of the CSV. */
	rows: number;
	/** Rows that are not as wide as the header, and not used. */
	ragged: number;
	/** Columns that have become rows, the columns that tell them apart now, and the file before. */
	unfolded: { columns: string[]; into: string[]; from: SniffedFile } | null;
}

/** A file that can't be read, with the reason. Nothing of it is loaded. */
export interface RefusedFile {
	stage: 'refused';
	name: string;
	problems: Problem[];
}

export interface SniffOptions extends OpenOptions {
	dialect?: Partial<Dialect>;
	/** The sheet to read, where there are several. */
	sheet?: string;
}

const HEAD_BYTES = 128 * 1024;
/** A file that the engine reads wrong is read by a reader up to this size. */
const READER_BYTES = 64 * 1024 * 1024;

/** Reads how a file is written: encoding over all of it, dialect and header from its head. */
export async function sniff(
	file: File,
	options: SniffOptions = {}
): Promise<SniffedFile | RefusedFile> {
	const refuse = (...problems: Problem[]): RefusedFile => ({
		stage: 'refused',
		name: file.name,
		problems
	});
	const opened = await openFile(file, options);
	if (opened.kind === 'refused') return refuse(opened.problem);
	const sniffed =
		opened.kind === 'sheets'
			? await sniffSheets(file, opened.reader, options)
			: await sniffText(opened.decoded, options);
	if (!sniffed)
		return refuse({
			severity: 'error',
			...(opened.kind === 'sheets'
				? { code: 'no-table', found: opened.reader }
				: { code: 'no-header', found: await firstLine(opened.decoded) })
		});
	if ('severity' in sniffed) return refuse(sniffed);
	const persons = personProblems(sniffed.header, sniffed.sample);
	if (persons.length > 0) return refuse(...persons);
	return options.dialect?.decimal === undefined ? sniffed : { ...sniffed, decimalChosen: true };
}

async function firstLine({ utf8 }: DecodedFile): Promise<string> {
	return (await utf8.slice(0, 400).text()).split(/[\r\n]/)[0]?.slice(0, 80) ?? '';
}

/** Names of columns, and nothing under them: most often a report that was saved too early. */
function noRows(name: string, row: number): Problem {
	return { code: 'no-rows', severity: 'error', found: name, row };
}

async function sniffText(
	decoded: DecodedFile,
	options: SniffOptions
): Promise<SniffedFile | Problem | null> {
	if ((options.dialect?.headerLine ?? 0) > HEAD_LINES)
		return readWhole(decoded, options.dialect ?? {}, ',', options);
	const whole = await headOf(decoded.utf8);
	const head = sniffHead(whole, options.dialect);
	if (!head) return null;
	const { writing: _, problems, bare, ...found } = head;
	if (bare && decoded.utf8.size <= HEAD_BYTES) return noRows(decoded.name, head.dialect.headerLine);
	const missing = problems.filter(({ code }) => HEADER_PROBLEMS.has(code));
	const sniffed: SniffedFile = {
		stage: 'sniffed',
		decoded,
		...found,
		table: null,
		problems: [...decoded.problems, ...missing]
	};
	if (forEngine(head, whole)) return sniffed;
	return (await throughReader(sniffed, options.dialect ?? {}, options)) ?? sniffed;
}

/** So many lines tell how a text is written; where they are long, more of it is looked at. */
const ENOUGH_LINES = 20;
const MOST_HEAD_BYTES = 16 * 1024 * 1024;

/** Whole lines from the beginning of a text. */
async function headOf(utf8: Blob, bytes = HEAD_BYTES): Promise<string> {
	const text = await utf8.slice(0, bytes).text();
	if (bytes >= utf8.size) return text;
	const lines = text.split('\n', ENOUGH_LINES + 1).length - 1;
	if (lines < ENOUGH_LINES && bytes < MOST_HEAD_BYTES) return headOf(utf8, bytes * 4);
	return text.slice(0, text.lastIndexOf('\n') + 1 || text.length);
}

/** What concerns the head alone, and leaves the rows to the engine. */
const HEADER_PROBLEMS: ReadonlySet<Problem['code']> = new Set(['header-missing', 'header-joined']);

/** Whether the engine can read text that begins so: one sign between cells, quotes as usual. */
function forEngine({ writing, problems }: DelimitedHead, text: string): boolean {
	const { delimiter, quote, escape } = writing;
	return (
		delimiter.length === 1 &&
		delimiter !== ' ' &&
		quote === '"' &&
		escape === '"' &&
		!/\r(?!\n)/.test(text) &&
		// The engine's parser can't go on where lines end in another way than the first.
		!(text.includes('\r') && /(?<!\r)\n/.test(text)) &&
		problems.every(({ code }) => HEADER_PROBLEMS.has(code))
	);
}

/**
 * The same file, every row of it read by our own reader and not by the engine. Null when it is too
 * large for that.
 */
export async function throughReader(
	sniffed: SniffedFile,
	given: Partial<Dialect> = {
		delimiter: sniffed.dialect.delimiter,
		...(sniffed.dialect.headerLine > 0 ? { headerLine: sniffed.dialect.headerLine } : {})
	},
	work: Work = {}
): Promise<SniffedFile | null> {
	const { decimalChosen } = sniffed;
	const read = await readWhole(sniffed.decoded, given, sniffed.dialect.decimal, work);
	return read && decimalChosen ? { ...read, decimalChosen } : read;
}

/**
 * The same file for the engine to read once more, with the quotes that are characters of a row
 * written so; null where there are none. Seconds sooner than to read every row of a large file here.
 */
export async function withoutStrayQuotes(
	sniffed: SniffedFile,
	{ signal }: Work = {}
): Promise<SniffedFile | null> {
	const { decoded, dialect, header, problems } = sniffed;
	const { delimiter, headerLine } = dialect;
	if (decoded.utf8.size > READER_BYTES) return null;
	const question = { file: decoded.utf8, delimiter, headerLine, width: header.length };
	const mended = await inBackground('mend', question, { signal });
	if (!mended) return null;
	return {
		...sniffed,
		decoded: asCsv(decoded, mended.text),
		problems: [...problems, ...strayQuotes(mended.rows, delimiter)]
	};
}

async function readWhole(
	decoded: DecodedFile,
	{ decimal, ...writing }: Partial<Dialect>,
	usual: ',' | '.',
	{ signal }: Work = {}
): Promise<SniffedFile | null> {
	if (decoded.utf8.size > READER_BYTES) return null;
	const table = await inBackground('whole', { file: decoded.utf8, given: writing }, { signal });
	if (!table) return null;
	return fromTable(decoded, table, {
		delimiter: table.writing.delimiter,
		decimal: decimal ?? usual,
		sheets: [],
		sheet: null
	});
}

async function sniffSheets(
	file: File,
	reader: SheetReader['id'],
	{ dialect, sheet, encoding, signal, onProgress }: SniffOptions
): Promise<SniffedFile | Problem | null> {
	let found: TableRead | null;
	try {
		const question = { file, reader, sheet, headerLine: dialect?.headerLine };
		found = await inBackground('table', encoding ? { ...question, encoding } : question, {
			signal,
			onProgress
		});
	} catch (error) {
		signal?.throwIfAborted();
		if (error instanceof RefusedError) return error.problem;
		return { code: 'format-damaged', severity: 'error', found: reader, cause: String(error) };
	}
	if (!found) return null;
	if (found.bare) return noRows(found.name, found.headerLine);
	const decoded: DecodedFile = {
		name: file.name,
		bytes: file.size,
		encoding: 'utf-8',
		marked: true,
		utf8: file,
		whole: { bytes: null },
		excerpts: [],
		rounds: null,
		lines: found.rows + found.ragged + 1,
		blankLines: [],
		problems: []
	};
	return fromTable(decoded, found, {
		delimiter: '',
		...(dialect?.decimal ? { decimal: dialect.decimal } : {}),
		sheets: found.names,
		sheet: found.name
	});
}

function fromTable(
	decoded: DecodedFile,
	{ csv, sample, rows, ragged, ...table }: WrittenTable,
	form: { delimiter: string; decimal?: ',' | '.'; sheets: string[]; sheet: string | null }
): SniffedFile {
	const { sheets, sheet } = form;
	return {
		stage: 'sniffed',
		decoded: asCsv(decoded, csv),
		preamble: table.preamble,
		header: table.header,
		sample,
		...dialectOf(sample, form.delimiter, table.headerLine, form.decimal),
		table: { sheets, sheet, rows, ragged, unfolded: null },
		problems: [...decoded.problems, ...table.problems]
	};
}

function asCsv(decoded: DecodedFile, csv: BlobPart): DecodedFile {
	return {
		...decoded,
		utf8: new File([csv], decoded.name),
		whole: { bytes: null },
		excerpts: [],
		rounds: null
	};
}

/** The same file with other columns and rows, made of those it had. */
export function withRows(
	file: SniffedFile,
	{ header, sample, rows, csv }: Pick<WrittenTable, 'header' | 'sample' | 'rows' | 'csv'>,
	unfolded: TableForm['unfolded']
): SniffedFile {
	const { table, decoded } = file;
	if (!table) throw new TypeError('Only what a reader has read can be made into other rows');
	return {
		...file,
		decoded: asCsv(decoded, csv),
		header,
		sample,
		table: { ...table, rows, unfolded }
	};
}
