/**
 * A quantile, straight between the two that it lies between.
 *
 * @param ordered smallest first
 * @param share   0–1
 * @throws        RangeError when there are none
 * @see Hyndman and Fan 1996, doi 10.1080/00031305.1996.10473566, definition 7
 */
export function quantile(ordered: ArrayLike<number>, share: number): number {
	const at = (ordered.length - 1) * share;
	const [below, above] = [ordered[Math.floor(at)], ordered[Math.ceil(at)]];
	if (below === undefined || above === undefined)
		throw new RangeError('No values have no quantile');
	return below + (above - below) * (at - Math.floor(at));
}
