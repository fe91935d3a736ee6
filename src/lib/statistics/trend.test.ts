import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear, expectSame, scipy } from '../../../tests/scipy.ts';
import { Z } from './level.ts';
import { slopeOf } from './slope.ts';
import { trendOf, type SeriesPoint, type Trend } from './trend.ts';

const point = (year: number, value: number, deviation: number): SeriesPoint => ({
	year,
	value,
	limits: { low: value - Z[95] * deviation, high: value + Z[95] * deviation }
});
const TURNED: Record<Trend['marker'], Trend['marker']> = {
	rising: 'falling',
	falling: 'rising',
	'no-change': 'no-change',
	'cannot-be-judged': 'cannot-be-judged'
};
const series = (values: readonly number[], deviation = 1, first = 2018) =>
	values.map((value, i) => point(first + i, value, deviation));

describe('the slope of a series', () => {
	it.each(scipy.trends)('is that of scipy: $slope', ({ years, values, deviations, ...wanted }) => {
		const found = trendOf(years.map((year, i) => point(year, values[i] ?? 0, deviations[i] ?? 0)));
		if (found.marker === 'cannot-be-judged') throw new Error(found.why);
		expectSame(found.slope, wanted.slope);
		expectSame(found.chiSquare, wanted.chiSquare);
	});

	it('turns with the series, and asks nothing of order or of where zero is', () => {
		const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 9 });
		fc.assert(
			fc.property(values, fc.integer({ min: -90, max: 90 }), (all, up) => {
				const [here, there, turned] = [
					trendOf(series(all)),
					trendOf(series(all.map((one) => one + up)).reverse()),
					trendOf(series(all.map((one) => -one)))
				];
				expect(there.marker).toBe(here.marker);
				expect(turned.marker).toBe(TURNED[here.marker]);
				if ('slope' in here && 'slope' in there) expectNear(there.slope, here.slope);
			})
		);
	});

	it('is no line through points of one year', () => {
		const at = { x: 2020, weight: 1 };
		expect(() => slopeOf([])).toThrow(RangeError);
		expect(() => slopeOf([{ ...at, y: 1 }])).toThrow(RangeError);
		expect(() => slopeOf([{ ...at, y: 1, weight: 0 }])).toThrow(RangeError);
		expect(() =>
			slopeOf([
				{ ...at, y: 1 },
				{ ...at, x: 2021, y: NaN }
			])
		).toThrow(RangeError);
	});
});

describe('the marker of a trend', () => {
	it('is asked of chance at 99.8 %', () => {
		// As trend.ts has it, to the digits methods print.
		expect(scipy.chiSquare).toBeCloseTo(9.5495, 4);
		// Five years: the error of the slope is 1/√10.
		const slope = (chi: number) => [0, 1, 2, 3, 4].map((i) => i * Math.sqrt(chi / 10));
		expect(trendOf(series(slope(9.549))).marker).toBe('no-change');
		expect(trendOf(series(slope(9.55))).marker).toBe('rising');
	});

	it('rises, falls, or says that there is no change', () => {
		expect(trendOf(series([1, 4, 6, 9, 12])).marker).toBe('rising');
		expect(trendOf(series([12, 9, 6, 4, 1])).marker).toBe('falling');
		expect(trendOf(series([3, 4, 3, 2, 3])).marker).toBe('no-change');
		expect(trendOf(series([2, 2, 2, 2, 2])).marker).toBe('no-change');
	});

	it('does not hang on one year', () => {
		const all = [5, 4.8, 4.6, 4.4, 20];
		const found = trendOf(series(all));
		expect('chiSquare' in found && found.chiSquare).toBeGreaterThan(9.5495);
		expect(found.marker).toBe('no-change');
	});

	it('can’t be judged of fewer than five years', () => {
		expect(trendOf(series([1, 9, 20, 40]))).toEqual({
			marker: 'cannot-be-judged',
			why: 'too-few-points'
		});
		expect(trendOf([])).toEqual({ marker: 'cannot-be-judged', why: 'too-few-points' });
	});

	it('can’t be judged where a year has no limits: that is not the same as no change', () => {
		const [first, ...others] = series([1, 4, 6, 9, 12]);
		const without = [{ year: first?.year ?? 0, value: 1, limits: null }, ...others];
		expect(trendOf(without)).toEqual({ marker: 'cannot-be-judged', why: 'no-limits' });
	});

	it('is of the years since the last break', () => {
		const all = [...series([90, 80, 70, 60]), ...series([1, 4, 6, 9, 12], 1, 2022)];
		expect(trendOf(all, [2022])).toMatchObject({ marker: 'rising', from: 2022, to: 2026 });
		expect(trendOf(all, [2020, 2022])).toEqual(trendOf(all, [2022]));
		expect(trendOf(all, [2024])).toEqual({ marker: 'cannot-be-judged', why: 'break' });
		expect(trendOf(all).marker).toBe('falling');
	});

	it('asks nothing of a break before the series, or after it', () => {
		const all = series([1, 4, 6, 9, 12]);
		expect(trendOf(all, [2018, 1999, 2030])).toEqual(trendOf(all));
	});

	it.each([
		[point(2020, 1, 1), point(2020, 2, 1)],
		[point(2020.5, 1, 1)],
		[point(2020, NaN, 1)],
		[point(2020, 1, 0)],
		[point(2020, 1, Infinity)],
		[{ year: 2020, value: 9, limits: { low: 1, high: 2 } }]
	])('is none of %j', (...all) => {
		expect(() => trendOf(all)).toThrow(RangeError);
	});
});
