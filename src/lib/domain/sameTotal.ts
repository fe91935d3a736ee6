/** Sums of one total that differ by no more are one total, written with rounding. */
export const SAME_TOTAL = {
	/** Of the larger, 0–1. */
	share: 0.02,
	/** In the unit of the sums: man-years. */
	units: 0.2
};

/**
 * Whether two sums are of the same total.
 *
 * @param sum, other in man-years
 */
export function sameTotal(sum: number, other: number): boolean {
	const differ = Math.abs(sum - other);
	return differ <= SAME_TOTAL.units || differ <= SAME_TOTAL.share * Math.max(sum, other);
}
