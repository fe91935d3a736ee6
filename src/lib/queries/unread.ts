import { everyIndikator } from '../catalogue/indikatorer.ts';
import { dimensionFields, kilde } from '../catalogue/kilder.ts';
import type { Problem } from '../domain/problem.ts';
import { declared, ident, join, sql, type Engine, type Sql } from '../engine/index.ts';

/** Rows of a file that are behind no figure. */
export interface UnreadRows {
	/** The file's id, as the source's view has it. */
	file: number;
	rows: number;
	/** The file has no row that a figure rests on. */
	all: boolean;
	/** The first of them. */
	line: number;
	/**
	 * What keeps the most of them out: a field whose value no figure reads, with values that are
	 * read. Null where it is how several values come together.
	 */
	why: { field: string; found: string[]; read: string[] } | null;
}

/** Rows that are alike in all that they are of. */
interface Kind {
	file: number;
	rows: number;
	unread: number;
	line: number | null;
	values: readonly string[];
}

/** `omradetype` first: whether a row is of a kommune, a fylke or the country. */
const LEVEL = 'omradetype';

/**
 * The rows of a source that no indicator reads: what is left when the source rows of each, of every
 * area and year, are taken out. What an indicator reads is said by its own `rader.sql`.
 */
export async function unreadRows(engine: Engine, source: string): Promise<UnreadRows[]> {
	const fields = [LEVEL, ...dimensionFields(kilde(source)).map(({ name }) => name)];
	const kinds = await kindsOf(engine, source, fields);
	const files = [...new Set(kinds.map(({ file }) => file))];
	return files.flatMap((file): UnreadRows[] => {
		const own = kinds.filter((kind) => kind.file === file);
		const left = own.filter(({ unread }) => unread > 0);
		const rows = left.reduce((sum, { unread }) => sum + unread, 0);
		if (rows === 0) return [];
		const line = Math.min(...left.map((kind) => kind.line ?? Infinity));
		const all = own.every((kind) => kind.unread === kind.rows);
		return [{ file, rows, all, line, why: whyOf(fields, kinds, left) }];
	});
}

/**
 * Every kind of row, with how many there are and how many of them nothing reads. What is read of a
 * place and a year follows from what its rows are of, and not from their figures: so places and years
 * with the same kinds of rows are asked of once, and counted as many times as there are.
 */
async function kindsOf(engine: Engine, source: string, fields: readonly string[]): Promise<Kind[]> {
	const names = join(fields.map(ident));
	const rows = ident(source);
	const whole = sql`main.${rows}`;
	const read = everyIndikator().flatMap(({ kilder, rader }) =>
		kilder.includes(source) && rader !== null ? [rowsOfAll(rader)] : []
	);
	const none = sql`SELECT NULL AS fil, NULL AS linje, NULL AS aar WHERE FALSE`;
	// Under the source's own name stand only the rows that are asked of.
	const found = await engine.text(
		sql`WITH spurt AS MATERIALIZED (
				SELECT arg_min(omrade, linje) AS spurt_omrade, arg_min(aar, linje) AS spurt_aar,
					count(*) AS ganger
				FROM (SELECT omrade, aar, min(linje) AS linje, sum(hash(fil, ${names})) AS form
					FROM ${whole} GROUP BY omrade, aar) GROUP BY form),
			${rows} AS MATERIALIZED (SELECT s.*, spurt.ganger FROM ${whole} AS s
				JOIN spurt ON s.omrade = spurt_omrade AND s.aar = spurt_aar),
			lest AS (SELECT DISTINCT fil, linje, aar
				FROM (${read.length > 0 ? join(read, ' UNION ALL ') : none}))
			SELECT s.fil, CAST(sum(ganger) AS INTEGER),
				CAST(COALESCE(sum(ganger) FILTER (lest.fil IS NULL), 0) AS INTEGER),
				min(s.linje) FILTER (lest.fil IS NULL), ${names}
			FROM ${rows} AS s
			LEFT JOIN lest ON lest.fil = s.fil AND lest.linje = s.linje AND lest.aar = s.aar
			GROUP BY s.fil, ${names} ORDER BY min(s.linje)`
	);
	return found.rows.map(([file, n, unread, line, ...values]) => ({
		file: Number(file),
		rows: Number(n),
		unread: Number(unread),
		line: line === null || line === undefined ? null : Number(line),
		values: values.map((one) => one ?? '')
	}));
}

/** An indicator's source rows, asked of each place and year. */
function rowsOfAll(rader: string): Sql {
	const asked = rader
		.replace(/ORDER BY[^()]*$/, '')
		.replace('?', 'spurt.spurt_omrade')
		.replace('?', 'spurt.spurt_aar');
	return sql`SELECT rad.fil, rad.linje, rad.aar FROM spurt, LATERAL (${declared(asked)}) AS rad`;
}

/** So many values are named as examples. */
const MOST_NAMED = 4;

/** The field that keeps most of the rows out by a value that no row behind a figure has. */
function whyOf(fields: readonly string[], all: readonly Kind[], left: readonly Kind[]) {
	const read = all.filter((kind) => kind.unread < kind.rows);
	const candidates = fields.map((field, at) => {
		const known = new Set(read.map(({ values }) => values[at] ?? ''));
		const out = left.filter(({ values }) => !known.has(values[at] ?? ''));
		return {
			field,
			rows: out.reduce((sum, { unread }) => sum + unread, 0),
			found: [...new Set(out.map(({ values }) => values[at] ?? ''))].slice(0, MOST_NAMED),
			read: [...known].slice(0, MOST_NAMED)
		};
	});
	const [most] = candidates.toSorted((a, b) => b.rows - a.rows);
	if (!most || most.rows === 0 || most.read.length === 0) return null;
	return { field: most.field, found: most.found, read: most.read };
}

/** What is told of it at the file. */
export function unreadProblem({ rows, all, line, why }: UnreadRows): Problem {
	return {
		code: all ? 'file-unread' : 'rows-unread',
		severity: all ? 'warning' : 'note',
		row: line,
		count: rows,
		...(why ? { why } : {})
	};
}
