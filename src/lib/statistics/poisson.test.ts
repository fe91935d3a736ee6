import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scipy, expectNear } from '../../../tests/scipy.ts';
import { LEVELS } from './level.ts';
import { countLimits, rateLimits } from './poisson.ts';

describe('limits of a count', () => {
	it('are those that the formulas give', () => {
		expect(countLimits(65).low).toBeCloseTo(50.163, 3);
		expect(countLimits(65).high).toBeCloseTo(82.849, 3);
		expect(countLimits(5).low).toBeCloseTo(1.6235, 4);
		expect(countLimits(5).high).toBeCloseTo(11.6683, 4);
	});

	it.each(scipy.counts)('are those of scipy: $count', ({ count, ...limits }) => {
		for (const level of LEVELS) {
			expectNear(countLimits(count, level).low, limits[level][0]);
			expectNear(countLimits(count, level).high, limits[level][1]);
		}
	});

	it('begin at zero for nobody, and have an upper one all the same', () => {
		expect(countLimits(0).low).toBe(0);
		// Where exp(−mean) is 0.025.
		expect(countLimits(0).high).toBeCloseTo(-Math.log(0.025), 6);
	});

	it('hold the count and rise with it, also where one formula takes over from the other', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000 }), (count) => {
				const [here, next] = [countLimits(count), countLimits(count + 1)];
				expect(here.low).toBeLessThanOrEqual(count);
				expect(countLimits(count, 99.8).low).toBeLessThanOrEqual(here.low);
				expect(countLimits(count, 99.8).high).toBeGreaterThan(here.high);
				expect(here.high).toBeGreaterThan(count);
				expect(next.low).toBeGreaterThan(here.low);
				expect(next.high).toBeGreaterThan(here.high);
			})
		);
		expect(countLimits(10).low).toBeCloseTo(4.795, 1);
	});

	it('close on the count as it grows', () => {
		const { low, high } = countLimits(1e12);
		expect([low / 1e12, high / 1e12]).toEqual([expect.closeTo(1, 5), expect.closeTo(1, 5)]);
	});

	it.each([-1, NaN, Infinity])('are none for %d', (count) => {
		expect(() => countLimits(count)).toThrow(RangeError);
	});
});

describe('limits of a rate', () => {
	it('are those of the count, scaled as it is', () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.double({ min: 0.1, max: 1e6, noNaN: true }), (count, of) => {
				const [limits, rate] = [countLimits(count, 99.8), rateLimits(count, of, 99.8)];
				expectNear(rate.low * of, limits.low);
				expectNear(rate.high * of, limits.high);
			})
		);
	});

	it.each([0, -1, NaN, Infinity])('are none in %d', (of) => {
		expect(() => rateLimits(3, of)).toThrow(RangeError);
	});
});
