import { MOST_HASHED } from './keeping/hash.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/**
 * The file before this one that has the same bytes; null when there is none. Files are read for it
 * only where one of the same size is there. One that the browser can't hash is not compared.
 */
export async function twinOf(
	entry: WorkspaceFile,
	files: readonly WorkspaceFile[]
): Promise<WorkspaceFile | null> {
	const before = files.slice(0, files.indexOf(entry));
	const alike = before.filter(({ bytes }) => bytes === entry.bytes);
	if (alike.length === 0 || entry.bytes === 0 || entry.bytes > MOST_HASHED) return null;
	try {
		const own = await entry.hash();
		for (const other of alike) if ((await other.hash()) === own) return other;
	} catch {
		// A file that can't be read is told when it is.
	}
	return null;
}
