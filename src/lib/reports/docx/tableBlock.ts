import { isComputed, type Column, type Table } from '../../domain/table.ts';
import { inSentence, m } from '../../text/index.ts';
import { cellText } from '../cells.ts';
import type { TableBlock, TextBlock } from './document.ts';

/** A text column with a text longer than this stands below the table: a sheet is narrow. */
const LONG = 60;

/** A table as it stands on paper: each cell as it is on the page, and long texts row by row below it. */
export function tableBlocks(table: Table): [TableBlock, ...TextBlock[]] {
	const { caption, columns, rows } = table;
	const below = columns.slice(1).filter((column) => isLong(column, table));
	const within = columns.filter((column) => !below.includes(column));
	return [
		{
			kind: 'table',
			title: caption,
			columns: within.map((column) => ({
				label: columnLabel(column),
				numeric: column.numeric ?? false
			})),
			rows: rows.map((row) => within.map(({ key, decimals }) => cellText(row[key], decimals)))
		},
		...below.flatMap((column) => notesOf(column, table))
	];
}

function isLong({ key }: Column, { rows }: Table): boolean {
	return rows.some((row) => {
		const cell = row[key];
		return typeof cell === 'string' && cell.length > LONG;
	});
}

/** Of each row that has a note: its name, and the note. */
function notesOf({ key, label }: Column, { columns, rows }: Table): TextBlock[] {
	const [first] = columns;
	const named = rows.flatMap((row) => {
		const cell = row[key];
		if (cell === undefined || cell === '' || !first) return [];
		const name = cellText(row[first.key], first.decimals);
		return [{ name, text: isComputed(cell) ? cell.text : cellText(cell) }];
	});
	return named.map(({ name, text }) => ({
		kind: 'text',
		as: 'note',
		runs: [{ text: `${m.document_note({ name, what: inSentence(label) })} `, bold: true }, { text }]
	}));
}

/** A column's name with its unit, where the name doesn't say it. */
export const columnLabel = ({ label, unit }: Column): string =>
	unit && unit !== label.toLowerCase() ? `${label} (${unit})` : label;
