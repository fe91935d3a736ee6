import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellerSqlOf, cellsOf, isProtected } from '../src/lib/catalogue/celler.ts';
import { indikator, indikatorer } from '../src/lib/catalogue/indikatorer.ts';
import { declared, sql, type Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { countsOf } from '../src/lib/queries/protect.ts';
import { MAY_SHOW, sourceRowsOf } from '../src/lib/queries/sourceRows.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';

/* What an indicator says that it is made of is what its view counts, to the last person. */
const protectedOnes = indikatorer.filter(isProtected);
const example = (path: string) => {
	const url = new URL(`../data/kilder/${path}`, import.meta.url);
	return new File([readFileSync(fileURLToPath(url))], path.replace('/', '-'));
};

/** No example has an overview of a kommune's own. */
function ownOverview(): File {
	const rows = [
		...['brukere;1;alle;samlet;240;', 'Brukere;2;alle;samlet;60;', 'Brukere;2;alle;menn;35;'],
		...['på vent;3;18_24;samlet;31;90', 'på vent;3;alle;samlet;70;', 'boende;;alle;kvinner;14;']
	].flatMap((row) => ['1818', '3427'].map((code) => `${code};2024;Fagsystemet;${row}`));
	const header = 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner';
	return new File([[header, ...rows].join('\n')], 'oversikt.csv');
}

let engine: Engine;
/** By source: counts by series, year, cell and kommune. */
const counted = new Map<string, Map<string, number>>();
beforeAll(async () => {
	const workspace = new Workspace(openNodeEngine);
	const files = ['brukerplan/eksempel.csv', 'befolkning/eksempel.csv', 'kpr/eksempel.csv'];
	await workspace.loadAll(await workspace.add([...files.map(example), ownOverview()], true));
	engine = await workspace.engine();
	for (const source of ['brukerplan', 'kpr', 'oversikt']) {
		const counts = await countsOf(engine, source);
		const of = new Map<string, number>();
		counts.cell.forEach((cell, i) => {
			const key = [counts.series[i], counts.year[i], cell, counts.kommune[i]].join('\n');
			of.set(key, counts.count[i] ?? NaN);
		});
		counted.set(source, of);
	}
}, 300_000);
afterAll(() => engine.close());

it('is said of every indicator of persons that a source with cells leads', () => {
	const silent = indikatorer.filter(
		({ personer, kilder: [source = ''], celler, slag }) =>
			personer && slag !== 'modell' && cellerSqlOf(source) !== undefined && !celler
	);
	expect(silent.map(({ id }) => id)).toEqual([]);
	expect(protectedOnes.length).toBeGreaterThan(8);
});

describe.each(protectedOnes)('$id', ({ id, celler, kilder: [source = ''] }) => {
	it('is the sum of its cells, above and below the line', async () => {
		const rows = await engine.rows(
			sql`SELECT omrade, aar, forlop, kategori, teller, nevner FROM tall
				WHERE indikator = ${id} AND omradetype = 'kommune' AND tilstand = 'verdi'
				AND teller_lav IS NULL`,
			{
				...{ omrade: 'text', aar: 'integer', forlop: 'text', kategori: 'text' },
				...{ teller: 'number?', nevner: 'number?' }
			} as const
		);
		const wrong = rows.filter((row) => {
			const { serie, teller, nevner } = cellsOf(celler!, row);
			const sum = (cells: readonly string[]) =>
				cells.reduce((all, cell) => {
					const key = [serie, row.aar, cell.replace('?', ''), row.omrade].join('\n');
					return all + (counted.get(source)?.get(key) ?? (cell.endsWith('?') ? 0 : NaN));
				}, 0);
			return sum(teller) !== row.teller || (nevner.length > 0 && sum(nevner) !== row.nevner);
		});
		expect(wrong).toEqual([]);
		// The examples let the crosswalk make the pathways.
		expect(rows.length > 0).toBe(!['brukere_forlop', 'brukere_rate'].includes(id));
	});
});

it('has a question for its cells wherever an indicator names them', () => {
	for (const { id, celler, kilder } of indikatorer)
		if (celler) expect(cellerSqlOf(kilder[0] ?? '') !== undefined, id).toBe(true);
});

it('hides no count for want of a cell: what is hidden is so by decision', async () => {
	const { rows } = await engine.text(
		declared(`SELECT t.indikator, COUNT(*) FROM tall t LEFT JOIN vern v
				ON v.indikator = t.indikator AND v.omrade = t.omrade AND v.aar = t.aar
				AND v.forlop = t.forlop AND v.kategori = t.kategori
			WHERE t.indikator IN ('brukere_gruppe', 'brukere_kjonn', 'brukere_alder', 'brukere_i_alt_rate',
				'kpr_personer') AND t.tilstand = 'verdi' AND NOT COALESCE(v.vist, FALSE) AND v.lav IS NULL
			GROUP BY t.indikator`)
	);
	expect(rows).toEqual([]);
});

it('is found from a row of a source, also where groups overlap', async () => {
	const asked = [
		['kpr_personer', '0301', 2024, 3],
		['brukere_gruppe', '0301', 2019, 4],
		['oversikt_annet', '3427', 2024, 1]
	] as const;
	for (const [id, area, year, least] of asked) {
		const found = await sourceRowsOf(engine, indikator(id), area, year);
		const at = (name: string) => found.columns.indexOf(name);
		const rows = found.rows.filter((row) => row[at(MAY_SHOW)] === '1');
		expect(rows.length, id).toBeGreaterThanOrEqual(least);
	}
});
