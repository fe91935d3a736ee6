import { isComputed, type TableCell } from '../domain/table.ts';
import { figureText } from '../text/index.ts';

/** A cell's numbers with the decimals it is shown with; null where there is no such number. */
export interface CellNumbers {
	middle: number | null;
	low: number | null;
	high: number | null;
}

const NONE: CellNumbers = { middle: null, low: null, high: null };

/**
 * What of a cell leaves the page as numbers. More decimals than are shown could give a hidden count away.
 *
 * @param decimals those of its column: what the model says has its own
 */
export function numbersOf(cell: TableCell | undefined, decimals: number): CellNumbers {
	if (cell === undefined || typeof cell === 'string') return NONE;
	if (isComputed(cell))
		return {
			middle: rounded(cell.middle, cell.decimals),
			low: rounded(cell.low, cell.decimals),
			high: rounded(cell.high, cell.decimals)
		};
	return cell.state === 'value' ? { ...NONE, middle: rounded(cell.value, decimals) } : NONE;
}

/** How many decimals a cell's numbers are shown with: what the model says has its own. */
export const decimalsOf = (cell: TableCell | undefined, decimals: number): number =>
	cell !== undefined && typeof cell !== 'string' && isComputed(cell) ? cell.decimals : decimals;

/** A cell as it stands in the table on the page. */
export function cellText(cell: TableCell | undefined, decimals = 0): string {
	if (cell === undefined || typeof cell === 'string') return cell ?? '';
	return isComputed(cell) ? cell.text : figureText(cell, decimals);
}

/** What is rounded up to nothing is 0, and not −0. */
const rounded = (x: number | null, decimals: number): number | null =>
	x === null ? null : Number(x.toFixed(decimals)) + 0;
