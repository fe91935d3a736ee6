import type { ShapeFields } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { m } from '../paraglide/messages.js';
import { withFound } from './file.ts';
import { foundText, groupRows, groupSize, type WordsOf } from './words.ts';

const REPEATED = {
	once: m.problem_duplicate_keys_add,
	add: m.problem_duplicate_keys_add,
	last: m.problem_duplicate_keys_last,
	none: m.problem_duplicate_keys_none
};

/** What is said of where the table is, and of rows that do not fit in it. */
export const SHAPE_WORDS: WordsOf<ShapeFields> = {
	'no-header': {
		what: ({ found }) => withFound(m.problem_no_header(), found, m.problem_no_header_begins),
		todo: () => m.problem_no_header_todo()
	},
	'no-rows': {
		what: ({ found }) => m.problem_no_rows({ found: foundText(found) }),
		todo: () => m.problem_no_rows_todo()
	},
	'no-table': {
		what: ({ found }) => m.problem_no_table({ found: foundText(found) }),
		todo: () => m.problem_no_table_todo()
	},
	'sheet-chosen': {
		what: ({ found }) => m.problem_sheet_chosen({ found: foundText(found) }),
		todo: () => m.problem_sheet_chosen_todo()
	},
	'table-beside': {
		what: ({ found }) => m.problem_table_beside({ found: foundText(found) }),
		todo: () => m.problem_table_beside_todo()
	},
	'several-tables': {
		what: ({ read }) => m.problem_several_tables({ row: numberText(read) }),
		todo: () => m.problem_several_tables_todo()
	},
	'header-missing': {
		what: ({ found }) =>
			withFound(m.problem_header_missing(), found, m.problem_header_missing_first),
		todo: () => m.problem_header_missing_todo(),
		together: () => m.problem_header_missing()
	},
	'header-joined': { what: ({ lines }) => m.problem_header_joined({ n: numberText(lines) }) },
	'header-repeated': { what: () => m.problem_header_repeated() },
	footnotes: {
		what: ({ found }) => m.problem_footnotes({ found: foundText(found) }),
		together: (group) => m.problem_footnotes_many({ n: groupSize(group) })
	},
	'ragged-rows': {
		what: ({ found }) => m.problem_ragged_rows({ found: foundText(found) }),
		todo: () => m.problem_ragged_rows_todo(),
		together: (group) => m.problem_ragged_rows_many({ rows: groupRows(group) }),
		example: true
	},
	'row-wider': {
		what: ({ found }) => m.problem_row_wider({ found: foundText(found) }),
		todo: () => m.problem_row_wider_todo()
	},
	'column-unnamed': {
		what: ({ found }) => m.problem_column_unnamed({ found: foundText(found) }),
		todo: () => m.problem_column_unnamed_todo()
	},
	'quote-stray': {
		what: ({ found }) => m.problem_quote_stray({ found: foundText(found) }),
		todo: () => m.problem_quote_stray_todo(),
		together: (group) => m.problem_quote_stray_many({ rows: groupRows(group) }),
		example: true
	},
	'delimiter-mixed': {
		what: ({ found }) => m.problem_delimiter_mixed({ found: foundText(found) }),
		todo: () => m.problem_delimiter_mixed_todo(),
		together: (group) => m.problem_delimiter_mixed_many({ rows: groupRows(group) }),
		example: true
	},
	'rows-in-cell': {
		what: () => m.problem_rows_in_cell(),
		todo: () => m.problem_rows_in_cell_todo()
	},
	'rows-cut': {
		what: ({ lines }) => m.problem_rows_cut({ n: numberText(lines) }),
		todo: () => m.problem_rows_cut_todo()
	},
	'row-count': {
		what: ({ found, expected }) =>
			m.problem_row_count({ found: numberText(found), expected: numberText(expected) }),
		todo: () => m.problem_row_count_todo()
	},
	unfolded: {
		what: ({ found, into }) =>
			m.problem_unfolded({ into: into.join(', '), found: foundText(found) }),
		todo: () => m.problem_unfolded_todo()
	},
	'rows-repeated': {
		what: () => m.problem_rows_repeated(),
		todo: () => m.problem_rows_repeated_todo()
	},
	'duplicate-keys': {
		what: ({ repeated }) => `${m.problem_duplicate_keys()} ${REPEATED[repeated]()}`,
		todo: () => m.problem_duplicate_keys_todo()
	}
};
