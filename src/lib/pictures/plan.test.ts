import { isComputed, type TableCell } from '../domain/table.ts';
import { describe, expect, it } from 'vitest';
import { tableFaults } from '../../../tests/tableFaults.ts';
import { kobling, normer } from '../catalogue/forlop.ts';
import { nyttTiltak } from '../catalogue/nyetiltak.ts';
import { EXACT, range } from '../domain/range.ts';
import type { Question } from '../model/question.ts';
import { assumptionsFrom, type LocalValue } from '../model/assumptions.ts';
import { drawCommon } from '../model/common.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { changesOf, emptyPlan, emptyScenario, type Plan, type Scenario } from '../model/plan.ts';
import { NOTHING, scenarios, type Outcome, type ScenarioOutcome } from '../model/scenario.ts';
import type { Unit } from '../model/units.ts';
import { droppedText, planPicture, sourcesText } from './plan.ts';
import { changeText, heldText, knownGapText, knownText, toldText } from './planAnswer.ts';
import { consequenceRows } from './planConsequences.ts';
import { addedText, costText } from './planCost.ts';
import { growthText } from './planGrowth.ts';
import { planSentence } from './planSaid.ts';
import { baseText } from './planTeam.ts';
import { unsetNumbers } from './planUnset.ts';
import { ofKommune } from './origin.ts';

const origin = ofKommune('3427', 2024, { sources: [] });

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const span = (low: number, median: number, high: number) => ({ low, median, high });
const NONE = span(0, 0, 0);
const assumptions = assumptionsFrom(normer, {}, false);

function outcome(unit: Unit, given: Partial<Outcome>): Outcome {
	const known = { users: { ...span(40, 50, 60), open: false }, gap: span(-1, 0.5, 2), least: 0.3 };
	return {
		...{ unit, verdict: 'undecided', why: { reason: 'spans-zero' }, difference: NONE },
		...{
			used: [],
			national: null,
			outside: null,
			needChanged: false,
			added: NONE,
			addedOutside: NONE,
			...known,
			...given
		}
	} as Outcome;
}

const of = (added: number, ...units: Outcome[]): ScenarioOutcome => ({
	units,
	added: span(added, added, added)
});
const comes = (count: number) => ({
	added: span(count, count, count),
	difference: span(-count, -count, -count)
});
const covered = { verdict: 'covered', why: null, gap: span(-3, -1.5, -0.4) } as const;
const missing = { verdict: 'missing', why: null, gap: span(1, 2, 3) } as const;

const staffed = (arsverk: number, given: Partial<Scenario['staff'][number]> = {}): Scenario => ({
	...emptyScenario('A', ''),
	staff: [{ forlop: 3, education: '', arsverk, ...given }]
});
const planOf = (scenario: Scenario, kroner: number | null = 900_000): Plan => ({
	...emptyPlan(),
	price: kroner === null ? null : { kroner, year: 2024 },
	scenarios: [scenario]
});
const said = (plan: Plan, ...outcomes: ScenarioOutcome[]) =>
	plain(planSentence(plan, outcomes, assumptions));

const written = (cell: TableCell) =>
	typeof cell === 'string' ? cell : isComputed(cell) ? cell.text : cell.state;

describe('the first line of a plan', () => {
	const today = of(0, outcome(23, {}), outcome(2, {}), outcome(3, {}), outcome(1, {}));

	it('says result and price together', () => {
		const then = of(2, outcome(23, { ...covered, ...comes(2) }));
		expect(said(planOf(staffed(2)), today, then)).toBe(
			'+2 årsverk koster 1,8 mill. kroner; forløp 2 og 3 går fra kan ikke avgjøres til dekket.'
		);
	});

	it('has a line for each scenario, by its name', () => {
		const then = of(2, outcome(23, { ...covered, ...comes(2) }));
		const named = { ...staffed(2), name: 'To til' };
		const plan = { ...planOf(named), scenarios: [named, { ...staffed(2), id: 'B' }] };
		expect(said(plan, today, then, then).split('\n')).toEqual([
			expect.stringMatching(/^A: To til: \+2 årsverk koster 1,8 mill\. kroner; /),
			expect.stringMatching(/^Scenario B: \+2 årsverk koster/)
		]);
	});

	it('says without a price that the cost is not worked out', () => {
		const then = of(2, outcome(23, { ...covered, ...comes(2) }));
		const plan = planOf(staffed(2), null);
		expect(said(plan, today, then)).toMatch(/^\+2 årsverk \(kostnaden er ikke regnet ut\); forløp/);
		const { subtitle } = planPicture({
			...{
				plan,
				outcomes: [today, then],
				name: 'Tynset',
				year: 2024,
				sources: 'x',
				assumptions,
				origin
			}
		});
		expect(subtitle).toContain('prisen på et årsverk er ikke satt');
	});

	it('says what is taken away as saved, and that more is missing, without a sign to turn', () => {
		const before = of(0, outcome(23, missing));
		const then = of(-1.5, outcome(23, { ...missing, ...comes(-1.5), gap: span(2.5, 3.5, 4.5) }));
		expect(said(planOf(staffed(-1.5)), before, then)).toBe(
			'−1,5 årsverk sparer 1,35 mill. kroner; i forløp 2 og 3 mangler det trolig 2,5–4,5 årsverk, 1,5 flere enn i dag.'
		);
	});

	it('tells surplus as surplus', () => {
		const before = of(0, outcome(23, covered));
		const then = of(1, outcome(23, { ...covered, ...comes(1) }));
		expect(said(planOf(staffed(1)), before, then)).toContain(
			'i forløp 2 og 3 er det trolig 0,4–3,0 årsverk mer enn trengs, 1,0 flere enn i dag'
		);
		const enough = { ...covered, gap: span(-2, -1, 0.2) };
		const still = of(1, outcome(23, { ...enough, ...comes(1) }));
		expect(said(planOf(staffed(1)), of(0, outcome(23, enough)), still)).toContain(
			'behovet i forløp 2 og 3 er fortsatt dekket, med 1,0 årsverk mer å gå på enn i dag'
		);
		expect(said(planOf(staffed(1)), before, then)).not.toContain('mangler');
	});

	it('says that man-years held outside do not move the answer', () => {
		const then = of(2, outcome(23, { addedOutside: span(2, 2, 2) }));
		expect(said(planOf(staffed(2, { form: 'utenfor' })), today, then)).toBe(
			'+2 årsverk koster 1,8 mill. kroner; svaret for forløp 2 og 3 endres ikke, fordi 2,0 årsverk er holdt utenfor.'
		);
	});

	it('says of a part that is held outside how much it is', () => {
		const parts = { added: span(0.1, 0.5, 0.9), difference: span(-0.9, -0.5, -0.1) };
		const then = of(2, outcome(23, { ...covered, ...parts, addedOutside: span(1.1, 1.5, 1.9) }));
		expect(said(planOf(staffed(2, { form: 'booppfolging' })), today, then)).toContain(
			'til dekket (1,1–1,9 av årsverkene er holdt utenfor)'
		);
	});

	it('tells a pathway alone only where its answer is known and turns', () => {
		const then = of(
			2,
			outcome(23, { ...covered, ...comes(2) }),
			outcome(2, {}),
			outcome(3, { ...covered, ...comes(2) }),
			outcome(1, {})
		);
		expect(said(planOf(staffed(2)), today, then)).toMatch(
			/; forløp 2 og 3 går fra .* til dekket; forløp 3 alene går fra kan ikke avgjøres til dekket\.$/
		);
		const grey = of(2, outcome(23, comes(2)), outcome(2, {}), outcome(3, comes(2)));
		expect(said(planOf(staffed(2)), today, grey)).not.toContain('alene');
	});

	it('asks for the numbers that are not set', () => {
		const why = { reason: 'unset', assumptions: assumptions.slice(0, 2) } as const;
		const unset = { gap: null, why, verdict: 'undecided' } as const;
		const then = of(2, outcome(23, { ...unset, ...comes(2) }));
		expect(said(planOf(staffed(2)), of(0, outcome(23, unset)), then)).toContain(
			'om årsverkene holder i forløp 2 og 3, kan ikke sies før 2 tall er satt'
		);
		const numbers = unsetNumbers(planOf(staffed(2)), [then, then], assumptions);
		expect(numbers.map(({ name }) => name)).toEqual([
			'Brukere per årsverk i oppfølging, forløp 2',
			'Brukere per årsverk i oppfølging, forløp 3'
		]);
	});

	it('says nothing of the first pathway where it has no users and nothing comes to it', () => {
		const seen = { users: null, gap: null, why: { reason: 'no-need' }, difference: null } as const;
		const grown = { ...seen, needChanged: true };
		const then = of(0, outcome(23, { difference: span(1, 1, 1), needChanged: true }));
		then.units.push(outcome(2, {}), outcome(3, {}), outcome(1, grown));
		expect(said(planOf(emptyScenario('A', '')), today, then)).toMatch(
			/^Uten nye årsverk; om det mangler årsverk i forløp 2 og 3, kan fortsatt ikke avgjøres/
		);
		expect(said(planOf(emptyScenario('A', '')), today, then)).not.toContain('forløp 1');
	});

	it('says what is today where nothing is changed yet', () => {
		expect(said(planOf(emptyScenario('A', '')), today, today)).toMatch(
			/^I dag, forløp 2 og 3: kan ikke avgjøres/
		);
	});
});

describe('a FACT team', () => {
	const team = { measure: 'fact_liten', units: 1, arsverk: null, shared: [] };
	const plan = planOf({ ...emptyScenario('A', ''), measures: [team] });
	const today = of(0, outcome(23, {}), outcome(3, {}));

	it('is not counted before the municipality’s part is set, and the plan says what to set', () => {
		expect(said(plan, today, today)).toBe(
			'FACT-team, lite er ikke regnet med ennå; endringen i forløp 2 og 3 er ikke kjent.'
		);
		expect(unsetNumbers(plan, [today, today], assumptions)).toEqual([
			{ id: 'fact_kommunens_del', name: 'Kommunens del av årsverkene i et FACT-team' }
		]);
		const rows = consequenceRows({ ...rest, plan, outcomes: [today, today], assumptions });
		expect(rows[0]!.cells[0]!.join()).toContain(
			'FACT-team, lite regnes ikke med: «Kommunens del av årsverkene i et FACT-team» er ikke satt'
		);
	});

	it('says what part of it is counted where it is', () => {
		const half: LocalValue = { range: range(0.5, 0.5, 0.5), note: '' };
		const own = assumptionsFrom(normer, { fact_kommunens_del: half }, false);
		const outcomes = [today, of(3, outcome(23, comes(3)))];
		const rows = consequenceRows({ ...rest, plan, outcomes, assumptions: own });
		expect(plain(rows[0]!.cells[0]!.join())).toContain(
			'kommunens del er 50 % av årsverkene (antakelse)'
		);
		expect(unsetNumbers(plan, outcomes, own)).toEqual([]);
	});
});

const rest = {
	growthText: () => null,
	offered: () => false,
	fulfilled: () => [],
	bases: () => [],
	heldToday: () => null
};

describe('what a scenario brings', () => {
	it('says what is held outside, and that the share of supported living is not set', () => {
		const scenario = staffed(2, { form: 'booppfolging' });
		const plan = planOf(scenario);
		const outside = { addedOutside: span(2, 2, 2) };
		const outcomes = [of(0, outcome(23, {})), of(2, outcome(23, outside))];
		const rows = consequenceRows({ ...rest, plan, outcomes, assumptions });
		const row = (name: string) => rows.find((one) => one.name === name)!.cells[0]!.map(plain);
		expect(row('Holdt utenfor')[0]).toBe('forløp 2 og 3: +2 årsverk');
		expect(row('Holdt utenfor')[1]).toMatch(/er ikke satt: ingenting av den regnes med/);
		expect(row('Stillinger')).toEqual([
			'Hovedforløp 3: +2,0 årsverk, utdanning ikke valgt, booppfølging'
		]);
		expect(unsetNumbers(plan, outcomes, assumptions).map(({ id }) => id)).toEqual([
			'oppfolging_i_bolig_andel'
		]);
	});

	it('says how many there are to take away, of those in follow-up', () => {
		const today = of(0, outcome(23, {}), outcome(3, { capacity: span(2, 3, 4) }));
		const plan = planOf(staffed(-5));
		const rows = consequenceRows({ ...rest, plan, outcomes: [today, today], assumptions });
		expect(rows[0]!.cells[0]!.map(plain)).toContain(
			'I forløp 3 er det bare 3,0 årsverk i oppfølging å ta bort'
		);
		const held = planOf(staffed(-5, { form: 'utenfor' }));
		const other = consequenceRows({ ...rest, plan: held, outcomes: [today, today], assumptions });
		expect(other[0]!.cells[0]!.join()).not.toContain('å ta bort');
	});
});

describe('a cost', () => {
	const price = { kroner: 900_000, year: 2024 };
	const told = (low: number, high: number) =>
		plain(costText(span(low, (low + high) / 2, high), price, []));

	it('has the digits that were written, and none that were not', () => {
		expect(told(1.5, 1.5)).toMatch(/^1,35 mill\. kroner i året \(2024-priser, 900 000 kr/);
		expect(told(2, 2)).toMatch(/^1,8 mill/);
		expect(told(3.04, 4.61)).toMatch(/^2,7–4,1 mill/);
	});

	it('is saved where man-years go', () => {
		expect(told(-2, -2)).toMatch(/^Sparer 1,8 mill\. kroner/);
		expect(told(0, 0)).toBe('0 kroner');
		expect(plain(addedText(span(-3, -2.5, -2)))).toBe('2,0–3,0 færre årsverk');
	});
});

describe('what a scenario changes', () => {
	const told = (difference: Outcome['difference'], needChanged: boolean, gap = false) =>
		plain(changeText({ difference, gap: gap ? NONE : null, needChanged }));

	it('is never told as man-years that come or go where it is the need that changes', () => {
		expect(told(span(0.8, 1.4, 2), true)).toBe('Gapet blir 0,8–2,0 årsverk større');
		expect(told(span(-2, -1.4, -0.8), true)).toBe('Gapet blir 0,8–2,0 årsverk mindre');
		expect(told(span(-2, -2, -2), false)).toBe('2,0 flere årsverk i oppfølging');
		expect(told(span(2, 2, 2), false)).toBe('2,0 færre årsverk i oppfølging');
	});

	it('needs no sign where it may go either way', () => {
		expect(told(span(-1.2, 0, 0.5), true, true)).toBe(
			'Fra 0,5 årsverk mindre til 1,2 årsverk mer å gå på'
		);
	});

	it('says apart what is held outside', () => {
		const held = (low: number, high: number) =>
			plain(heldText({ addedOutside: span(low, (low + high) / 2, high) }));
		expect(held(1, 2)).toBe('1,0–2,0 årsverk kommer til i bolig og dagtilbud og er holdt utenfor');
		expect(held(-2, -1)).toBe(
			'1,0–2,0 årsverk i bolig og dagtilbud blir borte og er holdt utenfor'
		);
		expect(held(0, 0)).toBe('');
	});
});

describe('what is said of a unit', () => {
	const told = (unit: Unit, given: Partial<Outcome>) =>
		plain(toldText({ ...outcome(unit, given), uncounted: false }));

	it('says both sides of a range in words, and surplus as surplus', () => {
		expect(told(23, {})).toBe('Kan ikke avgjøres: fra 1,0 for mange til 2,0 for få årsverk');
		expect(told(23, covered)).toBe('Trolig 0,4–3,0 årsverk mer enn trengs');
		expect(told(23, missing)).toBe('Mangler trolig 1,0–3,0 årsverk');
	});

	it('leads from a pathway that can’t be answered alone to the two together', () => {
		expect(told(3, { why: { reason: 'bounds' } })).toBe(
			'Kan ikke avgjøres alene: se 2 og 3 samlet'
		);
		expect(told(23, { why: { reason: 'bounds' } })).not.toContain('alene');
	});

	it('leaves the least of what is missing where some users are hidden', () => {
		const users = { ...span(22, 30, 38), open: true };
		expect(told(23, { ...missing, users })).toBe('Mangler trolig minst 1,0 årsverk');
		expect(plain(knownGapText({ gap: span(1, 2, 3), users }))).toBe('minst 1,0 årsverk for få');
		expect(knownGapText({ gap: span(-1, 2, 3), users }), 'nothing is known of it').toBe('');
	});
});

describe('what is hidden', () => {
	const open = (low: number, high: number) => ({ ...span(low, low, high), open: true });

	it('is never told as none, and adds to what is known', () => {
		expect(knownText(open(0, 0), 0)).toBe('ikke kjent');
		expect(knownText(open(22, 38), 0)).toBe('22–38 eller mer');
		expect(knownText(span(0, 0, 0), 0)).toBe('0');
		expect(knownText(null, 0)).toBe('ikke kjent');
	});
});

describe('growth', () => {
	const growing = { times: range(1.1, 1.17, 1.2), by: 'rate' } as const;
	const growth = { to: 2040, by: 'rate', rate: range(0, 1, 2) } as const;

	it('says the year it is counted from, and whose', () => {
		const grown = [{ forlop: [2, 3], from: 2021, growing, sources: ['brukerplan'] }] as const;
		expect(plain(growthText(growth, grown))).toBe(
			'17 % flere brukere i 2040 enn i 2021 (endring 10–20 %). Veksten regnes fra 2021, året brukerne er talt (BrukerPlan).'
		);
	});

	it('tells pathways apart whose users are of different years', () => {
		const of = (forlop: 2 | 3, from: number) => ({
			...{ forlop: [forlop], from, growing: from === 2021 ? growing : null },
			sources: ['brukerplan']
		});
		const told = plain(growthText(growth, [of(2, 2021), of(3, 2023)]));
		expect(told).toMatch(/^Forløp 2: 17 % .* Forløp 3: Veksten regnes ikke med: folkemengde/);
		expect(told).not.toContain('mangler');
	});
});

describe('the picture of a plan', () => {
	const why = { reason: 'no-need' } as const;
	const none = { users: null, gap: null, why, difference: NONE, outside: null };
	const outside = span(7.5, 7.9, 8.3);
	const units = (given: Partial<Outcome>) => [
		outcome(23, { outside, ...given }),
		outcome(2, { why: { reason: 'bounds' } }),
		outcome(3, { why: { reason: 'bounds' }, ...given }),
		outcome(1, none)
	];
	const plan = planOf(staffed(2));
	const picture = planPicture({
		...{ plan, name: 'Tynset', year: 2024, sources: 'BrukerPlan 2024', assumptions, origin },
		outcomes: [of(0, ...units({})), of(2, ...units(comes(2)))]
	});

	it('has the second and third pathway together first, then each, the first last', () => {
		expect(picture.panels.map(({ title }) => title)).toEqual([
			'Hovedforløp 2 og 3 samlet',
			expect.stringMatching(/^Hovedforløp 2: /),
			expect.stringMatching(/^Hovedforløp 3: /),
			expect.stringMatching(/^Hovedforløp 1: /)
		]);
	});

	it('tells what is held outside today, and no scenario of a pathway that nothing is known of', () => {
		expect(plain(picture.panels[0]!.rows[0]!.held)).toBe(
			'7,5–8,3 årsverk i bolig og dagtilbud er holdt utenfor.'
		);
		expect(picture.panels[3]!.rows.map(({ told }) => told)).toEqual(['Ingen tall for behov']);
	});

	it('has all of it in the table, with no sign in what is too few or too many', () => {
		expect(picture.table.rows).toHaveLength(8);
		expect(tableFaults(picture.table)).toEqual([]);
		expect(plain(written(picture.table.rows[0]!.outside!))).toBe('7,5–8,3');
		expect(picture.table.rows.map(({ gap = '' }) => written(gap)).join()).not.toMatch(
			/[+\u2212-]\d/
		);
		expect(plain(picture.summary)).toContain('I dag, kan ikke avgjøres: fra 1,0 for mange');
	});
});

describe('users who are hidden, in the table of a plan', () => {
	it('are no number: what is seen of them may be none', () => {
		const open = { users: { ...span(40, 46, 52), open: true }, required: span(2, 3, 4), gap: null };
		const { table } = planPicture({
			...{
				plan: planOf(staffed(1)),
				name: 'Tynset',
				year: 2024,
				sources: 'x',
				assumptions,
				origin
			},
			outcomes: [of(0, outcome(23, open)), of(1, outcome(23, { ...open, ...comes(1) }))]
		});
		const [today] = table.rows;
		expect([today!.users, today!.required].map((cell) => typeof cell)).toEqual([
			'string',
			'string'
		]);
		expect(plain(written(today!.users!))).toContain('eller mer');
	});
});

describe('what takes the edge off a plan', () => {
	const surplus = {
		...covered,
		national: {
			there: span(1.5, 2, 2.5),
			short: 0.02,
			national: span(-9, -8, -7),
			local: span(5, 6, 7)
		}
	};
	const heading = (today: Partial<Outcome>, then: Partial<Outcome>) =>
		plain(
			planPicture({
				...{
					plan: planOf(staffed(-2)),
					name: 'Tynset',
					year: 2024,
					sources: 'x',
					assumptions,
					origin
				},
				outcomes: [of(0, outcome(23, today)), of(-2, outcome(23, { ...comes(-2), ...then }))]
			}).heading
		);

	it('is said below its first line, as on the page of the kommune', () => {
		const said = heading(surplus, surplus);
		expect(said.split('\n')[1]).toMatch(/dekket etter antakelsene, men det er det i hele landet/);
		expect(said).toContain('Målt mot landet er det om lag 6 årsverk færre her');
		expect(said).not.toContain('mer enn trengs');
	});

	it('is said of a scenario that is covered where today can’t be told', () => {
		expect(heading({}, surplus)).toMatch(/At behovet blir dekket, gjelder .* hele landet/);
	});

	it('is nothing where the answer is the kommune’s own, or none', () => {
		expect(heading(covered, covered).split('\n')).toHaveLength(1);
		expect(heading({}, {}).split('\n')).toHaveLength(1);
	});
});

describe('a plan from question to first line', () => {
	const local = (low: number, middle: number, high: number): LocalValue => ({
		...{ range: range(low, middle, high), note: '' }
	});
	const own = assumptionsFrom(
		normer,
		{
			brukere_per_oppfolgingsarsverk_2: local(20, 20, 20),
			brukere_per_oppfolgingsarsverk_3: local(10, 10, 10)
		},
		false
	);
	const common = drawCommon(rulesFrom(kobling.regler, {}), own, { seed: 's', n: 5000 });
	const need = {
		...{ source: 'brukerplan', year: 2024, hiddenTotal: null },
		parts: ([2, 3] as const).map((to) => ({
			...{ id: `forlop_${to}`, amount: { kind: 'count', value: 60 } as const, to }
		}))
	};
	const types = [
		{ id: 'ambulant_team', arsverk: 9, form: 'oppfolging', partly: false, rule: null }
	];
	const capacity = {
		...{ source: 'is248', year: 2024, total: 9, pathways: { 1: 0, 2: 3, 3: 6 } },
		...{ types, borrowed: false, shared: {}, fault: null }
	} as Question['capacity'];
	const question: Question = {
		...{ place: '3427', year: 2024, capacity },
		need: { 1: null, 2: need, 3: need }
	};
	const said = (arsverk: number, form?: 'utenfor') => {
		const scenario = staffed(arsverk, form && { form });
		const outcomes = scenarios([question], [NOTHING, changesOf(scenario, own, null)], common);
		return plain(planSentence(planOf(scenario), outcomes, own));
	};

	it('turns what can’t be decided to covered by enough man-years in follow-up, and in no other form', () => {
		expect(said(4)).toMatch(
			/^\+4 årsverk koster 3,6 mill\. kroner; forløp 2 og 3 går fra kan ikke avgjøres til dekket/
		);
		expect(said(4, 'utenfor')).toBe(
			'+4 årsverk koster 3,6 mill. kroner; svaret for forløp 2 og 3 endres ikke, fordi 4,0 årsverk er holdt utenfor.'
		);
	});

	it('names its sources with their years', () => {
		expect(sourcesText([question], 'koblingen', own)).toMatch(
			/^BrukerPlan 2024, IS-24\/8 2024, antakelser standard v\d+, \d egne$/
		);
	});
});

describe('the adults around a measure', () => {
	const measure = nyttTiltak('fact_liten')!;
	const told = (adults: number) =>
		plain(
			baseText({
				of: measure,
				needed: { low: 12_000, middle: 15_000, high: 18_000 },
				adults,
				years: [2024],
				kommuner: ['3427']
			})
		);

	it('are enough, too few, or perhaps too few', () => {
		expect(told(20_000)).toMatch(/12 000–18 000 voksne .* 20 000 .*: stort nok\.$/);
		expect(told(14_000)).toMatch(/: kan være for lite\.$/);
		expect(told(9_000)).toMatch(/: for lite\.$/);
	});
});

describe('numbers that are let go of', () => {
	it('are told by name, with what to set instead', () => {
		const dropped = [{ scenario: 'A', id: 'timer_per_bruker_2', range: EXACT(40) }];
		expect(droppedText(dropped, 'Tynset')).toBe(
			'I planen for Tynset er «Timer per bruker i hovedforløp 2» i scenario A ikke tatt med: tallene flytter ikke lenger svaret. Sett brukere per årsverk i oppfølging i stedet.'
		);
	});
});
