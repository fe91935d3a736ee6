import { contentOf, isFull, namesIn, remove, write, type Folder } from './folder.ts';

/** What the figures of the kept files stand under, followed by the key of what they are of. */
const FIGURES = 'figures-';

export function figuresIn(home: Folder, key: string): Promise<Blob | null> {
	return contentOf(home, FIGURES + key);
}

/** Where there is no room for them they are left out, and nothing of them stays. */
export async function writeFigures(home: Folder, key: string, file: Blob): Promise<void> {
	await write(home, FIGURES + key, file).catch((error: unknown) => {
		if (!isFull(error)) throw error;
		return remove(home, FIGURES + key);
	});
}

/** All but those of `key`. */
export async function removeFigures(home: Folder, key?: string): Promise<void> {
	for (const name of await namesIn(home))
		if (name.startsWith(FIGURES) && name !== FIGURES + key) await remove(home, name);
}
