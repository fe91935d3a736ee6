import type { Problem, ProblemCode, Severity } from '../../domain/problem.ts';
import { wordsOf } from './table.ts';

/** Problems that are told together. */
export interface ProblemGroup<C extends ProblemCode = ProblemCode> {
	key: string;
	code: C;
	severity: Severity;
	problems: [Problem<C>, ...Problem<C>[]];
	/** How many rows they concern in all, where that is known. */
	rows: number | null;
}

/** True when each problem of the kind is an example, with the count of all that are like it. */
export function isExample(code: ProblemCode): boolean {
	return wordsOf(code).example === true;
}

/** Folds problems of the same kind into groups, in the order they were first found. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
	const groups = new Map<string, ProblemGroup>();
	for (const problem of problems) {
		const key = [problem.code, problem.severity, apart(problem)].join(':');
		const group = groups.get(key);
		if (group) group.problems.push(problem);
		else
			groups.set(key, {
				key,
				code: problem.code,
				severity: problem.severity,
				problems: [problem],
				rows: null
			});
	}
	for (const group of groups.values()) group.rows = rowsOf(group);
	return [...groups.values()];
}

/** Kinds that concern one column or one field are told per column or field. */
function apart<C extends ProblemCode>(problem: Problem<C>): string {
	const words = wordsOf(problem.code);
	return words.apart?.(problem) ?? (words.example ? (problem.column ?? '') : '');
}

function rowsOf({ code, problems }: ProblemGroup): number | null {
	const counts = problems.flatMap(({ count }) => count ?? []);
	if (counts.length === 0) return null;
	return isExample(code) ? Math.max(...counts) : counts.reduce((sum, count) => sum + count, 0);
}
