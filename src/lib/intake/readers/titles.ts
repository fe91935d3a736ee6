import { FIGURE } from './header.ts';
import type { TextRecord } from './records.ts';

/** So many lines with figures are rows of a table, and no titles. */
const LEAST_ROWS = 3;

/**
 * Of the lines above a table that somebody has pointed at, those that are its titles: what stands above
 * the last row of another table is of that one.
 */
export function ownTitles(above: readonly TextRecord[]): TextRecord[] {
	if (above.filter(isRow).length < LEAST_ROWS) return [...above];
	return above.slice(above.findLastIndex(isRow) + 1);
}

function isRow({ cells }: TextRecord): boolean {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	return filled.length > 1 && filled.slice(1).some((cell) => FIGURE.test(cell));
}
