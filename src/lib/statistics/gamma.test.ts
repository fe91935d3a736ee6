import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaBelow, gammaOfNormal, gammaQuantile, logGamma } from './gamma.ts';
import { normalBelow, normalQuantile } from './normal.ts';

describe('the normal distribution', () => {
	it.each([
		[0.5, 0],
		[0.975, 1.959963984540054],
		[0.999, 3.090232306167813],
		[0.05, -1.6448536269514729],
		[1e-9, -5.997807015007773]
	])('has the quantile of %f at %f', (share, z) => {
		expect(normalQuantile(share)).toBeCloseTo(z, 9);
		expect(normalBelow(z)).toBeCloseTo(share, 12);
	});

	it('has no quantile outside the unit', () => {
		for (const share of [0, 1, -1, NaN]) expect(() => normalQuantile(share)).toThrow(RangeError);
	});
});

describe('a level behind a count (methods, 5)', () => {
	it.each([
		[0, 0.002, 0.2275, 1.9207],
		[1, 0.1759, 1.183, 3.9074],
		[3, 1.0837, 3.1729, 7.0336]
	])('of %i is as in the table of methods', (count, low, median, high) => {
		const shape = count + 0.5;
		expect(gammaQuantile(shape, 0.05)).toBeCloseTo(low, 4);
		expect(gammaQuantile(shape, 0.5)).toBeCloseTo(median, 4);
		expect(gammaQuantile(shape, 0.95)).toBeCloseTo(high, 4);
	});

	it('of 10 is as in the table of methods', () => {
		expect(gammaQuantile(10.5, 0.05)).toBeCloseTo(5.796, 3);
		expect(gammaQuantile(10.5, 0.5)).toBeCloseTo(10.169, 3);
		expect(gammaQuantile(10.5, 0.95)).toBeCloseTo(16.335, 3);
	});

	it('is told by the share below it', () => {
		const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });
		const share = fc.double({ min: 0.0001, max: 0.9999, noNaN: true });
		fc.assert(
			fc.property(shape, share, (a, u) => {
				expect(gammaBelow(a, gammaQuantile(a, u))).toBeCloseTo(u, 8);
			})
		);
	});

	it('has none for a shape of nothing', () => {
		for (const shape of [0, -1, NaN]) expect(() => gammaQuantile(shape, 0.5)).toThrow(RangeError);
	});
});

describe('the table of a level by normal deviates', () => {
	const shape = fc.double({ min: 0.1, max: 3000, noNaN: true });
	const deviate = fc.double({ min: -4.9, max: 4.9, noNaN: true });

	it('is near the quantile', () => {
		fc.assert(
			fc.property(shape, deviate, (a, z) => {
				const exact = gammaQuantile(a, normalBelow(z));
				expect(Math.abs(gammaOfNormal(a)(z) - exact)).toBeLessThan(1e-3 * (1 + exact));
			})
		);
	});

	it('grows with the deviate, and with the count', () => {
		fc.assert(
			fc.property(shape, deviate, deviate, (a, z, y) => {
				const [low, high] = z < y ? [z, y] : [y, z];
				const of = gammaOfNormal(a);
				expect(of(low)).toBeLessThanOrEqual(of(high));
				expect(gammaOfNormal(a + 1)(z)).toBeGreaterThanOrEqual(of(z));
			})
		);
	});
});

describe('the logarithm of the gamma function', () => {
	it('is that of factorials, and of the half', () => {
		expect(logGamma(1)).toBeCloseTo(0, 12);
		expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 11);
		expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
		expect(logGamma(0.05)).toBeCloseTo(2.968879201051731, 12);
	});
});
