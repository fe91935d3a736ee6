/*
 * Who has reported what: a row for each kommune, a column for each year of each source. It has no values
 * at all, only whether there are some: nothing that could be hidden gets here.
 */

/** What stands in a cell, the most first: the order that a column is sorted by. */
export const MARKS = [
	'value',
	'as-before',
	'hidden',
	'protecting',
	'empty',
	'not-applicable',
	'owed',
	'none'
] as const;
export type ReportMark = (typeof MARKS)[number];

export interface ReportColumn {
	/** Its own among all columns. */
	id: string;
	year: string;
	/** How many of the kommuner have reported, as it is written below the year. */
	count: string;
	/** Source, year and count in words. */
	label: string;
	/** What each mark means in this source. */
	words: Readonly<Record<ReportMark, string>>;
}

export interface ReportGroup {
	id: string;
	name: string;
	/** What is expected of a kommune. */
	note: string;
	/** Oldest first. */
	columns: readonly ReportColumn[];
}

export interface ReportRow {
	id: string;
	name: string;
	/** A mark for each column, over all groups in their order. */
	marks: readonly ReportMark[];
	/** How many years have come in of those that are counted. */
	done: number;
	doneText: string;
}

/** What rows are ordered by: their name, how much has come in, or a column by its id. */
export interface ReportSort {
	by: 'name' | 'done' | (string & {});
	/** The most, or the last name, stands first. */
	down: boolean;
}

export const columnsOf = (groups: readonly ReportGroup[]): ReportColumn[] =>
	groups.flatMap(({ columns }) => columns);

/** Rows in another order; those that are alike stay as they stood, by name. */
export function sortedRows(
	rows: readonly ReportRow[],
	groups: readonly ReportGroup[],
	{ by, down }: ReportSort
): ReportRow[] {
	if (by === 'name') return down ? rows.toReversed() : [...rows];
	const at = columnsOf(groups).findIndex(({ id }) => id === by);
	const weight = (row: ReportRow) =>
		by === 'done' ? row.done : -MARKS.indexOf(row.marks[at] ?? 'none');
	return rows.toSorted((a, b) => (down ? weight(b) - weight(a) : weight(a) - weight(b)));
}

/** The order after a press: the other way where it is that one already, else who lacks first. */
export const pressed = (sort: ReportSort, by: ReportSort['by']): ReportSort => ({
	by,
	down: sort.by === by && !sort.down
});

/** What is scrolled to, in pixels. */
interface Window {
	top: number;
	height: number;
	row: number;
}

/** The rows that are in sight, and some on each side so that nothing blinks. */
export function rowsInSight(count: number, { top, height, row }: Window, beside = 6) {
	const from = Math.max(0, Math.min(count, Math.floor(top / row)) - beside);
	const to = Math.min(count, Math.ceil((top + height) / row) + beside);
	return { from, to: Math.max(from, to) };
}

/** Where one stands: row −1 is the head; column 0 the name, 1 how much has come in. */
export interface GridPlace {
	row: number;
	column: number;
}

/** Where a key leads; null for keys that lead nowhere. */
export function movedBy(
	{ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
	{ row, column }: GridPlace,
	size: { rows: number; columns: number; page: number }
): GridPlace | null {
	const within = (at: number, least: number, count: number) =>
		Math.max(least, Math.min(count - 1, at));
	const to = (nextRow: number, nextColumn: number): GridPlace => ({
		row: within(nextRow, -1, size.rows),
		column: within(nextColumn, 0, size.columns)
	});
	switch (key) {
		case 'ArrowDown':
			return to(row + 1, column);
		case 'ArrowUp':
			return to(row - 1, column);
		case 'ArrowRight':
			return to(row, column + 1);
		case 'ArrowLeft':
			return to(row, column - 1);
		case 'PageDown':
			return to(row + size.page, column);
		case 'PageUp':
			return to(row - size.page, column);
		case 'Home':
			return to(ctrlKey ? -1 : row, 0);
		case 'End':
			return to(ctrlKey ? size.rows - 1 : row, size.columns - 1);
		default:
			return null;
	}
}
