import type { AreaMatch } from '../domain/area.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { names } from './staging.ts';

const BATCH = 500;

/**
 * What a text is the same as another by, where rows are compared: `likt` in the tables below. A text
 * that is not there is the same as itself, however its letters and blanks are written.
 */
export const plainText = (text: string) => text.trim().toLowerCase();

/** SQL of `plainText`. */
export const plainTextOf = (column: Sql) => sql`lower(trim(CAST(${column} AS VARCHAR)))`;

/**
 * Writes which area each text of the region column leads to; texts that lead nowhere are left out.
 * `ra` has the type of the staged column, so that a join compares codes and not texts.
 */
export async function writeAreas(
	engine: Engine,
	id: number,
	matches: ReadonlyMap<string, AreaMatch>,
	same: ReadonlyMap<string, string>
): Promise<void> {
	const { areas, staged } = names(id);
	await engine.run(
		sql`CREATE OR REPLACE TABLE ${ident(areas)} AS SELECT omrade_ra AS ra,
			CAST(NULL AS VARCHAR) AS omradetype, CAST(NULL AS VARCHAR) AS omrade,
			CAST(NULL AS VARCHAR) AS likt
			FROM ${ident(staged)} LIMIT 0`
	);
	const rows = [...matches].flatMap(([ra, match]) =>
		match.kind === 'area' ? [[ra, match.level, match.code, same.get(ra) ?? plainText(ra)]] : []
	);
	await insert(engine, areas, rows);
}

/** Writes the contract's value for each text of a dimension, and what it is the same as another by. */
export async function writeDimension(
	engine: Engine,
	id: number,
	field: string,
	given: readonly { ra: string; verdi: string | null; likt: string }[]
): Promise<void> {
	const { dimension, staged } = names(id);
	await engine.run(
		sql`CREATE OR REPLACE TABLE ${ident(dimension(field))} AS SELECT ${ident(field)} AS ra,
			CAST(NULL AS VARCHAR) AS verdi, CAST(NULL AS VARCHAR) AS likt FROM ${ident(staged)} LIMIT 0`
	);
	const rows = given.flatMap(({ ra, verdi, likt }) => (verdi === null ? [] : [[ra, verdi, likt]]));
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
