import { RefusedError } from './limits.ts';

/**
 * What reading a file takes of the engine's memory at its peak, for each of its bytes. Measured in
 * the page with 10 024 560 rows in 526 MB read as numbers and codes, and 4 005 760 rows in 210 MB
 * read as text.
 */
export const PEAK = { plain: 2.2, text: 4.3 };

const HEAD_BYTES = 64 * 1024;
const LF = 10;

/**
 * Stops the reading of a text that the engine has no room for however it is written, before all of
 * it is looked through.
 *
 * @param memory bytes that the engine has in all
 * @throws RefusedError with the rows there is room for, about
 */
export async function requireTextRoom(file: Blob, memory: number): Promise<void> {
	const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
	// Two bytes a character become one, most often.
	const wide = (head[0] ?? 0) + (head[1] ?? 0) === 0xff + 0xfe;
	const room = (memory / PEAK.plain) * (wide ? 2 : 1);
	if (file.size <= room) return;
	const lines = head.filter((byte) => byte === LF).length;
	const rows = Math.floor((lines * room) / head.length);
	throw new RefusedError({
		code: 'too-large',
		severity: 'error',
		...(rows > 0 && { fits: rows })
	});
}
