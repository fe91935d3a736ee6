import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compositions, wayPicker } from './compositions.ts';

const oneToFour = { low: 1, high: 4 };

describe('hidden counts (methods, 5)', () => {
	it('of a known sum are weighed by the groups of the area', () => {
		const found = compositions([oneToFour, oneToFour], 6, [2, 1]);
		expect(found?.ways).toEqual([
			[2, 4],
			[3, 3],
			[4, 2]
		]);
		[3, 4, 5].forEach((weight, i) => expect(found?.weights[i]).toBeCloseTo(weight / 12, 12));
		const mean = found?.ways.reduce((sum, [one = 0], i) => sum + one * (found.weights[i] ?? 0), 0);
		expect(mean).toBeCloseTo(3 + 1 / 6, 3);
	});

	it('have every sum they can have where none is published', () => {
		const found = compositions([oneToFour, { low: 0, high: 2 }], null, [1, 1]);
		expect(found?.ways).toHaveLength(12);
		expect(found?.weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
	});

	it('are none where no way gives the sum, and not listed where there are too many', () => {
		expect(compositions([oneToFour, oneToFour], 9, [1, 1])).toBeNull();
		const wide = Array.from({ length: 6 }, () => ({ low: 0, high: 40 }));
		expect(compositions(wide, 100, [1, 1, 1, 1, 1, 1])).toBeNull();
	});

	it('need a prior for each', () => {
		expect(() => compositions([oneToFour], 2, [])).toThrow(RangeError);
		expect(() => compositions([oneToFour], 2, [0])).toThrow(RangeError);
	});

	it('keep to what is allowed and to the sum, whatever is drawn', () => {
		const cell = fc.tuple(fc.nat(4), fc.nat(4)).map(([low, more]) => ({ low, high: low + more }));
		fc.assert(
			fc.property(
				fc.array(cell, { minLength: 1, maxLength: 4 }),
				fc.nat(24),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(cells, sum, u) => {
					const alpha = cells.map((_, i) => i + 0.5);
					const found = compositions(cells, sum, alpha);
					const [least, most] = (['low', 'high'] as const).map((end) =>
						cells.reduce((all, one) => all + one[end], 0)
					);
					expect(found === null).toBe(sum < (least ?? 0) || sum > (most ?? 0));
					if (!found) return;
					const way = wayPicker(found)(u);
					expect(way.reduce((all, one) => all + one, 0)).toBe(sum);
					way.forEach((count, i) => {
						expect(count).toBeGreaterThanOrEqual(cells[i]?.low ?? NaN);
						expect(count).toBeLessThanOrEqual(cells[i]?.high ?? NaN);
					});
				}
			)
		);
	});
});
