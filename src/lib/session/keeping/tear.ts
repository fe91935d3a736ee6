import { remove, type Folder } from './folder.ts';

/** Entries that are made and removed at once; one is left where the browser ended in between. */
export const FILLER = /^forlopsatlas-fill-\d+-/;
/** Long names fill a block in few steps: one takes about a kilobyte, made and removed. */
const nameOf = (n: number) => `forlopsatlas-fill-${n}-`.padEnd(240, 'x');
const STEPS = 40;

/**
 * Chromium writes down which files there are in a log of blocks of 32 kB. Killed in the midst of an
 * entry it goes on behind the torn one when it is started again, and reads no more of that block the
 * next time: all that the second run kept is lost, though it ended well. What is written after this
 * stands in another block. Where a browser does otherwise it does nothing, slowly (a third of a
 * second); where there is no room, it does not stop the saving.
 */
export async function writePastTear(root: Folder): Promise<void> {
	try {
		for (let n = 0; n < STEPS; n++) {
			await root.getDirectoryHandle(nameOf(n), { create: true });
			await remove(root, nameOf(n));
		}
	} catch {
		return;
	}
}
