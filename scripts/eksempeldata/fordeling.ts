/**
 * Divides a whole number by weights so that the parts are whole and sum exactly (largest
 * remainder; ties go to the first).
 *
 * @throws RangeError when the total isn't a whole number ≥ 0 or no weight is positive
 */
export function fordel(total: number, vekter: readonly number[]): number[] {
	const sum = summer(vekter);
	if (!Number.isInteger(total) || total < 0 || !(sum > 0))
		throw new RangeError(`Can't divide ${total} by weights that sum to ${sum}`);
	const eksakt = vekter.map((vekt) => (total * vekt) / sum);
	const deler = eksakt.map(Math.floor);
	const rest = total - summer(deler);
	const rekkefolge = eksakt
		.map((x, i) => ({ i, brok: x - Math.floor(x) }))
		.sort((a, b) => b.brok - a.brok || a.i - b.i);
	for (const { i } of rekkefolge.slice(0, rest)) deler[i] = (deler[i] ?? 0) + 1;
	return deler;
}

export function summer(tall: readonly number[]): number {
	return tall.reduce((sum, x) => sum + x, 0);
}

/** The element, or an error: for indices that are in range by construction. */
export function ved<T>(liste: readonly T[], i: number): T {
	const element = liste[i];
	if (element === undefined) throw new RangeError(`No element ${i} of ${liste.length}`);
	return element;
}
