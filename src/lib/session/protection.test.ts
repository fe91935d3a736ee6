import { afterEach, describe, expect, it } from 'vitest';
import type { Described } from '../catalogue/described.ts';
import { describedSource, kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { Choices } from './choices.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { emptyContent } from './keeping/kept.ts';
import { MappingFiles } from './mappingFiles.svelte.ts';
import { protectedContent, unprotectedColumns } from './protection.ts';
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
	...{ constants: {}, areaChoices: {}, valueChoices: {}, units: {} },
	repeated: 'add' as const
});
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

async function shownIn({ workspace, choices }: ReturnType<typeof open>) {
	const figures = new KommuneFigures(workspace, choices);
	await figures.ask(HERE);
	return figures.set.of('egen_ventende_tall_ventende', '1818').map(({ value }) => value);
}

describe('a mapping file that leaves persons unprotected', () => {
	it('is asked about, and shows nothing small before the answer', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(false))]);
		const [entry] = await tab.workspace.add([
			new File(['sted;aar;ventende\n1818;2024;3'], 'v.csv')
		]);
		await tab.workspace.load(entry!);
		expect(await shownIn(tab)).toEqual([{ state: 'hidden' }]);
		expect(tab.workspace.unprotected).toEqual([source(false)]);
		expect(tab.workspace.mappings.all[0]?.source, 'what is kept is protected too').toEqual(
			source(true)
		);
		tab.workspace.answerAbout(tab.workspace.unprotected[0]!, true);
		expect(await shownIn(tab)).toEqual([{ state: 'value', value: 3 }]);
		expect(tab.workspace.unprotected).toEqual([]);
		expect(tab.workspace.mappings.all[0]?.source).toEqual(source(false));
	});
	it('stays protected when the answer is no', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(false))]);
		tab.workspace.answerAbout(tab.workspace.unprotected[0]!, false);
		expect(describedSource('egen_ventende')).toEqual(source(true));
		expect(tab.workspace.unprotected).toEqual([]);
	});
	it('is not asked about where it protects', async () => {
		const tab = open();
		await tab.workspace.add([mappingFile(settled(true))]);
		expect(tab.workspace.unprotected).toEqual([]);
		expect(tab.mappingFiles.told).toMatchObject({ kind: 'taken' });
	});
	it('waits when it reads a column of persons as something else', async () => {
		const tab = open();
		const asRate = {
			...settled(true),
			kilde: 'kube',
			source: undefined,
			header: ['GEO', 'AAR', 'TELLER'],
			columns: [{ field: 'omrade' }, { field: 'aar' }, { field: 'rate' }]
		};
		expect(unprotectedColumns(asRate, kilde('kube'))).toEqual(['TELLER']);
		await tab.workspace.add([mappingFile(asRate)]);
		expect(tab.mappingFiles.told).toMatchObject({ kind: 'asks', columns: ['TELLER'] });
		expect(tab.workspace.mappings.all).toEqual([]);
		await tab.mappingFiles.answer(false);
		expect([tab.mappingFiles.told, tab.workspace.mappings.all]).toEqual([null, []]);
		await tab.workspace.add([mappingFile(asRate)]);
		await tab.mappingFiles.answer(true);
		expect(tab.workspace.mappings.all).toHaveLength(1);
	});
});

describe('a project from elsewhere', () => {
	it('has every described figure protected, wherever it stands', () => {
		const file = {
			...{ id: 'a', name: 'v.csv', sha256: 'a'.repeat(64), bytes: 1, synthetic: false, given: {} },
			settled: settled(false),
			loaded: { settled: settled(false), order: 1 }
		};
		const content = { ...emptyContent(), files: [file], mappings: [settled(false)] };
		const guarded = protectedContent(content);
		expect(JSON.stringify(guarded.content)).not.toContain('"persons":false');
		expect(guarded.asked).toEqual([source(false)]);
		expect(protectedContent(emptyContent()).asked).toEqual([]);
	});
});
