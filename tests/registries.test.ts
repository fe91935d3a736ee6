import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VIEW_COLUMNS } from '../src/lib/catalogue/indikator.ts';
import { indikatorer } from '../src/lib/catalogue/indikatorer.ts';
import { fields, fieldWithRole, kilde, kilder, valueFields } from '../src/lib/catalogue/kilder.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { areaMatcher } from '../src/lib/domain/area.ts';
import { STATE_WORDS } from '../src/lib/domain/cell.ts';
import type { Localised } from '../src/lib/domain/text.ts';
import { declared, sql, type Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { load, type LoadedFile } from '../src/lib/intake/load.ts';
import { mapFile } from '../src/lib/intake/map.ts';
import { recognise } from '../src/lib/intake/recognise.ts';
import { sniff } from '../src/lib/intake/read.ts';
import { validate } from '../src/lib/intake/validate.ts';
import { openSources } from '../src/lib/intake/views.ts';
import { withBegreper } from '../src/lib/catalogue/begreper.ts';
import { openCube } from '../src/lib/queries/cube.ts';
import { rebuiltWhole } from './rebuilt.ts';

/*
 * A new source or indicator is a folder. These tests walk the folders: each is complete, its
 * example loads, its SQL binds to the tables the app makes, and gives rows on the examples.
 */
const data = (path: string) => fileURLToPath(new URL(`../data/${path}`, import.meta.url));
const folders = (path: string) =>
	readdirSync(data(path), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
const examples = folders('kilder').flatMap((source) =>
	readdirSync(data(`kilder/${source}`))
		.filter((name) => /^eksempel.*\.csv$/.test(name))
		.map((name) => ({ source, name }))
);
const inThreeLanguages = (text: Localised) =>
	[text.nb, text.nn, text.en].every((one) => typeof one === 'string' && one.trim() !== '');

let engine: Engine;
const loaded = new Map<string, LoadedFile>();
const recognised = new Map<string, { source: string; complete: boolean }>();

beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
	const matchArea = areaMatcher(areas);
	const ids = new Map<string, number[]>();
	for (const [i, { source, name }] of examples.entries()) {
		const file = new File([readFileSync(data(`kilder/${source}/${name}`))], name);
		const sniffed = await sniff(file);
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		const best = recognise(sniffed, kilder)[0];
		if (!best) continue;
		recognised.set(`${source}/${name}`, { source: best.kilde, complete: best.complete });
		const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
		const validated = await validate(engine, mapped, i + 1, { matchArea });
		if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
		const before = ids.get(best.kilde) ?? [];
		loaded.set(`${source}/${name}`, await load(engine, validated, before));
		ids.set(best.kilde, [...before, i + 1]);
	}
	await rebuiltWhole(engine, [...ids.keys()], [...ids.keys()]);
}, 60_000);
afterAll(() => engine.close());

describe('sources', () => {
	it('are all folders of data/kilder, and no other', () => {
		expect(kilder.map(({ name }) => name)).toEqual(folders('kilder'));
		expect(kilder.length).toBeGreaterThan(5);
	});
	it.each(kilder.map((pakke) => [pakke.name, pakke] as const))(
		'%s is complete: contract, words, fields and README',
		(id, pakke) => {
			expect(existsSync(data(`kilder/${id}/README.md`))).toBe(true);
			const rules = pakke.forlopsatlas;
			for (const words of [rules.navn, rules.beskrivelse, rules.dekning, ...rules.advarsler])
				expect(inThreeLanguages(words)).toBe(true);
			for (const felt of fields(pakke)) expect(inThreeLanguages(felt.forlopsatlas.navn)).toBe(true);
			expect(fieldWithRole(pakke, 'omrade')).toBeDefined();
			expect(fieldWithRole(pakke, 'aar')).toBeDefined();
			expect(valueFields(pakke).length).toBeGreaterThan(0);
			const names = fields(pakke).map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			for (const key of pakke.resources[0].schema.primaryKey) expect(names).toContain(key);
			for (const state of [rules.tomt, ...Object.values(rules.symboler)])
				expect(Object.keys(STATE_WORDS)).toContain(state);
		}
	);
	it('have an example each, but the two whose files are the user’s own or general', () => {
		const without = kilder.filter(({ name }) => !examples.some(({ source }) => source === name));
		expect(without.map(({ name }) => name)).toEqual(['kube', 'oversikt']);
	});
});

describe('examples', () => {
	/** The slip planted in one of them, which must be told as a note; Oslo as 301 for a year. */
	const PLANTED: Record<string, object[]> = {
		'brukerplan/eksempel.csv': [{ code: 'area-zero-padded', found: '301', area: '0301' }]
	};
	/** Notes on what is assumed of such a file, in order or not. */
	const ASSUMED = [
		'encoding-assumed',
		'constant-assumed',
		'column-unused',
		'area-by-name',
		'zero-beside-hidden'
	];
	it.each(examples)('$source/$name is known as its own source, for certain', ({ source, name }) => {
		expect(recognised.get(`${source}/${name}`)).toEqual({ source, complete: true });
	});
	it.each(examples)('$source/$name loads without trouble', ({ source, name }) => {
		const { counts, problems } = loaded.get(`${source}/${name}`)!;
		expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
		expect(problems.filter(({ code }) => !ASSUMED.includes(code))).toMatchObject(
			PLANTED[`${source}/${name}`] ?? []
		);
		expect(counts.refused).toBe(0);
		expect(counts.usable).toBe(counts.rows);
		expect(counts.states.verdi).toBeGreaterThan(1000);
	});
	it('have figures hidden, not collected and shown between them', () => {
		const states = [...loaded.values()].map(({ counts }) => counts.states);
		for (const state of ['verdi', 'skjult', 'ikke_samlet'] as const)
			expect(states.filter((one) => one[state] > 0).length).toBeGreaterThan(2);
	});
	it('reach every kommune through some source in the newest year', () => {
		const reached = new Set(
			[...loaded.values()].flatMap(({ validated }) =>
				validated.reach.filter(({ year }) => year === 2025).map(({ kommune }) => kommune)
			)
		);
		expect([...reached].sort()).toEqual(areas.kommuner.map(({ code }) => code).sort());
	});
});

describe('indicators', () => {
	// No example feeds these: they rest on the user's own files, or are computed in the model.
	const NOT_FED = ['gap', 'kube', 'oversikt_forlop', 'oversikt_annet'];
	const withView = indikatorer.filter(({ slag }) => slag !== 'modell');

	it('are all folders of data/indikatorer, and no other', () => {
		expect(indikatorer.map(({ id }) => id).sort()).toEqual(folders('indikatorer'));
		expect(indikatorer.length).toBeGreaterThan(20);
	});
	it.each(indikatorer)('$id is complete: words, sources, and SQL unless computed', (one) => {
		for (const words of [one.navn, one.definisjon, one.enhet, one.metode, one.forbehold])
			expect(inThreeLanguages(words)).toBe(true);
		for (const words of Object.values(one.kategorier ?? {}))
			expect(inThreeLanguages(words)).toBe(true);
		expect(one.kilder.length).toBeGreaterThan(0);
		for (const source of one.kilder) expect(kilde(source).name).toBe(source);
		expect(one.view === null).toBe(one.slag === 'modell');
		expect(one.rader === null).toBe(one.slag === 'modell');
	});
	it.each(withView)('$id binds to the tables of the app', async ({ view, rader }) => {
		await engine.run(declared(`EXPLAIN ${withBegreper(view ?? '')}`));
		await engine.run(declared(`EXPLAIN ${rader}`, ['0301', 2024]));
		const { columns } = await engine.text(
			declared(`SELECT * FROM (${withBegreper(view ?? '')}) LIMIT 0`)
		);
		expect(columns).toEqual([...VIEW_COLUMNS]);
	});
	it.each(withView)(
		'$id reads the sources it names, and no other',
		async ({ view, kilder: named }) => {
			const read = kilder
				.map(({ name }) => name)
				.filter((name) =>
					new RegExp(`\\b(FROM|JOIN)\\s+${name}\\b`, 'i').test(withBegreper(view ?? ''))
				);
			expect(read.sort()).toEqual([...named].sort());
		}
	);
	it.each(indikatorer)('$id has figures in the examples, where one feeds it', async ({ id }) => {
		const rows = await engine.rows(
			sql`SELECT count(*) AS n, count(*) FILTER (tilstand = 'verdi') AS told FROM tall
				WHERE indikator = ${id}`,
			{ n: 'integer', told: 'integer' }
		);
		expect(rows[0]!.told > 0).toBe(!NOT_FED.includes(id));
	});
	it('give no figure twice', async () => {
		const twice = await engine.text(
			declared(`SELECT indikator, omradetype, omrade, aar, forlop, kategori FROM tall
				GROUP BY ALL HAVING count(*) > 1`)
		);
		expect(twice.rows).toEqual([]);
	});
	it.each(withView)('$id gives only pathways and categories that it names', async (one) => {
		const { rows } = await engine.text(
			sql`SELECT DISTINCT forlop, kategori FROM tall WHERE indikator = ${one.id}`
		);
		const pathways = ['alle', ...one.forlop.map(String)];
		expect(rows.filter(([forlop]) => !pathways.includes(forlop ?? ''))).toEqual([]);
		const categories = ['alle', ...Object.keys(one.kategorier ?? {})];
		if (one.id !== 'tilbud')
			expect(rows.filter(([, kategori]) => !categories.includes(kategori ?? ''))).toEqual([]);
	});
	it('have a value exactly where their state says so', async () => {
		const wrong = await engine.text(
			declared(
				`SELECT * FROM tall WHERE (tilstand = 'verdi') <> (teller IS NOT NULL OR verdi IS NOT NULL)`
			)
		);
		expect(wrong.rows.slice(0, 5)).toEqual([]);
	});
});
