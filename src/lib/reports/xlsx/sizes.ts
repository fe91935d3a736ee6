import { formatNumber } from '../../text/index.ts';
import type { Sheet, SheetCell } from './workbook.ts';

/** A column of texts is no wider than this, in figures of the font: longer ones go on below. */
const WIDEST = 44;
const NARROWEST = 9;
/** What the button of the filter takes of the head. */
const BUTTON = 2;
/** Of a line of text, in points; a row can't be higher than this many. */
const LINE = 15;
const HIGHEST = 409;

/** How wide each column is, in figures of the font: as its contents are, within reason. */
export const widthsOf = ({ head, rows }: Sheet): number[] =>
	head.map((label, at) => {
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

/**
 * How high a row is, in points, for its texts to be seen: programs that open a file don't all find out
 * themselves. Undefined where one line is enough.
 *
 * @param room what a column has room for, of its width in figures: letters are narrower than these
 */
export function heightOf(
	texts: readonly (string | null)[],
	widths: readonly number[],
	room = (width: number) => 1.1 * width - 2
): number | undefined {
	const lines = texts.map((text, at) =>
		text === null ? 1 : linesIn(text, Math.floor(room(widths[at] ?? NARROWEST)))
	);
	const most = Math.max(1, ...lines);
	return most === 1 ? undefined : Math.min(HIGHEST, most * LINE);
}

/** The head has heavier letters, and the buttons of the filter. */
export const headHeight = (sheet: Sheet, widths: readonly number[]): number | undefined =>
	heightOf(sheet.head, widths, (width) => width - BUTTON);

/** On how many lines a text stands, broken between words. */
function linesIn(text: string, width: number): number {
	return text
		.split('\n')
		.map((paragraph) => {
			let [lines, used] = [1, 0];
			for (const { length } of paragraph.split(' ')) {
				if (used > 0 && used + 1 + length > width) [lines, used] = [lines + 1, 0];
				// A word that is longer than the line goes on on the next.
				lines += Math.ceil(Math.max(1, length) / width) - 1;
				used += (used > 0 ? 1 : 0) + (length % width || Math.min(length, width));
			}
			return lines;
		})
		.reduce((sum, lines) => sum + lines, 0);
}
