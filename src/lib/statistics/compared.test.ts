import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compared, comparedAtBoth, expectedByChance } from './compared.ts';
import { wilson } from './wilson.ts';

describe('an area against a reference', () => {
	it('differs when the reference is outside its limits, and not at them', () => {
		const limits = { low: 2, high: 5 };
		expect([1, 2, 3, 5, 6].map((reference) => compared(limits, reference))).toEqual([
			'higher',
			'similar',
			'similar',
			'similar',
			'lower'
		]);
	});

	it('can differ although the limits of the two overlap', () => {
		const [own, other] = [wilson(30, 300), wilson(1400, 10_000)];
		expect(own.high).toBeGreaterThan(other.low);
		expect(compared(own, 0.14)).toBe('lower');
	});

	it('differs at 99.8 % only where it does at 95 %, and then the same way', () => {
		const numbers = fc.tuple(fc.nat(400), fc.nat(400), fc.double({ min: 0, max: 1, noNaN: true }));
		fc.assert(
			fc.property(numbers, ([x, rest, reference]) => {
				const at = comparedAtBoth((level) => wilson(x, x + rest + 1, level), reference);
				expect([at[95], 'similar']).toContain(at[99.8]);
			})
		);
		expect(comparedAtBoth((level) => wilson(40, 400, level), 0.14)).toEqual({
			95: 'lower',
			99.8: 'similar'
		});
	});

	it('turns when everything is turned', () => {
		const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
		const turned = { lower: 'higher', similar: 'similar', higher: 'lower' } as const;
		fc.assert(
			fc.property(value, value, value, (a, b, reference) => {
				const [low, high] = a < b ? [a, b] : [b, a];
				const here = compared({ low, high }, reference);
				expect(compared({ low: -high, high: -low }, -reference)).toBe(turned[here]);
			})
		);
	});

	it.each([
		[1, 2, NaN],
		[1, 2, Infinity],
		[2, 1, 1.5],
		[NaN, 1, 1]
	])('of %d–%d with %d is none', (low, high, reference) => {
		expect(() => compared({ low, high }, reference)).toThrow(RangeError);
	});
});

describe('what chance alone would flag', () => {
	it('of 34 indicators is 1.7 at 95 %, and next to none at 99.8 %', () => {
		expect(expectedByChance(34)).toBeCloseTo(1.7, 12);
		expect(expectedByChance(34, 99.8)).toBeCloseTo(0.068, 12);
		expect(expectedByChance(0)).toBe(0);
	});

	it.each([-1, 1.5, NaN, Infinity])('is nothing of %d comparisons', (comparisons) => {
		expect(() => expectedByChance(comparisons)).toThrow(RangeError);
	});
});
