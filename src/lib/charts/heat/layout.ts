import { lineHeight, SMALL, textWidth, wrap } from '../scale/type.ts';
import type { Place } from './state.ts';

/** Of a row and of the headings, in pixels. */
export const ROW = 30;
export const GROUP = 22;
const COLUMN = { wide: 84, dense: 24 };
const NAME = { wide: 176, narrow: 112 };
/** Below this width names get less room. */
const NARROW = 520;
/** As high as leaves the page around it in sight. */
const MOST_ROWS = 20;

/** What of the table is in sight, in whole rows and columns. Measures are in pixels. */
export interface Sight {
	nameWidth: number;
	/** Of each column in sight: together they fill the width. */
	columnWidth: number;
	headHeight: number;
	/** Of what is seen, and of all there is to scroll through. */
	height: number;
	fullWidth: number;
	fullHeight: number;
	firstRow: number;
	rows: number;
	firstColumn: number;
	columns: number;
}

interface Extent {
	rows: number;
	columns: number;
	dense: boolean;
	/** What the headings need, in pixels. */
	head: number;
}

/**
 * The rows and columns in sight. They are always whole: what is scrolled to is the nearest one, so that
 * headings and names stand still and no cell is cut in two.
 *
 * @param width    of the room
 * @param scrolled how far from the upper left corner
 * @param most     rows at a time
 */
export function inSight(
	{ rows, columns, dense, head }: Extent,
	width: number,
	scrolled: { top: number; left: number },
	most = MOST_ROWS
): Sight {
	const nameWidth = width < NARROW ? NAME.narrow : NAME.wide;
	const least = dense ? COLUMN.dense : COLUMN.wide;
	const fit = Math.max(1, Math.floor((width - nameWidth) / least));
	const seen = Math.min(columns, fit);
	// Few columns stay narrow: a value far from its neighbours is read as another row's.
	const columnWidth = columns > fit ? (width - nameWidth) / fit : least;
	const headHeight = GROUP + head;
	const high = Math.min(rows, most);
	return {
		nameWidth,
		columnWidth,
		headHeight,
		height: headHeight + high * ROW,
		fullWidth: nameWidth + columns * columnWidth,
		fullHeight: headHeight + rows * ROW,
		firstRow: within(Math.round(scrolled.top / ROW), rows - high),
		rows: high,
		firstColumn: within(Math.round(scrolled.left / columnWidth), columns - seen),
		columns: seen
	};
}

const within = (at: number, most: number) => Math.max(0, Math.min(at, most));

/** How far to scroll so that a cell is in sight; as far as it is where it is so already. */
export function scrolledTo({ row, column }: Place, sight: Sight): { top: number; left: number } {
	const { firstRow, rows, firstColumn, columns, columnWidth } = sight;
	return {
		top: nearest(row, firstRow, rows) * ROW,
		left: nearest(column, firstColumn, columns) * columnWidth
	};
}

function nearest(at: number, first: number, seen: number): number {
	// From a heading one goes on into what is nearest to it.
	if (at < 0) return 0;
	if (at >= first && at < first + seen) return first;
	return at < first ? at : at - seen + 1;
}

interface Table {
	rows: number;
	columns: number;
	/** Rows at a time. */
	page: number;
}

/**
 * Where a key leads in a grid.
 *
 * @returns null where the key leads nowhere
 * @see     WAI-ARIA Authoring Practices, grid pattern
 */
export function ledBy(
	{ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
	at: Place,
	{ rows, columns, page }: Table
): Place | null {
	const [lastRow, lastColumn] = [rows - 1, columns - 1];
	const to = (row: number, column: number): Place => ({
		row: Math.max(-1, Math.min(row, lastRow)),
		column: Math.max(-1, Math.min(column, lastColumn))
	});
	switch (key) {
		case 'ArrowUp':
			return to(at.row - 1, at.column);
		case 'ArrowDown':
			return to(at.row + 1, at.column);
		case 'ArrowLeft':
			return to(at.row, at.column - 1);
		case 'ArrowRight':
			return to(at.row, at.column + 1);
		case 'PageUp':
			return to(Math.max(0, at.row - page), at.column);
		case 'PageDown':
			return to(at.row + page, at.column);
		case 'Home':
			return ctrlKey ? to(-1, -1) : to(at.row, -1);
		case 'End':
			return ctrlKey ? to(lastRow, lastColumn) : to(at.row, lastColumn);
		default:
			return null;
	}
}

/** Columns that fit on a sheet of paper beside the names. */
const ON_PAPER = 9;

/** The columns in parts that each fit on paper: the rows are repeated for each. */
export const onPaper = <Column>(columns: readonly Column[]): Column[][] =>
	Array.from({ length: Math.ceil(columns.length / ON_PAPER) }, (_, part) =>
		columns.slice(part * ON_PAPER, (part + 1) * ON_PAPER)
	);

const HEAD_LINES = 6;
/** As long as a name may be where it stands on end, in pixels. */
const ON_END = 230;

/** What the headings need, in pixels: as many lines as the longest has, and one for year and order. */
export function headHeight(names: readonly string[], dense: boolean): number {
	if (dense)
		return 24 + Math.min(ON_END, Math.max(...names.map((one) => textWidth(one, SMALL, true))));
	const lines = names.map((one) => headLines(one, COLUMN.wide - 10).length);
	return (Math.max(1, ...lines) + 1) * lineHeight(SMALL) + 8;
}

/** A name as the lines of a heading; words that find no room are divided, and what is left over is dots. */
export function headLines(name: string, room: number): string[] {
	const lines = name
		.split(' ')
		.map((word) => divided(word, room))
		.join(' ');
	const all = wrap(lines, room, SMALL, true);
	if (all.length <= HEAD_LINES) return all;
	const kept = all.slice(0, HEAD_LINES);
	return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').replace(/[ ,:]*.$/, '')}…`];
}

/** At a hyphen of ours, as far out as there is room. */
function divided(word: string, room: number): string {
	if (textWidth(word, SMALL, true) <= room) return word;
	let at = word.length;
	while (at > 3 && textWidth(`${word.slice(0, at)}-`, SMALL, true) > room) at--;
	const rest = word.slice(at);
	return rest ? `${word.slice(0, at)}- ${divided(rest, room)}` : word;
}
