/**
 * The years that get a label: every one when there is room, otherwise every second, third … counted
 * back from the last, which is the one people look for.
 *
 * @param years  ascending
 * @param x      where a year lies, in pixels
 * @param room   what a label needs, in pixels
 */
export function yearTicks(
	years: readonly number[],
	x: (year: number) => number,
	room: number
): number[] {
	for (let step = 1; step < years.length; step++) {
		const kept = years.filter((_, i) => (years.length - 1 - i) % step === 0);
		if (kept.every((year, i) => i === 0 || x(year) - x(kept[i - 1] ?? year) >= room)) return kept;
	}
	return years.slice(-1);
}
