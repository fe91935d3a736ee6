import type { Problem } from '../domain/problem.ts';
import { decimalText, numberText } from './figures.ts';
import {
	beyondLimit,
	lineTooLong,
	sheetTooLarge,
	unreadablePath,
	zipEntry
} from './limitProblems.ts';
import { m } from './paraglide/messages.js';
import type { ProblemGroup } from './problemGroups.ts';

export { groupProblems, isExample, type ProblemGroup } from './problemGroups.ts';

/** What was found in a file, and what to do about it; null when nothing needs doing. */
export interface Sentence {
	what: string;
	todo: string | null;
}

/** Names for what a problem holds as ids. Without them the ids are shown. */
export interface Names {
	field?: (id: string) => string;
	area?: (code: string) => string;
	value?: (field: string, value: string) => string;
	unit?: (id: string) => string;
}

const SKIPPED = {
	aggregate: m.problem_area_skipped_aggregate,
	district: m.problem_area_skipped_district,
	outside: m.problem_area_skipped_outside
};

/** What Excel has made of a cell. */
const MADE: Record<string, (inputs: { found: string }) => string> = {
	error: m.problem_excel_error,
	scientific: m.problem_excel_scientific,
	date: m.problem_excel_date,
	formula: m.problem_excel_formula
};

const MADE_TODO: Record<string, () => string> = {
	error: m.problem_excel_error_todo,
	formula: m.problem_excel_formula_todo
};

/** The sentence for one problem, with the row, column and text it concerns. */
export function problemSentence(problem: Problem, names: Names = {}): Sentence {
	const { what, todo } = core(problem, names);
	return { what: [what, place(problem), extent(problem)].filter(Boolean).join(' '), todo };
}

/** One sentence for problems of the same kind; the only one of a kind is told in full. */
export function groupSentence(group: ProblemGroup, names: Names = {}): Sentence {
	const [first] = group.problems;
	if (group.problems.length === 1) return problemSentence(first, names);
	return {
		what: together(group, names) ?? problemSentence(first, names).what,
		todo: core(first, names).todo
	};
}

export function rowsText(count: number): string {
	return count === 1 ? m.problem_row_one() : m.problem_row_many({ n: numberText(count) });
}

/** "a, b and c". */
export function listText(words: readonly string[], joiner = m.problem_and()): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

/** Years in a row as a span, others one by one; the oldest first. */
export function yearsText(years: readonly number[]): string {
	const [first, last] = [years[0], years.at(-1)];
	if (first === undefined || last === undefined) return '';
	const unbroken = last - first === years.length - 1;
	return unbroken && years.length > 1 ? `${first}–${last}` : listText(years.map(String));
}

export function foundText(found: string | undefined): string {
	return found?.trim() ? found : m.intake_empty_text();
}

function place({ row, column, code }: Problem): string {
	if (row !== undefined && column !== undefined)
		return m.problem_at_row_column({ row: numberText(row), column });
	if (row !== undefined) return m.problem_at_row({ row: numberText(row) });
	return column !== undefined && code !== 'column-unused' && code !== 'free-text'
		? m.problem_at_column({ column })
		: '';
}

function extent({ count }: Problem): string {
	return count !== undefined && count > 1 ? m.problem_concerns({ rows: rowsText(count) }) : '';
}

function areasText(detail: string | undefined, names: Names, joiner = m.problem_and()): string {
	const codes = detail?.split(', ') ?? [];
	return listText(
		codes.map((code) => names.area?.(code) ?? code),
		joiner
	);
}

/** Two figures of a number are what an estimate is worth. */
function roundRows(text: string): number {
	return Number(Number(text).toPrecision(2));
}

/** What "1.204" is when the sign parts thousands, and when it is a decimal sign. */
export function bothReadings(found: string): { whole: string; fraction: string } {
	const [before = '', after = ''] = found.replace('−', '-').split(/[.,]/);
	return {
		whole: numberText(Number(before + after)),
		fraction: `${numberText(Number(before))}${m.problem_decimal_sign()}${after}`
	};
}

function repeatedText(what: string | undefined): string {
	if (what === 'last') return m.problem_duplicate_keys_last();
	return what === 'none' ? m.problem_duplicate_keys_none() : m.problem_duplicate_keys_add();
}

/** What and what to do, without place and extent. */
function core(problem: Problem, names: Names): Sentence {
	const found = foundText(problem.found);
	const field = names.field?.(problem.detail ?? '') ?? problem.detail ?? '';
	const areas = areasText(problem.detail, names);
	switch (problem.code) {
		case 'empty-file':
			return { what: m.problem_empty_file(), todo: m.problem_empty_file_todo() };
		case 'binary-file':
			return { what: m.problem_binary_file(), todo: m.problem_binary_file_todo() };
		case 'unsupported-format':
			return unsupported(found);
		case 'unreadable':
			return {
				what: withFound(m.problem_unreadable(), problem),
				todo: m.problem_unreadable_todo()
			};
		case 'no-header':
			return { what: withFound(m.problem_no_header(), problem), todo: m.problem_no_header_todo() };
		case 'no-rows':
			return { what: m.problem_no_rows({ found }), todo: m.problem_no_rows_todo() };
		case 'row-wider':
			return { what: m.problem_row_wider({ found }), todo: m.problem_row_wider_todo() };
		case 'column-unnamed':
			return { what: m.problem_column_unnamed({ found }), todo: m.problem_column_unnamed_todo() };
		case 'source-unknown':
			return {
				what: problem.found
					? m.problem_source_unknown_against({ source: problem.detail ?? '', found })
					: m.problem_source_unknown(),
				todo: m.problem_source_unknown_todo()
			};
		case 'field-missing':
			return { what: m.problem_field_missing({ field }), todo: m.problem_field_missing_todo() };
		case 'column-unused':
			return { what: m.problem_column_unused({ column: foundText(problem.column) }), todo: null };
		case 'not-a-number':
			return { what: m.problem_not_a_number({ found }), todo: m.problem_not_a_number_todo() };
		case 'not-whole':
			return { what: m.problem_not_whole({ found }), todo: m.problem_not_whole_todo() };
		case 'out-of-range':
			return { what: m.problem_out_of_range({ found }), todo: m.problem_out_of_range_todo() };
		case 'excel-changed':
			return {
				what: (MADE[problem.detail ?? ''] ?? m.problem_excel_error)({ found }),
				todo: (MADE_TODO[problem.detail ?? ''] ?? m.problem_excel_code_todo)()
			};
		case 'figure-scientific':
			return {
				what: m.problem_figure_scientific({ found }),
				todo: m.problem_figure_scientific_todo()
			};
		case 'formula-unanswered':
			return {
				what: m.problem_formula_unanswered({ found, n: countText(problem.detail) }),
				todo: m.problem_excel_formula_todo()
			};
		case 'rows-cut':
			return {
				what: m.problem_rows_cut({ n: countText(problem.detail) }),
				todo: m.problem_rows_cut_todo()
			};
		case 'year-invalid':
			return { what: m.problem_year_invalid({ found }), todo: m.problem_year_invalid_todo() };
		case 'ragged-rows':
			return { what: m.problem_ragged_rows({ found }), todo: m.problem_ragged_rows_todo() };
		case 'quote-stray':
			return { what: m.problem_quote_stray({ found }), todo: m.problem_quote_stray_todo() };
		case 'delimiter-mixed':
			return { what: m.problem_delimiter_mixed({ found }), todo: m.problem_delimiter_mixed_todo() };
		case 'header-missing':
			return {
				what: withFound(m.problem_header_missing(), problem),
				todo: m.problem_header_missing_todo()
			};
		case 'header-joined':
			return { what: m.problem_header_joined({ n: countText(problem.detail) }), todo: null };
		case 'header-repeated':
			return { what: m.problem_header_repeated(), todo: null };
		case 'footnotes':
			return { what: m.problem_footnotes({ found }), todo: null };
		case 'several-tables':
			return {
				what: m.problem_several_tables({ row: countText(problem.detail) }),
				todo: m.problem_several_tables_todo()
			};
		case 'table-beside':
			return { what: m.problem_table_beside({ found }), todo: m.problem_table_beside_todo() };
		case 'sheet-chosen':
			return { what: m.problem_sheet_chosen({ found }), todo: m.problem_sheet_chosen_todo() };
		case 'no-table':
			return { what: m.problem_no_table({ found }), todo: m.problem_no_table_todo() };
		case 'format-damaged':
			return found === 'xlsx'
				? { what: m.problem_workbook_damaged(), todo: m.problem_workbook_damaged_todo() }
				: { what: m.problem_format_damaged({ found }), todo: m.problem_format_damaged_todo() };
		case 'person-numbers':
			return { what: m.problem_person_numbers(), todo: m.problem_person_numbers_todo() };
		case 'person-names':
			return { what: m.problem_person_names(), todo: m.problem_person_names_todo() };
		case 'total-differs':
			return {
				what: problem.detail === 'sexes' ? m.problem_total_sexes() : m.problem_total_kommuner(),
				todo: m.problem_total_todo()
			};
		case 'unit-doubtful':
			return {
				what: m.problem_unit_doubtful({ unit: names.unit?.(found) ?? found }),
				todo: m.problem_unit_doubtful_todo()
			};
		case 'unit-converted':
			return {
				what: m.problem_unit_converted({
					unit: names.unit?.(found) ?? found,
					factor: numberText(Number(problem.detail), 3)
				}),
				todo: m.problem_unit_converted_todo()
			};
		case 'persons-counted':
			return { what: m.problem_persons_counted({ n: countText(problem.detail) }), todo: null };
		case 'persons-not-counted':
			return {
				what: m.problem_persons_not_counted({ found }),
				todo: m.problem_persons_not_counted_todo()
			};
		case 'free-text':
			return { what: m.problem_free_text({ column: foundText(problem.column) }), todo: null };
		case 'unfolded':
			return {
				what: m.problem_unfolded({ into: problem.detail ?? '', found }),
				todo: m.problem_unfolded_todo()
			};
		case 'mapping-remembered':
			return { what: m.problem_mapping_remembered(), todo: null };
		case 'year-future':
			return { what: m.problem_year_future({ found }), todo: m.problem_year_future_todo() };
		case 'part-above-whole':
			return {
				what: m.problem_part_above_whole({ found, whole: problem.detail ?? '' }),
				todo: m.problem_part_above_whole_todo()
			};
		case 'persons-in-parts':
			return {
				what: m.problem_persons_in_parts({ found }),
				todo: m.problem_persons_in_parts_todo()
			};
		case 'more-than-adults':
			return {
				what: m.problem_more_than_adults({ found, adults: countText(problem.detail) }),
				todo: m.problem_more_than_adults_todo()
			};
		case 'area-name-other':
			return {
				what: m.problem_area_name_other({ found, number: problem.detail ?? '' }),
				todo: m.problem_area_name_other_todo()
			};
		case 'ages-overlap':
			return {
				what: m.problem_ages_overlap({ found, other: problem.detail ?? '' }),
				todo: m.problem_ages_overlap_todo()
			};
		case 'ages-across':
			return { what: m.problem_ages_across({ found }), todo: m.problem_ages_across_todo() };
		case 'rows-in-cell':
			return { what: m.problem_rows_in_cell(), todo: m.problem_rows_in_cell_todo() };
		case 'splits-differ':
			return {
				what: m.problem_splits_differ({
					sum: decimalText(found),
					total: decimalText(problem.detail ?? '')
				}),
				todo: m.problem_splits_differ_todo()
			};
		case 'share-above-all':
			return { what: m.problem_share_above_all({ found }), todo: m.problem_share_above_all_todo() };
		case 'file-twice':
			return { what: m.problem_file_twice({ found }), todo: m.problem_file_twice_todo() };
		case 'zero-beside-hidden':
			return { what: m.problem_zero_beside_hidden(), todo: m.problem_zero_beside_hidden_todo() };
		case 'rounded-values': {
			const step = problem.detail ?? '';
			return {
				what: m.problem_rounded_values({ step }),
				todo: m.problem_rounded_values_todo({ step })
			};
		}
		case 'unit-jump':
			return {
				what: m.problem_unit_jump({ found, times: problem.detail ?? '' }),
				todo: m.problem_unit_jump_todo()
			};
		case 'row-count':
			return {
				what: m.problem_row_count({
					found: countText(problem.found),
					expected: countText(problem.detail)
				}),
				todo: m.problem_row_count_todo()
			};
		case 'encoding-assumed':
			return {
				what: m.problem_encoding_assumed({ found: encodingName(found) }),
				todo: m.problem_encoding_assumed_todo()
			};
		case 'mixed-encoding':
			return { what: m.problem_mixed_encoding(), todo: m.problem_mixed_encoding_todo() };
		case 'control-signs':
			return {
				what: m.problem_control_signs({ found, n: countText(problem.detail) }),
				todo: m.problem_control_signs_todo()
			};
		case 'area-unknown':
			return { what: m.problem_area_unknown({ found }), todo: m.problem_area_unknown_todo() };
		case 'area-ambiguous':
			return {
				what: m.problem_area_ambiguous({
					found,
					areas: areasText(problem.detail, names, m.problem_or())
				}),
				todo: m.problem_area_ambiguous_todo()
			};
		case 'area-split':
			return { what: m.problem_area_split({ found, areas }), todo: m.problem_area_split_todo() };
		case 'area-carried':
			return { what: m.problem_area_carried({ found, areas }), todo: null };
		case 'area-by-name':
			return {
				what: m.problem_area_by_name({ found, areas }),
				todo: m.problem_area_by_name_todo()
			};
		case 'area-skipped':
			return { what: skipped(problem.detail)({ found }), todo: null };
		case 'area-zero-padded':
			return { what: m.problem_area_zero_padded({ found, areas }), todo: null };
		case 'value-unknown':
			return {
				what: m.problem_value_unknown({ found, field }),
				todo: m.problem_value_unknown_todo()
			};
		case 'duplicate-keys':
			return {
				what: `${m.problem_duplicate_keys()} ${repeatedText(problem.detail)}`,
				todo: m.problem_duplicate_keys_todo()
			};
		case 'rows-repeated':
			return { what: m.problem_rows_repeated(), todo: m.problem_rows_repeated_todo() };
		case 'rows-unread':
		case 'file-unread':
			return unread(problem, names);
		case 'year-from-date':
			return { what: m.problem_year_from_date({ found }), todo: null };
		case 'year-dates':
			return { what: m.problem_year_dates({ found }), todo: m.problem_year_dates_todo() };
		case 'thousands-unsure': {
			const { whole, fraction } = bothReadings(problem.found ?? '');
			const read = problem.detail === 'decimal' ? fraction : whole;
			return {
				what: m.problem_thousands_unsure({ found, whole, fraction, read }),
				todo: m.problem_thousands_unsure_todo()
			};
		}
		case 'overlaps-file':
			return { what: m.problem_overlaps_file(), todo: m.problem_overlaps_file_todo() };
		case 'constant-assumed':
			return {
				what: m.problem_constant_assumed({ field, found: valueText(problem, names) }),
				todo: m.problem_constant_assumed_todo()
			};
		case 'decimal-mixed':
			return {
				what: m.problem_decimal_mixed({
					found,
					sign: problem.detail === '.' ? m.problem_point() : m.problem_comma()
				}),
				todo: m.problem_decimal_mixed_todo()
			};
		case 'cancelled':
			return { what: m.problem_cancelled(), todo: m.problem_cancelled_todo() };
		case 'too-large':
			return {
				what: problem.detail
					? m.problem_too_large_fits({ rows: numberText(roundRows(problem.detail)) })
					: m.problem_too_large(),
				todo: m.problem_too_large_todo()
			};
		case 'beyond-limit':
			return beyondLimit(problem);
		case 'sheet-too-large':
			return sheetTooLarge(problem);
		case 'line-too-long':
			return lineTooLong(problem);
		case 'zip-entry':
			return zipEntry(problem);
		case 'path':
			return unreadablePath(problem);
	}
}

/** What keeps rows out of every figure, and what would make them count. */
function unread({ code, why }: Problem, names: Names): Sentence {
	const what = code === 'file-unread' ? m.problem_file_unread() : m.problem_rows_unread();
	if (!why) return { what, todo: m.problem_rows_unread_todo() };
	const field = names.field?.(why.field) ?? why.field;
	const list = (values: readonly string[]) =>
		listText(
			values.map((value) => `«${foundText(names.value?.(why.field, value) ?? value)}»`),
			m.problem_and()
		);
	return {
		what: `${what} ${m.problem_rows_unread_why({ field, found: list(why.found) })}`,
		todo:
			why.read.length > 0
				? m.problem_rows_unread_todo_why({ field, read: list(why.read) })
				: m.problem_rows_unread_todo()
	};
}

/** Many of a kind in one sentence; null for what is only told one at a time. */
function together(group: ProblemGroup, names: Names): string | null {
	const [first] = group.problems;
	const n = numberText(group.problems.length);
	const rows = rowsText(group.rows ?? group.problems.length);
	const column = foundText(first.column);
	const fields = listText(group.problems.map(({ detail = '' }) => names.field?.(detail) ?? detail));
	switch (group.code) {
		case 'field-missing':
			return m.problem_field_missing_many({ list: fields });
		case 'column-unused':
			return m.problem_column_unused_many({
				n,
				list: listText(group.problems.map((one) => `«${foundText(one.column)}»`))
			});
		case 'constant-assumed':
			return m.problem_constant_assumed_many({ n, list: fields });
		case 'not-a-number':
			return m.problem_not_a_number_many({ rows, column });
		case 'not-whole':
			return m.problem_not_whole_many({ rows, column });
		case 'out-of-range':
			return m.problem_out_of_range_many({ rows, column });
		case 'year-invalid':
			return m.problem_year_invalid_many({ rows, column });
		case 'decimal-mixed':
			return m.problem_decimal_mixed_many({ rows, column });
		case 'header-missing':
			return m.problem_header_missing();
		case 'ragged-rows':
			return m.problem_ragged_rows_many({ rows });
		case 'quote-stray':
			return m.problem_quote_stray_many({ rows });
		case 'delimiter-mixed':
			return m.problem_delimiter_mixed_many({ rows });
		case 'footnotes':
			return m.problem_footnotes_many({ n });
		case 'value-unknown':
			return withRows(
				m.problem_value_unknown_many({
					n,
					field: names.field?.(first.detail ?? '') ?? first.detail ?? ''
				}),
				group
			);
		case 'area-unknown':
			return withRows(m.problem_area_unknown_many({ n }), group);
		case 'area-ambiguous':
			return withRows(m.problem_area_ambiguous_many({ n }), group);
		case 'area-split':
			return withRows(m.problem_area_split_many({ n }), group);
		case 'area-carried':
			return withRows(m.problem_area_carried_many({ n }), group);
		case 'area-by-name':
			return withRows(m.problem_area_by_name_many({ n }), group);
		case 'area-skipped':
			return withRows(m.problem_area_skipped_many({ n }), group);
		case 'area-zero-padded':
			return withRows(m.problem_area_zero_padded_many({ n }), group);
		default:
			return null;
	}
}

function withRows(sentence: string, { rows }: ProblemGroup): string {
	return rows === null ? sentence : `${sentence} ${m.problem_concerns({ rows: rowsText(rows) })}`;
}

/** What each kind of file is called, and what to do with it. */
const FORMATS: Record<string, [what: () => string, todo: () => string]> = {
	zip: [m.problem_format_zip, m.problem_format_zip_todo],
	packed: [m.problem_format_packed, m.problem_format_zip_todo],
	xls: [m.problem_format_xls, m.problem_format_xls_todo],
	xlsb: [m.problem_format_xlsb, m.problem_format_xls_todo],
	xml: [m.problem_format_xml, m.problem_format_xls_todo],
	locked: [m.problem_format_locked, m.problem_format_locked_todo],
	ods: [m.problem_format_ods, m.problem_format_ods_todo],
	numbers: [m.problem_format_numbers, m.problem_format_numbers_todo],
	doc: [m.problem_format_docx, m.problem_format_docx_todo],
	docx: [m.problem_format_docx, m.problem_format_docx_todo],
	pdf: [m.problem_format_pdf, m.problem_format_pdf_todo],
	stat: [m.problem_format_stat, m.problem_format_stat_todo]
};

function unsupported(found: string): Sentence {
	const [what, todo] = FORMATS[found] ?? [
		() => m.problem_format_other({ found }),
		m.problem_binary_file_todo
	];
	return { what: what(), todo: todo() };
}

function withFound(sentence: string, { code, found }: Problem): string {
	if (!found?.trim()) return sentence;
	const more = {
		'no-header': m.problem_no_header_begins,
		'header-missing': m.problem_header_missing_first
	}[code as string];
	return `${sentence} ${(more ?? m.problem_unreadable_message)({ found })}`;
}

function skipped(reason: string | undefined) {
	return SKIPPED[reason as keyof typeof SKIPPED] ?? SKIPPED.outside;
}

function valueText({ detail = '', found = '' }: Problem, names: Names): string {
	return names.value?.(detail, found) ?? foundText(found);
}

function countText(text: string | undefined): string {
	const count = Number(text);
	return text !== undefined && Number.isFinite(count) ? numberText(count) : foundText(text);
}

/** The encoding's name as programs that save files write it. */
export function encodingName(encoding: string): string {
	return encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase();
}
