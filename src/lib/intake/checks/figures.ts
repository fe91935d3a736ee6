import type { Problem } from '../../domain/problem.ts';
import { fieldWithRole } from '../../catalogue/kilder.ts';
import { ident, join, sql, type Engine, type Sql } from '../../engine/index.ts';
import { madeByExcel } from '../excel.ts';
import type { MappedFile } from '../map.ts';
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
				...counted(
					(await examples(engine, mapped, id, path, figure, 'bad')).map(
						({ row, found: text }): Problem => ({ ...badFigure(text ?? ''), row, column })
					),
					found.bad
				)
			);
		if (found.odd > 0)
			problems.push(
				...counted(
					(await examples(engine, mapped, id, path, figure, 'odd')).map(
						({ row, found: text }): Problem => ({ ...oddFigure(text ?? '', mapped), row, column })
					),
					found.odd
				)
			);
	}
	return problems;
}

function badFigure(found: string): Problem {
	const detail = madeByExcel(found);
	if (detail) return { code: 'excel-changed', severity: 'error', found, detail };
	const code = /^[-−\d\s.,]+$/.test(found) ? 'out-of-range' : 'not-a-number';
	return { code, severity: 'error', found };
}

function oddFigure(found: string, { sniffed }: MappedFile): Problem {
	return madeByExcel(found) === 'scientific'
		? { code: 'figure-scientific', severity: 'warning', found }
		: { code: 'decimal-mixed', severity: 'warning', found, detail: sniffed.dialect.decimal };
}

/** How many each problem is an example of: its own kind, where all of them are here. */
function counted(problems: readonly Problem[], all: number): Problem[] {
	return problems.map((one) => ({
		...one,
		count:
			problems.length < all
				? all
				: problems.filter(({ code, detail }) => code === one.code && detail === one.detail).length
	}));
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

/** Rows that tell of the same place, year and group, and what the user wants of them. */
export async function duplicateProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	tallies: readonly Tally[]
): Promise<Problem[]> {
	if (tallies.every(({ rows, different }) => rows === different)) return [];
	const [found] = await engine.rows(
		sql`SELECT CAST(sum(times) AS INTEGER) AS n, min(row) AS row FROM (
			SELECT count(*) AS times, min(linje) AS row FROM ${ident(names(id).staged)}
			GROUP BY ${keyOf(mapped)}) WHERE times > 1`,
		{ n: 'integer?', row: 'integer?' }
	);
	if (!found || found.n === null || found.row === null) return [];
	const { repeated } = mapped;
	return [
		{
			code: 'duplicate-keys',
			severity: 'warning',
			row: found.row,
			count: found.n,
			detail: repeated
		}
	];
}

/** What rows must have in common to tell of the same. */
function keyOf(mapped: MappedFile): Sql {
	return join([sql`aar`, ...textColumns(mapped).map(({ name }) => ident(name))]);
}

/** Takes out the repeated rows that the user does not want: all but the last, or every one. */
export async function dropRepeated(engine: Engine, mapped: MappedFile, id: number): Promise<void> {
	const { repeated } = mapped;
	if (repeated === 'add') return;
	const { read } = names(id);
	const unwanted = {
		last: sql`row_number() OVER (PARTITION BY ${keyOf(mapped)} ORDER BY linje DESC) > 1`,
		none: sql`count(*) OVER (PARTITION BY ${keyOf(mapped)}) > 1`
	}[repeated];
	await engine.run(
		sql`DELETE FROM ${ident(read)} WHERE linje IN (SELECT linje FROM ${ident(read)} QUALIFY ${unwanted})`
	);
}
