import { COUNTRY } from '../domain/area.ts';
import type { Question } from '../model/question.ts';
import type { Capacity, TypeOfWork } from '../model/capacity.ts';
import type { Rule } from '../model/crosswalk.ts';
import type { Estimate, Part } from '../model/estimate.ts';
import { PATHWAYS } from '../model/units.ts';
import { capacityOf, FEWEST_IN_COUNTRY as FEWEST, usersMapped } from './estimates.ts';
import type { FigureSet } from '../model/figureSet.ts';

/** A kommune that publishes both, whole. */
interface Telling {
	need: Estimate;
	capacity: Capacity;
}

/**
 * The kommuner that publish both users and man-years by type of measure, as if they were one: to try
 * the assumptions on. Users of one year and man-years of one year, of the same kommuner, summed from
 * published figures only, so that nothing hidden is in any of the sums.
 *
 * A kommune that is compared with the country is part of it: the share is of all of them, and no
 * figure of a single kommune can be had from it.
 *
 * @param set  figures as they may be shared
 * @param year the newest that is used; the sources' own years may be older
 * @returns    null where fewer than twenty kommuner tell both
 */
export function countryQuestion(
	set: FigureSet,
	kommuner: readonly string[],
	year: number,
	rules: readonly Rule[]
): Question | null {
	for (const years of yearsOf(set, kommuner, year)) {
		const telling = kommuner.flatMap((kommune) => tellingOf(set, kommune, years, rules) ?? []);
		if (telling.length >= FEWEST) return sumOf(telling, year);
	}
	return null;
}

interface Years {
	need: number;
	capacity: number;
}

/** Newest man-years first; of users those of the nearest year, the newer of two. */
function yearsOf(set: FigureSet, kommuner: readonly string[], year: number): Years[] {
	const told = (...indicators: string[]) => {
		const years = kommuner.flatMap((kommune) =>
			indicators.flatMap((one) => set.of(one, kommune).map((figure) => figure.year))
		);
		return [...new Set(years)].filter((one) => one <= year).sort((a, b) => b - a);
	};
	const needs = told('brukere_gruppe', 'brukere_forlop');
	return told('arsverk_tiltakstype').flatMap((capacity) =>
		needs
			.toSorted((a, b) => Math.abs(a - capacity) - Math.abs(b - capacity) || b - a)
			.map((need) => ({ need, capacity }))
	);
}

/** Null where one of them is not told, or not all of it is shown. */
function tellingOf(
	set: FigureSet,
	kommune: string,
	years: Years,
	rules: readonly Rule[]
): Telling | null {
	const told = (indicator: string, year: number) =>
		set.of(indicator, kommune).some((one) => one.year === year && one.value.state === 'value');
	// The country's own types stand in where a kommune has none: they are no figure of the kommune.
	if (!told('arsverk_tiltakstype', years.capacity)) return null;
	const need = usersMapped(set, { kommune, year: years.need }, rules);
	if (need?.year !== years.need || !need.parts.every(({ amount }) => amount?.kind === 'count'))
		return null;
	// What a kommune shares with others is its own to say, and of no assumption that all have.
	const capacity = capacityOf(set, { kommune, year: years.capacity }, rules, []);
	if (capacity?.year !== years.capacity || capacity.fault) return null;
	return { need, capacity };
}

function sumOf(telling: readonly Telling[], year: number): Question {
	const need = usersIn(telling.map((one) => one.need));
	const split = telling.filter(({ capacity }) => capacity.pathways !== null);
	// The sums by pathway are known of those that tell them: then of these alone, on both sides.
	if (split.length >= FEWEST && split.length < telling.length) return sumOf(split, year);
	const capacity = manYearsIn(telling.map((one) => one.capacity));
	return { place: COUNTRY, year, need: { 1: null, 2: need, 3: need }, capacity };
}

/** By group, or by pathway where a file says it itself; the shares of the area go with the groups. */
function usersIn(needs: readonly Estimate[]): Estimate {
	const parts = new Map<string, Part>();
	for (const part of needs.flatMap((one) => one.parts)) {
		const before = parts.get(part.id)?.amount;
		const value = countOf(before) + countOf(part.amount);
		parts.set(part.id, { ...part, amount: { kind: 'count', value } });
	}
	const [first] = needs;
	if (!first) throw new RangeError('No kommuner to add');
	return { source: first.source, year: first.year, parts: [...parts.values()], hiddenTotal: null };
}

const countOf = (amount: Part['amount'] | undefined) =>
	amount?.kind === 'count' ? amount.value : 0;

function manYearsIn(capacities: readonly Capacity[]): Capacity {
	const types = new Map<string, TypeOfWork>();
	for (const type of capacities.flatMap((one) => one.types)) {
		const arsverk = (types.get(type.id)?.arsverk ?? 0) + type.arsverk;
		types.set(type.id, { ...type, arsverk });
	}
	const [first] = capacities;
	if (!first) throw new RangeError('No kommuner to add');
	const split = capacities.flatMap(({ pathways }) => pathways ?? []);
	const sum = (forlop: (typeof PATHWAYS)[number]) =>
		split.reduce((all, one) => all + one[forlop], 0);
	const totals = capacities.flatMap(({ total }) => total ?? []);
	const whole = <T>(of: readonly unknown[], value: T) =>
		of.length === capacities.length ? value : null;
	return {
		...{ source: first.source, year: first.year, types: [...types.values()] },
		total: whole(
			totals,
			totals.reduce((all, one) => all + one, 0)
		),
		pathways: whole(split, { 1: sum(1), 2: sum(2), 3: sum(3) }),
		...{ borrowed: false, shared: {}, fault: null }
	};
}
