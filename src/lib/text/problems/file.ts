import type { FileFields, Problem } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { listText } from '../lists.ts';
import { of } from '../locale.svelte.ts';
import { m } from '../paraglide/messages.js';
import { fieldText, foundText, type Names, type WordsOf } from './words.ts';

/** What is said of a file as a whole. */
export const FILE_WORDS: WordsOf<FileFields> = {
	'empty-file': { what: () => m.problem_empty_file(), todo: () => m.problem_empty_file_todo() },
	'binary-file': { what: () => m.problem_binary_file(), todo: () => m.problem_binary_file_todo() },
	'unsupported-format': {
		what: ({ found }) =>
			FORMATS[found]?.[0]() ?? m.problem_format_other({ found: foundText(found) }),
		todo: ({ found }) => (FORMATS[found]?.[1] ?? m.problem_binary_file_todo)()
	},
	unreadable: {
		what: ({ found }) => withFound(m.problem_unreadable(), found, m.problem_unreadable_message),
		todo: () => m.problem_unreadable_todo()
	},
	'format-damaged': {
		what: ({ found }) =>
			found === 'xlsx'
				? m.problem_workbook_damaged()
				: m.problem_format_damaged({ found: foundText(found) }),
		todo: ({ found }) =>
			found === 'xlsx' ? m.problem_workbook_damaged_todo() : m.problem_format_damaged_todo()
	},
	'file-twice': {
		what: ({ found }) => m.problem_file_twice({ found: foundText(found) }),
		todo: () => m.problem_file_twice_todo()
	},
	cancelled: { what: () => m.problem_cancelled(), todo: () => m.problem_cancelled_todo() },
	'encoding-assumed': {
		what: ({ found }) => m.problem_encoding_assumed({ found: encodingName(found) }),
		todo: () => m.problem_encoding_assumed_todo()
	},
	'mixed-encoding': {
		what: () => m.problem_mixed_encoding(),
		todo: () => m.problem_mixed_encoding_todo()
	},
	'control-signs': {
		what: ({ found, times }) =>
			m.problem_control_signs({ found: foundText(found), n: numberText(times) }),
		todo: () => m.problem_control_signs_todo()
	},
	'source-unknown': {
		what: (problem) =>
			problem.found
				? m.problem_source_unknown_against({
						source: of(problem.source),
						found: foundText(problem.found)
					})
				: m.problem_source_unknown(),
		todo: () => m.problem_source_unknown_todo()
	},
	'mapping-remembered': { what: () => m.problem_mapping_remembered() },
	'overlaps-file': {
		what: () => m.problem_overlaps_file(),
		todo: () => m.problem_overlaps_file_todo()
	},
	'rows-unread': {
		what: ({ why }, names) => unreadWhat(m.problem_rows_unread(), why, names),
		todo: ({ why }, names) => unreadTodo(why, names)
	},
	'file-unread': {
		what: ({ why }, names) => unreadWhat(m.problem_file_unread(), why, names),
		todo: ({ why }, names) => unreadTodo(why, names)
	}
};

/** What each kind of file is called, and what to do with it. */
const FORMATS: Partial<Record<string, [what: () => string, todo: () => string]>> = {
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

/** A sentence, and behind it one of what was found, where anything was. */
export function withFound(
	sentence: string,
	found: string | undefined,
	more: (inputs: { found: string }) => string
): string {
	return found?.trim() ? `${sentence} ${more({ found })}` : sentence;
}

/** The encoding's name as programs that save files write it. */
export function encodingName(encoding: string): string {
	return encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase();
}

type Why = Problem<'rows-unread'>['why'];

/** What keeps rows out of every figure. */
function unreadWhat(what: string, why: Why, names: Names): string {
	if (!why) return what;
	const field = fieldText(why.field, names);
	return `${what} ${m.problem_rows_unread_why({ field, found: quoted(why.field, why.found, names) })}`;
}

/** What would make them count. */
function unreadTodo(why: Why, names: Names): string {
	if (!why || why.read.length === 0) return m.problem_rows_unread_todo();
	return m.problem_rows_unread_todo_why({
		field: fieldText(why.field, names),
		read: quoted(why.field, why.read, names)
	});
}

function quoted(field: string, values: readonly string[], names: Names): string {
	return listText(values.map((value) => `«${foundText(names.value?.(field, value) ?? value)}»`));
}
