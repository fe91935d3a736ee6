import type { Problem, UnreadEntry } from '../../domain/problem.ts';
import { LIMITS, RefusedError, tooManyBytes } from '../limits.ts';
import { UnreadFile } from '../unreadFile.ts';
import { isZip, startOf } from './index.ts';
import { directoryOf, unpackEntry, type UnpackOptions, type ZipEntry } from './zipDirectory.ts';

/**
 * The files in a zip, folders and the system's own leftovers apart. What is not read of it is there
 * too, with the reason: a path that leads out of the zip, a zip in the zip, a lock, damage.
 *
 * @throws RefusedError when all of it is more than is unpacked; Error where it is no whole zip
 */
export async function readZip(
	file: Blob,
	onProgress: (bytes: number) => void = () => undefined
): Promise<File[]> {
	const entries = (await directoryOf(file)).filter(({ name }) => !isLeftover(name));
	if (entries.length > LIMITS.files) throw tooManyBytes('zip-files', entries.length, LIMITS.files);
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	if (total > LIMITS.unpacked) throw tooManyBytes('zip', total, LIMITS.unpacked);
	const files: File[] = [];
	let left = LIMITS.unpacked;
	let packed = 0;
	const onPacked = (bytes: number) => onProgress((packed += bytes));
	const names = uniqueNames(entries);
	for (const [i, entry] of entries.entries()) {
		const how = { most: left, kind: 'zip', onPacked };
		const one = await readEntry(file, entry, names[i] ?? entry.name, how);
		left -= one.size;
		files.push(one);
	}
	return files;
}

const isLeftover = (name: string) => /[\\/]$|(^|[\\/])(__MACOSX[\\/]|\.(?!\.?[\\/]))/.test(name);

async function readEntry(
	file: Blob,
	entry: ZipEntry,
	name: string,
	how: UnpackOptions
): Promise<File> {
	const unread = (why: UnreadEntry, content: BlobPart[] = []) =>
		new UnreadFile(content, name, entryProblem(entry.name, why));
	const why = obstacle(entry);
	if (why) return unread(why);
	try {
		const content = await unpackEntry(file, entry, how);
		const found = new File([content], name);
		return isZip(await startOf(found)) ? unread('nested', [found]) : found;
	} catch (error) {
		if (error instanceof RefusedError) throw error;
		return unread('damaged');
	}
}

/** What can be told of a file from the directory alone. */
function obstacle({ name, locked, method }: ZipEntry): UnreadEntry | null {
	if (name.split(/[\\/]/).includes('..')) return 'outside';
	if (/^(?:[\\/]|[a-z]:)/i.test(name)) return 'absolute';
	if (locked) return 'locked';
	return method === 0 || method === 8 ? null : 'method';
}

function entryProblem(found: string, why: UnreadEntry): Problem {
	return { code: 'zip-entry', severity: 'error', found, why };
}

/**
 * The names without folders, but for where the folder tells them apart: where two have one name, or
 * each file has a folder of its own. One that a folder has twice is told apart by a number.
 */
function uniqueNames(entries: readonly ZipEntry[]): string[] {
	const parts = entries.map(({ name }) => {
		const [own = name, folder = ''] = name.split(/[\\/]/).reverse();
		return { own, folder: /^\.{0,2}$/.test(folder) ? '' : folder };
	});
	const folders = new Set(parts.map(({ folder }) => folder));
	const apart = entries.length > 1 && folders.size === entries.length && !folders.has('');
	const seen = new Map<string, number>();
	return parts.map(({ own, folder }) => {
		const others = parts.some((one) => one.own === own && one.folder !== folder);
		const name = folder !== '' && (apart || others) ? `${folder} – ${own}` : own;
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return times === 1 ? name : name.replace(/(\.[^.]*)?$/, ` (${times})$1`);
	});
}
