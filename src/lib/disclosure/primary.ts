/** A contract's rule for small numbers. */
export interface Limit {
	/** Counts from 1 up to, not including, k are hidden. */
	k: number;
	/** The base is a closed group: none and all tell something about each person in it. */
	closedGroup: boolean;
}

/**
 * Whether a count must be hidden by itself: the count, what is left of its group, or the group is
 * under the limit. Counts split by assumed shares are not whole; they are judged as they would be
 * shown, rounded.
 *
 * @param count numerator, persons
 * @param group the closed group the count is part of, persons; null when there is none
 * @see disclosure practice of FHI and Statistics Norway; `disclosure/README.md`
 */
export function isPrimary(count: number, group: number | null, { k, closedGroup }: Limit): boolean {
	const n = Math.round(count);
	const small = (x: number) => x > 0 && x < k;
	if (small(n)) return true;
	if (closedGroup && n === 0) return true;
	if (group === null) return false;
	const all = Math.round(group);
	const rest = all - n;
	return all < k || small(rest) || (closedGroup && rest === 0);
}
