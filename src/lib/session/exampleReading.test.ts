import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { Choices } from './choices.svelte.ts';
import { ExampleReading, type ExampleParts } from './exampleReading.svelte.ts';
import { exampleParts } from './exampleParts.ts';
import { KommuneFigures, kommuneByCode } from './figures.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const KEY = 'k';
const HEADER = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
const manYears = (name: string, ...rows: string[]) =>
	new File([[HEADER, ...rows].join('\n')], name);
const POPULATION = new File(
	['Kommune;År;Kjønn;Alder;Personer\n3427;2024;samlet;alle;5600'],
	'folketall.csv'
);
const examples = () => [
	manYears('a.csv', '3427;2024;V;samlet;alle;2,5', '3401;2024;V;samlet;alle;1,5'),
	POPULATION
];

/** Other work may hold the machine up. */
const until = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

const opened: Engine[] = [];
const open = async () => {
	const engine = await openNodeEngine();
	opened.push(engine);
	return engine;
};
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

/** What `npm run build` makes. */
let parts: Map<string, Blob>;
beforeAll(async () => {
	const workspace = new Workspace(openNodeEngine);
	await workspace.loadAll(await workspace.add(examples(), true));
	const engine = await workspace.engine();
	parts = await exampleParts(engine, KEY, workspace.coverage);
	await engine.close();
});

/** A page whose example files come when `go` is called. */
function page(change: Partial<ExampleParts> = {}) {
	const workspace = new Workspace(open);
	const choices = new Choices(workspace);
	const figures = new KommuneFigures(workspace, choices);
	let go = () => {};
	const gate = new Promise<void>((done) => (go = done));
	const reading = new ExampleReading(workspace, choices, {
		files: async () => examples(),
		figures: { key: KEY, part: async (name) => parts.get(name) ?? null },
		idle: () => gate,
		...change
	});
	const shown = async (code = '3427') => {
		const kommune = kommuneByCode(code);
		if (!kommune) throw new Error(code);
		await figures.ask(kommune);
		return figures.set.all.map((one) => JSON.stringify(one)).sort();
	};
	return { workspace, choices, reading, shown, go };
}

describe('the examples', () => {
	it('are there as figures before the files are, and are the same when these are read', async () => {
		const { workspace, reading, shown, go } = page();
		await reading.open('3427');
		expect(workspace.edition).toBe('earlier');
		expect(workspace.files).toEqual([]);
		expect([workspace.synthetic, workspace.onlySynthetic]).toEqual([true, true]);
		const { coverage } = workspace;
		const [here, there] = [await shown(), await shown('3401')];
		expect(here.length).toBeGreaterThan(5);

		expect(here).not.toEqual(there);
		go();
		await until(() => reading.reading).toBe(false);
		expect(workspace.edition).toBe(1);
		expect(workspace.loadedFiles).toHaveLength(2);
		expect(workspace.coverage).toEqual(coverage);
		expect([await shown(), await shown('3401')]).toEqual([here, there]);
	});
	it.each([
		['of something else', { figures: { key: 'other', part: async () => new Blob(['x']) } }],
		['not there', { figures: { key: KEY, part: async () => null } }]
	])('are read first where their figures are %s', async (_why, change) => {
		const { workspace, reading, go } = page(change);
		go();
		await reading.open('3427');
		expect(workspace.loadedFiles).toHaveLength(2);
		expect(workspace.edition).toBe(1);
	});
	it('are read first where the user has own shares of the crosswalk', async () => {
		const { workspace, choices, reading, go } = page();
		const none = { low: 0, middle: 0, high: 0 };
		const all = { low: 1, middle: 1, high: 1 };
		choices.shares = { brukerplan_rus_alvorlig: { '1': none, '2': all, '3': none, utenfor: none } };
		go();
		await reading.open('3427');
		expect(workspace.earlier).toBeNull();
		expect(workspace.edition).toBe(1);
	});
	it('show no figures of shares that the user has changed meanwhile', async () => {
		const { workspace, choices, reading, go } = page();
		await reading.open('3427');
		const none = { low: 0, middle: 0, high: 0 };
		const all = { low: 1, middle: 1, high: 1 };
		choices.shares = { brukerplan_rus_alvorlig: { '1': none, '2': all, '3': none, utenfor: none } };
		expect(workspace.edition).toBeNull();
		go();
		await until(() => workspace.edition).toBe(1);
	});
	it('do not hold up a file of the user’s own', async () => {
		const { workspace, reading, go } = page();
		await reading.open('3427');
		go();
		await until(() => workspace.files.length).toBe(2);
		const [own] = await workspace.add([manYears('egen.csv', '5001;2024;V;samlet;alle;7,5')]);
		expect(workspace.earlier).toBeNull();
		await workspace.load(own!);
		expect(own?.status).toBe('loaded');
		await until(() => reading.reading).toBe(false);
		expect(workspace.loadedFiles).toHaveLength(3);
		expect([workspace.synthetic, workspace.onlySynthetic]).toEqual([true, false]);
	});
	it('let a user’s own file in before those that have not begun', async () => {
		const { workspace } = page();
		const some = await workspace.add([
			...examples(),
			manYears('b.csv', '3401;2023;V;samlet;alle;1,5')
		]);
		const behind = workspace.loadBehind(some);
		const [own] = await workspace.add([manYears('egen.csv', '5001;2024;V;samlet;alle;7,5')]);
		await workspace.load(own!);
		expect(some.at(-1)?.status).toBe('ready');
		await behind;
		expect(workspace.loadedFiles).toHaveLength(4);
	});
	it('do not come back after all has been deleted', async () => {
		const { workspace, reading, go } = page();
		await reading.open('3427');
		await workspace.removeAll();
		expect(workspace.edition).toBeNull();
		go();
		await until(() => reading.reading).toBe(false);
		expect(workspace.files).toEqual([]);
		expect(workspace.synthetic).toBe(false);
	});
	it('stay as figures when the files can’t be fetched, and it is told', async () => {
		const { workspace, reading, go } = page({
			files: () => Promise.reject(new Error('404'))
		});
		await reading.open('3427');
		expect(workspace.edition).toBe('earlier');
		go();
		await until(() => reading.failed).toBe(true);
		expect(workspace.edition).toBe('earlier');
		expect(reading.reading).toBe(false);
	});
	it('can be shown again after they have been removed', async () => {
		const { workspace, reading, go, shown } = page();
		go();
		await reading.open('3427');
		const before = await shown();
		await until(() => reading.reading).toBe(false);
		await workspace.removeAll();
		expect(
			await (await workspace.engine()).rows(sql`SELECT 1 AS n FROM tall`, { n: 'integer' })
		).toEqual([]);
		await reading.open('3427');
		expect(await shown()).toEqual(before);
		await until(() => reading.reading).toBe(false);
	});
});
