import type { Problem } from '../domain/problem.ts';
import { RefusedError } from '../intake/limits.ts';
import { tasks, type Tasks } from '../intake/sheetWork.ts';
import type { Work } from '../intake/background.ts';
import type { Doing } from './telling.ts';

/** What a file was read as, or why it is not read: no exception outlives the way from a worker. */
export type Outcome<T> = { found: T } | { refused: Problem };

export type SheetTasks = {
	[K in keyof Tasks]: (
		input: Parameters<Tasks[K]>[0]
	) => Promise<Outcome<Awaited<ReturnType<Tasks[K]>>>>;
};

/** The work on files of sheets, in a worker and in its place. */
export const sheetWork: Doing = async ({ task, input }, { signal, progress }) => {
	const work = tasks[task as keyof Tasks] as (input: unknown, work: Work) => Promise<unknown>;
	try {
		return { found: await work(input, { signal, onProgress: progress }) };
	} catch (error) {
		if (error instanceof RefusedError) return { refused: error.problem };
		throw error;
	}
};
