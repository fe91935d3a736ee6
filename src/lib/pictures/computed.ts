import { value } from '../domain/cell.ts';
import type {
	ComputedCell,
	ComputedNumber,
	ComputedRange,
	ComputedSpan,
	Released
} from '../domain/figure.ts';
import type { Computed, TableCell } from '../domain/table.ts';
import { numberText, spanText } from '../text/index.ts';

/** The model's number, or the ends of its range around the median; of some only the ends are known. */
interface Said {
	median: number | null;
	low?: number;
	high?: number;
	/** Why only the ends are known, where that is so. */
	why?: string;
}

/**
 * What the model says, for a table: as it is written, with the numbers behind it.
 *
 * @param decimals how many it is known with
 */
export function computed(text: string, said: Said, decimals: number): Computed {
	const { low = null, median, high = null, why } = said;
	return { text, middle: median, low, high, decimals, ...(why && { why }) } as Computed;
}

/** A span that the model has computed, for a chart: in the unit of its value. */
export function computedSpan(ends: { low: number; high: number } | null): ComputedSpan | null {
	return ends && ({ low: ends.low, high: ends.high } as ComputedSpan);
}

/** The middle 90 % of the draws with their median, for a chart. */
export const computedRange = (said: { low: number; median: number; high: number }) =>
	({ low: said.low, middle: said.median, high: said.high }) as ComputedRange;

/** A number that the model has computed, for a chart. */
export const computedNumber = (x: number) => x as ComputedNumber;

/** A value that the model has computed, for a chart. */
export const computedCell = (x: number) => value(x) as ComputedCell;

/** A figure with the span that it is known with; a figure that isn't shown has none. */
export function spanned(
	figure: Released,
	{ low, high }: { low: number; high: number },
	decimals: number
): TableCell {
	if (figure.state !== 'value') return figure;
	const text = `${numberText(figure.value, decimals)} (${spanText(low, high, decimals)})`;
	return computed(text, { low, median: figure.value, high }, decimals);
}
