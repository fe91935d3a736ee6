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

/** Every figure of these areas, all years and indicators. Not released: goes through the gate. */
export async function figuresOf(
	engine: Engine,
	areas: readonly string[],
	signal?: AbortSignal
): Promise<RawFigure[]> {
	const rows = await engine.rows(
		sql`SELECT * FROM tall WHERE omrade IN (${join(areas.map((area) => sql`${area}`))})`,
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
