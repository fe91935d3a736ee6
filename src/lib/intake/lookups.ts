import type { AreaMatch } from '../domain/area.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';

const BATCH = 500;

/** Writes which area each text of the region column leads to; texts that lead nowhere are left out. */
export async function writeAreas(
	engine: Engine,
	table: string,
	matched: readonly { ra: string; match: AreaMatch }[]
): Promise<void> {
	await engine.run(
		sql`CREATE OR REPLACE TABLE ${ident(table)} (ra VARCHAR, omradetype VARCHAR, omrade VARCHAR)`
	);
	await insert(
		engine,
		table,
		matched.flatMap(({ ra, match }) =>
			match.kind === 'area' ? [[ra, match.level, match.code]] : []
		)
	);
}

/** Writes the contract's value for each text of a dimension. */
export async function writeDimension(
	engine: Engine,
	table: string,
	given: readonly { ra: string; verdi: string | null }[]
): Promise<void> {
	await engine.run(sql`CREATE OR REPLACE TABLE ${ident(table)} (ra VARCHAR, verdi VARCHAR)`);
	await insert(
		engine,
		table,
		given.flatMap(({ ra, verdi }) => (verdi === null ? [] : [[ra, verdi]]))
	);
}

async function insert(engine: Engine, table: string, rows: readonly string[][]): Promise<void> {
	for (let from = 0; from < rows.length; from += BATCH) {
		const tuples: Sql[] = rows
			.slice(from, from + BATCH)
			.map((row) => sql`(${join(row.map(literal))})`);
		await engine.run(sql`INSERT INTO ${ident(table)} VALUES ${join(tuples)}`);
	}
}
