import { cellFrom } from '../domain/cell.ts';
import type { FigureForlop, FigureLevel, RawFigure } from '../domain/figure.ts';
import { ident, join, sql, type Engine, type Row, type Sql } from '../engine/index.ts';
import { RELEASED } from './released.ts';

/** A row of the cube. */
export const FIGURE_SHAPE = {
	indikator: 'text',
	omradetype: 'text',
	omrade: 'text',
	aar: 'integer',
	forlop: 'text',
	kategori: 'text',
	teller: 'number?',
	teller_lav: 'number?',
	teller_hoy: 'number?',
	nevner: 'number?',
	verdi: 'number?',
	tilstand: 'text',
	med: 'integer?',
	av: 'integer?',
	delt: 'integer',
	lav: 'number?',
	hoy: 'number?'
} as const;

const COLUMNS = join(Object.keys(FIGURE_SHAPE).map(ident));

/**
 * Every figure of these areas, all years, as the released cube has it: in an order that follows from
 * what they are of, and not from their numbers.
 *
 * @param indicators ids of those that are asked for; all of them where it is left out
 * @param from the municipality's own eyes see the cube as it is
 */
export async function figuresOf(
	engine: Engine,
	areas: readonly string[],
	{
		signal,
		indicators,
		from = RELEASED
	}: { signal?: AbortSignal; indicators?: readonly string[]; from?: Sql } = {}
): Promise<RawFigure[]> {
	const bound = (texts: readonly string[]) => join(texts.map((text) => sql`${text}`));
	const only = indicators ? sql` AND indikator IN (${bound(indicators)})` : sql``;
	const rows = await engine.rows(
		sql`SELECT ${COLUMNS} FROM ${from} WHERE omrade IN (${bound(areas)})${only}
			ORDER BY indikator, omrade, aar, forlop, kategori`,
		FIGURE_SHAPE,
		signal
	);
	return rows.map(figureFrom);
}

export function figureFrom(row: Row<typeof FIGURE_SHAPE>): RawFigure {
	return {
		indicator: row.indikator,
		level: row.omradetype as FigureLevel,
		area: row.omrade,
		year: row.aar,
		forlop: row.forlop as FigureForlop,
		category: row.kategori,
		cell: cellFrom(row.teller ?? row.verdi, row.tilstand),
		low: row.teller_lav,
		high: row.teller_hoy,
		denominator: row.nevner,
		reporting: row.med,
		of: row.av,
		shared: row.delt === 1,
		within: row.lav !== null && row.hoy !== null ? { low: row.lav, high: row.hoy } : null
	};
}
