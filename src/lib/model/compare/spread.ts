import type { ReleasedColumn } from '../../domain/column.ts';
import { mayCompare } from './guard.ts';
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

/** Of fewer, the ends would be single kommuner's. */
const FEWEST = 5;

/**
 * Where eight of ten lie, half of them, and the middle one; of published values alone. Null where there
 * are fewer than five, or the figures may not be compared between kommuner.
 *
 * @see Hyndman and Fan 1996, doi 10.1080/00031305.1996.10473566, definition 7
 */
export function spreadOf(column: ReleasedColumn, places: readonly number[]): Spread | null {
	if (!mayCompare(column.key).allowed) return null;
	const values = valuesAt(column, places);
	if (values.length < FEWEST) return null;
	const [low, lower, median, upper, high] = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) =>
		quantile(values, share)
	) as [number, number, number, number, number];
	return { low, lower, median, upper, high, n: values.length };
}

/** @param ordered smallest first, one or more */
function quantile(ordered: readonly number[], share: number): number {
	const at = share * (ordered.length - 1);
	const [below = NaN, above = below] = [ordered[Math.floor(at)], ordered[Math.ceil(at)]];
	return below + (at - Math.floor(at)) * (above - below);
}
