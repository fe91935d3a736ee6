/**
 * Divides a whole number by weights so that the parts are whole and sum exactly (largest
 * remainder; ties go to the first).
 *
 * @throws RangeError when the total isn't a whole number ≥ 0 or no weight is positive
 */
export function apportion(total: number, weights: readonly number[]): number[] {
	const sum = sumOf(weights);
	if (!Number.isInteger(total) || total < 0 || !(sum > 0))
		throw new RangeError(`Can't divide ${total} by weights that sum to ${sum}`);
	const exact = weights.map((weight) => (total * weight) / sum);
	const parts = exact.map(Math.floor);
	const rest = total - sumOf(parts);
	const order = exact
		.map((x, i) => ({ i, fraction: x - Math.floor(x) }))
		.sort((a, b) => b.fraction - a.fraction || a.i - b.i);
	for (const { i } of order.slice(0, rest)) parts[i] = (parts[i] ?? 0) + 1;
	return parts;
}

export function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, x) => sum + x, 0);
}

/** The element, or an error: for indices that are in range by construction. */
export function elementAt<T>(list: readonly T[], i: number): T {
	const element = list[i];
	if (element === undefined) throw new RangeError(`No element ${i} of ${list.length}`);
	return element;
}
