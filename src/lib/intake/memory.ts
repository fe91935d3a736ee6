import { sql, type Engine } from '../engine/index.ts';
import type { MappedFile } from './map.ts';
import { looksPlain } from './staging.ts';
import { PEAK } from './textRoom.ts';

/** What takes less than this of all there is, is not asked about: the question has its price. */
const UNASKED = 1 / 16;

/** There is no room for a file in the browser. */
export class TooLargeError extends Error {
	constructor(
		/** How many rows of the file there is room for, about. */
		readonly rows: number
	) {
		super('There is no room for the file');
		this.name = 'TooLargeError';
	}
}

/**
 * Says that a file is too large before the engine fails on it.
 *
 * @throws TooLargeError with what there is room for beside that which is loaded
 */
export async function requireRoom(engine: Engine, mapped: MappedFile): Promise<void> {
	const { decoded } = mapped.sniffed;
	const { size } = decoded.utf8;
	const perByte = looksPlain(mapped) ? PEAK.plain : PEAK.text;
	if (engine.memoryLimit === null || size * perByte < engine.memoryLimit * UNASKED) return;
	const [used] = await engine.rows(
		sql`SELECT CAST(sum(memory_usage_bytes) AS DOUBLE) AS bytes FROM duckdb_memory()`,
		{ bytes: 'number' }
	);
	const room = Math.max(engine.memoryLimit - (used?.bytes ?? 0), 0) / perByte;
	if (size > room) throw new TooLargeError(Math.floor((decoded.lines * room) / size));
}
