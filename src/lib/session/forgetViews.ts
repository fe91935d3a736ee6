const FORGOTTEN = 'forlopsatlas-forgotten';

/** The parts of the browser's history that are asked for; not every browser has it. */
interface History {
	currentEntry: { id: string } | null;
	entries(): { id: string }[];
}

const history = () => (globalThis as { navigation?: History }).navigation;

/**
 * Lets go of what the browser keeps of pages while the tab lives: where they were scrolled to and what
 * stood in their forms (SvelteKit's snapshots, `sveltekit:…`). All in the tab's own storage is of that
 * kind; language and colours stand elsewhere. Addresses of before stay in the browser's history, and
 * may hold a plan: which they are is noted, by names that say nothing, so that none brings it back.
 */
export function forgetViews(): void {
	const storage = globalThis.sessionStorage as Storage | undefined;
	storage?.clear();
	const ids =
		history()
			?.entries()
			.map(({ id }) => id) ?? [];
	if (ids.length > 0) storage?.setItem(FORGOTTEN, JSON.stringify(ids));
}

/** Whether the address that is shown was left, and all deleted since. */
export function isForgotten(): boolean {
	const id = history()?.currentEntry?.id;
	const noted = globalThis.sessionStorage?.getItem(FORGOTTEN);
	return id !== undefined && (noted?.includes(JSON.stringify(id)) ?? false);
}
