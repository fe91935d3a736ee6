import { quantile } from '../../statistics/quantile.ts';

/** Fewer figures than a class should have make fewer classes, or one alone. */
const IN_A_CLASS = 4;
const MOST = 5;
/** Roundness of breaks, in parts of the step between two of them. */
const STEPS = [5, 2, 1];

/**
 * Where classes with about as many kommuner each end and begin, rounded so that they can be said.
 *
 * @param values   published ones alone: what is hidden moves no break
 * @param decimals how many the figures are written with; breaks have no more
 * @returns        ascending, each with figures on both sides of it; none where there are few figures
 */
export function classBreaks(values: readonly number[], decimals: number): number[] {
	const sorted = values.toSorted((a, b) => a - b);
	const classes = Math.min(MOST, Math.floor(sorted.length / IN_A_CLASS));
	const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
	if (classes < 2 || lowest === highest) return [];
	const exact = Array.from({ length: classes - 1 }, (_, i) => quantile(sorted, (i + 1) / classes));
	const step = stepOf(exact, { decimals, spread: highest - lowest });
	const rounded = exact.map((x) => Number((Math.round(x / step) * step).toFixed(decimals)));
	return [...new Set(rounded)].filter((end) => end > lowest && end <= highest);
}

/** The roundest step that still tells the breaks from each other. */
function stepOf(
	exact: readonly number[],
	{ decimals, spread }: { decimals: number; spread: number }
): number {
	const gaps = exact.slice(1).map((x, i) => x - (exact[i] ?? x));
	const between = Math.min(...gaps.filter((gap) => gap > 0), spread / 4);
	const ten = 10 ** Math.floor(Math.log10(between));
	const found = STEPS.map((part) => part * ten).find((step) => step <= between) ?? ten;
	return Math.max(found, 10 ** -decimals);
}

/** The middle half of some values, with their median. */
export function middleHalf(values: readonly number[]): {
	low: number;
	middle: number;
	high: number;
} {
	const sorted = values.toSorted((a, b) => a - b);
	return {
		low: quantile(sorted, 0.25),
		middle: quantile(sorted, 0.5),
		high: quantile(sorted, 0.75)
	};
}
