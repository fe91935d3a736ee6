import { rowCellOf } from '../catalogue/celler.ts';
import type { Indikator } from '../catalogue/indikatorer.ts';
import { declared, ident, sql, type Engine, type TextTable } from '../engine/index.ts';
import { SHOWN_CELLS } from './released.ts';

/** The column that says whether a row's count may be shown: 1 or 0. */
export const MAY_SHOW = 'vist_celle';

/**
 * The rows behind a figure, as text, with file and line. Not released: goes through the gate. Where the
 * figure is protected as cells of its source, each row says whether it is one that is shown: the only row
 * of a released cell, and as many persons.
 */
export async function sourceRowsOf(
	engine: Engine,
	{ id, rader, celler, kilder }: Pick<Indikator, 'id' | 'rader' | 'celler' | 'kilder'>,
	area: string,
	year: number,
	signal?: AbortSignal
): Promise<TextTable> {
	if (rader === null) throw new RangeError(`The indicator ${id} has no source rows of its own`);
	const [source = ''] = kilder;
	const cell = celler && rowCellOf(source, celler);
	if (!cell) return engine.text(declared(rader, [area, year]), signal);
	const count = ident(cell.field);
	return engine.text(
		sql`SELECT r.*, CASE WHEN v.antall IS NULL OR r.like_rader > 1 THEN 0 ELSE 1 END AS ${ident(MAY_SHOW)}
			FROM (SELECT *, COUNT(*) OVER (PARTITION BY celle_nokkel) AS like_rader
				FROM (SELECT *, ${declared(cell.sql)} AS celle_nokkel FROM (${declared(rader, [area, year])}))) r
			LEFT JOIN ${ident(SHOWN_CELLS)} v ON v.kilde = ${source} AND v.omrade = r.omrade
				AND v.aar = r.aar AND v.celle = r.celle_nokkel AND v.antall = r.${count}
			ORDER BY r.fil, r.linje`,
		signal
	);
}
