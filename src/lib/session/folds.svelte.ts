import { SvelteMap } from 'svelte/reactivity';

/** Which parts of a page are unfolded: the same for every kommune, until the tab is closed. */
export class Folds {
	readonly #open = new SvelteMap<string, boolean>();

	/** @param begins how a part stands that nobody has pressed */
	isOpen(part: string, begins = false): boolean {
		return this.#open.get(part) ?? begins;
	}

	set(part: string, open: boolean): void {
		this.#open.set(part, open);
	}
}
