import type { NyttTiltak } from '../catalogue/nyetiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { Assumption } from './assumptions.ts';
import { isStaffed, measureOf, rangeOf, type Scenario } from './plan.ts';

/** So many years an economic plan of a municipality has. */
export const YEARS = 4;

/** Man-years, or kroner, that are not known to one number. */
export interface Ends {
	low: number;
	high: number;
}

/** Something that a scenario puts in, with the man-years it takes. */
export interface CostLine {
	/** Of its place in the scenario: 'staff 0', 'measure 1'. */
	id: string;
	forlop: ForlopId;
	/** The measure, with how many; null of man-years that are put in as such. */
	measure: { of: NyttTiltak; units: number } | null;
	education: string;
	/** The municipality's man-years; null where nobody has said how many it takes. */
	arsverk: Ends | null;
	/** They follow from an assumption, and not from what the user has written. */
	assumed: boolean;
	/** The year of the plan, from 1, in which it begins; it is there the whole of that year. */
	from: number;
}

/** What a scenario puts in, line by line: man-years first, then measures, as they stand in the plan. */
export function costLines(scenario: Scenario, assumptions: readonly Assumption[]): CostLine[] {
	const staff = scenario.staff.map(({ forlop, education, arsverk, from = 1 }, i): CostLine => {
		const known = { low: arsverk, high: arsverk };
		const line = { id: `staff ${i}`, forlop, measure: null, education, from };
		return { ...line, arsverk: known, assumed: false };
	});
	const measures = scenario.measures.flatMap((one, i): CostLine[] => {
		const found = measureOf(one);
		if (!found || one.units <= 0) return [];
		const { of, units } = found;
		const line = { id: `measure ${i}`, forlop: of.forlop, measure: { of, units }, education: '' };
		const from = one.from ?? 1;
		if (one.arsverk === null)
			return [{ ...line, from, arsverk: assumedOf(of, units, assumptions), assumed: true }];
		const own = units * one.arsverk;
		return [{ ...line, from, arsverk: { low: own, high: own }, assumed: false }];
	});
	return [...staff, ...measures];
}

/** The municipality's part of the man-years of so many units, as the assumptions have it. */
function assumedOf(of: NyttTiltak, units: number, assumptions: readonly Assumption[]): Ends | null {
	const each = rangeOf(of.arsverk, assumptions);
	if (!each || !isStaffed(of, assumptions)) return null;
	const part = of.kommunensDel ? rangeOf(of.kommunensDel, assumptions) : null;
	return {
		low: units * each.low * (part?.low ?? 1),
		high: units * each.high * (part?.high ?? 1)
	};
}

/** Kroner of a line in each of the four years, in the price's year. */
export function yearsOf({ arsverk, from }: CostLine, kroner: number): (Ends | null)[] {
	return Array.from({ length: YEARS }, (_, at) => {
		if (arsverk === null) return null;
		if (at + 1 < from) return { low: 0, high: 0 };
		return { low: arsverk.low * kroner, high: arsverk.high * kroner };
	});
}

/** A scenario in which a line begins in another year of the plan, from 1. @param line its id, as `costLines` has it */
export function startingIn(scenario: Scenario, line: string, from: number): Scenario {
	const begun = <One extends object>(kind: string, all: readonly One[]): One[] =>
		all.map((one, i) => (line === `${kind} ${i}` ? { ...one, from } : one));
	const { staff, measures } = scenario;
	return { ...scenario, staff: begun('staff', staff), measures: begun('measure', measures) };
}

/** The sum of what is known; null where nothing is. */
export function sumOf(all: readonly (Ends | null)[]): Ends | null {
	const known = all.filter((one) => one !== null);
	if (known.length === 0) return null;
	return known.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }));
}
