import type { Problem } from '../../domain/problem.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import type { MappedFile } from '../map.ts';
import { names, records, textColumns } from '../staging.ts';
import type { Tally } from '../tally.ts';

/** What was found of rows that tell of the same, and whether some of them are taken out. */
export interface RepeatedRows {
	problems: Problem[];
	dropped: boolean;
}

/**
 * Rows that tell of the same place, year and group. What the user does not want of them is taken out of
 * the rows that were read: copies of a row, all but the last, or every one.
 *
 * @param path the file as the engine reads it: what is a copy is told by all its cells, used or not
 */
export async function settleRepeated(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	tallies: readonly Tally[]
): Promise<RepeatedRows> {
	const none = { problems: [], dropped: false };
	if (tallies.every(({ rows, different }) => rows === different)) return none;
	const found = await sameKey(engine, mapped, id);
	if (!found) return none;
	const { repeated } = mapped;
	const told = (code: 'duplicate-keys' | 'duplicate-rows', { row, n }: Found): Problem => ({
		...({ code, severity: 'warning', row, count: n } as const),
		detail: repeated
	});
	if (repeated !== 'once') {
		if (repeated !== 'add') await drop(engine, mapped, id, repeated);
		return { problems: [told('duplicate-keys', found)], dropped: repeated !== 'add' };
	}
	const copies = await dropCopies(engine, mapped, id, path);
	const rest = copies ? await sameKey(engine, mapped, id) : found;
	return {
		problems: [
			...(copies ? [told('duplicate-rows', copies)] : []),
			...(rest ? [told('duplicate-keys', rest)] : [])
		],
		dropped: copies !== null
	};
}

interface Found {
	n: number;
	row: number;
}

/** How many rows share their key with another, and the first of them. */
async function sameKey(engine: Engine, mapped: MappedFile, id: number): Promise<Found | null> {
	const [found] = await engine.rows(
		sql`SELECT CAST(sum(times) AS INTEGER) AS n, min(row) AS row FROM (
			SELECT count(*) AS times, min(linje) AS row FROM ${ident(names(id).staged)}
			GROUP BY ${keyOf(mapped)}) WHERE times > 1`,
		{ n: 'integer?', row: 'integer?' }
	);
	return found?.n == null || found.row === null ? null : { n: found.n, row: found.row };
}

/** What rows must have in common to tell of the same. */
function keyOf(mapped: MappedFile): Sql {
	return join([sql`aar`, ...textColumns(mapped).map(({ name }) => ident(name))]);
}

async function drop(engine: Engine, mapped: MappedFile, id: number, what: 'last' | 'none') {
	const { read } = names(id);
	const unwanted = {
		last: sql`row_number() OVER (PARTITION BY ${keyOf(mapped)} ORDER BY linje DESC) > 1`,
		none: sql`count(*) OVER (PARTITION BY ${keyOf(mapped)}) > 1`
	}[what];
	await engine.run(
		sql`DELETE FROM ${ident(read)} WHERE linje IN (SELECT linje FROM ${ident(read)} QUALIFY ${unwanted})`
	);
}

/** Takes out rows that are a copy of an earlier one; null where there are none. */
async function dropCopies(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string
): Promise<Found | null> {
	const { read, copies } = names(id);
	const cells = join(mapped.sniffed.header.map((_, at) => ident(`c${at}`)));
	// The rows that were read have their lines, the file's records their cells; both in their order.
	await engine.run(
		sql`CREATE OR REPLACE TABLE ${ident(copies)} AS
			WITH lines AS (SELECT linje, row_number() OVER () AS nr FROM ${ident(read)}),
			cells AS (SELECT row_number() OVER () AS nr,
				row_number() OVER (PARTITION BY ${cells}) AS time FROM ${records(mapped, path)})
			SELECT linje FROM lines JOIN cells ON cells.nr = lines.nr WHERE time > 1`
	);
	const [found] = await engine.rows(
		sql`SELECT CAST(count(*) AS INTEGER) AS n, min(linje) AS row FROM ${ident(copies)}`,
		{ n: 'integer', row: 'integer?' }
	);
	await engine.run(
		sql`DELETE FROM ${ident(read)} WHERE linje IN (SELECT linje FROM ${ident(copies)})`
	);
	await engine.run(sql`DROP TABLE ${ident(copies)}`);
	return found && found.n > 0 && found.row !== null ? { n: found.n, row: found.row } : null;
}
