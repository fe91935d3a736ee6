import type { Problem } from '../../domain/problem.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import { plainText, plainTextOf } from '../lookups.ts';
import type { MappedFile, Repeated } from '../map.ts';
import { figures, names, records, textColumns, yearColumn } from '../staging.ts';
import type { StagedFile } from '../stageFile.ts';
import type { Tally, Texts } from '../tally.ts';

/** What is told of rows that tell of the same, and whether some have been taken out. */
interface Repeats {
	problems: Problem[];
	dropped: boolean;
}

/** A file's rows, and the dimensions whose texts have the contract's value beside them. */
interface Rows extends StagedFile {
	recoded: ReadonlySet<string>;
}

/** What the checks have found. */
interface Found {
	tallies: readonly Tally[];
	texts: Texts;
	/** A place or a group is written in more than one way. */
	several: boolean;
	recoded: ReadonlySet<string>;
}

/**
 * Rows that tell of the same place, year and group. Those that are alike in every cell count once;
 * of several dates in a year the last is the year's; the user may say otherwise of all of them.
 */
export async function repeatedRows(
	engine: Engine,
	file: StagedFile,
	{ tallies, texts, several, recoded }: Found
): Promise<Repeats> {
	const rows = { ...file, recoded };
	const different = tallies.every((one) => one.rows === one.different);
	if (different && !several && !writtenInSeveralWays(texts)) return NONE;
	const all = await groupsOf(engine, rows);
	if (!all) return NONE;
	const { repeated } = file.mapped;
	if (repeated !== 'once') {
		if (repeated !== 'add') await dropAllBut(engine, rows, repeated);
		return { problems: [sameTold(all, repeated)], dropped: repeated !== 'add' };
	}
	const problems: Problem[] = [];
	const alike = await dropAlike(engine, rows);
	if (alike) problems.push({ code: 'rows-repeated', ...told(alike) });
	const dates = file.signs?.dates ? await dropEarlier(engine, rows) : null;
	if (dates) problems.push({ code: 'year-dates', ...told(dates), found: dates.found });
	const left = await groupsOf(engine, rows);
	if (left) problems.push(sameTold(left, repeated));
	return { problems, dropped: alike !== null || dates !== null };
}

const NONE: Repeats = { problems: [], dropped: false };

/** How many rows, and the first of them. */
interface Some {
	n: number;
	row: number;
}

const told = ({ n, row }: Some) => ({ severity: 'warning', row, count: n }) as const;

const sameTold = (rows: Some, repeated: Repeated): Problem => ({
	code: 'duplicate-keys',
	...told(rows),
	repeated
});

/** What rows must have in common to tell of the same: place and groups, however they are written. */
function keyOf(mapped: MappedFile): Sql[] {
	return [sql`aar`, ...textColumns(mapped).map(({ name }) => ident(`${name}_likt`))];
}

/** A table of rows with, beside each text of a place or a group, what it is the same as others by. */
function compared({ mapped, id, recoded }: Rows, table: string): Sql {
	const known = textColumns(mapped).filter(({ name }) => name === REGION || recoded.has(name));
	const lookup = (name: string) => (name === REGION ? names(id).areas : names(id).dimension(name));
	const columns = textColumns(mapped).map(({ name }) => {
		const plain = plainTextOf(sql`t.${ident(name)}`);
		// A spreadsheet takes the zero that a number of a kommune begins with.
		const same = name === REGION ? sql`ltrim(${plain}, '0')` : plain;
		const given = known.some((one) => one.name === name);
		const of = given ? sql`COALESCE(${ident(`${name}_o`)}.likt, ${same})` : same;
		return sql`${of} AS ${ident(`${name}_likt`)}`;
	});
	const joins = known.map(({ name }) => {
		const of = ident(`${name}_o`);
		return sql`LEFT JOIN ${ident(lookup(name))} AS ${of} ON ${of}.ra = t.${ident(name)}`;
	});
	return sql`(SELECT ${join([sql`t.*`, ...columns])} FROM ${ident(table)} AS t ${join(joins, ' ')})`;
}

const REGION = 'omrade_ra';

/** Whether a place or a group is written in more than one way, so that rows alike look different. */
function writtenInSeveralWays(texts: Texts): boolean {
	return [...texts.values()].some((of) => new Set([...of].map(plainText)).size < of.size);
}

/** How many rows share these columns with another, and the first of them; null when none do. */
async function groupsOf(engine: Engine, rows: Rows) {
	const [found] = await engine.rows(
		sql`SELECT CAST(sum(times) AS INTEGER) AS n, min(row) AS row FROM (
			SELECT count(*) AS times, min(linje) AS row FROM ${compared(rows, names(rows.id).staged)}
			GROUP BY ${join(keyOf(rows.mapped))}) WHERE times > 1`,
		{ n: 'integer?', row: 'integer?' }
	);
	return found && found.n !== null && found.row !== null ? { n: found.n, row: found.row } : null;
}

/** Takes out the repeated rows that the user does not want: all but the last, or every one. */
async function dropAllBut(engine: Engine, rows: Rows, repeated: 'last' | 'none'): Promise<void> {
	const { mapped, id, signs } = rows;
	const key = join(keyOf(mapped));
	const latest = signs?.dates ? sql`dag DESC, linje DESC` : sql`linje DESC`;
	const unwanted = {
		last: sql`row_number() OVER (PARTITION BY ${key} ORDER BY ${latest}) > 1`,
		none: sql`count(*) OVER (PARTITION BY ${key}) > 1`
	}[repeated];
	const { read } = names(id);
	await drop(engine, id, sql`SELECT linje FROM ${compared(rows, read)} QUALIFY ${unwanted}`);
}

async function drop(engine: Engine, id: number, lines: Sql): Promise<void> {
	await engine.run(sql`DELETE FROM ${ident(names(id).read)} WHERE linje IN (${lines})`);
}

/** Takes out rows that are another row once more, in columns that are not used too. */
async function dropAlike(engine: Engine, rows: Rows) {
	const { mapped, id, path, signs } = rows;
	const { staged, rest } = names(id);
	const unused = unusedColumns(mapped);
	const cells = figures(mapped).flatMap(({ name }) => [ident(name), ident(`${name}_tilstand`)]);
	const dated = signs?.dates ? [sql`dag`] : [];
	let from = compared(rows, staged);
	const more: Sql[] = [];
	if (unused.length > 0) {
		// The staged table does not keep them, so they are read again: only where rows repeat.
		await engine.run(
			sql`CREATE OR REPLACE TABLE ${ident(rest)} AS
				WITH s AS (SELECT linje, row_number() OVER () AS nr FROM ${ident(staged)}),
				r AS (SELECT row_number() OVER () AS nr,
					hash(${join(unused.map((at) => ident(`c${at}`)))}) AS ovrig FROM ${records(mapped, path)})
				SELECT s.linje, r.ovrig FROM s JOIN r ON r.nr = s.nr`
		);
		from = sql`${from} AS s JOIN ${ident(rest)} USING (linje)`;
		more.push(sql`ovrig`);
	}
	const alike = join([...keyOf(mapped), ...dated, ...cells, ...more]);
	const surplus = sql`SELECT linje FROM ${from}
		QUALIFY row_number() OVER (PARTITION BY ${alike} ORDER BY linje) > 1`;
	const found = await countOf(engine, surplus);
	if (found) await drop(engine, id, surplus);
	return found;
}

async function countOf(engine: Engine, lines: Sql) {
	const [found] = await engine.rows(
		sql`SELECT CAST(count(*) AS INTEGER) AS n, min(linje) AS row FROM (${lines})`,
		{ n: 'integer', row: 'integer?' }
	);
	return found && found.row !== null ? { n: found.n, row: found.row } : null;
}

function unusedColumns(mapped: MappedFile): number[] {
	const used = new Set([
		...textColumns(mapped).map(({ at }) => at),
		...figures(mapped).map(({ at }) => at),
		yearColumn(mapped)
	]);
	return mapped.sniffed.header.flatMap((_, at) => (used.has(at) ? [] : at));
}

/** Takes out rows of earlier dates in the same year: the last is taken for the year's measurement. */
async function dropEarlier(engine: Engine, rows: Rows) {
	const { mapped, id } = rows;
	const read = ident(names(id).read);
	const earlier = sql`SELECT linje FROM ${compared(rows, names(id).read)}
		QUALIFY dag < max(dag) OVER (PARTITION BY ${join(keyOf(mapped))})`;
	const found = await countOf(engine, earlier);
	if (!found) return null;
	const [last] = await engine.rows(
		sql`SELECT CAST(max(dag) AS INTEGER) AS dag FROM ${read}
			WHERE aar = (SELECT aar FROM ${read} WHERE linje = ${literal(found.row)})`,
		{ dag: 'integer' }
	);
	await drop(engine, id, earlier);
	return { ...found, found: dateText(last?.dag ?? 0) };
}

/** 20231231 as 31.12.2023. */
function dateText(day: number): string {
	const two = (part: number) => String(part % 100).padStart(2, '0');
	return `${two(day)}.${two(Math.floor(day / 100))}.${Math.floor(day / 10_000)}`;
}
