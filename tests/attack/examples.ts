import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openNodeEngine } from '../../src/lib/engine/node.ts';
import type { Engine } from '../../src/lib/engine/index.ts';
import { Workspace } from '../../src/lib/session/workspace.svelte.ts';

/** The examples that count persons, with what they are divided by and what the model sets beside them. */
const FILES = ['brukerplan', 'befolkning', 'kpr', 'is248'];

export const textOf = (source: string): Buffer =>
	readFileSync(fileURLToPath(new URL(`../../data/kilder/${source}/eksempel.csv`, import.meta.url)));

/** The examples, loaded as a user loads them. */
export async function openExamples(): Promise<{ workspace: Workspace; engine: Engine }> {
	const workspace = new Workspace(openNodeEngine);
	const files = FILES.map((one) => new File([new Uint8Array(textOf(one))], `${one}-eksempel.csv`));
	const added = await workspace.add(files, true);
	await workspace.loadAll(added);
	return { workspace, engine: await workspace.engine() };
}
