import type { WorkspaceFile } from './workspaceFile.svelte.ts';
import { missing } from '../intake/confirming.ts';

/** Where a file is, as the page tells it: also whether it waits for the user. */
export type Step =
	'reading' | 'asks' | 'ready' | 'loading' | 'loaded' | 'changed' | 'refused' | 'cancelled';

export function stepOf(entry: WorkspaceFile): Step {
	const { status, mapped, loaded } = entry;
	if (status === 'loaded' || status === 'ready') {
		if (!mapped || missing(mapped).length > 0) return 'asks';
		if (entry.asksBeside) return 'asks';
		if (!loaded) return 'ready';
		return status === 'loaded' && loaded.validated.mapped === mapped ? 'loaded' : 'changed';
	}
	return status;
}

/** The engine failed, or had no room, and the file is well: it can be tried again. */
export function canRetry(entry: WorkspaceFile): boolean {
	if (!entry.mapped || missing(entry.mapped).length > 0) return false;
	if (entry.status === 'cancelled') return true;
	return (
		entry.status === 'refused' &&
		entry.problems.some(({ code }) => code === 'unreadable' || code === 'too-large')
	);
}
