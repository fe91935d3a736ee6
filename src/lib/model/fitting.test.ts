import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameTotal } from '../domain/sameTotal.ts';
import { fitTable } from './fitting.ts';

const SEED = [
	[0.05, 0.25, 0.7],
	[0.35, 0.45, 0.2],
	[0.75, 0.2, 0.05]
];

describe('a table fitted to its margins (methods, 2)', () => {
	const { cells, bounds, sweeps } = fitTable(SEED, [10, 6, 4], [5, 7, 8], 20);

	it('has the first sweep of the worked example', () => {
		const first = fitTable(SEED, [10, 6, 4], [5, 7, 8], 20, 1).cells;
		const wanted = [
			[0.4464, 2.9167, 6.6667],
			[1.875, 3.15, 1.1429],
			[2.6786, 0.9333, 0.1905]
		];
		first.forEach((row, i) =>
			row.forEach((cell, j) => expect(cell).toBeCloseTo(wanted[i]?.[j] ?? NaN, 4))
		);
	});

	it('has the limit of the worked example', () => {
		const limit = [
			[0.4299, 2.9032, 6.6669],
			[1.7807, 3.0922, 1.1271],
			[2.7894, 1.0046, 0.206]
		];
		cells.forEach((row, i) =>
			row.forEach((cell, j) => expect(cell).toBeCloseTo(limit[i]?.[j] ?? NaN, 2))
		);
		expect(sweeps).toBeLessThan(60);
	});

	it('says what the margins allow of each cell', () => {
		expect(bounds[0]?.[2]).toEqual({ low: 0, high: 8 });
		expect(fitTable([[1, 1, 1]], [10], [4, 6, 0], 10).bounds).toEqual([
			[
				{ low: 4, high: 4 },
				{ low: 6, high: 6 },
				{ low: 0, high: 0 }
			]
		]);
	});

	it('is scaled where the sums differ by rounding', () => {
		const scaled = fitTable(SEED, [10.1, 6, 4], [5, 7, 8], 20).cells.flat();
		expect(scaled.reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(20, 6);
	});

	it('leaves rows and columns of nothing at nothing', () => {
		const { cells: left } = fitTable(SEED, [10, 0, 10], [0, 8, 12], 20);
		expect(left[1]).toEqual([0, 0, 0]);
		expect(left.map(([first]) => first)).toEqual([0, 0, 0]);
	});

	it('is refused where the shares are not of the table, or a sum is below zero', () => {
		expect(() => fitTable(SEED, [1, 2], [1, 1, 1], 3)).toThrow(RangeError);
		expect(() => fitTable(SEED, [1, -2, 3], [1, 1, 0], 2)).toThrow(RangeError);
	});

	it('has the sums, and each cell within its bounds', () => {
		const share = fc.double({ min: 0, max: 1, noNaN: true });
		const sum = fc.double({ min: 0, max: 50, noNaN: true });
		fc.assert(
			fc.property(
				fc.array(fc.array(share, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
				fc.array(sum, { minLength: 4, maxLength: 4 }),
				fc.array(sum, { minLength: 3, maxLength: 3 }),
				(seed, rows, columns) => {
					const total = 20;
					fc.pre(rows.some((one) => one > 0.1) && columns.some((one) => one > 0.1));
					const { cells: fitted, bounds: allowed } = fitTable(seed, rows, columns, total);
					const all = fitted.flat().reduce((whole, cell) => whole + cell, 0);
					expect(all).toBeCloseTo(total, 6);
					fitted.forEach((row, i) =>
						row.forEach((cell, j) => {
							const { low, high } = allowed[i]?.[j] ?? { low: NaN, high: NaN };
							expect(cell).toBeGreaterThanOrEqual(low - 0.1);
							expect(cell).toBeLessThanOrEqual(high + 0.1);
						})
					);
				}
			)
		);
	});
});

describe('two sums of the same man-years', () => {
	it('differ by two per cent or a fifth of a man-year', () => {
		expect(sameTotal(100, 102)).toBe(true);
		expect(sameTotal(100, 103)).toBe(false);
		expect(sameTotal(1, 1.2)).toBe(true);
		expect(sameTotal(1, 1.3)).toBe(false);
		expect(sameTotal(9, 10)).toBe(false);
	});
});
