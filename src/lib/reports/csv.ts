export interface CsvColumn {
	key: string;
	label: string;
}

export type CsvCell = string | number | null;

const BYTE_ORDER_MARK = '\ufeff';
/** What a spreadsheet would take for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as a Norwegian spreadsheet opens it: UTF-8 with a mark, semicolons, decimal commas.
 *
 * @param rows  by the columns' keys; numbers as numbers, null for an empty cell
 * @throws      RangeError when a number isn't finite
 */
export function toCsv(
	columns: readonly CsvColumn[],
	rows: readonly Record<string, CsvCell>[]
): string {
	const head = columns.map(({ label }) => cellText(label));
	const body = rows.map((row) => columns.map(({ key }) => cellText(row[key] ?? null)));
	return BYTE_ORDER_MARK + [head, ...body].map((cells) => `${cells.join(';')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
	if (cell === null) return '';
	return typeof cell === 'number' ? numberText(cell) : quoted(unarmed(cell));
}

function numberText(x: number): string {
	if (!Number.isFinite(x)) throw new RangeError(`A number in a table must be finite, got ${x}`);
	return String(Object.is(x, -0) ? 0 : x).replace('.', ',');
}

/** A text that came with a file may be a formula that reads or sends when it is opened. */
function unarmed(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
	return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
