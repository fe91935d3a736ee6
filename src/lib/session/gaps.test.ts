import { newest } from '../model/pathwayFigures.ts';
import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { limitOf } from '../disclosure/gate.ts';
import { pass } from '../disclosure/testing/pass.ts';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { FigureForlop, RawFigure } from '../domain/figure.ts';
import { range, type Range } from '../domain/range.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { DIRECT } from '../model/intensity.ts';
import { wholeOf } from '../model/overview.ts';
import { UNITS } from '../model/units.ts';
import { FigureSet } from '../model/figureSet.ts';
import { capacitySentence, needSentence } from '../pictures/findings.ts';
import { askedOf, gather, pathwaysOf, type ModelInForce } from './gaps.ts';
import { ModelWork } from '../model/work.ts';
import { usersSpan } from './usersSpan.ts';
import { comparable, previousFigure } from '../model/series.ts';
import { sourceName } from '../pictures/answerWords.ts';
import { needSource, needSourceId } from '../model/needSource.ts';

const KOMMUNE = '1818';
const rules = rulesFrom(kobling.regler, {});
const said = (id: string, of: Range) => ({ [id]: { range: of, note: '' } });
const told = { ...said(DIRECT[2], range(20, 30, 40)), ...said(DIRECT[3], range(10, 15, 20)) };
const assumptions = assumptionsFrom(normer, told, false);
const model: ModelInForce = {
	premises: { rules, assumptions, seed: 's', country: null },
	leading: {}
};
const pathway = (
	set: FigureSet,
	year: number,
	forlop: 1 | 2 | 3,
	own: Partial<ModelInForce> = {}
) => pathwaysOf(set, { kommune: KOMMUNE, year }, { ...model, ...own })[UNITS.indexOf(forlop)]!;

type Given = [indicator: string, year: number, cell: Cell, more?: Partial<RawFigure>];

/** Figures of Herøy that have passed the gate, each by the contract that leads its indicator. */
function figures(...given: Given[]): FigureSet {
	return new FigureSet(
		given.flatMap(([id, year, cell, more = {}]) => {
			const raw: RawFigure = {
				indicator: id,
				level: 'kommune',
				area: KOMMUNE,
				year,
				forlop: 'alle',
				category: 'alle',
				cell,
				low: null,
				high: null,
				denominator: null,
				reporting: null,
				of: null,
				...more
			};
			const limit = limitOf(kilde(indikator(id).kilder[0]!).forlopsatlas);
			return pass([raw], indikator(id), limit);
		})
	);
}
const third = { forlop: '3' as FigureForlop };
const adults = { category: 'voksne' };

/** Man-years of a year in the third pathway alone, all of them in follow-up. */
const staff = (year: number, amount: number): Given[] => [
	['arsverk_tiltakstype', year, value(amount), { category: 'ambulant_team' }],
	['arsverk_forlop', year, value(0), { forlop: '1' }],
	['arsverk_forlop', year, value(0), { forlop: '2' }],
	['arsverk_forlop', year, value(amount), third]
];

describe('the newest figure', () => {
	it('is the last one up to the year, and not one after it', () => {
		const set = figures(
			['arsverk_malgruppe', 2022, value(8), adults],
			['arsverk_malgruppe', 2024, value(10), adults],
			['arsverk_malgruppe', 2025, value(11), adults]
		);
		const year = (upTo: number) =>
			newest(set, 'arsverk_malgruppe', KOMMUNE, upTo, 'alle', 'voksne')?.year;
		expect([2021, 2023, 2024, 2030].map(year)).toEqual([undefined, 2022, 2024, 2025]);
	});
	it('is not one of a year when nothing was collected, but a hidden one is told', () => {
		const set = figures(
			['arsverk_forlop', 2023, value(4), third],
			['arsverk_forlop', 2024, NOT_COLLECTED, third],
			['brukere_forlop', 2022, value(30), third],
			['brukere_forlop', 2023, HIDDEN, third]
		);
		expect(newest(set, 'arsverk_forlop', KOMMUNE, 2025, '3')?.year).toBe(2023);
		expect(newest(set, 'brukere_forlop', KOMMUNE, 2025, '3')).toMatchObject({
			year: 2023,
			value: HIDDEN
		});
	});
	it('is of the pathway and the area asked about', () => {
		const set = figures(['arsverk_forlop', 2024, value(4), third]);
		expect(newest(set, 'arsverk_forlop', KOMMUNE, 2024, '2')).toBeUndefined();
		expect(newest(set, 'arsverk_forlop', '0301', 2024, '3')).toBeUndefined();
	});
});

describe('the figures of a pathway', () => {
	it('take need and capacity each from its own newest year', () => {
		const set = figures(['brukere_forlop', 2022, value(120), third], ...staff(2024, 4));
		const found = pathway(set, 2025, 3);
		expect([found.need?.year, found.leading?.year, found.capacity?.year]).toEqual([
			2022, 2022, 2024
		]);
		expect(found.answer).toMatchObject({ unit: 3, verdict: 'missing' });
	});
	it('never add the two sources of need: BrukerPlan leads, unless the user says otherwise', () => {
		const own: Given = ['oversikt_forlop', 2025, value(70), third];
		const mapped: Given = ['brukere_forlop', 2022, value(50), third];
		const need = (...given: Given[]) => pathway(figures(...given), 2025, 3).need;
		expect(need(own, mapped)).toMatchObject({ indicator: 'brukere_forlop', value: value(50) });
		expect(need(own)).toMatchObject({ indicator: 'oversikt_forlop', value: value(70) });
		expect(need()).toBeUndefined();
		const both = pathway(figures(own, mapped), 2025, 3, { leading: { 3: 'oversikt:alle' } });
		expect(both.need).toMatchObject({ indicator: 'oversikt_forlop' });
		expect(both.others).toMatchObject([{ source: 'brukerplan', year: 2022 }]);
	});
	it.each(['Fagsystem: Gerica', 'a:b:c', ':', 'Fagsystem:'])(
		'are found under the whole name that an own overview gives: %s',
		(name) => {
			const own: Given = ['oversikt_forlop', 2025, value(70), { ...third, category: name }];
			const other: Given = ['oversikt_forlop', 2025, value(9), { ...third, category: 'a' }];
			const source = needSourceId({ contract: 'oversikt', name });
			const { need, leading } = pathway(figures(other, own), 2025, 3, { leading: { 3: source } });
			expect(need).toMatchObject({ value: value(70), category: name });
			expect(leading?.source).toBe(source);
			expect(needSource(source)).toEqual({ contract: 'oversikt', name });
			expect(sourceName(source)).toBe(name);
		}
	);
	it('have the rate of the year of the need', () => {
		const set = figures(
			['brukere_forlop', 2022, value(50), third],
			['brukere_rate', 2022, value(50), { ...third, denominator: 1000 }],
			['brukere_rate', 2021, value(40), { ...third, denominator: 1000 }]
		);
		const { needRate } = pathway(set, 2025, 3);
		expect(needRate).toMatchObject({ year: 2022, value: value(50) });
	});
	it('are not decided from a need under the limit', () => {
		const set = figures(['brukere_forlop', 2024, value(3), third], ...staff(2024, 4));
		expect(pathway(set, 2024, 3).answer).toMatchObject({
			verdict: 'undecided',
			why: { reason: 'hidden' },
			users: { open: true }
		});
	});
	it('come from the groups through the crosswalk, hidden ones within what the total leaves', () => {
		const inGroup = (category: string) => ({ category });
		const shared = { low: 1, high: 9 };
		const set = figures(
			['brukere_gruppe', 2024, HIDDEN, inGroup('rus_alvorlig')],
			['brukere_gruppe', 2024, HIDDEN, inGroup('psykisk_alene')],
			['brukere_forlop', 2024, HIDDEN, { ...third, ...shared }],
			['brukere_i_alt_rate', 2024, value(40), { denominator: 4000 }]
		);
		const { users } = pathway(set, 2024, 3).answer;
		expect(users!.open).toBe(false);
		expect(users!.high).toBeLessThan(45);
		expect(users!.low).toBeGreaterThan(5);
	});
	it('are those of the file where it says the pathway itself', () => {
		const set = figures(
			['brukere_gruppe', 2024, value(80), { category: 'rus_alvorlig' }],
			['brukere_forlop', 2024, value(30), third]
		);
		expect(pathway(set, 2024, 3).leading?.parts).toMatchObject([{ id: 'forlop_3', to: 3 }]);
		const hidden = figures(
			['brukere_gruppe', 2024, HIDDEN, { category: 'rus_alvorlig' }],
			['brukere_forlop', 2024, value(30), third]
		);
		expect(pathway(hidden, 2024, 3).leading?.parts, 'a hidden group takes nothing away').toEqual([
			{ id: 'forlop_3', amount: { kind: 'count', value: 30 }, to: 3 }
		]);
	});
	it('are not decided where a group that belongs there was not collected', () => {
		const shared = { low: 1, high: 9 };
		const set = figures(
			['brukere_gruppe', 2024, value(10), { category: 'rus_alvorlig' }],
			['brukere_gruppe', 2024, NOT_COLLECTED, { category: 'psykisk_alene' }],
			['brukere_forlop', 2024, NOT_COLLECTED, { ...third, ...shared }],
			['brukere_i_alt_rate', 2024, value(10), { denominator: 4000 }],
			...staff(2024, 30)
		);
		expect(pathway(set, 2024, 3).answer).toMatchObject({
			verdict: 'undecided',
			why: { reason: 'not-collected' }
		});
	});
	it('have no man-years where the pathways were not reported, and none are put in their place', () => {
		const set = figures(
			['brukere_forlop', 2024, value(30), third],
			['arsverk_forlop', 2024, NOT_COLLECTED, third],
			['arsverk_forlop', 2024, value(4), { forlop: '2' }]
		);
		expect(pathway(set, 2024, 3).answer.why).toEqual({ reason: 'no-pathways' });
		expect(pathway(figures(), 2024, 3).answer.why).toEqual({ reason: 'no-need' });
	});
});

describe('the man-years that are compared', () => {
	const users: Given[] = [
		['brukere_forlop', 2024, value(90), { forlop: '2' }],
		['brukere_forlop', 2024, value(90), third]
	];
	const types = (...amounts: [string, number][]): Given[] =>
		amounts.map(([category, amount]) => ['arsverk_tiltakstype', 2024, value(amount), { category }]);
	const pathways = (...amounts: number[]): Given[] =>
		amounts.map((amount, i) => [
			'arsverk_forlop',
			2024,
			value(amount),
			{ forlop: String(i + 1) as FigureForlop }
		]);
	const total = (amount: number): Given => ['arsverk_malgruppe', 2024, value(amount), adults];
	const both = (...given: Given[]) =>
		pathwaysOf(figures(...users, ...given), { kommune: KOMMUNE, year: 2024 }, model)[0]!;

	it('are those of the forms, fitted to the pathways', () => {
		const { answer, staff: found } = both(
			...types(['behandling_samtale', 6], ['bolig_personale', 4]),
			...pathways(2, 4, 4),
			total(10)
		);
		expect(found).toMatchObject({ total: 10, fault: null, pathways: { 1: 2, 2: 4, 3: 4 } });
		expect(answer.capacity!.median).toBeGreaterThan(4);
		expect(answer.capacity!.median).toBeLessThan(6);
		expect(answer.outside!.median).toBeLessThan(4);
	});

	it('are refused where the pathways sum to 90 % of the total, and scaled within 2 %', () => {
		const forms = types(['behandling_samtale', 10]);
		const of = (...amounts: number[]) => both(...forms, ...pathways(...amounts), total(10)).answer;
		expect(of(2, 3, 4).why).toEqual({ reason: 'splits-differ' });
		expect(of(2, 3, 4).capacity).toBeNull();
		expect(of(2, 3.9, 4).why).not.toEqual({ reason: 'splits-differ' });
		expect(both(...types(['behandling_samtale', 8]), total(10)).answer.why).toEqual({
			reason: 'splits-differ'
		});
	});

	it('are of no pathway where only their total is told', () => {
		expect(both(total(9)).answer.why).toEqual({ reason: 'no-pathways' });
	});

	it('are by form alone where no pathway is told: each falls as the crosswalk says', () => {
		const { answer } = both(...types(['behandling_samtale', 10]));
		expect(answer.capacity!.median).toBeGreaterThan(5);
		expect(answer.capacity!.median).toBeLessThan(7.5);
	});

	it('are the kommune’s own, on the country’s forms, where only pathways are told', () => {
		const land = { level: 'land', area: '0', reporting: 300, of: 357 } as const;
		const country: Given[] = [
			['arsverk_tiltakstype', 2024, value(6000), { ...land, category: 'behandling_samtale' }],
			['arsverk_tiltakstype', 2024, value(4000), { ...land, category: 'bolig_personale' }]
		];
		const { capacity } = both(...pathways(2, 4, 4), ...country).answer;
		expect(capacity!.median).toBeGreaterThan(4);
		expect(capacity!.median).toBeLessThan(6);
		expect(both(...pathways(2, 4, 4)).answer.why).toEqual({ reason: 'no-forms' });
		const neighbour = country.map(([id, year, cell, more]): Given => [
			id,
			year,
			cell,
			{ ...more, reporting: 2 }
		]);
		expect(both(...pathways(2, 4, 4), ...neighbour).answer.why).toEqual({ reason: 'no-forms' });
	});

	it('ask for the share of supported living where there is some', () => {
		const { why } = both(...types(['oppfolging_booppfolging', 8]), ...pathways(0, 3, 5)).answer;
		expect(why).toMatchObject({ reason: 'unset' });
		expect(why?.reason === 'unset' && why.assumptions.map(({ norm }) => norm.id)).toEqual([
			'oppfolging_i_bolig_andel'
		]);
	});
});

describe('two sources of users', () => {
	const own = (amount: number): Given[] => [
		['oversikt_forlop', 2024, value(amount), { forlop: '2' }],
		['oversikt_forlop', 2024, value(amount), third]
	];
	const mapped: Given[] = [
		['brukere_forlop', 2024, value(200), { forlop: '2' }],
		['brukere_forlop', 2024, value(200), third]
	];
	const asked = (amount: number) =>
		pathwaysOf(
			figures(...mapped, ...own(amount), ...staff(2024, 5)),
			{ kommune: KOMMUNE, year: 2024 },
			model
		)[0]!.answer;

	it('that decide the opposite are grey, and the other one is named', () => {
		expect(asked(8)).toMatchObject({
			verdict: 'undecided',
			why: { reason: 'sources', sources: ['oversikt:alle'] }
		});
		expect(asked(190).verdict).toBe('missing');
	});

	const overview = (...more: Given[]) => figures(...mapped, ...more, ...staff(2024, 5));
	const unitsOf = (set: FigureSet, leading: ModelInForce['leading'] = {}) =>
		pathwaysOf(set, { kommune: KOMMUNE, year: 2024 }, { ...model, leading });

	it('are held against each other in each unit, also where the other leads a pathway alone', () => {
		const first: Given = ['oversikt_forlop', 2024, value(8), { forlop: '1' }];
		const [together, , , one] = unitsOf(overview(...own(8), first));
		expect(one!.leading?.source).toBe('oversikt:alle');
		expect(one!.others).toEqual([]);
		expect(together!.leading?.source).toBe('brukerplan');
		expect(together!.others.map(({ source }) => source)).toEqual(['oversikt:alle']);
		expect(together!.answer).toMatchObject({
			verdict: 'undecided',
			why: { reason: 'sources', sources: ['oversikt:alle'] }
		});
	});

	it('that lead a pathway each are not added to an answer of both', () => {
		const set = overview(...own(190));
		expect(unitsOf(set)[0]!.answer.verdict).toBe('missing');
		const [together, second] = unitsOf(set, { 2: 'oversikt:alle' });
		expect(together!.answer).toMatchObject({
			verdict: 'undecided',
			why: { reason: 'two-sources', sources: ['oversikt:alle', 'brukerplan'] }
		});
		expect(together!.leading).toBeNull();
		expect([together!.answer.users, together!.answer.gap]).toEqual([null, null]);
		expect(together!.others.map(({ source }) => source)).toEqual(['brukerplan', 'oversikt:alle']);
		expect(second!.leading?.source).toBe('oversikt:alle');
		expect(second!.others.map(({ source }) => source)).toEqual(['brukerplan']);
	});

	it('are told of among all kommuner as on the page of each', () => {
		const place = { kommune: KOMMUNE, year: 2024 };
		const work = new ModelWork();
		work.rest(model.premises);
		const among = (amount: number) =>
			wholeOf([work.do('overview', [askedOf(gather(overview(...own(amount)), place, model))])]);
		expect(among(190).verdicts).toEqual({ missing: 1, covered: 0, undecided: 0 });
		expect(among(8)).toMatchObject({
			verdicts: { missing: 0, covered: 0, undecided: 1 },
			reasons: { sources: 1 }
		});
	});
});

describe('an earlier figure', () => {
	it('is the last one with a value in the unbroken series', () => {
		const set = figures(
			['arsverk_malgruppe', 2019, value(7), adults],
			['arsverk_malgruppe', 2021, value(8), adults],
			['arsverk_malgruppe', 2022, NOT_COLLECTED, adults],
			['arsverk_malgruppe', 2023, value(9), adults]
		);
		const now = set.get('arsverk_malgruppe', KOMMUNE, 2023, 'alle', 'voksne')!;
		expect(previousFigure(set, now)?.year).toBe(2021);
	});
	it('is none across a break', () => {
		const set = figures(
			['arsverk_malgruppe', 2023, value(9), adults],
			['arsverk_malgruppe', 2024, value(12), adults],
			['arsverk_malgruppe', 2025, value(13), adults]
		);
		const year = (of: number) =>
			previousFigure(set, set.get('arsverk_malgruppe', KOMMUNE, of, 'alle', 'voksne')!)?.year;
		expect(year(2024)).toBeUndefined();
		expect(year(2025)).toBe(2024);
	});
	it('and levels between kommuner are compared only where the publisher lets them be', () => {
		expect(comparable('arsverk_forlop')).toBe(false);
		expect(comparable('brukere_rate')).toBe(true);
	});
});

describe('sentences', () => {
	it('tell of need beside the reference where it has a figure of the same year', () => {
		const total: Given = ['brukere_i_alt_rate', 2024, value(40), { denominator: 1400 }];
		const wider = { level: 'land', area: '0', denominator: 100_000 } as const;
		const alone = needSentence(figures(total), KOMMUNE, 2025, { area: '0', name: 'landet' });
		expect(alone?.text).toContain('28,6');
		expect(alone?.text).not.toContain('landet');
		const both = figures(total, ['brukere_i_alt_rate', 2024, value(1500), wider]);
		const compared = needSentence(both, KOMMUNE, 2025, { area: '0', name: 'landet' });
		expect(compared?.text).toContain('Landet (Herøy (Nordland) medregnet) har');
		expect(compared?.text).toContain('15,0');
		// 40 of 1400: Byar's limits are 20,4 and 38,9 per 1000.
		expect(compared?.text).toMatch(/20,4–38,9.*større enn tilfeldig variasjon/);
		const near = figures(total, ['brukere_i_alt_rate', 2024, value(2500), wider]);
		expect(needSentence(near, KOMMUNE, 2025, { area: '0', name: 'landet' })?.text).toContain(
			'kan være tilfeldig'
		);
		expect(compared?.figure).toMatchObject({ area: KOMMUNE, year: 2024 });
		const toldOf = (reporting: number) =>
			needSentence(
				figures(total, ['brukere_i_alt_rate', 2024, value(1500), { ...wider, reporting, of: 6 }]),
				KOMMUNE,
				2025,
				{ area: '0', name: 'landet' }
			)?.text;
		expect(toldOf(4)).toContain('Landet (4 av 6 kommuner, Herøy (Nordland) medregnet)');
		expect(toldOf(1), 'the kommune beside itself').not.toContain('landet');
	});
	it('say nothing of what is hidden or not there', () => {
		const small = figures(['brukere_i_alt_rate', 2024, value(3), { denominator: 1400 }]);
		expect(needSentence(small, KOMMUNE, 2025, null)).toBeNull();
		expect(capacitySentence(figures(), KOMMUNE, 2025)).toBeNull();
	});
	it('compare capacity with an earlier year in the same series only', () => {
		const broken = figures(
			['arsverk_malgruppe', 2023, value(9), adults],
			['arsverk_malgruppe', 2024, value(12.5), adults]
		);
		const alone = capacitySentence(broken, KOMMUNE, 2024)!.text;
		expect(alone).toContain('12,5');
		expect(alone).not.toContain('2023');
		const moved = capacitySentence(broken, KOMMUNE, 2023)!.text;
		expect(moved).toContain('9,0');
		expect(moved).not.toContain('2024');
	});
});

describe('users of a pathway beside the figure of a year', () => {
	const groups = (year: number, ...counts: (number | null)[]): Given[] =>
		['rus_uten_psykisk', 'rus_mindre_alvorlig', 'rus_alvorlig', 'psykisk_alene'].map(
			(category, i) => [
				...(['brukere_gruppe', year] as const),
				counts[i] == null ? HIDDEN : value(counts[i]),
				{ category }
			]
		);
	const set = figures(...groups(2023, 40, 30, 20, 60), ...groups(2024, 44, 33, 25, 70));
	const spanIn = (year: number, forlop: 2 | 3) =>
		usersSpan(set, { kommune: KOMMUNE, year, asked: year, forlop }, model);

	it('are known as well as on the page of the kommune, in each year', () => {
		for (const year of [2023, 2024])
			for (const forlop of [2, 3] as const) {
				const { users } = pathway(set, year, forlop).answer;
				expect(spanIn(year, forlop)).toEqual({
					low: users?.low,
					median: users?.median,
					high: users?.high
				});
			}
		expect(spanIn(2022, 2)).toBeNull();
		const later = usersSpan(set, { kommune: KOMMUNE, year: 2024, asked: 2026, forlop: 2 }, model);
		expect(later?.high).toBe(pathway(set, 2026, 2).answer.users?.high);
		expect(
			usersSpan(
				figures(...groups(2024, 44, null, 25, 70)),
				{ kommune: KOMMUNE, year: 2024, asked: 2024, forlop: 3 },
				model
			)
		).toBeNull();
	});
});
