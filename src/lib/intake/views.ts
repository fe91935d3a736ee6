import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { dimensionFields, everyKilde, valueFields } from '../catalogue/kilder.ts';
import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { ageSpan } from './ageSpan.ts';
import type { MappedFile } from './map.ts';
import { columnOf, figures, names } from './staging.ts';

const TYPES = { VARCHAR: sql`VARCHAR`, INTEGER: sql`INTEGER`, DOUBLE: sql`DOUBLE` };

/** The dimensions that are ages: their first and last year stand beside them as numbers. */
function ageFields(pakke: KildePakke): Felt[] {
	return dimensionFields(pakke).filter(({ forlopsatlas }) => forlopsatlas.aldersspenn);
}

/** Columns every source view has, in this order: area, year, dimensions, figures, ages, file and line. */
function columnsOf(pakke: KildePakke): { name: string; type: keyof typeof TYPES }[] {
	return [
		{ name: 'omradetype', type: 'VARCHAR' },
		{ name: 'omrade', type: 'VARCHAR' },
		{ name: 'aar', type: 'INTEGER' },
		...dimensionFields(pakke).map(({ name }) => ({ name, type: 'VARCHAR' as const })),
		...valueFields(pakke).flatMap(({ name }) => [
			{ name, type: 'DOUBLE' as const },
			{ name: `${name}_tilstand`, type: 'VARCHAR' as const }
		]),
		...ageFields(pakke).flatMap(({ name }) => [
			{ name: `${name}_fra`, type: 'INTEGER' as const },
			{ name: `${name}_til`, type: 'INTEGER' as const }
		]),
		{ name: 'fil', type: 'INTEGER' },
		{ name: 'linje', type: 'INTEGER' }
	];
}

/** Up to this many rows a copy is cheaper than the joins that every question would do again. */
const WORTH_A_COPY = 300_000;

/** More files of a source than this are not held against each other two by two. */
const MOST_PAIRED = 4;

interface FileView {
	/** The dimensions whose texts in the file are not the contract's own. */
	recoded: ReadonlySet<string>;
	/** How many rows were staged. */
	rows: number;
	signal?: AbortSignal;
}

/** The rows of a staged file that can be used, under the contract's names. */
export async function makeFileView(
	engine: Engine,
	file: MappedFile,
	id: number,
	{ recoded, rows: staged, signal }: FileView
): Promise<void> {
	const { usable, view } = names(id);
	const years = yearsOf(file);
	const parts = years.map((year) => fileViewOfYear(file, id, year, recoded));
	let rows = join(parts, ' UNION ALL ');
	if (staged * years.length <= WORTH_A_COPY) {
		await engine.run(sql`CREATE OR REPLACE TABLE ${ident(usable)} AS ${rows}`, signal);
		rows = sql`SELECT * FROM ${ident(usable)}`;
	}
	await engine.run(sql`CREATE OR REPLACE VIEW ${ident(view)} AS ${rows}`, signal);
}

/** The years that stand as columns, or one null where the year is a column of its own. */
export function yearsOf(file: MappedFile): (number | null)[] {
	return [...new Set(figures(file).map((figure) => figure.year))];
}

export function yearExpression(year: number | null): Sql {
	return year === null ? sql`r.aar` : sql`CAST(${literal(year)} AS INTEGER)`;
}

/**
 * The rows `r` of a staged file that can be used in a year, each with the contract's values of the
 * recoded dimensions; whether their area is known is another join.
 */
export function usableRows(
	file: MappedFile,
	id: number,
	year: number | null,
	recoded: ReadonlySet<string>,
	joinMore: readonly Sql[] = []
): Sql {
	const table = names(id);
	const conditions = figures(file)
		.filter((figure) => figure.year === year)
		.map((figure) => sql`r.${ident(`${figure.name}_tilstand`)} IS NOT NULL`);
	if (year === null) conditions.push(sql`r.aar IS NOT NULL`);
	const joins = [...recoded].map((name) => {
		const map = ident(table.dimension(name));
		return sql`JOIN ${map} ON ${map}.ra = r.${ident(name)}`;
	});
	return sql`${ident(table.staged)} AS r ${join([...joinMore, ...joins], ' ')}
		WHERE ${join(conditions, ' AND ')}`;
}

function fileViewOfYear(
	file: MappedFile,
	id: number,
	year: number | null,
	recoded: ReadonlySet<string>
): Sql {
	const table = names(id);
	const here = figures(file).filter((figure) => figure.year === year);
	const dimension = ({ name }: Felt): Sql => {
		if (columnOf(file, name) < 0)
			return sql`CAST(${literal(file.constants[name] ?? null)} AS VARCHAR)`;
		if (recoded.has(name)) return sql`${ident(table.dimension(name))}.verdi`;
		return sql`CAST(r.${ident(name)} AS VARCHAR)`;
	};
	const figure = (felt: Felt): Sql[] => {
		const found = here.find((one) => one.felt === felt);
		if (!found) return [sql`CAST(NULL AS DOUBLE)`, sql`'ikke_samlet'`];
		return [
			sql`r.${ident(found.name)}`,
			sql`CAST(r.${ident(`${found.name}_tilstand`)} AS VARCHAR)`
		];
	};
	const expressions = [
		sql`o.omradetype`,
		sql`o.omrade`,
		yearExpression(year),
		...dimensionFields(file.pakke).map(dimension),
		...valueFields(file.pakke).flatMap(figure),
		...ageFields(file.pakke).flatMap((felt) => {
			const { from, to } = ageSpan(dimension(felt));
			return [from, to];
		}),
		sql`CAST(${literal(id)} AS INTEGER)`,
		sql`r.linje`
	];
	const columns = columnsOf(file.pakke).map(
		({ name }, i) => sql`${expressions[i] as Sql} AS ${ident(name)}`
	);
	const area = sql`JOIN ${ident(table.areas)} AS o ON o.ra = r.omrade_ra`;
	return sql`SELECT ${join(columns)} FROM ${usableRows(file, id, year, recoded, [area])}`;
}

/**
 * The source's view over all its files. Where two files have the same key, the one that came last
 * is used; it is said beside both files how many rows that concerns.
 */
export function sourceView(pakke: KildePakke, ids: readonly number[]): Sql {
	const view = ident(pakke.name);
	if (ids.length === 0) {
		const columns = columnsOf(pakke).map(
			({ name, type }) => sql`CAST(NULL AS ${TYPES[type]}) AS ${ident(name)}`
		);
		return sql`CREATE OR REPLACE VIEW ${view} AS SELECT ${join(columns)} WHERE FALSE`;
	}
	const rows = ids.length > MOST_PAIRED ? newestOfMany(pakke, ids) : newestOfFew(pakke, ids);
	return sql`CREATE OR REPLACE VIEW ${view} AS ${rows}`;
}

/** Each file is held against every newer one, which is soonest for few files, however large. */
function newestOfFew(pakke: KildePakke, ids: readonly number[]): Sql {
	const parts = ids.map((id, i) => {
		const newer = ids.slice(i + 1).map((other) => sql`AND NOT EXISTS (${sameKey(pakke, other)})`);
		return sql`SELECT f.* FROM ${ident(names(id).view)} AS f WHERE TRUE ${join(newer, ' ')}`;
	});
	return join(parts, ' UNION ALL ');
}

/** All rows at once, each with the place of its file: pairs of many files are too many to plan. */
function newestOfMany(pakke: KildePakke, ids: readonly number[]): Sql {
	const parts = ids.map(
		(id, i) => sql`SELECT *, ${literal(i)} AS plass FROM ${ident(names(id).view)}`
	);
	const keys = join([ident('omradetype'), ...keysOf(pakke)]);
	return sql`SELECT * EXCLUDE (plass) FROM (${join(parts, ' UNION ALL ')})
		QUALIFY plass = max(plass) OVER (PARTITION BY ${keys})`;
}

const keysOf = (pakke: KildePakke): Sql[] =>
	pakke.resources[0].schema.primaryKey.map((key) => ident(key));

/** A subquery for the rows of another file with the key of the outer row `f`. */
function sameKey(pakke: KildePakke, other: number): Sql {
	const equal = keysOf(pakke).map((key) => sql`n.${key} IS NOT DISTINCT FROM f.${key}`);
	const newer = sql`SELECT 1 FROM ${ident(names(other).view)} AS n WHERE ${join(equal, ' AND ')}`;
	return sql`${newer} AND n.omradetype = f.omradetype`;
}

/** How many rows of older files a newer one replaces: of those of which it replaces any. */
export async function replacedRows(
	engine: Engine,
	pakke: KildePakke,
	older: readonly number[],
	newer: number
): Promise<{ id: number; rows: number }[]> {
	if (older.length === 0) return [];
	const parts = older.map((id) => sql`SELECT * FROM ${ident(names(id).view)}`);
	return engine.rows(
		sql`SELECT f.fil AS id, count(*) AS rows FROM (${join(parts, ' UNION ALL ')}) AS f
			WHERE EXISTS (${sameKey(pakke, newer)}) GROUP BY f.fil ORDER BY f.fil`,
		{ id: 'integer', rows: 'integer' }
	);
}

/** An empty view for every contract, so that each question binds before any file is loaded. */
export async function openSources(engine: Engine): Promise<void> {
	await engine.run(
		sql`CREATE TYPE tilstand AS ENUM ('verdi', 'skjult', 'ikke_samlet', 'ikke_aktuelt')`
	);
	for (const pakke of everyKilde()) await openSource(engine, pakke);
}

export async function openSource(engine: Engine, pakke: KildePakke): Promise<void> {
	await engine.run(sourceView(pakke, []));
}
