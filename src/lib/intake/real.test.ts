import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areaMatcher } from '../domain/area.ts';
import { isOf, type ProblemCode } from '../domain/problem.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, type LoadedFile } from './load.ts';
import { mapFile } from './map.ts';
import { recognise } from './recognise.ts';
import { sniff, type SniffedFile } from './read.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

/*
 * Real open files as people have them. They lie beside the project and are no part of it; the
 * figures are those that were counted in them by hand.
 */
const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const there = existsSync(shared);
if (!there) console.info('The shared real files are not here: their tests do not run.');

describe.skipIf(!there)('a real file', () => {
	let engine: Engine;
	const matchArea = areaMatcher(areas);
	let nextId = 1;

	beforeAll(async () => {
		engine = await openNodeEngine();
		await openSources(engine);
	});
	afterAll(() => engine.close());

	interface Taken {
		source: string;
		complete: boolean;
		sniffed: SniffedFile;
		loaded: LoadedFile;
	}
	async function take(path: string, constants: Record<string, string> = {}): Promise<Taken> {
		const name = path.split('/').at(-1) ?? '';
		const sniffed = await sniff(new File([await readFile(shared + path)], name));
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		const [best, second] = recognise(sniffed, kilder);
		if (!best) throw new Error('not recognised');
		expect(best.score).toBeGreaterThan(second?.score ?? 0);
		const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
		Object.assign(mapped.constants, constants);
		const validated = await validate(engine, mapped, nextId++, { matchArea });
		if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
		const loaded = await load(engine, validated, []);
		return { source: best.kilde, complete: best.complete, sniffed, loaded };
	}
	const told = <C extends ProblemCode>({ loaded: { problems } }: Taken, code: C) =>
		problems.filter(isOf(code));
	const trouble = ({ loaded: { problems } }: Taken) =>
		problems.filter(({ severity }) => severity !== 'note');
	const rows = async (question: string) => (await engine.text(declared(question))).rows;

	it('of contacts in general practice is KPR, with hidden figures kept hidden', async () => {
		const file = await take(
			'fhi/telemark_psykiske_symptomer_og_lidelser_primaerhelsetjenesten_ettaarige_tall.csv'
		);
		expect(file).toMatchObject({ source: 'kpr', complete: true });
		expect(file.sniffed).toMatchObject({
			dialect: { delimiter: ',', decimal: '.', headerLine: 1 },
			decoded: { encoding: 'utf-8', lines: 10_945 }
		});
		expect(file.loaded.counts).toEqual({
			rows: 10_944,
			usable: 10_944,
			refused: 0,
			states: { verdi: 10_944 - 1468, skjult: 1468, ikke_samlet: 0, ikke_aktuelt: 0 }
		});
		expect(trouble(file)).toEqual([]);
		expect(
			await rows(`SELECT aar, verdi FROM kpr WHERE omradetype = 'land' AND kjonn = 'samlet'
				AND alder = '0_74' AND kodegruppe = 'symptomer_og_lidelser' AND maaltall = 'MEIS'
				AND aar IN (2017, 2023, 2024) ORDER BY aar`)
		).toEqual([
			['2017', expect.stringMatching(/^150\.88/)],
			['2023', expect.stringMatching(/^180\.35/)],
			['2024', expect.stringMatching(/^190\.06/)]
		]);
		expect(await rows('SELECT DISTINCT kjonn FROM kpr ORDER BY 1')).toEqual([
			['kvinner'],
			['menn'],
			['samlet']
		]);
	});

	it.each([
		['plager', 'telemark_psykiske_plager_ungdom', 'plaget', [137, 25, 408]],
		['tilfredshet', 'telemark_tilfredshet_med_livet_ungdom', 'tilfreds_8_10', [90, 3, 192]]
	])(
		'of %s is Ungdata, with years without a survey not collected',
		async (_, name, asked, states) => {
			const file = await take(`fhi/${name}.csv`);
			expect(file).toMatchObject({ source: 'ungdata', complete: true });
			const [verdi = 0, skjult = 0, ikke_samlet = 0] = states;
			expect(file.loaded.counts).toEqual({
				rows: verdi + skjult + ikke_samlet,
				usable: verdi + skjult + ikke_samlet,
				refused: 0,
				states: { verdi, skjult, ikke_samlet, ikke_aktuelt: 0 }
			});
			expect(trouble(file)).toEqual([]);
			expect(await rows('SELECT DISTINCT indikator, alder, maaltall FROM ungdata')).toEqual([
				[asked, '8_10_trinn', 'andel']
			]);
			// All areas but the country are found by name, which is told as an assumption.
			const named = told(file, 'area-by-name');
			expect(named.map(({ found, area }) => [found, area])).toContainEqual(['Telemark', '40']);
			expect(named).toHaveLength(18);
			expect(await rows('SELECT DISTINCT omradetype FROM ungdata ORDER BY 1')).toEqual([
				['fylke'],
				['kommune'],
				['land']
			]);
		}
	);

	it('of the older kube kind has its zero back, its flags read and its divided kommune cut', async () => {
		const file = await take('fhi/helseprofil_testcube1.csv', { indikator: 'Prøve' });
		expect(file).toMatchObject({ source: 'kube', complete: false });
		expect(file.sniffed.decoded).toMatchObject({ encoding: 'utf-8', marked: true });
		expect(told(file, 'area-zero-padded')).toMatchObject([{ row: 4, found: '301', area: '0301' }]);
		expect(trouble(file)).toMatchObject([
			{ code: 'area-split', row: 5, found: '1504', areas: ['1508', '1580'], count: 1 }
		]);
		expect(file.loaded.counts).toMatchObject({ rows: 4, usable: 3, refused: 1 });
		expect(
			await rows('SELECT omrade, teller, teller_tilstand, rate_tilstand FROM kube ORDER BY linje')
		).toEqual([
			['0', '1', 'verdi', 'verdi'],
			['46', null, 'ikke_samlet', 'ikke_samlet'],
			['0301', null, 'ikke_aktuelt', 'ikke_aktuelt']
		]);
		const { columns } = await engine.text(declared('SELECT * FROM kube'));
		expect(columns.filter((name) => /uprikk/i.test(name))).toEqual([]);
	});

	describe('of the population', () => {
		const path = 'ssb/07459_Personer2022_raw_latin1_crlf.csv';
		let file: Taken;
		/** Persons by region and age, read without the engine. */
		let persons: { region: string; age: string; count: number }[];

		beforeAll(async () => {
			file = await take(path);
			const text = new TextDecoder('windows-1252').decode(await readFile(shared + path));
			persons = [...text.matchAll(/^"(.*)";"(.*)";(\d+)\r?$/gm)].map(
				([, region = '', age = '', count]) => ({ region, age, count: Number(count) })
			);
		});

		it('is SSB’s table 07459: title, blank line, ISO-8859-1', () => {
			expect(file).toMatchObject({ source: 'befolkning', complete: true });
			expect(file.sniffed).toMatchObject({
				dialect: { delimiter: ';', headerLine: 3 },
				preamble: ['07459: Population, by region, age, contents and year'],
				decoded: { encoding: 'windows-1252', marked: false, blankLines: [2] }
			});
			expect(told(file, 'encoding-assumed')).toHaveLength(1);
			expect(file.loaded.counts).toMatchObject({ rows: 38_054, usable: 37_630, refused: 424 });
			expect(persons).toHaveLength(38_054);
		});
		it('has the codes of its year carried, and what was divided or is no kommune left out', () => {
			const carried = told(file, 'area-carried');
			expect(carried).toContainEqual(
				expect.objectContaining({ row: 4, found: 'K-3001 Halden', area: '3101', count: 106 })
			);
			expect(told(file, 'area-split')).toMatchObject([
				{ found: 'K-1507 Ålesund', areas: ['1508', '1580'], count: 106 }
			]);
			const skipped = told(file, 'area-skipped');
			expect(skipped.map(({ reason, count }) => [reason, count])).toEqual(
				Array(3).fill(['outside', 106])
			);
			expect(trouble(file).map(({ code }) => code)).toEqual(['area-split']);
		});
		it('sums to the published population, with what was left out', async () => {
			const out = new Set(
				[...told(file, 'area-split'), ...told(file, 'area-skipped')].map(({ found }) => found)
			);
			const sum = (adults: boolean) =>
				persons
					.filter(({ region, age }) => out.has(region) && (!adults || parseInt(age) >= 18))
					.reduce((all, { count }) => all + count, 0);
			const [loaded = []] = await rows(`SELECT sum(personer)::INTEGER,
				sum(CASE WHEN CAST(regexp_extract(alder, '[0-9]+') AS INTEGER) >= 18
					THEN personer END)::INTEGER FROM befolkning WHERE aar = 2022`);
			expect(Number(loaded[0]) + sum(false)).toBe(5_425_270);
			expect(Number(loaded[1]) + sum(true)).toBe(4_316_747);
			expect(sum(false)).toBeGreaterThan(60_000);
		});
	});
});
