import type { Folder, StoredFile } from '../src/lib/session/keeping/folder.ts';

/** The browser ended here: nothing after it is done. */
export class Ended extends Error {}

/** A disk in memory that counts operations and can end, or be full, at any of them. */
export class Disk {
	readonly tree: Tree = new Map();
	operations = 0;
	/** Ends at this operation; never when it is undefined. */
	endAt: number | undefined;
	/** What was being put in place when it ended is there by half. */
	torn = false;
	room = Infinity;
	#ended = false;

	/** Whether this operation is the last: it is done by half or not at all. */
	step(): boolean {
		if (this.#ended) throw new Ended();
		this.#ended = this.operations++ === this.endAt;
		return this.#ended;
	}

	root(): Promise<Folder> {
		return Promise.resolve(folder(this.tree, this));
	}

	/** The same disk as a browser finds it that is started anew. */
	reopened(): Disk {
		const disk = new Disk();
		copyInto(disk.tree, this.tree);
		return disk;
	}

	/** The path of every file. */
	paths(tree: Tree = this.tree, above = ''): string[] {
		return [...tree].flatMap(([name, entry]) =>
			entry instanceof Map ? this.paths(entry, `${above}${name}/`) : [above + name]
		);
	}

	used(tree: Tree = this.tree): number {
		return [...tree.values()].reduce<number>(
			(sum, entry) => sum + (entry instanceof Map ? this.used(entry) : entry.byteLength),
			0
		);
	}
}

export type Tree = Map<string, Tree | Uint8Array<ArrayBuffer>>;

function copyInto(target: Tree, source: Tree): void {
	for (const [name, entry] of source) {
		if (!(entry instanceof Map)) target.set(name, entry.slice());
		else {
			const below: Tree = new Map();
			copyInto(below, entry);
			target.set(name, below);
		}
	}
}

const missing = () => new DOMException('not there', 'NotFoundError');

function folder(tree: Tree, disk: Disk): Folder {
	return {
		async getDirectoryHandle(name, options) {
			const last = options?.create ? disk.step() : false;
			let entry = tree.get(name);
			if (!entry && options?.create && !last) tree.set(name, (entry = new Map()));
			if (last) throw new Ended();
			if (!(entry instanceof Map)) throw missing();
			return folder(entry, disk);
		},
		async getFileHandle(name, options) {
			const last = options?.create ? disk.step() : false;
			if (!tree.has(name) && options?.create) tree.set(name, new Uint8Array());
			if (last) throw new Ended();
			if (!(tree.get(name) instanceof Uint8Array)) throw missing();
			return file(tree, name, disk);
		},
		async removeEntry(name) {
			const last = disk.step();
			const entry = tree.get(name);
			if (!entry) throw missing();
			// Of a folder that is being removed, any part may be gone.
			if (last && entry instanceof Map) entry.delete([...entry.keys()][0] ?? '');
			else tree.delete(name);
			if (last) throw new Ended();
		},
		async *keys() {
			yield* [...tree.keys()];
		}
	};
}

function file(tree: Tree, name: string, disk: Disk): StoredFile {
	return {
		async getFile() {
			const entry = tree.get(name);
			if (!(entry instanceof Uint8Array)) throw missing();
			return new Blob([entry]);
		},
		async createWritable() {
			if (disk.step()) throw new Ended();
			let bytes = new Uint8Array();
			return {
				async write(data) {
					if (disk.step()) throw new Ended();
					bytes = new Uint8Array(await new Blob([data]).arrayBuffer());
					if (disk.used() + bytes.length > disk.room)
						throw new DOMException('full', 'QuotaExceededError');
				},
				async close() {
					const last = disk.step();
					if (!last) tree.set(name, bytes);
					else if (disk.torn) tree.set(name, bytes.slice(0, bytes.length >> 1));
					if (last) throw new Ended();
				},
				abort: () => Promise.resolve()
			};
		}
	};
}
