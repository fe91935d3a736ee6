import { range, type Range } from '../domain/range.ts';

/**
 * How many times today's users there will be when their number grows by the same per cent a year.
 *
 * @param percent growth a year, per cent; below zero for fewer
 * @param years   years from today, 0 or more
 */
export function growthFromRate({ low, middle, high }: Range, years: number): Range {
	const factor = (percent: number) => (1 + percent / 100) ** years;
	return range(factor(low), factor(middle), factor(high));
}

/** Persons of an age group, now and then, and the users that it has; users are null when hidden. */
export interface AgeGroup {
	now: number;
	then: number;
	users: number | null;
}

/**
 * How many times today's users there will be when each age group keeps its share of users: Σ users ×
 * then ÷ now, over Σ users. Without users by age each adult counts the same.
 *
 * @returns null when a group has nobody today, or there are no users
 */
export function growthFromAges(groups: readonly AgeGroup[]): number | null {
	const known = groups.every(({ users }) => users !== null);
	const weights = groups.map(({ users, now }) => (known ? (users ?? 0) : now));
	const sum = weights.reduce((a, b) => a + b, 0);
	if (sum <= 0 || groups.some(({ now }, i) => now <= 0 && (weights[i] ?? 0) > 0)) return null;
	const after = groups.reduce(
		(total, { now, then }, i) => total + (now > 0 ? ((weights[i] ?? 0) * then) / now : 0),
		0
	);
	return after / sum;
}
