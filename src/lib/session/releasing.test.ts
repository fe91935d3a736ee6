import { afterEach, describe, expect, it } from 'vitest';
import type { Family, Following, MaskColumns } from '../disclosure/cube/family.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { TOGETHER } from '../model/units.ts';
import { gapLabel, leadSentence } from '../pictures/answerWords.ts';
import { standardCrosswalk } from '../queries/cube.ts';
import { figuresOf } from '../queries/figures.ts';
import { ProtectDesk } from '../workers/protect.ts';
import { AllKommuner } from './allKommuner.svelte.ts';
import { Choices } from './choices.svelte.ts';
import type { EarlierFigures } from './earlier.ts';
import { KommuneFigures, kommuneByCode } from './figures.svelte.ts';
import { pathwaysOf } from './gaps.ts';
import { Workspace } from './workspace.svelte.ts';

/*
 * Figures of persons come behind the others. What judges them is held here, and let go by the test: no
 * test waits for a clock.
 */
const PLACE = '1818';
const usersFile = (alone: number, together: number) =>
	new File(
		[
			'Kommunenummer;År;Gruppe;Antall\n' +
				`1818;2024;rus og alvorlig psykisk lidelse;${together}\n` +
				`1818;2024;rus uten psykisk lidelse;${alone}`
		],
		`brukere-${alone}.csv`
	);
const manYears = () =>
	new File(
		['Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk\n1818;2024;V;samlet;alle;2,5'],
		'arsverk.csv'
	);

interface Asked {
	family: Family;
	following: Following;
	go: () => void;
	fail: (error: Error) => void;
}

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

/** A tab in which each family waits for the test, which lets the real work be done. */
function heldTab() {
	const desk = new ProtectDesk();
	const asked: Asked[] = [];
	let heard: (() => void)[] = [];
	const protect = async (family: Family, following: Following = {}): Promise<MaskColumns> => {
		await new Promise<void>((go, fail) => {
			asked.push({ family, following, go, fail });
			for (const one of heard.splice(0)) one();
		});
		return desk.protect(family);
	};
	const workspace = new Workspace(
		async () => {
			const engine = await openNodeEngine();
			opened.push(engine);
			return engine;
		},
		{ protect, ready: () => Promise.resolve(), forget: () => desk.forget() }
	);
	/** The nth family that is asked about. */
	const nth = async (n: number): Promise<Asked> => {
		while (asked.length < n) await new Promise<void>((one) => (heard = [...heard, one]));
		return asked[n - 1]!;
	};
	const load = async (...files: File[]) => {
		const added = await workspace.add(files, false);
		// Newer rows about the same count.
		for (const entry of added) entry.beside = 'add';
		await workspace.compute(added);
	};
	return { workspace, asked, nth, load };
}
type Tab = ReturnType<typeof heldTab>;

async function told({ workspace }: Tab, indicator: string) {
	const figures = await figuresOf(await workspace.engine(), [PLACE]);
	return figures
		.filter((one) => one.indicator === indicator)
		.map(({ cell }) => (cell.state === 'value' ? cell.value : cell.state));
}

const states = ({ workspace }: Tab) =>
	workspace.protecting.map(({ source, state }) => `${source} ${state}`);

describe('figures of persons', () => {
	it('come behind the others, with no number before they are released', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		await tab.load(usersFile(40, 60), manYears());
		expect(workspace.version).toBe(1);
		expect([workspace.askable, workspace.settled, workspace.atRest]).toEqual([true, false, false]);
		expect(states(tab)).toEqual(['brukerplan running']);
		expect(await told(tab, 'arsverk_malgruppe')).toEqual([2.5]);
		const nothing = { low: null, high: null, denominator: null, within: null };
		const persons = (await figuresOf(await workspace.engine(), [PLACE, '0'])).filter(
			({ indicator }) => indicator.startsWith('brukere')
		);
		expect(persons.length).toBeGreaterThan(5);
		for (const one of persons) {
			expect(one).toMatchObject(nothing);
			expect(['protecting', 'not-collected']).toContain(one.cell.state);
		}
		(await tab.nth(1)).go();
		await workspace.loadAll([]);
		expect([workspace.version, workspace.protecting]).toEqual([2, []]);
		expect([workspace.settled, workspace.atRest]).toEqual([true, true]);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([40, 60]));
	});

	it('have no answer made of them before that, and no verdict', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		const choices = new Choices(workspace);
		const figures = new KommuneFigures(workspace, choices);
		const answer = async () => {
			await figures.ask(kommuneByCode(PLACE)!);
			const pathways = pathwaysOf(figures.set, { kommune: PLACE, year: 2024 }, choices.model);
			return pathways.find(({ unit }) => unit === TOGETHER)!.answer;
		};
		await tab.load(usersFile(40, 60), manYears());
		const before = await answer();
		expect(before).toMatchObject({ users: null, gap: null, why: { reason: 'protecting' } });
		expect(leadSentence(before)).toBe('Svaret kommer når små tall er beskyttet.');
		expect(gapLabel(before)).toBe('svaret kommer');
		expect([figures.fresh, figures.settled]).toEqual([true, false]);
		(await tab.nth(1)).go();
		await workspace.loadAll([]);
		expect((await answer()).users).not.toBeNull();
		expect([figures.fresh, figures.settled]).toEqual([true, true]);
	});

	it('are not judged again when a share is moved: no count is another', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		await tab.load(usersFile(40, 60));
		(await tab.nth(1)).go();
		await workspace.loadAll([]);
		const before = await told(tab, 'brukere_forlop');
		expect(before.length).toBeGreaterThan(1);
		const moved = standardCrosswalk().map((one) =>
			one.kilde === 'brukerplan' ? { ...one, lav: 0.2, midt: 0.3, hoy: 0.4 } : one
		);
		workspace.useCrosswalk(moved);
		await workspace.loadAll([]);
		expect(tab.asked).toHaveLength(1);
		expect(workspace.protecting).toEqual([]);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([40, 60]));
		expect(await told(tab, 'brukere_forlop')).not.toEqual(before);
		// Other rows are other counts.
		await tab.load(usersFile(45, 65));
		await tab.nth(2);
	});

	it('tell how far they are', async () => {
		const tab = heldTab();
		await tab.load(usersFile(40, 60));
		const { following, go } = await tab.nth(1);
		following.told?.(34, 105);
		expect(tab.workspace.protecting).toMatchObject([{ source: 'brukerplan', done: 34, of: 105 }]);
		expect(tab.workspace.protecting[0]!.started).not.toBeNull();
		go();
		await tab.workspace.loadAll([]);
		following.told?.(35, 105);
		expect(tab.workspace.protecting).toEqual([]);
	});

	it('stay away when they are stopped, and come when they are asked for again', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		await tab.load(usersFile(40, 60));
		const first = await tab.nth(1);
		workspace.stopProtecting();
		expect(first.following.signal?.aborted).toBe(true);
		await workspace.loadAll([]);
		expect(states(tab)).toEqual(['brukerplan stopped']);
		expect([workspace.settled, workspace.atRest]).toEqual([true, false]);
		// It goes on all the same, and nobody hears of it.
		first.go();
		first.following.told?.(1, 1);
		expect(await told(tab, 'brukere_gruppe')).toEqual(['protecting', 'protecting']);
		await workspace.resumeProtecting();
		(await tab.nth(2)).go();
		await workspace.loadAll([]);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([40, 60]));
		expect(workspace.atRest).toBe(true);
	});

	it('stay away when they can not be judged, and say so', async () => {
		const tab = heldTab();
		await tab.load(usersFile(40, 60));
		(await tab.nth(1)).fail(new Error('no solver'));
		await tab.workspace.loadAll([]);
		expect(states(tab)).toEqual(['brukerplan failed']);
		expect(await told(tab, 'brukere_gruppe')).toEqual(['protecting', 'protecting']);
		await tab.workspace.resumeProtecting();
		(await tab.nth(2)).go();
		await tab.workspace.loadAll([]);
		expect(states(tab)).toEqual([]);
	});
});

describe('a file that comes while figures of persons are judged', () => {
	it('ends what is judged of rows that are no longer those', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		await tab.load(usersFile(40, 60));
		const old = await tab.nth(1);
		await tab.load(usersFile(70, 80));
		expect(old.following.signal?.aborted).toBe(true);
		const fresh = await tab.nth(2);
		old.go();
		expect(await told(tab, 'brukere_gruppe')).toEqual(['protecting', 'protecting']);
		expect([...fresh.family.counts.count]).toEqual(expect.arrayContaining([70, 80]));
		fresh.go();
		await workspace.loadAll([]);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([70, 80]));
		expect(tab.asked).toHaveLength(2);
	});

	it('lets go on what it does not concern', async () => {
		const tab = heldTab();
		await tab.load(usersFile(40, 60));
		const first = await tab.nth(1);
		await tab.load(manYears());
		expect(first.following.signal?.aborted).toBe(false);
		expect(tab.workspace.version).toBe(2);
		first.go();
		await tab.workspace.loadAll([]);
		expect([tab.workspace.version, tab.asked.length]).toEqual([3, 1]);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([40, 60]));
	});

	it('begins by itself where the one before was stopped', async () => {
		const tab = heldTab();
		await tab.load(usersFile(40, 60));
		await tab.nth(1);
		tab.workspace.stopProtecting();
		await tab.load(usersFile(70, 80));
		(await tab.nth(2)).go();
		await tab.workspace.loadAll([]);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([70, 80]));
	});

	it('has none left to judge when all of them are removed', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		await tab.load(usersFile(40, 60));
		const first = await tab.nth(1);
		await workspace.remove(workspace.files[0]!);
		expect(first.following.signal?.aborted).toBe(true);
		expect([workspace.protecting, workspace.atRest]).toEqual([[], true]);
		first.go();
		expect(await told(tab, 'brukere_gruppe')).toEqual([]);
	});
});

describe('«Slett alt»', () => {
	it('waits for nothing that is judged, and nothing of it is written over what comes after', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		await tab.load(usersFile(40, 60));
		const first = await tab.nth(1);
		await workspace.removeAll();
		expect([first.following.signal?.aborted, workspace.protecting]).toEqual([true, []]);
		const { version } = workspace;
		await tab.load(usersFile(70, 80));
		const second = await tab.nth(2);
		first.go();
		expect(states(tab)).toEqual(['brukerplan running']);
		expect(await told(tab, 'brukere_gruppe')).toEqual(['protecting', 'protecting']);
		second.go();
		await workspace.loadAll([]);
		expect(workspace.version).toBe(version + 2);
		expect(await told(tab, 'brukere_gruppe')).toEqual(expect.arrayContaining([70, 80]));
	});
});

describe('what stands in for the files', () => {
	const earlier: EarlierFigures = {
		...{ synthetic: true, onlySynthetic: true, coverage: [] },
		figuresOf: () => Promise.resolve([]),
		figuresOfAll: () => Promise.resolve([])
	};

	it('stays until all that has been read is released', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		workspace.earlier = earlier;
		const added = await workspace.addBack([usersFile(40, 60), manYears()], true);
		await workspace.compute(added);
		expect([workspace.edition, workspace.settled]).toEqual(['earlier', true]);
		(await tab.nth(1)).go();
		await workspace.loadAll([]);
		expect(workspace.edition).toBe(2);
	});

	it('stays where the user stops it', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		workspace.earlier = earlier;
		await workspace.compute(await workspace.addBack([usersFile(40, 60)], true));
		await tab.nth(1);
		workspace.stopProtecting();
		expect([workspace.edition, workspace.atRest]).toEqual(['earlier', false]);
	});
});

describe('what is seen beside all kommuner', () => {
	it('is not asked for before all is released, and is not waited for where that is stopped', async () => {
		const tab = heldTab();
		const { workspace } = tab;
		const all = new AllKommuner(workspace, new Choices(workspace), () => Promise.resolve());
		await tab.load(usersFile(40, 60));
		await all.ask();
		expect([all.set, all.ready]).toEqual([null, false]);
		await tab.nth(1);
		workspace.stopProtecting();
		await all.ask();
		expect([all.set, all.ready]).toEqual([null, true]);
		await workspace.resumeProtecting();
		(await tab.nth(2)).go();
		await workspace.loadAll([]);
		await all.ask();
		expect(all.fresh).toBe(true);
	});
});
