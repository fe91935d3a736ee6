import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { EXACT, range, type Range } from '../domain/range.ts';
import { answer, type Answer, type Question } from './answer.ts';
import { assumptionsFrom, type Assumption, type LocalValue } from './assumptions.ts';
import { drawCommon } from './common.ts';
import { rulesFrom } from './crosswalk.ts';
import { drawEstimate, type Estimate, type Part } from './estimate.ts';

const rules = rulesFrom(kobling.regler, {});
const ruleFor = (value: string) => rules.find((rule) => rule.value === value)!;
const users = (value: number): Part['amount'] => ({ kind: 'count', value });
const arsverk = (value: number): Part['amount'] => ({ kind: 'exact', value });

const estimate = (parts: Part[], hiddenTotal: number | null = null): Estimate => ({
	source: 'kilde',
	year: 2024,
	parts,
	hiddenTotal
});
const direct = (amount: Part['amount'], to: 1 | 2 | 3 = 3): Part => ({
	id: `direkte_${to}`,
	amount,
	to
});
const group = (value: string, amount: Part['amount']): Part => ({
	id: value,
	amount,
	to: ruleFor(value)
});

const local = (range: Range): LocalValue => ({ range, note: '' });
const set = {
	timer_per_bruker_2: local(range(30, 45, 65)),
	tilgjengelige_timer: local(range(1520, 1560, 1600)),
	indirekte_andel: local(range(0.25, 0.35, 0.45)),
	brukere_per_arsverk_3: local(range(10, 15, 20))
};
const with_ = (own: Record<string, LocalValue>) => assumptionsFrom(normer, own, false);
const assumptions = with_(set);

interface Given extends Partial<Question> {
	assumptions?: Assumption[];
	seed?: string;
	draws?: number;
}

function ask({ assumptions: own = assumptions, seed = 's', draws = 2000, ...question }: Given) {
	const common = drawCommon(rules, own, { seed, n: draws });
	return answer({ place: '3427', need: null, capacity: null, ...question }, common);
}

const third = (given: Given): Answer => ask(given)[2]!;

describe('an answer', () => {
	it('is the same for the same seed, and another for another', () => {
		const question = {
			need: estimate([group('rus_alvorlig', users(40))]),
			capacity: estimate([direct(arsverk(2))])
		};
		expect(third(question)).toEqual(third(question));
		expect(third(question).gap).not.toEqual(third({ ...question, seed: 't' }).gap);
	});

	it('meets the closed form where there is one: Poisson users ÷ a fixed caseload', () => {
		const fixed = with_({ ...set, brukere_per_arsverk_3: local(EXACT(10)) });
		const { required, gap, missing } = third({
			need: estimate([direct(users(400))]),
			capacity: estimate([direct(arsverk(38))]),
			assumptions: fixed,
			draws: 40_000
		});
		// Mean 400 ÷ 10, standard deviation √400 ÷ 10 = 2; the ends of 90 % lie 1.645 of them away.
		expect(required!.median).toBeCloseTo(40, 0);
		expect(required!.low).toBeCloseTo(40 - 1.645 * 2, 0);
		expect(required!.high).toBeCloseTo(40 + 1.645 * 2, 0);
		expect(gap!.median).toBeCloseTo(2, 0);
		// P(Poisson(400) > 380) = 0.835
		expect(missing).toBeCloseTo(0.835, 1);
	});

	it('is that something is missing, covered, or that it cannot be told', () => {
		const verdict = (there: number) =>
			third({
				need: estimate([direct(users(60))]),
				capacity: estimate([direct(arsverk(there))])
			}).verdict;
		expect([1, 4, 12].map(verdict)).toEqual(['missing', 'undecided', 'covered']);
	});

	it('says when it stands so near the limit that the seed may decide', () => {
		// Two man-years at 20 users each: P(Poisson > 40) is 0.95 at a mean of 52.
		const norms = { ...set, brukere_per_arsverk_3: local(EXACT(20)) };
		const at = (mean: number) =>
			third({
				need: estimate([direct(users(mean))]),
				capacity: estimate([direct(arsverk(2))]),
				assumptions: with_(norms)
			});
		expect([70, 52, 42].map((mean) => at(mean).close)).toEqual([false, true, false]);
		expect(third({}).close).toBe(false);
	});

	it('counts the gap in users too, and coverage in per cent', () => {
		const fixed = with_({ ...set, brukere_per_arsverk_3: local(EXACT(10)) });
		const { gapUsers, coverage } = third({
			need: estimate([direct({ kind: 'exact', value: 100 })]),
			capacity: estimate([direct(arsverk(4))]),
			assumptions: fixed
		});
		// 100 users need 10 man-years; the 4 there are take 40 of them.
		expect(gapUsers).toEqual({ low: 60, median: 60, high: 60 });
		expect(coverage).toEqual({ low: 40, median: 40, high: 40 });
	});

	it('says why not: no need, no capacity, an assumption that is not set', () => {
		const need = estimate([direct(users(60), 2), direct(users(60), 3)]);
		const capacity = estimate([direct(arsverk(2), 2)]);
		const unset = assumptionsFrom(normer, {}, false);
		expect(third({ capacity }).why).toEqual({ reason: 'no-need' });
		expect(third({ need, capacity }).why).toEqual({ reason: 'no-capacity' });
		const second = ask({ need, capacity, assumptions: unset })[1]!;
		expect(second.why).toMatchObject({ reason: 'unset' });
		expect(second.influences).toEqual([]);
	});

	it('with no users needs nothing, and has no coverage', () => {
		const none = third({
			need: estimate([direct(users(0))]),
			capacity: estimate([direct(arsverk(2))])
		});
		expect(none).toMatchObject({
			required: { low: 0, median: 0, high: 0 },
			gap: { median: -2 },
			coverage: null,
			verdict: 'covered'
		});
	});
});

describe('hidden counts', () => {
	const capacity = (there: number) => estimate([direct(arsverk(there))]);
	const groups = [group('rus_alvorlig', null), group('psykisk_alene', null)];

	it('are somewhere within what their total leaves', () => {
		const { users: drawn } = third({ need: estimate(groups, 40), capacity: capacity(2) });
		expect(drawn!.low).toBeGreaterThan(0);
		expect(drawn!.high).toBeLessThanOrEqual(40);
		expect(drawn!.open).toBe(false);
	});

	it('with nothing that bounds them can make more be missing, and never less', () => {
		const seen = [direct(users(60)), ...groups];
		const few = third({ need: estimate(seen), capacity: capacity(1) });
		expect(few).toMatchObject({ verdict: 'missing', users: { open: true } });
		const many = third({ need: estimate(seen), capacity: capacity(20) });
		expect(many).toMatchObject({ verdict: 'undecided', why: { reason: 'hidden' } });
	});

	it('leave no coverage, and nothing that alone would settle it', () => {
		const need = estimate([direct(users(60)), ...groups]);
		expect(third({ need, capacity: capacity(20) })).toMatchObject({
			coverage: null,
			influences: []
		});
		expect(third({ need: { ...need, hiddenTotal: 30 }, capacity: capacity(20) })).toMatchObject({
			coverage: { median: expect.any(Number) as number },
			influences: expect.arrayContaining([expect.anything()]) as unknown[]
		});
	});

	it('are told apart from what was not collected, which nothing bounds', () => {
		const lacking: Part = { ...group('psykisk_alene', null), uncounted: true };
		const some = estimate([group('rus_alvorlig', users(30)), lacking]);
		const told = third({ need: some, capacity: capacity(20) });
		expect(told).toMatchObject({ verdict: 'undecided', why: { reason: 'not-collected' } });
		const none = third({ need: estimate([lacking]), capacity: capacity(20) });
		expect(none).toMatchObject({ users: null, why: { reason: 'no-need' } });
	});

	it('of man-years can only make less be missing', () => {
		const there = estimate([direct(arsverk(1)), { id: 'skjult', amount: null, to: 3 }]);
		const few = third({ need: estimate([direct(users(200))]), capacity: there });
		expect(few).toMatchObject({ verdict: 'undecided', why: { reason: 'hidden' } });
		const none = third({ need: estimate([direct(users(2))]), capacity: there });
		expect(none.verdict).toBe('covered');
	});
});

describe('man-years that are lent out', () => {
	it('leave none behind where they are more than there are', () => {
		const lent: Part = {
			id: 'delt_3',
			amount: { kind: 'span', range: range(-3, -1, -0.5) },
			to: 3
		};
		const there = estimate([direct(arsverk(0.5)), lent]);
		const { capacity } = third({ need: estimate([direct(users(30))]), capacity: there });
		expect(capacity!.low).toBe(0);
		expect(capacity!.high).toBeLessThan(0.5);
	});
});

describe('the crosswalk', () => {
	it('leaves nobody out and counts nobody twice', () => {
		const changed = rulesFrom(kobling.regler, {
			brukerplan_rus_alvorlig: {
				'1': EXACT(0),
				'2': range(0, 0.1, 0.2),
				'3': range(0.75, 0.9, 1),
				utenfor: EXACT(0)
			}
		});
		const common = drawCommon(changed, assumptions, { seed: 's' });
		const of = drawEstimate(
			estimate([group('rus_alvorlig', { kind: 'exact', value: 100 })]),
			common,
			's'
		);
		of[2]!.values.forEach((two, i) => expect(two + of[3]!.values[i]!).toBeCloseTo(100, 9));
	});

	it('says nothing of a pathway that no group goes to', () => {
		const [first] = ask({
			need: estimate([group('rus_alvorlig', users(50))])
		});
		expect(first).toMatchObject({ users: null, why: { reason: 'no-need' } });
	});
});

describe('what moves the gap', () => {
	it('is ordered by what it does, and tells what alone would decide', () => {
		const { influences } = third({
			need: estimate([group('rus_alvorlig', users(60))]),
			capacity: estimate([direct(arsverk(4))])
		});
		const moved = influences.map(({ low, high }) => Math.abs(high - low));
		expect(moved).toEqual(moved.toSorted((a, b) => b - a));
		const [first] = influences;
		// 54 users at 10–20 each man-year: 2.7–5.4 man-years, on both sides of 4.
		expect(first!.input).toEqual({ kind: 'norm', id: 'brukere_per_arsverk_3' });
		expect(first!.flips).toBe(true);
		expect([first!.low, first!.high].map((x) => x.toFixed(1))).toEqual(['1.4', '-1.3']);
	});
});

describe('as things change', () => {
	const some = fc.integer({ min: 1, max: 2000 });
	const gap = (value: number, there: number, own = set) =>
		third({
			need: estimate([group('rus_alvorlig', users(value))]),
			capacity: estimate([direct(arsverk(there))]),
			assumptions: with_(own),
			draws: 500
		});

	it('more users never need less', () => {
		fc.assert(
			fc.property(some, some, (a, b) => {
				const [few, many] = [Math.min(a, b), Math.max(a, b) * 2];
				expect(gap(many, 5).required!.median).toBeGreaterThan(gap(few, 5).required!.median * 0.99);
			}),
			{ numRuns: 40 }
		);
	});

	it('a wider assumption never gives a narrower range', () => {
		fc.assert(
			fc.property(some, fc.double({ min: 0, max: 6, noNaN: true }), (value, wider) => {
				const width = (own: typeof set) => {
					const { low, high } = gap(value, 5, own).gap!;
					return high - low;
				};
				const wide = { ...set, brukere_per_arsverk_3: local(range(10 - wider, 15, 20 + wider)) };
				expect(width(wide)).toBeGreaterThanOrEqual(width(set) * 0.98);
			}),
			{ numRuns: 40 }
		);
	});

	it('twice as many of both leaves the coverage as it was', () => {
		const fixed = (value: number, there: number) =>
			third({
				need: estimate([direct({ kind: 'exact', value })]),
				capacity: estimate([direct(arsverk(there))])
			}).coverage!;
		fc.assert(
			fc.property(some, some, (value, there) => {
				expect(fixed(2 * value, 2 * there).median).toBeCloseTo(fixed(value, there).median, 6);
			}),
			{ numRuns: 40 }
		);
	});
});
