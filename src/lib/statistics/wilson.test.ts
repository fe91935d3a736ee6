import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.ts';

const share = fc
	.tuple(
		fc.double({ min: 0.01, max: 5000, noNaN: true }),
		fc.double({ min: 0, max: 1, noNaN: true })
	)
	.map(([n, p]) => ({ n, x: Math.min(n, p * n) }));

describe('Wilson limits', () => {
	it('are those that the formula gives', () => {
		expect(wilson(65, 100).low).toBeCloseTo(0.55254, 5);
		expect(wilson(65, 100).high).toBeCloseTo(0.73636, 5);
		expect(wilson(0, 20).low).toBe(0);
		expect(wilson(0, 20).high).toBeCloseTo(0.16113, 5);
	});

	it('hold the share, within 0 and 1, for any real part of any whole', () => {
		fc.assert(
			fc.property(share, ({ x, n }) => {
				const { low, high } = wilson(x, n);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low).toBeLessThanOrEqual(x / n + 1e-9);
				expect(high).toBeGreaterThanOrEqual(x / n - 1e-9);
			})
		);
	});

	it('mirror one another for the part and for the rest', () => {
		fc.assert(
			fc.property(share, ({ x, n }) => {
				expect(wilson(n - x, n).high).toBeCloseTo(1 - wilson(x, n).low, 6);
			})
		);
	});

	it('are narrower the more there are, and the smaller z is', () => {
		const width = ({ low, high }: { low: number; high: number }) => high - low;
		expect(width(wilson(1.7, 20.8))).toBeGreaterThan(width(wilson(17, 208)));
		expect(width(wilson(9.6, 20.8, 1))).toBeLessThan(width(wilson(9.6, 20.8)));
	});

	it.each([
		[1, 0],
		[-0.1, 2],
		[2.1, 2],
		[NaN, 2]
	])('are none for %d of %d', (x, n) => {
		expect(() => wilson(x, n)).toThrow(RangeError);
	});
});
