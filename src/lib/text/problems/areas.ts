import type { AreaFields } from '../../domain/problem.ts';
import { listText } from '../lists.ts';
import { m } from '../paraglide/messages.js';
import { foundText, groupSize, withRows, type Names, type WordsOf } from './words.ts';

const areaText = (code: string, names: Names) => names.area?.(code) ?? code;

const areasText = (codes: readonly string[], names: Names, joiner = m.problem_and()) =>
	listText(
		codes.map((code) => areaText(code, names)),
		joiner
	);

const SKIPPED = {
	aggregate: m.problem_area_skipped_aggregate,
	district: m.problem_area_skipped_district,
	outside: m.problem_area_skipped_outside
};

/** What is said of which place a row is of. */
export const AREA_WORDS: WordsOf<AreaFields> = {
	'area-unknown': {
		what: ({ found }) => m.problem_area_unknown({ found: foundText(found) }),
		todo: () => m.problem_area_unknown_todo(),
		together: (group) => withRows(m.problem_area_unknown_many({ n: groupSize(group) }), group)
	},
	'area-ambiguous': {
		what: ({ found, areas }, names) =>
			m.problem_area_ambiguous({
				found: foundText(found),
				areas: areasText(areas, names, m.problem_or())
			}),
		todo: () => m.problem_area_ambiguous_todo(),
		together: (group) => withRows(m.problem_area_ambiguous_many({ n: groupSize(group) }), group)
	},
	'area-split': {
		what: ({ found, areas }, names) =>
			m.problem_area_split({ found: foundText(found), areas: areasText(areas, names) }),
		todo: () => m.problem_area_split_todo(),
		together: (group) => withRows(m.problem_area_split_many({ n: groupSize(group) }), group)
	},
	'area-carried': {
		what: ({ found, area }, names) =>
			m.problem_area_carried({ found: foundText(found), areas: areaText(area, names) }),
		together: (group) => withRows(m.problem_area_carried_many({ n: groupSize(group) }), group)
	},
	'area-by-name': {
		what: ({ found, area }, names) =>
			m.problem_area_by_name({ found: foundText(found), areas: areaText(area, names) }),
		todo: () => m.problem_area_by_name_todo(),
		together: (group) => withRows(m.problem_area_by_name_many({ n: groupSize(group) }), group)
	},
	'area-zero-padded': {
		what: ({ found, area }, names) =>
			m.problem_area_zero_padded({ found: foundText(found), areas: areaText(area, names) }),
		together: (group) => withRows(m.problem_area_zero_padded_many({ n: groupSize(group) }), group)
	},
	'area-skipped': {
		what: ({ found, reason }) => SKIPPED[reason]({ found: foundText(found) }),
		together: (group) => withRows(m.problem_area_skipped_many({ n: groupSize(group) }), group)
	},
	'area-name-other': {
		what: ({ found, number }) => m.problem_area_name_other({ found: foundText(found), number }),
		todo: () => m.problem_area_name_other_todo()
	}
};
