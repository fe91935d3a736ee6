import Papa from 'papaparse';

/** How a delimited file is written. Lines are 1-based lines of the file. */
export interface Dialect {
	delimiter: string;
	decimal: ',' | '.';
	headerLine: number;
}

export interface Head {
	dialect: Dialect;
	preamble: string[];
	header: string[];
	/** The first records after the header, as text. */
	sample: string[][];
	/** True when figures with both decimal signs were seen in the head. */
	mixedDecimals: boolean;
}

export const DELIMITERS = [';', ',', '\t', '|'] as const;
const HEAD_LINES = 300;
const SAMPLE_ROWS = 200;

const COMMA_FIGURE = /^[-−]?\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*,\d+$/;
const POINT_FIGURE = /^[-−]?\d{1,3}(?:[ ,\u00a0\u202f]?\d{3})*\.\d+$/;
const NUMERIC = /^[-−]?[\d\s.,\u00a0\u202f]+$/;
const YEAR = /^(?:19|20)\d\d$/;

/** Finds the dialect from the first lines; null when no delimiter gives a header over rows. */
export function sniffHead(text: string, given: Partial<Dialect> = {}): Head | null {
	const lines = text.split(/\r\n|\n|\r/).slice(0, HEAD_LINES);
	const candidates = (given.delimiter ? [given.delimiter] : DELIMITERS)
		.map((delimiter) => layout(lines, delimiter, given.headerLine))
		.filter((one) => one !== null)
		.sort((a, b) => b.score - a.score);
	const best = candidates[0];
	if (!best) return null;
	const cells = best.sample.flat();
	const commas = cells.filter((cell) => COMMA_FIGURE.test(cell.trim())).length;
	const points = cells.filter((cell) => POINT_FIGURE.test(cell.trim())).length;
	const unseen = best.delimiter === ';' ? ',' : '.';
	const decimal = given.decimal ?? (commas === points ? unseen : commas > points ? ',' : '.');
	return {
		dialect: { delimiter: best.delimiter, decimal, headerLine: best.headerLine },
		preamble: lines.slice(0, best.headerLine - 1).filter((line) => line.trim() !== ''),
		header: best.header,
		sample: best.sample,
		mixedDecimals: commas > 0 && points > 0
	};
}

/** How the lines look under a delimiter: the header is the first row as wide as most rows are. */
function layout(lines: string[], delimiter: string, givenHeader?: number) {
	const rows = lines.map((line) => split(line, delimiter));
	const widths = rows.filter((row) => row.length > 1).map((row) => row.length);
	const width = mostCommon(widths);
	if (width === undefined) return null;
	const at = givenHeader
		? givenHeader - 1
		: rows.findIndex((row, i) => row.length === width && looksLikeHeader(row, rows[i + 1]));
	const header = rows[at];
	if (!header || header.length < 2) return null;
	const body = rows.slice(at + 1).filter((row) => row.some((cell) => cell !== ''));
	const fitting = body.filter((row) => row.length === header.length);
	// A delimiter that also is the decimal sign cuts figures in two: its header is too narrow.
	const consistency = body.length === 0 ? 0.5 : fitting.length / body.length;
	return {
		delimiter,
		headerLine: at + 1,
		header: header.map((cell) => cell.trim()),
		sample: fitting.slice(0, SAMPLE_ROWS),
		score: consistency + Math.min(header.length, 20) / 100
	};
}

function split(line: string, delimiter: string): string[] {
	if (line === '') return [];
	if (!line.includes('"')) return line.split(delimiter);
	return Papa.parse<string[]>(line, { delimiter, quoteChar: '"' }).data[0] ?? [];
}

function looksLikeHeader(row: string[], next: string[] | undefined): boolean {
	const named = row.filter((cell) => cell.trim() !== '' && !NUMERIC.test(cell.trim()));
	// Columns may be named by the year they hold.
	const years = row.filter((cell) => YEAR.test(cell.trim()));
	const known = named.length === 0 ? 0 : named.length + years.length;
	return next !== undefined && new Set(row).size === row.length && known >= row.length / 2;
}

function mostCommon(numbers: number[]): number | undefined {
	const counts = new Map<number, number>();
	for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}
