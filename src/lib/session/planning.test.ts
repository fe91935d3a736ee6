import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { nyttTiltak } from '../catalogue/nyetiltak.ts';
import { limitOf } from '../disclosure/gate.ts';
import { pass } from '../disclosure/testing/pass.ts';
import { value } from '../domain/cell.ts';
import type { FigureForlop } from '../domain/figure.ts';
import { EXACT, range, type Range } from '../domain/range.ts';
import { assumptionsFrom, ownKey, ownRange } from '../model/assumptions.ts';
import { drawCommon } from '../model/common.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { DIRECT } from '../model/intensity.ts';
import { emptyScenario } from '../model/plan.ts';
import { scenarios } from '../model/scenario.ts';
import { shareTeam } from '../model/team.ts';
import { UNITS } from '../model/units.ts';
import { FigureSet } from '../model/figureSet.ts';
import type { ModelInForce } from './gaps.ts';
import {
	basesOf,
	fulfilledBy,
	growthOf,
	knownOf,
	planQuestion,
	projectedYears,
	teamQuestion
} from './planning.ts';

const rules = rulesFrom(kobling.regler, {});
const said = (id: string, range: Range) => ({ [id]: { range, note: '' } });
const assumptions = assumptionsFrom(
	normer,
	{
		...said(DIRECT[2], range(20, 30, 40)),
		...said(DIRECT[3], range(10, 15, 20)),
		...said('fact_kommunens_del', range(0.5, 0.65, 0.8))
	},
	false
);
const common = drawCommon(rules, assumptions, { seed: 's' });
const model: ModelInForce = {
	premises: { rules, assumptions, seed: 's', country: null },
	leading: {}
};
const third = UNITS.indexOf(3);
const place = { kommune: '3427', year: 2024 };

type Given = [
	indicator: string,
	area: string,
	year: number,
	amount: number,
	category?: string,
	forlop?: FigureForlop
];
const defaultForlop = (id: string): FigureForlop => (id.endsWith('_forlop') ? '3' : 'alle');

/** Man-years of a kommune in the third pathway, all of them in follow-up. */
const staff = (area: string, amount: number): Given[] => [
	['arsverk_tiltakstype', area, 2024, amount, 'ambulant_team'],
	['arsverk_forlop', area, 2024, 0, 'alle', '1'],
	['arsverk_forlop', area, 2024, 0, 'alle', '2'],
	['arsverk_forlop', area, 2024, amount]
];

function figures(...given: Given[]): FigureSet {
	return new FigureSet(
		given.flatMap(([id, area, year, amount, category = 'alle', forlop = defaultForlop(id)]) => {
			const limit = limitOf(kilde(indikator(id).kilder[0]!).forlopsatlas);
			const key = { indicator: id, level: 'kommune', area, year, category, forlop } as const;
			const bare = { low: null, high: null, denominator: null, reporting: null, of: null };
			return pass([{ ...key, ...bare, cell: value(amount) }], indikator(id), limit);
		})
	);
}

const byAge: Given[] = [
	['framskrevet_alder', '3427', 2024, 1000, '18_29'],
	['framskrevet_alder', '3427', 2035, 900, '18_29'],
	['framskrevet_alder', '3427', 2045, 700, '18_29'],
	['framskrevet_alder', '3427', 2024, 500, '67_pluss'],
	['framskrevet_alder', '3427', 2035, 700, '67_pluss'],
	['framskrevet_alder', '3427', 2045, 900, '67_pluss']
];
const rate = range(0, 1, 2);

describe('the growth of a plan', () => {
	it('by projection stands on the straight line between its years, weighed by users', () => {
		const set = figures(
			...byAge,
			['brukere_alder', '3427', 2024, 30, '18_29'],
			['brukere_alder', '3427', 2024, 10, '67_pluss']
		);
		const found = growthOf(set, place, { to: 2040, by: 'projection', rate })!;
		expect(found).toMatchObject({ from: 2024, by: 'ages' });
		expect(found.times.middle).toBeCloseTo((30 * 0.8 + 10 * 1.6) / 40, 12);
	});

	it('counts from the persons there are, where the projection begins after today', () => {
		const later = byAge.filter(([, , year]) => year > 2024);
		const counted: Given[] = [
			['innbyggere_alder', '3427', 2024, 1200, '18_29'],
			['innbyggere_alder', '3427', 2024, 400, '67_pluss']
		];
		const growth = { to: 2045, by: 'projection', rate } as const;
		const found = growthOf(figures(...later, ...counted), place, growth)!;
		expect(found, 'users by age are not known').toMatchObject({ from: 2024, by: 'adults' });
		expect(found.times.middle).toBeCloseTo(1600 / 1600, 12);
		expect(growthOf(figures(...later), place, growth)).toBeNull();
	});

	it('is none for a year that has been', () => {
		expect(growthOf(figures(), place, { to: 2020, by: 'rate', rate })).toBeNull();
	});

	it('is not known without a projection, or beyond it', () => {
		expect(growthOf(figures(), place, { to: 2040, by: 'projection', rate })).toBeNull();
		expect(growthOf(figures(...byAge), place, { to: 2060, by: 'projection', rate })).toBeNull();
		expect(projectedYears(figures(), place)).toEqual([]);
		expect(projectedYears(figures(...byAge), place).at(-1)).toBe(2045);
	});

	it('by a rate is counted from today', () => {
		const found = growthOf(figures(), place, { to: 2034, by: 'rate', rate });
		expect(found).toEqual({ times: range(1, 1.01 ** 10, 1.02 ** 10), from: 2024, by: 'rate' });
	});
});

describe('a plan that is asked', () => {
	const set = figures(['brukere_forlop', '3427', 2024, 60], ...staff('3427', 3), [
		'innbyggere_18',
		'3427',
		2024,
		4400
	]);

	it('has today first, which the scenarios are beside', () => {
		const scenario = {
			...emptyScenario('A', ''),
			staff: [{ forlop: 3 as const, education: '', arsverk: 1 }]
		};
		const { kommuner, changes } = planQuestion(set, place, [scenario], model);
		const [today, then] = scenarios(kommuner, changes, common);
		expect(today!.units[third]!.users!.median).toBeGreaterThan(50);
		expect(then!.units[third]!.difference!.median).toBeCloseTo(-1, 9);
	});

	it('tells whether there are adults enough, alone and with those that share', () => {
		const adultsIn = (code: string) =>
			code === '3427' ? { count: 4400, year: 2024 } : { count: 11_000, year: 2023 };
		const measures = [{ measure: 'fact_liten', units: 0.3, arsverk: null, shared: [] as string[] }];
		const [alone] = basesOf(measures, assumptions, { place, adultsIn });
		expect(alone).toMatchObject({ needed: { middle: 15_000 }, adults: 4400, years: [2024] });
		const [both] = basesOf([{ ...measures[0]!, shared: ['3428'] }], assumptions, {
			place,
			adultsIn
		});
		expect(both).toMatchObject({ adults: 15_400, years: [2023, 2024], kommuner: ['3427', '3428'] });
		const twice = { measure: 'fact_liten', units: 1.4, arsverk: null, shared: ['3427', '3428'] };
		const [two] = basesOf([twice], assumptions, { place, adultsIn });
		expect(two, 'two teams, each kommune once').toMatchObject({
			needed: { middle: 30_000 },
			adults: 15_400
		});
		const unknown = basesOf(measures, assumptions, { place, adultsIn: () => null });
		expect(unknown[0]!.adults).toBeNull();
	});

	it('fulfils what is not offered today, by the degree of each pathway', () => {
		const measures = [{ measure: 'ips', units: 1, arsverk: null, shared: [] }];
		expect(
			fulfilledBy({ measures }, () => false).map(({ forlop, grad }) => [forlop, grad])
		).toEqual([
			[2, 'eksempel'],
			[3, 'bor']
		]);
		expect(fulfilledBy({ measures }, () => true)).toEqual([]);
	});
});

describe("a municipality's own figure", () => {
	const set = figures(
		['brukere_forlop', '3427', 2024, 60],
		...staff('3427', 3),
		['brukere_forlop', '3428', 2024, 30],
		...staff('3428', 2)
	);

	it('is nobody else’s', () => {
		const own = { [ownKey('3427', 'delte_arsverk_3')]: { range: EXACT(2), note: '' } };
		const said = { ...model.premises, assumptions: assumptionsFrom(normer, own, false) };
		const shared = (kommune: string) =>
			knownOf(set, { kommune, year: 2024 }, { ...model, premises: said }).capacity!.shared;
		expect([shared('3427'), shared('3428')]).toEqual([{ 3: EXACT(2) }, {}]);
		expect(ownRange(said.assumptions, 'delte_arsverk_3', '3428')).toBeNull();
	});
});

describe('a team that is shared', () => {
	const measure = nyttTiltak('fact_liten')!;
	const set = figures(
		['brukere_forlop', '3427', 2024, 60],
		...staff('3427', 3),
		['innbyggere_18', '3427', 2024, 4400],
		...staff('3428', 2),
		['innbyggere_18', '3428', 2024, 1100]
	);
	const kommuner = { kommuner: ['3427', '3428'], year: 2024 };
	const ask = (split: 'population' | 'need' | 'equal') =>
		shareTeam(teamQuestion(set, kommuner, { measure, split }, model), common);

	it('falls on each by its adults, and counts in the sum only with those that tell enough', () => {
		const team = ask('population');
		expect(team.sharers.map(({ part }) => part)).toEqual([0.8, 0.2]);
		expect(team.sharers.map(({ counted }) => counted)).toEqual([true, false]);
		expect(team.part).toBeCloseTo(0.8, 12);
		expect(team.then!.added.high).toBeCloseTo(0.8 * team.arsverk!.high, 9);
		expect(team.sharers[1]!.then!.difference!.median).toBeCloseTo(-0.2 * team.arsverk!.median, 9);
	});

	it('can not fall by users where one tells none', () => {
		const team = ask('need');
		expect(team.part).toBeNull();
		expect(team.then).toBeNull();
	});

	it('of which nobody has said the man-years gives nothing yet', () => {
		const rph = nyttTiltak('rph')!;
		const question = teamQuestion(set, kommuner, { measure: rph, split: 'equal' }, model);
		const team = shareTeam(question, common);
		expect(team.arsverk).toBeNull();
		expect(team.sharers.every(({ then }) => then === null)).toBe(true);
	});
});
