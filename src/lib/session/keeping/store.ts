import { contentOf, isFull, namesIn, remove, subfolder, write, type Folder } from './folder.ts';
import { sha256 } from './hash.ts';
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
import { parseContent, type KeptNote } from './parse.ts';

/** All of ours in the browser's storage stands in one folder. */
const HOME = 'forlopsatlas';
const BYTES = 'bytes';
const COPIES = ['state-1', 'state-2'] as const;
/** What a browser that was ended in the midst of writing leaves behind. */
const LEFTOVER = /\.crswap$/;

export interface StoreParts {
	root: () => Promise<Folder>;
	/** Runs a task while no other tab runs one. */
	alone: <T>(task: () => Promise<T>) => Promise<T>;
	/** How many bytes more there is room for; null when the browser does not say. */
	room: () => Promise<number | null>;
}

export interface KeptCount {
	files: number;
	bytes: number;
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
	| { kind: 'unusable'; reason: 'damaged' | 'newer' };

export type Outcome =
	/** `full`: ids of the files there was no room for. */
	| { kind: 'kept'; count: KeptCount; full: string[] }
	/** Nothing is kept any more: another tab has deleted it. */
	| { kind: 'gone' }
	| { kind: 'unusable'; reason: 'damaged' | 'newer' }
	| { kind: 'full' };

/**
 * What is kept on this machine: raw bytes under their own hash, and a state that names them, in two
 * copies that are written one after the other. Bytes are written and read back before a state names
 * them, and removed after both copies have ceased to: whenever the browser ends, one copy is whole,
 * and so are all bytes it names.
 */
export class KeptStore {
	readonly #parts: StoreParts;

	constructor(parts: StoreParts) {
		this.#parts = parts;
	}

	/** All that is kept, every byte checked and in memory, so that it can be deleted meanwhile. */
	read(): Promise<Found> {
		return this.#parts.alone(async () => {
			const home = await this.#home();
			if (!home) return { kind: 'nothing' };
			const current = await currentIn(home);
			if (current.kind === 'unusable') return current;
			if (current.kind === 'nothing') {
				// The first saving was ended before it came to anything.
				await this.#clear();
				return current;
			}
			const bytes = await subfolder(home, BYTES);
			const files = new Map<string, File | null>();
			for (const file of current.state.files)
				files.set(file.id, bytes && (await wholeFile(bytes, file)));
			return { kind: 'kept', content: current.state, files, notes: current.notes };
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
	 * Makes changes to what is kept now, whichever tab wrote it. With `begin` also when nothing is.
	 * A file there is no room for is left out, and the rest written.
	 */
	change(
		changes: readonly Change[],
		blobs: ReadonlyMap<string, Blob>,
		{ begin }: { begin: boolean }
	): Promise<Outcome> {
		return this.#parts.alone(async () => {
			const root = await this.#parts.root();
			const found = await subfolder(root, HOME);
			const current = found ? await currentIn(found) : ({ kind: 'nothing' } as const);
			if (current.kind === 'unusable') return current;
			if (current.kind === 'nothing' && !begin) return { kind: 'gone' };
			const state = current.kind === 'kept' ? current.state : null;
			try {
				const home = found ?? (await root.getDirectoryHandle(HOME, { create: true }));
				const bytes = await home.getDirectoryHandle(BYTES, { create: true });
				const full = await this.#writeBytes(bytes, changes, blobs, state);
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
				await collect(home, bytes, next);
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
		const bytes = home && (await subfolder(home, BYTES));
		if (!state) await this.#clear();
		else if (bytes) await collect(home, bytes, state);
	}

	/** What names the bytes goes first: a clearing that was cut short is ended at the next start. */
	async #clear(): Promise<void> {
		const home = await this.#home();
		if (!home) return;
		for (const copy of COPIES) await remove(home, copy);
		await remove(await this.#parts.root(), HOME);
	}

	async #home(): Promise<Folder | null> {
		return subfolder(await this.#parts.root(), HOME);
	}

	/** Gives the ids of the files there was no room for. */
	async #writeBytes(
		bytes: Folder,
		changes: readonly Change[],
		blobs: ReadonlyMap<string, Blob>,
		state: KeptState | null
	): Promise<string[]> {
		const full: string[] = [];
		for (const change of changes) {
			if (change.kind !== 'file') continue;
			const { file } = change;
			if (await isThere(bytes, file, state)) continue;
			const blob = blobs.get(file.sha256);
			if (!blob) throw new RangeError(`No bytes were given for ${file.name}`);
			const room = await this.#parts.room();
			const fits = room === null || room >= blob.size;
			if (!fits || !(await writeChecked(bytes, file.sha256, blob))) full.push(file.id);
		}
		return full;
	}
}

const countOf = ({ files }: Content): KeptCount => ({ files: files.length, bytes: sizeOf(files) });

/** The bytes of a file that is kept were checked when it came; others may be half of something. */
async function isThere(bytes: Folder, file: KeptFile, state: KeptState | null): Promise<boolean> {
	const blob = await contentOf(bytes, file.sha256);
	if (blob?.size !== file.bytes) return false;
	const known = state?.files.some(({ id, sha256 }) => id === file.id && sha256 === file.sha256);
	return known || (await sha256(await blob.arrayBuffer())) === file.sha256;
}

/** False when there is no room for it. */
async function writeChecked(bytes: Folder, hash: string, blob: Blob): Promise<boolean> {
	try {
		await write(bytes, hash, blob);
	} catch (error) {
		if (!isFull(error)) throw error;
		await remove(bytes, hash).catch(() => undefined);
		return false;
	}
	const written = await contentOf(bytes, hash);
	if (!written || (await sha256(await written.arrayBuffer())) !== hash)
		throw new Error('What was written is not what was read back');
	return true;
}

async function wholeFile(bytes: Folder, file: KeptFile): Promise<File | null> {
	try {
		const blob = await contentOf(bytes, file.sha256);
		if (blob?.size !== file.bytes) return null;
		const content = await blob.arrayBuffer();
		return (await sha256(content)) === file.sha256 ? new File([content], file.name) : null;
	} catch {
		// A file the disk can't give must not take the others with it.
		return null;
	}
}

type Current =
	| { kind: 'nothing' }
	| { kind: 'kept'; state: KeptState; copy: (typeof COPIES)[number]; notes: KeptNote[] }
	| { kind: 'unusable'; reason: 'damaged' | 'newer' };

/** The newest copy that is whole. */
async function currentIn(home: Folder): Promise<Current> {
	const copies = await Promise.all(COPIES.map((copy) => readState(home, copy)));
	const newer = copies.find((one) => one.kind === 'unusable' && one.reason === 'newer');
	if (newer) return newer;
	const [newest] = copies
		.filter((one) => one.kind === 'kept')
		.sort((a, b) => b.state.revision - a.state.revision);
	if (newest) return newest;
	// A copy alone that is not whole is the first there was to be: nothing was kept before it.
	const both = copies.every((one) => one.kind === 'unusable');
	return both ? { kind: 'unusable', reason: 'damaged' } : { kind: 'nothing' };
}

/** A line with the hash of the rest, and the state. */
async function readState(home: Folder, copy: (typeof COPIES)[number]): Promise<Current> {
	const blob = await contentOf(home, copy);
	if (!blob || blob.size === 0) return { kind: 'nothing' };
	const text = await blob.text();
	const end = text.indexOf('\n');
	const [hash, json] = [text.slice(0, end), text.slice(end + 1)];
	const damaged: Current = { kind: 'unusable', reason: 'damaged' };
	if ((await sha256(new TextEncoder().encode(json))) !== hash) return damaged;
	const found = JSON.parse(json) as { revision?: unknown };
	const parsed = parseContent(found);
	if (!parsed.ok) return { kind: 'unusable', reason: parsed.reason };
	if (typeof found.revision !== 'number') return damaged;
	const state = { ...parsed.content, version: KEPT_VERSION, revision: found.revision } as const;
	return { kind: 'kept', state, copy, notes: parsed.notes };
}

/** Both copies, the one that is not `newest` first. */
async function writeState(home: Folder, state: KeptState, newest: string): Promise<void> {
	const json = JSON.stringify(state);
	const text = `${await sha256(new TextEncoder().encode(json))}\n${json}`;
	for (const copy of COPIES.toSorted((a) => (a === newest ? 1 : -1))) await write(home, copy, text);
}

/** Removes what no state names any more. */
async function collect(home: Folder, bytes: Folder, { files }: KeptState): Promise<void> {
	const named = new Set(files.map(({ sha256 }) => sha256));
	for (const name of await namesIn(bytes)) if (!named.has(name)) await remove(bytes, name);
	for (const name of await namesIn(home)) if (LEFTOVER.test(name)) await remove(home, name);
}
