import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { rowsText } from '../lists.ts';
import { m } from '../paraglide/messages.js';
import type { ProblemGroup } from './groups.ts';
import { wordsOf } from './table.ts';
import type { Names } from './words.ts';

export { bothReadings } from './cells.ts';
export { encodingName } from './file.ts';
export { groupProblems, isExample, type ProblemGroup } from './groups.ts';
export { foundText, type Names } from './words.ts';

/** What was found in a file, and what to do about it; null when nothing needs doing. */
export interface Sentence {
	what: string;
	todo: string | null;
}

/** The sentence for one problem, with the row, column and text it concerns. */
export function problemSentence(problem: Problem, names: Names = {}): Sentence {
	const what = whatOf(problem, names);
	return {
		what: [what, place(problem), extent(problem)].filter(Boolean).join(' '),
		todo: todoOf(problem, names)
	};
}

/** One sentence for problems of the same kind; the only one of a kind is told in full. */
export function groupSentence(group: ProblemGroup, names: Names = {}): Sentence {
	const [first] = group.problems;
	if (group.problems.length === 1) return problemSentence(first, names);
	return {
		what: together(group, names) ?? problemSentence(first, names).what,
		todo: todoOf(first, names)
	};
}

const whatOf = <C extends ProblemCode>(problem: Problem<C>, names: Names) =>
	wordsOf(problem.code).what(problem, names);

const todoOf = <C extends ProblemCode>(problem: Problem<C>, names: Names) =>
	wordsOf(problem.code).todo?.(problem, names) ?? null;

const together = <C extends ProblemCode>(group: ProblemGroup<C>, names: Names) =>
	wordsOf(group.code).together?.(group, names) ?? null;

function place({ row, column, code }: Problem): string {
	if (row !== undefined && column !== undefined)
		return m.problem_at_row_column({ row: numberText(row), column });
	if (row !== undefined) return m.problem_at_row({ row: numberText(row) });
	return column !== undefined && !wordsOf(code).namesColumn ? m.problem_at_column({ column }) : '';
}

function extent({ count }: Problem): string {
	return count !== undefined && count > 1 ? m.problem_concerns({ rows: rowsText(count) }) : '';
}
