import { timed } from '../domain/stage.ts';
import type { Engine } from '../engine/index.ts';
import { rebuild } from '../queries/cube.ts';
import { forgetFound, protectApart } from '../workers/protect.ts';
import { coverageOf } from './coverage.ts';
import type { EarlierFigures } from './earlier.ts';
import { Families } from './families.svelte.ts';
import type { Files } from './files.svelte.ts';
import { tellAfter } from './tellAfter.ts';

/** Which figures are shown: those of the loaded files, or earlier ones, and what is behind. */
export class Edition {
	/** Counts up when the figures have changed; questions ask again. */
	version = $state(0);
	/** Figures that were kept, until the files they are of are back or something else changes. */
	earlier = $state.raw<EarlierFigures | null>(null);
	/** The figures are being computed from what has been loaded. */
	computing = $state(false);
	/** Changes of the crosswalk that the figures don't follow yet. */
	#awaited = $state(0);
	/** Sources whose figures are no longer those of the loaded files. */
	readonly stale = new Set<string>();
	/** How small numbers were protected, by source. */
	readonly families: Families;
	readonly #files: Files;
	/** Which figures there are to be asked for; null before there are any. Questions follow it. */
	readonly shown = $derived(this.earlier ? 'earlier' : this.version || null);
	/** Nothing is about to change the figures: what is asked for now is whole. */
	readonly settled = $derived(this.#awaited === 0 && (this.earlier !== null || !this.computing));
	readonly synthetic = $derived.by(
		() => this.earlier?.synthetic ?? this.#files.loaded.some((one) => one.synthetic)
	);
	/** Example assumptions may be used only when there is nothing but example data. */
	readonly onlySynthetic = $derived.by(() => {
		const { loaded } = this.#files;
		return (
			this.earlier?.onlySynthetic ?? (loaded.length > 0 && loaded.every((one) => one.synthetic))
		);
	});
	readonly coverage = $derived.by(
		() => this.earlier?.coverage ?? coverageOf(this.#files.validated)
	);

	constructor(files: Files) {
		this.#files = files;
		this.families = new Families(files);
	}

	/** Computes the figures that rest on changed sources again, and lets the pages ask. */
	async follow(open: () => Promise<Engine>): Promise<void> {
		if (this.stale.size === 0) return;
		this.computing = true;
		try {
			const engine = await open();
			const changed = [...this.stale];
			this.families.forget(changed);
			const protect = this.families.protecting(protectApart);
			await timed('cube', () => rebuild(engine, changed, this.#files.sources, protect));
			this.stale.clear();
			this.version++;
			this.earlier = null;
			this.computing = false;
			await tellAfter(engine, this.#files.list, changed);
		} finally {
			this.computing = false;
		}
	}

	/** Until the change is there, or has failed, what is asked for is not whole. */
	awaits(change: Promise<unknown>): void {
		this.#awaited++;
		void change.catch(() => undefined).finally(() => this.#awaited--);
	}

	/** Nothing is left that figures could be of. */
	empty(): void {
		this.earlier = null;
		this.stale.clear();
		this.families.clear();
		forgetFound();
		// The pages ask again, and find none.
		if (this.version > 0) this.version++;
	}
}
