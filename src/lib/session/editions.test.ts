import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { figuresOf } from '../queries/figures.ts';
import { Choices } from './choices.svelte.ts';
import { Editions } from './editions.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const HEADER = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
const GROUPS = [
	'rus uten psykisk lidelse',
	'rus og mindre alvorlig psykisk lidelse',
	'rus og alvorlig psykisk lidelse',
	'kun psykisk lidelse'
];
const file = (...counts: number[]) =>
	new File(
		[[HEADER, ...counts.map((count, i) => `1818;2024;${GROUPS[i]};alle;alle;${count}`)].join('\n')],
		'brukerplan.csv'
	);

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

function newTab() {
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const choices = new Choices(workspace);
	const editions = new Editions(workspace, choices);
	return { workspace, choices, editions };
}
type TabOf = ReturnType<typeof newTab>;

/** In the place of what was there. As the layout does, what is shown is followed. */
async function load({ workspace, editions }: TabOf, content: File, synthetic = false) {
	for (const entry of [...workspace.files]) await workspace.remove(entry);
	await workspace.loadAll(await workspace.add([content], synthetic));
	expect(workspace.files.map(({ status }) => status)).toEqual(['loaded']);
	editions.follow();
}

/** The groups of users that are hidden in Herøy. */
async function hiddenIn({ workspace }: TabOf): Promise<string[]> {
	const figures = await figuresOf(await workspace.engine(), ['1818']);
	return figures
		.filter(({ indicator, cell }) => indicator === 'brukere_gruppe' && cell.state === 'hidden')
		.map(({ category }) => category)
		.sort();
}

const remembered = ({ choices }: TabOf) => choices.kept.editions.all;

describe('a corrected file', () => {
	it('does not show what the first hid', async () => {
		const tab = newTab();
		await load(tab, file(2, 25, 30, 80));
		const before = await hiddenIn(tab);
		expect(before.length).toBeGreaterThan(1);
		expect(tab.editions.stillHidden).toBe(0);
		await load(tab, file(12, 25, 30, 80));
		expect(await hiddenIn(tab)).toEqual(expect.arrayContaining(before));
		expect(tab.editions.stillHidden).toBeGreaterThanOrEqual(before.length);
	});

	it('shows it where the first was forgotten on purpose', async () => {
		const tab = newTab();
		await load(tab, file(2, 25, 30, 80));
		await load(tab, file(12, 25, 30, 80));
		await tab.editions.forget();
		tab.editions.follow();
		expect(await hiddenIn(tab)).toEqual([]);
		expect(tab.editions.stillHidden).toBe(0);
		expect(Object.values(remembered(tab))).toEqual([
			expect.objectContaining({ before: '', hidden: '' })
		]);
	});

	it('is forgotten with names that it has no more', async () => {
		const tab = newTab();
		await load(tab, file(2, 25, 30, 80));
		const hidden = await hiddenIn(tab);
		const only = GROUPS[3]!;
		await load(tab, new File([`${HEADER}\n1818;2024;${only};alle;alle;80`], 'brukerplan.csv'));
		expect(hidden).not.toContain('psykisk_alene');
		expect(Object.values(remembered(tab))[0]!.before).not.toBe('');
		await tab.editions.forget();
		tab.editions.follow();
		expect(Object.values(remembered(tab))).toEqual([expect.objectContaining({ before: '' })]);
	});

	it('does not show it where a name has signs that memory is written with', async () => {
		const tab = newTab();
		const overview = (women: number) =>
			new File(
				[
					[
						'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner',
						...[`samlet;${40 + women}`, 'menn;40', `kvinner;${women}`].map(
							(row) => `1818;2024;Fagsystemet;i\tbolig;2;alle;${row};`
						)
					].join('\n')
				],
				'egen.csv'
			);
		const hidden = async () =>
			(await figuresOf(await tab.workspace.engine(), ['1818']))
				.filter(({ cell }) => cell.state === 'hidden')
				.map(({ category }) => category);
		await load(tab, overview(3));
		const before = await hidden();
		expect(before).toHaveLength(2);
		await load(tab, overview(10));
		expect(await hidden()).toEqual(before);
	});

	it('shows it where only the municipality’s own eyes saw the first', async () => {
		const tab = newTab();
		tab.choices.mode = 'internal';
		await load(tab, file(2, 25, 30, 80));
		expect(remembered(tab)).toEqual({});
		await load(tab, file(12, 25, 30, 80));
		tab.choices.mode = 'share';
		tab.editions.follow();
		expect(await hiddenIn(tab)).toEqual([]);
		expect(Object.keys(remembered(tab))).toEqual(['brukerplan||2024']);
	});

	it('shows it where the first was an example', async () => {
		const tab = newTab();
		await load(tab, file(2, 25, 30, 80), true);
		expect(remembered(tab)).toEqual({});
		await load(tab, file(12, 25, 30, 80));
		expect(await hiddenIn(tab)).toEqual([]);
	});
});

describe('what is remembered', () => {
	it('is followed when it comes with a project, beside what is here', async () => {
		const first = newTab();
		await load(first, file(2, 25, 30, 80));
		const before = await hiddenIn(first);
		const other = newTab();
		await load(other, file(12, 25, 30, 80));
		other.choices.kept.editions.takeIn(remembered(first));
		await other.workspace.judgeAgain(['brukerplan']);
		expect(await hiddenIn(other)).toEqual(expect.arrayContaining(before));
	});

	it('goes with all else, and with it what was told of the protection', async () => {
		const tab = newTab();
		await load(tab, file(2, 25, 30, 80));
		expect(tab.editions.any).toBe(true);
		expect(Object.keys(tab.workspace.families.all)).toEqual(['brukerplan']);
		tab.choices.clear();
		await tab.workspace.removeAll();
		tab.editions.follow();
		expect(remembered(tab)).toEqual({});
		expect(tab.workspace.families.all).toEqual({});
	});

	it('tells of the protection of what is loaded alone', async () => {
		const tab = newTab();
		await load(tab, file(2, 25, 30, 80));
		const [entry] = tab.workspace.files;
		await tab.workspace.remove(entry!);
		expect(tab.workspace.families.all).toEqual({});
		expect(tab.editions.any).toBe(true);
	});
});
