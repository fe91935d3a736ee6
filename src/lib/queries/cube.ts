import { kobling } from '../catalogue/forlop.ts';
import { VIEW_COLUMNS } from '../catalogue/indikator.ts';
import { indikatorer, type Indikator } from '../catalogue/indikatorer.ts';
import type { AreaRegister } from '../domain/area.ts';
import { declared, ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';

/** One long table of all indicators over all areas and years: what the screen asks. */
const CUBE = 'tall';
const COLUMNS = join(VIEW_COLUMNS.map(ident));

/** Makes the tables the cube is built from: the crosswalk and which areas a kommune is part of. */
export async function openCube(engine: Engine, areas: AreaRegister): Promise<void> {
	await engine.run(sql`CREATE TABLE kobling (kilde VARCHAR, felt VARCHAR, verdi VARCHAR,
		forlop VARCHAR, lav DOUBLE, midt DOUBLE, hoy DOUBLE)`);
	await engine.run(insertValues('kobling', crosswalkRows()));
	await engine.run(
		sql`CREATE TABLE omrade_medlem (kommune VARCHAR, omradetype VARCHAR, omrade VARCHAR)`
	);
	const members = areas.kommuner.flatMap((kommune) => [
		[kommune.code, 'helsefellesskap', kommune.helsefellesskap],
		[kommune.code, 'fylke', kommune.fylke],
		[kommune.code, 'land', '0']
	]);
	await engine.run(insertValues('omrade_medlem', members));
	await engine.run(sql`CREATE TABLE ${ident(CUBE)} (indikator VARCHAR, omradetype VARCHAR,
		omrade VARCHAR, aar INTEGER, forlop VARCHAR, kategori VARCHAR, teller DOUBLE,
		teller_lav DOUBLE, teller_hoy DOUBLE, nevner DOUBLE, verdi DOUBLE, tilstand VARCHAR,
		med INTEGER, av INTEGER)`);
}

function crosswalkRows(): (string | number)[][] {
	return kobling.regler.flatMap((regel) =>
		Object.entries(regel.andeler).map(([forlop, { lav, midt, hoy }]) => [
			regel.kilde,
			regel.felt,
			regel.verdi,
			forlop,
			lav,
			midt,
			hoy
		])
	);
}

function insertValues(table: string, rows: readonly (string | number)[][]): Sql {
	const tuples = rows.map((row) => sql`(${join(row.map(literal))})`);
	return sql`INSERT INTO ${ident(table)} VALUES ${join(tuples)}`;
}

/** Rebuilds the indicators that read one of these sources. */
export async function rebuild(engine: Engine, sources: readonly string[]): Promise<void> {
	for (const one of indikatorer) {
		if (one.view === null || !one.kilder.some((kilde) => sources.includes(kilde))) continue;
		await engine.run(sql`DELETE FROM ${ident(CUBE)} WHERE indikator = ${one.id}`);
		await engine.run(
			sql`INSERT INTO ${ident(CUBE)} SELECT ${literal(one.id)}, ${COLUMNS}, NULL, NULL
				FROM (${declared(one.view)})`
		);
		if (one.slag !== 'publisert') await engine.run(sumOverAreas(one));
	}
}

/**
 * Sums an indicator over helsefellesskap, fylke and country, from the kommuner that have a figure;
 * how many those are goes with the sum. Published rates are not summed: they can't be.
 */
function sumOverAreas({ id, slag }: Indikator): Sql {
	const usable =
		slag === 'antall'
			? sql`t.tilstand = 'verdi'`
			: sql`t.tilstand = 'verdi' AND t.nevner IS NOT NULL`;
	const sum = (column: Sql) => sql`CAST(sum(CASE WHEN ${usable} THEN ${column} END) AS DOUBLE)`;
	return sql`INSERT INTO ${ident(CUBE)}
		SELECT ${literal(id)}, m.omradetype, m.omrade, t.aar, t.forlop, t.kategori,
			${sum(sql`t.teller`)},
			CASE WHEN count(t.teller_lav) > 0 THEN ${sum(sql`COALESCE(t.teller_lav, t.teller)`)} END,
			CASE WHEN count(t.teller_hoy) > 0 THEN ${sum(sql`COALESCE(t.teller_hoy, t.teller)`)} END,
			${sum(sql`t.nevner`)}, NULL,
			CASE WHEN count_if(${usable}) > 0 THEN 'verdi' ELSE 'ikke_samlet' END,
			CAST(count_if(${usable}) AS INTEGER),
			(SELECT CAST(count(*) AS INTEGER) FROM omrade_medlem a WHERE a.omrade = m.omrade)
		FROM ${ident(CUBE)} t JOIN omrade_medlem m ON m.kommune = t.omrade
		WHERE t.indikator = ${literal(id)} AND t.omradetype = 'kommune'
		GROUP BY m.omradetype, m.omrade, t.aar, t.forlop, t.kategori`;
}
