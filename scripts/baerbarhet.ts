// `npm run baerbarhet`: whether the SQL of the indicators says the same to another engine. Each view runs
// unchanged in DuckDB and in ClickHouse, over the examples and some rows of the sources without one.
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
import { root } from './setup.mjs';

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

/** Rows of the sources that have no example. */
const MORE = ['kube', 'oversikt'].map((kilde) => `${root}scripts/baerbarhet/${kilde}.csv`);

/** The engine of a workspace that has read the examples and the rows beside them. */
async function engineWithFiles(): Promise<Engine> {
	const workspace = new Workspace(openNodeEngine);
	const examples = examplePaths().map(
		(path: string) => new File([readFileSync(path)], exampleName(path))
	);
	const added = await workspace.add([...examples, ...(await openFiles(MORE))]);
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

/** One that is refused is told of below, with the views that name it. */
function addBegrep(clickHouse: ClickHouse, id: string, text: string): void {
	try {
		clickHouse.addView(id, text);
	} catch (error) {
		console.error(`${id}: no view of it could be made (${firstLine(error)})`);
	}
}

const firstLine = (error: unknown) => String(error).split('\n')[0];

/** Over no rows only the words of the SQL would be tried: that is not to be the same. */
function told(engineRows: readonly Cell[][], clickHouse: ClickHouse, text: string): string {
	if (engineRows.length === 0) return 'not run  there are no rows';
	try {
		const other = difference(engineRows, clickHouse.rows(text));
		return other === null ? `same     ${engineRows.length} rows` : `differs  ${other}`;
	} catch (error) {
		return `not run  ${firstLine(error)}`;
	}
}

if (!installClickHouse()) {
	console.error('chdb could not be installed: nothing was compared.');
	process.exit(1);
}
const engine = await engineWithFiles();
const clickHouse = new ClickHouse();
for (const name of [...kilder.map(({ name }) => name), 'kobling'])
	await copyTable(engine, clickHouse, name);
for (const { id, text } of begreper) {
	await engine.run(sql`CREATE OR REPLACE VIEW ${ident(id)} AS ${declared(text)}`);
	addBegrep(clickHouse, id, text);
}
const selects = [...begreper, ...views];
let same = 0;
for (const { id, text } of selects) {
	const line = told(await rowsOf(engine, text), clickHouse, text);
	if (line.startsWith('same')) same += 1;
	console.log(`${id.padEnd(24)}${line}`);
}
clickHouse.close();
await engine.close();
console.log(`\n${same} of ${selects.length} the same`);
process.exitCode = same === selects.length ? 0 : 1;
