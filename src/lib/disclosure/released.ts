import type { Cell } from '../domain/cell.ts';
import type { ColumnFigures, ReleasedColumn } from '../domain/column.ts';
import type { Released, ReleasedNumber, ReleasedSpan } from '../domain/figure.ts';

/*
 * Where a figure becomes one that may be shown: nothing else in the house makes these. Each is
 * called for what has been judged, or holds no count of persons.
 */

export function releasedCell(cell: Cell): Released {
	return cell as Released;
}

export function releasedSpan(low: number, high: number): ReleasedSpan {
	return { low, high } as ReleasedSpan;
}

export function releasedNumber(number: number): ReleasedNumber {
	return number as ReleasedNumber;
}

/** @param column of figures that have each been released */
export function releasedColumn(column: ColumnFigures): ReleasedColumn {
	return column as ReleasedColumn;
}
