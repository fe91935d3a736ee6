import type { SeriesKey } from '#lib/domain/column.ts';
import type { Columns } from '#lib/model/compare/columns.ts';
import { mayCompare, mayJudge, mayRank } from '#lib/model/compare/guard.ts';

/**
 * What the page begins with: the first indicator that everything can be shown of, or as much as can,
 * that any of the kommuner has a figure in.
 */
export function beginsWith(
	columns: Columns,
	places: readonly number[],
	year: number
): SeriesKey | null {
	const told = columns.series().filter((key) => columns.newest(key, year, places) !== null);
	const first = [mayRank, mayJudge, mayCompare].map((may) => told.find((key) => may(key).allowed));
	return first.find(Boolean) ?? told[0] ?? columns.series()[0] ?? null;
}
