import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indikator, indikatorer } from '../catalogue/indikatorer.ts';
import { kilde, kilder, valueFields } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load } from '../intake/load.ts';
import { mapFile } from '../intake/map.ts';
import { recognise } from '../intake/recognise.ts';
import { sniff } from '../intake/read.ts';
import { validate } from '../intake/validate.ts';
import { openSources } from '../intake/views.ts';
import { openCube } from './cube.ts';
import { rebuiltWhole } from '../../../tests/rebuilt.ts';
import { sourceRowsOf } from './sourceRows.ts';

let engine: Engine;
/** The lines of each example, to be looked up by the number that a source row gives. */
const lines = new Map<number, string[]>();
const FILES: [string, string][] = kilder.flatMap(({ name }): [string, string][] =>
	['eksempel.csv', 'eksempel-tilfredshet.csv'].map((file) => [name, file])
);

beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
	const matchArea = areaMatcher(areas);
	const loaded: { source: string; id: number }[] = [];
	for (const [source, name] of FILES) {
		const place = new URL(`../../../data/kilder/${source}/${name}`, import.meta.url);
		if (!existsSync(place)) continue;
		const sniffed = await sniff(new File([readFileSync(place)], name));
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		const best = recognise(sniffed, kilder)[0]!;
		const id = loaded.length + 1;
		const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
		const validated = await validate(engine, mapped, id, { matchArea });
		if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
		const before = loaded.filter((one) => one.source === source).map((one) => one.id);
		await load(engine, validated, before);
		loaded.push({ source, id });
		lines.set(id, (await sniffed.decoded.utf8.text()).split(/\r?\n/));
	}
	const sources = [...new Set(loaded.map(({ source }) => source))];
	await rebuiltWhole(engine, sources, sources);
}, 60_000);
afterAll(() => engine.close());

/** Some kommune and its newest year with a value of the indicator. */
async function someFigure(id: string) {
	const [found] = await engine.rows(
		sql`SELECT omrade, aar FROM tall WHERE indikator = ${id} AND omradetype = 'kommune'
			AND tilstand = 'verdi' ORDER BY aar DESC, omrade LIMIT 1`,
		{ omrade: 'text', aar: 'integer' }
	);
	return found;
}

// Neither has an example that feeds it.
const WITHOUT = ['kube', 'oversikt_forlop', 'oversikt_annet'];
const asked = indikatorer.filter(({ id, rader }) => rader !== null && !WITHOUT.includes(id));

describe('the rows behind a figure', () => {
	it('are there for all indicators but those without an example', () => {
		expect(asked.length).toBeGreaterThan(20);
	});
	it.each(asked)('stand in the file where they say: $id', async ({ id }) => {
		const figure = await someFigure(id);
		const table = await sourceRowsOf(engine, indikator(id), figure!.omrade, figure!.aar);
		expect(table.rows.length).toBeGreaterThan(0);
		expect(table.columns.slice(0, 2)).toEqual(['fil', 'linje']);
		const kommune = areas.kommuner.find(({ code }) => code === figure!.omrade)!;
		const code = kommune.code.replace(/^0/, '0?');
		const named = new RegExp(`\\b${code}\\b|${kommune.name}`);
		for (const [file, line] of table.rows)
			expect(lines.get(Number(file))?.[Number(line) - 1]).toMatch(named);
	});
	it.each(asked.filter(({ personer }) => personer))(
		'have the counts under the contract’s name, so that they can be masked: $id',
		async (one) => {
			const table = await sourceRowsOf(engine, one, '0301', 2024);
			const counts = new Set(valueFields(kilde(one.kilder[0]!)).map(({ name }) => name));
			expect(table.columns.filter((name) => counts.has(name)).length).toBeGreaterThan(0);
		}
	);
	it.each(indikatorer.filter(({ rader }) => rader !== null))(
		'are none for an area or a year without any: $id',
		async ({ id }) => {
			expect((await sourceRowsOf(engine, indikator(id), '9999', 2024)).rows).toEqual([]);
			expect((await sourceRowsOf(engine, indikator(id), '0301', 1990)).rows).toEqual([]);
		}
	);
	it('are not asked for where the model computes the figure', async () => {
		await expect(sourceRowsOf(engine, indikator('gap'), '0301', 2024)).rejects.toThrow(/gap/);
	});
});
