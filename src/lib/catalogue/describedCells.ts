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
		const table = wholeTable(fields.indexOf(group));
		const columns = `r.omrade, r.aar, ${categoryOf(fields.map((one) => `r.${one}`))} AS celle, ${whole} AS helhet`;
		// What is called a whole and is as many as no other may be a part (both of two), or no part: both are tried.
		return `SELECT ${columns}, CASE WHEN o.samme THEN ${text('samme')} ELSE ${text(`${group}?`)} END AS oppdeling,
			r.antall, r.verst
		FROM rad r JOIN ${table} h ON h.nr = 1 AND h.hel <> r.${group}
		LEFT JOIN ${table} o ON o.hel = r.${group}
	UNION ALL
		SELECT ${columns}, ${text(`${group} ellers?`)}, r.antall, r.verst
		FROM rad r JOIN ${table} h ON h.nr = 1
		WHERE r.${group} NOT IN (SELECT hel FROM ${table})
			AND EXISTS (SELECT 1 FROM ${table} WHERE nr > 1 AND NOT samme)`;
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
 * The values of a group that are taken for the whole of the others, the first of them (`nr`) to stand for
 * it: those that are called so, or are never less than the others together, or just as many in most places
 * of which all is known. A whole may be there twice (`samme`: as many wherever both are known). Of what a
 * publisher hides nothing is known: it adds nothing to the others. None where no value may.
 */
function wholesOf(group: string, fields: readonly string[]): string {
	const beside = fields.filter((one) => one !== group);
	const others = ['omrade', 'aar', ...beside].join(', ');
	const called = CALLED_WHOLE.map(text).join(', ');
	const candidates = `SELECT ${group} AS hel, LOWER(TRIM(${group})) IN (${called}) AS kalt,
				ROW_NUMBER() OVER (ORDER BY COALESCE(SUM(antall), 0) DESC, ${group}) AS nr
			FROM (SELECT *, alt - antall * like_mange AS rest FROM (
				SELECT *, SUM(CASE WHEN verst = 1 THEN antall END) OVER ved_siden AS alt,
					COUNT(*) OVER ved_siden AS deler, MAX(verst) OVER ved_siden AS verste,
					COUNT(*) OVER (PARTITION BY ${others}, verst, antall) AS like_mange
				FROM rad WINDOW ved_siden AS (PARTITION BY ${others})))
			GROUP BY ${group}
			HAVING kalt OR MIN(CASE WHEN verst = 1 AND deler > like_mange
					THEN CASE WHEN antall >= rest THEN 1 ELSE 0 END END) = 1
				OR AVG(CASE WHEN verste = 1 AND deler > like_mange + 1
					THEN CASE WHEN antall = rest THEN 1 ELSE 0 END END) >= 0.5`;
	const place = ['omrade', 'aar', ...beside].map((one) => `a.${one} = b.${one}`).join(' AND ');
	return `WITH kandidat AS (${candidates}),
		forste AS (SELECT hel FROM kandidat WHERE nr = 1)
		SELECT k.hel, k.nr, k.nr > 1 AND NOT EXISTS (
			SELECT 1 FROM rad a JOIN rad b ON ${place}
			WHERE a.${group} = k.hel AND b.${group} = (SELECT hel FROM forste)
				AND a.verst = 1 AND b.verst = 1 AND a.antall <> b.antall) AS samme
		FROM kandidat k
		WHERE k.nr = 1 OR k.kalt OR samme`;
}
