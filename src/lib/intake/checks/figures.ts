import type { Felt } from '../../catalogue/kilde.ts';
import type { Problem } from '../../domain/problem.ts';
import { fieldWithRole } from '../../catalogue/kilder.ts';
import { ident, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import { madeByExcel } from '../excel.ts';
import type { MappedFile } from '../map.ts';
import { numberOf } from '../figures.ts';
import { columnOf, figures, names, records, type Figure } from '../staging.ts';
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
		const tell = async (which: 'bad' | 'odd') => {
			const cells = await examples(engine, mapped, id, path, figure, which);
			return cells.map((cell) => {
				const { row, kind } = cell;
				const told = { row, column, found: cell.found ?? '', count: countOf(cell, cells) };
				return which === 'bad' ? badFigure(told, kind) : oddFigure(told, mapped);
			});
		};
		if (found.bad > 0) problems.push(...(await tell('bad')));
		if (found.odd > 0) problems.push(...(await tell('odd')));
	}
	return problems;
}

/** A cell as it is told. */
type Told = Pick<Problem<Fault>, 'row' | 'column' | 'found' | 'count'>;

function badFigure(cell: Told, kind: Fault): Problem {
	const made = madeByExcel(cell.found);
	if (made) return { code: 'excel-changed', severity: 'error', ...cell, made };
	return { code: kind, severity: 'error', ...cell };
}

function oddFigure(cell: Told, { sniffed }: MappedFile): Problem {
	return madeByExcel(cell.found) === 'scientific'
		? { code: 'figure-scientific', severity: 'warning', ...cell }
		: { code: 'decimal-mixed', severity: 'warning', ...cell, sign: sniffed.dialect.decimal };
}

/** How many a cell is an example of: those Excel has made are told apart where all are here. */
function countOf(cell: Found, all: readonly Found[]): number {
	const ofKind = all.filter(({ kind }) => kind === cell.kind);
	if (ofKind.length < cell.count) return cell.count;
	const made = madeByExcel(cell.found ?? '');
	return ofKind.filter(({ found }) => madeByExcel(found ?? '') === made).length;
}

/** The staged table keeps no text of figures, so the few that are asked about are read again. */
async function examples(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	figure: Figure,
	which: 'bad' | 'odd'
) {
	const condition =
		which === 'bad'
			? sql`${ident(`${figure.name}_tilstand`)} IS NULL`
			: sql`${ident(`${figure.name}_avvik`)}`;
	return textsOf(engine, mapped, id, path, figure, condition);
}

/** What is wrong with a cell that is read as no figure. */
type Fault = 'not-a-number' | 'not-whole' | 'out-of-range';

interface Found {
	row: number;
	found: string | null;
	kind: Fault;
	/** How many there are of the kind. */
	count: number;
}

/** The first cells where the condition holds, of each kind of fault, with how many there are of it. */
async function textsOf(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	{ at, felt }: { at: number; felt?: Felt },
	condition: Sql
): Promise<Found[]> {
	const staged = ident(names(id).staged);
	const number = numberOf(sql`found`, mapped.sniffed.dialect.decimal);
	const fraction =
		felt?.type === 'integer' ? sql`COALESCE(${number} <> floor(${number}), FALSE)` : sql`FALSE`;
	const rows = await engine.rows(
		sql`WITH s AS (SELECT linje, row_number() OVER () AS nr FROM ${staged}),
			wanted AS (SELECT s.linje, s.nr FROM s JOIN ${staged} AS t ON t.linje = s.linje
				WHERE ${condition}),
			read AS (SELECT row_number() OVER () AS nr, ${ident(`c${at}`)} AS found
				FROM ${records(mapped, path)}),
			judged AS (SELECT wanted.linje AS row, found,
				CASE WHEN ${fraction} THEN 'not-whole'
					WHEN regexp_full_match(found, '[-−0-9\\s.,]+') THEN 'out-of-range'
					ELSE 'not-a-number' END AS kind
				FROM wanted JOIN read ON read.nr = wanted.nr)
			SELECT row, found, kind, CAST(count(*) OVER (PARTITION BY kind) AS INTEGER) AS count
			FROM judged
			QUALIFY row_number() OVER (PARTITION BY kind ORDER BY row) <= ${literal(EXAMPLES)}
			ORDER BY row`,
		{ row: 'integer', found: 'text?', kind: 'text', count: 'integer' }
	);
	return rows.map((one) => ({ ...one, kind: one.kind as Fault }));
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
	const texts = await textsOf(engine, mapped, id, path, { at }, sql`aar IS NULL`);
	return texts.map(({ row, found: text }) => ({
		code: 'year-invalid',
		severity: 'error',
		row,
		column: mapped.sniffed.header[at],
		found: text ?? '',
		count: bad
	}));
}
