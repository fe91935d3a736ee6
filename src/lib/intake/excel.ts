import type { MadeByExcel, Problem } from '../domain/problem.ts';

/** What stands in a cell whose formula failed, in any language, or whose column was too narrow. */
const ERROR = /^#(?:#+|[\p{L}/]+(?:\/0)?[!?]?|DIV\/0!)$/u;
const SCIENTIFIC = /^[-−+]?\d+(?:[.,]\d+)?E[-+]?\d+$/i;
const MONTH = 'jan|feb|mars?|apr|ma[iy]|june?|juni|july?|juli|aug|sep|sept|o[kc]t|nov|de[sc]';
const DATE = new RegExp(
	`^(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:\\d{2}|\\d{4})|\\d{1,2}[.-]? ?(?:${MONTH})\\.?|(?:${MONTH})[.-]? ?\\d{2,4})$`,
	'i'
);

/** What a cell holds whose formula nobody has calculated, or that was written down without its answer. */
const FORMULA = /^=/;

/** What a spreadsheet has made of a cell that was something else; null where it has made nothing. */
export function madeByExcel(text: string): MadeByExcel | null {
	const cell = text.trim();
	if (FORMULA.test(cell)) return 'formula';
	if (ERROR.test(cell)) return 'error';
	if (SCIENTIFIC.test(cell)) return 'scientific';
	return DATE.test(cell) ? 'date' : null;
}

/** Rows that a sheet of Excel 97–2003, and of Excel since, has room for. */
const MOST_ROWS = [65_536, 1_048_576];

/** A file with exactly as many lines as a sheet has room for has probably been cut. */
export function cutByExcel(lines: number): Problem[] {
	return MOST_ROWS.includes(lines) ? [{ code: 'rows-cut', severity: 'warning', lines }] : [];
}
