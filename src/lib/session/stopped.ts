import { failureOf } from './failure.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** Work on a file has come to an end before its time: what was there before stays, and it is told why. */
export function stopped(entry: WorkspaceFile, error: unknown): void {
	const problem = failureOf(error);
	const status = problem.code === 'cancelled' ? 'cancelled' : 'refused';
	entry.status = entry.loaded ? 'loaded' : status;
	entry.problems = [...entry.problems, problem];
}

/** Ends the reading that was begun before it was asked for. */
export async function dropAhead(entry: WorkspaceFile): Promise<void> {
	const { ahead } = entry;
	entry.ahead = null;
	await ahead?.drop();
}
