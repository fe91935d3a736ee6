import type { Problem } from '../domain/problem.ts';
import type { LoadedFile } from '../intake/load.ts';
import type { MappedFile } from '../intake/map.ts';
import type { Recognition } from '../intake/recognise.ts';
import type { Counted } from '../intake/personRows.ts';
import type { SniffedFile, SniffOptions } from '../intake/read.ts';
import { sha256Of } from './keeping/hash.ts';
import type { ReadAhead } from './readAhead.ts';

/** Where a dropped file is on its way in. */
export type FileStatus = 'reading' | 'ready' | 'loading' | 'loaded' | 'refused' | 'cancelled';

/** What the user says of the way a file is written. */
export type Rereading = Pick<SniffOptions, 'encoding' | 'dialect' | 'sheet'> & {
	/** False: columns stay columns, also where their names tell what they are of. */
	unfold?: boolean | undefined;
};

/** What becomes of the loaded files of its source when a file comes: it stands beside them, or one leaves. */
export type Beside = 'add' | WorkspaceFile;

/** A dropped file: what was found in it, what the user has settled, and what became of it. */
export class WorkspaceFile {
	readonly id: number;
	/** What was dropped; where its rows were persons, the counts of them, and not the rows. */
	file = $state.raw() as File;
	/** One of our own examples: every page that shows it says so. */
	readonly synthetic: boolean;
	/** Files that were added together, or came in one zip, have the same. */
	readonly came: number;
	/** What was counted, where the file dropped had a row for each person. */
	counted: Pick<Counted, 'persons' | 'unused'> | null = null;
	status = $state<FileStatus>('reading');
	/** Share of the bytes read, 0–1. */
	progress = $state(0);
	sniffed = $state.raw<SniffedFile | null>(null);
	recognitions = $state.raw<Recognition[]>([]);
	mapped = $state.raw<MappedFile | null>(null);
	loaded = $state.raw<LoadedFile | null>(null);
	problems = $state.raw<Problem[]>([]);
	/** What the user has said of the way it is written; the rest is found at each reading. */
	given = $state.raw<Rereading>({});
	/** Its first reading, to its end. */
	reading: Promise<void> = Promise.resolve();
	/** Of what was dropped: the same bytes are the same file, under any name. */
	readonly bytes: number;
	#hash: Promise<string> | null = null;
	/** Stops what is under way; it is there before anything is. */
	cancel = new AbortController();
	ahead: ReadAhead | null = null;
	/** What the user has said of the files that are there; null: nothing. */
	beside = $state.raw<Beside | null>(null);
	/** Files that have rows about the same, found when it was to be loaded: it waits for a word. */
	overlaps = $state.raw<readonly WorkspaceFile[]>([]);
	/** It is to be loaded when those before it are; taken away, it is not. */
	queued = $state(false);
	/** Counts up with each loading: the file loaded last wins where two have the same rows. */
	order = 0;

	constructor(id: number, file: File, synthetic: boolean, came = id) {
		this.id = id;
		this.came = came;
		this.file = file;
		this.synthetic = synthetic;
		// Nobody is asked about our own examples, which are made to stand together.
		if (synthetic) this.beside = 'add';
		this.bytes = file.size;
	}

	/** SHA-256 of what was dropped; asked for before its rows are let go, or not at all. */
	hash(): Promise<string> {
		this.#hash ??= sha256Of(this.file);
		return this.#hash;
	}

	/** The contract that its rows are loaded by; null while they are not. */
	get source(): string | null {
		return this.loaded?.validated.mapped.pakke.name ?? null;
	}

	/** There is more in it than the table that is read: it may be chosen again for another. */
	get hasMoreTables(): boolean {
		const problems = this.sniffed?.problems ?? [];
		return (
			(this.sniffed?.table?.sheets.length ?? 0) > 1 ||
			problems.some(({ code }) => code === 'several-tables' || code === 'table-beside')
		);
	}

	/** The file says by itself that it is of a source. */
	isRecognisedAs(source: string): boolean {
		return this.recognitions.some(({ kilde, complete }) => kilde === source && complete);
	}

	/** It has rows about the same as a file that is there, and nobody has said which shall count. */
	get asksBeside(): boolean {
		return this.beside === null && this.overlaps.some(({ loaded }) => loaded !== null);
	}

	/** The columns and the source are known well enough to load without asking. */
	get certain(): boolean {
		return this.recognitions[0]?.complete === true;
	}
}
