import { ident, join, literal, sql, type Sql } from '../engine/sql.ts';
import { dimensionFields, fieldWithRole, valueFields } from '../catalogue/kilder.ts';
import type { Felt } from '../catalogue/kilde.ts';
import { numberOf, otherSign, stateOf, withZeros, yearOf } from './figures.ts';
import type { MappedFile } from './map.ts';

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
	staged: `raa_${id}`,
	areas: `omr_${id}`,
	rejected: `avvist_${id}`,
	scan: `avvistskann_${id}`,
	view: `fil_${id}`,
	usable: `brukbar_${id}`,
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

/** The file as the engine reads it: text columns c0, c1, … and `linje`, the record's number. */
export function records(file: MappedFile, path: string, keepRejects?: number): Sql {
	const { delimiter, headerLine } = file.sniffed.dialect;
	const columns = join(file.sniffed.header.map((_, i) => sql`${literal(`c${i}`)}: 'VARCHAR'`));
	const rejects = keepRejects === undefined ? null : names(keepRejects);
	const storing = rejects
		? sql`, store_rejects=true, rejects_table=${literal(rejects.rejected)},
			rejects_scan=${literal(rejects.scan)}`
		: sql``;
	return sql`(SELECT CAST(row_number() OVER () + ${literal(headerLine)} AS INTEGER) AS linje, *
		FROM read_csv(${literal(path)}, delim=${literal(delimiter)}, quote='"', escape='"',
			header=false, skip=${literal(headerLine)}, auto_detect=false, null_padding=true,
			ignore_errors=true, columns={${columns}}${storing}))`;
}

/** Reads the whole file into typed columns; texts of region and dimensions stay as read. */
export function stageStatement(file: MappedFile, path: string, id: number): Sql {
	const area = columnOf(file, fieldWithRole(file.pakke, 'omrade')?.name);
	const year = columnOf(file, fieldWithRole(file.pakke, 'aar')?.name);
	const columns = [
		sql`linje`,
		sql`COALESCE(${raw(area)}, '') AS omrade_ra`,
		year >= 0 ? sql`${yearOf(raw(year))} AS aar` : constantYear(file)
	];
	for (const felt of dimensionFields(file.pakke)) {
		const at = columnOf(file, felt.name);
		if (at >= 0) columns.push(sql`COALESCE(${raw(at)}, '') AS ${ident(felt.name)}`);
	}
	for (const figure of figures(file)) {
		columns.push(sql`CASE WHEN ${ident(`${figure.name}_s`)} = 'verdi'
			THEN ${ident(`${figure.name}_n`)} END AS ${ident(figure.name)}`);
		columns.push(sql`CAST(${ident(`${figure.name}_s`)} AS tilstand)
			AS ${ident(`${figure.name}_tilstand`)}`);
		columns.push(sql`${ident(`${figure.name}_avvik`)}`);
	}
	return sql`CREATE OR REPLACE TABLE ${ident(names(id).staged)} AS
		SELECT ${join(columns)} FROM ${judged(file, records(file, path, id))}`;
}

function constantYear(file: MappedFile): Sql {
	const field = fieldWithRole(file.pakke, 'aar');
	const year = Number(field ? file.constants[field.name] : NaN);
	return sql`CAST(${literal(Number.isInteger(year) ? year : null)} AS INTEGER) AS aar`;
}

/** Adds to each record the number, the state and the oddity of each figure. */
function judged(file: MappedFile, from: Sql): Sql {
	const rules = file.pakke.forlopsatlas;
	const { decimal } = file.sniffed.dialect;
	const flagAt = columnOf(file, fieldWithRole(file.pakke, 'merke')?.name);
	const flag = flagAt >= 0 ? raw(flagAt) : undefined;
	const all = figures(file);
	const numbers = all.map(
		({ at, name }) => sql`${numberOf(withZeros(raw(at), rules), decimal)} AS ${ident(`${name}_n`)}`
	);
	const states = all.map(
		({ at, name, felt }) => sql`${stateOf(raw(at), ident(`${name}_n`), felt, rules, flag)}
			AS ${ident(`${name}_s`)},
			contains(${raw(at)}, ${literal(otherSign(decimal))}) AND ${ident(`${name}_n`)} IS NOT NULL
			AS ${ident(`${name}_avvik`)}`
	);
	return sql`(SELECT *, ${join(states)} FROM (SELECT *, ${join(numbers)} FROM ${from}))`;
}
