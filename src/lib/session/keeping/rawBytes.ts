import { contentOf, isFull, remove, write, type Folder } from './folder.ts';
import { copyOf, sha256Of } from './hash.ts';
import type { KeptFile, KeptState } from './kept.ts';

/** The bytes of a file that is kept were checked when it came; others may be half of something. */
export async function isThere(
	bytes: Folder,
	file: KeptFile,
	state: KeptState | null
): Promise<boolean> {
	const blob = await contentOf(bytes, file.sha256);
	if (blob?.size !== file.bytes) return false;
	const known = state?.files.some(({ id, sha256 }) => id === file.id && sha256 === file.sha256);
	return known || (await sha256Of(blob)) === file.sha256;
}

/** False when there is no room for it. */
export async function writeChecked(bytes: Folder, hash: string, blob: Blob): Promise<boolean> {
	try {
		await write(bytes, hash, blob);
	} catch (error) {
		if (!isFull(error)) throw error;
		await remove(bytes, hash).catch(() => undefined);
		return false;
	}
	const written = await contentOf(bytes, hash);
	if (!written || (await sha256Of(written)) !== hash)
		throw new Error('What was written is not what was read back');
	return true;
}

/** Null when it is not what was kept. */
export async function wholeFile(bytes: Folder, file: KeptFile): Promise<File | null> {
	try {
		const blob = await contentOf(bytes, file.sha256);
		if (blob?.size !== file.bytes) return null;
		const { sha256, copy } = await copyOf(blob, file.name);
		return sha256 === file.sha256 ? copy : null;
	} catch {
		// A file the disk can't give must not take the others with it.
		return null;
	}
}
