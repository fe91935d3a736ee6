import type { Problem, ProblemCode } from '../domain/problem.ts';

/** Problems that are told together. */
export interface ProblemGroup {
	key: string;
	code: ProblemCode;
	severity: Problem['severity'];
	problems: [Problem, ...Problem[]];
	/** How many rows they concern in all, where that is known. */
	rows: number | null;
}

/** Where each problem is an example, and carries the count of all that are like it. */
const SHARED_COUNT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
	'not-a-number',
	'not-whole',
	'out-of-range',
	'excel-changed',
	'figure-scientific',
	'year-invalid',
	'decimal-mixed',
	'ragged-rows',
	'quote-stray',
	'delimiter-mixed'
]);

/** True when each problem of the kind is an example, with the count of all that are like it. */
export function isExample(code: ProblemCode): boolean {
	return SHARED_COUNT.has(code);
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
function apart({ code, column, detail }: Problem): string {
	if (code === 'value-unknown') return detail ?? '';
	if (code === 'free-text' || code === 'unit-doubtful') return column ?? '';
	if (code === 'excel-changed') return `${column ?? ''}:${detail ?? ''}`;
	return isExample(code) ? (column ?? '') : '';
}

function rowsOf({ code, problems }: ProblemGroup): number | null {
	const counts = problems.flatMap(({ count }) => count ?? []);
	if (counts.length === 0) return null;
	return isExample(code) ? Math.max(...counts) : counts.reduce((sum, count) => sum + count, 0);
}
