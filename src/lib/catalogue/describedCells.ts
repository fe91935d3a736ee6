import type { Described, DescribedFigure } from './described.ts';

/*
 * What is counted in a source that the user has described: each figure of persons is a series of its own,
 * with a cell for each combination of groups. The file does not say which of a column's values is the
 * whole of the others, so one is taken for it when it is called so, or is never less than the others
 * together: to take too much for a whole hides a little more, and gives nothing back.
 */

/** Names in SQL; ids and fields are our own letters, but a name is quoted all the same. */
export const quotedName = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** What a combination of groups is called: as the figures' category has it. */
export const categoryOf = (groups: readonly string[]) =>
	groups.length === 0 ? `'alle'` : groups.join(` || ' · ' || `);

/** Names of a whole, in lower case. */
const CALLED_WHOLE = [
	...['alle', 'i alt', 'ialt', 'totalt', 'total', 'sum', 'samlet', 'samla', 'all', 'hele landet'],
	...[
		'begge kjønn',
		'begge',
		'alle aldre',
		'alle aldrar',
		'kjønn samlet',
		'alder i alt',
		'both sexes'
	]
];

/** The question for a described source's counts of persons; undefined where it has none. */
export function describedCells({ id, groups, figures }: Described): string | undefined {
	const counted = figures.filter(({ persons }) => persons);
	if (counted.length === 0) return undefined;
	const fields = groups.map(({ field }) => quotedName(field));
	return counted.map((figure) => cellsOfFigure(id, fields, figure)).join('\nUNION ALL\n');
}

/** What cell a row is the count of, in a figure's series. */
export function describedRowCell({ groups }: Described, series: string): string {
	const category = categoryOf(groups.map(({ field }) => quotedName(field)));
	return `${text(series)} || '|' || ${category}`;
}

const text = (of: string) => `'${of.replaceAll("'", "''")}'`;

function cellsOfFigure(id: string, fields: readonly string[], { field }: DescribedFigure): string {
	const [value, state] = [quotedName(field), quotedName(`${field}_tilstand`)];
	const by = ['omrade', 'aar', ...fields].join(', ');
	const category = categoryOf(fields);
	const wholes = fields.map((group) => wholesOf(group, fields));
	const parts = fields.map((group) => {
		const whole = categoryOf(fields.map((one) => (one === group ? `h.hel` : `r.${one}`)));
		return `SELECT r.omrade, r.aar, ${categoryOf(fields.map((one) => `r.${one}`))} AS celle,
			${whole} AS helhet, ${text(`${group}?`)} AS oppdeling, r.antall, r.verst
		FROM rad r JOIN ${wholeTable(fields.indexOf(group))} h ON h.hel <> r.${group}`;
	});
	return `SELECT CAST(omrade AS VARCHAR) AS omrade, CAST(aar AS INTEGER) AS aar,
	CAST(${text(field)} AS VARCHAR) AS serie, CAST(celle AS VARCHAR) AS celle,
	CAST(helhet AS VARCHAR) AS helhet, CAST(oppdeling AS VARCHAR) AS oppdeling,
	CAST(CASE WHEN verst = 1 THEN antall END AS DOUBLE) AS antall,
	CAST(CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END AS VARCHAR) AS tilstand
FROM (
	WITH rad AS (
		SELECT ${by}, SUM(${value}) AS antall,
			MAX(CASE ${state} WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END) AS verst
		FROM ${quotedName(id)} WHERE omradetype = 'kommune' GROUP BY ${by}
	)${wholes.map((sql, at) => `,\n\t${wholeTable(at)} AS (${sql})`).join('')}
	${[`SELECT omrade, aar, ${category} AS celle, NULL AS helhet, NULL AS oppdeling, antall, verst FROM rad`, ...parts].join('\n\tUNION ALL\n\t')}
)`;
}

const wholeTable = (at: number) => `hel_${at}`;

/**
 * The value of a group that is taken for the whole of the others: the largest of those that may be it.
 * None where no value may.
 */
function wholesOf(group: string, fields: readonly string[]): string {
	const others = ['omrade', 'aar', ...fields.filter((one) => one !== group)].join(', ');
	const called = CALLED_WHOLE.map(text).join(', ');
	return `SELECT ${group} AS hel FROM (
			SELECT ${group}, antall, SUM(antall) OVER ved_siden AS alt, COUNT(*) OVER ved_siden AS deler,
				MAX(verst) OVER ved_siden AS verste, MIN(verst) OVER ved_siden AS beste
			FROM rad WINDOW ved_siden AS (PARTITION BY ${others})
		)
		GROUP BY ${group}
		HAVING LOWER(${group}) IN (${called}) OR MIN(CASE WHEN deler > 1 AND verste = 1 AND beste = 1
			THEN CASE WHEN antall >= alt - antall THEN 1 ELSE 0 END END) = 1
		ORDER BY COALESCE(SUM(antall), 0) DESC, hel LIMIT 1`;
}
