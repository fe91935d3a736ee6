import { isOpen, type Verdict } from '../model/judge.ts';
import type { Outcome } from '../model/scenario.ts';
import { TOGETHER } from '../model/units.ts';
import { begun, m, spanText } from '../text/index.ts';
import { gapLabel, gapSpanText, whyText } from './answerWords.ts';
import { arsverkText } from './arsverkText.ts';

/** The median and the middle 90 % of the draws. */
export type Interval = Outcome['added'];

/** Smaller than this in man-years is no difference that is shown. */
const SEEN = 0.05;

/** Whether there is anything of it to show, man-years. */
export const isSeen = (one: Pick<Interval, 'low' | 'high'> | null): boolean =>
	one !== null && (Math.abs(one.low) >= SEEN || Math.abs(one.high) >= SEEN);

/** An interval's ends without their sign, the least first. */
export function sizeOf({ low, high }: Pick<Interval, 'low' | 'high'>): string {
	const [least = 0, most = 0] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
	return arsverkText(least, most);
}

/** An outcome in a scenario of which some measures may not be counted. */
export interface Told extends Outcome {
	/** Measures that concern it whose man-years nobody has said. */
	uncounted: boolean;
}

/** What is other than today, in man-years. It needs no sign. */
export function changeText({
	difference,
	gap,
	needChanged
}: Pick<Outcome, 'difference' | 'gap' | 'needChanged'>): string {
	if (!difference) return m.plan_change_unknown();
	if (!isSeen(difference)) return m.plan_change_none();
	const { low, high } = difference;
	const span = sizeOf(difference);
	// Where the gap is not known, nothing is said of how well the need is covered.
	if (high <= 0) {
		if (gap) return m.plan_change_less({ span });
		return needChanged ? m.plan_change_gap_less({ span }) : m.plan_change_added({ span });
	}
	if (low >= 0) {
		if (gap) return m.plan_change_more({ span });
		return needChanged ? m.plan_change_gap_more({ span }) : m.plan_change_taken({ span });
	}
	return m.plan_change_both({ worse: arsverkText(high), better: arsverkText(-low) });
}

/** What comes or goes that is held outside; empty where nothing does. */
export function heldText({ addedOutside }: Pick<Outcome, 'addedOutside'>): string {
	if (!isSeen(addedOutside)) return '';
	const span = sizeOf(addedOutside);
	return addedOutside.median < 0
		? m.plan_change_outside_less({ span })
		: m.plan_change_outside_more({ span });
}

/** What is said of a unit in a scenario, as a sentence without its full stop. */
export function toldText(outcome: Told): string {
	const told = begun(answerText(outcome));
	return outcome.uncounted ? m.plan_gap_without({ told }) : told;
}

function answerText(outcome: Outcome): string {
	const { verdict, why, gap } = outcome;
	if (verdict !== 'undecided') return gapLabel(outcome);
	const { unit } = outcome;
	const alone = unit !== TOGETHER && unit !== 1;
	switch (why?.reason) {
		case 'unset':
			return m.plan_gap_unset({ count: why.assumptions.length });
		case 'spans-zero':
			return m.plan_gap_undecided({ span: gapSpanText(outcome) });
		case 'none-registered':
		case 'too-little':
		case 'threshold':
		case 'misfit':
		case 'no-need':
		case 'protecting':
			return gapLabel(outcome);
		case 'bounds':
		case 'hidden':
			if (alone) return m.plan_gap_alone();
	}
	const words = whyText(outcome);
	const span = knownGapText(outcome);
	return gap && span ? m.plan_gap_why({ why: words, span }) : m.plan_gap_unknown({ why: words });
}

/** What a unit's answer is called between «fra» and «til». */
export function stateText(outcome: Outcome): string {
	const { verdict, why } = outcome;
	const special = ['none-registered', 'too-little', 'threshold', 'misfit', 'no-need', 'protecting'];
	return why && special.includes(why.reason) ? gapLabel(outcome) : VERDICTS[verdict]();
}

const VERDICTS: Record<Verdict, () => string> = {
	missing: m.axis_missing,
	covered: m.axis_covered,
	undecided: m.cannot_be_decided
};

/** Too few or too many, in words; more users than are known can only make it more too few. */
export function knownGapText(outcome: Pick<Outcome, 'gap' | 'users'>): string {
	const { gap } = outcome;
	if (!gap) return '';
	if (!isOpen(outcome)) return gapSpanText({ gap });
	return gap.low > 0 ? m.plan_gap_at_least({ count: arsverkText(gap.low) }) : '';
}

/** Users or man-years, which are more than is known where some of it is hidden or not collected. */
export function knownText(known: (Interval & { open?: boolean }) | null, decimals: number): string {
	if (!known || (known.open && known.high === 0)) return m.plan_not_known();
	const span = spanText(known.low, known.high, decimals);
	return known.open ? m.or_more({ span }) : span;
}

/** Man-years; with no more digits than they deserve. */
export const knownArsverk = (known: Interval | null): string =>
	known ? arsverkText(known.low, known.high) : m.plan_not_known();

/** Man-years that users need: more than is known with them. */
export function requiredText({ required, users }: Pick<Outcome, 'required' | 'users'>): string {
	if (!required) return m.plan_not_known();
	const span = arsverkText(required.low, required.high);
	return users?.open ? m.or_more({ span }) : span;
}
