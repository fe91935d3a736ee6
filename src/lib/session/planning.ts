import { nyttTiltak, type NyttTiltak } from '../catalogue/nyetiltak.ts';
import { tiltaksfil, type Grad, type Tiltak } from '../catalogue/tiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import { range, type Range } from '../domain/range.ts';
import type { Assumption } from '../model/assumptions.ts';
import { sees, type Estimate } from '../model/estimate.ts';
import { growthFromAges, growthFromRate } from '../model/growth.ts';
import { changesOf, rangeOf, type Growth, type NewMeasure, type Scenario } from '../model/plan.ts';
import {
	NOTHING,
	scenarios,
	tells,
	type Changes,
	type Known,
	type ScenarioOutcome
} from '../model/scenario.ts';
import { splitBy, type SplitRule } from '../model/sharing.ts';
import type { Interval } from '../statistics/draw.ts';
import { estimatesOf, type Place } from './estimates.ts';
import type { FigureSet } from './figureSet.ts';
import { FORLOP, newest, type ModelInForce } from './gaps.ts';

/** What is known of a kommune, with the sources that lead as on the kommune's own page. */
export function knownOf(set: FigureSet, place: Place, model: ModelInForce): Known {
	const { needs, capacity } = estimatesOf(set, place, model.rules, model.common.assumptions);
	const lead = (forlop: ForlopId): Estimate | null => {
		const seeing = needs.filter((need) => sees(need, forlop));
		return seeing.find(({ source }) => source === model.leading[forlop]) ?? seeing[0] ?? null;
	};
	return {
		place: place.kommune,
		need: { 1: lead(1), 2: lead(2), 3: lead(3) },
		capacity
	};
}

/** Why a plan's growth can't be told. */
export type NoGrowth = 'no-projection';

/** How many times today's users there will be, as the scenario says. */
export function growthOf(set: FigureSet, place: Place, growth: Growth): Range | NoGrowth {
	if (growth.by === 'rate') return growthFromRate(growth.rate, growth.to - place.year);
	const factor = projected(set, place, growth.to);
	return factor === null ? 'no-projection' : range(factor, factor, factor);
}

/** By age: the projection's own first year up to the planned one, weighed by users of each age. */
function projected(set: FigureSet, { kommune, year }: Place, to: number): number | null {
	const all = set.of('framskrevet_alder', kommune);
	const at = (wanted: number) => all.filter((one) => one.year === wanted);
	const years = [...new Set(all.map((one) => one.year))];
	const from = years.includes(year) ? year : Math.min(...years.filter((one) => one >= year));
	const groups = at(from).flatMap(({ category, value }) => {
		const then = at(to).find((one) => one.category === category)?.value;
		if (value.state !== 'value' || then?.state !== 'value') return [];
		const users = newest(set, 'brukere_alder', kommune, year, 'alle', category)?.value;
		const seen = users?.state === 'value' ? users.value : null;
		return [{ now: value.value, then: then.value, users: seen }];
	});
	return groups.length > 0 ? growthFromAges(groups) : null;
}

/** The years that the projection that is loaded can plan for; none where there is none. */
export function projectedYears(set: FigureSet, { kommune, year }: Place): number[] {
	const years = set.of('framskrevet_alder', kommune).map((one) => one.year);
	return [...new Set(years)].filter((one) => one > year).sort((a, b) => a - b);
}

/** The scenarios of a plan beside today, which comes first. */
export function compared(
	set: FigureSet,
	place: Place,
	plan: readonly Scenario[],
	model: ModelInForce
): ScenarioOutcome[] {
	const { common } = model;
	const changes = plan.map((scenario): Changes => {
		const growth = scenario.growth ? growthOf(set, place, scenario.growth) : null;
		return changesOf(scenario, common.assumptions, typeof growth === 'string' ? null : growth);
	});
	return scenarios([knownOf(set, place, model)], [NOTHING, ...changes], common);
}

/** A measure of the guideline that a scenario brings. */
export interface Fulfilled {
	tiltak: Tiltak;
	forlop: ForlopId;
	grad: Grad;
}

/** What a scenario newly offers of what the guideline recommends; `offered` are those of today. */
export function fulfilledBy(
	{ measures }: Pick<Scenario, 'measures'>,
	offered: (tiltak: string) => boolean
): Fulfilled[] {
	const ids = new Set(
		measures.flatMap(({ measure, units }) => {
			const of = nyttTiltak(measure)?.tiltak;
			return of && units > 0 && !offered(of) ? [of] : [];
		})
	);
	return [...ids].flatMap((id) => {
		const tiltak = tiltaksfil.tiltak.find((one) => one.id === id);
		return FORLOP.flatMap((forlop) => {
			const grad = tiltak?.forlop[forlop];
			return tiltak && grad ? [{ tiltak, forlop, grad }] : [];
		});
	});
}

/** Whether there are adults enough around a measure. */
export interface Base {
	of: NyttTiltak;
	/** Adults that one unit needs; null: nobody has said. */
	needed: number | null;
	/** Adults in the kommuner that have it; null: not known of all of them. */
	adults: number | null;
	kommuner: string[];
}

/** The measures that need so many adults around them. */
export function basesOf(
	measures: readonly NewMeasure[],
	assumptions: readonly Assumption[],
	{ place, adultsOf }: { place: Place; adultsOf: (kommune: string) => number | null }
): Base[] {
	return measures.flatMap(({ measure, units, shared }) => {
		const of = nyttTiltak(measure);
		if (!of?.befolkning || units <= 0) return [];
		const kommuner = [place.kommune, ...shared];
		const each = kommuner.map(adultsOf);
		const known = each.filter((one) => one !== null);
		const adults = known.length < each.length ? null : known.reduce((a, b) => a + b, 0);
		return [{ of, needed: rangeOf(of.befolkning, assumptions)?.middle ?? null, adults, kommuner }];
	});
}

/** The newest count of adults up to a year; null when it is not shown. */
export function adultsOf(set: FigureSet, { kommune, year }: Place): number | null {
	const value = newest(set, 'innbyggere_18', kommune, year)?.value;
	return value?.state === 'value' ? value.value : null;
}

/** A kommune that would share a team. */
export interface Sharer {
	kommune: string;
	adults: number | null;
	/** The team's pathway today; as on the kommune's own page. */
	today: ScenarioOutcome['pathways'][number];
	/** It tells both users and man-years, so that it is in the sum. */
	counted: boolean;
	/** Its part of the team, 0–1, and its pathway with that part; null when the split is not known. */
	part: number | null;
	then: ScenarioOutcome['pathways'][number] | null;
}

/** Kommuner as one, and what a team that they share would give each of them. */
export interface SharedTeam {
	sharers: Sharer[];
	/** All as one in the team's pathway: today, and with the team; null when no one tells enough. */
	today: ScenarioOutcome['pathways'][number];
	then: ScenarioOutcome['pathways'][number] | null;
	/** The part of the team that falls on those that are in the sum, 0–1. */
	part: number | null;
	/** Man-years of the team; null when nobody has said. */
	arsverk: Interval | null;
	base: Base | null;
	/** The estimates that users and man-years rest on. */
	estimates: Estimate[];
}

/** What a team would do for kommuner that share it. */
export function sharedTeam(
	set: FigureSet,
	{ kommuner, year }: { kommuner: readonly string[]; year: number },
	{ of, split }: { of: NyttTiltak; split: SplitRule },
	model: ModelInForce
): SharedTeam {
	const { common } = model;
	const known = kommuner.map((kommune) => knownOf(set, { kommune, year }, model));
	const staffed = rangeOf(of.arsverk, common.assumptions) !== null;
	const team = (units: number): Changes => ({
		...NOTHING,
		added: staffed ? [{ forlop: of.forlop, norm: of.arsverk, units }] : []
	});
	const at = FORLOP.indexOf(of.forlop);
	const ask = (members: readonly Known[], units: number) => {
		const [today, then] = scenarios(members, [NOTHING, team(units)], common);
		const [before, after] = [today?.pathways[at], then?.pathways[at]];
		if (!before || !after) throw new RangeError(`No outcome for pathway ${of.forlop}`);
		return { before, after };
	};
	const adults = kommuner.map((kommune) => adultsOf(set, { kommune, year }));
	const alone = known.map((one) => ask([one], 0).before);
	const users = alone.map((one) => one.users?.median ?? null);
	const parts = splitBy(
		split,
		adults.map((one, i) => ({ adults: one, users: users[i] ?? null }))
	);
	/* Those that tell too little are not in the sum, and neither is their part of the team. */
	const counted = known.map((one) => tells(one, of.forlop));
	const part = parts?.reduce((sum, one, i) => sum + (counted[i] ? one : 0), 0) ?? null;
	const all = ask(known, part ?? 0);
	return {
		part,
		sharers: known.map((one, i) => {
			const part = parts?.[i] ?? null;
			return {
				kommune: one.place,
				adults: adults[i] ?? null,
				today: alone[i] ?? ask([one], 0).before,
				counted: counted[i] ?? false,
				part,
				then: part === null || !staffed ? null : ask([one], part).after
			};
		}),
		today: all.before,
		then: staffed && part !== null ? all.after : null,
		arsverk: staffed ? ask(known.slice(0, 1), 1).after.added : null,
		estimates: known.flatMap(({ need, capacity }) =>
			[need[of.forlop], capacity].filter((one) => one !== null)
		),
		base: baseOfAll(of, adults, kommuner, common.assumptions)
	};
}

function baseOfAll(
	of: NyttTiltak,
	adults: readonly (number | null)[],
	kommuner: readonly string[],
	assumptions: readonly Assumption[]
): Base | null {
	const [first = '', ...shared] = kommuner;
	const measures = [{ measure: of.id, units: 1, arsverk: null, shared }];
	const place = { kommune: first, year: 0 };
	const count = (kommune: string) => adults[kommuner.indexOf(kommune)] ?? null;
	return basesOf(measures, assumptions, { place, adultsOf: count })[0] ?? null;
}
