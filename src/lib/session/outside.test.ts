import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { hostile } from '../../../tests/hostile.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { countedYears } from './coverage.ts';
import { Choices } from './choices.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { MappingFiles } from './mappingFiles.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/*
 * Whatever a mapping from elsewhere says, it is refused with a reason, or the files that it is used
 * for are loaded or told of, and all figures can be asked for.
 */

const HERE = areas.kommuner.find(({ code }) => code === '1818')!;
const opened: Engine[] = [];
afterAll(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

const common = { areaChoices: { Herøy: '1818' }, valueChoices: {}, units: {} };
const columns = (...fields: (string | null)[]) =>
	fields.map((field) => (field === null ? null : { field }));
const MAPPINGS = {
	brukerplan: {
		mapping: {
			...common,
			...{ kilde: 'brukerplan', repeated: 'once', constants: { kjennetegn: 'alle' } },
			header: ['Sted', 'År', 'Gruppe', 'Kategori', 'Antall'],
			columns: columns('omrade', 'aar', 'gruppe', 'kategori', 'antall'),
			valueChoices: { gruppe: { ROP: 'rop' } }
		},
		rows: '1818;2024;ROP;alle;12\n1818;2024;kun psykisk lidelse;alle;20'
	},
	kostra: {
		mapping: {
			...common,
			...{ kilde: 'kostra', repeated: 'add', constants: {}, units: { utgifter: 'kr' } },
			header: ['Kommune', 'Årsverk', 'Kroner 2023', 'Annet'],
			columns: [
				{ field: 'omrade' },
				{ field: 'arsverk', year: 2023 },
				{ field: 'utgifter', year: 2023 },
				null
			],
			decimal: ','
		},
		rows: '1818;2,5;1200000;a\n1515;3,5;900000;b'
	},
	described: {
		mapping: {
			...common,
			...{ kilde: 'egen_venteliste', repeated: 'last', constants: {} },
			source: {
				...{ id: 'egen_venteliste', name: 'Venteliste', publisher: 'Herøy' },
				groups: [{ field: 'inndeling_hvem', name: 'Hvem' }],
				figures: [
					{
						...{ field: 'tall_n', name: 'n', unit: 'personer', kind: 'antall' },
						...{ persons: false, dimension: 'behov' }
					},
					{
						...{ field: 'tall_dager', name: 'dager', unit: 'dager', kind: 'publisert' },
						...{ persons: true, dimension: 'kvalitet' }
					}
				]
			},
			header: ['sted', 'aar', 'hvem', 'n', 'dager'],
			columns: columns('omrade', 'aar', 'inndeling_hvem', 'tall_n', 'tall_dager')
		},
		rows: '1818;2024;unge;12;3,5\n1818;2024;eldre;3;8,1'
	}
} as const;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** A file with the header that a mapping is for. */
const fileFor = (header: readonly string[], rows: string) =>
	new File([`${header.slice(0, 40).map(quoted).join(';')}\n${rows}\n`], 'fil.csv');
const asFile = (mapping: unknown) =>
	new File([JSON.stringify({ format: 'forlopsatlas-kobling', version: 1, mapping })], 'k.json');

async function openTab() {
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const choices = new Choices(workspace);
	return {
		...{ workspace, choices, mappingFiles: new MappingFiles(workspace) },
		figures: new KommuneFigures(workspace, choices)
	};
}

/** A mapping file comes, the user says yes to all that it asks, and a file is loaded by it. */
async function use(
	{ workspace, mappingFiles, figures }: Awaited<ReturnType<typeof openTab>>,
	mapping: unknown,
	rows: string
): Promise<'refused' | 'used'> {
	await workspace.add([asFile(mapping)]);
	const { told } = mappingFiles;
	if (told?.kind === 'refused') {
		expect(['damaged', 'newer', 'source-gone']).toContain(told.reason);
		return 'refused';
	}
	for (const doubt of workspace.protections.doubts) await workspace.protections.answer(doubt, true);
	const [settled] = workspace.mappings.all;
	const entries = await workspace.add([fileFor(settled!.header, rows)]);
	await workspace.loadAll(entries);
	for (const { status, problems } of entries) {
		expect(status).not.toBe('loading');
		// That is what is said of a fault that nobody has thought of.
		expect(problems.filter(({ code }) => code === 'unreadable')).toEqual([]);
	}
	expect(workspace.computing).toBe(false);
	await figures.ask(HERE);
	expect(figures.failed).toBeNull();
	figures.set.years(HERE.code);
	countedYears(workspace.coverage);
	expect(new Set(everyIndikator().map(({ id }) => id)).size).toBe(everyIndikator().length);
	return 'used';
}

describe('a mapping from outside', () => {
	it.each(Object.entries(MAPPINGS))(
		'is refused, or its files are loaded or told of: %s',
		async (_, { mapping, rows }) => {
			const tab = await openTab();
			expect(await use(tab, mapping, rows)).toBe('used');
			expect(tab.workspace.files.map(({ status }) => status)).toEqual(['loaded']);
			const came = { refused: 0, used: 0 };
			await fc.assert(
				fc.asyncProperty(hostile(mapping), async (changed) => {
					for (const entry of tab.workspace.files) await tab.workspace.remove(entry);
					tab.workspace.mappings.forget();
					tab.workspace.described.forget();
					tab.workspace.protections.forget();
					came[await use(tab, changed, rows)]++;
				}),
				{ numRuns: 250 }
			);
			// All files of this worker know what was described until it is forgotten.
			tab.workspace.described.forget();
			expect(Math.min(came.refused, came.used), JSON.stringify(came)).toBeGreaterThan(10);
		}
	);
});
