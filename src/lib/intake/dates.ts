import { literal, sql, type Sql } from '../engine/index.ts';

const TIME = '(?:[T ,].*)?';
const ISO = `((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})${TIME}`;
const DAY_FIRST = `([0-9]{1,2})[./-] ?([0-9]{1,2})[./-] ?((?:19|20)?[0-9]{2})${TIME}`;
const MONTHS = 'jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec';
const NAMED = `(?i)([0-9]{1,2})\\.? ?(${MONTHS})[a-zæøå]*\\.?,? ?((?:19|20)[0-9]{2})${TIME}`;

/** A full date, as a regular expression of the engine. */
export const DATE_LIKE = `(?:${ISO}|${DAY_FIRST}|${NAMED.replace('(?i)', '(?i:')}))`;

/** SQL for the date in a text as the number yyyymmdd; NULL where it is none. */
export function dayOf(raw: Sql): Sql {
	const text = sql`trim(${raw})`;
	const part = (pattern: string, group: number) =>
		sql`regexp_extract(${text}, ${literal(`^${pattern}$`)}, ${literal(group)})`;
	const number = (of: Sql) => sql`TRY_CAST(${of} AS INTEGER)`;
	const named = sql`(list_position(['jan','feb','mar','apr','mai','jun','jul','aug','sep','okt','nov','des'],
		replace(replace(replace(lower(${part(NAMED, 2)}), 'may', 'mai'), 'oct', 'okt'), 'dec', 'des')))`;
	const year = sql`CASE WHEN length(${part(DAY_FIRST, 3)}) = 2
		THEN 2000 + ${number(part(DAY_FIRST, 3))} ELSE ${number(part(DAY_FIRST, 3))} END`;
	const day = (y: Sql, m: Sql, d: Sql) => sql`CASE WHEN ${m} BETWEEN 1 AND 12
		AND ${d} BETWEEN 1 AND 31 THEN ${y} * 10000 + ${m} * 100 + ${d} END`;
	const is = (pattern: string) => sql`regexp_full_match(${text}, ${literal(pattern)})`;
	return sql`CASE WHEN ${is(ISO)}
			THEN ${day(number(part(ISO, 1)), number(part(ISO, 2)), number(part(ISO, 3)))}
		WHEN ${is(DAY_FIRST)}
			THEN ${day(year, number(part(DAY_FIRST, 2)), number(part(DAY_FIRST, 1)))}
		WHEN ${is(NAMED)} THEN ${day(number(part(NAMED, 3)), named, number(part(NAMED, 1)))} END`;
}
