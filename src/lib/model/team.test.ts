import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { nyttTiltak } from '../catalogue/nyetiltak.ts';
import { range } from '../domain/range.ts';
import { countryOf } from './answer.ts';
import type { Question } from './question.ts';
import { assumptionsFrom, type LocalValue } from './assumptions.ts';
import type { Capacity } from './capacity.ts';
import { drawCommon } from './common.ts';
import { rulesFrom } from './crosswalk.ts';
import { NOTHING, scenarios, withNorms } from './scenario.ts';
import { shareTeam } from './team.ts';
import type { Unit } from './units.ts';

const own = (low: number, middle: number, high: number): LocalValue => ({
	...{ range: range(low, middle, high), note: '' }
});
const set = {
	brukere_per_oppfolgingsarsverk_2: own(20, 30, 40),
	brukere_per_oppfolgingsarsverk_3: own(10, 15, 20)
};
const part = { fact_kommunens_del: own(0.5, 0.5, 0.5) };
const rules = rulesFrom(kobling.regler, {});
const assumptions = assumptionsFrom(normer, { ...set, ...part }, false);
const common = drawCommon(rules, assumptions, { seed: 's', n: 1000 });

const capacity: Capacity = {
	...{ source: 'is248', year: 2024, total: 9, pathways: { 1: 0, 2: 3, 3: 6 } },
	...{ borrowed: false, shared: {}, fault: null },
	types: [{ id: 'ambulant_team', arsverk: 9, form: 'oppfolging', partly: false, rule: null }]
};
const users = (year: number, ...pathways: (2 | 3)[]) => ({
	...{ source: `kilde ${year}`, year, hiddenTotal: null },
	parts: pathways.map((to) => ({
		...{ id: `forlop_${to}`, amount: { kind: 'count', value: 60 } as const, to }
	}))
});
const known = (place: string, ...pathways: (2 | 3)[]): Question => {
	const need = users(2024, ...pathways);
	const of = (forlop: 2 | 3) => (pathways.includes(forlop) ? need : null);
	return { ...{ place, year: 2024, capacity }, need: { 1: null, 2: of(2), 3: of(3) } };
};
const share = (measure: string, members: readonly Question[], given = common) =>
	shareTeam(
		{
			kommuner: members.map((one) => ({ known: one, adults: 1000 })),
			...{ measure: nyttTiltak(measure)!, split: 'equal' }
		},
		given
	);

describe('a team that is shared', () => {
	const both = [known('3427', 2, 3), known('3428', 2, 3)];

	it('is answered in the second and third pathway together', () => {
		const team = share('fact_liten', both);
		expect(team.unit).toBe(23);
		expect(team.sharers.map(({ today }) => today.unit)).toEqual([23, 23]);
		expect(team.then!.difference!.median).toBeCloseTo(-team.arsverk!.median, 9);
	});

	it('is answered in its own pathway where nobody tells of the other', () => {
		const team = share('fact_liten', [known('3427', 3), known('3428', 3)]);
		expect(team.unit).toBe(3);
		expect(team.sharers.every(({ counted }) => counted)).toBe(true);
	});

	it('counts with the part that is the municipalities’, and not at all before it is set', () => {
		const { range: whole } = assumptions.find(({ norm }) => norm.id === 'fact_arsverk_liten')!;
		expect(share('fact_liten', both).arsverk!.high).toBeLessThanOrEqual(whole!.high / 2);
		const unset = drawCommon(rules, assumptionsFrom(normer, set, false), { seed: 's', n: 1000 });
		const team = share('fact_liten', both, unset);
		expect([team.arsverk, team.then, team.sharers[0]!.then]).toEqual([null, null, null]);
	});

	it('has all its man-years also where none of them is follow-up', () => {
		const ips = assumptionsFrom(normer, { ...set, ips_arsverk: own(1, 1, 1) }, false);
		const team = share('ips', both, drawCommon(rules, ips, { seed: 's', n: 1000 }));
		expect(team.arsverk!.median).toBe(1);
		expect(team.then!.difference!.median, 'the answer does not move').toBe(0);
		expect(team.then!.addedOutside.median).toBe(1);
	});
});

describe('users of different years', () => {
	it('grow each by their own', () => {
		const [second, third] = [users(2020, 2), users(2023, 3)];
		const question: Question = {
			...{ place: '3427', year: 2024, capacity },
			need: { 1: null, 2: second, 3: third }
		};
		const growth = { 1: range(1, 1, 1), 2: range(2, 2, 2), 3: range(1.5, 1.5, 1.5) };
		const [today, then] = scenarios([question], [NOTHING, { ...NOTHING, growth }], common);
		const times = (unit: Unit) => {
			const of = (one = today) => one!.units.find((x) => x.unit === unit)!.users!.median;
			return of(then) / of();
		};
		expect(times(2)).toBeCloseTo(2, 9);
		expect(times(3)).toBeCloseTo(1.5, 9);
	});
});

describe('other users per man-year in a scenario', () => {
	it('are tried on the country anew', () => {
		const country = { ...common, country: countryOf(known('0', 2, 3), common) };
		const [second, third] = [range(40, 60, 80), range(20, 30, 40)];
		const norms = {
			brukere_per_oppfolgingsarsverk_2: second,
			brukere_per_oppfolgingsarsverk_3: third
		};
		const then = withNorms(country, norms);
		const before = country.country!.there;
		// Twice as many users for each man-year: half as many man-years are needed.
		then.country!.there.forEach((one, i) => expect(one).toBeCloseTo(2 * before[i]!, 9));
		expect(withNorms(common, norms).country, 'not tried before').toBeNull();
	});
});
