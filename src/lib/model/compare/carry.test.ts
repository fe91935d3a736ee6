import { describe, expect, it } from 'vitest';
import { areas } from '../../catalogue/omrader.ts';
import { seeded } from '../../statistics/random.ts';
import { carriedBy, type Candidate } from './carry.ts';
import { kmBetween } from './distance.ts';

/** Kommuner on a line from west to east, so many km apart at 60° north (one degree is 55.6 km). */
const along = (km: number, adults: number | null, more: Partial<Candidate> = {}): Candidate => ({
	...{ code: String(1000 + km), helsefellesskap: 'a', adults },
	...{ latitude: 60, longitude: km / 55.597, ...more }
});

describe('neighbours that could carry one together', () => {
	it('are taken around a middle, the nearest first, until there are enough', () => {
		const found = carriedBy([along(0, 40), along(10, 40), along(20, 40), along(45, 40)], {
			adults: 100,
			km: 50
		});
		expect(found.groups).toMatchObject([
			{ middle: '1010', kommuner: ['1010', '1000', '1020'], adults: 120, near: ['1045'] }
		]);
		expect(found.groups[0]?.km).toBeCloseTo(10, 1);
		expect(found.left).toEqual([]);
	});

	it('are none where they are too far apart, or of two helsefellesskap', () => {
		const far = carriedBy([along(0, 60), along(60, 60)], { adults: 100, km: 50 });
		expect([far.groups, far.left]).toEqual([[], ['1000', '1060']]);
		const two = [along(0, 60), along(10, 60, { helsefellesskap: 'b' })];
		expect(carriedBy(two, { adults: 100, km: 50 }).groups).toEqual([]);
	});

	it('do not have those that have enough alone, or whose adults are not known', () => {
		const found = carriedBy([along(0, 100), along(10, 60), along(20, null), along(30, 60)], {
			adults: 100,
			km: 50
		});
		expect([found.alone, found.unknown]).toEqual([['1000'], ['1020']]);
		expect(found.groups[0]?.kommuner.toSorted()).toEqual(['1010', '1030']);
	});

	it('are not asked of a base that is none', () => {
		for (const around of [
			{ adults: 0, km: 50 },
			{ adults: 100, km: 0 },
			{ adults: NaN, km: 50 }
		])
			expect(() => carriedBy([], around)).toThrow(RangeError);
	});
});

describe('whatever kommuner lack it', () => {
	const random = seeded('naboer');
	const all = areas.kommuner.map(({ code, helsefellesskap, latitude, longitude }): Candidate => {
		const adults = random() < 0.05 ? null : Math.round(800 * Math.exp(4 * random()));
		return { code, helsefellesskap, latitude, longitude, adults };
	});
	const by = new Map(all.map((one) => [one.code, one]));
	const cases = [0.3, 0.7, 1].flatMap((share) =>
		[15_000, 40_000].map((adults) => ({
			around: { adults, km: 50 },
			from: all.filter(() => random() < share)
		}))
	);

	it.each(cases)(
		'each group has enough, within reach, in one area ($around)',
		({ from, around }) => {
			const { groups } = carriedBy(from, around);
			expect(groups.length).toBeGreaterThan(0);
			for (const { kommuner, middle, adults, km, near } of groups) {
				const members = kommuner.map((code) => by.get(code)!);
				const center = by.get(middle)!;
				expect(members.reduce((sum, one) => sum + one.adults!, 0)).toBe(adults);
				expect(adults).toBeGreaterThanOrEqual(around.adults);
				expect(Math.max(...members.map((one) => kmBetween(center, one)))).toBeCloseTo(km, 9);
				expect(km).toBeLessThanOrEqual(around.km);
				expect(new Set(members.map((one) => one.helsefellesskap)).size).toBe(1);
				for (const code of near)
					expect(kmBetween(center, by.get(code)!)).toBeLessThanOrEqual(around.km);
			}
		}
	);

	it.each(cases)('each kommune is in one place ($around)', ({ from, around }) => {
		const { alone, groups, left, unknown } = carriedBy(from, around);
		const places = [
			...groups.flatMap(({ kommuner, near }) => [...kommuner, ...near]),
			...[alone, left, unknown].flat()
		];
		expect(places.toSorted()).toEqual(from.map(({ code }) => code).toSorted());
	});

	it.each(cases)('nothing hangs on the order they come in ($around)', ({ from, around }) => {
		const found = carriedBy(from, around);
		expect(carriedBy(from.toReversed(), around)).toEqual(found);
		expect(
			carriedBy(
				from.toSorted((a, b) => (a.adults ?? 0) - (b.adults ?? 0)),
				around
			)
		).toEqual(found);
	});
});

describe('as the crow flies', () => {
	it('is what is published between two towns', () => {
		const oslo = { latitude: 59.9139, longitude: 10.7522 };
		const bergen = { latitude: 60.3913, longitude: 5.3221 };
		expect(kmBetween(oslo, bergen)).toBeGreaterThan(300);
		expect(kmBetween(oslo, bergen)).toBeLessThan(310);
		expect(kmBetween(oslo, oslo)).toBe(0);
	});
});
