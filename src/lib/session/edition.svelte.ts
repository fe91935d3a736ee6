import { timed } from '../domain/stage.ts';
import type { Engine } from '../engine/index.ts';
import { judgedAnew, rebuild } from '../queries/cube.ts';
import type { ProtectDesk } from '../workers/protect.ts';
import { coverageOf } from './coverage.ts';
import type { EarlierFigures } from './earlier.ts';
import { Families } from './families.svelte.ts';
import type { Files } from './files.svelte.ts';
import { Releasing } from './releasing.svelte.ts';
import { tellAfter } from './tellAfter.ts';

/** Where small numbers are protected, as the edition needs it. */
export type Protector = Pick<ProtectDesk, 'protect' | 'ready' | 'forget'>;

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
	/** Those of them of which nothing but shares of the crosswalk is other than it was. */
	readonly #reshared = new Set<string>();
	/** How small numbers were protected, by source. */
	readonly families: Families;
	/** Sources of which no figure of persons is shown yet. */
	readonly releasing: Releasing;
	readonly #files: Files;
	readonly #protector: Protector;
	/** Which figures there are to be asked for; null before there are any. Questions follow it. */
	readonly shown = $derived(this.earlier ? 'earlier' : this.version || null);
	/** There is something to ask for now; figures of persons may still be on their way. */
	readonly askable = $derived(this.#awaited === 0 && (this.earlier !== null || !this.computing));
	/** Nothing is about to change the figures: what is asked for now is whole. */
	readonly settled = $derived.by(
		() => this.askable && (this.earlier !== null || !this.releasing.coming)
	);
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

	constructor(files: Files, protector: Protector) {
		this.#files = files;
		this.#protector = protector;
		this.families = new Families(files);
		const protect = this.families.protecting(protector.protect);
		this.releasing = new Releasing(protect, () => this.#renew());
	}

	/** The rows of a source are about to be others: what is under way for its figures is stopped. */
	outdate(source: string): void {
		this.stale.add(source);
		this.#reshared.delete(source);
		void this.releasing.leave(judgedAnew([source]));
	}

	/** Shares that divide a source's groups are others: its counts, and what may be shown of them, are not. */
	reshare(source: string): void {
		if (!this.stale.has(source)) this.#reshared.add(source);
		this.stale.add(source);
	}

	/** What may be shown of a source has to be found again, though its rows are the same. */
	judge(source: string): void {
		this.stale.add(source);
		this.#reshared.delete(source);
	}

	/**
	 * Computes the figures that rest on changed sources again, and lets the pages ask. Those that count
	 * persons come later, source by source.
	 */
	async follow(open: () => Promise<Engine>): Promise<void> {
		if (this.stale.size === 0) return;
		this.computing = true;
		const changed = [...this.stale];
		const left = judgedAnew(changed);
		const { emptied } = this.#files;
		try {
			const engine = await open();
			await this.releasing.leave(left);
			if (changed.every((source) => this.#reshared.has(source))) this.families.hold(left);
			else this.families.forget(left);
			this.#reshared.clear();
			const held = await timed('cube', () => rebuild(engine, changed, this.#files.sources));
			// All was removed meanwhile, and the engine with it.
			if (this.#files.emptied !== emptied) return;
			this.stale.clear();
			this.releasing.begin(engine, left, held);
			this.#renew();
			this.computing = false;
			await tellAfter(engine, this.#files.list, changed);
		} catch (error) {
			if (this.stale.size > 0) this.releasing.fail(left);
			throw error;
		} finally {
			this.computing = false;
		}
	}

	/** What was shown earlier stays until all that has been read may be seen. */
	#renew(): void {
		this.version++;
		if (this.releasing.list.length === 0) this.earlier = null;
	}

	/** Goes on with what was stopped or failed. */
	async resume(open: () => Promise<Engine>): Promise<void> {
		if (this.stale.size > 0) await this.follow(open);
		else this.releasing.resume();
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
		this.#reshared.clear();
		this.families.clear();
		this.releasing.empty();
		this.#protector.forget();
		// The pages ask again, and find none.
		if (this.version > 0) this.version++;
	}
}
