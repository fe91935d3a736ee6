import type { Problem } from '../../domain/problem.ts';
import { dimensionFields, fieldWithRole } from '../../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import type { MappedFile } from '../map.ts';
import type { Codes } from '../codes.ts';
import { columnOf, figures, names, records, textColumns, type Figure } from '../staging.ts';
import type { Tally } from '../tally.ts';
import { EXAMPLES } from './examples.ts';

/** Cells that hold neither a number in range nor a known symbol, and figures with the other sign. */
export async function figureProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	tallies: readonly Tally[]
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const [i, figure] of figures(mapped).entries()) {
		const sum = (what: 'bad' | 'odd') =>
			tallies.reduce((all, one) => all + (one.figures[i]?.[what] ?? 0), 0);
		const found = { bad: sum('bad'), odd: sum('odd') };
		const column = mapped.sniffed.header[figure.at];
		if (found.bad > 0)
			problems.push(
				...(await examples(engine, mapped, id, path, figure, 'bad')).map(
					({ row, found: text }): Problem => ({
						code: text !== null && /^[-−\d\s.,]+$/.test(text) ? 'out-of-range' : 'not-a-number',
						severity: 'error',
						row,
						column,
						found: text ?? '',
						count: found.bad
					})
				)
			);
		if (found.odd > 0)
			problems.push(
				...(await examples(engine, mapped, id, path, figure, 'odd'))
					.slice(0, 3)
					.map(({ row, found: text }): Problem => ({
						code: 'decimal-mixed',
						severity: 'warning',
						row,
						column,
						found: text ?? '',
						count: found.odd,
						detail: mapped.sniffed.dialect.decimal
					}))
			);
	}
	return problems;
}

/** The staged table keeps no text of figures, so the few that are asked about are read again. */
async function examples(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	figure: Pick<Figure, 'name' | 'at'>,
	which: 'bad' | 'odd'
) {
	const condition =
		which === 'bad'
			? sql`${ident(`${figure.name}_tilstand`)} IS NULL`
			: sql`${ident(`${figure.name}_avvik`)}`;
	return textsOf(engine, mapped, id, path, figure.at, condition);
}

async function textsOf(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	at: number,
	condition: Sql
) {
	const staged = ident(names(id).staged);
	return engine.rows(
		sql`WITH s AS (SELECT linje, row_number() OVER () AS nr FROM ${staged}),
			wanted AS (SELECT s.linje, s.nr FROM s JOIN ${staged} AS t ON t.linje = s.linje
				WHERE ${condition} ORDER BY s.nr LIMIT ${EXAMPLES}),
			read AS (SELECT row_number() OVER () AS nr, ${ident(`c${at}`)} AS found
				FROM ${records(mapped, path)})
			SELECT wanted.linje AS row, read.found FROM wanted JOIN read ON read.nr = wanted.nr
			ORDER BY row`,
		{ row: 'integer', found: 'text?' }
	);
}

/** Cells of the year column that hold no year. */
export async function yearProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	tallies: readonly Tally[]
): Promise<Problem[]> {
	const at = columnOf(mapped, fieldWithRole(mapped.pakke, 'aar')?.name);
	const bad = tallies.reduce((all, { aar, rows }) => (aar === null ? all + rows : all), 0);
	if (at < 0 || bad === 0) return [];
	const texts = await textsOf(engine, mapped, id, path, at, sql`aar IS NULL`);
	return texts.map(({ row, found: text }) => ({
		code: 'year-invalid',
		severity: 'error',
		row,
		column: mapped.sniffed.header[at],
		found: text ?? '',
		count: bad
	}));
}

/** Rows that tell of the same place, year and group: their counts would be added without a word. */
export async function duplicateProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	codes: Codes,
	tallies: readonly Tally[]
): Promise<Problem[]> {
	if (await allDifferent(engine, mapped, id, codes, tallies)) return [];
	const [found] = await engine.rows(
		sql`SELECT count(*) AS n, min(row) AS row FROM (
			SELECT count(*) AS times, max(linje) AS row FROM ${ident(names(id).staged)}
			GROUP BY aar, ${join(textColumns(mapped).map(({ name }) => ident(name)))}) WHERE times > 1`,
		{ n: 'integer', row: 'integer?' }
	);
	if (!found || found.n === 0 || found.row === null) return [];
	return [{ code: 'duplicate-keys', severity: 'warning', row: found.row, count: found.n }];
}

/** 12 MB of bits. */
const MOST_KEYS = 100_000_000;

/**
 * Whether the keys are surely all different, found in a tenth of the time of a grouping: where
 * every column of the key is coded, each possible key has a bit, and as many bits as rows are set.
 */
async function allDifferent(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	codes: Codes,
	tallies: readonly Tally[]
): Promise<boolean> {
	const years = tallies.map(({ aar }) => aar);
	if (years.includes(null)) return false;
	const low = Math.min(...(years as number[]));
	const high = Math.max(...(years as number[]));
	let key = sql`(aar - ${literal(low)})`;
	let size = high - low + 1;
	for (const { name, at } of textColumns(mapped)) {
		const texts = codes.get(at)?.length;
		if (texts === undefined) return false;
		key = sql`(${key} * ${literal(texts)} + CAST(enum_code(${ident(name)}) AS INTEGER))`;
		size *= texts;
	}
	if (!(size <= MOST_KEYS)) return false;
	const [found] = await engine.rows(
		sql`SELECT bit_count(bitstring_agg(${key}, 0, ${literal(size - 1)})) AS different
			FROM ${ident(names(id).staged)}`,
		{ different: 'integer' }
	);
	return found?.different === tallies.reduce((all, { rows }) => all + rows, 0);
}
