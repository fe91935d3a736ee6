import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('a quantile', () => {
	it('is one of them, or straight between two', () => {
		const four = [1, 2, 4, 8];
		expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(four, share))).toEqual([
			1, 1.75, 3, 5, 8
		]);
		expect(quantile([7], 0.9)).toBe(7);
		expect(quantile(new Float64Array(four), 0.5)).toBe(3);
	});

	it('is none where there are none', () => {
		expect(() => quantile([], 0.5)).toThrow(RangeError);
	});

	it('grows with the share, from the least to the most', () => {
		const some = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
		fc.assert(
			fc.property(some, fc.nat(100), fc.nat(100), (all, a, b) => {
				const ordered = all.toSorted((x, y) => x - y);
				const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
					quantile(ordered, one / 100)
				);
				expect(low).toBeLessThanOrEqual((high ?? NaN) + 1e-9);
				expect(low).toBeGreaterThanOrEqual(ordered[0] ?? NaN);
				expect(high).toBeLessThanOrEqual(ordered.at(-1) ?? NaN);
			})
		);
	});
});
