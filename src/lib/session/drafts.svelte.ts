import type { DisclosureMode } from '../domain/figure.ts';
import { FIRST_DRAFT, type Draft } from '../pictures/draft.ts';
import type { ChoiceState } from './slices/state.svelte.ts';

/** What the user has made of each kommune's paragraph: a text of internal figures is never kept, nor seen by others. */
export class Drafts {
	readonly #shared: ChoiceState<Draft>;
	#internal = $state.raw<Record<string, Draft>>({});

	constructor(shared: ChoiceState<Draft>) {
		this.#shared = shared;
	}

	of(kommune: string, year: number, mode: DisclosureMode): Draft {
		const key = `${kommune} ${year}`;
		return (mode === 'share' ? this.#shared.at(key) : this.#internal[key]) ?? FIRST_DRAFT;
	}

	put(kommune: string, year: number, mode: DisclosureMode, draft: Draft): void {
		const key = `${kommune} ${year}`;
		if (mode === 'share') this.#shared.put(key, draft);
		else this.#internal = { ...this.#internal, [key]: draft };
	}

	clear(): void {
		this.#internal = {};
	}
}
