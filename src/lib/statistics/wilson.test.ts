import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scipy, expectNear } from '../../../tests/scipy.ts';
import { LEVELS } from './level.ts';
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

	it.each(scipy.wilson)('are those of scipy: $x of $n', ({ x, n, ...limits }) => {
		for (const level of LEVELS) {
			expectNear(wilson(x, n, level).low, limits[level][0]);
			expectNear(wilson(x, n, level).high, limits[level][1]);
		}
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

	it('are narrower the more there are, and close on the share', () => {
		const width = ({ low, high }: { low: number; high: number }) => high - low;
		expect(width(wilson(1.7, 20.8))).toBeGreaterThan(width(wilson(17, 208)));
		expect(wilson(3e11, 1e12).low).toBeCloseTo(0.3, 5);
		expect(wilson(3e11, 1e12).high).toBeCloseTo(0.3, 5);
	});

	it('at 99.8 % hold those at 95 %', () => {
		fc.assert(
			fc.property(share, ({ x, n }) => {
				const [sure, wide] = [wilson(x, n, 95), wilson(x, n, 99.8)];
				expect(wide.low).toBeLessThanOrEqual(sure.low + 1e-15);
				expect(wide.high).toBeGreaterThanOrEqual(sure.high - 1e-15);
			})
		);
	});

	it.each([
		[1, 0],
		[-0.1, 2],
		[2.1, 2],
		[NaN, 2],
		[1, Infinity],
		[1, NaN]
	])('are none for %d of %d', (x, n) => {
		expect(() => wilson(x, n)).toThrow(RangeError);
	});
});
