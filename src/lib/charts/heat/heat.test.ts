import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../scale/type.ts';
import {
	GROUP,
	headHeight,
	headLines,
	inSight,
	ledBy,
	onPaper,
	ROW,
	scrolledTo
} from './layout.ts';
import { groupsOf, toneOf, type HeatColumn } from './state.ts';

const extent = (rows: number, columns: number, dense = false) => ({
	...{ rows, columns, dense, head: 60 }
});
const start = { top: 0, left: 0 };

describe('what is in sight', () => {
	it('draws no more than has room, of 357 kommuner and 40 columns', () => {
		const { rows, columns, fullHeight, fullWidth } = inSight(extent(357, 40), 1200, start);
		expect([rows, columns]).toEqual([20, 12]);
		expect(fullHeight).toBe(60 + GROUP + 357 * ROW);
		expect(fullWidth).toBeGreaterThan(1200);
	});

	it('has all 40 columns in sight where they stand close', () => {
		expect(inSight(extent(357, 40, true), 1216, start).columns).toBe(40);
	});

	it('is whole rows and columns inside the table, however far it is scrolled', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 400 }),
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 280, max: 1600 }),
				fc.double({ min: 0, max: 20_000, noNaN: true }),
				fc.double({ min: 0, max: 6000, noNaN: true }),
				(rows, columns, width, top, left) => {
					const sight = inSight(extent(rows, columns), width, { top, left });
					expect(sight.firstRow + sight.rows).toBeLessThanOrEqual(rows);
					expect(sight.firstColumn + sight.columns).toBeLessThanOrEqual(columns);
					expect(sight.columns).toBeGreaterThan(0);
					expect(sight.nameWidth + sight.columns * sight.columnWidth).toBeLessThanOrEqual(
						width + 1e-6
					);
				}
			)
		);
	});

	it('comes to a cell that is scrolled to, and does not move for one that is there', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 356 }),
				fc.integer({ min: 0, max: 39 }),
				fc.double({ min: 0, max: 9000, noNaN: true }),
				(row, column, top) => {
					const before = inSight(extent(357, 40), 900, { top, left: 300 });
					const to = scrolledTo({ row, column }, before);
					const after = inSight(extent(357, 40), 900, to);
					expect(row - after.firstRow).toBeGreaterThanOrEqual(0);
					expect(row - after.firstRow).toBeLessThan(after.rows);
					expect(column - after.firstColumn).toBeGreaterThanOrEqual(0);
					expect(column - after.firstColumn).toBeLessThan(after.columns);
					const again = inSight(extent(357, 40), 900, scrolledTo({ row, column }, after));
					expect(again).toEqual(after);
				}
			)
		);
	});
});

describe('the keys of the grid', () => {
	const table = { rows: 30, columns: 5, page: 10 };
	const from = { row: 4, column: 2 };
	const led = (key: string, ctrlKey = false) => ledBy({ key, ctrlKey }, from, table);

	it('go a step, a page, to the ends of the row and to the corners', () => {
		expect(led('ArrowUp')).toEqual({ row: 3, column: 2 });
		expect(led('ArrowRight')).toEqual({ row: 4, column: 3 });
		expect(led('PageDown')).toEqual({ row: 14, column: 2 });
		expect(led('PageUp')).toEqual({ row: 0, column: 2 });
		expect(led('Home')).toEqual({ row: 4, column: -1 });
		expect(led('End')).toEqual({ row: 4, column: 4 });
		expect(led('Home', true)).toEqual({ row: -1, column: -1 });
		expect(led('End', true)).toEqual({ row: 29, column: 4 });
		expect(led('a')).toBeNull();
	});

	it('never lead out of the table', () => {
		const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'End'];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 80 }), (pressed) => {
				let at = { row: -1, column: -1 };
				for (const key of pressed) at = ledBy({ key, ctrlKey: false }, at, table) ?? at;
				expect(at.row).toBeGreaterThanOrEqual(-1);
				expect(at.row).toBeLessThan(table.rows);
				expect(at.column).toBeGreaterThanOrEqual(-1);
				expect(at.column).toBeLessThan(table.columns);
			})
		);
	});
});

describe('a heading', () => {
	it('finds room in its column, whatever it is called', () => {
		const letters = fc.string({
			minLength: 1,
			maxLength: 40,
			unit: fc.constantFrom(...'abcmwåWM-')
		});
		fc.assert(
			fc.property(fc.array(letters, { minLength: 1, maxLength: 9 }), (words) => {
				const lines = headLines(words.join(' '), 74);
				expect(lines.length).toBeLessThanOrEqual(6);
				for (const line of lines.slice(0, -1))
					expect(textWidth(line, 12, true)).toBeLessThanOrEqual(74);
				expect(headHeight([words.join(' ')], false)).toBeGreaterThanOrEqual(lines.length * 15);
			})
		);
	});

	it('stands once over the columns that share it', () => {
		const columns = ['Behov', 'Behov', 'Kvalitet', 'Behov'].map((group) => ({ group }));
		expect(groupsOf(columns as unknown as HeatColumn[])).toEqual([
			{ name: 'Behov', span: 2 },
			{ name: 'Kvalitet', span: 1 },
			{ name: 'Behov', span: 1 }
		]);
	});
});

describe('the tone of a cell', () => {
	it('is of good and bad only where it has been judged so', () => {
		expect(toneOf({ against: 'higher', judged: null })).toBe('higher');
		expect(toneOf({ against: 'lower', judged: 'better' })).toBe('better');
		expect(toneOf({ against: 'similar', judged: null })).toBe('similar');
		expect(toneOf({ against: null, judged: null })).toBe('none');
	});
});

it('puts each column on paper once', () => {
	const columns = Array.from({ length: 23 }, (_, i) => i);
	expect(onPaper(columns).flat()).toEqual(columns);
	expect(Math.max(...onPaper(columns).map((part) => part.length))).toBeLessThanOrEqual(9);
});
