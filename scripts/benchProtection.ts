// Part of `npm run bench`: how many of the examples' counts are hidden, why, and how long it takes to
// find out, in Node. Nothing that was found when the app was built is used. The counts are those of
// `data/kilder/*/eksempel*.csv`, and their print says whether they still are.
import { readFileSync } from 'node:fs';
import { Print } from '../src/lib/disclosure/cube/print.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { examplePaths } from './exampleKey.mjs';

const workspace = new Workspace(openNodeEngine);
const files = examplePaths().map(
	(path: string) => new File([readFileSync(path)], exampleName(path))
);
await workspace.loadAll(await workspace.add(files, true));
await (await workspace.engine()).close();

const families = Object.entries(workspace.families.all);
if (families.length === 0) throw new Error('No counts were protected');
const HEAD = ['cells', 'primary', 'secondary', 'publisher', 'unaudited', 'narrowest'];
const columns = [...HEAD, 'elimination', 'audit'];
console.log(
	`\n${'Protection, by source'.padEnd(24)}${columns.map((one) => one.padStart(12)).join('')}`
);
for (const [source, { summary, memory }] of families) {
	const { cells, hidden, narrowest, seconds } = summary;
	const { primary, secondary, publisher, unaudited } = hidden;
	const counts = [cells, primary, secondary, publisher, unaudited, narrowest ?? ''];
	const times = [seconds.elimination, seconds.audit].map((one) => `${one.toFixed(1)} s`);
	const print = new Print();
	for (const { of } of Object.values(memory)) print.text(of);
	const kilobytes = JSON.stringify(memory).length / 1000;
	console.log(
		`${source.padEnd(24)}${[...counts, ...times].map((one) => String(one).padStart(12)).join('')}  ${print.toString().slice(0, 8)}, remembered: ${kilobytes.toFixed(0)} kB`
	);
}
