import type { GapQuantity } from '../charts/signature/state.ts';
import type { Answer } from '../model/answer.ts';
import type { Practice, PracticeVerdict } from '../model/practice.ts';
import { leftTo, type Yardstick } from '../model/yardsticks.ts';
import { m } from '../text/index.ts';
import {
	gapCautions,
	gapLabel,
	gapSaid,
	outsideText,
	restsOnExample,
	sizeText,
	unitText
} from './answerWords.ts';
import { besideOthers } from './besideCountry.ts';
import { arsverkText } from './arsverkText.ts';
import { twoDigits } from './practice.ts';

/** What the second and third pathway together are held against. */
export interface YardstickInput {
	/** As it is written: 'Tynset'. */
	place: string;
	leading: Yardstick;
	answer: Answer;
	/** All man-years per registered user; null where others can't be told. */
	practice: Practice | null;
	/** The municipality's own, man-years in follow-up; null: not set. */
	target: number | null;
	/** The norm's answer is not tried on the country yet. */
	trying?: boolean;
}

const VERDICTS: Record<PracticeVerdict, () => string> = {
	more: m.gap_practice_more,
	less: m.gap_practice_less,
	'as-most': m.gap_practice_as_most
};

const NAMES: Record<Yardstick, () => string> = {
	norm: m.gap_yardstick_norm,
	practice: m.gap_yardstick_practice,
	target: m.gap_yardstick_target
};

export const yardstickName = (one: Yardstick): string => NAMES[one]();

/** The answer in one sentence, by the yardstick that leads, and what belongs with it. */
export function yardstickHeading(input: YardstickInput): { heading: string; more: string } {
	const { leading, answer, practice, target, place, trying } = input;
	if (leading === 'practice' && practice)
		return {
			heading: m.gap_practice_heading({
				place,
				here: arsverkText(practice.arsverk),
				expected: expectedText(practice)
			}),
			more: ''
		};
	if (leading === 'target' && target !== null && answer.capacity)
		return {
			heading: m.gap_target_heading({
				place,
				here: arsverkText(answer.capacity.low, answer.capacity.high),
				target: arsverkText(target)
			}),
			more: outsideText(answer)
		};
	const particular = trying ? null : besideOthers(answer, place);
	return particular
		? { heading: `${particular}.`, more: gapBehind(answer) }
		: { heading: gapSaid(answer, trying), more: gapCautions(answer, trying) };
}

/** What belongs with what the kommune has beside others: the answer, which is everybody's, and the rest. */
function gapBehind(answer: Answer): string {
	const unit = unitText(answer.unit);
	return [
		answer.verdict === 'covered'
			? m.gap_lead_everywhere_covered({ unit })
			: m.gap_lead_everywhere_short({ unit, span: sizeText(answer) }),
		outsideText(answer),
		restsOnExample(answer) ? m.gap_said_with_examples() : ''
	]
		.filter(Boolean)
		.join(' ');
}

const expectedText = ({ expected }: Practice): string => twoDigits(expected.low, expected.high);

/** The gap's cell, by the yardstick that leads; the others are told below it. */
export function yardstickCell(input: YardstickInput, norm: GapQuantity): GapQuantity {
	const { leading, practice, target } = input;
	if (leading === 'practice' && practice)
		return {
			span: null,
			// What others have decides nothing: it is never coloured.
			verdict: 'undecided',
			label: m.gap_practice_label({
				here: arsverkText(practice.arsverk),
				expected: expectedText(practice)
			}),
			notes: [
				...(practice.verdict ? [VERDICTS[practice.verdict]()] : []),
				m.gap_practice_all_forms(),
				m.gap_norm_beside({ told: [norm.label, norm.notes[0]].filter(Boolean).join(', ') }),
				...targetNotes(input)
			]
		};
	if (leading === 'target')
		return {
			span: null,
			verdict: 'undecided',
			label: targetLabel(input),
			notes: [
				...(target === null ? [] : targetNotes(input)),
				m.gap_norm_beside({ told: gapLabel(input.answer) }),
				...practiceNotes(input)
			]
		};
	return { ...norm, notes: [...norm.notes, ...practiceNotes(input), ...targetNotes(input)] };
}

function practiceNotes({ practice }: YardstickInput): string[] {
	return practice ? [m.gap_practice_beside({ expected: expectedText(practice) })] : [];
}

const targetNotes = ({ target }: YardstickInput): string[] =>
	target === null ? [] : [m.gap_target_beside({ target: arsverkText(target) })];

function targetLabel({ target, answer: { capacity } }: YardstickInput): string {
	if (target === null || !capacity) return m.gap_target_none();
	const { low, high } = leftTo(target, capacity);
	if (high <= 0) return m.gap_target_met();
	return low >= 0
		? m.gap_target_label({ span: arsverkText(low, high) })
		: m.gap_target_open({ low: arsverkText(-low), high: arsverkText(high) });
}
