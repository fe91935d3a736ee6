import { SAME_TOTAL } from '../domain/sameTotal.ts';
import { dimensionFields, kilde } from '../catalogue/kilder.ts';
import { ident, join, sql, type Engine } from '../engine/index.ts';
import type { Implausible } from './implausible.ts';

/**
 * Splits of a source whose parts sum to something else than the total that the source gives: one
 * problem for each file, with the first row of the first such split. A split with a part that is
 * hidden or not collected is not judged. Nothing is changed.
 */
export async function unequalSplits(engine: Engine, source: string): Promise<Implausible[]> {
	const pakke = kilde(source);
	const rule = pakke.forlopsatlas.sammeSum;
	if (!rule) return [];
	const [value, split, part] = [ident(rule.verdi), ident(rule.inndeling), ident(rule.del)];
	const state = ident(`${rule.verdi}_tilstand`);
	const others = dimensionFields(pakke)
		.map(({ name }) => name)
		.filter((name) => name !== rule.inndeling && name !== rule.del);
	const place = join(['fil', 'omrade', 'aar', ...others].map(ident));
	const rows = await engine.rows(
		sql`WITH deler AS (
				SELECT ${place}, ${split} AS inndelt, min(linje) AS linje, count(*) AS rader,
					sum(${value}) AS sum
				FROM ${ident(source)}
				WHERE ${part} <> ${rule.alle} AND ${split} <> ${rule.samlet}
					AND NOT list_contains(string_split(${rule.utenom.join('|')}, '|'), ${split})
				GROUP BY ${place}, inndelt HAVING bool_and(${state} = 'verdi')),
			samlet AS (
				SELECT ${place}, sum(${value}) AS alt FROM ${ident(source)}
				WHERE ${split} = ${rule.samlet} AND ${part} = ${rule.alle} AND ${state} = 'verdi'
				GROUP BY ${place}),
			ulike AS (
				SELECT * FROM deler JOIN samlet USING (${place})
				WHERE abs(sum - alt) > ${SAME_TOTAL.units}
					AND abs(sum - alt) > ${SAME_TOTAL.share} * greatest(sum, alt))
			SELECT fil AS file, min(linje) AS row, CAST(sum(rader) AS INTEGER) AS count,
				CAST(round(arg_min(sum, linje), 1) AS VARCHAR) AS found,
				CAST(round(arg_min(alt, linje), 1) AS VARCHAR) AS total
			FROM ulike GROUP BY fil ORDER BY fil`,
		{ file: 'integer', row: 'integer', count: 'integer', found: 'text', total: 'text' }
	);
	return rows.map((row) => ({
		code: 'splits-differ',
		severity: 'warning',
		column: rule.verdi,
		...row
	}));
}
