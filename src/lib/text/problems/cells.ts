import type { CellFields } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { m } from '../paraglide/messages.js';
import { fieldText, foundText, groupRows, groupSize, withRows, type WordsOf } from './words.ts';
import type { ProblemGroup } from './groups.ts';

/** What Excel has made of a cell. */
const MADE = {
	error: m.problem_excel_error,
	scientific: m.problem_excel_scientific,
	date: m.problem_excel_date,
	formula: m.problem_excel_formula
};

const MADE_TODO = {
	error: m.problem_excel_error_todo,
	scientific: m.problem_excel_code_todo,
	date: m.problem_excel_code_todo,
	formula: m.problem_excel_formula_todo
};

/** The rows of a group, and the column that all of them are in. */
const inColumn = (group: ProblemGroup<keyof CellFields>) => ({
	rows: groupRows(group),
	column: foundText(group.problems[0].column)
});

/** What is said of what stands in a cell. */
export const CELL_WORDS: WordsOf<CellFields> = {
	'not-a-number': {
		what: ({ found }) => m.problem_not_a_number({ found: foundText(found) }),
		todo: () => m.problem_not_a_number_todo(),
		together: (group) => m.problem_not_a_number_many(inColumn(group)),
		example: true
	},
	'not-whole': {
		what: ({ found }) => m.problem_not_whole({ found: foundText(found) }),
		todo: () => m.problem_not_whole_todo(),
		together: (group) => m.problem_not_whole_many(inColumn(group)),
		example: true
	},
	'out-of-range': {
		what: ({ found }) => m.problem_out_of_range({ found: foundText(found) }),
		todo: () => m.problem_out_of_range_todo(),
		together: (group) => m.problem_out_of_range_many(inColumn(group)),
		example: true
	},
	'excel-changed': {
		what: ({ found, made }) => MADE[made]({ found: foundText(found) }),
		todo: ({ made }) => MADE_TODO[made](),
		example: true,
		apart: ({ column = '', made }) => `${column}:${made}`
	},
	'figure-scientific': {
		what: ({ found }) => m.problem_figure_scientific({ found: foundText(found) }),
		todo: () => m.problem_figure_scientific_todo(),
		example: true
	},
	'formula-unanswered': {
		what: ({ found, cells }) =>
			m.problem_formula_unanswered({ found: foundText(found), n: numberText(cells) }),
		todo: () => m.problem_excel_formula_todo()
	},
	'decimal-mixed': {
		what: ({ found, sign }) =>
			m.problem_decimal_mixed({
				found: foundText(found),
				sign: sign === '.' ? m.problem_point() : m.problem_comma()
			}),
		todo: () => m.problem_decimal_mixed_todo(),
		together: (group) => m.problem_decimal_mixed_many(inColumn(group)),
		example: true
	},
	'thousands-unsure': {
		what: ({ found, read }) => {
			const { whole, fraction } = bothReadings(found);
			const taken = read === 'decimal' ? fraction : whole;
			return m.problem_thousands_unsure({ found: foundText(found), whole, fraction, read: taken });
		},
		todo: () => m.problem_thousands_unsure_todo()
	},
	'year-invalid': {
		what: ({ found }) => m.problem_year_invalid({ found: foundText(found) }),
		todo: () => m.problem_year_invalid_todo(),
		together: (group) => m.problem_year_invalid_many(inColumn(group)),
		example: true
	},
	'year-from-date': {
		what: ({ found }) => m.problem_year_from_date({ found: foundText(found) })
	},
	'year-dates': {
		what: ({ found }) => m.problem_year_dates({ found: foundText(found) }),
		todo: () => m.problem_year_dates_todo()
	},
	'year-future': {
		what: ({ found }) => m.problem_year_future({ found: foundText(found) }),
		todo: () => m.problem_year_future_todo()
	},
	'value-unknown': {
		what: ({ found, field }, names) =>
			m.problem_value_unknown({ found: foundText(found), field: fieldText(field, names) }),
		todo: () => m.problem_value_unknown_todo(),
		together: (group, names) => {
			const field = fieldText(group.problems[0].field, names);
			return withRows(m.problem_value_unknown_many({ n: groupSize(group), field }), group);
		},
		apart: ({ field }) => field
	}
};

/** What "1.204" is when the sign parts thousands, and when it is a decimal sign. */
export function bothReadings(found: string): { whole: string; fraction: string } {
	const [before = '', after = ''] = found.replace('−', '-').split(/[.,]/);
	return {
		whole: numberText(Number(before + after)),
		fraction: `${numberText(Number(before))}${m.problem_decimal_sign()}${after}`
	};
}
