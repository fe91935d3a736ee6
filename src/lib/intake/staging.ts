import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import { dimensionFields, fieldWithRole, valueFields } from '../catalogue/kilder.ts';
import type { Felt } from '../catalogue/kilde.ts';
import type { Codes } from './codes.ts';
import { dayOf } from './dates.ts';
import {
	hasBothSigns,
	inRange,
	numberOf,
	stateOf,
	stateWord,
	withZeros,
	yearOf
} from './figures.ts';
import type { MappedFile } from './map.ts';
import { factorOf } from './units.ts';

/** One column of figures: a value field, or one year of it where the years stand as columns. */
export interface Figure {
	felt: Felt;
	/** Index of the column in the file. */
	at: number;
	year: number | null;
	/** Name in the staged table. */
	name: string;
}

export const names = (id: number) => ({
	/** The rows as the engine has read them, and the same with the state of each figure. */
	read: `lest_${id}`,
	staged: `raa_${id}`,
	areas: `omr_${id}`,
	rejected: `avvist_${id}`,
	scan: `avvistskann_${id}`,
	view: `fil_${id}`,
	usable: `brukbar_${id}`,
	rest: `ovrig_${id}`,
	dimension: (field: string) => `dim_${id}_${field}`
});

export function figures(file: MappedFile): Figure[] {
	return file.columns.flatMap((target, at) => {
		const felt = valueFields(file.pakke).find((one) => one.name === target?.field);
		if (!felt || !target) return [];
		const year = target.year ?? null;
		return [{ felt, at, year, name: year ? `${felt.name}_${year}` : felt.name }];
	});
}

/** Index of the column a field comes from, or -1. */
export function columnOf(file: MappedFile, field: string | undefined): number {
	return file.columns.findIndex((target) => target !== null && target.field === field);
}

const raw = (at: number) => ident(`c${at}`);

/** The columns kept as the texts they are: the region as `omrade_ra`, and the dimensions. */
export function textColumns(file: MappedFile): { name: string; at: number }[] {
	const area = columnOf(file, fieldWithRole(file.pakke, 'omrade')?.name);
	const dimensions = dimensionFields(file.pakke).map(({ name }) => ({
		name,
		at: columnOf(file, name)
	}));
	return [{ name: 'omrade_ra', at: area }, ...dimensions].filter(({ at }) => at >= 0);
}

/** How the engine is to read the file: every column as text, or numbers and codes as what they are. */
export type Reading = 'text' | { codes: Codes };

/** The file's records as columns c0, c1, … and `linje`, the record's number. */
export function records(
	file: MappedFile,
	path: string,
	{ reading = 'text', keepRejects }: { reading?: Reading; keepRejects?: number } = {}
): Sql {
	const { header, dialect, table } = file.sniffed;
	// What a reader has read is written in its own way, each row with its line.
	const { delimiter, headerLine } = table ? { delimiter: ',', headerLine: 0 } : dialect;
	// An empty text is a text. A file may have none: its place and year are then said of all of it.
	const texts = textColumns(file).map(({ at }) => literal(`c${at}`));
	const kept = texts.length > 0 ? sql`force_not_null=[${join(texts)}], ` : sql``;
	const types = header.map(
		(_, i) => sql`${literal(`c${i}`)}: ${literal(typeOf(file, i, reading))}`
	);
	const columns = join(table ? [...types, sql`'linje': 'INTEGER'`] : types);
	const line = sql`CAST(row_number() OVER () + ${literal(headerLine)} AS INTEGER) AS linje, `;
	const rejects = keepRejects === undefined ? null : names(keepRejects);
	const storing = rejects
		? sql`, store_rejects=true, rejects_table=${literal(rejects.rejected)},
			rejects_scan=${literal(rejects.scan)}`
		: sql``;
	return sql`(SELECT ${table ? sql`` : line}*
		FROM read_csv(${literal(path)}, delim=${literal(delimiter)}, quote='"', escape='"',
			header=false, skip=${literal(headerLine)}, auto_detect=false,
			ignore_errors=true, parallel=false, ${kept}decimal_separator=${literal(dialect.decimal)}, columns={${columns}}${storing}))`;
}

function typeOf(file: MappedFile, at: number, reading: Reading): string {
	if (reading === 'text') return 'VARCHAR';
	if (figures(file).some((figure) => figure.at === at)) return 'DOUBLE';
	if (at === yearColumn(file)) return 'INTEGER';
	const texts = reading.codes.get(at);
	return texts ? typeOfCodes(texts).text : 'VARCHAR';
}

function typeOfCodes(texts: readonly string[]): Sql {
	return sql`ENUM (${join(texts.map(literal))})`;
}

export function yearColumn(file: MappedFile): number {
	return columnOf(file, fieldWithRole(file.pakke, 'aar')?.name);
}

/**
 * Whether the head of the file has nothing but plain numbers where figures stand: then the engine
 * can read them as numbers at once. A later cell that is none is rejected, and the file read again
 * as text, where symbols get their meaning.
 */
export function looksPlain(file: MappedFile): boolean {
	if (columnOf(file, fieldWithRole(file.pakke, 'merke')?.name) >= 0) return false;
	const { sample, dialect } = file.sniffed;
	const decimal = file.decimal ?? dialect.decimal;
	const plain = decimal === ',' ? /^-?\d+(,\d+)?$/ : /^-?\d+(\.\d+)?$/;
	const years = yearColumn(file);
	return sample.every(
		(row) =>
			figures(file).every(({ at }) => plain.test(row[at] ?? '')) &&
			(years < 0 || /^\d{4}$/.test(row[years] ?? ''))
	);
}

/** Whether a field counts persons, or other things that are whole. */
export function isWhole({ type, forlopsatlas: { personer } }: Felt): boolean {
	return type === 'integer' || personer === true;
}

/** Whether there are decimals in the head of the file, and not such as may be thousands. */
export function hasDecimals(file: MappedFile): boolean {
	const { desimaltegn } = file.pakke.forlopsatlas;
	return file.sniffed.sample.some((row) =>
		figures(file).some(({ at, felt }) => {
			const [, before = '', sign, after] = /^-?(\d+)([.,])(\d+)$/.exec(row[at] ?? '') ?? [];
			if (after === undefined) return false;
			if (sign === desimaltegn && !isWhole(felt)) return true;
			return after.length !== 3 || before.length > 3 || before === '0';
		})
	);
}

/**
 * The statements that read the whole file into typed columns and give each figure its state; texts
 * of region and dimensions stay as read. `dated`: years stand as full dates, which are kept beside.
 */
export function stageStatements(
	file: MappedFile,
	path: string,
	id: number,
	reading: Reading,
	dated = false
): Sql[] {
	const texts = textColumns(file);
	const columns = [
		sql`linje`,
		stagedYear(file, reading),
		...(dated ? [sql`${dayOf(raw(yearColumn(file)))} AS dag`] : []),
		...constantArea(file),
		...texts.map(({ at, name }) => sql`${textOf(at, reading)} AS ${ident(name)}`)
	];
	// With ENUM columns the engine reads foreign memory when it keeps a record that is too short.
	const rows = records(file, path, reading === 'text' ? { keepRejects: id } : { reading });
	const { read, staged, rejected } = names(id);
	const table = (more: Sql[], from: Sql) =>
		sql`CREATE OR REPLACE TABLE ${ident(read)} AS SELECT ${join([...columns, ...more])} FROM ${from}`;
	const view = (what: Sql) =>
		sql`CREATE OR REPLACE VIEW ${ident(staged)} AS SELECT ${what} FROM ${ident(read)}`;
	const all = figures(file);
	if (reading === 'text') return [table(all.map(textFigure), judged(file, rows)), view(sql`*`)];
	const numbers = all.map(
		({ at, name, felt }) => sql`${inUnit(file, felt, raw(at))} AS ${ident(name)}`
	);
	const dimensions = texts.flatMap(({ name }) => (name === 'omrade_ra' ? [] : name));
	const kept = ['linje', 'aar', 'omrade_ra', ...dimensions].map(ident);
	const none = sql`CREATE OR REPLACE TABLE ${ident(rejected)} (line BIGINT, csv_line VARCHAR)`;
	return [none, table(numbers, rows), view(join([...kept, ...all.map(typedFigure(file))]))];
}

/** A text of a short row is missing where the engine reads text, and empty where it reads codes. */
function textOf(at: number, reading: Reading): Sql {
	const coded = reading !== 'text' && reading.codes.has(at);
	return coded ? raw(at) : sql`COALESCE(${raw(at)}, '')`;
}

function stagedYear(file: MappedFile, reading: Reading): Sql {
	const at = yearColumn(file);
	if (at < 0) return constantYear(file);
	const year = reading === 'text' ? yearOf(raw(at)) : raw(at);
	return sql`CASE WHEN ${year} BETWEEN 1990 AND 2100 THEN ${year} END AS aar`;
}

/** The place of every row, where the file has no column for it. */
function constantArea(file: MappedFile): Sql[] {
	const field = fieldWithRole(file.pakke, 'omrade');
	if (!field || columnOf(file, field.name) >= 0) return [];
	return [sql`${literal(file.constants[field.name] ?? '')} AS omrade_ra`];
}

function constantYear(file: MappedFile): Sql {
	const field = fieldWithRole(file.pakke, 'aar');
	const year = Number(field ? file.constants[field.name] : NaN);
	return sql`CAST(${literal(Number.isInteger(year) ? year : null)} AS INTEGER) AS aar`;
}

function columnsOfFigure(name: string, value: Sql, state: Sql, odd: Sql): Sql {
	return sql`${value} AS ${ident(name)}, ${state} AS ${ident(`${name}_tilstand`)},
		${odd} AS ${ident(`${name}_avvik`)}`;
}

/** A figure the engine has read as a number: empty, in range, or neither. Judged when it is used. */
function typedFigure(file: MappedFile) {
	const { tomt } = file.pakke.forlopsatlas;
	return ({ name, felt }: Figure): Sql => {
		const number = ident(name);
		const allowed = inRange(number, felt);
		const state = sql`CASE WHEN ${number} IS NULL THEN ${stateWord(tomt)}
			WHEN ${allowed} THEN ${stateWord('verdi')} END`;
		return columnsOfFigure(name, sql`CASE WHEN ${allowed} THEN ${number} END`, state, sql`FALSE`);
	};
}

/** A figure read as text: its number, state and oddity were judged below. */
function textFigure({ name }: Figure): Sql {
	const value = sql`CASE WHEN ${ident(`${name}_s`)} = 'verdi' THEN ${ident(`${name}_n`)} END`;
	return columnsOfFigure(name, value, ident(`${name}_s`), ident(`${name}_o`));
}

/** A figure in the contract's unit; the last digits that a factor leaves are none of the file's. */
function inUnit(file: MappedFile, felt: Felt, number: Sql): Sql {
	const factor = factorOf(file, felt);
	return factor === 1 ? number : sql`round(${number} * ${literal(factor)}, 9)`;
}

/** Without the sign of a unit after the figure, such as "%". */
function withoutSign(text: Sql, { forlopsatlas: { enheter } }: Felt): Sql {
	const signs = Object.values(enheter ?? {}).flatMap(({ tegn }) => tegn ?? []);
	return signs.reduce(
		(rest, sign) => sql`CASE WHEN suffix(${rest}, ${literal(sign)})
			THEN trim(left(${rest}, -${literal(sign.length)})) ELSE ${rest} END`,
		text
	);
}

/** Adds to each record the number, the state and the oddity of each figure. */
function judged(file: MappedFile, from: Sql): Sql {
	const rules = file.pakke.forlopsatlas;
	const { decimal } = file.sniffed.dialect;
	const flagAt = columnOf(file, fieldWithRole(file.pakke, 'merke')?.name);
	const flag = flagAt >= 0 ? raw(flagAt) : undefined;
	const all = figures(file);
	const numbers = all.map(({ at, name, felt }) => {
		const number = numberOf(withoutSign(withZeros(raw(at), rules), felt), decimal);
		return sql`${inUnit(file, felt, number)} AS ${ident(`${name}_n`)}`;
	});
	const states = all.map(
		({ at, name, felt }) => sql`${stateOf(raw(at), ident(`${name}_n`), felt, rules, flag)}
			AS ${ident(`${name}_s`)},
			(${hasBothSigns(withoutSign(raw(at), felt), decimal)} OR contains(upper(${raw(at)}), 'E'))
			AND ${ident(`${name}_n`)} IS NOT NULL AS ${ident(`${name}_o`)}`
	);
	return sql`(SELECT *, ${join(states)} FROM (SELECT *, ${join(numbers)} FROM ${from}))`;
}

export async function rowCount(engine: Engine, table: string): Promise<number> {
	const [row] = await engine.rows(sql`SELECT count(*) AS n FROM ${ident(table)}`, {
		n: 'integer'
	});
	return row?.n ?? 0;
}
