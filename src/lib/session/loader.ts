import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { timed } from '../domain/stage.ts';
import { queue } from '../engine/queue.ts';
import { load, overlapsOf, unload } from '../intake/load.ts';
import { discard } from '../intake/stageFile.ts';
import { check, validate, type ValidatedFile } from '../intake/validate.ts';
import { setCrosswalk, type CrosswalkRow } from '../queries/cube.ts';
import { fetchWorker } from '../workers/sheets.ts';
import type { Edition } from './edition.svelte.ts';
import type { Files } from './files.svelte.ts';
import type { Mappings } from './mappings.ts';
import type { Reader } from './reader.ts';
import { rehearse } from './rehearsal.ts';
import type { Replacements } from './replacements.svelte.ts';
import { dropAhead, stopped } from './stopped.ts';
import type { TabEngine } from './tabEngine.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

export interface LoaderParts {
	files: Files;
	engine: TabEngine;
	edition: Edition;
	mappings: Mappings;
	reader: Reader;
	replacements: Replacements;
}

/** Takes files into the engine and out of it, one after another, and has the figures follow. */
export class Loader {
	readonly #files: Files;
	readonly #engine: TabEngine;
	readonly #edition: Edition;
	readonly #mappings: Mappings;
	readonly #reader: Reader;
	readonly #replacements: Replacements;
	readonly #matchArea = areaMatcher(areas);
	/** Loading and removing change the same sources: one after another. */
	readonly #inTurn = queue();
	/** Files that are loaded behind earlier figures, to the last of them. */
	#behind: Promise<void> | null = null;
	readonly #rehearsal = new AbortController();

	constructor({ files, engine, edition, mappings, reader, replacements }: LoaderParts) {
		this.#files = files;
		this.#engine = engine;
		this.#edition = edition;
		this.#mappings = mappings;
		this.#reader = reader;
		this.#replacements = replacements;
	}

	/**
	 * Lets the engine run in before there are files; see `rehearse`. Never fails, only stops.
	 *
	 * @param rest comes when the page has had some time to itself; nothing is rehearsed before it
	 */
	async rehearse(rest: () => Promise<void> = () => Promise.resolve()): Promise<void> {
		const engine = await this.#engine.get();
		await fetchWorker().catch(() => undefined);
		const { signal } = this.#rehearsal;
		await rest();
		if (!signal.aborted) await this.#inTurn(() => rehearse(engine, signal)).catch(() => undefined);
	}

	endRehearsal(): void {
		this.#rehearsal.abort();
	}

	/**
	 * Loads files one after another and computes the figures once, after the last. Comes back when they
	 * are computed: those of persons may not be released yet, and nobody need wait for them.
	 */
	loadAll(entries: readonly WorkspaceFile[]): Promise<void> {
		for (const entry of entries) entry.queued = true;
		return this.#inTurn(async () => {
			for (const entry of entries) if (entry.queued) await this.#loadOne(entry);
			await this.#follow();
			this.#reader.forgetChanged();
		});
	}

	/** As `loadAll`, but lets everybody else in between the files: earlier figures are shown meanwhile. */
	async loadBehind(entries: readonly WorkspaceFile[]): Promise<void> {
		this.#behind = this.#eachBehind(entries).finally(() => (this.#behind = null));
		await this.#behind;
	}

	async #eachBehind(entries: readonly WorkspaceFile[]): Promise<void> {
		const unread = ({ status }: WorkspaceFile) => status === 'ready';
		for (const entry of entries)
			await this.#inTurn(async () => {
				if (unread(entry)) await this.#loadOne(entry);
			});
		await this.loadAll(entries.filter(unread));
	}

	/** Loads one file, an earlier loading of it replaced. */
	async #loadOne(entry: WorkspaceFile): Promise<void> {
		const { mapped } = entry;
		entry.queued = false;
		if (!mapped || entry.status === 'reading' || !this.#files.list.includes(entry)) return;
		entry.cancel = new AbortController();
		const { signal } = entry.cancel;
		entry.status = 'loading';
		try {
			const engine = await this.#engine.get();
			const matchArea = this.#matchArea;
			const { ahead } = entry;
			// Taken once: what is stopped while it is awaited is removed, and not there a second time.
			entry.ahead = null;
			const staged = await ahead?.take(mapped, signal);
			const checked = staged
				? await timed('checks', () => check(engine, staged, { matchArea, signal }))
				: await validate(engine, mapped, this.#files.nextId(), { matchArea, signal });
			entry.problems = checked.problems;
			if (checked.stage === 'refused') {
				entry.status = entry.loaded ? 'loaded' : 'ready';
				return;
			}
			if (await this.#mustAsk(entry, checked)) {
				await discard(engine, checked);
				entry.status = entry.loaded ? 'loaded' : 'ready';
				return;
			}
			await this.#takeOut(entry);
			this.#edition.outdate(mapped.pakke.name);
			// What has nothing to use takes nothing away.
			const old = checked.counts.usable > 0 ? replacedBy(entry) : null;
			const before = this.#files.idsOf(mapped.pakke.name);
			const left = before.filter((id) => id !== old?.loaded?.validated.id);
			const loaded = await timed('load', () => load(engine, checked, left));
			if (!this.#files.list.includes(entry)) return;
			entry.loaded = loaded;
			entry.order = this.#files.nextId();
			// It may have been read otherwise than its head let expect.
			if (entry.mapped === mapped) entry.mapped = checked.mapped;
			entry.sniffed = entry.mapped?.sniffed ?? null;
			this.#mappings.remember(mapped);
			entry.problems = entry.loaded.problems;
			entry.status = 'loaded';
			if (old) await this.#giveWay(old, entry);
			entry.beside = 'add';
		} catch (error) {
			stopped(entry, error);
		}
	}

	/** Whether a file has rows about the same as others, and nobody has said which shall count. */
	async #mustAsk(entry: WorkspaceFile, checked: ValidatedFile): Promise<boolean> {
		if (entry.beside !== null && (entry.beside === 'add' || entry.beside.loaded)) return false;
		entry.beside = null;
		// Examples give way to a file of the user's own, as the one that came last counts.
		const others = this.#files.loaded.filter((one) => one !== entry && !one.synthetic);
		const idOf = ({ loaded }: WorkspaceFile) => loaded?.validated.id;
		const there = this.#files
			.idsOf(checked.mapped.pakke.name)
			.filter((id) => others.some((one) => idOf(one) === id));
		const found = await overlapsOf(await this.#engine.get(), checked, there);
		entry.overlaps = others.filter((one) => found.some(({ id }) => id === idOf(one)));
		return entry.overlaps.length > 0;
	}

	/** The old file leaves when the new one is there: what fails takes nothing away. */
	async #giveWay(old: WorkspaceFile, fresh: WorkspaceFile): Promise<void> {
		this.#replacements.add({ old, fresh });
		await dropAhead(old);
		await this.#takeOut(old);
		this.#files.remove([old]);
	}

	/** Stops what is under way for the files; those that wait for their turn are as they were. */
	stop(entries: readonly WorkspaceFile[]): void {
		for (const entry of entries) {
			entry.queued = false;
			if (entry.status === 'reading' || entry.status === 'loading') entry.cancel.abort();
		}
	}

	/** What is under way for the files is stopped first; then they leave, whatever it came to. */
	remove(entries: readonly WorkspaceFile[]): Promise<void> {
		this.#edition.earlier = null;
		this.stop(entries);
		return this.#inTurn(async () => {
			for (const entry of entries) {
				await dropAhead(entry);
				await this.#takeOut(entry);
			}
			this.#files.remove(entries);
			await this.#follow();
		});
	}

	/** Takes a file's rows out of its source. */
	async #takeOut(entry: WorkspaceFile): Promise<void> {
		const { loaded } = entry;
		if (!loaded) return;
		const { pakke } = loaded.validated.mapped;
		this.#edition.outdate(pakke.name);
		entry.loaded = null;
		const engine = await this.#engine.get();
		await unload(engine, loaded.validated, pakke, this.#files.idsOf(pakke.name));
	}

	/** Takes other shares of the crosswalk into the figures that rest on them. */
	useCrosswalk(rows: readonly CrosswalkRow[]): void {
		// They rest on those that were in force when they were computed.
		this.#edition.earlier = null;
		this.#engine.crosswalk = rows;
		if (!this.#engine.wanted) return;
		const taken = this.#inTurn(async () => {
			// A later change is already on its way.
			if (this.#engine.crosswalk !== rows) return;
			await setCrosswalk(await this.#engine.get(), rows);
			for (const { kilde: source } of rows)
				if (this.#files.sources.includes(source)) this.#edition.reshare(source);
			// Some of the files alone would look as if the others had no figures: they come with the last.
			if (!this.#behind) await this.#follow();
		});
		// The answers of before stay until those of the new shares are whole.
		this.#edition.awaits(
			taken.then(() => this.#behind).then(() => this.#edition.releasing.ended())
		);
	}

	/** Judges anew which small numbers of these sources may be shown. */
	judgeAgain(sources: readonly string[]): Promise<void> {
		const there = sources.filter((source) => this.#files.sources.includes(source));
		if (there.length === 0) return Promise.resolve();
		const taken = this.#inTurn(async () => {
			for (const source of there) this.#edition.judge(source);
			if (!this.#behind) await this.#follow();
		});
		this.#edition.awaits(taken);
		return taken;
	}

	#follow(): Promise<void> {
		return this.#edition.follow(() => this.#engine.get());
	}
}

/** The file that one comes in the place of; null where it stands beside the others. */
function replacedBy({ beside, mapped }: WorkspaceFile): WorkspaceFile | null {
	if (beside === null || beside === 'add') return null;
	return beside.source === mapped?.pakke.name ? beside : null;
}
