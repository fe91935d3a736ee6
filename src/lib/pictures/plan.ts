import { pathway } from '../catalogue/forlop.ts';
import type { ScenarioPanel, ScenarioRow } from '../charts/scenarios/state.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { Question } from '../model/question.ts';
import type { Assumption } from '../model/assumptions.ts';
import { isOpen } from '../model/judge.ts';
import type { Plan } from '../model/plan.ts';
import type { ScenarioOutcome } from '../model/scenario.ts';
import type { Interval } from '../model/judge.ts';
import { PATHWAYS, TOGETHER, UNITS, type Unit } from '../model/units.ts';
import { inSentence, m, of } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import {
	assumptionsText,
	normName,
	outsideText,
	restsOnExample,
	sourceName
} from './answerWords.ts';
import { arsverkDecimals } from './arsverkText.ts';
import { countrySentences, isEverywhere } from './besideCountry.ts';
import { computed, computedRange } from './computed.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';
import {
	changeText,
	heldText,
	isSeen,
	knownArsverk,
	knownGapText,
	knownText,
	requiredText,
	toldText,
	type Told
} from './planAnswer.ts';
import { changesSaid, planSentence, scenarioName, toldUnits } from './planSaid.ts';

export interface PlanInput {
	plan: Plan;
	/** Today first, then the scenarios in their order. */
	outcomes: readonly ScenarioOutcome[];
	/** As it is written: 'Tynset'. */
	name: string;
	year: number;
	/** What need and capacity rest on, in words. */
	sources: string;
	assumptions: readonly Assumption[];
	/** Where the figures come from. */
	origin: Origin;
}

export interface PlanPicture extends Picture {
	panels: ScenarioPanel[];
	/** Nothing is changed yet: the screen says how. */
	unchanged: boolean;
}

/** What the picture of a plan says: today and each scenario, the second and third pathway first. */
export function planPicture(input: PlanInput): PlanPicture {
	const { plan, outcomes, year, sources, assumptions } = input;
	const told = outcomes.map((one, i) => toldUnits(one, plan.scenarios[i - 1], assumptions));
	const panels = panelsOf(plan, told);
	const cost = plan.price
		? m.plan_subtitle_cost({ year: plan.price.year })
		: m.plan_subtitle_no_cost();
	return {
		name: m.plan_picture_name(),
		origin: input.origin,
		heading: [planSentence(plan, outcomes, assumptions), cautionText(outcomes)]
			.filter(Boolean)
			.join('\n'),
		subtitle: m.plan_subtitle({ year, cost, probably: m.gap_probably(), sources }),
		summary: panels.map(panelText).join(' '),
		panels,
		unchanged: changesSaid(plan, outcomes, assumptions).length === 0,
		table: tableOf(input, told)
	};
}

/** What takes the edge off the answers of a plan, as it does on the kommune's own page. */
function cautionText([today, ...rest]: readonly ScenarioOutcome[]): string {
	const all = [today, ...rest].flatMap(
		(one) => one?.units.filter(({ unit }) => unit === TOGETHER) ?? []
	);
	const decided = all.find(({ verdict }) => verdict !== 'undecided');
	if (!decided || rest.length === 0) return '';
	const [now] = all;
	const told = now && now.verdict !== 'undecided' ? now : decided;
	const everywhere = told.verdict === 'covered' && isEverywhere(told);
	return [
		everywhere ? (told === now ? m.plan_caution_everywhere() : m.plan_caution_then()) : '',
		...countrySentences(told),
		restsOnExample(decided) ? m.gap_said_with_examples() : ''
	]
		.filter(Boolean)
		.join(' ');
}

/** What a unit is called above its rows. */
export function unitTitle(unit: Unit): string {
	return unit === TOGETHER
		? m.gap_unit_two_name()
		: m.pathway_named({ number: unit, name: of(pathway(unit).navn) });
}

const namesIn = ({ scenarios }: Plan) => [m.plan_today(), ...scenarios.map(scenarioName)];

function panelsOf(plan: Plan, told: readonly (readonly Told[])[]): ScenarioPanel[] {
	const names = namesIn(plan);
	return UNITS.map((unit, at) => {
		const all = told.flatMap((units, i) => {
			const one = units[at];
			return one ? [{ one, i }] : [];
		});
		const rows = all
			.filter(({ one, i }) => i === 0 || unit === TOGETHER || isTouched(one))
			.map(({ one, i }) => rowOf(one, i, names[i] ?? ''));
		return { id: String(unit), title: unitTitle(unit), rows };
	});
}

/** Whether a scenario does anything to a pathway: where it does not, today is enough. */
function isTouched({ difference, added, addedOutside, uncounted }: Told): boolean {
	return uncounted || [difference, added, addedOutside].some(isSeen);
}

function rowOf(one: Told, i: number, name: string): ScenarioRow {
	return {
		id: String(i),
		name,
		gap: isOpen(one) || !one.gap ? null : computedRange(one.gap),
		verdict: one.verdict,
		change: i === 0 ? null : changeText(one),
		told: toldText(one),
		held: i === 0 ? outsideText(one) : heldText(one)
	};
}

function panelText({ title, rows }: ScenarioPanel): string {
	const said = rows.map((row) =>
		[row.name, ...[row.change ?? '', row.told, row.held.replace(/\.$/, '')].map(inSentence)]
			.filter(Boolean)
			.join(', ')
	);
	return `${title}: ${said.join('; ')}.`;
}

function tableOf(
	{ plan, name, year }: PlanInput,
	told: readonly (readonly Told[])[]
): PlanPicture['table'] {
	const names = namesIn(plan);
	const rows = UNITS.flatMap((unit, at) =>
		told.flatMap((units, i) => {
			const one = units[at];
			return one ? [tableRow(unit, one, i === 0, names[i] ?? '')] : [];
		})
	);
	const arsverk = { unit: m.forms_unit(), numeric: true };
	return {
		caption: m.plan_table_caption({ name: `${name} ${year}` }),
		columns: [
			{ key: 'unit', label: m.plan_table_unit() },
			{ key: 'scenario', label: m.plan_table_scenario() },
			{ key: 'users', label: m.plan_table_users(), unit: m.col_need_unit(), numeric: true },
			{ key: 'required', label: m.plan_table_required(), ...arsverk },
			{ key: 'capacity', label: m.plan_table_capacity(), ...arsverk },
			{ key: 'outside', label: m.plan_table_outside(), ...arsverk },
			{ key: 'gap', label: m.plan_table_gap(), unit: m.col_gap_unit(), numeric: true },
			{ key: 'answer', label: m.plan_table_answer() },
			{ key: 'change', label: m.plan_table_change() }
		],
		rows
	};
}

function tableRow(unit: Unit, one: Told, today: boolean, name: string): Table['rows'][number] {
	// More than is seen is no number: what is seen may be none of it.
	const seen = (known: Interval | null) => (isOpen(one) ? null : known);
	return {
		unit: unitTitle(unit),
		scenario: name,
		users: saidAs(knownText(one.users, 0), seen(one.users), 0),
		required: saidAs(requiredText(one), seen(one.required)),
		capacity: saidAs(knownArsverk(one.capacity), one.capacity),
		outside: saidAs(knownArsverk(one.outside), one.outside),
		gap: gapCell(one),
		answer: toldText(one),
		change: today ? '' : [changeText(one), heldText(one)].filter(Boolean).join('. ')
	};
}

/** A range that decides nothing for another reason than its width has no middle to tell. */
function gapCell(one: Told): TableCell {
	const { gap, why } = one;
	const text = knownGapText(one) || m.plan_not_known();
	if (!gap || isOpen(one)) return text;
	return why && why.reason !== 'spans-zero'
		? computed(text, { ...gap, median: null, why: toldText(one) }, arsverkDecimals(gap))
		: saidAs(text, gap);
}

/** Of man-years where no decimals are given. */
const saidAs = (
	text: string,
	known: Interval | null,
	decimals = known ? arsverkDecimals(known) : 0
): TableCell => (known ? computed(text, known, decimals) : text);

/** The sources of what is known with their years, the crosswalk where it is used, assumptions. */
export function sourcesText(
	known: readonly Pick<Question, 'need' | 'capacity'>[],
	crosswalk: string,
	inForce: readonly Assumption[]
): string {
	const needs = known.flatMap(({ need }) => PATHWAYS.flatMap((forlop) => need[forlop] ?? []));
	const staff = known.flatMap(({ capacity }) => capacity ?? []);
	const names = [...needs, ...staff].map(({ source, year }) => `${sourceName(source)} ${year}`);
	const mapped =
		needs.some(({ parts }) => parts.some(({ to }) => typeof to !== 'number')) ||
		staff.some(({ types }) => types.some(({ rule }) => rule !== null));
	return [...new Set(names), ...(mapped ? [crosswalk] : []), assumptionsText(inForce)].join(', ');
}

/** Numbers of a plan that are let go of, since they no longer move any answer. */
export function droppedText(
	dropped: readonly { scenario: string; id: string }[],
	name: string
): string {
	const numbers = dropped.map(({ scenario, id }) =>
		m.plan_dropped_one({ name: normName(id), scenario })
	);
	return m.plan_dropped({ name, numbers: listText(numbers) });
}
