import { describe, expect, it, vi } from 'vitest';
import { NUMBERS } from '../../../../tests/persons.ts';
import { adults, Browser, load, manYears, type TabOf } from '../../../../tests/tabs.ts';
import { writeProject } from './project.ts';

const HEADER = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
const names = ({ workspace }: TabOf) => workspace.files.map(({ file }) => file.name);

describe('keeping', () => {
	it('is off, and writes nothing, until it is turned on', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await load(tab, manYears('2,5'));
		await tab.keeping.save();
		expect(tab.keeping.status).toEqual({ kind: 'off' });
		expect([...browser.disk.tree]).toEqual([]);
	});
	it('brings back files, what was loaded, mappings and choices, but never whose eyes', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		const [first, second] = await tab.workspace.add([
			manYears('2,5', 'a.csv'),
			manYears('3,5', 'b.csv')
		]);
		// The first is loaded last, and wins.
		await tab.workspace.load(second!);
		first!.mapped = { ...first!.mapped!, areaChoices: { Herøy: '1818' } };
		first!.beside = 'add';
		await tab.workspace.load(first!);
		tab.choices.tick('1818', 'rph', { offered: 'yes', note: 'deles' });
		tab.choices.setLocal('tilgjengelige_timer', {
			range: { low: 1400, middle: 1500, high: 1600 },
			note: ''
		});
		tab.choices.mode = 'internal';
		await tab.keeping.turnOn();
		expect(tab.keeping.status).toEqual({ kind: 'kept' });
		expect(tab.keeping.count).toEqual({ files: 2, bytes: first!.file.size + second!.file.size });

		const again = await browser.tab();
		expect(names(again)).toEqual(['a.csv', 'b.csv']);
		expect(again.workspace.files.map(({ status }) => status)).toEqual(['loaded', 'loaded']);
		expect(again.workspace.files[0]?.mapped?.areaChoices).toEqual({ Herøy: '1818' });
		expect(again.workspace.files[0]?.problems.map(({ code }) => code)).not.toContain(
			'mapping-remembered'
		);
		expect(await adults(again)).toEqual([2.5]);
		expect(again.choices.tickedFor('1818', 'rph')).toEqual({ offered: 'yes', note: 'deles' });
		expect(again.choices.local).toEqual(tab.choices.local);
		expect(again.choices.mode).toBe('share');
		expect(again.workspace.mappings.all).toHaveLength(1);
	});
	it('brings back a file that waits, and a mapping that was changed but not loaded', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		const [entry] = await load(tab, manYears('2,5', 'a.csv'));
		entry!.mapped = { ...entry!.mapped!, repeated: 'none' };
		await tab.workspace.add([manYears('9', 'b.csv')]);
		await tab.keeping.turnOn();
		const again = await browser.tab();
		expect(again.workspace.files.map(({ status }) => status)).toEqual(['loaded', 'ready']);
		const [first] = again.workspace.files;
		expect(first?.mapped?.repeated).toBe('none');
		expect(first?.loaded?.validated.mapped.repeated).toBe('once');
		expect(await adults(again)).toEqual([2.5]);
	});
	it('brings a file back that is read as the user has said', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		const [entry] = await tab.workspace.add([manYears('2,5')]);
		expect(entry!.sniffed?.dialect.decimal).toBe(',');
		await tab.workspace.read(entry!, { dialect: { decimal: '.' } });
		await tab.keeping.turnOn();
		const again = await browser.tab();
		expect(again.workspace.files[0]?.sniffed?.dialect.decimal).toBe('.');
		expect(again.workspace.files[0]?.given).toEqual({ dialect: { decimal: '.' } });
	});
	it('follows what is changed and removed, and gives back what is undone', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await tab.keeping.turnOn();
		const [entry] = await load(tab, manYears('2,5'), manYears('7', 'b.csv'));
		await tab.keeping.save();
		const restored = await browser.tab();
		await restored.workspace.remove(restored.workspace.files[0]!);
		await restored.keeping.save();
		expect(browser.disk.paths().filter((path) => path.includes('bytes/'))).toHaveLength(1);
		// Its bytes are gone from the disk, and still here.
		const [back] = await load(restored, entry!.file);
		await restored.keeping.save();
		expect(back!.status).toBe('loaded');
		expect(names(await browser.tab())).toEqual(['b.csv', 'arsverk.csv']);
	});
	it('lets two tabs add to the same, and take nothing from each other', async () => {
		const browser = new Browser();
		const one = await browser.tab();
		await one.keeping.turnOn();
		const other = await browser.tab();
		await Promise.all([
			load(one, manYears('1', 'a.csv')).then(() => one.keeping.save()),
			load(other, manYears('2', 'b.csv')).then(() => other.keeping.save())
		]);
		one.choices.tick('1818', 'rph', { offered: 'yes', note: '' });
		other.choices.tick('1818', 'fact', { offered: 'no', note: '' });
		await Promise.all([one.keeping.save(), other.keeping.save()]);
		await vi.waitFor(() => expect(one.keeping.count.files).toBe(2));
		const third = await browser.tab();
		expect(names(third).sort()).toEqual(['a.csv', 'b.csv']);
		expect(Object.keys(third.choices.ticked).sort()).toEqual(['1818:fact', '1818:rph']);
	});
	it('is not written back by a tab in which it was not deleted', async () => {
		for (const deaf of [false, true]) {
			const browser = new Browser();
			const one = await browser.tab();
			await load(one, manYears('1'));
			await one.keeping.turnOn();
			const other = await browser.tab({ deaf });
			expect(await one.keeping.removeAll()).toBe(true);
			expect(one.workspace.files).toEqual([]);
			await load(other, manYears('2', 'b.csv'));
			await other.keeping.save();
			expect(other.keeping.status).toEqual({ kind: 'elsewhere' });
			expect(names(other)).toEqual(['arsverk.csv', 'b.csv']);
			expect([...browser.disk.tree]).toEqual([]);
			await other.keeping.turnOn();
			expect(other.keeping.count.files).toBe(2);
		}
	});
	it('leaves nothing when all is deleted while something is being saved', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await load(tab, manYears('1'));
		const saving = tab.keeping.turnOn();
		await tab.keeping.removeAll();
		await saving;
		await tab.keeping.save();
		expect([...browser.disk.tree]).toEqual([]);
		expect(tab.workspace.files).toEqual([]);
		expect(tab.workspace.mappings.all).toEqual([]);
		expect([tab.choices.local, tab.choices.ticked]).toEqual([{}, {}]);
	});
	it('is deleted from the page at once, and says so when another tab holds the storage', async () => {
		const browser = new Browser();
		const tab = await browser.tab({ patience: 20 });
		await load(tab, manYears('1'));
		await tab.keeping.turnOn();
		const thaw = browser.freeze();
		expect(await tab.keeping.removeAll()).toBe(false);
		expect(tab.workspace.files).toEqual([]);
		expect(tab.keeping.status).toEqual({ kind: 'not-deleted' });
		expect([...browser.disk.tree]).not.toEqual([]);
		thaw();
		await expect.poll(() => tab.keeping.status).toEqual({ kind: 'off' });
		expect([...browser.disk.tree], 'behind it, when it may').toEqual([]);
	});
	it('keeps no file that tells who persons are, and none without a source', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		const lines = Array.from({ length: 400 }, () => '1818;2024;V;samlet;alle;1;');
		const late = NUMBERS.map((number) => `1818;2024;V;samlet;alle;1;${number}`);
		const text = [`${HEADER};Merknad`, ...lines, ...late].join('\n');
		await tab.keeping.turnOn();
		await load(tab, new File([text], 'sen.csv'), new File(['a;b\n1;2\n3;4'], 'ukjent.csv'));
		expect(tab.workspace.files[0], 'the first rows do not tell').toMatchObject({
			status: 'ready',
			loaded: null,
			problems: [{ code: 'person-numbers', column: 'Merknad' }]
		});
		await tab.keeping.save();
		expect(tab.keeping.leftOut).toEqual([
			{
				name: 'sen.csv',
				reason: 'persons',
				found: { column: 'Merknad', sheet: null }
			},
			{ name: 'ukjent.csv', reason: 'no-source' }
		]);
		expect(browser.disk.paths().filter((path) => path.includes('bytes/'))).toEqual([]);
	});
	it('tells of a file it can’t read again, and brings back the others', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await load(tab, manYears('1', 'a.csv'), manYears('2', 'b.csv'));
		await tab.keeping.turnOn();
		const home = browser.disk.tree.get('forlopsatlas') as Map<string, Map<string, Uint8Array>>;
		[...home.get('bytes')!.values()][0]![5]! ^= 1;
		const again = await browser.tab();
		expect(again.keeping.lost).toHaveLength(1);
		expect(again.workspace.files).toHaveLength(1);
		await load(again, manYears('3', 'c.csv'));
		await again.keeping.save();
		expect(again.keeping.count.files, 'it stays until the user removes it').toBe(3);
		await again.keeping.removeLost();
		expect([again.keeping.count.files, again.keeping.lost]).toEqual([2, []]);
	});
	it('tells that the list of the files is lost, and brings them back when asked to', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await load(tab, manYears('2,5', 'a.csv'), new File(['a;b\n1;2\n3;4'], 'ukjent.csv'));
		await tab.keeping.turnOn();
		const home = browser.disk.tree.get('forlopsatlas') as Map<string, unknown>;
		home.delete('state-1');
		home.delete('state-2');
		const again = await browser.tab();
		expect(again.keeping.status).toEqual({ kind: 'unusable', reason: 'missing' });
		await again.keeping.turnOn();
		expect(again.keeping.status).toEqual({ kind: 'unusable', reason: 'missing' });
		await again.keeping.recover();
		expect(again.keeping.status).toEqual({ kind: 'kept' });
		expect(again.workspace.files.map(({ status }) => status)).toEqual(['ready']);
		await again.workspace.loadAll(again.workspace.files);
		await again.keeping.save();
		const third = await browser.tab();
		expect(await adults(third)).toEqual([2.5]);
	});
	it('lets go of no file for what it can’t be read as at the moment', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		const [entry] = await load(tab, manYears('2,5', 'a.csv'));
		await tab.keeping.turnOn();
		entry!.mapped = null;
		entry!.loaded = null;
		entry!.status = 'ready';
		await tab.keeping.save();
		expect(tab.keeping.leftOut).toEqual([]);
		expect(names(await browser.tab())).toEqual(['a.csv']);
		// It goes when the user removes it.
		const again = await browser.tab();
		await again.workspace.remove(again.workspace.files[0]!);
		await again.keeping.save();
		expect(names(await browser.tab())).toEqual([]);
	});
	it('lets go of no file that has been moved on the machine since it was kept', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		const [entry] = await load(tab, manYears('2,5', 'a.csv'));
		await tab.keeping.turnOn();
		const moved = new File([await entry!.file.text()], 'a.csv');
		for (const read of ['arrayBuffer', 'slice', 'stream', 'text'] as const)
			Object.defineProperty(moved, read, {
				value: () => {
					throw new DOMException('moved', 'NotReadableError');
				}
			});
		entry!.file = moved;
		await tab.keeping.save();
		expect(tab.keeping.leftOut).toEqual([{ name: 'a.csv', reason: 'unreadable' }]);
		expect(names(await browser.tab())).toEqual(['a.csv']);
	});
	it('says when there is no room, and goes on when there is', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await load(tab, manYears('1', 'a.csv'));
		await tab.keeping.turnOn();
		browser.disk.room = browser.disk.used();
		const [big] = await load(tab, new File([manYears('2'), ' '.repeat(9000)], 'b.csv'));
		await tab.keeping.save();
		expect(tab.keeping.status).toEqual({ kind: 'failed', reason: 'full' });
		expect(names(await browser.tab())).toEqual(['a.csv']);
		browser.disk.room = Infinity;
		await tab.keeping.save();
		expect(big!.status).toBe('loaded');
		expect(tab.keeping.status).toEqual({ kind: 'kept' });
		expect(names(await browser.tab())).toEqual(['a.csv', 'b.csv']);
	});
});

describe('a project', () => {
	async function project(from: TabOf, passphrase: string | null = null) {
		const { content, blobs } = await from.tab.written([]);
		const parts = { content, blobs, app: '0', created: new Date(0) };
		return new File([(await writeProject(parts, passphrase))!], 'p.zip');
	}
	const kindOf = (tab: TabOf) =>
		vi.waitFor(() => {
			expect(tab.projects.step.kind).not.toBe('opening');
			return tab.projects.step.kind;
		}, 20_000);

	it('that is dropped among files is opened, and is not data', async () => {
		const from = await new Browser().tab();
		await load(from, manYears('2,5'));
		from.choices.tick('1818', 'rph', { offered: 'no', note: '' });
		const file = await project(from);
		const to = await new Browser().tab();
		expect(await to.workspace.add([file])).toEqual([]);
		expect(await kindOf(to)).toBe('opened');
		expect(names(to)).toEqual(['arsverk.csv']);
		expect(await adults(to)).toEqual([2.5]);
		expect(to.choices.tickedFor('1818', 'rph')?.offered).toBe('no');
	});
	it('is added to what is there, or replaces it, as the user says', async () => {
		const from = await new Browser().tab();
		await load(from, manYears('2,5', 'fra.csv'));
		const file = await project(from);
		const to = await new Browser().tab();
		await load(to, manYears('1', 'her.csv'));
		for (const [answer, expected, figure] of [
			['add', ['her.csv', 'fra.csv'], 2.5],
			['add', ['her.csv', 'fra.csv', 'fra.csv'], 2.5],
			['replace', ['fra.csv'], 2.5]
		] as const) {
			await to.projects.open(file);
			expect(to.projects.step.kind).toBe('asks');
			await to.projects.settle(answer);
			expect(names(to)).toEqual(expected);
			expect(await adults(to)).toEqual([figure]);
		}
	});
	it('that is locked asks for its passphrase until it fits', async () => {
		const from = await new Browser().tab();
		await load(from, manYears('2,5'));
		const file = await project(from, 'riktig ord her');
		const to = await new Browser().tab();
		await to.projects.open(file);
		expect(to.projects.step).toMatchObject({ kind: 'passphrase', wrong: false });
		await to.projects.open(file, 'galt');
		expect(to.projects.step).toMatchObject({ kind: 'passphrase', wrong: true });
		await to.projects.open(file, 'riktig ord her');
		expect(to.projects.step).toMatchObject({ kind: 'opened', files: 1 });
	});
	it('that is none is refused with a reason', async () => {
		const to = await new Browser().tab();
		await to.projects.open(manYears('1'));
		expect(to.projects.step).toMatchObject({ kind: 'refused', code: 'not-a-project' });
		expect(to.workspace.files).toEqual([]);
	});
});
