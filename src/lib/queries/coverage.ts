import { kilder, valueFields } from '../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine } from '../engine/index.ts';

/** How far a source reaches in a year. */
export interface Coverage {
	source: string;
	year: number;
	/** Kommuner with at least one figure, and kommuner with rows but no figure. */
	withFigure: number;
	withoutFigure: number;
}

/** Source × year over all loaded files. */
export async function coverageOf(engine: Engine): Promise<Coverage[]> {
	const parts = kilder.map((pakke) => {
		const states = valueFields(pakke).map(({ name }) => ident(`${name}_tilstand`));
		const any = join(
			states.map((state) => sql`${state} = 'verdi'`),
			' OR '
		);
		return sql`SELECT ${literal(pakke.name)} AS source, aar AS year,
			count(DISTINCT CASE WHEN ${any} THEN omrade END) AS withFigure,
			count(DISTINCT omrade) AS everyone
			FROM ${ident(pakke.name)} WHERE omradetype = 'kommune' GROUP BY aar`;
	});
	const rows = await engine.rows(
		sql`SELECT * FROM (${join(parts, ' UNION ALL ')}) ORDER BY source, year`,
		{ source: 'text', year: 'integer', withFigure: 'integer', everyone: 'integer' }
	);
	return rows.map(({ everyone, ...row }) => ({
		...row,
		withoutFigure: everyone - row.withFigure
	}));
}
