import { formatNumber } from '../../text/index.ts';
import type { Sheet, SheetCell } from './workbook.ts';

/** A column of texts is no wider than this, in figures of the font: longer ones go on below. */
const WIDEST = 48;
const NARROWEST = 9;
/** What the button of the filter takes of the head. */
const BUTTON = 3;

/** How wide each column is, in figures of the font: as its contents are, within reason. */
export const widthsOf = ({ head, rows }: Sheet): number[] =>
	head.map(({ label }, at) => {
		const cells = rows.map((row) => lengthOf(row[at] ?? null));
		const named = Math.max(...label.split(' ').map(({ length }) => length)) + BUTTON;
		return Math.min(WIDEST, Math.max(NARROWEST, named, ...cells));
	});

/** A text's longest line and a number as it is written, with some air. */
function lengthOf(cell: SheetCell): number {
	if (cell === null) return 0;
	if (typeof cell !== 'string') return formatNumber(cell.value, 'nb', cell.decimals).length + 2;
	return Math.max(...cell.split('\n').map(({ length }) => length)) + 2;
}
