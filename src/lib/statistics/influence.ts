/** Draws of a driver are put in so many bins of the same size. */
const BINS = 40;

/** What a bin must say for its share of the draws to decide. */
const CERTAIN = 0.95;

/**
 * How much of an outcome's spread a driver explains: η² over equal bins of the driver, less what as
 * many bins of nothing would explain, (B − 1)/n. Nothing is asked of the form of the relation.
 *
 * @param driver  draws of one independent input
 * @param outcome draws of what follows from it, in the same order
 * @returns       0–1; 0 where the outcome does not vary
 * @see           Plischke, Borgonovo and Smith 2013 (given-data estimators)
 */
export function influenceOf(driver: Float64Array, outcome: Float64Array): number {
	const n = outcome.length;
	const mean = outcome.reduce((sum, one) => sum + one, 0) / n;
	const spread = outcome.reduce((sum, one) => sum + (one - mean) ** 2, 0);
	if (spread === 0 || isConstant(driver)) return 0;
	const bins = binsOf(driver);
	const explained = bins.reduce((sum, bin) => {
		const middle = bin.reduce((all, i) => all + (outcome[i] ?? 0), 0) / bin.length;
		return sum + bin.length * (middle - mean) ** 2;
	}, 0);
	return Math.max(0, explained / spread - (bins.length - 1) / n);
}

/**
 * In what share of the driver's bins the answer would be decided: how often it would be, if the
 * driver were known and nothing else were.
 *
 * @param missing for each draw whether something is missing in it
 * @returns       0–1
 */
export function settledBy(driver: Float64Array, missing: readonly boolean[]): number {
	if (isConstant(driver)) return 0;
	const bins = binsOf(driver);
	const decided = bins.filter((bin) => {
		const share = bin.filter((i) => missing[i]).length / bin.length;
		return share >= CERTAIN || share <= 1 - CERTAIN;
	});
	return decided.length / bins.length;
}

const isConstant = (numbers: Float64Array) => numbers.every((one) => one === numbers[0]);

/** Many kommuner share a driver: its bins are kept as long as its draws. */
const binsKept = new WeakMap<Float64Array, readonly Uint32Array[]>();

/** Indexes of the draws, lowest driver first, in bins that differ by one in size at most. */
function binsOf(driver: Float64Array): readonly Uint32Array[] {
	const kept = binsKept.get(driver);
	if (kept) return kept;
	const order = Uint32Array.from(driver.keys()).sort((a, b) => (driver[a] ?? 0) - (driver[b] ?? 0));
	const count = Math.min(BINS, order.length);
	const bins = Array.from({ length: count }, (_, bin) =>
		order.subarray(
			Math.floor((bin * order.length) / count),
			Math.floor(((bin + 1) * order.length) / count)
		)
	);
	binsKept.set(driver, bins);
	return bins;
}
