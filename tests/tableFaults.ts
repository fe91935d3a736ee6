import { isComputed, type Column, type Table, type TableCell } from '../src/lib/domain/table.ts';

/** A number, alone or with what it is counted in: «47 %», «8,2 årsverk», «27,1–66,4». */
const NUMBER =
	/^[−-]?\d[\d \u00a0]*(,\d+)?([–-]\d[\d \u00a0]*(,\d+)?)?\s*(%|prosent|årsverk|brukere|kr|kroner)?$/;

const isYear = (key: string) => ['year', 'series'].includes(key);

/**
 * What a reader of a table in a spreadsheet would stumble on: a number that is written as text, and a
 * column of numbers that does not say what they are counted in. A column `unit` says it row by row.
 */
export function tableFaults({ columns, rows }: Table): string[] {
	const byRow = columns.some(({ key }) => key === 'unit');
	return columns.flatMap((column) => {
		const cells = rows.flatMap((row) => row[column.key] ?? []);
		return [
			...cells.filter((cell) => isTextNumber(cell, column)).map((cell) => fault(column, cell)),
			...(column.numeric && !column.unit && !byRow ? [`${column.key}: no unit`] : []),
			...(!column.numeric && cells.some((cell) => typeof cell !== 'string')
				? [`${column.key}: numbers in a column of text`]
				: [])
		];
	});
}

function isTextNumber(cell: TableCell, { key, numeric }: Column): boolean {
	if (typeof cell !== 'string' || isYear(key)) return false;
	return numeric ? /\d/.test(cell) : NUMBER.test(cell);
}

const fault = ({ key }: Column, cell: TableCell) =>
	`${key}: ${isComputed(cell) ? cell.text : String(cell)}`;
