import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { limitOf } from '../disclosure/gate.ts';
import { pass } from '../disclosure/testing/pass.ts';
import { value } from '../domain/cell.ts';
import { range } from '../domain/range.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { emptyScenario, type Growth } from '../model/plan.ts';
import type { Outcome, ScenarioOutcome } from '../model/scenario.ts';
import type { Unit } from '../model/units.ts';
import { FigureSet } from '../model/figureSet.ts';
import type { ModelInForce } from './gaps.ts';
import { growthsOf, knownOf, needYear, outcomesBeside, planQuestion } from './planning.ts';

const premises = {
	...{ rules: rulesFrom(kobling.regler, {}), assumptions: assumptionsFrom(normer, {}, false) },
	...{ seed: 's', country: null }
};
const model: ModelInForce = { premises, leading: {} };
const place = { kommune: '3427', year: 2024 };

type Given = [
	indicator: string,
	year: number,
	amount: number,
	forlop: '2' | '3',
	category?: string
];

function figures(...given: Given[]): FigureSet {
	return new FigureSet(
		given.flatMap(([id, year, amount, forlop, category = 'alle']) => {
			const limit = limitOf(kilde(indikator(id).kilder[0]!).forlopsatlas);
			const key = { indicator: id, level: 'kommune', area: '3427', year, category } as const;
			const bare = { low: null, high: null, denominator: null, reporting: null, of: null };
			const cell = { ...key, ...bare, forlop, cell: value(amount) };
			return pass([cell], indikator(id), limit);
		})
	);
}

const growth: Growth = { to: 2040, by: 'rate', rate: range(1, 1, 1) };
const scenario = { ...emptyScenario('A', ''), growth };

describe('growth', () => {
	const set = figures(['brukere_forlop', 2021, 60, '2'], ['brukere_forlop', 2021, 30, '3']);

	it('starts in the year that the leading source has counted users in', () => {
		const known = knownOf(set, place, model);
		expect(needYear(known)).toBe(2021);
		expect(growthsOf(set, known, growth)).toEqual([
			{
				...{ forlop: [2, 3], from: 2021 },
				growing: { times: range(1.01 ** 19, 1.01 ** 19, 1.01 ** 19), from: 2021, by: 'rate' }
			}
		]);
		const { changes } = planQuestion(set, place, [scenario], model);
		expect(changes[1]!.growth).toMatchObject({ 2: { middle: 1.01 ** 19 } });
	});

	it('starts in each source’s own year where two lead', () => {
		const two = figures(
			...(['2', '3'] as const).map((id): Given => ['brukere_forlop', 2021, 60, id]),
			['oversikt_forlop', 2023, 40, '3', 'NAV']
		);
		const led = { ...model, leading: { 3: 'oversikt:NAV' } };
		const known = knownOf(two, place, led);
		expect(known.need[3]!.year, 'the user’s choice leads').toBe(2023);
		expect(growthsOf(two, known, growth).map(({ forlop, from }) => [forlop, from])).toEqual([
			[[2], 2021],
			[[3], 2023]
		]);
		const { changes } = planQuestion(two, place, [scenario], led);
		expect(changes[1]!.growth).toMatchObject({
			2: { middle: 1.01 ** 19 },
			3: { middle: 1.01 ** 17 }
		});
	});

	it('is none where no projection tells, and from the year of the plan where nobody is counted', () => {
		const by = { ...growth, by: 'projection' as const };
		const { changes } = planQuestion(set, place, [{ ...scenario, growth: by }], model);
		expect(changes[1]!.growth).toBeNull();
		const none = knownOf(figures(), place, model);
		expect(needYear(none)).toBe(2024);
		expect(growthsOf(figures(), none, growth)).toMatchObject([{ forlop: [], from: 2024 }]);
	});
});

describe('another source of users', () => {
	const answer = (verdict: Outcome['verdict']): ScenarioOutcome => ({
		units: [{ unit: 23, verdict, why: null, users: {} } as unknown as Outcome],
		added: { low: 0, median: 0, high: 0 }
	});
	const beside = (own: Outcome['verdict'], other: Outcome['verdict'], units: Unit[] = [23]) =>
		outcomesBeside(
			[answer(own)],
			[{ source: 'oversikt:NAV', units, outcomes: [answer(other)] }]
		)[0]!.units[0]!;

	it('is asked the same as the one that leads', () => {
		const set = figures(
			['brukere_forlop', 2021, 60, '3'],
			['oversikt_forlop', 2023, 40, '3', 'NAV']
		);
		const { others, changes } = planQuestion(set, place, [scenario], model);
		expect(others.map(({ source, units }) => [source, units])).toEqual([
			['oversikt:NAV', [23, 2, 3, 1]]
		]);
		expect(changes[1]!.growth).toMatchObject({ 3: { middle: 1.01 ** 19 } });
		expect(others[0]!.changes[1]!.growth).toMatchObject({ 3: { middle: 1.01 ** 17 } });
	});

	it('that decides the opposite makes a scenario undecided, and is named', () => {
		expect(beside('covered', 'missing')).toMatchObject({
			verdict: 'undecided',
			why: { reason: 'sources', sources: ['oversikt:NAV'] }
		});
		expect(beside('covered', 'undecided').verdict).toBe('covered');
		expect(beside('covered', 'missing', [1]).verdict).toBe('covered');
	});
});
