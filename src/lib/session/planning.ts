import { newest } from '../model/pathwayFigures.ts';
import { nyttTiltak } from '../catalogue/nyetiltak.ts';
import { tiltaksfil, type Grad, type Tiltak } from '../catalogue/tiltak.ts';
import type { Figure, ForlopId } from '../domain/figure.ts';
import { EXACT, range, type Range } from '../domain/range.ts';
import type { Assumption } from '../model/assumptions.ts';
import { judgedBeside } from '../model/beside.ts';
import { growthFromAges, growthFromRate } from '../model/growth.ts';
import {
	changesOf,
	rangeOf,
	type Base,
	type Growth,
	type NewMeasure,
	type Scenario
} from '../model/plan.ts';
import type { Question } from '../model/question.ts';
import { NOTHING, type Changes, type Outcome, type ScenarioOutcome } from '../model/scenario.ts';
import type { TeamQuestion } from '../model/team.ts';
import { type Unit, PATHWAYS } from '../model/units.ts';
import type { Place } from './estimates.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { gather, type ModelInForce } from './gaps.ts';

/** Man-years of an education today, in all services: the form does not cross it with the pathways. */
export interface HeldToday {
	/** Null: hidden. */
	arsverk: number | null;
	year: number;
}

/** Null where no source tells of the education. */
export function heldToday(
	set: FigureSet,
	{ kommune, year }: Place,
	education: string
): HeldToday | null {
	const told = newest(set, 'utdanning', kommune, year, 'alle', education);
	if (!told) return null;
	const { numerator, year: of } = told;
	return { arsverk: numerator.state === 'value' ? numerator.value : null, year: of };
}

/** What is known of a kommune, with the sources that lead as on the kommune's own page. */
export function knownOf(set: FigureSet, place: Place, model: ModelInForce): Question {
	return gather(set, place, model).questions[0];
}

/** How many times the users of a year there will be. */
export interface Growing {
	times: Range;
	/** The year it is counted from. */
	from: number;
	/** By a rate, by users of each age, or by all adults alike where users by age are not known. */
	by: 'rate' | 'ages' | 'adults';
}

/** Users of some pathways grow from the year that they were counted in. */
export interface GrowthFrom {
	/** The pathways whose users are of that year; none where there are no users. */
	forlop: ForlopId[];
	from: number;
	/** Null where no projection tells. */
	growing: Growing | null;
}

/**
 * What a scenario's growth comes to, for each year that users are of: need starts where the source
 * that leads has counted it, whatever year the plan is looked at from.
 */
export function growthsOf(set: FigureSet, known: Question, growth: Growth): GrowthFrom[] {
	const led = PATHWAYS.filter((forlop) => known.need[forlop] !== null);
	const yearOf = (forlop: ForlopId) => known.need[forlop]?.year ?? known.year;
	const years = led.length > 0 ? [...new Set(led.map(yearOf))] : [known.year];
	return years.map((from) => ({
		forlop: led.filter((forlop) => yearOf(forlop) === from),
		from,
		growing: growthOf(set, { kommune: known.place, year: from }, growth)
	}));
}

/** The first year that need of a kommune is of: growth may be told from the next. */
export function needYear({ need, year }: Question): number {
	const years = PATHWAYS.flatMap((forlop) => need[forlop]?.year ?? []);
	return years.length > 0 ? Math.min(...years) : year;
}

/** What growth from a year comes to; null where no projection tells. */
export function growthOf(set: FigureSet, place: Place, growth: Growth): Growing | null {
	const { year } = place;
	if (growth.to <= year) return null;
	if (growth.by === 'projection') return projected(set, place, growth.to);
	return { times: growthFromRate(growth.rate, growth.to - year), from: year, by: 'rate' };
}

/** By age, weighed by users of each age. Before the projection begins the counted persons hold. */
function projected(set: FigureSet, place: Place, to: number): Growing | null {
	const { kommune, year } = place;
	const all = set.of('framskrevet_alder', kommune);
	const counted = set.of('innbyggere_alder', kommune).filter((one) => one.year === year);
	const ages = [...new Set(all.map((one) => one.category))];
	const groups = ages.map((age) => {
		const of = (figures: readonly Figure[]) => figures.filter(({ category }) => category === age);
		const now = personsIn(of(all), year) ?? personsIn(of(counted), year);
		return { now, then: personsIn(of(all), to), users: usersOf(set, place, age) };
	});
	const known = groups.flatMap(({ now, then, users }) =>
		now !== null && then !== null ? [{ now, then, users }] : []
	);
	// A group that is left out would take its growth with it.
	const times = known.length < groups.length ? null : growthFromAges(known);
	const by = known.every(({ users }) => users !== null) ? 'ages' : 'adults';
	return times === null ? null : { times: EXACT(times), from: year, by };
}

/** Persons in a year; between two years of a projection on the straight line. Null outside it. */
function personsIn(series: readonly Figure[], year: number): number | null {
	const known = series.flatMap((one) =>
		one.value.state === 'value' ? [{ year: one.year, count: one.value.value }] : []
	);
	const before = known.findLast((one) => one.year <= year);
	const after = known.find((one) => one.year >= year);
	if (!before || !after) return null;
	if (before.year === after.year) return before.count;
	const way = (year - before.year) / (after.year - before.year);
	return before.count + way * (after.count - before.count);
}

function usersOf(set: FigureSet, { kommune, year }: Place, age: string): number | null {
	const value = newest(set, 'brukere_alder', kommune, year, 'alle', age)?.value;
	return value?.state === 'value' ? value.value : null;
}

/** The years ahead that the projection that is loaded tells of; none where there is none. */
export function projectedYears(set: FigureSet, { kommune, year }: Place): number[] {
	const years = set.of('framskrevet_alder', kommune).map((one) => one.year);
	const [first, last] = [Math.max(year + 1, Math.min(...years)), Math.max(...years)];
	return years.length > 0 ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
}

/** What the model is asked of a plan: today, which comes first, and its scenarios. */
export interface Asked {
	kommuner: Question[];
	changes: Changes[];
}

export interface AskedOfPlan extends Asked {
	/** The same by each source of users beside the one that leads, and of which units it says more. */
	others: (Asked & { source: string; units: Unit[] })[];
}

export function planQuestion(
	set: FigureSet,
	place: Place,
	plan: readonly Scenario[],
	model: ModelInForce
): AskedOfPlan {
	const { questions, others } = gather(set, place, model);
	const ask = (question: Question): Asked => ({
		kommuner: [question],
		changes: [NOTHING, ...plan.map((one) => changeOf(one, set, question, model))]
	});
	return {
		...ask(questions[0]),
		others: others.map(({ source, units, question }) => ({ ...ask(question), source, units }))
	};
}

function changeOf(
	scenario: Scenario,
	set: FigureSet,
	known: Question,
	{ premises: { assumptions } }: ModelInForce
): Changes {
	const grows = (scenario.growth ? growthsOf(set, known, scenario.growth) : []).filter(
		({ growing }) => growing !== null
	);
	const of = (forlop: ForlopId) =>
		grows.find((one) => one.forlop.includes(forlop))?.growing?.times ?? EXACT(1);
	const growth = grows.length > 0 ? { 1: of(1), 2: of(2), 3: of(3) } : null;
	return changesOf(scenario, assumptions, growth);
}

/**
 * Where another source of users decides the opposite of the one that leads, nothing is decided, as on
 * the kommune's own page.
 *
 * @param own    today first, then the scenarios
 * @param others the same by each other source
 */
export function outcomesBeside(
	own: readonly ScenarioOutcome[],
	others: readonly {
		source: string;
		units: readonly Unit[];
		outcomes: readonly ScenarioOutcome[];
	}[]
): ScenarioOutcome[] {
	return own.map((scenario, i) => ({
		...scenario,
		units: scenario.units.map((one, at) => {
			const beside = others.flatMap(({ source, units, outcomes }) => {
				const answer: Outcome | undefined = outcomes[i]?.units[at];
				return answer?.users && units.includes(one.unit) ? [{ source, answer }] : [];
			});
			return judgedBeside(one, beside);
		})
	}));
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
		return PATHWAYS.flatMap((forlop) => {
			const grad = tiltak?.forlop[forlop];
			return tiltak && grad ? [{ tiltak, forlop, grad }] : [];
		});
	});
}

const timesAll = ({ low, middle, high }: Range, n: number): Range =>
	range(n * low, n * middle, n * high);

/** The measures that need so many adults around them. */
export function basesOf(
	measures: readonly NewMeasure[],
	assumptions: readonly Assumption[],
	{ place, adultsIn: count }: { place: Place; adultsIn: (kommune: string) => Adults | null }
): Base[] {
	return measures.flatMap(({ measure, units, shared }) => {
		const of = nyttTiltak(measure);
		if (!of?.befolkning || units <= 0) return [];
		const kommuner = [...new Set([place.kommune, ...shared])];
		const each = kommuner.map(count);
		const known = each.filter((one) => one !== null);
		const adults = known.length < each.length ? null : known.reduce((a, b) => a + b.count, 0);
		const years = [...new Set(known.map((one) => one.year))].sort((a, b) => a - b);
		const one = rangeOf(of.befolkning, assumptions);
		// A part of a shared team is a part of one whole team.
		return [{ of, needed: one && timesAll(one, Math.ceil(units)), adults, years, kommuner }];
	});
}

export interface Adults {
	count: number;
	year: number;
}

/** The newest count of adults up to a year; null when it is not shown. */
export function adultsIn(set: FigureSet, { kommune, year }: Place): Adults | null {
	const found = newest(set, 'innbyggere_18', kommune, year);
	return found?.value.state === 'value' ? { count: found.value.value, year: found.year } : null;
}

/** What the model is asked of a team that kommuner would share. */
export function teamQuestion(
	set: FigureSet,
	{ kommuner, year }: { kommuner: readonly string[]; year: number },
	{ measure, split }: Pick<TeamQuestion, 'measure' | 'split'>,
	model: ModelInForce
): TeamQuestion {
	const places = kommuner.map((kommune) => ({ kommune, year }));
	return {
		kommuner: places.map((place) => ({
			known: knownOf(set, place, model),
			adults: adultsIn(set, place)?.count ?? null
		})),
		measure,
		split
	};
}
