import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLimits } from './poisson.ts';

describe('limits of a count', () => {
	it('are those that the formulas give', () => {
		expect(countLimits(65).low).toBeCloseTo(50.163, 3);
		expect(countLimits(65).high).toBeCloseTo(82.849, 3);
		expect(countLimits(5).low).toBeCloseTo(1.6235, 4);
		expect(countLimits(5).high).toBeCloseTo(11.6683, 4);
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
				expect(here.high).toBeGreaterThan(count);
				expect(next.low).toBeGreaterThan(here.low);
				expect(next.high).toBeGreaterThan(here.high);
			})
		);
		expect(countLimits(10).low).toBeCloseTo(4.795, 1);
	});

	it.each([-1, NaN])('are none for %d', (count) => {
		expect(() => countLimits(count)).toThrow(RangeError);
	});
});
