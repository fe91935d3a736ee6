import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { unpack } from '../src/lib/intake/unpack.ts';

/** Files of the disk as the page gets them, zips unpacked. */
export async function openFiles(paths: readonly string[]): Promise<File[]> {
	const files: File[] = [];
	for (const path of paths)
		files.push(...(await unpack(new File([await readFile(path)], basename(path)))));
	return files;
}
