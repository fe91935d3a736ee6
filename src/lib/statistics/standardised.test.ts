import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear, expectSame, scipy } from '../../../tests/scipy.ts';
import { LEVELS } from './level.ts';
import { rateLimits } from './poisson.ts';
import { directRate, expectedCount, ratioToExpected, type Stratum } from './standardised.ts';

const stratum: fc.Arbitrary<Stratum> = fc.record({
	count: fc.integer({ min: 3, max: 400 }),
	of: fc.integer({ min: 500, max: 90_000 }),
	standard: fc.integer({ min: 1, max: 90_000 })
});
const strata = fc.array(stratum, { minLength: 4, maxLength: 18 });

describe('a directly standardised rate', () => {
	it.each(scipy.direct)('is that of scipy, with Dobson’s limits', ({ strata, ...wanted }) => {
		for (const level of LEVELS) {
			const found = directRate(strata, level);
			expectSame(found?.value ?? NaN, wanted[level][0], 'rate');
			expectSame(found?.low ?? NaN, wanted[level][1], 'low');
			expectSame(found?.high ?? NaN, wanted[level][2], 'high');
		}
	});

	it('isn’t shown with fewer than ten events', () => {
		const of = { of: 100, standard: 100 };
		expect(directRate([{ count: 9, ...of }])).toBeNull();
		expect(directRate([{ count: 10, ...of }])).not.toBeNull();
	});

	it('is the crude rate, with its limits, where the area is as old as the standard', () => {
		fc.assert(
			fc.property(strata, (groups) => {
				const own = groups.map((group) => ({ ...group, standard: group.of }));
				const [count, of] = [0, 0].map((_, i) =>
					own.reduce((sum, group) => sum + (i === 0 ? group.count : group.of), 0)
				);
				const found = directRate(own);
				expectSame(found?.value ?? NaN, (count ?? NaN) / (of ?? NaN));
				expectSame(found?.low ?? NaN, rateLimits(count ?? NaN, of ?? NaN).low);
			})
		);
	});

	it('lies between the rates of its groups, and asks nothing of the order or size of the standard', () => {
		fc.assert(
			fc.property(strata, (groups) => {
				const found = directRate(groups)?.value ?? NaN;
				const rates = groups.map(({ count, of }) => count / of);
				expect(found).toBeGreaterThanOrEqual(Math.min(...rates) * (1 - 1e-12));
				expect(found).toBeLessThanOrEqual(Math.max(...rates) * (1 + 1e-12));
				const other = groups.map((group) => ({ ...group, standard: group.standard * 7 })).reverse();
				expectSame(directRate(other)?.value ?? NaN, found);
			})
		);
	});

	it('at 99.8 % has limits outside those at 95 %', () => {
		fc.assert(
			fc.property(strata, (groups) => {
				const [sure, wide] = [directRate(groups, 95), directRate(groups, 99.8)];
				expect(wide?.low).toBeLessThan(sure?.low ?? NaN);
				expect(wide?.high).toBeGreaterThan(sure?.high ?? NaN);
			})
		);
	});

	it.each([
		{ count: -1, of: 10, standard: 1 },
		{ count: 1, of: 0, standard: 1 },
		{ count: NaN, of: 10, standard: 1 },
		{ count: 1, of: Infinity, standard: 1 },
		{ count: 20, of: 100, standard: 0 }
	])('is none of $count in $of, weight $standard', (group) => {
		expect(() => directRate([group])).toThrow(RangeError);
	});
});

describe('the ratio to what is expected', () => {
	it.each(scipy.ratio)('is that of scipy: $observed of $expected', (row) => {
		const { observed, expected, ...wanted } = row;
		for (const level of LEVELS) {
			const found = ratioToExpected(observed, expected, level);
			expectNear(found.value, wanted[level][0]);
			expectNear(found.low, wanted[level][1]);
			expectNear(found.high, wanted[level][2]);
		}
	});

	it('is of the rates of the reference in the area’s groups', () => {
		const strata = [
			{ of: 1000, rate: 0.002 },
			{ of: 300, rate: 0.05 }
		];
		expect(expectedCount(strata)).toBeCloseTo(17, 12);
		expect(ratioToExpected(17, expectedCount(strata)).value).toBeCloseTo(1, 12);
	});

	it.each([0, -1, NaN, Infinity])('is none where %d are expected', (expected) => {
		expect(() => ratioToExpected(3, expected)).toThrow(RangeError);
		if (expected !== 0)
			expect(() => expectedCount([{ of: 10, rate: expected }])).toThrow(RangeError);
	});
});
