import type { ReleasedColumn } from '../../domain/column.ts';
import { quantile } from '../../statistics/quantile.ts';
import { FEWEST_OTHERS, mayCompare } from './guard.ts';
import { valuesAt } from './reference.ts';

/** How published figures of single kommuner lie, in the indicator's unit. */
export interface Spread {
	low: number;
	lower: number;
	median: number;
	upper: number;
	high: number;
	/** How many they are of. */
	n: number;
}

/**
 * Where eight of ten lie, half of them, and the middle one; of published values alone. Null where there
 * are fewer than five, or the figures may not be compared between kommuner.
 */
export function spreadOf(column: ReleasedColumn, places: readonly number[]): Spread | null {
	if (!mayCompare(column.key).allowed) return null;
	const values = valuesAt(column, places);
	if (values.length < FEWEST_OTHERS) return null;
	const [low, lower, median, upper, high] = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) =>
		quantile(values, share)
	) as [number, number, number, number, number];
	return { low, lower, median, upper, high, n: values.length };
}
