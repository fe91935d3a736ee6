import type { ColumnFields } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { listText } from '../lists.ts';
import { m } from '../paraglide/messages.js';
import { fieldText, foundText, groupSize, type Names, type WordsOf } from './words.ts';

const fieldsText = (problems: readonly { field: string }[], names: Names) =>
	listText(problems.map(({ field }) => fieldText(field, names)));

const unitText = (id: string, names: Names) => names.unit?.(foundText(id)) ?? foundText(id);

/** What is said of what a column is taken for, and of columns that tell who somebody is. */
export const COLUMN_WORDS: WordsOf<ColumnFields> = {
	'field-missing': {
		what: ({ field }, names) => m.problem_field_missing({ field: fieldText(field, names) }),
		todo: () => m.problem_field_missing_todo(),
		together: ({ problems }, names) =>
			m.problem_field_missing_many({ list: fieldsText(problems, names) })
	},
	'constant-assumed': {
		what: ({ field, found }, names) =>
			m.problem_constant_assumed({
				field: fieldText(field, names),
				found: names.value?.(field, found) ?? foundText(found)
			}),
		todo: () => m.problem_constant_assumed_todo(),
		together: (group, names) =>
			m.problem_constant_assumed_many({
				n: groupSize(group),
				list: fieldsText(group.problems, names)
			})
	},
	'column-unused': {
		what: ({ column }) => m.problem_column_unused({ column: foundText(column) }),
		together: (group) =>
			m.problem_column_unused_many({
				n: groupSize(group),
				list: listText(group.problems.map(({ column }) => `«${foundText(column)}»`))
			}),
		namesColumn: true
	},
	'free-text': {
		what: ({ column }) => m.problem_free_text({ column: foundText(column) }),
		namesColumn: true,
		apart: ({ column }) => column
	},
	'unit-doubtful': {
		what: ({ found }, names) => m.problem_unit_doubtful({ unit: unitText(found, names) }),
		todo: () => m.problem_unit_doubtful_todo(),
		apart: ({ column = '' }) => column
	},
	'unit-converted': {
		what: ({ found, factor }, names) =>
			m.problem_unit_converted({ unit: unitText(found, names), factor: numberText(factor, 3) }),
		todo: () => m.problem_unit_converted_todo()
	},
	'person-numbers': {
		what: () => m.problem_person_numbers(),
		todo: () => m.problem_person_numbers_todo()
	},
	'person-names': {
		what: () => m.problem_person_names(),
		todo: () => m.problem_person_names_todo()
	},
	'persons-counted': {
		what: ({ persons }) => m.problem_persons_counted({ n: numberText(persons) })
	},
	'persons-not-counted': {
		what: ({ found }) => m.problem_persons_not_counted({ found: foundText(found) }),
		todo: () => m.problem_persons_not_counted_todo()
	}
};
