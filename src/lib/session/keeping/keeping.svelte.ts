import { untrack } from 'svelte';
import { queue } from '../../engine/queue.ts';
import { FiguresKeeper } from './figuresKeeper.ts';
import { changesBetween, emptyContent, type Content, type KeptFile } from './kept.ts';
import type { KeptNote } from './parse.ts';
import { m } from '../../text/index.ts';
import type { Unusable } from './copies.ts';
import type { KeptCount, KeptStore } from './store.ts';
import type { LeftOut, Tab } from './tab.svelte.ts';

export type KeepingStatus =
	/** It is not known yet whether something is kept. */
	| { kind: 'looking' }
	/** This browser, or this way of opening the page, has nowhere to keep it. */
	| { kind: 'unavailable' }
	| { kind: 'off' }
	| { kind: 'restoring'; files: number }
	| { kind: 'saving' }
	| { kind: 'kept' }
	/** The last good state stands. */
	| { kind: 'failed'; reason: 'full' | 'other' }
	/** Another tab has deleted it; this tab has its files in memory only. */
	| { kind: 'elsewhere' }
	/** What is kept can't be used, and is left as it is until the user says what becomes of it. */
	| Unusable
	/** The browser did not delete all of it. */
	| { kind: 'not-deleted' };

/** What tabs tell each other. */
export type KeepingNews = 'kept' | 'cleared';

export interface KeepingParts {
	store: KeptStore;
	tell: (news: KeepingNews) => void;
	/** Calls back with what other tabs tell, until it is ended. */
	hear: (heard: (news: KeepingNews) => void) => () => void;
	/** Comes when the page has drawn what it has. */
	idle: () => Promise<void>;
	/** For how long another tab may hold the storage before the user is told; milliseconds. */
	patience?: number;
}

const PAUSE_MS = 300;
/** Another tab that holds the storage so long may be frozen, and hold it for ever. */
const PATIENCE_MS = 10_000;
const ON: ReadonlySet<KeepingStatus['kind']> = new Set(['restoring', 'saving', 'kept', 'failed']);

/** «Lagre på denne maskinen»: off until the user turns it on, then what the tab holds is kept. */
export class Keeping {
	status = $state.raw<KeepingStatus>({ kind: 'looking' });
	/** All that is kept, also what another tab has added. */
	count = $state.raw<KeptCount>({ files: 0, bytes: 0 });
	leftOut = $state.raw<LeftOut[]>([]);
	/** Files that are kept and can't be read again; they stay until the user removes them. */
	lost = $state.raw<KeptFile[]>([]);
	notes = $state.raw<KeptNote[]>([]);
	readonly on = $derived(ON.has(this.status.kind));
	readonly #tab: Tab;
	/** Null where the browser has nowhere to keep it. */
	readonly #parts: KeepingParts | null;
	readonly #figures: FiguresKeeper | null;
	readonly #inTurn = queue();
	/** What this tab has written, as it then stood here: what differs from it is to be written. */
	#written: Content = emptyContent();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(tab: Tab, parts: KeepingParts | null) {
		this.#tab = tab;
		this.#parts = parts;
		this.#figures = parts && new FiguresKeeper(tab, parts.store);
	}

	/** Takes back what is kept, and listens to other tabs; ends with what it gives. */
	start(): () => void {
		const parts = this.#parts;
		if (!parts) {
			this.status = { kind: 'unavailable' };
			return () => undefined;
		}
		void this.#inTurn(() => this.#restore(parts)).catch(() => {
			this.status = { kind: 'unavailable' };
		});
		return parts.hear((news) => void this.#hear(news, parts));
	}

	/** Figures that were kept are shown until the files they are of have been read in again. */
	async #restore({ store, idle }: KeepingParts): Promise<void> {
		const shown = (await this.#figures?.show()) ?? null;
		if (shown) this.status = { kind: 'restoring', files: shown.files.length };
		try {
			// Large files take hold of the page for a moment when they are read.
			if (shown) await idle();
			await this.#takeBack(store, shown);
		} finally {
			this.#tab.workspace.earlier = null;
		}
		this.#keepFigures();
	}

	/** @param shown what is there already but for its files */
	async #takeBack(store: KeptStore, shown: Content | null): Promise<void> {
		const found = await store.read();
		if (shown && !this.on) return;
		if (found.kind === 'unusable') this.status = found;
		if (found.kind === 'nothing') this.status = { kind: 'off' };
		if (found.kind !== 'kept') return;
		const { content, files, notes } = found;
		this.status = { kind: 'restoring', files: content.files.length };
		this.lost = content.files.filter(({ id }) => !files.get(id));
		if (this.lost.some(({ loaded }) => loaded)) this.#figures?.drop();
		this.notes = notes;
		// What the user has set since must not be set back.
		const { choices } = shown ?? content;
		const rest = shown ? { ...content, choices: emptyContent().choices } : content;
		await this.#tab.takeIn(rest, files, { wanted: () => this.on });
		if (!this.on) return;
		const here = await this.#tab.written(content.files);
		const kept = new Set(content.files.map(({ id }) => id));
		const back = here.content.files.filter(({ id }) => kept.has(id));
		this.#written = { ...content, choices, files: back };
		this.count = (await store.count()) ?? this.count;
		if (!this.on) return;
		this.status = { kind: 'kept' };
	}

	/** An effect that calls this keeps what changes, a moment after it has changed. */
	follow(): void {
		this.#tab.snapshot();
		// Figures follow a moment after the files they are of.
		void this.#tab.workspace.version;
		// What is said of a source changes no file.
		void this.#tab.workspace.described.list;
		if (this.on) untrack(() => this.#soon());
	}

	#soon(): void {
		this.#figures?.stop();
		clearTimeout(this.#timer);
		// Until it is written it is not kept: who leaves the page now would lose it.
		if (this.status.kind === 'kept') this.status = { kind: 'saving' };
		this.#timer = setTimeout(() => void this.save(), PAUSE_MS);
	}

	/** Begins to keep what the tab holds. */
	async turnOn(): Promise<void> {
		if (this.on || !this.#parts) return;
		this.status = { kind: 'saving' };
		this.#written = emptyContent();
		await this.#inTurn(() => this.#save({ begin: true }));
		this.#keepFigures();
	}

	/** Writes what has changed since the last time. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		await this.#inTurn(() => this.#save({ begin: false }));
		this.#keepFigures();
	}

	/** Behind all else: nothing waits for it. */
	#keepFigures(): void {
		if (this.status.kind === 'kept') void this.#figures?.keep();
	}

	async #save({ begin }: { begin: boolean }): Promise<void> {
		if (!this.on || !this.#parts) return;
		const { store, tell } = this.#parts;
		try {
			const { content, blobs, leftOut } = await this.#tab.written(this.#written.files);
			const changes = changesBetween(this.#written, content);
			this.leftOut = leftOut;
			if (!this.on) return;
			if (changes.length === 0 && !begin) {
				this.status = { kind: 'kept' };
				return;
			}
			this.status = { kind: 'saving' };
			const outcome = await store.change(changes, blobs, { begin });
			if (!this.on) return;
			if (outcome.kind === 'gone') return this.#end({ kind: 'elsewhere' });
			if (outcome.kind === 'unusable') return this.#end(outcome);
			if (outcome.kind === 'full') {
				this.status = { kind: 'failed', reason: 'full' };
				return;
			}
			const full = content.files.filter(({ id }) => outcome.full.includes(id));
			this.leftOut = [...leftOut, ...full.map(({ name }) => ({ name, reason: 'full' as const }))];
			this.#written = { ...content, files: content.files.filter((file) => !full.includes(file)) };
			this.count = outcome.count;
			this.status = { kind: 'kept' };
			tell('kept');
		} catch {
			if (this.on) this.status = { kind: 'failed', reason: 'other' };
		}
	}

	/** Removes files that can't be read again from what is kept. */
	async removeLost(): Promise<void> {
		const changes = this.lost.map(({ id }) => ({ kind: 'no-file', id }) as const);
		const outcome = await this.#parts?.store.change(changes, new Map(), { begin: false });
		if (outcome?.kind !== 'kept') return;
		this.lost = [];
		this.count = outcome.count;
	}

	/** Takes in the files that stand there, though what named them can't be read. */
	async recover(): Promise<void> {
		const parts = this.#parts;
		if (!parts || this.status.kind !== 'unusable') return;
		try {
			await parts.store.recover((n) => m.keeping_found_name({ n: String(n) }));
			await this.#inTurn(() => this.#takeBack(parts.store, null));
			parts.tell('kept');
		} catch {
			// What stands there stands, and can be asked for again.
		}
	}

	/** Deletes what is kept and keeps nothing more; the tab's own files stay in it. False if it can't. */
	async turnOff(): Promise<boolean> {
		if (!this.#parts) return true;
		const { store, tell } = this.#parts;
		this.#end({ kind: 'off' });
		const cleared = store.clear().then(
			() => true,
			() => false
		);
		// What waits for another tab goes on waiting, and the user hears of it.
		if (await first(cleared, this.#parts.patience)) {
			tell('cleared');
			return true;
		}
		this.status = { kind: 'not-deleted' };
		void cleared.then((done) => {
			if (!done || this.status.kind !== 'not-deleted') return;
			this.status = { kind: 'off' };
			tell('cleared');
		});
		return false;
	}

	/** «Slett alt»: files, mappings and choices of the tab, and all that is kept. */
	async removeAll(): Promise<boolean> {
		const deleted = this.turnOff();
		this.#tab.choices.clear();
		await this.#tab.workspace.removeAll();
		return deleted;
	}

	#end(status: KeepingStatus): void {
		clearTimeout(this.#timer);
		this.#figures?.stop();
		this.#tab.workspace.earlier = null;
		this.status = status;
		this.count = { files: 0, bytes: 0 };
		this.leftOut = [];
		this.lost = [];
		this.notes = [];
		this.#written = emptyContent();
	}

	async #hear(news: KeepingNews, { store }: KeepingParts): Promise<void> {
		if (!this.on) return;
		// What was cleared may have been begun again since.
		const count = await store.count();
		if (!this.on) return;
		if (count) this.count = count;
		else if (news === 'cleared') this.#end({ kind: 'elsewhere' });
	}
}

/** What comes of it, or false when it has not come by then. */
function first(coming: Promise<boolean>, patience = PATIENCE_MS): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(false), patience);
		void coming.then((done) => {
			clearTimeout(timer);
			resolve(done);
		});
	});
}
