import type { Described } from '../catalogue/described.ts';
import { cellerSqlOf } from '../catalogue/celler.ts';
import { describedSource, kilde } from '../catalogue/kilder.ts';
import type { Problem } from '../domain/problem.ts';
import { timed } from '../domain/stage.ts';
import { PAGE_MEMORY } from '../engine/index.ts';
import { inBackground, type Work } from '../intake/background.ts';
import { takeBytes } from '../intake/encoding.ts';
import { mapFile, type ColumnTarget, type MappedFile } from '../intake/map.ts';
import { withFound, withOwnOf } from '../intake/ownFields.ts';
import type { Counted } from '../intake/personRows.ts';
import { isToBeRead, type TakeIn, type UnderstoodFile } from '../intake/takeIn.ts';
import { takeInApart } from '../intake/takeInApart.ts';
import { sourceUnknown } from '../intake/understand.ts';
import { unpack } from '../intake/unpack.ts';
import type { DescribedSources } from './describedSources.svelte.ts';
import type { Protector } from './edition.svelte.ts';
import type { Files } from './files.svelte.ts';
import type { Mappings } from './mappings.ts';
import { ReadAhead } from './readAhead.ts';
import { dropAhead, stopped } from './stopped.ts';
import type { TabEngine } from './tabEngine.svelte.ts';
import { twinOf } from './twins.ts';
import type { Rereading, WorkspaceFile } from './workspaceFile.svelte.ts';

export interface ReaderParts {
	files: Files;
	engine: TabEngine;
	described: DescribedSources;
	mappings: Mappings;
	protector: Pick<Protector, 'ready'>;
}

/** Finds what files are, and takes the user's word for it; nothing is loaded. */
export class Reader {
	readonly #files: Files;
	readonly #engine: TabEngine;
	readonly #described: DescribedSources;
	readonly #mappings: Mappings;
	readonly #protector: ReaderParts['protector'];
	/** Described sources that another description stands in the place of. */
	readonly #changed = new Set<string>();

	constructor({ files, engine, described, mappings, protector }: ReaderParts) {
		this.#files = files;
		this.#engine = engine;
		this.#described = described;
		this.#mappings = mappings;
		this.#protector = protector;
	}

	/** Reads a file; in the place of a zip, the files in it. */
	async open(entry: WorkspaceFile): Promise<WorkspaceFile[]> {
		let files: File[];
		try {
			files = await unpack(entry.file, this.#work(entry));
		} catch (error) {
			stopped(entry, error);
			return [entry];
		}
		if (!this.#files.list.includes(entry)) return [];
		if (entry.cancel.signal.aborted) {
			stopped(entry, entry.cancel.signal.reason);
			return [entry];
		}
		const inside = this.#files.unpacked(entry, files);
		for (const one of inside) one.reading = this.#readOnce(one);
		await Promise.all(inside.map(({ reading }) => reading));
		return inside;
	}

	/** Reads a file that is not there already; one that is, is told and left. */
	async #readOnce(entry: WorkspaceFile): Promise<void> {
		const twin = await twinOf(entry, this.#files.list);
		await twin?.reading;
		// The first may have been removed meanwhile, or hold more tables than the one it is read for.
		const { signal } = entry.cancel;
		if (signal.aborted) return stopped(entry, signal.reason);
		const unread = twin?.status === 'refused' || twin?.status === 'cancelled';
		if (!twin || unread || !this.#files.list.includes(twin) || twin.hasMoreTables)
			return this.#read(entry);
		entry.status = 'refused';
		entry.problems = [{ code: 'file-twice', severity: 'error', found: twin.file.name }];
	}

	/** Reads a file's dialect and source, again when the user has corrected the dialect. */
	async read(entry: WorkspaceFile, given: Rereading = entry.given): Promise<void> {
		entry.given = given;
		entry.status = 'reading';
		entry.cancel = new AbortController();
		await this.#read(entry);
	}

	async #read(entry: WorkspaceFile): Promise<void> {
		await dropAhead(entry);
		try {
			const taken = await timed('look through', () =>
				takeInApart(this.#asked(entry), this.#work(entry))
			);
			if (taken.stage === 'refused') {
				entry.problems = taken.problems;
				entry.status = entry.loaded ? 'loaded' : 'refused';
				await dropAhead(entry);
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
			stopped(entry, error);
			await dropAhead(entry);
		}
	}

	/** All that decides what a file is taken for. */
	#asked({ file, given, counted }: WorkspaceFile): TakeIn {
		const options = { ...given, memory: PAGE_MEMORY };
		return {
			...{ file, options, known: counted ? toldCounted(counted) : [] },
			settled: this.#mappings.all,
			described: this.#described.list
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
		const mapped = understood.mapped && this.#withOwn(entry, ownContract(understood.mapped));
		if (!this.#files.list.includes(entry)) return;
		// Before the page hears of it: the engine can begin while the preview is drawn.
		if (mapped && isToBeRead(understood))
			entry.ahead = new ReadAhead(
				() => this.#engine.get(),
				mapped,
				this.#files.nextId(),
				understood.expected
			);
		// Of the examples it is known already which small numbers may be shown.
		if (mapped && cellerSqlOf(mapped.pakke.name) !== undefined && !entry.synthetic)
			void this.#protector.ready().catch(() => undefined);
		// Nobody knows when another will be read: until then it is on the disk and not in memory.
		if (!entry.ahead) takeBytes(sniffed.decoded);
		entry.problems = [...sniffed.problems];
		if (!mapped) entry.problems.push(sourceUnknown(recognitions));
		entry.sniffed = sniffed;
		entry.recognitions = recognitions;
		entry.mapped = mapped;
		entry.status = 'ready';
	}

	/** Another source for the file, with the columns its contract recognises. */
	async choose(entry: WorkspaceFile, source: string): Promise<void> {
		if (!entry.sniffed) return;
		const { sniffed } = entry;
		const question = {
			...{ sniffed, source, unfold: entry.given.unfold },
			described: this.#described.list
		};
		const found = ownContract(await inBackground('understandAs', question));
		const mapped = this.#withOwn(entry, found);
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
		entry.mapped = this.#withOwn(entry, mapFile(entry.sniffed, kilde(source.id), columns));
		entry.problems = entry.sniffed.problems;
	}

	/** Its place and year, as the user has said them of this file; else as its names tell. */
	#withOwn(entry: WorkspaceFile, mapped: MappedFile): MappedFile {
		return withFound(withOwnOf(mapped, entry.mapped), entry.file.name);
	}

	/** Descriptions that have been changed go when no file and no remembered mapping needs them. */
	forgetChanged(): void {
		const needed = new Set(this.#mappings.all.map(({ kilde: id }) => id));
		for (const { mapped, loaded } of this.#files.list)
			for (const one of [mapped, loaded?.validated.mapped]) if (one) needed.add(one.pakke.name);
		const gone = [...this.#changed].filter((id) => !needed.has(id));
		for (const id of gone) this.#changed.delete(id);
		if (gone.length > 0) this.#described.forget(gone);
	}

	async learn(source: Described): Promise<void> {
		const used = ({ mapped, loaded }: WorkspaceFile) =>
			[mapped, loaded?.validated.mapped].some((one) => one?.pakke.name === source.id);
		// Its view is there, with the rows of its files.
		if (this.#files.list.some(used)) this.#described.know(source);
		else await this.#described.learn(source, await this.#engine.get());
	}
}

/** The contract of the page itself: what comes from a worker has a copy of it. */
function ownContract(mapped: MappedFile): MappedFile {
	return { ...mapped, pakke: kilde(mapped.pakke.name) };
}

function toldCounted({ persons, unused }: Pick<Counted, 'persons' | 'unused'>): Problem[] {
	const counted: Problem = { code: 'persons-counted', severity: 'note', persons };
	if (unused.length === 0) return [counted];
	return [
		counted,
		{ code: 'persons-not-counted', severity: 'warning', found: unused.join(', ').slice(0, 200) }
	];
}
