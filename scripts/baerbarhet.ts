// `npm run baerbarhet -- [FIL…]`: whether the SQL of the indicators says the same to another engine. Each
// view runs unchanged in DuckDB and in ClickHouse, over the examples and the files that are given.
import { readFileSync } from 'node:fs';
import { indikatorer } from '../src/lib/catalogue/indikatorer.ts';
import { kilder } from '../src/lib/catalogue/kilder.ts';
import { declared, ident, sql, type Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { ClickHouse, installClickHouse, type Column } from './baerbarhet/clickhouse.ts';
import { difference, type Cell } from './baerbarhet/sameRows.ts';
import { examplePaths } from './exampleKey.mjs';
import { openFiles } from './openFiles.ts';

const shared = import.meta.glob<string>('../data/begreper/*.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

interface Select {
	id: string;
	text: string;
}
const begreper: Select[] = Object.entries(shared).map(([path, text]) => ({
	id: path.slice(path.lastIndexOf('/') + 1, -'.sql'.length),
	text
}));
const views: Select[] = indikatorer.flatMap(({ id, view }) =>
	view === null ? [] : [{ id, text: view }]
);

/** The engine of a workspace that has read the examples, and the files the command was given. */
async function engineWithFiles(paths: readonly string[]): Promise<Engine> {
	const workspace = new Workspace(openNodeEngine);
	const examples = examplePaths().map(
		(path: string) => new File([readFileSync(path)], exampleName(path))
	);
	const added = [
		...(await workspace.add(examples, true)),
		...(await workspace.add(await openFiles(paths)))
	];
	await workspace.loadAll(added);
	const failed = workspace.files.filter(({ status }) => status !== 'loaded');
	if (failed.length > 0) throw new Error(`Not read: ${failed.map(({ file }) => file.name)}`);
	return workspace.engine();
}

async function columnsOf(engine: Engine, select: string): Promise<Column[]> {
	const { rows } = await engine.text(sql`DESCRIBE ${declared(select)}`);
	return rows.map(([name, type]) => ({ name, type }) as Column);
}

async function rowsOf(engine: Engine, select: string): Promise<Cell[][]> {
	const columns = await columnsOf(engine, select);
	const { rows } = await engine.text(declared(select));
	return rows.map((row) =>
		row.map((cell, i) => (cell === null || columns[i]?.type === 'VARCHAR' ? cell : Number(cell)))
	);
}

async function copyTable(engine: Engine, clickHouse: ClickHouse, name: string): Promise<void> {
	const { rows } = await engine.text(sql`SELECT * FROM ${ident(name)}`);
	clickHouse.addTable(name, await columnsOf(engine, `SELECT * FROM ${name}`), rows);
}

/** `same`, or what is not; over no rows only the words of the SQL are tried, and that is said. */
async function compare(engine: Engine, clickHouse: ClickHouse, { id, text }: Select) {
	const ours = await rowsOf(engine, text);
	const say = (what: string) => console.log(`${id.padEnd(24)}${what}`);
	try {
		const told = difference(ours, clickHouse.rows(text));
		say(told === null ? `same     ${ours.length} rows` : `differs  ${told}`);
		return told === null;
	} catch (error) {
		say(`not run  ${String(error).split('\n')[0]}`);
		return false;
	}
}

if (!installClickHouse()) {
	console.error('chdb could not be installed: nothing was compared.');
	process.exit(1);
}
const engine = await engineWithFiles(process.argv.slice(2));
const clickHouse = new ClickHouse();
for (const name of [...kilder.map(({ name }) => name), 'kobling'])
	await copyTable(engine, clickHouse, name);
for (const { id, text } of begreper) {
	await engine.run(sql`CREATE OR REPLACE VIEW ${ident(id)} AS ${declared(text)}`);
	clickHouse.addView(id, text);
}
let same = 0;
for (const one of [...begreper, ...views]) if (await compare(engine, clickHouse, one)) same += 1;
clickHouse.close();
await engine.close();
console.log(`\n${same} of ${begreper.length + views.length} the same`);
process.exitCode = same === begreper.length + views.length ? 0 : 1;
