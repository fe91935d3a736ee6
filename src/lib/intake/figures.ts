import { join, literal, sql, type Sql } from '../engine/sql.ts';
import type { Felt, KildeRegler } from '../catalogue/kilde.ts';

const COMMA_THOUSANDS = '-?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?';
const POINT_THOUSANDS = '-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?';

/** The sign that is not the file's decimal sign: where it stands in a figure, something was assumed. */
export function otherSign(decimal: ',' | '.'): ',' | '.' {
	return decimal === ',' ? '.' : ',';
}

/**
 * SQL for a figure written as text, NULL when it is none. The plain way comes first, since nearly
 * all figures of a large file are plain; spaces as thousands and U+2212 are the slow way.
 */
export function numberOf(raw: Sql, decimal: ',' | '.'): Sql {
	const other = literal(otherSign(decimal));
	const thousands = literal(decimal === ',' ? COMMA_THOUSANDS : POINT_THOUSANDS);
	const withPoint = (text: Sql) => sql`TRY_CAST(replace(${text}, ',', '.') AS DOUBLE)`;
	const spaced = sql`regexp_replace(replace(${raw}, '−', '-'), '[ \u00a0\u202f]', '', 'g')`;
	const withOther = sql`CASE WHEN regexp_full_match(trim(${raw}), ${thousands})
		THEN ${withPoint(sql`replace(${raw}, ${other}, '')`)} ELSE ${withPoint(raw)} END`;
	return sql`COALESCE(CASE WHEN contains(${raw}, ${other}) THEN ${withOther}
		ELSE ${withPoint(raw)} END, ${withPoint(spaced)})`;
}

/**
 * SQL for the state of a figure: the contract's meaning of its symbols, 'verdi' for a number in
 * range, NULL for what is neither and must be told about.
 */
export function stateOf(raw: Sql, number: Sql, felt: Felt, rules: KildeRegler, flag?: Sql): Sql {
	const { minimum, maximum } = felt.constraints ?? {};
	const inRange = [sql`isfinite(${number})`];
	if (minimum !== undefined) inRange.push(sql`${number} >= ${literal(minimum)}`);
	if (maximum !== undefined) inRange.push(sql`${number} <= ${literal(maximum)}`);
	const symbols = Object.entries(rules.symboler).map(
		([symbol, state]) => sql`WHEN trim(${raw}) = ${literal(symbol)} THEN ${literal(state)}`
	);
	const written = sql`CASE WHEN ${number} IS NOT NULL THEN
			CASE WHEN ${join(inRange, ' AND ')} THEN 'verdi' END
		WHEN ${raw} IS NULL OR trim(${raw}) = '' THEN ${literal(rules.tomt)}
		${join(symbols, ' ')} END`;
	if (!flag || !rules.merker) return written;
	const flagged = Object.entries(rules.merker)
		.filter(([, state]) => state !== 'verdi')
		.map(([mark, state]) => sql`WHEN trim(${flag}) = ${literal(mark)} THEN ${literal(state)}`);
	return sql`CASE ${join(flagged, ' ')} ELSE ${written} END`;
}

/** SQL that turns a source's symbols for a true zero into 0. */
export function withZeros(raw: Sql, rules: KildeRegler): Sql {
	const symbols = rules.nullsymboler ?? [];
	if (symbols.length === 0) return raw;
	return sql`CASE WHEN trim(${raw}) IN (${join(symbols.map(literal))}) THEN '0' ELSE ${raw} END`;
}

/** SQL for the year in "2024" or "2024_2024"; several years together, or no year, give NULL. */
export function yearOf(raw: Sql): Sql {
	const text = sql`trim(${raw})`;
	const single = sql`CASE WHEN length(${text}) = 9 AND left(${text}, 4) = right(${text}, 4)
		THEN left(${text}, 4) ELSE ${text} END`;
	const year = sql`TRY_CAST(${single} AS INTEGER)`;
	return sql`CASE WHEN ${year} BETWEEN 1990 AND 2100 THEN ${year} END`;
}
