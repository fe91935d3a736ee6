import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { numberText } from '../figures.ts';
import { rowsText } from '../lists.ts';
import { m } from '../paraglide/messages.js';
import type { ProblemGroup } from './groups.ts';

/** Names for what a problem holds as ids. Without them the ids are shown. */
export interface Names {
	field?: (id: string) => string;
	area?: (code: string) => string;
	value?: (field: string, value: string) => string;
	unit?: (id: string) => string;
}

/** What is said of one kind of problem. */
export interface Words<C extends ProblemCode> {
	/** What was found; row, column and count are told after it. */
	what: (problem: Problem<C>, names: Names) => string;
	/** What to do about it; not there when nothing needs doing. */
	todo?: (problem: Problem<C>, names: Names) => string;
	/** Many of the kind in one sentence; not there for what is only told one at a time. */
	together?: (group: ProblemGroup<C>, names: Names) => string;
	/** The sentence says which column it is. */
	namesColumn?: true;
	/** Each problem is an example, and carries the count of all that are like it. */
	example?: true;
	/** Only problems with the same text here are told together. */
	apart?: (problem: Problem<C>) => string;
}

/** Words for each of some kinds of problems: a kind without them does not compile. */
export type WordsOf<Fields> = { [C in keyof Fields & ProblemCode]: Words<C> };

/** What was found, in the words of the file; what is empty is called so. */
export function foundText(found: string | null | undefined): string {
	return found?.trim() ? found : m.intake_empty_text();
}

export const fieldText = (id: string, names: Names): string => names.field?.(id) ?? id;

/** How many rows a group of problems is of; an example stands for all that are like it. */
export const groupRows = ({ rows, problems }: Pick<ProblemGroup, 'rows' | 'problems'>): string =>
	rowsText(rows ?? problems.length);

export const groupSize = ({ problems }: Pick<ProblemGroup, 'problems'>): string =>
	numberText(problems.length);

/** A sentence of a whole group, with how many rows it concerns where that is known. */
export function withRows(sentence: string, { rows }: Pick<ProblemGroup, 'rows'>): string {
	return rows === null ? sentence : `${sentence} ${m.problem_concerns({ rows: rowsText(rows) })}`;
}
