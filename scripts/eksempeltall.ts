// Part of `npm run build`: what the page would compute from the synthetic examples, written down for
// it, so that it has figures to show before it has read the files itself.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { exampleParts } from '../src/lib/session/exampleParts.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { ProtectDesk } from '../src/lib/workers/protect.ts';
import { exampleFolder, exampleKey, examplePaths } from './exampleKey.mjs';
import { lookAmongWritten, writeJudgements } from './known.ts';

const key = exampleKey();
const keyPath = `${exampleFolder}/nokkel`;
if (existsSync(keyPath) && readFileSync(keyPath, 'utf8') === key) {
	console.log('Figures of the examples: as they were');
	process.exit(0);
}
// A judgement is of all that it follows from: those of before are as good as new.
lookAmongWritten();

const files = examplePaths().map(
	(path: string) => new File([readFileSync(path)], exampleName(path))
);
const desk = new ProtectDesk();
const workspace = new Workspace(openNodeEngine, desk);
const added = await workspace.add(files, true);
await workspace.loadAll(added);
const failed = workspace.files.filter(({ status }) => status !== 'loaded');
if (failed.length > 0 || added.length !== files.length)
	throw new Error(`Not read: ${failed.map(({ file }) => file.name).join(', ')}`);
if (!workspace.atRest) throw new Error('Small numbers of the examples could not be protected');
const engine = await workspace.engine();
const parts = await exampleParts(engine, key, workspace.coverage);
await engine.close();

rmSync(exampleFolder, { recursive: true, force: true });
mkdirSync(exampleFolder, { recursive: true });
let bytes = 0;
for (const [part, file] of parts) {
	writeFileSync(`${exampleFolder}/${part}.txt`, Buffer.from(await file.arrayBuffer()));
	bytes += file.size;
}
writeJudgements(desk.found);
writeFileSync(keyPath, key);
console.log(`Figures of the examples: ${parts.size} parts, ${(bytes / 1e6).toFixed(1)} MB`);
