/** So many steps can be taken back. */
const STEPS = 50;

/** Which kommuner are marked in all pictures of a page at once, and which one is pointed at. */
export class Selection {
	/** Code of the kommune under the pointer or the keyboard; it is in no address. */
	hovered = $state<string | null>(null);
	#codes = $state.raw<readonly string[]>([]);
	#before: (readonly string[])[] = $state.raw([]);
	readonly #set = $derived(new Set(this.#codes));
	readonly #changed: (codes: readonly string[]) => void;

	/** @param changed what follows when the user marks others */
	constructor(changed: (codes: readonly string[]) => void = () => undefined) {
		this.#changed = changed;
	}

	get codes(): readonly string[] {
		return this.#codes;
	}

	get canUndo(): boolean {
		return this.#before.length > 0;
	}

	has(code: string): boolean {
		return this.#set.has(code);
	}

	toggle(code: string): void {
		this.put(this.has(code) ? this.#codes.filter((one) => one !== code) : [...this.#codes, code]);
	}

	/** Marks these and no others. */
	put(codes: readonly string[]): void {
		const next = [...new Set(codes)];
		if (next.join() === this.#codes.join()) return;
		this.#before = [...this.#before, this.#codes].slice(-STEPS);
		this.#codes = next;
		this.#changed(next);
	}

	clear(): void {
		this.put([]);
	}

	undo(): void {
		const last = this.#before.at(-1);
		if (!last) return;
		this.#before = this.#before.slice(0, -1);
		this.#codes = last;
		this.#changed(last);
	}

	/** What an address says: nobody has pressed, and nothing follows. */
	follow(codes: readonly string[]): void {
		if (codes.join() !== this.#codes.join()) this.#codes = codes;
	}
}
