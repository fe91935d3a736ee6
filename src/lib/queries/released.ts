import { sql } from '../engine/index.ts';

/*
 * The cube as it is and what may be shown of it. `cube.ts` and `protect.ts` alone name the raw one; all
 * else picks from `frigitt`.
 */

/** One long table of all indicators over all areas and years, as the files have it. */
export const CUBE = 'tall';

/** What is known of its figures of persons: shown or not, and what a hidden one may be. */
export const MASK = 'vern';

/** The sources of which all that counts persons has been judged. */
export const JUDGED = 'domt';

/** Counts of persons of single kommuner that may be shown: what a row of a file may show its count by. */
export const SHOWN_CELLS = 'vist_celle';

/** The view that everything shown picks from. */
export const RELEASED = sql`frigitt`;

/** The cube as it is, in the released one's columns: for the municipality's own eyes alone. */
export const OPENED = sql`(SELECT *, CASE WHEN teller_lav IS NULL THEN 0 ELSE 1 END AS delt,
	CAST(NULL AS DOUBLE) AS lav, CAST(NULL AS DOUBLE) AS hoy FROM tall)`;
