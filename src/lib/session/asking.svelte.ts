import { untrack } from 'svelte';

/** The newest answer to what is asked again and again; the last one stays until the next is there. */
export class Answered<T> {
	now = $state.raw<T | null>(null);
	/** A newer one is on its way. */
	busy = $state(false);
	failed = $state<string | null>(null);
	#asked: AbortController | null = null;
	#about: readonly unknown[] = [];

	/**
	 * The newest question wins: the signal of those before it fires. One that is answered with null
	 * can't be answered yet, and the last answer stays.
	 */
	async ask(question: (signal: AbortSignal) => Promise<T | null>): Promise<void> {
		this.#asked?.abort();
		const asked = new AbortController();
		this.#asked = asked;
		this.busy = true;
		try {
			const answer = await question(asked.signal);
			if (asked.signal.aborted) return;
			if (answer !== null) this.now = answer;
			this.failed = null;
		} catch (error) {
			if (!asked.signal.aborted) this.failed = error instanceof Error ? error.message : '';
		} finally {
			if (this.#asked === asked) this.busy = false;
		}
	}

	/** The same as before is not asked again, unless there is no answer to it, or it failed. */
	async askAbout<About extends readonly unknown[]>(
		about: About,
		answer: (about: About, signal: AbortSignal) => Promise<T | null>
	): Promise<void> {
		const stands = this.failed === null && (this.busy || this.now !== null);
		if (stands && about.every((one, i) => one === this.#about[i])) return;
		this.#about = about;
		await this.ask((signal) => answer(about, signal));
	}

	/** Nobody waits any more, and what there was is forgotten. */
	forget(): void {
		this.#asked?.abort();
		this.#asked = null;
		this.now = null;
		this.busy = false;
		this.failed = null;
	}
}

/**
 * Asks again and again, for as long as the component lives that calls this where it begins.
 *
 * @param about what is asked about; what it reads is followed. Null: nothing for now, and what is
 *   there or on its way stays
 */
export function asking<About extends readonly unknown[], T>(
	about: () => About | null,
	answer: (about: About, signal: AbortSignal) => Promise<T | null>
): Answered<T> {
	const answered = new Answered<T>();
	$effect(() => {
		const next = about();
		if (next) untrack(() => void answered.askAbout(next, answer));
	});
	return answered;
}
