import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear, scipy } from '../../../tests/scipy.ts';
import { orderByLikeness, rowDistances } from './likeness.ts';
import { averageLinkage } from './linkage.ts';

const cell = fc.option(fc.integer({ min: -5, max: 5 }), { freq: 6 });
const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 25 });

describe('average linkage', () => {
	it('joins at the heights of scipy', () => {
		const merges = averageLinkage(rowDistances(scipy.linkage.rows));
		const heights = merges.map(({ height }) => height).sort((a, b) => a - b);
		expect(heights).toHaveLength(scipy.linkage.heights.length);
		heights.forEach((height, i) => expectNear(height, scipy.linkage.heights[i]));
	});

	it('takes each group once, after it has been made', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const merges = averageLinkage(rowDistances(rows));
				expect(merges).toHaveLength(Math.max(0, rows.length - 1));
				const taken = merges.flatMap(({ left, right }) => [left, right]);
				expect(new Set(taken).size).toBe(taken.length);
				merges.forEach(({ left, right }, i) =>
					expect(Math.max(left, right)).toBeLessThan(rows.length + i)
				);
			})
		);
	});
});

describe('an order by likeness', () => {
	const lengthOf = (order: readonly number[], rows: readonly (readonly number[])[]) => {
		const { n, between } = rowDistances(rows);
		return order
			.slice(1)
			.reduce((sum, row, i) => sum + (between[row * n + (order[i] ?? 0)] ?? NaN), 0);
	};

	it('has each row once, also where cells are missing', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const order = orderByLikeness(rows);
				expect(order.toSorted((a, b) => a - b)).toEqual([...rows.keys()]);
				expect(orderByLikeness(rows)).toEqual(order);
			})
		);
	});

	it('puts rows along a line in the order they have on it, from the end that stands first', () => {
		const along = [0, 7, 3, 1, 9, 5].map((at) => [at, 2 * at]);
		expect(orderByLikeness(along)).toEqual([0, 3, 2, 5, 1, 4]);
		expect(orderByLikeness(along.toReversed())).toEqual([1, 4, 0, 3, 2, 5]);
	});

	it('keeps groups together', () => {
		const rows = [0, 10, 0.4, 10.4, 0.2, 10.2].map((at) => [at, -at, 1]);
		const order = orderByLikeness(rows).map((row) => row % 2);
		expect(order).toEqual([0, 0, 0, 1, 1, 1]);
	});

	it('is much shorter to walk than the order they came in', () => {
		const { rows } = scipy.linkage;
		expect(lengthOf(orderByLikeness(rows), rows)).toBeLessThan(
			0.75 * lengthOf([...rows.keys()], rows)
		);
	});

	it('places a row by the cells it has, and one without any last', () => {
		const rows = [
			[null, null],
			[9, 9],
			[1, 1],
			[null, 8.8],
			[1.1, null]
		];
		expect(orderByLikeness(rows)).toEqual([1, 3, 2, 4, 0]);
		expect(orderByLikeness([])).toEqual([]);
	});

	it('holds two that share no column as far apart as the furthest', () => {
		const { between } = rowDistances([
			[1, null],
			[null, 1],
			[4, null]
		]);
		expect([...between]).toEqual([0, 3, 3, 3, 0, 3, 3, 3, 0]);
	});

	it.each([[[[1], [1, 2]]], [[[NaN]]], [[[1], [-Infinity]]]])('is none of %j', (rows) => {
		expect(() => orderByLikeness(rows)).toThrow(RangeError);
	});
});
