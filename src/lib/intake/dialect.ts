import type { Problem } from '../domain/problem.ts';
import { readDelimited } from './readers/delimited.ts';
import type { Writing } from './readers/records.ts';
import { withoutRows } from './readers/table.ts';
import { firstLines } from './readers/writing.ts';

/** How a delimited file is written. Lines are 1-based lines of the file. */
export interface Dialect {
	delimiter: string;
	decimal: ',' | '.';
	/** The last line of the column names; 0 where there are none. */
	headerLine: number;
}

export interface Head {
	dialect: Dialect;
	preamble: readonly string[];
	header: readonly string[];
	/** The first records after the header, as text. */
	sample: readonly (readonly string[])[];
	/** True when figures with both decimal signs were seen in the head. */
	mixedDecimals: boolean;
}

/** The head of a text, with what the engine would have to know to read the rest. */
export interface DelimitedHead extends Head {
	writing: Writing;
	problems: readonly Problem[];
	/** There are names of columns, and no rows. */
	bare: boolean;
}

export { DELIMITERS } from './readers/records.ts';
/** The head of a file is looked for in so many lines. */
export const HEAD_LINES = 300;
export const SAMPLE_ROWS = 200;

const COMMA_FIGURE = /^[-−]?\d{1,3}(?:[ .\u00a0\u202f]?\d{3})*,\d+$/;
const POINT_FIGURE = /^[-−]?\d{1,3}(?:[ ,\u00a0\u202f]?\d{3})*\.\d+$/;

/** Finds the dialect from the first lines; null when no delimiter gives two columns. */
export function sniffHead(text: string, given: Partial<Dialect> = {}): DelimitedHead | null {
	const { delimiter, headerLine } = given;
	const table = readDelimited(firstLines(text, HEAD_LINES), {
		...(delimiter === undefined ? {} : { delimiter }),
		...(headerLine === undefined ? {} : { headerLine })
	});
	if (!table) return null;
	const { writing, header, preamble, problems } = table;
	const sample = sampleOf(table.rows, header.length);
	return {
		writing,
		problems,
		bare: table.headerLine > 0 && withoutRows(table),
		preamble,
		header,
		sample,
		...dialectOf(sample, writing.delimiter, table.headerLine, given.decimal)
	};
}

/** The first rows that are as wide as the header. */
export function sampleOf(rows: readonly { cells: readonly string[] }[], width: number) {
	const sample: (readonly string[])[] = [];
	for (const { cells } of rows) {
		if (sample.length === SAMPLE_ROWS) break;
		if (cells.length === width) sample.push(cells);
	}
	return sample;
}

/** The dialect, with the decimal sign most figures of the sample are written with. */
export function dialectOf(
	sample: readonly (readonly string[])[],
	delimiter: string,
	headerLine: number,
	given?: ',' | '.'
): Pick<Head, 'dialect' | 'mixedDecimals'> {
	const cells = sample.flat();
	const commas = cells.filter((cell) => COMMA_FIGURE.test(cell.trim())).length;
	const points = cells.filter((cell) => POINT_FIGURE.test(cell.trim())).length;
	const unseen = delimiter === ';' ? ',' : '.';
	const decimal = given ?? (commas === points ? unseen : commas > points ? ',' : '.');
	return {
		dialect: { delimiter, decimal, headerLine },
		mixedDecimals: commas > 0 && points > 0
	};
}
