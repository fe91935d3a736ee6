import type { Answer } from '../model/answer.ts';
import type { Undecided } from '../model/judge.ts';
import { m } from '../text/index.ts';
import { turnsOnInputs } from './answerWords.ts';
import { arsverkText } from './arsverkText.ts';
import { inputText } from './cardWords.ts';

/** Why it can't be told, in a sentence for the council. */
export function whySentence({ why }: Pick<Answer, 'why'>): string {
	if (!why) return m.card_why_plain();
	switch (why.reason) {
		case 'unset': {
			const count = why.assumptions.length;
			return count === 1 ? m.card_why_unset_one() : m.card_why_unset({ count });
		}
		case 'too-old':
			return m.card_why_too_old({ years: why.years });
		case 'other-work':
			return m.card_why_other_work({ count: arsverkText(why.arsverk) });
		default:
			return WHY[why.reason]();
	}
}

/** What would settle it, in a sentence. */
export function settleSentence(answer: Answer): string {
	const { why } = answer;
	const input = turnsOnInputs(answer) ? settling(answer) : null;
	if (input?.kind === 'counts') return m.card_settle_counts();
	if (input?.kind === 'hidden') return m.card_settle_hidden();
	if (input) return m.card_settle_input({ input: inputText(input) });
	return why ? SETTLE[why.reason]() : m.card_settle_new();
}

/** Of what is uncertain, that which would decide most often if it were known. */
export const settling = ({ influences }: Pick<Answer, 'influences'>) =>
	influences.toSorted((a, b) => b.settles - a.settles || b.share - a.share)[0]?.driver ?? null;

type Reason = Undecided['reason'];

/** Reasons that have no numbers of their own. */
const WHY: Record<Exclude<Reason, 'unset' | 'too-old' | 'other-work'>, () => string> = {
	protecting: m.card_why_protecting,
	'no-need': m.card_why_no_need,
	'none-registered': m.card_why_none_registered,
	'no-capacity': m.card_why_no_staff,
	'no-forms': m.card_why_work,
	'no-pathways': m.card_why_work,
	'borrowed-forms': m.card_why_work,
	bounds: m.card_why_work,
	'splits-differ': m.card_why_differ,
	hidden: m.card_why_hidden,
	'not-collected': m.card_why_not_collected,
	'too-little': m.card_why_too_little,
	'series-break': m.card_why_series_break,
	misfit: m.card_why_misfit,
	'spans-zero': m.card_why_plain,
	threshold: m.card_why_threshold,
	'two-sources': m.card_why_sources,
	sources: m.card_why_sources,
	yardsticks: m.card_why_yardsticks
};

const SETTLE: Record<Reason, () => string> = {
	protecting: m.card_settle_wait,
	'no-need': m.card_settle_users,
	'none-registered': m.card_settle_users,
	'not-collected': m.card_settle_users,
	'no-capacity': m.card_settle_staff,
	'no-forms': m.card_settle_staff,
	'no-pathways': m.card_settle_staff,
	'borrowed-forms': m.card_settle_staff,
	bounds: m.card_settle_staff,
	'splits-differ': m.card_settle_staff,
	'other-work': m.card_settle_staff,
	hidden: m.card_settle_hidden,
	unset: m.card_settle_set,
	'too-little': m.card_settle_judge,
	'too-old': m.card_settle_new,
	'series-break': m.card_settle_new,
	misfit: m.card_settle_own,
	'spans-zero': m.card_settle_new,
	threshold: m.card_settle_new,
	'two-sources': m.card_settle_sources,
	sources: m.card_settle_sources,
	yardsticks: m.card_settle_choose
};
