import type { Described } from '../catalogue/described.ts';
import { describedSource, kilde } from '../catalogue/kilder.ts';
import type { Problem } from '../domain/problem.ts';
import { areaMatcher } from '../domain/area.ts';
import { timed } from '../domain/stage.ts';
import { areas } from '../catalogue/omrader.ts';
import { PAGE_MEMORY, type Engine } from '../engine/index.ts';
import { queue } from '../engine/queue.ts';
import { load, unload } from '../intake/load.ts';
import { mapFile, type ColumnTarget, type MappedFile } from '../intake/map.ts';
import { inBackground, type Work } from '../intake/background.ts';
import { takeBytes } from '../intake/encoding.ts';
import type { Counted } from '../intake/personRows.ts';
import { takeInApart } from '../intake/takeInApart.ts';
import { isToBeRead, type TakeIn, type UnderstoodFile } from '../intake/takeIn.ts';
import { sourceUnknown } from '../intake/understand.ts';
import { unpack } from '../intake/unpack.ts';
import { check, validate } from '../intake/validate.ts';
import { openSources } from '../intake/views.ts';
import { openCube, rebuild, setCrosswalk, type CrosswalkRow } from '../queries/cube.ts';
import { fetchWorker, keepPageFree } from '../workers/sheets.ts';
import { coverageOf } from './coverage.ts';
import { DescribedSources } from './describedSources.svelte.ts';
import type { EarlierFigures } from './earlier.ts';
import { failureOf } from './failure.ts';
import { Mappings } from './mappings.ts';
import { Protections } from './protections.svelte.ts';
import { ReadAhead } from './readAhead.ts';
import { tellAfter } from './tellAfter.ts';
import { rehearse } from './rehearsal.ts';
import { twinOf } from './twins.ts';
import { WorkspaceFile, type Rereading } from './workspaceFile.svelte.ts';

export type EngineStatus = 'idle' | 'starting' | 'ready' | 'failed';

/** The files of this tab and the database they are in. Lives in memory; a closed tab is empty. */
export class Workspace {
	files = $state.raw<WorkspaceFile[]>([]);
	/** Counts up when the figures have changed; questions ask again. */
	version = $state(0);
	/** Figures that were kept, until the files they are of are back or something else changes. */
	earlier = $state.raw<EarlierFigures | null>(null);
	/** Counts up when all has been removed: what was under way to be added is not wanted any more. */
	emptied = $state(0);
	/** Which figures there are to be asked for; null before there are any. Questions follow it. */
	readonly edition = $derived(this.earlier ? 'earlier' : this.version || null);
	readonly described = new DescribedSources();
	/** Described sources that another description stands in the place of. */
	readonly #changed = new Set<string>();
	engineStatus = $state<EngineStatus>('idle');
	/** The figures are being computed from what has been loaded. */
	computing = $state(false);
	readonly loadedFiles = $derived(this.files.filter((one) => one.loaded !== null));
	readonly synthetic = $derived(
		this.earlier?.synthetic ?? this.loadedFiles.some((one) => one.synthetic)
	);
	/** Example assumptions may be used only when there is nothing but example data. */
	readonly onlySynthetic = $derived(
		this.earlier?.onlySynthetic ??
			(this.loadedFiles.length > 0 && this.loadedFiles.every((one) => one.synthetic))
	);
	/** Ids of the sources that have a file. */
	readonly loadedSources = $derived([
		...new Set(
			this.files.flatMap(({ loaded }) => (loaded ? [loaded.validated.mapped.pakke.name] : []))
		)
	]);
	readonly coverage = $derived(
		this.earlier?.coverage ??
			coverageOf(this.files.flatMap(({ loaded }) => (loaded ? [loaded.validated] : [])))
	);
	readonly busy = $derived(
		this.computing || this.files.some((one) => one.status === 'reading' || one.status === 'loading')
	);
	/** Changes of the crosswalk that the figures don't follow yet. */
	#awaited = $state(0);
	/** Nothing is about to change the figures: what is asked for now is whole. */
	readonly settled = $derived(this.#awaited === 0 && (this.earlier !== null || !this.computing));
	/** Sources whose figures are no longer those of the loaded files. */
	readonly #stale = new Set<string>();
	/** Files that are loaded behind earlier figures, to the last of them. */
	#behind: Promise<void> | null = null;
	/** The user's own; those of the project while it is not set. */
	#crosswalk: readonly CrosswalkRow[] | undefined;
	#nextId = 1;
	readonly #rehearsal = new AbortController();
	#engine: Promise<Engine> | undefined;
	readonly #openEngine: () => Promise<Engine>;
	readonly #matchArea = areaMatcher(areas);
	/** Loading and removing change the same sources: one after another. */
	readonly #inTurn = queue();
	readonly mappings = new Mappings();
	readonly protections: Protections = new Protections(this);
	/** Each may take a file that is not data, such as a whole project; true when it has. */
	readonly takesAside: ((file: File) => Promise<boolean>)[] = [];

	constructor(open: () => Promise<Engine>) {
		this.#openEngine = open;
		keepPageFree();
	}

	/** Whether the figures are those of the loaded files, and nothing is under way. */
	get atRest(): boolean {
		return this.#stale.size === 0 && !this.busy;
	}

	/** The engine, started once; a failed start can be tried again. */
	engine(): Promise<Engine> {
		if (this.#engine) return this.#engine;
		// One that was let go of on its way says nothing of the one that came after.
		const { emptied } = this;
		const tell = (status: EngineStatus) => {
			if (this.emptied === emptied) this.engineStatus = status;
		};
		const engine = this.#start(tell).catch((error: unknown) => {
			if (this.#engine === engine) this.#engine = undefined;
			tell('failed');
			throw error;
		});
		this.#engine = engine;
		return engine;
	}

	async #start(tell: (status: EngineStatus) => void): Promise<Engine> {
		tell('starting');
		const engine = await this.#openEngine();
		await openSources(engine);
		await openCube(engine, areas, this.#crosswalk);
		tell('ready');
		return engine;
	}

	/**
	 * Lets the engine run in before there are files; see `rehearse`. Never fails, only stops.
	 *
	 * @param rest comes when the page has had some time to itself; nothing is rehearsed before it
	 */
	async rehearse(rest: () => Promise<void> = () => Promise.resolve()): Promise<void> {
		const engine = await this.engine();
		await fetchWorker().catch(() => undefined);
		const { signal } = this.#rehearsal;
		await rest();
		if (!signal.aborted) await this.#inTurn(() => rehearse(engine, signal)).catch(() => undefined);
	}

	/** Reads what the files are; nothing is loaded until `load`. */
	async add(files: readonly File[], synthetic = false): Promise<WorkspaceFile[]> {
		this.earlier = null;
		return this.addBack(files, synthetic);
	}

	/** As `add`, for files that were kept: earlier figures are of them already. */
	async addBack(files: readonly File[], synthetic: boolean): Promise<WorkspaceFile[]> {
		this.#rehearsal.abort();
		const added: Promise<WorkspaceFile[]>[] = [];
		const emptied = this.emptied;
		for (const file of files) {
			if (await this.#isAside(file)) continue;
			// All files were let go of meanwhile, and with them those that were on their way.
			if (emptied !== this.emptied) break;
			const entry = new WorkspaceFile(this.#nextId++, file, synthetic);
			this.files = [...this.files, entry];
			added.push(this.#open(entry));
		}
		return (await Promise.all(added)).flat();
	}

	/** Reads a file; in the place of a zip, the files in it. */
	async #open(entry: WorkspaceFile): Promise<WorkspaceFile[]> {
		let files: File[];
		try {
			files = await unpack(entry.file, this.#work(entry));
		} catch (error) {
			this.#stopped(entry, error);
			return [entry];
		}
		if (!this.files.includes(entry)) return [];
		if (entry.cancel.signal.aborted) {
			this.#stopped(entry, entry.cancel.signal.reason);
			return [entry];
		}
		const inside = files.map((file) =>
			file === entry.file ? entry : new WorkspaceFile(this.#nextId++, file, entry.synthetic)
		);
		if (inside[0] !== entry)
			this.files = this.files.flatMap((one) => (one === entry ? inside : one));
		for (const one of inside) one.reading = this.#readOnce(one);
		await Promise.all(inside.map(({ reading }) => reading));
		return inside;
	}

	/** Reads a file that is not there already; one that is, is told and left. */
	async #readOnce(entry: WorkspaceFile): Promise<void> {
		const twin = await twinOf(entry, this.files);
		await twin?.reading;
		// The first may have been removed meanwhile, or hold more tables than the one it is read for.
		const { signal } = entry.cancel;
		if (signal.aborted) return this.#stopped(entry, signal.reason);
		const unread = twin?.status === 'refused' || twin?.status === 'cancelled';
		if (!twin || unread || !this.files.includes(twin) || twin.hasMoreTables)
			return this.#read(entry);
		entry.status = 'refused';
		entry.problems = [{ code: 'file-twice', severity: 'error', found: twin.file.name }];
	}

	async #isAside(file: File): Promise<boolean> {
		for (const takes of this.takesAside) if (await takes(file)) return true;
		return false;
	}

	/** Reads a file's dialect and source, again when the user has corrected the dialect. */
	async read(entry: WorkspaceFile, given: Rereading = entry.given): Promise<void> {
		entry.given = given;
		entry.status = 'reading';
		entry.cancel = new AbortController();
		await this.#read(entry);
	}

	async #read(entry: WorkspaceFile): Promise<void> {
		await this.#dropAhead(entry);
		try {
			const taken = await timed('look through', () =>
				takeInApart(this.#asked(entry), this.#work(entry))
			);
			if (taken.stage === 'refused') {
				entry.problems = taken.problems;
				entry.status = entry.loaded ? 'loaded' : 'refused';
				await this.#dropAhead(entry);
				return;
			}
			if (taken.stage === 'counted') {
				await entry.hash();
				entry.file = taken.file;
				entry.counted = taken;
				entry.given = {};
				entry.cancel.signal.throwIfAborted();
				return await this.#read(entry);
			}
			this.#show(entry, taken);
		} catch (error) {
			this.#stopped(entry, error);
			await this.#dropAhead(entry);
		}
	}

	/** All that decides what a file is taken for. */
	#asked({ file, given, counted }: WorkspaceFile): TakeIn {
		const options = { ...given, memory: PAGE_MEMORY };
		return {
			...{ file, options, known: counted ? toldCounted(counted) : [] },
			settled: this.mappings.all,
			described: this.described.list
		};
	}

	#work(entry: WorkspaceFile): Work {
		return {
			signal: entry.cancel.signal,
			onProgress: (bytes) => (entry.progress = bytes / entry.file.size)
		};
	}

	/** Shows what a file is. */
	#show(entry: WorkspaceFile, understood: UnderstoodFile): void {
		const { sniffed, recognitions } = understood;
		const mapped = understood.mapped && ownContract(understood.mapped);
		if (!this.files.includes(entry)) return;
		// Before the page hears of it: the engine can begin while the preview is drawn.
		if (mapped && isToBeRead(understood))
			entry.ahead = new ReadAhead(() => this.engine(), mapped, this.#nextId++, understood.expected);
		// Nobody knows when another will be read: until then it is on the disk and not in memory.
		if (!entry.ahead) takeBytes(sniffed.decoded);
		entry.problems = [...sniffed.problems];
		if (!mapped) entry.problems.push(sourceUnknown(recognitions));
		entry.sniffed = sniffed;
		entry.recognitions = recognitions;
		entry.mapped = mapped;
		entry.status = 'ready';
	}

	async #dropAhead(entry: WorkspaceFile): Promise<void> {
		const { ahead } = entry;
		entry.ahead = null;
		await ahead?.drop();
	}

	/** Another source for the file, with the columns its contract recognises. */
	async choose(entry: WorkspaceFile, source: string): Promise<void> {
		if (!entry.sniffed) return;
		const { sniffed } = entry;
		const question = {
			...{ sniffed, source, unfold: entry.given.unfold },
			described: this.described.list
		};
		const mapped = ownContract(await inBackground('understandAs', question));
		entry.mapped = mapped;
		entry.sniffed = mapped.sniffed;
		entry.problems = mapped.sniffed.problems;
	}

	/** Takes a file as a source that the user has described. */
	async describe(
		entry: WorkspaceFile,
		source: Described,
		columns: (ColumnTarget | null)[]
	): Promise<void> {
		if (!entry.sniffed) return;
		await this.learn(source);
		const before = entry.mapped?.pakke.name;
		if (before !== undefined && describedSource(before)) this.#changed.add(before);
		entry.mapped = mapFile(entry.sniffed, kilde(source.id), columns);
		entry.problems = entry.sniffed.problems;
	}

	/** Descriptions that have been changed go when no file and no remembered mapping needs them. */
	#forgetChanged(): void {
		const needed = new Set(this.mappings.all.map(({ kilde: id }) => id));
		for (const { mapped, loaded } of this.files)
			for (const one of [mapped, loaded?.validated.mapped]) if (one) needed.add(one.pakke.name);
		const gone = [...this.#changed].filter((id) => !needed.has(id));
		for (const id of gone) this.#changed.delete(id);
		if (gone.length > 0) this.described.forget(gone);
	}

	async learn(source: Described): Promise<void> {
		const used = ({ mapped, loaded }: WorkspaceFile) =>
			[mapped, loaded?.validated.mapped].some((one) => one?.pakke.name === source.id);
		// Its view is there, with the rows of its files.
		if (this.files.some(used)) this.described.know(source);
		else await this.described.learn(source, await this.engine());
	}

	/** Takes a file into its source. What was loaded before stays when this one fails. */
	load(entry: WorkspaceFile): Promise<void> {
		return this.loadAll([entry]);
	}

	/** Loads files one after another and computes the figures once, after the last. */
	loadAll(entries: readonly WorkspaceFile[]): Promise<void> {
		return this.#inTurn(async () => {
			for (const entry of entries) await this.#loadOne(entry);
			await this.#refresh();
			this.#forgetChanged();
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
		if (!mapped || entry.status === 'reading' || !this.files.includes(entry)) return;
		entry.cancel = new AbortController();
		const { signal } = entry.cancel;
		entry.status = 'loading';
		try {
			const engine = await this.engine();
			const matchArea = this.#matchArea;
			const { ahead } = entry;
			// Taken once: what is stopped while it is awaited is removed, and not there a second time.
			entry.ahead = null;
			const staged = await ahead?.take(mapped, signal);
			const checked = staged
				? await timed('checks', () => check(engine, staged, { matchArea, signal }))
				: await validate(engine, mapped, this.#nextId++, { matchArea, signal });
			entry.problems = checked.problems;
			if (checked.stage === 'refused') {
				entry.status = entry.loaded ? 'loaded' : 'ready';
				return;
			}
			await this.#takeOut(entry);
			this.#stale.add(mapped.pakke.name);
			const before = this.#idsOf(mapped.pakke.name);
			const loaded = await timed('load', () => load(engine, checked, before));
			if (!this.files.includes(entry)) return;
			entry.loaded = loaded;
			entry.order = this.#nextId++;
			// It may have been read otherwise than its head let expect.
			if (entry.mapped === mapped) entry.mapped = checked.mapped;
			entry.sniffed = entry.mapped?.sniffed ?? null;
			this.mappings.remember(mapped);
			entry.problems = entry.loaded.problems;
			entry.status = 'loaded';
		} catch (error) {
			this.#stopped(entry, error);
		}
	}

	/** Removes a file and all that came from it. */
	remove(entry: WorkspaceFile): Promise<void> {
		return this.#removeSome([entry]);
	}

	/**
	 * Lets go of all files at once, whatever is under way for them: it waits for nothing that the
	 * engine does. The engine goes too, and its memory with it; another is started when it is needed.
	 */
	async removeAll(): Promise<void> {
		const [gone, engine, loaded] = [this.files, this.#engine, this.version > 0];
		const there = this.engineStatus === 'ready';
		this.emptied++;
		this.mappings.forget();
		this.earlier = null;
		this.files = [];
		this.#engine = undefined;
		this.engineStatus = 'idle';
		this.#stale.clear();
		for (const entry of gone) {
			entry.cancel.abort();
			entry.loaded = null;
			entry.ahead = null;
		}
		this.described.forget();
		this.protections.forget();
		// The pages ask again, and find none.
		if (loaded) this.version++;
		const closed = engine?.then((open) => open.close()).catch(() => undefined);
		// One that is still on its way holds nothing of the files, and may be long in coming.
		if (there) await closed;
	}

	/** What is under way for the files is stopped first; then they leave, whatever it came to. */
	#removeSome(entries: readonly WorkspaceFile[]): Promise<void> {
		this.earlier = null;
		for (const entry of entries) entry.cancel.abort();
		return this.#inTurn(async () => {
			for (const entry of entries) {
				await this.#dropAhead(entry);
				await this.#takeOut(entry);
			}
			this.files = this.files.filter((one) => !entries.includes(one));
			await this.#refresh();
		});
	}

	/** Takes a file's rows out of its source. */
	async #takeOut(entry: WorkspaceFile): Promise<void> {
		const { loaded } = entry;
		if (!loaded) return;
		const { pakke } = loaded.validated.mapped;
		this.#stale.add(pakke.name);
		entry.loaded = null;
		const engine = await this.engine();
		await unload(engine, loaded.validated, pakke, this.#idsOf(pakke.name));
	}

	/** Ids of the tables that feed a source, oldest first: the rows of the file loaded last win. */
	#idsOf(source: string): number[] {
		return this.files
			.toSorted((a, b) => a.order - b.order)
			.flatMap(({ loaded }) => (loaded ? [loaded.validated] : []))
			.filter(({ mapped }) => mapped.pakke.name === source)
			.map(({ id }) => id);
	}

	/** Takes other shares of the crosswalk into the figures that rest on them. */
	useCrosswalk(rows: readonly CrosswalkRow[]): void {
		// They rest on those that were in force when they were computed.
		this.earlier = null;
		this.#crosswalk = rows;
		if (!this.#engine) return;
		this.#awaited++;
		void this.#inTurn(async () => {
			// A later change is already on its way.
			if (this.#crosswalk !== rows) return;
			await setCrosswalk(await this.engine(), rows);
			for (const { kilde: source } of rows)
				if (this.loadedSources.includes(source)) this.#stale.add(source);
			// Some of the files alone would look as if the others had no figures: they come with the last.
			if (!this.#behind) await this.#refresh();
		})
			.then(() => this.#behind)
			.catch(() => undefined)
			.finally(() => this.#awaited--);
	}

	/** Computes the figures that rest on changed sources again, and lets the pages ask. */
	async #refresh(): Promise<void> {
		if (this.#stale.size === 0) return;
		this.computing = true;
		try {
			const engine = await this.engine();
			const changed = [...this.#stale];
			await timed('cube', () => rebuild(engine, changed, this.loadedSources));
			this.#stale.clear();
			this.version++;
			this.earlier = null;
			this.computing = false;
			await tellAfter(engine, this.files, changed);
		} finally {
			this.computing = false;
		}
	}

	#stopped(entry: WorkspaceFile, error: unknown): void {
		const problem = failureOf(error);
		const stopped = problem.code === 'cancelled' ? 'cancelled' : 'refused';
		entry.status = entry.loaded ? 'loaded' : stopped;
		entry.problems = [...entry.problems, problem];
	}
}

/** The contract of the page itself: what comes from a worker has a copy of it. */
function ownContract(mapped: MappedFile): MappedFile {
	return { ...mapped, pakke: kilde(mapped.pakke.name) };
}

function toldCounted({ persons, unused }: Pick<Counted, 'persons' | 'unused'>): Problem[] {
	const counted: Problem = { code: 'persons-counted', severity: 'note', detail: String(persons) };
	if (unused.length === 0) return [counted];
	return [
		counted,
		{ code: 'persons-not-counted', severity: 'warning', found: unused.join(', ').slice(0, 200) }
	];
}
