import { withBegreper } from '../catalogue/begreper.ts';
import { kobling } from '../catalogue/forlop.ts';
import { isProtected } from '../catalogue/celler.ts';
import { VIEW_COLUMNS } from '../catalogue/indikator.ts';
import { everyIndikator, indikatorer, type Indikator } from '../catalogue/indikatorer.ts';
import type { Following, Protect } from '../disclosure/cube/family.ts';
import { COUNTRY, type AreaRegister } from '../domain/area.ts';
import { PROTECTING_WORD } from '../domain/cell.ts';
import { declared, ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { protectSource } from './protect.ts';
import { CUBE, JUDGED, MASK, SHOWN_CELLS } from './released.ts';

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
 * Makes the released cube, a view of the raw one and what is known of its figures of persons. Until a
 * source has been judged whole, none of its figures of persons says anything, not even that the
 * publisher hides it; from then on one that nothing is known of is hidden. Everything that is shown
 * picks from it.
 */
async function openReleased(engine: Engine): Promise<void> {
	await engine.run(sql`CREATE TABLE ${ident(MASK)} (indikator VARCHAR, omrade VARCHAR, aar INTEGER,
		forlop VARCHAR, kategori VARCHAR, teller DOUBLE, vist BOOLEAN, lav DOUBLE, hoy DOUBLE)`);
	await engine.run(sql`CREATE TABLE ${ident(SHOWN_CELLS)} (kilde VARCHAR, omrade VARCHAR, aar INTEGER,
		celle VARCHAR, antall DOUBLE)`);
	await engine.run(sql`CREATE TABLE ${ident(JUDGED)} (kilde VARCHAR)`);
	await engine.run(sql`CREATE TABLE vernet (indikator VARCHAR, kilde VARCHAR)`);
	await protectedOnes(engine, indikatorer);
	const waiting = sql`(p.indikator IS NOT NULL AND d.kilde IS NULL AND t.tilstand IN ('verdi', 'skjult'))`;
	const hidden = sql`(p.indikator IS NOT NULL AND t.tilstand = 'verdi' AND NOT COALESCE(v.vist, FALSE))`;
	const unless = (name: string) =>
		sql`CASE WHEN ${waiting} OR ${hidden} THEN NULL ELSE t.${ident(name)} END AS ${ident(name)}`;
	const known = (side: string) =>
		sql`CASE WHEN NOT ${waiting} AND (${hidden} OR t.tilstand = 'skjult') THEN v.${ident(side)} END
			AS ${ident(side)}`;
	const numbers = ['teller', 'teller_lav', 'teller_hoy', 'nevner', 'verdi'];
	await engine.run(sql`CREATE VIEW frigitt AS
		SELECT t.indikator, t.omradetype, t.omrade, t.aar, t.forlop, t.kategori,
			${join(numbers.map(unless))},
			CASE WHEN ${waiting} THEN ${literal(PROTECTING_WORD)} WHEN ${hidden} THEN 'skjult'
				ELSE t.tilstand END AS tilstand, t.med, t.av,
			CASE WHEN t.teller_lav IS NULL THEN 0 ELSE 1 END AS delt, ${known('lav')}, ${known('hoy')}
		FROM ${ident(CUBE)} t
		LEFT JOIN vernet p ON p.indikator = t.indikator
		LEFT JOIN ${ident(JUDGED)} d ON d.kilde = p.kilde
		LEFT JOIN ${ident(MASK)} v ON v.indikator = t.indikator AND v.omrade = t.omrade
			AND v.aar = t.aar AND v.forlop = t.forlop AND v.kategori = t.kategori
			AND v.teller IS NOT DISTINCT FROM COALESCE(t.teller, t.verdi)`);
}

/** Which of these indicators are of persons, and hidden until they have been judged. */
async function protectedOnes(engine: Engine, some: readonly Indikator[]): Promise<void> {
	await engine.run(sql`DELETE FROM vernet WHERE indikator IN (${idsOf(some)})`);
	const ids = some.filter(isProtected).map(({ id, kilder }) => [id, kilder[0] ?? '']);
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

const concernedBy = (changed: readonly string[]): Indikator[] =>
	everyIndikator().filter(({ kilder }) => kilder.some((kilde) => changed.includes(kilde)));

const leadingOf = (some: readonly Indikator[]): string[] => [
	...new Set(some.filter(isProtected).flatMap(({ kilder }) => kilder[0] ?? []))
];

/** The sources whose figures of persons have to be judged anew when these sources change. */
export const judgedAnew = (changed: readonly string[]): string[] => leadingOf(concernedBy(changed));

/**
 * Computes the indicators that read one of these sources again. Those that count persons say nothing
 * before their source has been through `releaseSource`. One whose leading source has no file is only
 * emptied: there is nothing to compute it from. Nothing of `judgedAnew` may be under way.
 *
 * @returns the sources that are to be released, in the order of the indicators
 */
export async function rebuild(
	engine: Engine,
	changed: readonly string[],
	loaded: readonly string[]
): Promise<string[]> {
	const concerned = concernedBy(changed);
	if (concerned.length === 0) return [];
	const cube = ident(CUBE);
	await protectedOnes(engine, concerned);
	// What was known is of other figures.
	const anew = join([...changed, ...judgedAnew(changed)].map(literal));
	for (const table of [ident(JUDGED), ident(SHOWN_CELLS)])
		await engine.run(sql`DELETE FROM ${table} WHERE kilde IN (${anew})`);
	for (const table of [ident(MASK), cube])
		await engine.run(sql`DELETE FROM ${table} WHERE indikator IN (${idsOf(concerned)})`);
	const fed = concerned.filter(({ kilder }) => kilder[0] && loaded.includes(kilder[0]));
	for (const { id, view } of fed)
		if (view !== null)
			await engine.run(
				sql`INSERT INTO ${cube} SELECT ${literal(id)}, ${COLUMNS}, NULL, NULL
					FROM (${declared(withBegreper(view))})`
			);
	const summed = fed.filter(({ slag }) => slag !== 'publisert' && slag !== 'modell');
	if (summed.length > 0) await engine.run(sumOverAreas(summed));
	return leadingOf(fed);
}

/**
 * Has the figures of persons that a source leads judged, and lets them be seen: all of them at once,
 * or none where it does not come to an end.
 *
 * @throws the signal's reason when it fires; what `protect` throws
 */
export async function releaseSource(
	engine: Engine,
	source: string,
	protect: Protect,
	{ signal, told }: Following = {}
): Promise<void> {
	await engine.run(sql`DELETE FROM ${ident(JUDGED)} WHERE kilde = ${source}`);
	await protectSource(engine, source, async (family) => {
		signal?.throwIfAborted();
		const mask = await protect(family, { signal, told });
		signal?.throwIfAborted();
		return mask;
	});
	signal?.throwIfAborted();
	await engine.run(sql`INSERT INTO ${ident(JUDGED)} VALUES (${source})`);
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
