import { constants } from 'node:fs';
import { access, open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem, UnreadPath } from '../src/lib/domain/problem.ts';
import { unpack } from '../src/lib/intake/unpack.ts';
import { UnreadFile } from '../src/lib/intake/unreadFile.ts';

/**
 * Files of the disk as the page gets them, zips unpacked. What stands at a path and can't be read is
 * there too, as an `UnreadFile`.
 */
export async function openFiles(paths: readonly string[]): Promise<File[]> {
	const files: File[] = [];
	for (const path of paths) files.push(...(await unpack(await fileAt(path))));
	return files;
}

async function fileAt(path: string): Promise<File> {
	const name = basename(path) || path;
	try {
		const found = await stat(path);
		if (found.isDirectory()) return unread(path, name, 'folder');
		// A pipe or a device has no end to wait for.
		if (!found.isFile()) return unread(path, name, 'denied');
		await access(path, constants.R_OK);
		return new File(await contentOf(path, found.size), name);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return unread(path, name, code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'denied');
	}
}

function unread(found: string, name: string, why: UnreadPath): UnreadFile {
	const problem: Problem = { code: 'path', severity: 'error', found, why };
	return new UnreadFile([], name, problem);
}

/** Node reads no more than 2 GiB at once. */
const PIECE_BYTES = 1024 ** 3;

async function contentOf(path: string, size: number): Promise<BlobPart[]> {
	if (size <= PIECE_BYTES) return [await readFile(path)];
	const file = await open(path);
	const parts: BlobPart[] = [];
	try {
		for (let at = 0; at < size; at += PIECE_BYTES) {
			const part = Buffer.alloc(Math.min(PIECE_BYTES, size - at));
			await file.read(part, 0, part.length, at);
			parts.push(part);
		}
	} finally {
		await file.close();
	}
	return parts;
}
