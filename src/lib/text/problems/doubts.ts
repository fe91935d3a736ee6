import type { DoubtFields } from '../../domain/problem.ts';
import { decimalText, numberText } from '../figures.ts';
import { m } from '../paraglide/messages.js';
import { foundText, type WordsOf } from './words.ts';

/** What is said of figures that are right by their form, and yet hardly what they seem. */
export const DOUBT_WORDS: WordsOf<DoubtFields> = {
	'part-above-whole': {
		what: ({ found, whole }) => m.problem_part_above_whole({ found: foundText(found), whole }),
		todo: () => m.problem_part_above_whole_todo()
	},
	'persons-in-parts': {
		what: ({ found }) => m.problem_persons_in_parts({ found: foundText(found) }),
		todo: () => m.problem_persons_in_parts_todo()
	},
	'more-than-adults': {
		what: ({ found, adults }) =>
			m.problem_more_than_adults({ found: foundText(found), adults: numberText(adults) }),
		todo: () => m.problem_more_than_adults_todo()
	},
	'ages-overlap': {
		what: ({ found, other }) => m.problem_ages_overlap({ found: foundText(found), other }),
		todo: () => m.problem_ages_overlap_todo()
	},
	'ages-across': {
		what: ({ found }) => m.problem_ages_across({ found: foundText(found) }),
		todo: () => m.problem_ages_across_todo()
	},
	'splits-differ': {
		what: ({ found, total }) =>
			m.problem_splits_differ({ sum: decimalText(foundText(found)), total: decimalText(total) }),
		todo: () => m.problem_splits_differ_todo()
	},
	'share-above-all': {
		what: ({ found }) => m.problem_share_above_all({ found: foundText(found) }),
		todo: () => m.problem_share_above_all_todo()
	},
	'zero-beside-hidden': {
		what: () => m.problem_zero_beside_hidden(),
		todo: () => m.problem_zero_beside_hidden_todo()
	},
	'rounded-values': {
		what: ({ step }) => m.problem_rounded_values({ step }),
		todo: ({ step }) => m.problem_rounded_values_todo({ step })
	},
	'unit-jump': {
		what: ({ found, power }) =>
			m.problem_unit_jump({
				found: foundText(found),
				times: `${power > 0 ? '' : '1/'}${10 ** Math.abs(power)}`
			}),
		todo: () => m.problem_unit_jump_todo()
	},
	'total-differs': {
		what: ({ parts }) => (parts === 'sexes' ? m.problem_total_sexes() : m.problem_total_kommuner()),
		todo: () => m.problem_total_todo()
	}
};
