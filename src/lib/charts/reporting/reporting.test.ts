import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reporting } from '../gallery/reporting.ts';
import {
	columnsOf,
	movedBy,
	pressed,
	rowsInSight,
	sortedRows,
	type ReportRow,
	type ReportSort
} from './state.ts';

const { rows, groups } = reporting.usual;
const names = (sort: ReportSort) => sortedRows(rows, groups, sort).map(({ name }) => name);
const byName = rows.map(({ name }) => name);

describe('the order of rows', () => {
	it('is by name, both ways', () => {
		expect(names({ by: 'name', down: false })).toEqual(byName);
		expect(names({ by: 'name', down: true })).toEqual(byName.toReversed());
	});

	it('has those that lack first in a column, and by name where they are alike', () => {
		const last = columnsOf(groups)[2]!;
		const marks = (sort: ReportSort) => sortedRows(rows, groups, sort).map((row) => row.marks[2]);
		expect(marks({ by: last.id, down: false })[0]).toBe('owed');
		expect(marks({ by: last.id, down: true })[0]).toBe('value');
		const alike = sortedRows(rows, groups, { by: last.id, down: true }).filter(
			({ marks }) => marks[2] === 'value'
		);
		expect(alike.map(({ name }) => byName.indexOf(name))).toEqual(
			alike.map(({ name }) => byName.indexOf(name)).toSorted((a, b) => a - b)
		);
	});

	it('has the least first by how much has come in', () => {
		const done = sortedRows(rows, groups, { by: 'done', down: false }).map((row) => row.done);
		expect(done).toEqual(done.toSorted((a, b) => a - b));
	});

	it('turns when it is pressed again', () => {
		const once = pressed({ by: 'name', down: false }, 'done');
		expect(once).toEqual({ by: 'done', down: false });
		expect(pressed(once, 'done')).toEqual({ by: 'done', down: true });
	});

	it('neither loses nor makes a row', () => {
		const many: ReportRow[] = reporting.many.rows;
		for (const by of ['name', 'done', columnsOf(reporting.many.groups)[0]!.id])
			for (const down of [true, false]) {
				const sorted = sortedRows(many, reporting.many.groups, { by, down });
				expect(new Set(sorted)).toEqual(new Set(many));
			}
	});
});

describe('rows in sight', () => {
	it('are all that show, and few more, wherever one has scrolled', () => {
		fc.assert(
			fc.property(
				fc.nat(400),
				fc.nat(12_000),
				fc.integer({ min: 1, max: 900 }),
				(count, top, height) => {
					const { from, to } = rowsInSight(count, { top, height, row: 28 });
					expect(from).toBeGreaterThanOrEqual(0);
					expect(to).toBeLessThanOrEqual(count);
					expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 28) + 13);
					for (let row = 0; row < count; row++)
						if (row * 28 < top + height && (row + 1) * 28 > top) {
							expect(row).toBeGreaterThanOrEqual(from);
							expect(row).toBeLessThan(to);
						}
				}
			)
		);
	});
});

describe('the keys', () => {
	const size = { rows: 3, columns: 4, page: 2 };
	const from = (key: string, place = { row: 1, column: 1 }, ctrlKey = false) =>
		movedBy({ key, ctrlKey }, place, size);

	it('move a cell at a time, a page, and to the ends; up into the head', () => {
		expect(from('ArrowDown')).toEqual({ row: 2, column: 1 });
		expect(from('ArrowUp', { row: 0, column: 2 })).toEqual({ row: -1, column: 2 });
		expect(from('PageDown')).toEqual({ row: 2, column: 1 });
		expect(from('End')).toEqual({ row: 1, column: 3 });
		expect(from('End', { row: 0, column: 0 }, true)).toEqual({ row: 2, column: 3 });
		expect(from('Home', { row: 2, column: 2 }, true)).toEqual({ row: -1, column: 0 });
		expect(from('a')).toBeNull();
	});

	it('never lead outside', () => {
		for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp'])
			expect(from(key, { row: -1, column: 0 })).toEqual({ row: -1, column: 0 });
		for (const key of ['ArrowDown', 'ArrowRight', 'PageDown'])
			expect(from(key, { row: 2, column: 3 })).toEqual({ row: 2, column: 3 });
	});
});
