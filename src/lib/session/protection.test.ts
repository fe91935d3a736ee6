import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Described } from '../catalogue/described.ts';
import { describedSource, everyKilde, kilde } from '../catalogue/kilder.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { Choices } from './choices.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { sha256 } from './keeping/hash.ts';
import { emptyContent } from './keeping/kept.ts';
import { writeProject } from './keeping/project.ts';
import { MappingFiles } from './mappingFiles.svelte.ts';
import { NUMBERS } from '../../../tests/persons.ts';
import { Browser } from '../../../tests/tabs.ts';
import { openColumns, protectedContent } from './protection.ts';
import { Workspace } from './workspace.svelte.ts';

const HERE = areas.kommuner.find(({ code }) => code === '1818')!;
const opened: Engine[] = [];
const spaces: Workspace[] = [];
afterEach(async () => {
	for (const space of spaces.splice(0)) space.described.forget();
	for (const engine of opened.splice(0)) await engine.close();
});

const source = (persons: boolean): Described => ({
	id: 'egen_ventende',
	name: 'Ventende',
	publisher: 'Herøy',
	groups: [],
	figures: [
		{
			...{ field: 'tall_ventende', name: 'Ventende', unit: 'personer' },
			...{ kind: 'antall' as const, persons, dimension: 'behov' as const }
		}
	]
});
const settled = (persons: boolean) => ({
	kilde: 'egen_ventende',
	source: source(persons),
	header: ['sted', 'aar', 'ventende'],
	columns: [{ field: 'omrade' }, { field: 'aar' }, { field: 'tall_ventende' }],
	...{ areaChoices: {}, valueChoices: {}, units: {} },
	constants: {} as Record<string, string>,
	repeated: 'add' as const
});
/** What the contract of no source has: a column of persons as a rate. */
const asRate = {
	...settled(true),
	kilde: 'kube',
	source: undefined,
	constants: { indikator: 'ventende' },
	header: ['GEO', 'AAR', 'TELLER'],
	columns: [{ field: 'omrade' }, { field: 'aar' }, { field: 'rate' }]
};
const mappingFile = (mapping: unknown) =>
	new File([JSON.stringify({ format: 'forlopsatlas-kobling', version: 1, mapping })], 'k.json');

function open() {
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	spaces.push(workspace);
	return { workspace, mappingFiles: new MappingFiles(workspace), choices: new Choices(workspace) };
}

const asked = new WeakMap<Workspace, KommuneFigures>();

/** What the page shows: it has the same figures from question to question. */
async function shownIn({ workspace, choices }: { workspace: Workspace; choices: Choices }) {
	const figures = asked.get(workspace) ?? new KommuneFigures(workspace, choices);
	asked.set(workspace, figures);
	// What is read is released behind the page.
	await vi.waitFor(() => expect(workspace.settled).toBe(true), 5000);
	await figures.ask(HERE);
	return figures.set.of('egen_ventende_tall_ventende', '1818').map(({ value }) => value);
}

const waitingList = () => new File(['sted;aar;ventende\n1818;2024;3'], 'v.csv');
const doubtsIn = ({ workspace }: { workspace: Workspace }) => workspace.protections.doubts;

describe('a mapping file that leaves persons unprotected', () => {
	it('is asked about, and shows nothing small before the answer', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(false))]);
		const [entry] = await tab.workspace.add([waitingList()]);
		await tab.workspace.load(entry!);
		expect(await shownIn(tab)).toEqual([{ state: 'hidden' }]);
		expect(doubtsIn(tab)).toEqual([{ kind: 'figures', source: source(false) }]);
		expect(tab.workspace.mappings.all[0]?.source, 'what is kept is protected too').toEqual(
			source(true)
		);
		await tab.workspace.protections.answer(doubtsIn(tab)[0]!, true);
		expect(await shownIn(tab)).toEqual([{ state: 'value', value: 3 }]);
		expect(doubtsIn(tab)).toEqual([]);
		expect(tab.workspace.mappings.all[0]?.source).toEqual(source(false));
	});
	it('can be answered otherwise later, at the file', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(false))]);
		const [entry] = await tab.workspace.add([waitingList()]);
		await tab.workspace.load(entry!);
		await tab.workspace.protections.answer(doubtsIn(tab)[0]!, false);
		expect(describedSource('egen_ventende')).toEqual(source(true));
		expect([doubtsIn(tab), await shownIn(tab)]).toEqual([[], [{ state: 'hidden' }]]);
		await tab.workspace.protections.set('egen_ventende', 'tall_ventende', false);
		expect(await shownIn(tab)).toEqual([{ state: 'value', value: 3 }]);
		await tab.workspace.protections.set('egen_ventende', 'tall_ventende', true);
		expect(await shownIn(tab)).toEqual([{ state: 'hidden' }]);
		expect(tab.workspace.mappings.all[0]?.source).toEqual(source(true));
	});
	it('is not asked about where it protects, or asks for what the user has said already', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(true))]);
		expect(doubtsIn(tab)).toEqual([]);
		expect(tab.mappingFiles.told).toMatchObject({ kind: 'taken' });
		await tab.workspace.protections.set('egen_ventende', 'tall_ventende', false);
		await tab.workspace.add([mappingFile(settled(false))]);
		expect(doubtsIn(tab)).toEqual([]);
		expect(describedSource('egen_ventende')).toEqual(source(false));
	});
	it('never changes a source that is described here: another of its name is another source', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(true))]);
		const [entry] = await tab.workspace.add([waitingList()]);
		await tab.workspace.load(entry!);
		const theirs = {
			...settled(false),
			source: { ...source(false), figures: [{ ...source(false).figures[0]!, kind: 'publisert' }] },
			header: ['sted', 'aar', 'andel']
		};
		await tab.workspace.add([mappingFile(theirs)]);
		expect(describedSource('egen_ventende')).toEqual(source(true));
		expect(describedSource('egen_ventende_2')).toMatchObject({ figures: [{ persons: true }] });
		expect(doubtsIn(tab)).toMatchObject([{ source: { id: 'egen_ventende_2' } }]);
		const again = new File(['sted;aar;ventende\n1818;2024;30'], 'w.csv');
		const [other] = await tab.workspace.add([mappingFile(settled(true)), again]);
		expect(await shownIn(tab), 'the same mapping again takes no figures away').toEqual([
			{ state: 'hidden' }
		]);
		// It has a row about the same: the newer counts when that is said.
		other!.beside = 'add';
		await tab.workspace.load(other!);
		expect(await shownIn(tab)).toEqual([{ state: 'value', value: 30 }]);
	});
	it('has no figure with the id of another, however sources and fields are called', async () => {
		const tab = open();
		const named = (id: string, field: string) => ({
			...settled(true),
			kilde: id,
			source: { ...source(true), id, figures: [{ ...source(true).figures[0]!, field }] },
			columns: [{ field: 'omrade' }, { field: 'aar' }, { field }]
		});
		await tab.workspace.add([
			mappingFile(named('egen_a', 'tall_tall_b')),
			mappingFile(named('egen_a_tall', 'tall_b'))
		]);
		expect(everyKilde().filter(({ name }) => name.startsWith('egen_a'))).toHaveLength(2);
		const ids = everyIndikator().map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});
	it('asks about each of several, and forgets none', async () => {
		const tab = open();
		const other = { ...source(false), id: 'egen_andre', name: 'Andre' };
		const others = { ...settled(false), kilde: other.id, source: other, header: ['a', 'b', 'c'] };
		await tab.workspace.add([
			mappingFile(settled(false)),
			mappingFile(asRate),
			mappingFile(others),
			mappingFile(settled(false))
		]);
		expect(doubtsIn(tab).map(({ kind }) => kind)).toEqual(['figures', 'columns', 'figures']);
		await tab.workspace.removeAll();
		expect(doubtsIn(tab)).toEqual([]);
	});
	it('waits when it reads a column of persons as something else', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(asRate)]);
		expect(tab.mappingFiles.told).toEqual({ kind: 'waits', name: 'k.json' });
		expect(doubtsIn(tab)).toMatchObject([{ columns: { counts: ['TELLER'], marks: [] } }]);
		expect(tab.workspace.mappings.all).toEqual([]);
		await tab.workspace.protections.answer(doubtsIn(tab)[0]!, false);
		expect([doubtsIn(tab), tab.workspace.mappings.all]).toEqual([[], []]);
		await tab.workspace.add([mappingFile(asRate)]);
		await tab.workspace.protections.answer(doubtsIn(tab)[0]!, true);
		expect(tab.workspace.mappings.all).toHaveLength(1);
	});
});

describe('a mapping file that comes after its data', () => {
	const header = 'Sted;Periode;Ventende';
	const data = () => new File([`${header}\n1818;2024;31\n1820;2024;42\n`], 'v.csv');
	const mapping = (constants: Record<string, string> = {}) =>
		mappingFile({ ...settled(true), header: header.split(';'), constants });

	it.each([
		['together with it', async (space: Workspace) => space.add([data(), mapping()])],
		[
			'while it waits',
			async (space: Workspace) => {
				const files = await space.add([data()]);
				expect(files[0]!.mapped?.pakke.name).not.toBe('egen_ventende');
				await space.add([mapping()]);
				return files;
			}
		]
	])('is used for the file %s', async (_, drop) => {
		const tab = open();
		const [entry] = await drop(tab.workspace);
		expect(entry!.mapped?.pakke.name).toBe('egen_ventende');
		expect(tab.mappingFiles.told).toMatchObject({ kind: 'taken', files: 1, loaded: 0 });
		await tab.workspace.load(entry!);
		expect(await shownIn(tab)).toEqual([{ state: 'value', value: 31 }]);
	});
	it('is shown at a file that is loaded, whose figures follow when it is loaded again', async () => {
		const tab = open();
		const [entry] = await tab.workspace.add([data(), mapping()]);
		await tab.workspace.load(entry!);
		const before = entry!.loaded;
		await tab.workspace.add([mapping()]);
		expect([entry!.status, tab.mappingFiles.told]).toMatchObject(['loaded', { files: 0 }]);
		const other = { ...settled(true), header: header.split(';') };
		await tab.workspace.add([mappingFile({ ...other, repeated: 'last' })]);
		expect(tab.mappingFiles.told).toMatchObject({ kind: 'taken', files: 1, loaded: 1 });
		expect([entry!.status, entry!.mapped?.repeated]).toEqual(['ready', 'last']);
		expect(entry!.loaded).toBe(before);
		expect(await shownIn(tab)).toEqual([{ state: 'value', value: 31 }]);
		await tab.workspace.load(entry!);
		expect(entry!.loaded?.validated.mapped.repeated).toBe('last');
	});
});

describe('the columns that a mapping leaves unprotected', () => {
	const columnsOf = (source: string, header: string[], fields: (string | null)[], known = false) =>
		openColumns(
			{
				...asRate,
				kilde: source,
				header,
				columns: fields.map((field) => (field === null ? null : { field }))
			},
			kilde(source),
			known
		);
	it.each([
		['a count of persons as inhabitants', 'befolkning', 'Antall brukere', 'personer'],
		['a count of persons as a group', 'kube', 'TELLER', 'indikator'],
		['a count of persons as a group of the own overview', 'oversikt', 'teller', 'indikator'],
		['a column that no contract knows as a rate', 'kube', 'På venteliste', 'rate'],
		['a denominator of persons as a denominator', 'kube', 'av antall', 'nevner']
	])('are those of %s', (_, source, column, field) => {
		expect(columnsOf(source, ['GEO', column], ['omrade', field])).toEqual({
			counts: [column],
			marks: []
		});
	});
	it('are those with the marks of what the source has hidden, when they are not read', () => {
		const header = ['GEO', 'AAR', 'TELLER', 'SPVFLAGG'];
		const read = ['omrade', 'aar', 'teller'];
		const expected = { counts: [], marks: ['SPVFLAGG'] };
		expect(columnsOf('kube', header, [...read, null])).toEqual(expected);
		expect(columnsOf('kube', header, [...read, 'utdanning'])).toEqual(expected);
		expect(columnsOf('kube', header, [...read, 'spvflagg'])).toBeNull();
	});
	it('are none where the contract itself reads them so, in a file that says it is of the source', () => {
		expect(columnsOf('befolkning', ['Kommune', 'Antall personer'], ['omrade', 'personer'])).toEqual(
			{
				counts: ['Antall personer'],
				marks: []
			}
		);
		for (const pakke of everyKilde()) {
			const all = pakke.resources[0].schema.fields.filter(
				({ forlopsatlas }) => !(forlopsatlas.rolle === 'verdi' && forlopsatlas.alias.length === 0)
			);
			const header = all.map(({ forlopsatlas, name }) => forlopsatlas.alias[0] ?? name);
			const found = columnsOf(
				pakke.name,
				header,
				all.map(({ name }) => name),
				true
			);
			expect(found, pakke.name).toBeNull();
		}
	});
});

describe('a project from elsewhere', () => {
	const file = (mapping: ReturnType<typeof settled>) => ({
		...{ id: 'a', name: 'v.csv', sha256: 'a'.repeat(64), bytes: 1, synthetic: false, given: {} },
		settled: mapping,
		loaded: { settled: mapping, order: 1 }
	});
	it('has every described figure protected, wherever it stands', () => {
		const mappings = [settled(false)];
		const content = { ...emptyContent(), files: [file(settled(false))], mappings };
		const guarded = protectedContent(content, 'p.zip');
		expect(JSON.stringify(guarded.content)).not.toContain('"persons":false');
		expect(guarded.doubts[0]).toEqual({ kind: 'figures', source: source(false) });
		expect(protectedContent(emptyContent(), 'p.zip').doubts).toEqual([]);
	});
	it('remembers no mapping that leaves columns of persons unprotected', () => {
		const guarded = protectedContent({ ...emptyContent(), mappings: [asRate] }, 'p.zip');
		expect(guarded.content.mappings).toEqual([]);
		expect(guarded.doubts).toMatchObject([{ kind: 'columns', name: 'p.zip', loads: false }]);
	});

	const rates = () => new File(['GEO;AAR;TELLER\n1818;2024;3'], 'rater.csv');
	/** A project as another municipality saves it, with its own yes to everything. */
	async function theirProject(browser: Browser, data: File, mapping: unknown) {
		const { workspace, tab } = await browser.tab();
		spaces.push(workspace);
		new MappingFiles(workspace);
		await workspace.add([mappingFile(mapping)]);
		const [entry] = await workspace.add([data]);
		for (const doubt of doubtsIn({ workspace })) await workspace.protections.answer(doubt, true);
		await workspace.load(entry!);
		const { content, blobs } = await tab.written([]);
		await workspace.removeAll();
		const parts = { content, blobs, app: '1', created: new Date() };
		return new File([(await writeProject(parts, null))!], 'deres.zip');
	}
	it('shows nothing small of a described source, on this machine or after it has been kept', async () => {
		const project = await theirProject(new Browser(), waitingList(), settled(false));
		const browser = new Browser();
		const tab = await browser.tab();
		spaces.push(tab.workspace);
		await tab.projects.open(project);
		expect(tab.projects.step.kind).toBe('opened');
		expect(await shownIn(tab)).toEqual([{ state: 'hidden' }]);
		expect(doubtsIn(tab)).toMatchObject([{ kind: 'figures' }]);
		await tab.keeping.turnOn();
		const again = await browser.tab();
		spaces.push(again.workspace);
		expect(await shownIn(again)).toEqual([{ state: 'hidden' }]);
		await again.workspace.protections.set('egen_ventende', 'tall_ventende', false);
		await again.keeping.save();
		const third = await browser.tab();
		spaces.push(third.workspace);
		expect(await shownIn(third), "the user's own word is kept").toEqual([
			{ state: 'value', value: 3 }
		]);
	});
	it('has a file whose mapping waits there, and loads it with the answer', async () => {
		const project = await theirProject(new Browser(), rates(), asRate);
		const tab = await new Browser().tab();
		spaces.push(tab.workspace);
		await tab.projects.open(project);
		expect(tab.workspace.files.map(({ loaded }) => loaded)).toEqual([null]);
		expect(doubtsIn(tab)).toMatchObject([{ kind: 'columns', columns: { counts: ['TELLER'] } }]);
		await tab.workspace.protections.answer(doubtsIn(tab)[0]!, true);
		expect(tab.workspace.files.map(({ status }) => status)).toEqual(['loaded']);
	});
	it('is examined for persons before anything of it is kept', async () => {
		const header = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk;Merknad';
		const rows = (notes: string[]) => notes.map((one) => `1818;2024;V;samlet;alle;2;${one}`);
		const harmless = [header, ...rows(Array.from({ length: 400 }, () => ''))];
		const data = [...harmless, ...rows(NUMBERS)].join('\n');
		const theirs = await new Browser().tab();
		await theirs.workspace.add([new File([harmless.join('\n')], 'a.csv')]);
		const { content } = await theirs.tab.written([]);
		// Such a project can't be saved here; it is made by hand.
		const [bytes, hash] = [new Blob([data]), await sha256(new TextEncoder().encode(data))];
		const files = content.files.map((one) => ({ ...one, sha256: hash, bytes: bytes.size }));
		expect(files).toHaveLength(1);
		const parts = { blobs: new Map([[hash, bytes]]), app: '1', created: new Date() };
		const forged = await writeProject({ ...parts, content: { ...content, files } }, null);
		const browser = new Browser();
		const tab = await browser.tab();
		await tab.projects.open(new File([forged!], 'deres.zip'));
		await tab.keeping.turnOn();
		expect(tab.workspace.files).toHaveLength(1);
		expect(tab.keeping.leftOut).toMatchObject([{ name: 'a.csv', reason: 'persons' }]);
		expect(browser.disk.paths().filter((path) => path.includes('bytes/'))).toEqual([]);
		expect(tab.keeping.count.files).toBe(0);
	});
});
