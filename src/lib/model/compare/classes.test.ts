import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classBreaks, middleHalf } from './classes.ts';

const counts = (values: readonly number[], breaks: readonly number[]) =>
	[-Infinity, ...breaks].map(
		(low, i) => values.filter((x) => x >= low && x < (breaks[i] ?? Infinity)).length
	);

describe('the breaks', () => {
	it('are round, and share the kommuner about evenly', () => {
		const values = Array.from({ length: 100 }, (_, i) => 3.1 + 0.37 * i);
		const breaks = classBreaks(values, 1);
		expect(breaks).toEqual([10, 20, 25, 30]);
		for (const count of counts(values, breaks)) expect(count).toBeGreaterThan(9);
	});

	it('are none where there are few figures, or all are the same', () => {
		expect(classBreaks([], 0)).toEqual([]);
		expect(classBreaks([1, 2, 3], 0)).toEqual([]);
		expect(classBreaks(Array(50).fill(7), 0)).toEqual([]);
		expect(classBreaks([1, 2, 3, 4, 5, 6, 7, 8], 0)).toHaveLength(1);
	});

	it('never leave a class at an end without a figure, and rise, whatever the figures', () => {
		const value = fc.double({ min: -1e4, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(
				fc.array(value, { maxLength: 400 }),
				fc.integer({ min: 0, max: 3 }),
				(values, decimals) => {
					const breaks = classBreaks(values, decimals);
					expect(breaks.length).toBeLessThan(5);
					breaks.forEach((end, i) => {
						expect(end).toBe(Number(end.toFixed(decimals)));
						if (i > 0) expect(end).toBeGreaterThan(breaks[i - 1] ?? Infinity);
					});
					const shared = counts(values, breaks);
					if (breaks.length > 0) {
						expect(shared[0]).toBeGreaterThan(0);
						expect(shared.at(-1)).toBeGreaterThan(0);
					}
				}
			)
		);
	});
});

describe('the middle half', () => {
	it('is from quartile to quartile', () => {
		expect(middleHalf([5, 1, 4, 2, 3])).toEqual({ low: 2, middle: 3, high: 4 });
	});

	it('is not of nothing', () => {
		expect(() => middleHalf([])).toThrow(RangeError);
	});
});
