import type { ReleasedColumn } from '../../domain/column.ts';
import { orderByLikeness } from '../../statistics/likeness.ts';
import { mayCompare, mayRank } from './guard.ts';

/**
 * Places by what a column says, best first; those without a value last, in the order they came in:
 * where one that is hidden stands says nothing of it.
 *
 * @throws RangeError when nobody may be ranked by the column
 */
export function orderedBy(
	column: ReleasedColumn,
	places: readonly number[],
	direction: 'ascending' | 'descending'
): number[] {
	if (!mayRank(column.key).allowed)
		throw new RangeError(`Nobody is ordered by ${column.key.indicator}`);
	const valueOf = (place: number) => column.value[place] ?? NaN;
	const told = places.filter((place) => !Number.isNaN(valueOf(place)));
	const rest = places.filter((place) => Number.isNaN(valueOf(place)));
	const sign = direction === 'ascending' ? 1 : -1;
	return [...told.toSorted((a, b) => sign * (valueOf(a) - valueOf(b))), ...rest];
}

/** Places so that kommuner whose figures are alike stand together; it ranks nobody. */
export const rowsByLikeness = (
	columns: readonly ReleasedColumn[],
	places: readonly number[]
): number[] => {
	const scores = scoresOf(columns, places);
	const rows = places.map((_, row) => scores.map((column) => column[row] ?? null));
	return orderByLikeness(rows).map((row) => places[row] ?? -1);
};

/**
 * Columns so that those that say the same of the same kommuner stand together; those that may not be
 * compared are like none, and stand last.
 *
 * @returns places in `columns`
 */
export const columnsByLikeness = (
	columns: readonly ReleasedColumn[],
	places: readonly number[]
): number[] => orderByLikeness(scoresOf(columns, places));

/** Each column's figures as z-scores over the places; null where there is none, or it may not be compared. */
function scoresOf(
	columns: readonly ReleasedColumn[],
	places: readonly number[]
): (number | null)[][] {
	return columns.map((column) => {
		const may = mayCompare(column.key).allowed;
		const values = places.map((place) => (may ? (column.value[place] ?? NaN) : NaN));
		const told = values.filter((one) => !Number.isNaN(one));
		const mean = sum(told) / told.length;
		const deviation = Math.sqrt(sum(told.map((one) => (one - mean) ** 2)) / told.length);
		// One that is the same everywhere says nothing of who is alike.
		return values.map((one) =>
			one >= -Infinity && deviation > 0 ? (one - mean) / deviation : null
		);
	});
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
