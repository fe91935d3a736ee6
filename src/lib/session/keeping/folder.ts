/** As much of the browser's own folder as keeping needs; a test has one that dies. */
export interface Folder {
	getDirectoryHandle(name: string, options?: { create?: boolean }): Promise<Folder>;
	getFileHandle(name: string, options?: { create?: boolean }): Promise<StoredFile>;
	removeEntry(name: string, options?: { recursive?: boolean }): Promise<void>;
	keys(): AsyncIterable<string>;
}

export interface StoredFile {
	getFile(): Promise<Blob>;
	createWritable(): Promise<Writable>;
}

export interface Writable {
	write(data: Blob | string): Promise<void>;
	close(): Promise<void>;
	abort(): Promise<void>;
}

const named = (error: unknown, name: string) =>
	error instanceof Error || error instanceof DOMException ? error.name === name : false;

export const isFull = (error: unknown): boolean => named(error, 'QuotaExceededError');

/** Null where there is none; any other trouble is the caller's. */
async function orNull<T>(found: Promise<T>): Promise<T | null> {
	try {
		return await found;
	} catch (error) {
		if (named(error, 'NotFoundError')) return null;
		throw error;
	}
}

export function subfolder(folder: Folder, name: string): Promise<Folder | null> {
	return orNull(folder.getDirectoryHandle(name));
}

export async function contentOf(folder: Folder, name: string): Promise<Blob | null> {
	const handle = await orNull(folder.getFileHandle(name));
	return handle && handle.getFile();
}

export async function remove(folder: Folder, name: string): Promise<void> {
	await orNull(folder.removeEntry(name, { recursive: true }));
}

/** Writes a file whole; what it held before stands until then. */
export async function write(folder: Folder, name: string, data: Blob | string): Promise<void> {
	const handle = await folder.getFileHandle(name, { create: true });
	const writable = await handle.createWritable();
	try {
		await writable.write(data);
		await writable.close();
	} catch (error) {
		await writable.abort().catch(() => undefined);
		throw error;
	}
}

export async function namesIn(folder: Folder): Promise<string[]> {
	const names: string[] = [];
	for await (const name of folder.keys()) names.push(name);
	return names;
}
