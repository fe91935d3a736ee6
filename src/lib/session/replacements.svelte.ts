import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** A file that has left, and the one that came in its place. */
export interface Replacement {
	old: WorkspaceFile;
	fresh: WorkspaceFile;
}

/** The files that others have come in the place of, newest first: each can be had back. */
export class Replacements {
	list = $state.raw<readonly Replacement[]>([]);
	/** Each is told of a replacement while the figures are still those of before. */
	readonly told: ((one: Replacement) => void)[] = [];

	add(one: Replacement): void {
		for (const tell of this.told) tell(one);
		this.list = [one, ...this.list];
	}

	/** One that nobody needs back any more, or all of them. */
	forget(one?: Replacement): void {
		this.list = one ? this.list.filter((other) => other !== one) : [];
	}
}
