import type { AreaMatch } from '../domain/area.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { names } from './staging.ts';

const BATCH = 500;

/**
 * Writes which area each text of the region column leads to; texts that lead nowhere are left out.
 * `ra` has the type of the staged column, so that a join compares codes and not texts.
 */
export async function writeAreas(
	engine: Engine,
	id: number,
	matches: ReadonlyMap<string, AreaMatch>
): Promise<void> {
	const { areas, staged } = names(id);
	await engine.run(
		sql`CREATE OR REPLACE TABLE ${ident(areas)} AS SELECT omrade_ra AS ra,
			CAST(NULL AS VARCHAR) AS omradetype, CAST(NULL AS VARCHAR) AS omrade
			FROM ${ident(staged)} LIMIT 0`
	);
	const rows = [...matches].flatMap(([ra, match]) =>
		match.kind === 'area' ? [[ra, match.level, match.code]] : []
	);
	await insert(engine, areas, rows);
}

/** Writes the contract's value for each text of a dimension. */
export async function writeDimension(
	engine: Engine,
	id: number,
	field: string,
	given: readonly { ra: string; verdi: string | null }[]
): Promise<void> {
	const { dimension, staged } = names(id);
	await engine.run(
		sql`CREATE OR REPLACE TABLE ${ident(dimension(field))} AS SELECT ${ident(field)} AS ra,
			CAST(NULL AS VARCHAR) AS verdi FROM ${ident(staged)} LIMIT 0`
	);
	const rows = given.flatMap(({ ra, verdi }) => (verdi === null ? [] : [[ra, verdi]]));
	await insert(engine, dimension(field), rows);
}

async function insert(engine: Engine, table: string, rows: readonly string[][]): Promise<void> {
	for (let from = 0; from < rows.length; from += BATCH) {
		const tuples: Sql[] = rows
			.slice(from, from + BATCH)
			.map((row) => sql`(${join(row.map(literal))})`);
		await engine.run(sql`INSERT INTO ${ident(table)} VALUES ${join(tuples)}`);
	}
}
