import type { Described } from '../catalogue/described.ts';
import type { Engine } from '../engine/index.ts';
import type { ColumnTarget } from '../intake/map.ts';
import type { CrosswalkRow } from '../queries/cube.ts';
import { ProtectDesk } from '../workers/protect.ts';
import { keepPageFree } from '../workers/sheets.ts';
import { DescribedSources } from './describedSources.svelte.ts';
import type { EarlierFigures } from './earlier.ts';
import { Edition, type Protector } from './edition.svelte.ts';
import { Files } from './files.svelte.ts';
import { Loader } from './loader.ts';
import { Mappings } from './mappings.ts';
import { Protections } from './protections.svelte.ts';
import { addAgain } from './again.ts';
import { Reader } from './reader.ts';
import { Replacements, type Replacement } from './replacements.svelte.ts';
import type { Protecting } from './releasing.svelte.ts';
import { TabEngine, type EngineStatus } from './tabEngine.svelte.ts';
import type { Rereading, WorkspaceFile } from './workspaceFile.svelte.ts';

export type { EngineStatus };

/**
 * The files of this tab and the database they are in. Lives in memory; a closed tab is empty. What
 * pages and others see of it stands here: each part is explained in the class that does it.
 */
export class Workspace {
	readonly described = new DescribedSources();
	readonly mappings = new Mappings();
	readonly protections: Protections = new Protections(this);
	readonly replacements = new Replacements();
	readonly #files = new Files();
	readonly #edition: Edition;
	readonly #engine: TabEngine;
	readonly #reader: Reader;
	readonly #loader: Loader;

	constructor(open: () => Promise<Engine>, protector: Protector = new ProtectDesk()) {
		const [files, engine] = [this.#files, new TabEngine(open)];
		const edition = (this.#edition = new Edition(files, protector));
		const { described, mappings, replacements } = this;
		const reader = new Reader({ files, engine, described, mappings, protector });
		this.#engine = engine;
		this.#reader = reader;
		this.#loader = new Loader({ files, engine, edition, mappings, reader, replacements });
		keepPageFree();
	}

	get files(): WorkspaceFile[] {
		return this.#files.list;
	}
	get emptied(): number {
		return this.#files.emptied;
	}
	get loadedFiles(): WorkspaceFile[] {
		return this.#files.loaded;
	}
	get loadedSources(): string[] {
		return this.#files.sources;
	}
	get takesAside() {
		return this.#files.takesAside;
	}

	get version(): number {
		return this.#edition.version;
	}
	get earlier(): EarlierFigures | null {
		return this.#edition.earlier;
	}
	set earlier(figures: EarlierFigures | null) {
		this.#edition.earlier = figures;
	}
	get edition() {
		return this.#edition.shown;
	}
	get computing(): boolean {
		return this.#edition.computing;
	}
	get askable(): boolean {
		return this.#edition.askable;
	}
	get settled(): boolean {
		return this.#edition.settled;
	}
	/** Sources whose small numbers are not protected yet: of them no figure of persons is shown. */
	get protecting(): readonly Protecting[] {
		return this.#edition.releasing.list;
	}
	get synthetic(): boolean {
		return this.#edition.synthetic;
	}
	get onlySynthetic(): boolean {
		return this.#edition.onlySynthetic;
	}
	get coverage() {
		return this.#edition.coverage;
	}
	/** How small numbers were protected, by source. */
	get families() {
		return this.#edition.families;
	}
	get engineStatus(): EngineStatus {
		return this.#engine.status;
	}
	get busy(): boolean {
		return this.#edition.computing || this.#files.busy;
	}

	/** Whether the figures are those of the loaded files, all of them, and nothing is under way. */
	get atRest(): boolean {
		return this.#edition.stale.size === 0 && !this.busy && this.protecting.length === 0;
	}

	engine(): Promise<Engine> {
		return this.#engine.get();
	}

	rehearse(rest?: () => Promise<void>): Promise<void> {
		return this.#loader.rehearse(rest);
	}

	/** Reads what the files are; nothing is loaded until `load`. */
	async add(files: readonly File[], synthetic = false): Promise<WorkspaceFile[]> {
		this.earlier = null;
		return this.addBack(files, synthetic);
	}

	/** As `add`, for files that were kept: earlier figures are of them already. */
	async addBack(files: readonly File[], synthetic: boolean): Promise<WorkspaceFile[]> {
		this.#loader.endRehearsal();
		return this.#files.add(files, synthetic, (entry) => this.#reader.open(entry));
	}

	read(entry: WorkspaceFile, given?: Rereading): Promise<void> {
		return this.#reader.read(entry, given);
	}

	choose(entry: WorkspaceFile, source: string): Promise<void> {
		return this.#reader.choose(entry, source);
	}

	describe(
		entry: WorkspaceFile,
		source: Described,
		columns: (ColumnTarget | null)[]
	): Promise<void> {
		return this.#reader.describe(entry, source, columns);
	}

	learn(source: Described): Promise<void> {
		return this.#reader.learn(source);
	}

	/** Takes a file into its source. What was loaded before stays when this one fails. */
	load(entry: WorkspaceFile): Promise<void> {
		return this.loadAll([entry]);
	}

	/** As `compute`; comes back when nothing more is released for now. */
	async loadAll(entries: readonly WorkspaceFile[]): Promise<void> {
		await this.compute(entries);
		await this.#edition.releasing.ended();
	}

	/** Takes files into their sources; figures of persons come later, and are not waited for. */
	compute(entries: readonly WorkspaceFile[]): Promise<void> {
		return this.#loader.loadAll(entries);
	}

	async loadBehind(entries: readonly WorkspaceFile[]): Promise<void> {
		await this.#loader.loadBehind(entries);
		await this.#edition.releasing.ended();
	}

	/** Stops what finds out which small numbers may be shown: until it is resumed none of them is. */
	stopProtecting(): void {
		this.#edition.releasing.stop();
	}

	resumeProtecting(): Promise<void> {
		return this.#edition.resume(() => this.#engine.get());
	}

	/** Removes files and all that came from them. */
	remove(...entries: WorkspaceFile[]): Promise<void> {
		return this.#loader.remove(entries);
	}

	/** Stops the reading or loading of files, also of those that wait for their turn. */
	stop(entries: readonly WorkspaceFile[]): void {
		this.#loader.stop(entries);
	}

	/** Has a file back that another came in the place of; that one leaves again. */
	async putBack(one: Replacement): Promise<void> {
		this.replacements.forget(one);
		const entry = await addAgain(this, one.old);
		if (!entry) return;
		entry.beside = one.fresh.loaded ? one.fresh : null;
		await this.load(entry);
	}

	/** Lets go of all files at once; it waits for nothing that the engine does for them. */
	async removeAll(): Promise<void> {
		this.mappings.forget();
		this.replacements.forget();
		this.#files.removeAll();
		const closed = this.#engine.letGo();
		this.described.forget();
		this.protections.forget();
		this.#edition.empty();
		await closed;
	}

	async judgeAgain(sources: readonly string[]): Promise<void> {
		await this.#loader.judgeAgain(sources);
		await this.#edition.releasing.ended();
	}

	useCrosswalk(rows: readonly CrosswalkRow[]): void {
		this.#loader.useCrosswalk(rows);
	}
}
