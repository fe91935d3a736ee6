import { expect, it } from 'vitest';
import { difference, type Cell } from './sameRows.ts';

const rows: Cell[][] = [
	['0301', 2024, 'alle', 0.1 + 0.2, null],
	['0301', 2025, 'alle', 12, 3],
	['4601', 2024, 'alle', null, 3]
];

it('takes rows in another order, and sums that differ in the last digit, for the same', () => {
	const other: Cell[][] = [rows[2]!, rows[1]!, ['0301', 2024, 'alle', 0.3, null]];
	expect(difference(rows, other)).toBeNull();
});

it('tells a number, a state, a missing cell and a missing row', () => {
	const withLast = (last: Cell[]) => [...rows.slice(0, 2), last];
	expect(difference(rows, withLast(['4601', 2024, 'alle', null, 3.001]))).toContain('3.001');
	expect(difference(rows, withLast(['4601', 2024, 'skjult', null, 3]))).toContain('skjult');
	expect(difference(rows, withLast(['4601', 2024, 'alle', 0, 3]))).not.toBeNull();
	expect(difference(rows, withLast(['4601', 2024, 'alle', null]))).not.toBeNull();
	expect(difference(rows, rows.slice(1))).toBe('3 rows here, 2 there');
});
