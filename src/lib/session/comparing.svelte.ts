import { PLACES } from '../catalogue/places.ts';
import { ColumnPacker } from '../disclosure/columns.ts';
import { Columns } from '../model/compare/columns.ts';
import { figuresOf } from '../queries/figures.ts';
import { Answered } from './asking.svelte.ts';
import { releasedFigures } from './figures.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** So many areas at once: questions of the page come in between, and what is packed is let go of. */
const AT_ONCE = 60;

/** Codes of all areas; one that two levels have is asked for once. */
const CODES: readonly string[] = [...new Set(PLACES.map(({ code }) => code))];

interface Asked {
	edition: Workspace['edition'];
	columns: Columns;
}

/**
 * The figures of all areas as columns, for the pages that compare. Always those that may be shared,
 * whoever looks: what a kommune sees with its own eyes is its own. They are asked for once for each
 * edition of the figures, by the first page that needs them.
 */
export class Comparing {
	readonly #answered = new Answered<Asked>();
	readonly #workspace: Workspace;
	#asked: Workspace['edition'] = null;
	/** How much of them is there, 0–1. */
	progress = $state(0);
	/** They are of the files that are loaded now. */
	readonly fresh = $derived.by(
		() => this.#answered.now !== null && this.#answered.now.edition === this.#workspace.edition
	);
	/** Null until they are there; those of before stay until the next are. */
	readonly columns = $derived(this.#answered.now?.columns ?? null);

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	get failed(): string | null {
		return this.#answered.failed;
	}

	/** The files are still being read: what stands in for them is not of all areas. */
	get waiting(): boolean {
		return this.#workspace.edition !== null && !this.#ready;
	}

	get #ready(): boolean {
		return this.#workspace.settled && this.#workspace.earlier === null;
	}

	/** Asks for them where they are not there or on their way. To be called in an effect. */
	async ask(): Promise<void> {
		const { edition } = this.#workspace;
		if (edition === null) return this.#forget();
		if (!this.#ready || this.fresh || this.#asked === edition) return;
		this.#asked = edition;
		this.progress = 0;
		await this.#answered.ask(async (signal) => ({
			edition,
			columns: new Columns(await this.#packed(signal))
		}));
		if (this.#asked === edition) this.#asked = null;
	}

	async #packed(signal: AbortSignal) {
		const engine = await this.#workspace.engine();
		const packer = new ColumnPacker();
		for (let at = 0; at < CODES.length; at += AT_ONCE) {
			signal.throwIfAborted();
			const raw = await figuresOf(engine, CODES.slice(at, at + AT_ONCE), { signal });
			packer.add(releasedFigures(raw, 'share'));
			this.progress = Math.min(1, (at + AT_ONCE) / CODES.length);
		}
		return packer.columns();
	}

	#forget(): void {
		this.#answered.forget();
		this.#asked = null;
	}
}
