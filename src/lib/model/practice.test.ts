import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPractice, practiceOf, type Own, type Practice, type Telling } from './practice.ts';

const SIZES = { helsefellesskap: 23, fylke: 46, land: 357 };
const own = (more: Partial<Own> = {}): Own => ({
	...{ code: '3427', helsefellesskap: 'innlandet', fylke: '34', hidden: false },
	...{ persons: 60, arsverk: 15 },
	...more
});

/** Kommuner of the same area, by (users, man-years). */
const telling = (pairs: readonly (readonly [number, number])[], more: Partial<Telling> = {}) =>
	pairs.map(([persons, arsverk], i): Telling => {
		const place = { code: `9${100 + i}`, helsefellesskap: 'innlandet', fylke: '34' };
		return { ...place, persons, arsverk, ...more };
	});

const CHECK = [
	[100, 20],
	[50, 15],
	[200, 30],
	[80, 16],
	[70, 19]
] as const;

function ask(
	all: readonly Telling[],
	self: Own = own(),
	more: Partial<Parameters<typeof practiceOf>[0]> = {}
) {
	return practiceOf({ form: 'users', own: self, telling: all, sizes: SIZES, ...more });
}

function told(...given: Parameters<typeof ask>): Practice {
	const found = ask(...given);
	if (!isPractice(found)) throw new Error(found.why);
	return found;
}

describe('what others have for as many', () => {
	it('is pooled over those that tell both: 60 users would have 12, and have 3 more', () => {
		const { expected, arsverk, reference, most, verdict } = told(telling(CHECK));
		expect(expected.middle).toBeCloseTo(12, 9);
		expect(arsverk - expected.middle).toBeCloseTo(3, 9);
		expect(reference).toEqual({
			...{ kind: 'kommuner', area: 'helsefellesskap', n: 5, of: 23 },
			...{ passed: [], leftOut: false }
		});
		expect([most, verdict]).toEqual([null, null]);
	});

	it('leaves out the kommune itself where it tells both, and counts it not', () => {
		const self = telling([[60, 15]], { code: '3427' });
		const { expected, reference } = told([...telling(CHECK), ...self]);
		expect(expected.middle).toBeCloseTo(12, 9);
		expect(reference).toMatchObject({ n: 5, leftOut: true });
	});

	it('falls back to a larger area where fewer than five tell, and says over which', () => {
		const four = telling(CHECK.slice(0, 4));
		const near = telling([[40, 10]], { code: '8001', helsefellesskap: 'annet' });
		expect(told([...four, ...near]).reference).toMatchObject({
			...{ area: 'fylke', n: 5, of: 46, passed: ['helsefellesskap'] }
		});
		const far = telling([[40, 10]], { code: '8002', helsefellesskap: 'x', fylke: '99' });
		expect(told([...four, ...far]).reference).toMatchObject({
			...{ area: 'land', n: 5, of: 357, passed: ['helsefellesskap', 'fylke'] }
		});
	});

	it('falls back for Oslo, which is all of its helsefellesskap and its fylke', () => {
		const oslo = own({ code: '0301', helsefellesskap: 'oslo', fylke: '03' });
		const self = { code: '0301', helsefellesskap: 'oslo', fylke: '03', persons: 60, arsverk: 15 };
		const { reference } = told([self, ...telling(CHECK)], oslo);
		expect(reference).toMatchObject({
			...{ area: 'land', n: 5, passed: ['helsefellesskap', 'fylke'], leftOut: true }
		});
	});

	it('begins with the area that is asked for', () => {
		expect(told(telling(CHECK), own(), { from: 'land' }).reference).toMatchObject({
			...{ area: 'land', passed: [] }
		});
	});

	it('is what is published of the country where there are no others, with its range and year', () => {
		const users = told([]);
		expect(users.reference).toEqual({
			...{ kind: 'published', arsverkYear: 2019, personsYear: 2019 },
			passed: ['helsefellesskap', 'fylke', 'land']
		});
		// 12 872 man-years; 58 790 users in 80 to 85 % of the country.
		expect(users.pooled.low).toBeCloseTo((12_872 * 0.8) / 58_790, 9);
		expect(users.pooled.high).toBeCloseTo((12_872 * 0.85) / 58_790, 9);
		expect(users.expected.low).toBeCloseTo(10.5, 1);
		expect(users.expected.high).toBeCloseTo(11.2, 1);
		expect(users.verdict).toBeNull();
		const adults = told([], own({ persons: 4500 }), { form: 'adults' });
		expect(1000 * adults.pooled.middle).toBeCloseTo(3.079, 3);
		expect([adults.pooled.low, adults.pooled.high]).toEqual(Array(2).fill(adults.pooled.middle));
	});
});

describe('more or less than most', () => {
	/** 21 kommuner of 1 000 users with 100, 110, … 300 man-years: most have 120 to 280. */
	const many = telling(Array.from({ length: 21 }, (_, i) => [1000, 100 + 10 * i] as const));

	it('needs twenty kommuner', () => {
		expect(told(many.slice(0, 19)).verdict).toBeNull();
		expect(told(many.slice(0, 20)).verdict).not.toBeNull();
		expect(told(many).most).toEqual({ low: 0.12, high: 0.28 });
	});

	it('is outside what most have, so surely that chance in the users does not undo it', () => {
		const verdict = (persons: number, arsverk: number) =>
			told(many, own({ persons, arsverk })).verdict;
		expect(verdict(1000, 340)).toBe('more');
		expect(verdict(1000, 200)).toBe('as-most');
		expect(verdict(1000, 90)).toBe('less');
		// The same ratio of few users: they may as well be more.
		expect(verdict(10, 3.4)).toBe('as-most');
		// 3 man-years of 6.5 users: P(Gamma(6.5) < 3 ÷ 0.28) = 0.93, of 7 users 0.90, of 8 users 0.82.
		expect([6, 8].map((users) => verdict(users, 3))).toEqual(['more', 'as-most']);
	});

	it('takes adults as they are counted', () => {
		const verdict = (arsverk: number) =>
			told(many, own({ persons: 1000, arsverk }), { form: 'adults' }).verdict;
		expect([281, 279, 121, 119].map(verdict)).toEqual(['more', 'as-most', 'as-most', 'less']);
	});

	it('is never both, and only grows with man-years', () => {
		const order = { less: 0, 'as-most': 1, more: 2 };
		const size = fc.integer({ min: 1, max: 3000 });
		const staff = fc.double({ min: 0, max: 900, noNaN: true });
		fc.assert(
			fc.property(size, staff, staff, (persons, a, b) => {
				const [few, most] = [Math.min(a, b), Math.max(a, b)].map((arsverk) => {
					const { verdict } = told(many, own({ persons, arsverk }));
					return order[verdict ?? 'as-most'];
				});
				expect(few).toBeLessThanOrEqual(most ?? NaN);
			})
		);
	});
});

describe('what is not shown', () => {
	it('is a kommune whose own users are hidden, and one that has none', () => {
		const why = (self: Own) => {
			const found = ask(telling(CHECK), self);
			return isPractice(found) ? null : found.why;
		};
		expect(why(own({ persons: null, hidden: true }))).toBe('hidden');
		expect(why(own({ persons: null }))).toBe('no-persons');
		expect(why(own({ arsverk: null }))).toBe('no-arsverk');
		expect(why(own({ persons: 0 }))).toBe('none-registered');
	});

	it('gives the same reference whether or not another kommune has a hidden figure', () => {
		// Only those that publish both come in: a hidden one is in no sum, and no n.
		const { pooled, reference } = told(telling(CHECK));
		const again = told(telling(CHECK), own({ code: '3428', persons: 61 }));
		expect(again.pooled).toEqual(pooled);
		expect(again.reference).toEqual(reference);
	});

	it('passes over kommuner with no users: nobody is had for them', () => {
		expect(
			told([...telling(CHECK), ...telling([[0, 4]], { code: '7000' })]).reference
		).toMatchObject({ n: 5 });
	});
});

it('has the middle 90 % of what the users here may be, around what is told', () => {
	const { here } = told(telling(CHECK));
	expect(here.middle).toBe(0.25);
	expect(here.low).toBeLessThan(0.25);
	expect(here.high).toBeGreaterThan(0.25);
	// Gamma(60.5): 5 % 48.3, 95 % 73.9.
	expect(here.low).toBeCloseTo(15 / 73.9, 2);
	expect(here.high).toBeCloseTo(15 / 48.3, 2);
});
