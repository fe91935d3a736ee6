import type { Engine } from '../src/lib/engine/index.ts';
import { rebuild, releaseSource } from '../src/lib/queries/cube.ts';
import { ProtectDesk } from '../src/lib/workers/protect.ts';

const desk = new ProtectDesk();

/** The cube of these sources, with all that counts persons judged and released. */
export async function rebuiltWhole(
	engine: Engine,
	changed: readonly string[],
	loaded: readonly string[]
): Promise<void> {
	for (const source of await rebuild(engine, changed, loaded))
		await releaseSource(engine, source, desk.protect);
}
