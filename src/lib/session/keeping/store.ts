import { COPIES, currentIn, writeState, type Unusable } from './copies.ts';
import { figuresKey } from './figuresKey.ts';
import { figuresIn, removeFigures, writeFigures } from './keptFigures.ts';
import { contentOf, isFull, namesIn, remove, subfolder, type Folder } from './folder.ts';
import {
	emptyContent,
	KEPT_VERSION,
	sizeOf,
	withChanges,
	type Change,
	type Content,
	type KeptFile,
	type KeptState
} from './kept.ts';
import type { KeptNote } from './parse.ts';
import { BYTES, isThere, wholeFile, wholeIn, writeChecked } from './rawBytes.ts';
import { FILLER, writePastTear } from './tear.ts';

/** All of ours in the browser's storage stands in one folder. */
const HOME = 'forlopsatlas';
/** Stands while all is being deleted, so that it is ended where it was cut short. */
const CLEARING = 'clearing';
/** What a browser that was ended in the midst of writing leaves behind. */
const LEFTOVER = /\.crswap$/;

export interface StoreParts {
	root: () => Promise<Folder>;
	/** Runs a task while no other tab runs one. */
	alone: <T>(task: () => Promise<T>) => Promise<T>;
	/** How many bytes more there is room for; null when the browser does not say. */
	room: () => Promise<number | null>;
	/** The build of the app: another may make other figures of the same files. */
	app: string;
}

export interface KeptCount {
	files: number;
	bytes: number;
}

/** What is kept but for the bytes, and the figures that were written down of just that. */
export interface FoundFigures {
	content: Content;
	key: string;
	file: Blob | null;
}

export type Found =
	| { kind: 'nothing' }
	| {
			kind: 'kept';
			content: Content;
			/** By the file's id; null for bytes that are not there or are not what they were. */
			files: Map<string, File | null>;
			notes: KeptNote[];
	  }
	| Unusable;

export type Outcome =
	/** `full`: ids of the files there was no room for. */
	| { kind: 'kept'; count: KeptCount; full: string[] }
	/** Nothing is kept any more: another tab has deleted it. */
	| { kind: 'gone' }
	| Unusable
	| { kind: 'full' };

/**
 * What is kept on this machine: raw bytes under their own hash, and a state that names them, in two
 * copies that are written one after the other. Bytes are written and read back before a state names
 * them, and removed after both copies have ceased to: whenever the browser ends, one copy is whole,
 * and so are all bytes it names. A browser may still lose what it has written: bytes that no state
 * names any more are then the user's files, and nothing but the user's word deletes them.
 */
export class KeptStore {
	readonly #parts: StoreParts;
	#pastTear = false;

	constructor(parts: StoreParts) {
		this.#parts = parts;
	}

	/** All that is kept, every byte checked and in memory, so that it can be deleted meanwhile. */
	read(): Promise<Found> {
		return this.#parts.alone(async () => {
			const home = await this.#home();
			const current = home ? await currentIn(home) : ({ kind: 'nothing' } as const);
			if (current.kind === 'unusable') return current;
			if (!home || current.kind === 'nothing') {
				// Of a clearing that was cut short, or a first saving that wrote no bytes.
				await this.#clear();
				return { kind: 'nothing' };
			}
			const bytes = await subfolder(home, BYTES);
			const files = new Map<string, File | null>();
			for (const file of current.state.files)
				files.set(file.id, bytes && (await wholeFile(bytes, file)));
			return { kind: 'kept', content: current.state, files, notes: current.notes };
		});
	}

	/**
	 * Names whole files anew that stand there without a state that can be read. What the user has
	 * set is not among it.
	 *
	 * @param nameOf the name of the n-th, from 1
	 */
	recover(nameOf: (n: number) => string): Promise<void> {
		return this.#parts.alone(async () => {
			const home = await this.#home();
			const current = home && (await currentIn(home));
			if (!home || current?.kind !== 'unusable' || current.reason === 'newer') return;
			await this.#leaveTear();
			const bytes = await subfolder(home, BYTES);
			const whole = bytes ? await wholeIn(bytes) : [];
			const files = whole.map((found, i) => foundFile(found, nameOf(i + 1)));
			const state = { ...emptyContent(), files, version: KEPT_VERSION, revision: 1 } as const;
			await writeState(home, state, COPIES[1]);
		});
	}

	/** How much is kept; null when nothing is. */
	count(): Promise<KeptCount | null> {
		return this.#parts.alone(async () => {
			const home = await this.#home();
			const current = home && (await currentIn(home));
			return current?.kind === 'kept' ? countOf(current.state) : null;
		});
	}

	/**
	 * Null when nothing is kept. Waits for no other tab: each file stands whole or not at all, and
	 * figures stand under the key of what they are of.
	 */
	async figures(): Promise<FoundFigures | null> {
		const home = await this.#home();
		const current = home && (await currentIn(home));
		if (!home || current?.kind !== 'kept') return null;
		const key = await this.figuresKey(current.state);
		return { content: current.state, key, file: await figuresIn(home, key) };
	}

	figuresKey(content: Content): Promise<string> {
		return figuresKey(content, this.#parts.app);
	}

	/** Writes figures down, if what is kept is still what they are of, and there is room. */
	keepFigures(key: string, file: Blob): Promise<void> {
		return this.#parts.alone(async () => {
			const home = await this.#home();
			if (!home || (await this.figures())?.key !== key) return;
			await removeFigures(home, key);
			if (((await this.#parts.room()) ?? Infinity) < file.size) return;
			await writeFigures(home, key, file);
		});
	}

	dropFigures(): Promise<void> {
		return this.#parts.alone(async () => {
			const home = await this.#home();
			if (home) await removeFigures(home);
		});
	}

	/**
	 * Makes changes to what is kept now, whichever tab wrote it. With `begin` also when nothing is.
	 * A file there is no room for is left out, and the rest written.
	 */
	change(
		changes: readonly Change[],
		blobs: ReadonlyMap<string, Blob>,
		{ begin }: { begin: boolean }
	): Promise<Outcome> {
		return this.#parts.alone(async () => {
			const found = await this.#home();
			const current = found ? await currentIn(found) : ({ kind: 'nothing' } as const);
			if (current.kind === 'unusable') return current;
			if (current.kind === 'nothing' && !begin) return { kind: 'gone' };
			const state = current.kind === 'kept' ? current.state : null;
			try {
				await this.#leaveTear();
				const home = found ?? (await this.#begin());
				const full = await this.#writeBytes(home, changes, blobs, state);
				const possible = changes.filter(
					(change) => change.kind !== 'file' || !full.includes(change.file.id)
				);
				const next: KeptState = {
					...withChanges(state ?? emptyContent(), possible),
					version: KEPT_VERSION,
					revision: (state?.revision ?? 0) + 1
				};
				const copy = current.kind === 'kept' ? current.copy : COPIES[1];
				await writeState(home, next, copy);
				await this.#collect(home, next);
				return { kind: 'kept', count: countOf(next), full };
			} catch (error) {
				if (!isFull(error)) throw error;
				await this.#tidy(state).catch(() => undefined);
				return { kind: 'full' };
			}
		});
	}

	/** Deletes all of it. */
	clear(): Promise<void> {
		return this.#parts.alone(() => this.#clear());
	}

	/** Removes what a saving that did not come to its end has written. */
	async #tidy(state: KeptState | null): Promise<void> {
		const home = await this.#home();
		if (!state) await this.#clear();
		else if (home) await this.#collect(home, state);
	}

	/** What says that all is to be deleted goes last: cut short, it is ended at the next start. */
	async #clear(): Promise<void> {
		const root = await this.#parts.root();
		for (const name of await namesIn(root)) if (FILLER.test(name)) await remove(root, name);
		const home = await subfolder(root, HOME);
		if (!home) return;
		// Where there is no room even for that, what is left is told of at the next start.
		await home.getFileHandle(CLEARING, { create: true }).catch(() => undefined);
		for (const copy of COPIES) await remove(home, copy);
		for (const name of await namesIn(home)) if (name !== CLEARING) await remove(home, name);
		await remove(root, HOME);
	}

	/** Null also where it is being deleted: nothing in it is wanted any more. */
	async #home(): Promise<Folder | null> {
		const home = await subfolder(await this.#parts.root(), HOME);
		return home && (await contentOf(home, CLEARING)) ? null : home;
	}

	async #begin(): Promise<Folder> {
		await this.#clear();
		return (await this.#parts.root()).getDirectoryHandle(HOME, { create: true });
	}

	/** Once for each page that is opened, before it writes anything that must last. */
	async #leaveTear(): Promise<void> {
		if (this.#pastTear) return;
		await writePastTear(await this.#parts.root());
		this.#pastTear = true;
	}

	/** Gives the ids of the files there was no room for. */
	async #writeBytes(
		home: Folder,
		changes: readonly Change[],
		blobs: ReadonlyMap<string, Blob>,
		state: KeptState | null
	): Promise<string[]> {
		const bytes = await home.getDirectoryHandle(BYTES, { create: true });
		const full: string[] = [];
		for (const change of changes) {
			if (change.kind !== 'file') continue;
			const { file } = change;
			if (await isThere(bytes, file, state)) continue;
			const blob = blobs.get(file.sha256);
			if (!blob) throw new RangeError(`No bytes were given for ${file.name}`);
			const fits = await this.#makeRoom(home, blob.size);
			if (!fits || !(await writeChecked(bytes, file.sha256, blob))) full.push(file.id);
		}
		return full;
	}

	/** Figures can be computed again, and give way to what can't. */
	async #makeRoom(home: Folder, bytes: number): Promise<boolean> {
		const fits = async () => ((await this.#parts.room()) ?? Infinity) >= bytes;
		if (await fits()) return true;
		await removeFigures(home);
		return fits();
	}

	/** Removes what no state names any more, and figures of anything else. */
	async #collect(home: Folder, state: KeptState): Promise<void> {
		const named = new Set(state.files.map(({ sha256 }) => sha256));
		const bytes = await subfolder(home, BYTES);
		if (bytes)
			for (const name of await namesIn(bytes)) if (!named.has(name)) await remove(bytes, name);
		for (const name of await namesIn(home)) if (LEFTOVER.test(name)) await remove(home, name);
		await removeFigures(home, await this.figuresKey(state));
	}
}

const countOf = ({ files }: Content): KeptCount => ({ files: files.length, bytes: sizeOf(files) });

/** A file of which nothing is known but its bytes; what it is of is found when it is read. */
function foundFile(found: Pick<KeptFile, 'sha256' | 'bytes'>, name: string): KeptFile {
	const unknown = { synthetic: false, given: {}, settled: null, loaded: null };
	return { ...found, ...unknown, name, id: crypto.randomUUID() };
}
