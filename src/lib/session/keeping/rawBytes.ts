import { contentOf, isFull, namesIn, remove, write, type Folder } from './folder.ts';
import { copyOf, sha256Of } from './hash.ts';
import type { KeptFile, KeptState } from './kept.ts';

/** Raw bytes stand in a folder of this name, each under their own hash. */
export const BYTES = 'bytes';

/** What is there by name alone, its content lost, is nothing. */
export async function holdsSomething(bytes: Folder): Promise<boolean> {
	for (const name of await namesIn(bytes)) if ((await contentOf(bytes, name))?.size) return true;
	return false;
}

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

/** What stands there whole, whether or not a state names it. */
export async function wholeIn(bytes: Folder): Promise<Pick<KeptFile, 'sha256' | 'bytes'>[]> {
	const whole: Pick<KeptFile, 'sha256' | 'bytes'>[] = [];
	for (const name of await namesIn(bytes)) {
		const blob = await contentOf(bytes, name);
		if (!blob) continue;
		const hash = await sha256Of(blob).catch(() => null);
		if (hash === name) whole.push({ sha256: name, bytes: blob.size });
	}
	return whole;
}
