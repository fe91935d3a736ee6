import type { Problem } from '../domain/problem.ts';
import { numberText } from './figures.ts';
import { m } from './paraglide/messages.js';
import { sizeText } from './size.ts';

type Told = Pick<Problem, 'found' | 'detail'>;
interface Sentence {
	what: string;
	todo: string;
}

/** The numbers of a detail such as "1048576/16384". */
const numbersIn = (detail = '') => detail.split('/').map(Number);

/** A file of which there is more than is read: what it is, how much, and how much is read. */
export function beyondLimit({ found = '', detail }: Told): Sentence {
	const [is = 0, limit = 0] = numbersIn(detail);
	const [size, most] = [sizeText(is), sizeText(limit)];
	const counts = { n: numberText(is), most: numberText(limit) };
	switch (found) {
		case 'zip':
			return { what: m.problem_beyond_zip({ size, most }), todo: m.problem_beyond_zip_todo() };
		case 'zip-files':
			return { what: m.problem_beyond_zip_files(counts), todo: m.problem_beyond_zip_todo() };
		case 'xlsx':
			return {
				what: m.problem_beyond_workbook({ size, most }),
				todo: m.problem_beyond_workbook_todo()
			};
		case 'jsonstat':
			return { what: m.problem_beyond_json({ size, most }), todo: m.problem_beyond_export_todo() };
		case 'html':
			return { what: m.problem_beyond_html({ size, most }), todo: m.problem_beyond_export_todo() };
		case 'blank-lines':
			return { what: m.problem_beyond_blank(counts), todo: m.problem_beyond_blank_todo() };
		default:
			return {
				what: m.problem_beyond_other({ found, size, most }),
				todo: m.problem_beyond_export_todo()
			};
	}
}

/** A sheet with too many cells, or that reaches too far with the few it has. */
export function sheetTooLarge({ found = '', detail }: Told): Sentence {
	const [rows = 0, columns = 0, cells = 0, limit = 0] = numbersIn(detail);
	const most = numberText(limit);
	const what =
		cells <= limit
			? m.problem_sheet_too_large({
					...{ found, most, cell: `${letters(columns)}${rows}` },
					...{ rows: numberText(rows), columns: numberText(columns) }
				})
			: m.problem_sheet_too_full({ found, most, cells: numberText(cells) });
	return { what, todo: m.problem_sheet_too_large_todo() };
}

export function lineTooLong({ detail }: Told): Sentence {
	const [is = 0, limit = 0] = numbersIn(detail);
	return {
		what: m.problem_line_too_long({ size: sizeText(is), most: sizeText(limit) }),
		todo: m.problem_line_too_long_todo()
	};
}

const ENTRIES: Record<string, (inputs: { found: string }) => string> = {
	outside: m.problem_zip_outside,
	absolute: m.problem_zip_absolute,
	locked: m.problem_zip_locked,
	method: m.problem_zip_method,
	nested: m.problem_zip_nested
};

export function zipEntry({ found = '', detail = '' }: Told): Sentence {
	return {
		what: (ENTRIES[detail] ?? m.problem_zip_damaged)({ found }),
		todo: m.problem_zip_todo()
	};
}

const PATHS: Record<string, (inputs: { found: string }) => string> = {
	missing: m.problem_path_missing,
	folder: m.problem_path_folder
};

export function unreadablePath({ found = '', detail = '' }: Told): Sentence {
	return { what: (PATHS[detail] ?? m.problem_path_denied)({ found }), todo: m.problem_path_todo() };
}

/** The name of a column, from 1: "A", "Z", "AA". */
function letters(column: number): string {
	const before = Math.floor((column - 1) / 26);
	return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
