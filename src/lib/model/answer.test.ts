import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	assumptions,
	byFile,
	byGroup,
	commonsOf,
	estimate,
	exactly,
	followUp,
	perArsverk,
	question,
	staffOf,
	users
} from '../../../tests/questions.ts';
import { EXACT, range } from '../domain/range.ts';
import { answer, type Answer } from './answer.ts';
import { balanceOf } from './balance.ts';
import { drawQuestion, REGISTERED, type Question } from './question.ts';
import type { Assumption } from './assumptions.ts';
import { drawStaff, SUPPORTED } from './capacity.ts';
import { DRAWS } from './common.ts';
import { NOTHING, scenarios, type Changes } from './scenario.ts';
import { UNITS, type Unit } from './units.ts';

const usual = perArsverk(range(16, 30, 60), range(10, 15, 20));

function ask(of: Question, own: readonly Assumption[] = usual, seed = 's'): Record<Unit, Answer> {
	const answers = answer(of, commonsOf(own, { seed }), DRAWS);
	return Object.fromEntries(answers.map((one) => [one.unit, one])) as Record<Unit, Answer>;
}

const told = ({ verdict, why }: Answer) => why?.reason ?? verdict;

describe('an answer', () => {
	const some = question(byGroup([8, 10, 40, 14]), followUp(1, 2));

	it('is the same for the same seed, and another for another', () => {
		expect(ask(some)).toEqual(ask(some));
		expect(ask(some)[23].gap).not.toEqual(ask(some, usual, 't')[23].gap);
	});

	it('comes in the order of the units, with the two pathways together first', () => {
		const units = answer(some, commonsOf(usual), DRAWS).map(({ unit }) => unit);
		expect(units).toEqual([...UNITS]);
		expect(units[0]).toBe(23);
	});

	it('meets the closed form where there is one: Gamma(400 + ¼) users ÷ a fixed number', () => {
		const { required, gap, missing } = ask(
			question(byFile(0, 400), followUp(0, 36)),
			exactly(10, 10)
		)[3];
		// Mean 40, standard deviation √400 ÷ 10 = 2; the ends of 90 % lie 1.645 of them away.
		expect(required!.median).toBeCloseTo(40, 0);
		expect(Math.abs(required!.low - (40 - 1.645 * 2))).toBeLessThan(0.4);
		expect(Math.abs(required!.high - (40 + 1.645 * 2))).toBeLessThan(0.4);
		expect(Math.abs(gap!.median - 4)).toBeLessThan(0.3);
		// The least gap is 5 % of 40: P(Gamma(400.25) > 380) = 0.843
		expect(Math.abs(missing! - 0.843)).toBeLessThan(0.03);
	});

	it('is that something is missing, covered, or that it cannot be told', () => {
		const verdict = (there: number) => told(ask(question(byFile(0, 60), followUp(0, there)))[3]);
		expect([1, 4, 12].map(verdict)).toEqual(['missing', 'spans-zero', 'covered']);
	});

	it('asks for the assumption that is not set, and calculates with nothing in its place', () => {
		const found = ask(question(byFile(50, 60), followUp(1, 2)), assumptions());
		for (const unit of [23, 2, 3] as const) {
			expect(found[unit].why, `${unit}`).toMatchObject({ reason: 'unset' });
			expect(found[unit].required).toBeNull();
			expect(found[unit].influences).toEqual([]);
		}
		const { why } = found[23];
		expect(why?.reason === 'unset' && why.assumptions.map(({ norm }) => norm.id)).toEqual([
			'brukere_per_oppfolgingsarsverk_2',
			'brukere_per_oppfolgingsarsverk_3'
		]);
	});

	it('has no need in the first pathway, which no source counts users of', () => {
		expect(told(ask(some)[1])).toBe('no-need');
	});

	it('takes more draws only near where it turns, and says how many', () => {
		const draws = (there: number) =>
			ask(question(byFile(0, 400), followUp(0, there)), exactly(10, 10))[3].draws;
		// Of 400 users P(need > there + 2) is 0.05 at 41.3 man-years.
		expect([20, 41.3].map(draws)).toEqual([1000, 20_000]);
	});
});

/** Methods, section 6: the table of situations. Its rows without a norm are in `yardsticks`. */
describe('in these situations', () => {
	const fifteen = exactly(15, 15);

	it('1 user, 0 man-years, 1:15: too little to tell', () => {
		const found = ask(question(byFile(0, 1), followUp(0, 0)), fifteen);
		expect(told(found[23])).toBe('too-little');
		expect(told(found[3])).toBe('too-little');
	});

	it('0 users, 3 man-years: none registered, and never covered', () => {
		const none = ask(question(byGroup([0, 0, 0, 0]), followUp(1, 2)), fifteen);
		for (const unit of [23, 2, 3] as const) expect(told(none[unit])).toBe('none-registered');
		const inOne = ask(question(byFile(40, 0), followUp(1, 2)), fifteen);
		expect(told(inOne[3])).toBe('none-registered');
		expect(told(inOne[23])).not.toBe('none-registered');
	});

	it('users known, no follow-up, supported living 8: not told until its share is set', () => {
		const of = question(byFile(30, 60), staffOf({ oppfolging_booppfolging: 8 }, [0, 3, 5]));
		const unset = ask(
			of,
			assumptions({
				brukere_per_oppfolgingsarsverk_2: range(15, 15, 15),
				brukere_per_oppfolgingsarsverk_3: range(15, 15, 15)
			})
		)[23];
		expect(unset.verdict).toBe('undecided');
		expect(unset.why?.reason === 'unset' && unset.why.assumptions[0]?.norm.id).toBe(SUPPORTED);
		expect(ask(of, exactly(15, 15, 0))[23].verdict).toBe('missing');
		expect(ask(of, exactly(15, 15, 1))[23].verdict).toBe('covered');
	});

	it('only all man-years in one sum: no answer in any pathway', () => {
		const of = question(byFile(30, 60), staffOf({}, null, { total: 9, fault: 'no-pathways' }));
		for (const unit of [23, 2, 3] as const) expect(told(ask(of)[unit])).toBe('no-pathways');
	});

	it('pathways that sum to another total: the split is refused', () => {
		const of = question(byFile(30, 60), followUp(3, 6, { total: 10, fault: 'splits-differ' }));
		expect(told(ask(of)[23])).toBe('splits-differ');
		expect(ask(of)[23].capacity).toBeNull();
	});

	it('a team that the neighbour employs: what one lends out is what the other gets', () => {
		const lent = question(byFile(30, 60), followUp(2, 6, { shared: { 3: range(-2, -2, -2) } }));
		const got = question(byFile(30, 60), followUp(2, 1, { shared: { 3: range(2, 2, 2) } }));
		expect(ask(lent, fifteen)[3].capacity!.median).toBeCloseTo(4, 9);
		expect(ask(got, fifteen)[3].capacity!.median).toBeCloseTo(3, 9);
		expect(ask(got, fifteen)[23].capacity!.median).toBeCloseTo(5, 9);
		const more = question(byFile(30, 60), followUp(2, 1, { shared: { 3: range(-2, -1.5, -1.2) } }));
		expect(ask(more, fifteen)[3].capacity!.high, 'nobody lends out more than there are').toBe(0);
	});

	it('all groups hidden, their total shown: a verdict of both pathways together only', () => {
		const hidden = byGroup([null, null, null, null], { hiddenTotal: 120 });
		const found = ask(question(hidden, followUp(0.5, 0.5)), fifteen);
		expect(told(found[23])).toBe('missing');
		expect([told(found[2]), told(found[3])]).toEqual(['hidden', 'hidden']);
	});

	it('man-years that come to supported living: the balance moves by its share alone', () => {
		const of = question(byFile(30, 60), followUp(2, 4));
		const common = commonsOf(perArsverk(range(16, 30, 60), range(10, 15, 20), range(0, 0.25, 0.5)))(
			1000
		);
		const added: Changes['added'] = [{ forlop: 3, form: 'booppfolging', arsverk: 2 }];
		const [then] = scenarios([of], [{ ...NOTHING, added }], common);
		const both = then!.units[0]!;
		expect(both.difference!.median).toBeCloseTo(-2 * 0.25, 1);
		expect(both.added.median + both.addedOutside.median).toBeCloseTo(2, 9);
	});

	it('grey in the third pathway, not in both together', () => {
		// By the sums follow-up in the third is 2 to 8 man-years, and 2 are needed.
		const there = staffOf({ ambulant_team: 10, bolig_personale: 6 }, [0, 8, 8]);
		const found = ask(question(byFile(30, 30), there), exactly(30, 15));
		expect(told(found[23])).toBe('covered');
		expect(told(found[3])).toBe('bounds');
	});

	it('of need that follows from the population: nobody is counted, and nobody says none', () => {
		const amount = {
			kind: 'product',
			value: 20_000,
			of: [range(0.0075, 0.0075, 0.0075), range(0.5, 0.6, 0.7)]
		} as const;
		const from = estimate([{ id: 'psykose', amount, to: 3 }], { source: 'befolkning' });
		const found = ask(
			question(null, followUp(0, 2), { need: { 1: null, 2: null, 3: from } }),
			fifteen
		);
		expect(told(found[3])).toBe('missing');
		expect(told(found[23])).toBe('no-need');
	});
});

describe('hidden counts', () => {
	const there = followUp(4, 8);

	it('with nothing that bounds them can make more be missing, and never less', () => {
		const seen = byGroup([60, null, 80, null]);
		const few = ask(question(seen, followUp(0.2, 0.2)), exactly(15, 15));
		expect(told(few[23])).toBe('missing');
		expect(few[23].users).toMatchObject({ open: true });
		expect(told(ask(question(seen, followUp(40, 40)), exactly(15, 15))[23])).toBe('hidden');
		const nearlyNone = ask(question(byGroup([1, null, 0, null]), there), exactly(15, 15))[23];
		expect(told(nearlyNone), 'what is seen is little, what is hidden may be much').toBe('hidden');
	});

	it('are told apart from what was not collected, which nothing bounds', () => {
		const [first, ...rest] = byGroup([null, 30, 30, 30]).parts;
		const some = estimate([{ ...first!, uncounted: true }, ...rest]);
		expect(told(ask(question(some, followUp(40, 40)), exactly(15, 15))[23])).toBe('not-collected');
		const none = estimate([{ ...first!, uncounted: true }]);
		expect(told(ask(question(none, there))[23])).toBe('no-need');
	});

	it('may be where need is least or greatest, also beside groups that are shown', () => {
		const half = byGroup([null, 30, null, 50], { hiddenTotal: 40 });
		const common = commonsOf(exactly(30, 15))(1000);
		const of = question(half, there);
		const { ends, required } = balanceOf(23, of, drawQuestion(of, common), common);
		const shown = balanceOf(
			23,
			question(byGroup([0, 30, 0, 50]), there),
			drawQuestion(question(byGroup([0, 30, 0, 50]), there), common),
			common
		);
		required!.forEach((need, i) => {
			expect(ends!.least[i]!).toBeLessThanOrEqual(need + 1e-9);
			expect(ends!.most[i]!).toBeGreaterThanOrEqual(need - 1e-9);
			// 40 users or so, each at least a 30th and at most a 15th, beside the 80 that are shown.
			expect(ends!.most[i]! - shown.required![i]!).toBeGreaterThan(0.8);
			expect(ends!.most[i]! - shown.required![i]!).toBeLessThan(5);
		});
	});

	it('are never covered by themselves', () => {
		const fixed = commonsOf(exactly(30, 15));
		const together = { influences: false, units: [23] } as const;
		const count = fc.nat(40);
		fc.assert(
			fc.property(
				count,
				count,
				count,
				count,
				fc.integer({ min: 0, max: 12 }),
				(a, b, c, d, staff) => {
					const total = a + b + c + d;
					const capacity = followUp(staff / 3, (2 * staff) / 3);
					const of = (counts: (number | null)[], hiddenTotal: number | null) =>
						answer(
							question(byGroup(counts, { hiddenTotal }), capacity),
							fixed,
							[1000],
							together
						)[0]!;
					const open = of([a, null, c, null], null);
					expect(open.verdict).not.toBe('covered');
					const hidden = of([null, null, null, null], total);
					if (hidden.verdict !== 'covered') return;
					for (const at of [0, 1, 2, 3]) {
						const all = [0, 0, 0, 0].map((none, i) => (i === at ? total : none));
						expect(of(all, null).verdict).not.toBe('missing');
					}
				}
			),
			{ numRuns: 25 }
		);
	});
});

describe('need and man-years of other years', () => {
	const of = (needYear: number, staffYear: number, year = 2024) =>
		ask(
			question(byFile(60, 60, { year: needYear }), followUp(0.1, 0.1, { year: staffYear }), {
				year
			}),
			exactly(15, 15)
		)[23];
	const width = ({ required }: Answer) => required!.high - required!.low;

	it('are less sure the further they are apart, either way', () => {
		expect(width(of(2022, 2024))).toBeGreaterThan(width(of(2024, 2024)));
		expect(width(of(2019, 2024))).toBeGreaterThan(width(of(2022, 2024)));
		expect(width(of(2024, 2022))).toBeGreaterThan(width(of(2024, 2024)));
	});

	it('are less sure the further they are from the year that is asked for', () => {
		const both = (year: number) => width(of(2024, 2024, year));
		expect(both(2026)).toBeGreaterThan(both(2025));
		expect(both(2025)).toBeGreaterThan(both(2024));
		expect(both(2026), 'the greater of the two, once').toBe(width(of(2024, 2025, 2026)));
	});

	it('never change by less than 5 % a year', () => {
		const sure = [...exactly(15, 15)].map((one) =>
			one.norm.id === 'alder_spredning' ? { ...one, range: range(0, 0, 0) } : one
		);
		const far = question(byFile(6000, 6000, { year: 2020 }), followUp(1, 1));
		expect(width(ask(far, sure)[23])).toBeCloseTo(width(ask(far, exactly(15, 15))[23]), 9);
	});

	it('decide nothing over six years, or across the form of 2024', () => {
		expect(told(of(2018, 2024))).toBe('missing');
		expect(of(2017, 2024).why).toEqual({ reason: 'too-old', years: 7 });
		expect(told(of(2017, 2017, 2024))).toBe('too-old');
		expect(of(2016, 2020, 2023).why).toEqual({ reason: 'too-old', years: 7 });
		expect(told(of(2023, 2023, 2024))).toBe('series-break');
		expect(told(of(2023, 2023, 2023))).toBe('missing');
	});
});

describe('those who get help unseen', () => {
	it('are counted only where somebody has said how many are registered', () => {
		const of = question(byFile(90, 90), followUp(2, 2));
		const all = [...exactly(15, 15)];
		const half = all.map((one) =>
			one.norm.id === 'registrert_andel' ? { ...one, range: range(0.5, 0.5, 0.5) } : one
		);
		const [plain, more] = [ask(of, all)[23], ask(of, half)[23]];
		expect(more.required!.median).toBeCloseTo(2 * plain.required!.median, 9);
		expect(more.users!.median).toBeCloseTo(2 * plain.users!.median, 9);
		const among = (one: Answer) => one.used.some(({ norm }) => norm.id === REGISTERED);
		expect([among(plain), among(more)]).toEqual([false, true]);
	});

	it('are none where need follows from the population: nobody is registered in it', () => {
		const psychosis = {
			...{ source: 'befolkning', year: 2024, hiddenTotal: null },
			parts: [
				{
					...{ id: 'psykose', to: 3 as const },
					amount: { kind: 'product' as const, value: 10_000, of: [EXACT(0.0075), EXACT(0.8)] }
				}
			]
		};
		const all = exactly(15, 15);
		const half = all.map((one) =>
			one.norm.id === REGISTERED ? { ...one, range: EXACT(0.5) } : one
		);
		const of = question(psychosis, followUp(2, 2));
		const [plain, more] = [ask(of, all)[3], ask(of, half)[3]];
		expect(plain.users!.median).toBeCloseTo(60, 6);
		expect(more.users).toEqual(plain.users);
		expect(more.used.map(({ norm }) => norm.id)).not.toContain(REGISTERED);
	});
});

describe('draw by draw', () => {
	const common = commonsOf(perArsverk(range(16, 30, 60), range(10, 15, 20), range(0, 0.25, 0.5)))(
		1000
	);
	const balance = (of: Question, unit: Unit = 23) =>
		balanceOf(unit, of, drawQuestion(of, common), common);
	const some = fc.integer({ min: 0, max: 3000 });

	it('more users never need less', () => {
		const counts = fc.tuple(some, some, some, some);
		fc.assert(
			fc.property(counts, fc.nat(3), fc.integer({ min: 1, max: 50 }), (few, at, more) => {
				const many = few.map((count, i) => (i === at ? count + more : count));
				const [less, much] = [few, many].map(
					(of) => balance(question(byGroup(of), null)).required!
				);
				for (let i = 0; i < common.n; i++) expect(much![i]!).toBeGreaterThanOrEqual(less![i]!);
			}),
			{ numRuns: 40 }
		);
	});

	it('more hidden users never need less', () => {
		const need = (hiddenTotal: number) =>
			balance(question(byGroup([null, null, null, null], { hiddenTotal }), null)).required!;
		fc.assert(
			fc.property(some, fc.integer({ min: 1, max: 50 }), (few, more) => {
				const [less, much] = [need(few), need(few + more)];
				for (let i = 0; i < common.n; i++) expect(much[i]!).toBeGreaterThanOrEqual(less[i]!);
			}),
			{ numRuns: 25 }
		);
	});

	it('forms without a norm never move the balance', () => {
		const man = fc.double({ min: 0, max: 60, noNaN: true });
		fc.assert(
			fc.property(man, man, man, (housing, day, other) => {
				const types = { behandling_samtale: 6, ambulant_team: 4 };
				// By form alone, so that the sums by pathway don't change with them.
				const plain = drawStaff(staffOf(types, null), common, 'x');
				const more = { ...types, bolig_personale: housing, dag_aktivitet: day, annet: other };
				const beside = drawStaff(staffOf(more, null), common, 'x');
				for (let i = 0; i < common.n; i++)
					expect(beside.followUp[23][i]!).toBeCloseTo(plain.followUp[23][i]!, 9);
			}),
			{ numRuns: 25 }
		);
	});

	it('a man-year in follow-up is one less missing, and in housing none', () => {
		const of = question(
			byGroup([20, 30, 25, 40]),
			staffOf({ behandling_samtale: 3, bolig_personale: 6 }, [1, 3, 5])
		);
		const [today, inside, outside] = scenarios(
			[of],
			[
				NOTHING,
				{ ...NOTHING, added: [{ forlop: 3, form: 'oppfolging', arsverk: 1 }] },
				{ ...NOTHING, added: [{ forlop: 3, form: 'utenfor', arsverk: 1 }] }
			],
			common
		).map(({ units }) => units[0]!);
		for (const end of ['low', 'median', 'high'] as const) {
			expect(inside!.difference![end]).toBeCloseTo(-1, 9);
			expect(inside!.gap![end]).toBeCloseTo(today!.gap![end] - 1, 9);
			expect(outside!.difference![end]).toBeCloseTo(0, 9);
		}
		expect(outside!.gap).toEqual(today!.gap);
		expect(outside!.outside!.median).toBeCloseTo(today!.outside!.median + 1, 9);
	});

	it('both pathways together are the sum of each', () => {
		const of = question(
			byGroup([20, 30, 25, 40]),
			staffOf({ behandling_samtale: 3, bolig_personale: 6 }, [1, 3, 5])
		);
		const [both, second, third] = ([23, 2, 3] as const).map((unit) => balance(of, unit));
		for (let i = 0; i < common.n; i++) {
			expect(both!.required![i]!).toBeCloseTo(second!.required![i]! + third!.required![i]!, 9);
			expect(both!.staff!.followUp[i]!).toBeCloseTo(
				second!.staff!.followUp[i]! + third!.staff!.followUp[i]!,
				9
			);
		}
	});

	it('the first of many draws are those of few', () => {
		const of = question(
			byGroup([20, 0, null, null], { hiddenTotal: 30, year: 2022 }),
			staffOf({ behandling_samtale: 3, oppfolging_booppfolging: 6 }, [1, 3, 5], {
				shared: { 3: range(0, 1, 2) }
			})
		);
		const own = commonsOf(perArsverk(range(16, 30, 60), range(10, 15, 20), range(0, 0.25, 0.5)));
		const [few, many] = [1000, 5000].map((n) =>
			balanceOf(23, of, drawQuestion(of, own(n)), own(n))
		);
		expect(many!.required!.subarray(0, 1000)).toEqual(few!.required);
		expect(many!.staff!.followUp.subarray(0, 1000)).toEqual(few!.staff!.followUp);
	});
});

describe('what the answer hangs on', () => {
	it('is ordered by how much it explains, with users per man-year as one input a pathway', () => {
		const { influences } = ask(question(byGroup([20, 30, 60, 40]), followUp(2, 4)))[23];
		const shares = influences.map(({ share }) => share);
		expect(shares).toEqual(shares.toSorted((a, b) => b - a));
		expect(influences[0]!.driver).toEqual({ kind: 'intensity', forlop: 3 });
		expect(shares.reduce((sum, one) => sum + one, 0)).toBeLessThan(1.05);
	});

	it('would be settled by a driver as often as its value decides, counted from the least gap', () => {
		// 6 000 users, so that chance is little: missing more than 5 % of the need below θ = 15.
		const uneven = perArsverk(range(15, 15, 15), range(9, 15, 21));
		const [first] = ask(question(byFile(0, 6000), followUp(0, 400)), uneven)[3].influences;
		expect(first!.driver).toMatchObject({ kind: 'intensity', forlop: 3 });
		expect(first!.settles).toBeGreaterThan(0.85);
	});

	it('has how the hidden fall on groups among it', () => {
		const hidden = byGroup([null, null, null, null], { hiddenTotal: 2000 });
		const { influences } = ask(question(hidden, followUp(40, 60)), exactly(30, 10))[23];
		const found = influences.find(({ driver }) => driver.kind === 'hidden');
		expect(found!.share).toBeGreaterThan(0.2);
	});
});

describe('the crosswalk', () => {
	it('leaves nobody out and counts nobody twice', () => {
		const of = estimate([
			{
				id: 'rus_alvorlig',
				amount: { kind: 'exact', value: 100 },
				to: byGroup([0, 0, 0]).parts[2]!.to
			}
		]);
		const common = commonsOf(usual)(1000);
		const drawn = drawQuestion(question(of, null), common).users[2]!.of;
		const outside = common.shares.get('brukerplan_rus_alvorlig')!.utenfor;
		drawn[2]!.values.forEach((second, i) =>
			expect(second + drawn[3]!.values[i]! + 100 * outside[i]!).toBeCloseTo(100, 9)
		);
	});

	it('adds the half of several counts once: their sum keeps its mean', () => {
		const common = commonsOf(usual)(20_000);
		const { counted } = drawQuestion(question(byGroup([1, 2, 0, 3]), null), common).users[2]!;
		const mean = counted.reduce((sum, one) => sum + one, 0) / counted.length;
		expect(Math.abs(mean - 6.5)).toBeLessThan(0.07);
		expect(users(1)).toEqual({ kind: 'count', value: 1 });
	});
});
