import * as v from 'valibot';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import type { Range } from '../../domain/range.ts';
import { HOURS, MOST_SCENARIOS, type NewMeasure, type Plan } from '../../model/plan.ts';
import { YEARS } from '../../model/costs.ts';
import { ADDED_FORMS } from '../../model/coming.ts';
import { SPLIT_RULES } from '../../model/sharing.ts';
import { count, dictionary, list, matching, short, SpanSchema, within } from '../declared.ts';
import { slice } from './slice.ts';

const LONGEST_NAME = 200;
const MOST_LINES = 500;
export const KOMMUNE = matching(/^\d{4}$/);
const Id = matching(/^[a-z][a-z0-9_]{0,60}$/);
const Year = v.pipe(count, v.minValue(1990), v.maxValue(2100));
const Kommuner = v.pipe(list(KOMMUNE), v.transform(known));

const From = v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(YEARS)));

const Staff = v.object({
	forlop: v.picklist([1, 2, 3]),
	// One that is not among the educations any more is as one that was not said.
	education: v.pipe(short(LONGEST_NAME), v.transform(educationOrNone)),
	arsverk: within(-1000, 10_000),
	// Plans of before had one form only, which is the one that is not written.
	form: v.exactOptional(v.picklist(ADDED_FORMS)),
	from: From
});

const Measure = v.object({
	measure: Id,
	units: within(0, 1000),
	arsverk: v.nullable(within(0, 1000)),
	shared: Kommuner,
	from: From
});

/** As the page takes them: from one that is nearly nothing need would be without end. */
const Hours = v.pipe(
	SpanSchema,
	v.check(({ low, high }) => low >= 0.1 && high <= 10_000)
);

/**
 * Numbers that plans of before could hold. Now users per man-year in follow-up is one number, and
 * these move no answer by themselves: they are read, told and let go of.
 */
const OF_BEFORE = ['timer_per_bruker_1', 'timer_per_bruker_2', 'brukere_per_arsverk_3'];

const Scenario = v.object({
	id: matching(/^[A-D]$/),
	name: short(LONGEST_NAME),
	staff: list(Staff, MOST_LINES),
	measures: v.pipe(list(Measure, MOST_LINES), v.transform(eachOnce)),
	norms: v.pipe(
		dictionary(Hours),
		v.check((norms) =>
			Object.keys(norms).every((id) => [...Object.values(HOURS), ...OF_BEFORE].includes(id))
		)
	),
	growth: v.nullable(
		v.object({
			to: Year,
			by: v.picklist(['projection', 'rate']),
			rate: v.pipe(
				SpanSchema,
				v.check(({ low, high }) => low >= -20 && high <= 20)
			)
		})
	)
});

/**
 * A plan that was written down, on the machine, in a file or in an address. What is there twice is
 * there once, and what the catalogue does not know (a kommune, an education) is let go of: pages are
 * built by these, and a plan must never be able to stop one.
 */
export const PlanSchema: v.GenericSchema<unknown, Plan> = v.object({
	price: v.nullable(v.object({ kroner: within(1, 1e8), year: Year })),
	first: v.exactOptional(Year),
	scenarios: v.pipe(
		list(Scenario, MOST_SCENARIOS),
		v.check((all) => new Set(all.map(({ id }) => id)).size === all.length)
	),
	together: v.object({ kommuner: Kommuner, measure: Id, split: v.picklist(SPLIT_RULES) })
});

/** A number of a plan that is let go of: it would change nothing. */
export interface DroppedNumber {
	/** The scenario's letter. */
	scenario: string;
	/** The id of the norm. */
	id: string;
	range: Range;
}

/** A plan of a kommune as it holds today, with what was let go of. Nobody shares with itself. */
export function planOf(kommune: string, plan: Plan): { plan: Plan; dropped: DroppedNumber[] } {
	const others = (codes: readonly string[]) => codes.filter((code) => code !== kommune);
	const dropped = plan.scenarios.flatMap(({ id: scenario, norms }) =>
		Object.entries(norms).flatMap(([id, range]) =>
			OF_BEFORE.includes(id) ? [{ scenario, id, range }] : []
		)
	);
	const scenarios = plan.scenarios.map((one) => ({
		...one,
		measures: one.measures.map((of) => ({ ...of, shared: others(of.shared) })),
		norms: Object.fromEntries(Object.entries(one.norms).filter(([id]) => !OF_BEFORE.includes(id)))
	}));
	const together = { ...plan.together, kommuner: others(plan.together.kommuner) };
	return { plan: { ...plan, scenarios, together }, dropped };
}

/** What is considered, by kommune. */
export const plans = slice('plans', (tell) =>
	v.pipe(
		dictionary(PlanSchema),
		v.transform((all) =>
			Object.fromEntries(
				Object.entries(all).map(([kommune, written]) => {
					const { plan, dropped } = planOf(kommune, written);
					for (const { scenario, id } of dropped)
						tell({ code: 'plan-number-gone', kommune, scenario, id });
					return [kommune, plan];
				})
			)
		)
	)
);

function known(codes: string[]): string[] {
	const there = new Set(areas.kommuner.map(({ code }) => code));
	return [...new Set(codes)].filter((code) => there.has(code));
}

function educationOrNone(id: string): string {
	return Object.hasOwn(indikator('utdanning').kategorier ?? {}, id) ? id : '';
}

/** The page puts in each measure once; the last of two is what was meant. */
function eachOnce(measures: NewMeasure[]): NewMeasure[] {
	return [...new Map(measures.map((one) => [one.measure, one])).values()];
}
