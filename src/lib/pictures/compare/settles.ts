import type { Answer } from '../../model/answer.ts';
import type { Undecided } from '../../model/judge.ts';
import { inSentence, m, of } from '../../text/index.ts';
import { dependsText } from '../answerWords.ts';

type Reason = Undecided['reason'];

/** What would settle it where no assumption would; null: it comes by itself, or nothing would. */
const SETTLES: Partial<Record<Reason, () => string>> = {
	'no-need': m.gaps_settle_users,
	'none-registered': m.gaps_settle_registered,
	'no-capacity': m.gaps_settle_staff,
	'no-forms': m.gaps_settle_types,
	'no-pathways': m.gaps_settle_types,
	'borrowed-forms': m.gaps_settle_types,
	'splits-differ': m.gaps_settle_splits,
	hidden: m.gaps_settle_hidden,
	'not-collected': m.gaps_settle_collected,
	'too-little': m.gaps_settle_little,
	'too-old': m.gaps_settle_newer,
	'series-break': m.gaps_settle_break,
	misfit: m.gaps_settle_misfit,
	'other-work': m.gaps_settle_other,
	bounds: m.gaps_settle_bounds,
	'two-sources': m.gaps_settle_two_sources,
	sources: m.gaps_settle_sources,
	yardsticks: m.gaps_settle_yardsticks,
	protecting: m.gaps_settle_protecting,
	'spans-zero': m.gaps_settle_assumptions,
	threshold: m.gaps_settle_assumptions
};

/** What would settle an answer that is not decided, in a sentence; null of one that is. */
export function settlesText(answer: Answer): string | null {
	const { verdict, why } = answer;
	if (verdict !== 'undecided' || !why) return null;
	if (why.reason === 'unset')
		return m.gaps_settle_unset({
			names: why.assumptions.map(({ norm }) => inSentence(of(norm.navn))).join('; ')
		});
	// Where an input would turn it, that is what is told; where figures are hidden, nobody here can.
	const input = why.reason === 'hidden' ? null : dependsText(answer);
	return input ?? SETTLES[why.reason]?.() ?? null;
}
