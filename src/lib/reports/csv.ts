import Papa from 'papaparse';

export interface CsvColumn {
	key: string;
	label: string;
}

export type CsvCell = string | number | null;

const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would take for the start of a formula, in a script with wide letters too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as a Norwegian spreadsheet opens it: UTF-8 with a mark, semicolons, decimal commas. Every
 * table that is saved is written here.
 *
 * @param rows  by the columns' keys; numbers as numbers, null for an empty cell
 * @throws      RangeError when a number isn't finite
 */
export function toCsv(
	columns: readonly CsvColumn[],
	rows: readonly Readonly<Record<string, CsvCell>>[]
): string {
	const head = columns.map(({ label }) => unarmed(label));
	const body = rows.map((row) => columns.map(({ key }) => cellText(row[key] ?? null)));
	const text = Papa.unparse([head, ...body], { delimiter: ';', newline: '\r\n', quotes: hasEdge });
	return `${BYTE_ORDER_MARK}${text}\r\n`;
}

function cellText(cell: CsvCell): string {
	if (cell === null) return '';
	return typeof cell === 'number' ? numberText(cell) : unarmed(cell);
}

function numberText(x: number): string {
	if (!Number.isFinite(x)) throw new RangeError(`A number in a table must be finite, got ${x}`);
	return String(Object.is(x, -0) ? 0 : x).replace('.', ',');
}

/**
 * A text that came with a file may be a formula that reads or sends when it is opened. The library's
 * own `escapeFormulae` would take a negative number for one too, since numbers are texts by now.
 */
export function unarmed(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

/** White space at an end is lost where it isn't quoted; the library sees to plain spaces only. */
function hasEdge(text: unknown): boolean {
	return /^\s|\s$/.test(String(text));
}
