import { kilde, valueFields } from '../catalogue/kilder.ts';
import { ident, sql, type Engine } from '../engine/index.ts';
import type { Problem } from '../domain/problem.ts';

/** A problem of one of a source's loaded files, with the field it concerns as its column. */
export type Implausible = Problem & { file: number; column: string; row: number };

/**
 * Counts of persons of a kommune that are more than all of its adults, in the newest year that the
 * population is known of. One problem for each file and field; nothing is changed.
 */
export async function implausible(engine: Engine, source: string): Promise<Implausible[]> {
	// Others than those who get a service may be of all ages.
	if (!kilde(source).forlopsatlas.lukketGruppe) return [];
	const counted = valueFields(kilde(source)).filter(
		({ name, forlopsatlas }) => forlopsatlas.personer === true && name !== 'nevner'
	);
	const found: Implausible[] = [];
	for (const { name } of counted) {
		const rows = await engine.rows(
			sql`WITH voksne AS (SELECT omrade, max(aar) AS aar, arg_max(teller, aar) AS antall FROM frigitt
					WHERE indikator = 'innbyggere_18' AND omradetype = 'kommune' AND tilstand = 'verdi'
					GROUP BY omrade)
				SELECT s.fil AS file, min(s.linje) AS row, CAST(count(*) AS INTEGER) AS count,
					CAST(CAST(arg_min(s.${ident(name)}, s.linje) AS BIGINT) AS VARCHAR) AS found,
					CAST(arg_min(v.antall, s.linje) AS INTEGER) AS adults
				FROM ${ident(source)} AS s JOIN voksne AS v ON v.omrade = s.omrade
				WHERE s.omradetype = 'kommune' AND s.${ident(name)} > v.antall
				GROUP BY s.fil ORDER BY s.fil`,
			{ file: 'integer', row: 'integer', count: 'integer', found: 'text', adults: 'integer' }
		);
		for (const row of rows)
			found.push({ code: 'more-than-adults', severity: 'warning', column: name, ...row });
	}
	return found;
}
