import { sql, type Sql } from '../engine/index.ts';

/** The last age of a group without an upper end, as «80 år eller eldre». */
const OPEN_END = sql`999`;

/**
 * First and last age in years of an age as files write it, integers; both null where it has no
 * number. A single age is its own last.
 */
export function ageSpan(age: Sql): { from: Sql; to: Sql } {
	const from = sql`TRY_CAST(NULLIF(regexp_extract(${age}, '[0-9]+'), '') AS INTEGER)`;
	const last = sql`TRY_CAST(NULLIF(regexp_extract(${age}, '[0-9]+[^0-9]+([0-9]+)', 1), '') AS INTEGER)`;
	const open = sql`regexp_extract(${age}, 'pluss|[+]|eldre|over|older') <> ''`;
	const to = sql`CASE WHEN ${from} IS NULL THEN NULL WHEN ${open} THEN ${OPEN_END}
		ELSE COALESCE(${last}, ${from}) END`;
	return { from, to };
}
