import { nyttTiltak, type NyttTiltak } from '../catalogue/nyetiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import type { Assumption } from './assumptions.ts';
import type { Added, Changes } from './scenario.ts';
import type { SplitRule } from './sharing.ts';

/** Man-years that are put in, or taken out, by pathway and education. */
export interface Staff {
	forlop: ForlopId;
	/** As IS-24/8 names it; empty: not said. */
	education: string;
	arsverk: number;
}

/** A measure that is put in. */
export interface NewMeasure {
	/** The id of a `NyttTiltak`. */
	measure: string;
	/** How many; a part of a shared team is a part of one. */
	units: number;
	/** Man-years per unit in the user's own words; null: as the assumption says. */
	arsverk: number | null;
	/** The kommuner that the rest of it belongs to. */
	shared: string[];
}

export interface Growth {
	/** The year that is planned for. */
	to: number;
	by: 'projection' | 'rate';
	/** Per cent a year; what holds when `by` is `rate`. */
	rate: Range;
}

export interface Scenario {
	/** A, B, C … */
	id: string;
	name: string;
	staff: Staff[];
	measures: NewMeasure[];
	/** Other hours per user, or users per man-year, by the id of the norm. */
	norms: Record<string, Range>;
	growth: Growth | null;
}

/** A team that several kommuner would have together. */
export interface Together {
	/** Those that share with the kommune of the plan. */
	kommuner: string[];
	measure: string;
	split: SplitRule;
}

/** What somebody considers for a kommune. It holds nothing but what the user has written. */
export interface Plan {
	/** What a man-year costs, kroner in a year's prices. */
	price: { kroner: number; year: number } | null;
	scenarios: Scenario[];
	together: Together;
}

export const MOST_SCENARIOS = 4;

/** What can be said of hours in a plan: one number a pathway. */
export const HOURS: Record<ForlopId, string> = {
	1: 'timer_per_bruker_1',
	2: 'timer_per_bruker_2',
	3: 'brukere_per_arsverk_3'
};

export function emptyScenario(id: string, name: string): Scenario {
	return { id, name, staff: [], measures: [], norms: {}, growth: null };
}

export function emptyPlan(): Plan {
	return {
		price: null,
		scenarios: [],
		together: { kommuner: [], measure: 'fact_liten', split: 'population' }
	};
}

/** The range of an assumption in force; null where it is not set. */
export function rangeOf(id: string, assumptions: readonly Assumption[]): Range | null {
	return assumptions.find(({ norm }) => norm.id === id)?.range ?? null;
}

/** A new measure with what it is; null for one that is no longer declared. */
export function measureOf(one: NewMeasure): (NewMeasure & { of: NyttTiltak }) | null {
	const of = nyttTiltak(one.measure);
	return of ? { ...one, of } : null;
}

/** The new measures whose man-years nobody has said: they are not counted. */
export function uncounted(scenario: Scenario, assumptions: readonly Assumption[]): NyttTiltak[] {
	return scenario.measures.flatMap((one) => {
		const of = nyttTiltak(one.measure);
		const unsaid = of && one.arsverk === null && !rangeOf(of.arsverk, assumptions);
		return unsaid && one.units > 0 ? [of] : [];
	});
}

/** What a scenario changes. Measures whose man-years are not known are left out. */
export function changesOf(
	{ staff, measures, norms }: Scenario,
	assumptions: readonly Assumption[],
	growth: Range | null
): Changes {
	const added = measures.flatMap((one): Added[] => {
		const of = nyttTiltak(one.measure);
		if (!of) return [];
		const { forlop, arsverk: norm } = of;
		if (one.arsverk !== null) return [{ forlop, arsverk: one.units * one.arsverk }];
		return rangeOf(norm, assumptions) ? [{ forlop, norm, units: one.units }] : [];
	});
	return {
		added: [...staff.map(({ forlop, arsverk }) => ({ forlop, arsverk })), ...added],
		norms,
		growth
	};
}

/**
 * Users that the new measures of a pathway have room for: units × users per unit. Measures of which
 * nobody has said how many are left out; null where no other is put in.
 */
export function placesOf(
	{ measures }: Pick<Scenario, 'measures'>,
	forlop: ForlopId,
	assumptions: readonly Assumption[]
): Range | null {
	const own = measures
		.flatMap((one) => measureOf(one) ?? [])
		.filter(({ of, units }) => of.forlop === forlop && units > 0);
	const each = own.flatMap(({ units, of }) => {
		const range = rangeOf(of.brukere, assumptions);
		return range ? [{ units, range }] : [];
	});
	if (each.length === 0) return null;
	const end = (at: keyof Range) =>
		each.reduce((sum, { units, range }) => sum + units * range[at], 0);
	return { low: end('low'), middle: end('middle'), high: end('high') } as Range;
}
