import { indikator } from '../catalogue/indikatorer.ts';
import type { Grad, Tiltak } from '../catalogue/tiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import { rangeIn, type Assumption } from '../model/assumptions.ts';
import { SUPPORTED } from '../model/capacity.ts';
import {
	measureOf,
	placesOf,
	uncounted,
	type Base,
	type Plan,
	type Scenario,
	type Staff
} from '../model/plan.ts';
import type { AddedForm } from '../model/coming.ts';
import type { ScenarioOutcome } from '../model/scenario.ts';
import { PATHWAYS, TOGETHER } from '../model/units.ts';
import { inSentence, m, numberText, of, spanText } from '../text/index.ts';
import { unitText } from './answerWords.ts';
import { arsverkText } from './arsverkText.ts';
import { isSeen } from './planAnswer.ts';
import { addedText, costText } from './planCost.ts';
import { baseText } from './planTeam.ts';
import { endsText, shareText, unsetNames } from './planUnset.ts';

/** What is asked of what a scenario brings beside the model's answer. */
export interface ConsequencesInput {
	plan: Plan;
	/** Today first, then the scenarios in their order. */
	outcomes: readonly ScenarioOutcome[];
	assumptions: readonly Assumption[];
	/** What the growth of a scenario comes to, in words. */
	growthText: (scenario: Scenario) => string | null;
	/** Whether a measure of the guideline is offered today. */
	offered: (tiltak: string) => boolean;
	/** What a scenario newly offers of what the guideline recommends. */
	fulfilled: (scenario: Scenario) => { tiltak: Tiltak; forlop: ForlopId; grad: Grad }[];
	bases: (scenario: Scenario) => Base[];
	/** Man-years of an education today; null where nobody tells. Null man-years: hidden. */
	heldToday: (education: string) => { arsverk: number | null; year: number } | null;
}

/** A row of the table: a cell for each scenario, of lines. */
export interface ConsequenceRow {
	name: string;
	cells: string[][];
}

/** What the scenarios bring, a row for each thing that is asked. */
export function consequenceRows(input: ConsequencesInput): ConsequenceRow[] {
	const { plan, outcomes, assumptions } = input;
	const [today, ...then] = outcomes;
	const row = (name: string, of: (scenario: Scenario, outcome?: ScenarioOutcome) => string[]) => ({
		name,
		cells: plan.scenarios.map((one, i) => of(one, then[i]))
	});
	return [
		row(m.plan_row_added(), (one, outcome) => [
			...(outcome ? [addedText(outcome.added)] : []),
			...cutIn(one, today),
			...notCounted(one, assumptions),
			...partsOf(one, assumptions)
		]),
		row(m.plan_row_outside(), (one, outcome) => heldIn(one, outcome, assumptions)),
		row(m.plan_row_need(), (one) => [input.growthText(one) ?? m.plan_growth_none()]),
		row(m.plan_row_hours(), (one) => hoursOf(one, assumptions)),
		row(m.plan_row_education(), ({ staff }) => staff.map((one) => staffText(one, input.heldToday))),
		row(m.plan_row_cost(), (one, outcome) =>
			outcome ? [costText(outcome.added, plan.price, uncounted(one, assumptions))] : []
		),
		row(m.plan_row_places(), (one) => placesIn(one, assumptions)),
		row(m.plan_row_base(), (one) => {
			const told = input.bases(one).map(baseText);
			return told.length > 0 ? [...told, m.plan_base_travel()] : [];
		}),
		row(m.plan_row_fulfilled(), (one) => recommended(one, input))
	];
}

/** Units from which more is to be taken than there is today. */
function cutIn({ staff }: Scenario, today: ScenarioOutcome | undefined): string[] {
	const units = (today?.units ?? []).filter(({ unit }) => unit !== TOGETHER);
	return units.flatMap(({ unit, capacity }) => {
		const own = staff.filter(
			({ forlop, form = 'oppfolging' }) => forlop === unit && form === 'oppfolging'
		);
		const wanted = own.reduce((sum, { arsverk }) => sum + arsverk, 0);
		return capacity && -wanted > capacity.median + 0.05
			? [m.plan_cut({ unit: unitText(unit), there: arsverkText(capacity.median) })]
			: [];
	});
}

/** Measures that nobody knows any more, and those whose man-years nobody has said. */
function notCounted(scenario: Scenario, assumptions: readonly Assumption[]): string[] {
	const gone = scenario.measures.filter((one) => !measureOf(one));
	const unset = uncounted(scenario, assumptions);
	return [
		...gone.map(({ measure }) => m.plan_measure_gone({ id: measure })),
		...unset.map((one) =>
			m.plan_uncounted({ name: of(one.navn), names: unsetNames(one, assumptions) })
		)
	];
}

/** Teams of which the health trust has a part: what is counted is the municipality's. */
function partsOf({ measures }: Scenario, assumptions: readonly Assumption[]): string[] {
	return measures.flatMap((one) => {
		const found = measureOf(one);
		const id = found?.of.kommunensDel;
		const part = id === undefined ? null : rangeIn(id, assumptions);
		if (!found || !part || one.arsverk !== null || one.units <= 0) return [];
		return [m.plan_part_of({ name: of(found.of.navn), ends: shareText(part) })];
	});
}

/** What comes or goes outside the comparison, by what it concerns. */
function heldIn(
	{ staff }: Scenario,
	outcome: ScenarioOutcome | undefined,
	assumptions: readonly Assumption[]
): string[] {
	const units = (outcome?.units ?? []).filter(({ unit }) => unit === TOGETHER || unit === 1);
	const told = units.flatMap(({ unit, addedOutside }) =>
		isSeen(addedOutside)
			? [m.plan_outside_in({ unit: unitText(unit), arsverk: addedText(addedOutside) })]
			: []
	);
	const supported = staff.some(({ form }) => form === 'booppfolging');
	const unset = supported && !rangeIn(SUPPORTED, assumptions);
	return unset ? [...told, m.plan_outside_unset()] : told;
}

function hoursOf({ norms }: Scenario, assumptions: readonly Assumption[]): string[] {
	return Object.entries(norms).flatMap(([id, range]) => {
		const norm = assumptions.find((one) => one.norm.id === id)?.norm;
		return norm
			? [m.plan_hours_told({ name: of(norm.navn), ends: endsText(range), unit: of(norm.enhet) })]
			: [];
	});
}

const FORMS: Record<AddedForm, () => string> = {
	oppfolging: m.plan_form_oppfolging,
	booppfolging: m.plan_form_booppfolging,
	utenfor: m.plan_form_utenfor
};

/** What a form of work is called in a plan. */
export const formName = (form: AddedForm): string => FORMS[form]();

function staffText(
	{ forlop, education, arsverk, form = 'oppfolging' }: Staff,
	heldToday: ConsequencesInput['heldToday']
): string {
	const span = `${arsverk > 0 ? '+' : ''}${numberText(arsverk, 1)}`;
	const words = { number: forlop, span, name: inSentence(educationName(education)) };
	const line =
		form === 'oppfolging'
			? m.plan_staff_line(words)
			: m.plan_staff_line_form({ ...words, form: inSentence(formName(form)) });
	return education ? heldText(line, heldToday(education), arsverk) : line;
}

function educationName(id: string): string {
	const name = indikator('utdanning').kategorier?.[id];
	return name ? of(name) : m.plan_staff_any();
}

function heldText(
	line: string,
	held: ReturnType<ConsequencesInput['heldToday']>,
	comes: number
): string {
	if (!held) return line;
	const { arsverk, year } = held;
	if (arsverk === null) return m.plan_staff_hidden({ line, year });
	if (arsverk === 0) return m.plan_staff_none({ line, year });
	const words = { line, held: numberText(arsverk, 1), year };
	return -comes > arsverk + 0.05 ? m.plan_staff_only(words) : m.plan_staff_held(words);
}

function placesIn(scenario: Scenario, assumptions: readonly Assumption[]): string[] {
	const told = PATHWAYS.flatMap((number) => {
		const places = placesOf(scenario, number, assumptions);
		return places ? [m.plan_places({ number, span: spanText(places.low, places.high) })] : [];
	});
	const unset = scenario.measures
		.flatMap((one) => measureOf(one) ?? [])
		.filter((one) => one.units > 0 && !rangeIn(one.of.brukere, assumptions));
	return [...told, ...unset.map((one) => m.plan_places_unset({ name: of(one.of.navn) }))];
}

const STRONG: readonly Grad[] = ['skal', 'bor'];
const DEGREES: Record<Grad, () => string> = {
	skal: m.degree_skal,
	bor: m.degree_bor,
	kan: m.degree_kan,
	eksempel: m.degree_eksempel
};

/** What the guideline recommends that is then offered; what is offered already is told as such. */
function recommended(
	scenario: Scenario,
	{ fulfilled, offered }: Pick<ConsequencesInput, 'fulfilled' | 'offered'>
): string[] {
	const all = fulfilled(scenario);
	const strong = all.filter(({ grad }) => STRONG.includes(grad));
	const rest = all.length - strong.length;
	const already = scenario.measures
		.filter(({ units }) => units > 0)
		.flatMap((one) => measureOf(one) ?? [])
		.filter((one) => offered(one.of.tiltak));
	return [
		...strong.map(({ tiltak, forlop, grad }) =>
			m.plan_fulfilled({ name: of(tiltak.navn), degree: DEGREES[grad](), number: forlop })
		),
		...(rest > 0 ? [m.plan_fulfilled_examples({ n: rest })] : []),
		...already.map((one) => m.plan_already({ name: of(one.of.navn) }))
	];
}
