import type { SignatureRow } from '../charts/signature/state.ts';
import type { Range } from '../domain/range.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { Answer } from '../model/answer.ts';
import type { Assumption } from '../model/assumptions.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { REGISTERED } from '../model/question.ts';
import { pathwaysIn } from '../model/units.ts';
import { m, numberText, of, stateText } from '../text/index.ts';
import { perArsverkDecimals, sourceName } from './answerWords.ts';
import { arsverkDecimals } from './arsverkText.ts';
import { computed } from './computed.ts';
import { capacityByCrosswalk, crosswalkText, needByCrosswalk } from './crosswalkWords.ts';

/** A number of the signature picture that is not a source's own. */
export type AnswerColumn = 'need' | 'capacity' | 'competence' | 'gap';

type Known = { low: number; median: number; high: number };
type Step = Record<string, TableCell>;

/** What the number that was pressed is called, as it stands in the picture. */
export function pressedTitle(row: SignatureRow, column: AnswerColumn, place: string): string {
	const names = {
		need: m.col_need(),
		capacity: m.col_capacity(),
		competence: m.col_competence(),
		gap: m.col_gap()
	};
	return `${names[column]}, ${row.short}, ${place}: ${row[column].label}`;
}

/**
 * How a number of the picture comes about, step by step: the steps to users, to man-years, or all of
 * them to the gap. Low and high are the ends of the middle 90 % of the draws.
 */
export function answerSteps(
	found: PathwayFigures,
	column: AnswerColumn,
	inForce: CrosswalkInForce
): Table {
	const { answer } = found;
	const need = [
		// Users are divided by it already: it stands before them.
		...answer.used.filter(isRegistered).map(assumed),
		unlessHidden(answer, step(m.explain_need(), answer.users, 0, needNote(found, inForce)))
	];
	const capacity = [
		step(m.explain_capacity(), answer.capacity, null, staffNote(found, inForce)),
		...boundsOf(found),
		step(m.explain_outside(), answer.outside, null)
	];
	const steps = column === 'need' ? need : column === 'capacity' ? capacity : gapSteps(found, need);
	return {
		caption: m.explain_arithmetic(),
		columns: [
			{ key: 'step', label: m.explain_step() },
			{ key: 'low', label: m.explain_low(), numeric: true },
			{ key: 'middle', label: m.explain_middle(), numeric: true },
			{ key: 'high', label: m.explain_high(), numeric: true },
			{ key: 'note', label: m.state_note() }
		],
		rows: column === 'gap' ? withStaff(steps, capacity) : steps
	};
}

function gapSteps({ answer }: PathwayFigures, need: Step[]): Step[] {
	const { national } = answer;
	return [
		...need,
		...answer.used.filter((one) => !isRegistered(one)).map(assumed),
		unlessHidden(answer, step(m.explain_required(), answer.required, null)),
		step(m.explain_gap_row(), answer.gap, null, answer.gap ? m.explain_median_note() : ''),
		...(national
			? [
					step(m.explain_national(), national.national, null),
					step(m.explain_local(), national.local, null),
					step(m.explain_country(), national.there, 2)
				]
			: []),
		...perArsverkSteps(answer)
	];
}

/** As the balance is told on the page: what there is, what would be enough, and what is assumed. */
function perArsverkSteps({ perArsverk: { here, assumed }, turns }: Answer): Step[] {
	const told = (name: string, known: Known | null) =>
		step(name, known, known && perArsverkDecimals(known.high));
	return [
		told(m.explain_per_arsverk(), here),
		...(turns ? [told(m.explain_turns(), turns)] : []),
		...(assumed ? [told(m.explain_per_arsverk_assumed(), assumed)] : [])
	];
}

/** Man-years stand before the gap, which they are taken from. */
function withStaff(steps: Step[], capacity: Step[]): Step[] {
	const at = steps.findIndex(({ step }) => step === m.explain_gap_row());
	return [...steps.slice(0, at), ...capacity, ...steps.slice(at)];
}

const isRegistered = ({ norm }: Assumption) => norm.id === REGISTERED;

/** @param decimals null: as many as man-years of that size deserve, as in the picture */
function step(
	name: string,
	known: Known | null | undefined,
	decimals: number | null,
	note = ''
): Step {
	const digits = decimals ?? (known ? arsverkDecimals(known) : 0);
	const cell = (x: number | undefined) =>
		x === undefined ? m.explain_unset() : computed(numberText(x, digits), { median: x }, digits);
	return {
		step: name,
		low: cell(known?.low),
		middle: cell(known?.median),
		high: cell(known?.high),
		note
	};
}

/** Of users that are hidden, all that is seen may be none of them. */
function unlessHidden({ users, why }: Answer, told: Step): Step {
	if (!users?.open || users.high > 0) return told;
	const middle = stateText(why?.reason === 'not-collected' ? 'not-collected' : 'hidden');
	return { ...told, low: '', middle, high: '' };
}

function assumed({ norm, range, origin }: Assumption): Step {
	const origins = {
		default: m.origin_default,
		local: m.origin_local,
		example: m.origin_example,
		unset: m.origin_unset
	};
	return step(
		`${of(norm.navn)} (${of(norm.enhet)})`,
		range && { low: range.low, median: range.middle, high: range.high },
		range ? decimalsOf(range) : 0,
		origins[origin]()
	);
}

const decimalsOf = ({ high }: Range) => (high < 1 ? 2 : 0);

function boundsOf({ answer, unit }: PathwayFigures): Step[] {
	const { bounds } = answer;
	if (!bounds || pathwaysIn(unit).length > 1) return [];
	const cell = (x: number) => computed(numberText(x, 1), { median: x }, 1);
	return [{ step: m.explain_bounds(), low: cell(bounds.low), high: cell(bounds.high) }];
}

function needNote(found: PathwayFigures, inForce: CrosswalkInForce): string {
	const names = found.leads.map((one) => `${sourceName(one.source)} ${one.year}`);
	return [...names, ...(needByCrosswalk(found) ? [crosswalkText(inForce)] : [])].join('; ');
}

function staffNote(found: PathwayFigures, inForce: CrosswalkInForce): string {
	const { staff } = found;
	const names = staff ? [`${sourceName(staff.source)} ${staff.year}`] : [];
	return [...names, ...(capacityByCrosswalk(found) ? [crosswalkText(inForce)] : [])].join('; ');
}
