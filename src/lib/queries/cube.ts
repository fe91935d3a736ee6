import { withBegreper } from '../catalogue/begreper.ts';
import { kobling } from '../catalogue/forlop.ts';
import { isProtected } from '../catalogue/celler.ts';
import { VIEW_COLUMNS } from '../catalogue/indikator.ts';
import { everyIndikator, indikatorer, type Indikator } from '../catalogue/indikatorer.ts';
import type { Protect } from '../disclosure/cube/family.ts';
import { COUNTRY, type AreaRegister } from '../domain/area.ts';
import { declared, ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { protectSource } from './protect.ts';
import { CUBE, MASK, SHOWN_CELLS } from './released.ts';

const COLUMNS = join(VIEW_COLUMNS.map(ident));

/** Makes the tables the cube is built from: the crosswalk and which areas a kommune is part of. */
export async function openCube(
	engine: Engine,
	areas: AreaRegister,
	crosswalk: readonly CrosswalkRow[] = standardCrosswalk()
): Promise<void> {
	await engine.run(sql`CREATE TABLE kobling (kilde VARCHAR, felt VARCHAR, verdi VARCHAR,
		forlop VARCHAR, lav DOUBLE, midt DOUBLE, hoy DOUBLE)`);
	await setCrosswalk(engine, crosswalk);
	await engine.run(
		sql`CREATE TABLE omrade_medlem
			(kommune VARCHAR, omradetype VARCHAR, omrade VARCHAR, av INTEGER)`
	);
	const members = memberships(areas);
	await engine.run(insertValues('omrade_medlem', members));
	await engine.run(sql`CREATE TABLE ${ident(CUBE)} (indikator VARCHAR, omradetype VARCHAR,
		omrade VARCHAR, aar INTEGER, forlop VARCHAR, kategori VARCHAR, teller DOUBLE,
		teller_lav DOUBLE, teller_hoy DOUBLE, nevner DOUBLE, verdi DOUBLE, tilstand VARCHAR,
		med INTEGER, av INTEGER)`);
	await openReleased(engine);
}

/**
 * Makes the released cube, a view of the raw one and what is known of its figures of persons: a figure
 * that nothing is known of is hidden. Everything that is shown picks from it.
 */
async function openReleased(engine: Engine): Promise<void> {
	await engine.run(sql`CREATE TABLE ${ident(MASK)} (indikator VARCHAR, omrade VARCHAR, aar INTEGER,
		forlop VARCHAR, kategori VARCHAR, teller DOUBLE, vist BOOLEAN, lav DOUBLE, hoy DOUBLE)`);
	await engine.run(sql`CREATE TABLE ${ident(SHOWN_CELLS)} (kilde VARCHAR, omrade VARCHAR, aar INTEGER,
		celle VARCHAR, antall DOUBLE)`);
	await engine.run(sql`CREATE TABLE vernet (indikator VARCHAR)`);
	await protectedOnes(engine, indikatorer);
	const hidden = sql`(p.indikator IS NOT NULL AND t.tilstand = 'verdi' AND NOT COALESCE(v.vist, FALSE))`;
	const unless = (name: string) =>
		sql`CASE WHEN ${hidden} THEN NULL ELSE t.${ident(name)} END AS ${ident(name)}`;
	const numbers = ['teller', 'teller_lav', 'teller_hoy', 'nevner', 'verdi'];
	await engine.run(sql`CREATE VIEW frigitt AS
		SELECT t.indikator, t.omradetype, t.omrade, t.aar, t.forlop, t.kategori,
			${join(numbers.map(unless))},
			CASE WHEN ${hidden} THEN 'skjult' ELSE t.tilstand END AS tilstand, t.med, t.av,
			CASE WHEN t.teller_lav IS NULL THEN 0 ELSE 1 END AS delt,
			CASE WHEN ${hidden} OR t.tilstand = 'skjult' THEN v.lav END AS lav,
			CASE WHEN ${hidden} OR t.tilstand = 'skjult' THEN v.hoy END AS hoy
		FROM ${ident(CUBE)} t
		LEFT JOIN vernet p ON p.indikator = t.indikator
		LEFT JOIN ${ident(MASK)} v ON v.indikator = t.indikator AND v.omrade = t.omrade
			AND v.aar = t.aar AND v.forlop = t.forlop AND v.kategori = t.kategori
			AND v.teller IS NOT DISTINCT FROM COALESCE(t.teller, t.verdi)`);
}

/** Which of these indicators are of persons, and hidden until they have been judged. */
async function protectedOnes(engine: Engine, some: readonly Indikator[]): Promise<void> {
	await engine.run(sql`DELETE FROM vernet WHERE indikator IN (${idsOf(some)})`);
	const ids = some.filter(isProtected).map(({ id }) => [id]);
	if (ids.length > 0) await engine.run(insertValues('vernet', ids));
}

/** Each kommune in each larger area, with how many kommuner that area has. */
function memberships({ kommuner }: AreaRegister): (string | number)[][] {
	const larger = kommuner.flatMap((kommune) => [
		[kommune.code, 'helsefellesskap', kommune.helsefellesskap] as const,
		[kommune.code, 'fylke', kommune.fylke] as const,
		[kommune.code, 'embete', kommune.embete] as const,
		[kommune.code, 'kostragruppe', kommune.kostragruppe] as const,
		[kommune.code, 'sentralitet', kommune.sentralitet] as const,
		[kommune.code, 'land', COUNTRY] as const
	]);
	const sizes = new Map<string, number>();
	for (const [, , area] of larger) sizes.set(area, (sizes.get(area) ?? 0) + 1);
	return larger.map(([kommune, level, area]) => [kommune, level, area, sizes.get(area) ?? 0]);
}

/** The shares that the project declares. */
export function standardCrosswalk(): CrosswalkRow[] {
	return kobling.regler.flatMap(({ kilde, felt, verdi, andeler }) =>
		Object.entries(andeler).map(([forlop, share]) => ({ kilde, felt, verdi, forlop, ...share }))
	);
}

/** A share of a source's value that goes to a pathway, as the views read it. */
export interface CrosswalkRow {
	kilde: string;
	felt: string;
	verdi: string;
	forlop: string;
	lav: number;
	midt: number;
	hoy: number;
}

/** Puts other shares in the place of those the views have read so far; the cube is not yet of them. */
export async function setCrosswalk(engine: Engine, rows: readonly CrosswalkRow[]): Promise<void> {
	await engine.run(sql`DELETE FROM kobling`);
	await engine.run(
		insertValues(
			'kobling',
			rows.map(({ kilde, felt, verdi, forlop, lav, midt, hoy }) => [
				kilde,
				felt,
				verdi,
				forlop,
				lav,
				midt,
				hoy
			])
		)
	);
}

function insertValues(table: string, rows: readonly (string | number)[][]): Sql {
	const tuples = rows.map((row) => sql`(${join(row.map(literal))})`);
	return sql`INSERT INTO ${ident(table)} VALUES ${join(tuples)}`;
}

/**
 * Computes the indicators that read one of these sources again, and protects those that count persons
 * before anybody can ask for them. One whose leading source has no
 * file is only emptied: there is nothing to compute it from.
 */
export async function rebuild(
	engine: Engine,
	changed: readonly string[],
	loaded: readonly string[],
	protect: Protect
): Promise<void> {
	const concerned = everyIndikator().filter(({ kilder }) =>
		kilder.some((kilde) => changed.includes(kilde))
	);
	if (concerned.length === 0) return;
	const cube = ident(CUBE);
	await protectedOnes(engine, concerned);
	// What was known is of other figures: until these have been judged, they are hidden.
	for (const table of [ident(MASK), cube])
		await engine.run(sql`DELETE FROM ${table} WHERE indikator IN (${idsOf(concerned)})`);
	const sources = join(changed.map((one) => literal(one)));
	await engine.run(sql`DELETE FROM ${ident(SHOWN_CELLS)} WHERE kilde IN (${sources})`);
	const fed = concerned.filter(({ kilder }) => kilder[0] && loaded.includes(kilder[0]));
	for (const { id, view } of fed)
		if (view !== null)
			await engine.run(
				sql`INSERT INTO ${cube} SELECT ${literal(id)}, ${COLUMNS}, NULL, NULL
					FROM (${declared(withBegreper(view))})`
			);
	const summed = fed.filter(({ slag }) => slag !== 'publisert' && slag !== 'modell');
	if (summed.length > 0) await engine.run(sumOverAreas(summed));
	const counting = new Set(fed.filter(isProtected).flatMap(({ kilder }) => kilder[0] ?? []));
	for (const source of counting) await protectSource(engine, source, protect);
}

function idsOf(some: readonly Indikator[]): Sql {
	return join(some.map(({ id }) => literal(id)));
}

/**
 * Sums indicators over all larger areas, from the kommuner that have a figure;
 * how many those are goes with the sum. Published rates are not summed: they can't be.
 */
function sumOverAreas(some: readonly Indikator[]): Sql {
	const counts = some.filter(({ slag }) => slag === 'antall');
	const needsNoDenominator =
		counts.length > 0 ? sql`t.indikator IN (${idsOf(counts)})` : sql`FALSE`;
	const usable = sql`(t.tilstand = 'verdi' AND (t.nevner IS NOT NULL OR ${needsNoDenominator}))`;
	const sum = (column: Sql) => sql`CAST(sum(CASE WHEN ${usable} THEN ${column} END) AS DOUBLE)`;
	return sql`INSERT INTO ${ident(CUBE)}
		SELECT t.indikator, m.omradetype, m.omrade, t.aar, t.forlop, t.kategori,
			${sum(sql`t.teller`)},
			CASE WHEN count(t.teller_lav) > 0 THEN ${sum(sql`COALESCE(t.teller_lav, t.teller)`)} END,
			CASE WHEN count(t.teller_hoy) > 0 THEN ${sum(sql`COALESCE(t.teller_hoy, t.teller)`)} END,
			${sum(sql`t.nevner`)}, NULL,
			CASE WHEN count_if(${usable}) > 0 THEN 'verdi' ELSE 'ikke_samlet' END,
			CAST(count_if(${usable}) AS INTEGER), max(m.av)
		FROM ${ident(CUBE)} t JOIN omrade_medlem m ON m.kommune = t.omrade
		WHERE t.indikator IN (${idsOf(some)}) AND t.omradetype = 'kommune'
		GROUP BY t.indikator, m.omradetype, m.omrade, t.aar, t.forlop, t.kategori`;
}
