import { join, literal, sql, type Sql } from '../engine/sql.ts';
import type { Felt, KildeRegler } from '../catalogue/kilde.ts';
import type { StateWord } from '../domain/cell.ts';
import { dayOf } from './dates.ts';

const COMMA_THOUSANDS = '-?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?';
const POINT_THOUSANDS = '-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?';
const BLANKS = ' \u00a0\u202f';
const SPACE_THOUSANDS = '-?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?';

/** The sign that is not the file's decimal sign: it parts thousands, or something is to be told. */
export function otherSign(decimal: ',' | '.'): ',' | '.' {
	return decimal === ',' ? '.' : ',';
}

/**
 * SQL for whether a figure has the sign that is not the file's decimal sign, and not between groups of
 * three: then it was read as a decimal sign too.
 */
export function hasBothSigns(raw: Sql, decimal: ',' | '.'): Sql {
	const thousands = literal(decimal === ',' ? COMMA_THOUSANDS : POINT_THOUSANDS);
	const groups = sql`regexp_full_match(trim(replace(${raw}, '−', '-'), ${literal(BLANKS)}), ${thousands})`;
	return sql`(contains(${raw}, ${literal(otherSign(decimal))}) AND NOT ${groups})`;
}

/**
 * SQL for a figure written as text, NULL when it is none. The plain way comes first, since nearly
 * all figures of a large file are plain; spaces as thousands and U+2212 are the slow way.
 */
export function numberOf(raw: Sql, decimal: ',' | '.'): Sql {
	const other = literal(otherSign(decimal));
	const thousands = literal(decimal === ',' ? COMMA_THOUSANDS : POINT_THOUSANDS);
	const withPoint = (text: Sql) => sql`TRY_CAST(replace(${text}, ',', '.') AS DOUBLE)`;
	const minus = sql`replace(${raw}, '−', '-')`;
	const even = sql`trim(regexp_replace(${minus}, '[\u00a0\u202f]', ' ', 'g'))`;
	const spaced = sql`CASE WHEN regexp_full_match(${even}, ${literal(SPACE_THOUSANDS)})
		THEN ${withPoint(sql`replace(${even}, ' ', '')`)} ELSE ${withPoint(even)} END`;
	const withOther = sql`CASE WHEN regexp_full_match(trim(${raw}), ${thousands})
		THEN ${withPoint(sql`replace(${raw}, ${other}, '')`)} ELSE ${withPoint(raw)} END`;
	// The engine's casts take "8_10" for 810.
	return sql`CASE WHEN NOT contains(${raw}, '_') THEN COALESCE(
		CASE WHEN contains(${raw}, ${other}) THEN ${withOther} ELSE ${withPoint(raw)} END,
		${spaced}) END`;
}

/**
 * SQL for the state of a figure: the contract's meaning of its symbols, 'verdi' for a number in
 * range, NULL for what is neither and must be told about.
 */
export function stateOf(raw: Sql, number: Sql, felt: Felt, rules: KildeRegler, flag?: Sql): Sql {
	const symbols = Object.entries(rules.symboler).map(
		([symbol, state]) => sql`WHEN trim(${raw}) = ${literal(symbol)} THEN ${stateWord(state)}`
	);
	const written = sql`CASE WHEN ${number} IS NOT NULL THEN
			CASE WHEN ${inRange(number, felt)} THEN ${stateWord('verdi')} END
		WHEN ${raw} IS NULL OR trim(${raw}) = '' THEN ${stateWord(rules.tomt)}
		${join(symbols, ' ')} END`;
	if (!flag || !rules.merker) return written;
	const flagged = Object.entries(rules.merker)
		.filter(([, state]) => state !== 'verdi')
		.map(([mark, state]) => sql`WHEN trim(${flag}) = ${literal(mark)} THEN ${stateWord(state)}`);
	return sql`CASE ${join(flagged, ' ')} ELSE ${written} END`;
}

/** SQL that turns a source's symbols for a true zero into 0. */
export function withZeros(raw: Sql, rules: KildeRegler): Sql {
	const symbols = rules.nullsymboler ?? [];
	if (symbols.length === 0) return raw;
	return sql`CASE WHEN trim(${raw}) IN (${join(symbols.map(literal))}) THEN '0' ELSE ${raw} END`;
}

/**
 * SQL for the year in "2024", "2024_2024" or a full date; several years together, or no number, give
 * NULL.
 */
export function yearOf(raw: Sql): Sql {
	const text = sql`trim(${raw})`;
	const first = sql`left(${text}, 4)`;
	const single = sql`CASE length(${text}) WHEN 4 THEN ${text}
		WHEN 9 THEN CASE WHEN ${first} = right(${text}, 4) THEN ${first} END
		ELSE CASE WHEN regexp_full_match(${text}, '[0-9]{4}[.,]0+') THEN ${first} END END`;
	const dated = sql`CASE WHEN length(${text}) BETWEEN 6 AND 40 THEN ${dayOf(raw)} // 10000 END`;
	const year = sql`COALESCE(TRY_CAST(${single} AS INTEGER), ${dated})`;
	return sql`CASE WHEN ${year} BETWEEN 1990 AND 2100 THEN ${year} END`;
}

/** A state as the engine's own type: a byte a cell instead of a text. */
export function stateWord(state: StateWord): Sql {
	return sql`CAST(${literal(state)} AS tilstand)`;
}

/** SQL for whether a number is finite, whole where it must be, and within what the contract allows. */
export function inRange(number: Sql, { type, constraints = {} }: Felt): Sql {
	const { minimum, maximum } = constraints;
	const conditions = [sql`isfinite(${number})`];
	if (type === 'integer') conditions.push(sql`${number} = floor(${number})`);
	if (minimum !== undefined) conditions.push(sql`${number} >= ${literal(minimum)}`);
	if (maximum !== undefined) conditions.push(sql`${number} <= ${literal(maximum)}`);
	return join(conditions, ' AND ');
}
