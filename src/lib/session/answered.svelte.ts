/** The newest answer to what is asked again and again; the last one stays until the next is there. */
export class Answered<T> {
	now = $state.raw<T | null>(null);
	/** A newer one is on its way. */
	busy = $state(false);
	failed = $state<string | null>(null);
	#asked: AbortController | null = null;

	/** The newest question wins: the signal of those before it fires. */
	async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
		this.#asked?.abort();
		const asked = new AbortController();
		this.#asked = asked;
		this.busy = true;
		try {
			const answer = await question(asked.signal);
			if (asked.signal.aborted) return;
			this.now = answer;
			this.failed = null;
		} catch (error) {
			if (!asked.signal.aborted) this.failed = error instanceof Error ? error.message : '';
		} finally {
			if (this.#asked === asked) this.busy = false;
		}
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
