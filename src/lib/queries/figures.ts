import { cellFrom } from '../domain/cell.ts';
import type { FigureForlop, FigureLevel, RawFigure } from '../domain/figure.ts';
import { join, sql, type Engine, type Row } from '../engine/index.ts';

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
	av: 'integer?'
} as const;

/**
 * Every figure of these areas, all years. Not released: goes through the gate.
 *
 * @param indicators ids of those that are asked for; all of them where it is left out
 */
export async function figuresOf(
	engine: Engine,
	areas: readonly string[],
	{ signal, indicators }: { signal?: AbortSignal; indicators?: readonly string[] } = {}
): Promise<RawFigure[]> {
	const bound = (texts: readonly string[]) => join(texts.map((text) => sql`${text}`));
	const only = indicators ? sql` AND indikator IN (${bound(indicators)})` : sql``;
	const rows = await engine.rows(
		sql`SELECT * FROM tall WHERE omrade IN (${bound(areas)})${only}`,
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
		of: row.av
	};
}
