import { nyttTiltak, type NyttTiltak } from '../catalogue/nyetiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { rangeIn as rangeOf, type Assumption } from './assumptions.ts';
import { DIRECT } from './intensity.ts';
import type { Added, AddedForm } from './coming.ts';
import type { Changes, Growing } from './scenario.ts';
import type { SplitRule } from './sharing.ts';

/** Man-years that are put in, or taken out, by pathway and education. */
export interface Staff {
	forlop: ForlopId;
	/** As IS-24/8 names it; empty: not said. */
	education: string;
	arsverk: number;
	/** What they do; one that is not said is follow-up. */
	form?: AddedForm;
	/** The year of the economic plan, from 1, in which they come; one that is not said is the first. */
	from?: number;
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
	/** The year of the economic plan, from 1, in which it begins; one that is not said is the first. */
	from?: number;
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

/** Whether there are adults enough around a measure. */
export interface Base {
	of: NyttTiltak;
	/** Adults that all units need; null: nobody has said. */
	needed: Range | null;
	/** Adults in the kommuner that have it; null: not known of all of them. */
	adults: number | null;
	/** The years they were counted in, oldest first. */
	years: number[];
	kommuner: string[];
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
	/** The first year of the economic plan; one that is not said is next year. */
	first?: number;
	scenarios: Scenario[];
	together: Together;
}

export const MOST_SCENARIOS = 4;

/** What can be said in a plan of how many users a man-year has: one number a pathway. */
export const HOURS: Record<ForlopId, string> = DIRECT;

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

export { rangeIn as rangeOf } from './assumptions.ts';

/** Whether it is known how many of the municipality's man-years a measure takes. */
export function isStaffed(
	{ arsverk, kommunensDel }: NyttTiltak,
	assumptions: readonly Assumption[]
): boolean {
	const needed = kommunensDel ? [arsverk, kommunensDel] : [arsverk];
	return needed.every((id) => rangeOf(id, assumptions) !== null);
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
		const unsaid = of && one.arsverk === null && !isStaffed(of, assumptions);
		return unsaid && one.units > 0 ? [of] : [];
	});
}

/** What a scenario changes. Measures whose man-years are not known are left out. */
export function changesOf(
	{ staff, measures, norms }: Scenario,
	assumptions: readonly Assumption[],
	growth: Growing | null
): Changes {
	const added = measures.flatMap((one): Added[] => {
		const of = nyttTiltak(one.measure);
		if (!of) return [];
		const { forlop, form, arsverk: norm, kommunensDel: part = null } = of;
		if (one.arsverk !== null) return [{ forlop, form, arsverk: one.units * one.arsverk }];
		return isStaffed(of, assumptions) ? [{ forlop, form, norm, units: one.units, part }] : [];
	});
	return {
		added: [
			...staff.map(({ forlop, arsverk, form = 'oppfolging' }) => ({ forlop, form, arsverk })),
			...added
		],
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
