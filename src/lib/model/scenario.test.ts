import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	assumptions as set,
	byFile,
	commonsOf,
	exactly,
	followUp,
	perArsverk,
	question,
	staffOf
} from '../../../tests/questions.ts';
import { EXACT, range } from '../domain/range.ts';
import { intervalOf } from '../statistics/draw.ts';
import { answer, countryOf } from './answer.ts';
import type { Question } from './question.ts';
import { growthFromAges, growthFromRate } from './growth.ts';
import { DIRECT } from './intensity.ts';
import { changesOf, emptyScenario, placesOf, uncounted } from './plan.ts';
import type { Added } from './coming.ts';
import { inTiers, NOTHING, scenarios, withNorms, type Changes } from './scenario.ts';
import { splitBy } from './sharing.ts';
import { UNITS } from './units.ts';

const usual = perArsverk(range(16, 30, 60), range(10, 15, 20), range(0, 0.25, 0.5));
const common = commonsOf(usual)(2000);

const users = (value: number) => byFile(value, value);
const known = (place: string, of: Question): Question => ({ ...of, place });
const change = (given: Partial<Changes>): Changes => ({ ...NOTHING, ...given });
const comes = (arsverk: number, form: Added['form'] = 'oppfolging') =>
	change({ added: [{ forlop: 3, form, arsverk }] });
const third = (kommuner: Question[], ...changes: Changes[]) =>
	scenarios(kommuner, changes, common).map(({ units }) => units[UNITS.indexOf(3)]!);

describe('a scenario', () => {
	const tynset = question(users(60), followUp(2, 3));

	it('with nothing changed says what the answer says, of every unit', () => {
		const [today] = scenarios([tynset], [NOTHING], common);
		const answers = answer(tynset, () => common, [2000]);
		answers.forEach(({ influences: _, ...said }, i) => expect(today!.units[i]).toMatchObject(said));
		for (const { unit, difference } of today!.units)
			if (unit !== 1) expect(difference).toEqual({ low: 0, median: 0, high: 0 });
	});

	it('is told from as many draws as the answer on the page of the kommune, each unit by itself', () => {
		const tiers = [1000, 5000, 20_000];
		const common = commonsOf(usual);
		// So that one of the units stands near where it turns.
		const asked = Array.from({ length: 24 }, (_, i) => question(users(20 + i), followUp(2, 3)));
		const draws = asked.map((one) => {
			const [today, then] = inTiers([one], [NOTHING, comes(0.2)], common, tiers);
			const found = answer(one, common, tiers);
			found.forEach(({ influences: _, ...said }, i) => expect(today!.units[i]).toMatchObject(said));
			expect(then!.units).toHaveLength(found.length);
			return found.map((unit) => unit.draws);
		});
		expect(new Set(draws.flat()).size, 'some take more than others').toBeGreaterThan(1);
	});

	it('lessens what is missing by exactly the man-years that come, in both pathways together too', () => {
		const [, then] = scenarios([tynset], [NOTHING, comes(1.5)], common);
		for (const unit of [23, 3] as const) {
			const { difference } = then!.units[UNITS.indexOf(unit)]!;
			for (const end of ['low', 'median', 'high'] as const)
				expect(difference![end]).toBeCloseTo(-1.5, 9);
		}
		expect(then!.units[UNITS.indexOf(2)]!.difference!.median).toBeCloseTo(0, 9);
		expect(then!.added.median).toBeCloseTo(1.5, 9);
	});

	it('holds what comes to day services outside, and counts supported living by its share', () => {
		const [day, living] = third([tynset], comes(2, 'utenfor'), comes(2, 'booppfolging'));
		expect(day).toMatchObject({ added: { median: 0 }, addedOutside: { low: 2, high: 2 } });
		expect(day!.difference!.low).toBeCloseTo(0, 9);
		expect(living!.added.high).toBeLessThan(1);
		expect(living!.added.high).toBeGreaterThan(0.5);
		expect(living!.difference!.low).toBeCloseTo(-living!.added.high, 9);
	});

	it('tells the difference also where the gap itself can not be told', () => {
		const [then] = third([question(null, followUp(2, 3))], comes(2));
		expect(then!.gap).toBeNull();
		expect(then!.verdict).toBe('undecided');
		expect(then!.difference!.median).toBeCloseTo(-2, 9);
	});

	it('never takes out more man-years than there are', () => {
		const [then] = third([tynset], comes(-10));
		expect(then!.capacity!.low).toBe(0);
		expect(Math.abs(then!.difference!.median - 3)).toBeLessThan(1e-3);
	});

	it('takes out what is written where it is not known how many there are', () => {
		const hidden = followUp(2, 3, { fault: 'hidden' });
		const [then] = third([question(users(60), hidden)], comes(-2));
		expect(then!.added.median).toBe(-2);
		expect(then!.difference!.median).toBe(2);
	});

	it('says whether it is the need that is other than today', () => {
		const [more, grows] = third([tynset], comes(1), change({ growth: range(1.1, 1.2, 1.3) }));
		expect([more!.needChanged, grows!.needChanged]).toEqual([false, true]);
	});

	it('has so much of a team as is the municipality’s, as uncertain as both are', () => {
		const own = set({
			[DIRECT[2]]: EXACT(30),
			[DIRECT[3]]: EXACT(15),
			fact_kommunens_del: range(0.5, 0.65, 0.8)
		});
		const team = { forlop: 3, form: 'oppfolging', norm: 'fact_arsverk_liten', units: 1 } as const;
		const of = (part: string | null) =>
			scenarios([tynset], [change({ added: [{ ...team, part }] })], commonsOf(own)(2000))[0]!.units[
				UNITS.indexOf(3)
			]!;
		const whole = of(null).added;
		expect([whole.low > 4.4, whole.high < 6.4]).toEqual([true, true]);
		const { added, difference } = of('fact_kommunens_del');
		expect(Math.abs(added.median - 5.35 * 0.65)).toBeLessThan(0.1);
		expect(difference!.low).toBeCloseTo(-added.high, 9);
	});

	it('throws when what comes has no value', () => {
		const team = {
			forlop: 1,
			form: 'oppfolging',
			norm: 'rph_arsverk',
			units: 1,
			part: null
		} as const;
		expect(() => third([tynset], change({ added: [team] }))).toThrow(RangeError);
	});

	it('says nothing of a difference that rests on an unknown need', () => {
		const unseen = question(null, followUp(2, 3));
		expect(third([unseen], change({ growth: EXACT(1.1) }))[0]!.difference).toBeNull();
	});

	it('has the difference of the required man-years when a man-year has other users, in pairs', () => {
		const norm = (one: [number, number, number]) =>
			change({ norms: { [DIRECT[3]]: range(...one) } });
		const [same, fewer] = third([tynset], norm([10, 15, 20]), norm([8, 12, 16]));
		expect(same!.difference!.low).toBeCloseTo(0, 9);
		expect(same!.difference!.high).toBeCloseTo(0, 9);
		expect(fewer!.difference!.low).toBeGreaterThan(0);
	});

	it('is beside the country as it is where a man-year has those other users there too', () => {
		const country = countryOf(question(users(9000), followUp(200, 500), { place: '0' }), common);
		const norms = { [DIRECT[3]]: EXACT(12) };
		const [plain, other] = scenarios([tynset], [comes(1), change({ norms })], {
			...common,
			country
		}).map(({ units }) => units[0]!);
		expect(plain!.national).not.toBeNull();
		const then = countryOf(country!.question!, withNorms(common, norms))!;
		expect(other!.national!.there).toEqual(intervalOf(then.there));
		expect(other!.national!.there.median).not.toBeCloseTo(plain!.national!.there.median, 3);
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
			{ numRuns: 15 }
		);
	});
});

describe('kommuner as one', () => {
	const [a, b] = [question(users(60), followUp(2, 3)), question(users(20), followUp(1, 1))];

	it('have the sum of their users, man-years and needs in every draw', () => {
		const [both] = third([known('3427', a), known('3428', b)], NOTHING);
		const [one] = third([known('3427', a)], NOTHING);
		const [other] = third([known('3428', b)], NOTHING);
		expect(both!.capacity!.median).toBeCloseTo(4, 3);
		expect(both!.required!.median).toBeGreaterThan(
			one!.required!.median + other!.required!.median - 0.3
		);
		expect(both!.required!.median).toBeLessThan(
			one!.required!.median + other!.required!.median + 0.3
		);
		const sure = commonsOf(exactly(30, 15))(2000);
		const fixed = (of: Question[]) => scenarios(of, [NOTHING], sure)[0]!.units[0]!.users!;
		expect(Math.abs(fixed([known('3427', a), known('3428', b)]).median - 161)).toBeLessThan(2);
	});

	it('leave out those that tell only one side', () => {
		const [sum] = third(
			[known('3427', a), known('3428', question(null, followUp(9, 50)))],
			NOTHING
		);
		expect(sum!.capacity!.median).toBeCloseTo(3, 3);
	});

	it('have users where only one of them has none registered', () => {
		const none = known('3428', question(users(0), followUp(1, 1)));
		expect(third([known('3427', a), none], NOTHING)[0]!.why?.reason).not.toBe('none-registered');
		expect(third([none, known('3427', a)], NOTHING)[0]!.why?.reason).not.toBe('none-registered');
		expect(third([none, known('3429', none)], NOTHING)[0]!.why?.reason).toBe('none-registered');
	});

	it('can’t be told where one of them hangs on what nobody has said', () => {
		const unset = set({ [DIRECT[2]]: EXACT(30), [DIRECT[3]]: EXACT(15) });
		const living = question(users(60), staffOf({ oppfolging_booppfolging: 8 }, [0, 4, 4]));
		const of = [known('3427', a), known('3428', living)];
		for (const kommuner of [of, of.toReversed()]) {
			const { units } = scenarios(kommuner, [NOTHING], commonsOf(unset)(1000))[0]!;
			expect(units[0]!.why?.reason).toBe('unset');
		}
	});

	it('are less uncertain together than the sum of their uncertainties', () => {
		const fixed = commonsOf(exactly(20, 10))(2000);
		const width = (kommuner: Question[]) => {
			const { gap } = scenarios(kommuner, [NOTHING], fixed)[0]!.units[0]!;
			return gap!.high - gap!.low;
		};
		const [one, other] = [known('3427', a), known('3428', a)];
		expect(width([one, other])).toBeLessThan(0.85 * (width([one]) + width([other])));
	});

	it('keep what is held outside beside them', () => {
		const there = staffOf({ behandling_samtale: 3, bolig_personale: 5 }, [0, 4, 4]);
		const one = question(users(60), there);
		const [sum] = third([known('3427', one), known('3428', one)], NOTHING);
		const [single] = third([known('3427', one)], NOTHING);
		expect(sum!.outside!.median).toBeCloseTo(2 * single!.outside!.median, 6);
	});
});

const assumptions = set({ fact_kommunens_del: range(0.5, 0.65, 0.8) });

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
			{ forlop: 2, form: 'oppfolging', arsverk: 1 },
			{
				forlop: 3,
				form: 'oppfolging',
				norm: 'fact_arsverk_liten',
				units: 0.5,
				part: 'fact_kommunens_del'
			},
			{ forlop: 3, form: 'utenfor', arsverk: 1.6 }
		]);
		expect(uncounted(scenario, assumptions).map(({ id }) => id)).toEqual(['rph']);
	});

	it('does not count a team of which nobody has said the municipality’s part', () => {
		expect(uncounted(scenario, set()).map(({ id }) => id)).toEqual(['fact_liten', 'rph']);
		expect(changesOf(scenario, set(), null).added).toHaveLength(2);
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
