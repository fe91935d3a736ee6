import { untrack } from 'svelte';
import type { Memory } from '../disclosure/cube/memory.ts';
import type { Choices } from './choices.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

const MARK = '|';

/**
 * What figures for sharing have hidden, source by source: a corrected file hides it too. Kept with the
 * project (`slices/editions.ts`). Nothing of the examples, and nothing while only the municipality's own
 * eyes have seen the figures.
 */
export class Editions {
	readonly #workspace: Workspace;
	readonly #choices: Choices;
	/** Something is remembered. */
	readonly any = $derived.by(() => Object.keys(this.#choices.kept.editions.all).length > 0);
	/** How many of the numbers that are hidden now were hidden in an earlier edition too. */
	readonly stillHidden = $derived.by(() =>
		Object.values(this.#workspace.families.all).reduce(
			(sum, { summary }) => sum + summary.before,
			0
		)
	);

	constructor(workspace: Workspace, choices: Choices) {
		this.#workspace = workspace;
		this.#choices = choices;
		workspace.families.remember((source) => this.of(source));
	}

	/** What is remembered of a source. */
	of(source: string): Memory {
		const start = source + MARK;
		return Object.fromEntries(
			Object.entries(this.#choices.kept.editions.all)
				.filter(([key]) => key.startsWith(start))
				.map(([key, one]) => [key.slice(start.length), one])
		);
	}

	/** Writes down what the figures hide, as soon as they are for sharing; an effect that calls this follows them. */
	follow(): void {
		const { mode, kept } = this.#choices;
		const { families, earlier } = this.#workspace;
		const found = Object.entries(families.all);
		if (mode !== 'share' || earlier !== null) return;
		const now = found.flatMap(([source, { memory, synthetic }]) =>
			synthetic
				? []
				: Object.entries(memory).map(([key, one]) => [source + MARK + key, one] as const)
		);
		untrack(() => (kept.editions.all = { ...kept.editions.all, ...Object.fromEntries(now) }));
	}

	/** Lets go of what is remembered: what is hidden from now on follows from the files that are loaded. */
	async forget(): Promise<void> {
		const { families } = this.#workspace;
		// A name that the file does not have any more hides nothing, and is remembered all the same.
		const held = Object.entries(families.all).flatMap(([source, { memory }]) =>
			Object.values(memory).some(({ before }) => before !== '') ? [source] : []
		);
		// What they hide for the sake of earlier editions must not be written down again.
		families.forget(held);
		this.#choices.kept.editions.clear();
		this.follow();
		await this.#workspace.judgeAgain(held);
	}
}
