import { describe, expect, it, vi } from 'vitest';
import { Disk, Ended, type Tree } from '../../../../tests/folder.ts';
import { adults, Browser, load, manYears, type TabOf } from '../../../../tests/tabs.ts';
import type { Figure } from '../../domain/figure.ts';
import { queue } from '../../engine/queue.ts';
import { Explanation } from '../explanation.svelte.ts';
import { KommuneFigures, kommuneByCode } from '../figures.svelte.ts';
import { FiguresFile, figuresFile } from './figuresFile.ts';
import { figuresKey } from './figuresKey.ts';
import { sha256 } from './hash.ts';
import { emptyContent, type Change, type Content, type KeptFile } from './kept.ts';
import { KeptStore } from './store.ts';

const HERE = kommuneByCode('1818')!;
const figuresOn = (disk: Disk) => disk.paths().filter((path) => path.includes('figures-'));

/** A browser with files kept, and their figures. */
async function keptBrowser(...files: File[]) {
	const browser = new Browser();
	const tab = await browser.tab();
	await load(tab, ...files);
	await tab.keeping.turnOn();
	await vi.waitFor(() => expect(figuresOn(browser.disk)).toHaveLength(1), 5000);
	return { browser, tab };
}

/** A tab that is opened and whose engine does not start before it is let. */
async function early(browser: Browser, app?: string) {
	let start = () => {};
	const engine = new Promise<void>((done) => (start = done));
	const tab = await browser.tab({ engine, wait: false, ...(app ? { app } : {}) });
	return { ...tab, start };
}

/** The man-years the kommune page shows. */
async function shown({ workspace, choices }: Pick<TabOf, 'workspace' | 'choices'>) {
	const figures = new KommuneFigures(workspace, choices);
	await figures.ask(HERE);
	expect(figures.failed).toBeNull();
	return figures.set
		.of('arsverk_malgruppe', '1818')
		.map(({ value }) => (value.state === 'value' ? value.value : value.state));
}

const hasEarlier = ({ workspace }: Pick<TabOf, 'workspace'>) =>
	vi.waitFor(() => expect(workspace.earlier).not.toBeNull(), 5000);
const isBack = ({ keeping }: Pick<TabOf, 'keeping'>) =>
	vi.waitFor(() => expect(keeping.status.kind).toBe('kept'), 20_000);

function figureBytes({ tree }: Disk): Uint8Array {
	const home = tree.get('forlopsatlas') as Tree;
	const [, file] = [...home].find(([name]) => name.startsWith('figures-'))!;
	return file as Uint8Array;
}

describe('figures that are kept', () => {
	it('are there before the engine is, and the same when the files are back', async () => {
		const { browser, tab } = await keptBrowser(manYears('2,5'));
		const again = await early(browser);
		await hasEarlier(again);
		expect(again.workspace.engineStatus).not.toBe('ready');
		expect(again.keeping.status.kind).toBe('restoring');
		expect(again.workspace.edition).toBe('earlier');
		expect(again.workspace.coverage).toEqual(tab.workspace.coverage);
		expect(await shown(again)).toEqual([2.5]);
		again.start();
		await isBack(again);
		expect(again.workspace.earlier).toBeNull();
		expect(again.workspace.edition).toBe(1);
		expect(await shown(again)).toEqual([2.5]);
		expect(await adults(again)).toEqual([2.5]);
	});
	it('go through the gate', async () => {
		const header = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
		const groups = ['rus uten psykisk lidelse', 'kun psykisk lidelse'];
		const rows = groups.map((group, i) => `1818;2024;${group};alle;alle;${i === 0 ? 3 : 40}`);
		const { browser, tab } = await keptBrowser(
			new File([[header, ...rows].join('\n')], 'brukerplan.csv')
		);
		const keyOf = ({ indicator, area, year, forlop, category }: Figure) =>
			[indicator, area, year, forlop, category].join('|');
		const cells = async (of: Pick<TabOf, 'workspace' | 'choices'>) => {
			const figures = new KommuneFigures(of.workspace, of.choices);
			await figures.ask(HERE);
			return figures.set.all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
		};
		const again = await early(browser);
		await hasEarlier(again);
		const found = await cells(again);
		expect(found).toEqual(await cells(tab));
		expect(found.some(({ value }) => value.state === 'hidden')).toBe(true);
		again.start();
	});
	it('bring own values and answers with them, and what is changed meanwhile stands', async () => {
		const { browser, tab } = await keptBrowser(manYears('2,5'));
		tab.choices.tick('1818', 'rph', { offered: 'yes', note: '' });
		tab.choices.tick('1818', 'fact', { offered: 'yes', note: '' });
		await tab.keeping.save();
		const again = await early(browser);
		await hasEarlier(again);
		expect(again.choices.tickedFor('1818', 'rph')?.offered).toBe('yes');
		again.choices.tick('1818', 'rph', null);
		again.start();
		await isBack(again);
		expect(Object.keys(again.choices.ticked)).toEqual(['1818:fact']);
		await again.keeping.save();
		expect(Object.keys((await browser.tab()).choices.ticked)).toEqual(['1818:fact']);
	});
	it('tell that they are of examples only', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await tab.workspace.loadAll(await tab.workspace.add([manYears('2,5')], true));
		await tab.keeping.turnOn();
		await vi.waitFor(() => expect(figuresOn(browser.disk)).toHaveLength(1), 5000);
		const again = await early(browser);
		await hasEarlier(again);
		expect([again.workspace.synthetic, again.workspace.onlySynthetic]).toEqual([true, true]);
		expect(again.choices.assumptions).toEqual(tab.choices.assumptions);
		again.start();
	});
	it('wait with the rows behind them until the files are back', async () => {
		const { browser } = await keptBrowser(manYears('2,5'));
		const again = await early(browser);
		await hasEarlier(again);
		const figures = new KommuneFigures(again.workspace, again.choices);
		await figures.ask(HERE);
		const explanation = new Explanation(again.workspace, () => 'share');
		await explanation.show(figures.set.of('arsverk_malgruppe', '1818')[0]!);
		expect([explanation.waiting, explanation.failed, explanation.rows]).toEqual([
			true,
			false,
			null
		]);
		again.start();
		await isBack(again);
		await explanation.ask();
		expect(explanation.waiting).toBe(false);
		expect(explanation.rows?.rows).toMatchObject([{ file: 'arsverk.csv', line: '2' }]);
	});
	it('end when the user adds or removes something meanwhile', async () => {
		const { browser } = await keptBrowser(manYears('2,5'));
		for (const change of ['add', 'remove', 'all'] as const) {
			const again = await early(browser);
			await hasEarlier(again);
			if (change === 'add') await again.workspace.add([manYears('9', 'ny.csv')]);
			else {
				await vi.waitFor(() => expect(again.workspace.files).toHaveLength(1), 5000);
				const [entry] = again.workspace.files;
				void (change === 'all' ? again.keeping.removeAll() : again.workspace.remove(entry!));
			}
			expect(again.workspace.edition).toBeNull();
			again.start();
			if (change === 'all')
				await vi.waitFor(() => expect([...browser.disk.tree]).toEqual([]), 5000);
			else await isBack(again);
			expect(await adults(again)).toEqual(change === 'add' ? [2.5] : []);
		}
	});
	it('are of no other build of the app, which writes its own', async () => {
		const { browser } = await keptBrowser(manYears('2,5'));
		const [before] = figuresOn(browser.disk);
		const again = await browser.tab({ app: '2' });
		expect(again.workspace.version).toBe(1);
		await vi.waitFor(() => expect(figuresOn(browser.disk)).not.toEqual([before]), 5000);
		expect(figuresOn(browser.disk)).toHaveLength(1);
		const third = await early(browser, '2');
		await hasEarlier(third);
		expect(await shown(third)).toEqual([2.5]);
		third.start();
	});
	it('are nothing when they are damaged, and are written again', async () => {
		for (const at of [3, -3]) {
			const { browser } = await keptBrowser(manYears('2,5'));
			const bytes = figureBytes(browser.disk);
			const good = bytes.slice();
			bytes[at < 0 ? bytes.length + at : at]! ^= 1;
			const again = await early(browser);
			if (at < 0) {
				await hasEarlier(again);
				expect(await shown(again)).toEqual([]);
			}
			expect(again.workspace.edition).toBeNull();
			await vi.waitFor(() => expect(figuresOn(browser.disk)).toEqual([]), 5000);
			again.start();
			await isBack(again);
			expect(await shown(again)).toEqual([2.5]);
			await vi.waitFor(() => expect(figuresOn(browser.disk)).toHaveLength(1), 5000);
			expect(figureBytes(browser.disk)).toEqual(good);
		}
	});
	it('are nothing when a file they are of is lost', async () => {
		const { browser } = await keptBrowser(manYears('2,5'), manYears('9', 'b.csv'));
		const home = browser.disk.tree.get('forlopsatlas') as Map<string, Map<string, Uint8Array>>;
		[...home.get('bytes')!.values()][0]![5]! ^= 1;
		const again = await browser.tab();
		expect(again.keeping.lost).toHaveLength(1);
		expect(again.workspace.earlier).toBeNull();
		await vi.waitFor(() => expect(figuresOn(browser.disk)).toEqual([]), 5000);
	});
	it('follow what is loaded and removed', async () => {
		const { browser, tab } = await keptBrowser(manYears('2,5'));
		const seen = new Set(figuresOn(browser.disk));
		const [entry] = await load(tab, manYears('7', 'b.csv'));
		for (const expected of [7, 2.5]) {
			await tab.keeping.save();
			await vi.waitFor(() => {
				expect(figuresOn(browser.disk)).toHaveLength(1);
				const [now] = figuresOn(browser.disk);
				expect(expected === 7 ? seen.has(now!) : !seen.has(now!)).toBe(false);
			}, 5000);
			const again = await early(browser);
			await hasEarlier(again);
			expect(await shown(again)).toEqual([expected]);
			again.end();
			await tab.workspace.remove(entry!);
		}
	});
	it('are not written by a tab that has not all that is kept', async () => {
		const { browser, tab: one } = await keptBrowser(manYears('1', 'a.csv'));
		const other = await browser.tab();
		await load(one, manYears('2', 'b.csv'));
		await load(other, manYears('3', 'c.csv'));
		await one.keeping.save();
		await other.keeping.save();
		await one.keeping.save();
		await new Promise((done) => setTimeout(done, 200));
		expect(figuresOn(browser.disk)).toEqual([]);
		const third = await browser.tab();
		await vi.waitFor(() => expect(figuresOn(browser.disk)).toHaveLength(1), 5000);
		const fourth = await early(browser);
		await hasEarlier(fourth);
		expect(await shown(fourth)).toEqual(await adults(third));
		fourth.start();
	});
	it('are gone with the rest when keeping is turned off', async () => {
		const { browser, tab } = await keptBrowser(manYears('1'));
		await tab.keeping.turnOff();
		expect([...browser.disk.tree]).toEqual([]);
	});
});

describe('the key of figures', () => {
	const settled = { kilde: 'is248', header: ['a'], columns: [], constants: { x: '1', y: '2' } };
	const file = (sha256: string, order: number | null) =>
		({ sha256, given: {}, synthetic: false, loaded: order && { settled, order } }) as never;
	const content = (...files: never[]): Content => ({ ...emptyContent(), files });
	const key = (of: Content, app = '1') => figuresKey(of, app);

	it('is the same for the same loaded files in the same order', async () => {
		const same = await key(content(file('a', 1), file('b', 2)));
		expect(await key(content(file('b', 9), file('a', 3), file('c', null)))).toBe(same);
		const turned = { ...settled, constants: { y: '2', x: '1' } };
		const other = { ...(file('a', 1) as object), loaded: { order: 1, settled: turned } } as never;
		expect(await key(content(other, file('b', 2)))).toBe(same);
	});
	it('is another for anything else', async () => {
		const a = file('a', 1) as object;
		const keys = await Promise.all([
			key(content(file('a', 1), file('b', 2))),
			key(content(file('a', 2), file('b', 1))),
			key(content(file('a', 1))),
			key(content(file('a', 1)), '2'),
			key(content({ ...a, synthetic: true } as never)),
			key({
				...content(file('a', 1)),
				choices: { ...emptyContent().choices, shares: { regel: {} as never } }
			}),
			key(content({ ...a, given: { sheet: 'x' } } as never)),
			key({ ...content(file('a', 1)), mappings: [{ ...settled, source: { id: 'x' } } as never] })
		]);
		expect(new Set(keys).size).toBe(keys.length);
	});
});

describe('a browser that ends while figures are written', () => {
	const opened = (disk: Disk) =>
		new KeptStore({
			root: () => disk.root(),
			alone: queue(),
			room: () => Promise.resolve(null),
			app: '1'
		});
	const kept: KeptFile = {
		id: 'a',
		name: 'a.csv',
		sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		bytes: 0,
		synthetic: false,
		given: {},
		settled: null,
		loaded: null
	};
	const change: Change = { kind: 'file', file: kept, anew: false };
	const begin = (disk: Disk) =>
		opened(disk).change([change], new Map([[kept.sha256, new Blob()]]), { begin: true });

	it('leaves all of them or none, and what is kept as it was', async () => {
		for (let endAt = 0; endAt < 6; endAt++)
			for (const torn of [false, true]) {
				const disk = new Disk();
				await begin(disk);
				const { key } = (await opened(disk).figures())!;
				const file = await figuresFile(key, [], new Map([['0', 'tall']]));
				Object.assign(disk, { endAt: disk.operations + endAt, torn });
				const written = await opened(disk)
					.keepFigures(key, file)
					.then(
						() => true,
						(error) => !(error instanceof Ended)
					);
				const again = disk.reopened();
				const found = await opened(again).figures();
				expect(found?.content.files).toEqual([kept]);
				const whole = found?.file ? await FiguresFile.open(found.file, key) : null;
				if (written || whole) expect(await whole?.textOf('0')).toBe('tall');
			}
	});
	it('writes none of anything else than what is kept, and none where nothing is', async () => {
		const disk = new Disk();
		await opened(disk).keepFigures('key', new Blob(['x']));
		expect([...disk.tree]).toEqual([]);
		await begin(disk);
		await opened(disk).keepFigures('key', new Blob(['x']));
		expect(figuresOn(disk)).toEqual([]);
	});
	it('gives way to files when there is no room for both', async () => {
		const disk = new Disk();
		await begin(disk);
		const { key } = (await opened(disk).figures())!;
		await opened(disk).keepFigures(key, new Blob(['x']));
		expect(figuresOn(disk)).toHaveLength(1);
		const store = new KeptStore({
			root: () => disk.root(),
			alone: queue(),
			room: () => Promise.resolve(figuresOn(disk).length > 0 ? 0 : 10),
			app: '1'
		});
		const bytes = new TextEncoder().encode('en');
		const next = { ...kept, id: 'b', sha256: await sha256(bytes), bytes: bytes.length };
		const outcome = await store.change(
			[{ kind: 'file', file: next, anew: false }],
			new Map([[next.sha256, new Blob([bytes])]]),
			{ begin: false }
		);
		expect(outcome).toMatchObject({ kind: 'kept', full: [] });
		expect(figuresOn(disk)).toEqual([]);
	});
});
