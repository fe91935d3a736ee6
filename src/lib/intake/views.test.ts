import { expect, it } from 'vitest';
import { kilde } from '../catalogue/kilder.ts';
import { ident, join, literal, sql } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { names } from './staging.ts';
import { openSources, replacedRows, sourceView } from './views.ts';

const pakke = kilde('oversikt');

/** Files of one row a place, each place in some of them; a group that is not said is a group too. */
async function files(n: number) {
	const engine = await openNodeEngine();
	await openSources(engine);
	const rows = Array.from({ length: n }, (_, file) =>
		[0, 1, 2, 3, 4].flatMap((place) =>
			(place + file) % 3 === 0
				? []
				: [{ place: `310${place}`, file, group: place % 2 ? 'x' : null }]
		)
	);
	for (const [id, all] of rows.entries()) {
		const table = ident(names(id).view);
		await engine.run(sql`CREATE TABLE ${table} AS SELECT * FROM ${ident(pakke.name)}`);
		// Two rows of a file about the same are both its own.
		const values = [...all, ...all.slice(0, 1)].map(
			({ place, group }) =>
				sql`('kommune', ${literal(place)}, 2024, ${literal(group)}, ${literal(id)})`
		);
		await engine.run(
			sql`INSERT INTO ${table} (omradetype, omrade, aar, indikator, fil) VALUES ${join(values)}`
		);
	}
	const newest = [0, 1, 2, 3, 4].flatMap((place) => {
		const of = rows.flat().filter((row) => row.place === `310${place}`);
		const last = of.at(-1);
		if (!last) return [];
		return rows[last.file]?.[0] === last
			? [
					[place, last.file],
					[place, last.file]
				]
			: [[place, last.file]];
	});
	return { engine, rows, newest };
}

it.each([1, 2, 4, 5, 9])('of %i files the newest row about the same counts', async (n) => {
	const { engine, newest } = await files(n);
	await engine.run(sourceView(pakke, [...Array(n).keys()]));
	const found = await engine.rows(
		sql`SELECT omrade, fil FROM ${ident(pakke.name)} ORDER BY omrade, fil`,
		{ omrade: 'text', fil: 'integer' }
	);
	expect(found.map(({ omrade, fil }) => [Number(omrade.at(-1)), fil])).toEqual(newest);
	const columns = await engine.text(sql`SELECT * FROM ${ident(pakke.name)} LIMIT 1`);
	expect(columns.columns).not.toContain('plass');
	await engine.close();
});

it('tells at once which of many files a newer one has rows of, and how many', async () => {
	const { engine, rows } = await files(6);
	const places = new Set(rows[5]?.map(({ place }) => place));
	const expected = rows.slice(0, 5).flatMap((all, id) => {
		const n = [...all, ...all.slice(0, 1)].filter(({ place }) => places.has(place)).length;
		return n > 0 ? [{ id, rows: n }] : [];
	});
	expect(await replacedRows(engine, pakke, [0, 1, 2, 3, 4], 5)).toEqual(expected);
	expect(await replacedRows(engine, pakke, [], 5)).toEqual([]);
	await engine.close();
});
