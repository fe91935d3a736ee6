import type { FamilySummary } from '../disclosure/cube/summary.ts';
import type { MaskColumns, Protect } from '../disclosure/cube/family.ts';
import type { Memory } from '../disclosure/cube/memory.ts';
import type { Files } from './files.svelte.ts';
import { protectionVersion } from './versions.ts';

/** How the small numbers of a source were protected, as the figures on the pages are of it. */
export interface ProtectedFamily {
	summary: FamilySummary;
	/** What it hides. */
	memory: Memory;
	/** Some of it is examples: of those nothing is remembered. */
	synthetic: boolean;
}

/** What of a source was hidden before; nothing where nothing is remembered. */
export type Remembered = (source: string) => Memory;

/** The sources whose small numbers have been protected, and what was told of it. */
export class Families {
	/** By source. */
	all = $state.raw<Readonly<Record<string, ProtectedFamily>>>({});
	readonly #files: Pick<Files, 'loaded'>;
	/** What was found last, by source. */
	readonly #masks = new Map<string, MaskColumns>();
	/** Sources whose counts are those that it was found of. */
	#unchanged: ReadonlySet<string> = new Set();
	#remembered: Remembered = () => ({});

	constructor(files: Pick<Files, 'loaded'>) {
		this.#files = files;
	}

	/** Tells where to ask what must stay hidden. */
	remember(by: Remembered): void {
		this.#remembered = by;
	}

	/** Protects as `protect` does, with what must stay hidden; what is told of it is there from then on. */
	protecting(protect: Protect): Protect {
		return async (...[family, ...following]: Parameters<Protect>) => {
			const { source } = family;
			const last = this.#unchanged.has(source) ? this.#masks.get(source) : undefined;
			if (last) return last;
			const synthetic = this.#isSynthetic(source);
			const before = synthetic ? {} : this.#remembered(source);
			const mask = await protect({ ...family, before, method: protectionVersion() }, ...following);
			const { summary, memory } = mask;
			this.all = { ...this.all, [source]: { summary, memory, synthetic } };
			this.#masks.set(source, mask);
			return mask;
		};
	}

	/** What was found of these holds: no count is another, though figures that are made of them are. */
	hold(sources: readonly string[]): void {
		this.#unchanged = new Set([...this.#unchanged, ...sources]);
	}

	/** Nothing is known of these any more. */
	forget(sources: readonly string[]): void {
		const gone = new Set(sources);
		this.#unchanged = new Set([...this.#unchanged].filter((source) => !gone.has(source)));
		for (const source of gone) this.#masks.delete(source);
		this.all = Object.fromEntries(Object.entries(this.all).filter(([source]) => !gone.has(source)));
	}

	clear(): void {
		this.#masks.clear();
		this.#unchanged = new Set();
		this.all = {};
	}

	#isSynthetic(source: string): boolean {
		return this.#files.loaded.some((entry) => entry.synthetic && entry.source === source);
	}
}
