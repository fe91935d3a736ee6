import { createSubscriber } from 'svelte/reactivity';

/**
 * Whether the page is being laid out for paper: what is folded on screen is unfolded there. A browser
 * tells of a paper it is asked for by an event, of one it is made to show by the medium alone.
 */
class Printing {
	#now = false;
	readonly #listen = createSubscriber((update) => {
		const medium = matchMedia('print');
		const set = (now: boolean) => () => {
			this.#now = now;
			update();
		};
		const [before, after] = [set(true), set(false)];
		const changed = () => set(medium.matches)();
		addEventListener('beforeprint', before);
		addEventListener('afterprint', after);
		medium.addEventListener('change', changed);
		changed();
		return () => {
			removeEventListener('beforeprint', before);
			removeEventListener('afterprint', after);
			medium.removeEventListener('change', changed);
		};
	});

	get now(): boolean {
		this.#listen();
		return this.#now;
	}
}

export const printing = new Printing();
