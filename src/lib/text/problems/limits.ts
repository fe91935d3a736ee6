import type { LimitFields, Problem } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { m } from '../paraglide/messages.js';
import { sizeText } from '../size.ts';
import type { WordsOf } from './words.ts';

/** What is said of what is too large, and of what is not reached. */
export const LIMIT_WORDS: WordsOf<LimitFields> = {
	'too-large': {
		what: ({ fits }) =>
			fits === undefined
				? m.problem_too_large()
				: m.problem_too_large_fits({ rows: numberText(Number(fits.toPrecision(ESTIMATE_DIGITS))) }),
		todo: () => m.problem_too_large_todo()
	},
	'beyond-limit': {
		what: (problem) => (BEYOND[problem.found] ?? OTHER).what(problem),
		todo: ({ found }) => (BEYOND[found] ?? OTHER).todo()
	},
	'sheet-too-large': {
		what: tooManyCells,
		todo: () => m.problem_sheet_too_large_todo()
	},
	'line-too-long': {
		what: (problem) => m.problem_line_too_long(sizes(problem)),
		todo: () => m.problem_line_too_long_todo()
	},
	'zip-entry': {
		what: ({ found, why }) => ENTRIES[why]({ found }),
		todo: () => m.problem_zip_todo()
	},
	path: {
		what: ({ found, why }) => PATHS[why]({ found }),
		todo: () => m.problem_path_todo()
	}
};

/** Two figures of a number are what an estimate is worth. */
const ESTIMATE_DIGITS = 2;

type Beyond = Problem<'beyond-limit'>;
interface BeyondWords {
	what: (problem: Beyond) => string;
	todo: () => string;
}

const sizes = ({ is, limit }: Pick<Beyond, 'is' | 'limit'>) => ({
	size: sizeText(is),
	most: sizeText(limit)
});
const counts = ({ is, limit }: Beyond) => ({ n: numberText(is), most: numberText(limit) });

/** A file of which there is more than is read: what it is, how much, and how much is read. */
const BEYOND: Partial<Record<string, BeyondWords>> = {
	zip: { what: (one) => m.problem_beyond_zip(sizes(one)), todo: m.problem_beyond_zip_todo },
	'zip-files': {
		what: (one) => m.problem_beyond_zip_files(counts(one)),
		todo: m.problem_beyond_zip_todo
	},
	xlsx: {
		what: (one) => m.problem_beyond_workbook(sizes(one)),
		todo: m.problem_beyond_workbook_todo
	},
	jsonstat: {
		what: (one) => m.problem_beyond_json(sizes(one)),
		todo: m.problem_beyond_export_todo
	},
	html: { what: (one) => m.problem_beyond_html(sizes(one)), todo: m.problem_beyond_export_todo },
	'blank-lines': {
		what: (one) => m.problem_beyond_blank(counts(one)),
		todo: m.problem_beyond_blank_todo
	}
};

const OTHER: BeyondWords = {
	what: (one) => m.problem_beyond_other({ found: one.found, ...sizes(one) }),
	todo: m.problem_beyond_export_todo
};

/** A sheet with too many cells, or that reaches too far with the few it has. */
function tooManyCells({ found, ...size }: Problem<'sheet-too-large'>): string {
	const most = numberText(size.limit);
	if (size.cells > size.limit)
		return m.problem_sheet_too_full({ found, most, cells: numberText(size.cells) });
	const [rows, columns] = [numberText(size.rows), numberText(size.columns)];
	const cell = `${letters(size.columns)}${size.rows}`;
	return m.problem_sheet_too_large({ found, most, cell, rows, columns });
}

const ENTRIES = {
	outside: m.problem_zip_outside,
	absolute: m.problem_zip_absolute,
	locked: m.problem_zip_locked,
	method: m.problem_zip_method,
	nested: m.problem_zip_nested,
	damaged: m.problem_zip_damaged
};

const PATHS = {
	missing: m.problem_path_missing,
	folder: m.problem_path_folder,
	denied: m.problem_path_denied
};

/** The name of a column, from 1: "A", "Z", "AA". */
function letters(column: number): string {
	const before = Math.floor((column - 1) / 26);
	return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
