import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { EXACT, range, type Range } from '../domain/range.ts';
import { answer } from './answer.ts';
import { assumptionsFrom, type LocalValue } from './assumptions.ts';
import { drawCommon } from './common.ts';
import { rulesFrom } from './crosswalk.ts';
import type { Estimate, Part } from './estimate.ts';
import { growthFromAges, growthFromRate } from './growth.ts';
import { changesOf, emptyScenario, placesOf, uncounted } from './plan.ts';
import { NOTHING, scenarios, type Changes, type Known } from './scenario.ts';
import { splitBy } from './sharing.ts';

const rules = rulesFrom(kobling.regler, {});
const local = (range: Range): LocalValue => ({ range, note: '' });
const own = {
	timer_per_bruker_2: local(range(30, 45, 65)),
	indirekte_andel: local(range(0.25, 0.35, 0.45))
};
const assumptions = assumptionsFrom(normer, own, false);
const common = drawCommon(rules, assumptions, { seed: 's', n: 2000 });

const estimate = (parts: Part[]): Estimate => ({
	source: 'kilde',
	year: 2024,
	parts,
	hiddenTotal: null
});
const users = (value: number): Estimate =>
	estimate(
		[2, 3].map((to) => ({
			id: `forlop_${to}`,
			amount: { kind: 'count', value },
			to: to as 2 | 3
		}))
	);
const arsverk = (value: number): Estimate =>
	estimate([3].map((to) => ({ id: `k_${to}`, amount: { kind: 'exact', value }, to: to as 3 })));

const known = (place: string, need: Estimate | null, capacity: Estimate | null): Known => ({
	place,
	need: { 1: null, 2: need, 3: need },
	capacity
});
const change = (given: Partial<Changes>): Changes => ({ ...NOTHING, ...given });
const third = (kommuner: Known[], ...changes: Changes[]) =>
	scenarios(kommuner, changes, common).map(({ pathways }) => pathways[2]!);

describe('a scenario', () => {
	const tynset = known('3427', users(60), arsverk(3));

	it('with nothing changed says what the answer says', () => {
		const [today] = third([tynset], NOTHING);
		const { influences: _, ...said } = answer(
			{ place: '3427', need: tynset.need[3], capacity: tynset.capacity },
			common
		)[2]!;
		expect(today).toMatchObject(said);
		expect(today!.difference).toEqual({ low: 0, median: 0, high: 0 });
	});

	it('lessens what is missing by exactly the man-years that come', () => {
		const [, then] = third([tynset], NOTHING, change({ added: [{ forlop: 3, arsverk: 1.5 }] }));
		expect(then!.difference!.low).toBeCloseTo(-1.5, 9);
		expect(then!.difference!.high).toBeCloseTo(-1.5, 9);
	});

	it('tells the difference also where the gap itself can not be told', () => {
		const unseen = known('3427', null, arsverk(3));
		const [then] = third([unseen], change({ added: [{ forlop: 3, arsverk: 2 }] }));
		expect(then!.gap).toBeNull();
		expect(then!.verdict).toBe('undecided');
		expect(then!.difference!.median).toBeCloseTo(-2, 9);
	});

	it('never takes out more man-years than there are', () => {
		const [then] = third([tynset], change({ added: [{ forlop: 3, arsverk: -10 }] }));
		expect(then!.capacity!.low).toBe(0);
		expect(then!.difference!.median).toBeCloseTo(3, 9);
	});

	it('takes out what is written where it is hidden how many there are', () => {
		const hidden = estimate([{ id: 'k_3', amount: null, to: 3 }]);
		const [then] = third(
			[known('3427', users(60), hidden)],
			change({ added: [{ forlop: 3, arsverk: -2 }] })
		);
		expect(then!.added.median).toBe(-2);
		expect(then!.difference!.median).toBe(2);
	});

	it('says whether it is the need that is other than today', () => {
		const [more, grows] = third(
			[tynset],
			change({ added: [{ forlop: 3, arsverk: 1 }] }),
			change({ growth: range(1.1, 1.2, 1.3) })
		);
		expect([more!.needChanged, grows!.needChanged]).toEqual([false, true]);
	});

	it('is as uncertain as the man-years of the team that comes', () => {
		const team = { forlop: 3, norm: 'fact_arsverk_liten', units: 1 } as const;
		const [then] = third([tynset], change({ added: [team] }));
		expect(then!.added.low).toBeGreaterThan(4.4);
		expect(then!.added.high).toBeLessThan(6.4);
		expect(then!.difference!.low).toBeCloseTo(-then!.added.high, 9);
	});

	it('throws when what comes has no value', () => {
		const team = { forlop: 1, norm: 'rph_arsverk', units: 1 } as const;
		expect(() => third([tynset], change({ added: [team] }))).toThrow(RangeError);
	});

	it('says nothing of a difference that rests on an unknown need', () => {
		const unseen = known('3427', null, arsverk(3));
		expect(third([unseen], change({ growth: EXACT(1.1) }))[0]!.difference).toBeNull();
	});

	it('has the difference of the required man-years when hours change, drawn in pairs', () => {
		const norms = { brukere_per_arsverk_3: range(10, 15, 20) };
		const [same] = third([tynset], change({ norms }));
		expect(same!.difference!.low).toBeCloseTo(0, 9);
		expect(same!.difference!.high).toBeCloseTo(0, 9);
		const [fewer] = third([tynset], change({ norms: { brukere_per_arsverk_3: range(8, 12, 16) } }));
		expect(fewer!.difference!.low).toBeGreaterThan(0);
	});

	it('needs more the more the need grows', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.5, max: 2, noNaN: true }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(growth, more) => {
					const [less, much] = third(
						[tynset],
						change({ growth: EXACT(growth) }),
						change({ growth: EXACT(growth + more) })
					);
					expect(much!.gap!.median).toBeGreaterThanOrEqual(less!.gap!.median - 1e-9);
				}
			),
			{ numRuns: 25 }
		);
	});
});

describe('kommuner as one', () => {
	it('have the sum of their users and man-years', () => {
		const [both] = third(
			[known('3427', users(60), arsverk(3)), known('3428', users(20), arsverk(1))],
			NOTHING
		);
		expect(both!.users!.median).toBeGreaterThan(74);
		expect(both!.users!.median).toBeLessThan(86);
		expect(both!.capacity).toMatchObject({ low: 4, high: 4 });
	});

	it('leave out those that tell only one side', () => {
		const [sum] = third(
			[known('3427', users(60), arsverk(3)), known('3428', null, arsverk(50))],
			NOTHING
		);
		expect(sum!.capacity).toMatchObject({ low: 3, high: 3 });
	});

	it('are less uncertain together than the sum of their uncertainties', () => {
		const fixed = drawCommon(
			rules,
			assumptionsFrom(normer, { ...own, brukere_per_arsverk_3: local(EXACT(10)) }, false),
			{ seed: 's', n: 2000 }
		);
		const width = (kommuner: Known[]) => {
			const { gap } = scenarios(kommuner, [NOTHING], fixed)[0]!.pathways[2]!;
			return gap!.high - gap!.low;
		};
		const [a, b] = [known('3427', users(60), arsverk(3)), known('3428', users(60), arsverk(3))];
		expect(width([a, b])).toBeLessThan(width([a]) + width([b]));
	});
});

describe('the split of a team', () => {
	it('sums to one by every rule', () => {
		const members = [
			{ adults: 4400, users: 40 },
			{ adults: 1900, users: 25 },
			{ adults: 5100, users: 30 }
		];
		for (const rule of ['population', 'need', 'equal'] as const)
			expect(splitBy(rule, members)!.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
		expect(splitBy('population', members)![0]).toBeCloseTo(4400 / 11400, 12);
		expect(splitBy('need', members)![1]).toBeCloseTo(25 / 95, 12);
	});

	it('is unknown when what it splits by is', () => {
		const members = [
			{ adults: 4400, users: null },
			{ adults: 1900, users: 25 }
		];
		expect(splitBy('need', members)).toBeNull();
		expect(splitBy('population', members)).not.toBeNull();
		expect(splitBy('population', [{ adults: 0, users: 0 }])).toBeNull();
	});
});

describe('growth', () => {
	it('by a rate is compound', () => {
		expect(growthFromRate(range(0, 1, 2), 16)).toEqual({
			low: 1,
			middle: 1.01 ** 16,
			high: 1.02 ** 16
		});
	});

	it('by age weighs each group by its users', () => {
		const groups = [
			{ now: 1000, then: 900, users: 30 },
			{ now: 500, then: 800, users: 10 }
		];
		expect(growthFromAges(groups)).toBeCloseTo((30 * 0.9 + 10 * 1.6) / 40, 12);
	});

	it('counts adults alike where users by age are hidden', () => {
		const groups = [
			{ now: 1000, then: 900, users: null },
			{ now: 500, then: 800, users: 10 }
		];
		expect(growthFromAges(groups)).toBeCloseTo(1700 / 1500, 12);
		expect(growthFromAges([])).toBeNull();
	});
});

describe('a plan', () => {
	const scenario = {
		...emptyScenario('A', 'A'),
		staff: [{ forlop: 2 as const, education: 'psykolog', arsverk: 1 }],
		measures: [
			{ measure: 'fact_liten', units: 0.5, arsverk: null, shared: [] },
			{ measure: 'rph', units: 1, arsverk: null, shared: [] },
			{ measure: 'ips', units: 2, arsverk: 0.8, shared: [] }
		]
	};

	it('becomes changes, without what nobody has said', () => {
		expect(changesOf(scenario, assumptions, null).added).toEqual([
			{ forlop: 2, arsverk: 1 },
			{ forlop: 3, norm: 'fact_arsverk_liten', units: 0.5 },
			{ forlop: 3, arsverk: 1.6 }
		]);
		expect(uncounted(scenario, assumptions).map(({ id }) => id)).toEqual(['rph']);
	});

	it('has room for so many users as its units have', () => {
		expect(placesOf(scenario, 3, assumptions)).toEqual({ low: 90, middle: 90, high: 90 });
		expect(placesOf(scenario, 1, assumptions)).toBeNull();
		const more = { measure: 'housing_first', units: 1, arsverk: null, shared: [] };
		const both = { measures: [...scenario.measures, more] };
		expect(placesOf(both, 3, assumptions), 'nobody has said how many more').toMatchObject({
			middle: 90
		});
	});
});
