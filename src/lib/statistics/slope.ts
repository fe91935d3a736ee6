/** A point of a line, that weighs one over its variance. */
export interface Weighted {
	x: number;
	y: number;
	/** Above 0. */
	weight: number;
}

/**
 * The slope of a weighted straight line, and its standard error where the variances are known: not
 * made of how far the points are from the line.
 *
 * @param points at least two different x
 * @returns      in the unit of y for one of x
 * @throws       RangeError when no line is given
 * @see          Aitken 1936 (weighted least squares)
 */
export function slopeOf(points: readonly Weighted[]): { slope: number; error: number } {
	const total = sumOf(points, ({ weight }) => weight);
	const middle = sumOf(points, ({ x, weight }) => weight * x) / total;
	const height = sumOf(points, ({ y, weight }) => weight * y) / total;
	const spread = sumOf(points, ({ x, weight }) => weight * (x - middle) ** 2);
	const lean = sumOf(points, ({ x, y, weight }) => weight * (x - middle) * (y - height));
	const fits = points.every(({ weight }) => weight > 0);
	if (!fits || !(spread > 0 && spread < Infinity) || !Number.isFinite(lean))
		throw new RangeError(`No line through ${points.length} points`);
	return { slope: lean / spread, error: 1 / Math.sqrt(spread) };
}

const sumOf = (points: readonly Weighted[], of: (point: Weighted) => number) =>
	points.reduce((sum, point) => sum + of(point), 0);
