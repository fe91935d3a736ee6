import { describe, expect, it } from 'vitest';
import { commonsOf, exactly } from '../../../tests/questions.ts';
import { judge, isSettled, leastGap, type Balance } from './judge.ts';

const N = 1000;
const common = commonsOf(exactly(15, 15))(N);
const all = (value: number) => new Float64Array(N).fill(value);

/** Need of `much` man-years in so many of the draws, and of `little` in the rest, against `there`. */
function balance(
	hits: number,
	{
		much = 12,
		little = 8,
		there = 10,
		...more
	}: Partial<Balance> & { much?: number; little?: number; there?: number } = {}
): Balance {
	return {
		unit: 23,
		users: { values: all(150), open: false, uncounted: false },
		counted: 150,
		required: Float64Array.from({ length: N }, (_, i) => (i < hits ? much : little)),
		ends: null,
		borrowed: false,
		staff: {
			followUp: all(there),
			least: all(there),
			most: all(there),
			outside: all(3),
			other: all(0),
			all: 99
		},
		hindered: null,
		doubted: null,
		used: [],
		...more
	};
}
const told = (of: Balance) => {
	const { verdict, why } = judge(of, common);
	return why?.reason ?? verdict;
};

describe('the least gap (methods, 6)', () => {
	it('is a tenth of a man-year, or 5 % of the median need', () => {
		const need = (median: number) => leastGap({ low: 0, median, high: 1000 });
		expect([0.05, 1, 2, 10, 300].map(need)).toEqual([0.1, 0.1, 0.1, 0.5, 15]);
	});

	it('is what a gap must be above, and need under it is too little', () => {
		expect(judge(balance(N, { much: 10.4 }), common).missing).toBe(0);
		expect(judge(balance(N, { much: 10.6 }), common).missing).toBe(1);
		expect(told(balance(N, { much: 0.09, there: 0 }))).toBe('too-little');
		expect(told(balance(N, { much: 0.11, there: 0 }))).toBe('missing');
	});
});

describe('a verdict', () => {
	it('is missing from 95 % of the draws on, covered to 5 %, and not told between or at the edge', () => {
		expect([1000, 954, 940, 500, 60, 46, 0].map((hits) => told(balance(hits)))).toEqual([
			'missing',
			'missing',
			'spans-zero',
			'spans-zero',
			'spans-zero',
			'covered',
			'covered'
		]);
		expect([947, 950, 953, 47, 50, 53].map((hits) => told(balance(hits)))).toEqual(
			Array(6).fill('threshold')
		);
	});

	it('holds where the hidden need least and most, too', () => {
		const ends = (least: number, most: number) => ({
			ends: { least: all(least), most: all(most) }
		});
		expect(told(balance(N, ends(11, 14)))).toBe('missing');
		expect(told(balance(N, ends(10, 14)))).toBe('hidden');
		expect(told(balance(0, ends(7, 10)))).toBe('covered');
		expect(told(balance(0, ends(7, 11)))).toBe('hidden');
	});

	it('is not missing where work of which nobody has said what it is could be what is missed', () => {
		const other = (more: number, hits = N) => {
			const of = balance(hits);
			return told({ ...of, staff: of.staff && { ...of.staff, other: all(more) } });
		};
		expect([0, 1.3, 1.5, 5].map((more) => other(more))).toEqual([
			'missing',
			'missing',
			'other-work',
			'other-work'
		]);
		expect(other(5, 0), 'and more can only cover').toBe('covered');
	});

	it('of the country’s forms is only what holds whatever the man-years do', () => {
		const borrowed = (hits: number, least: number, most: number) => {
			const of = balance(hits, { borrowed: true });
			return told({
				...of,
				staff: of.staff && { ...of.staff, least: all(least), most: all(most) }
			});
		};
		expect(borrowed(N, 0, 11)).toBe('missing');
		expect(borrowed(N, 0, 12)).toBe('borrowed-forms');
		expect(borrowed(0, 0, 40)).toBe('borrowed-forms');
		// All of it counted already: other work is no more than the man-years that there are.
		const of = balance(N, { borrowed: true, much: 19 });
		const whole = { followUp: all(12), least: all(0), most: all(18), outside: all(3) };
		expect(told({ ...of, staff: { ...whole, other: all(1.8), all: 18 } })).toBe('missing');
	});

	it('is at the edge where what decides it is: the hidden, or all that the sums allow', () => {
		const mostly = (hits: number) =>
			Float64Array.from({ length: N }, (_, i) => (i < hits ? 12 : 8));
		const least = (hits: number) => ({ ends: { least: mostly(hits), most: all(14) } });
		expect([960, 953, 951].map((hits) => told(balance(N, least(hits))))).toEqual([
			'missing',
			'threshold',
			'threshold'
		]);
		const most = Float64Array.from({ length: N }, (_, i) => (i < 952 ? 10 : 12));
		const staff = {
			followUp: all(10),
			least: all(10),
			most,
			outside: all(0),
			other: all(0),
			all: 99
		};
		expect(told(balance(N, { unit: 2, staff }))).toBe('threshold');
		expect(told(balance(N, { staff })), 'of both together the sums are not asked').toBe('missing');
	});

	it('of one pathway alone holds for all that the sums allow, and never where groups are hidden', () => {
		const staff = (least: number, most: number) => ({
			unit: 3 as const,
			staff: {
				followUp: all(10),
				least: all(least),
				most: all(most),
				outside: all(3),
				other: all(0),
				all: 99
			}
		});
		expect(told(balance(N, staff(0, 11)))).toBe('missing');
		expect(told(balance(N, staff(0, 12)))).toBe('bounds');
		expect(told(balance(0, staff(8, 30)))).toBe('covered');
		expect(told(balance(0, staff(7, 30)))).toBe('bounds');
		expect(told(balance(N, { ...staff(0, 30), unit: 23 }))).toBe('missing');
		const ends = { ends: { least: all(12), most: all(12) } };
		expect(told(balance(N, { ...staff(10, 10), ...ends }))).toBe('hidden');
	});

	it('is taken back by what is doubted, and given up to what stands in the way', () => {
		expect(told(balance(N, { doubted: { reason: 'series-break' } }))).toBe('series-break');
		expect(told(balance(500, { doubted: { reason: 'series-break' } }))).toBe('spans-zero');
		expect(told(balance(N, { hindered: { reason: 'no-need' } }))).toBe('no-need');
	});

	it('of surplus is a gap below zero, and the centre is the median of the gap’s own draws', () => {
		const { gap, required, capacity } = judge(balance(0), common);
		expect(gap!.median).toBe(-2);
		expect([required!.median, capacity!.median]).toEqual([8, 10]);
	});
});

describe('enough draws (methods, 5)', () => {
	const settled = (n: number) => (hits: number) => isSettled(hits / n, n);

	it('are 1 000 up to 27 or from 73 of them on, and the same at the other end', () => {
		expect([0, 27, 28, 50, 72, 73, 500].map(settled(1000))).toEqual([
			true,
			true,
			false,
			false,
			false,
			true,
			true
		]);
		expect([1000, 973, 972, 950, 928, 927].map(settled(1000))).toEqual([
			true,
			true,
			false,
			false,
			false,
			true
		]);
	});

	it('are 5 000 up to 199 or from 301 of them on', () => {
		expect([199, 200, 250, 300, 301].map(settled(5000))).toEqual([true, false, false, false, true]);
		expect([4801, 4800, 4700, 4699].map(settled(5000))).toEqual([true, false, false, true]);
	});

	it('are asked for by every share that the verdict rests on', () => {
		const near = {
			ends: { least: Float64Array.from({ length: N }, (_, i) => (i < 960 ? 12 : 8)), most: all(14) }
		};
		expect(judge(balance(N), common).settled).toBe(true);
		expect(judge(balance(N, near), common).settled).toBe(false);
	});
});

describe('users per man-year', () => {
	it('are told here and as assumed, and where the answer would turn', () => {
		const { perArsverk, turns } = judge(balance(N), common);
		expect(perArsverk.here!.median).toBe(15);
		expect(perArsverk.assumed!.median).toBe(12.5);
		// 150 ÷ θ − 10 > 5 % of 150 ÷ θ: below 0.95 × 15.
		expect(turns!.median).toBeCloseTo(14.25, 9);
	});

	it('are not told where there are no man-years to divide by', () => {
		expect(judge(balance(N, { there: 0 }), common).perArsverk.here).toBeNull();
	});
});
