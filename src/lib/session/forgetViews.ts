/**
 * Lets go of what the browser keeps of pages while the tab lives: where they were scrolled to and what
 * stood in their forms (SvelteKit's snapshots, `sveltekit:…`). All in the tab's own storage is of that
 * kind; language and colours stand elsewhere.
 */
export function forgetViews(): void {
	globalThis.sessionStorage?.clear();
}
