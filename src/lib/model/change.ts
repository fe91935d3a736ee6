import { differenceLimits } from '../statistics/difference.ts';
import type { Limits } from '../statistics/wilson.ts';

/**
 * A number as it is told in a year. `chance`: its limits are what chance may do to it, 95 %. `range`:
 * the model knows no more than that it lies between them. Without limits it is what a source counts.
 */
export interface Told {
	value: number;
	limits: (Limits & { by: 'chance' | 'range' }) | null;
}

/** How a number moved, in its own unit. */
export type Change =
	| { kind: 'same' }
	/** It moved, and by more than its limits carry; `limits` are those of the difference. */
	| { kind: 'more' | 'less'; by: number | null; limits: Limits | null }
	/** The limits of the difference hold zero. */
	| { kind: 'chance'; limits: Limits }
	/** The two ranges overlap. */
	| { kind: 'overlap' };

/**
 * How a number moved from one year to another. It is judged as it is read: with the decimals it is told
 * with, so that no two numbers that look the same are told apart.
 *
 * @param decimals  how many both are told with
 */
export function changeOf(then: Told, now: Told, decimals: number): Change {
	const [before, after] = [rounded(then, decimals), rounded(now, decimals)];
	const ranges = [before, after].some(({ limits }) => limits?.by === 'range');
	if (ranges) return betweenRanges(endsOf(before), endsOf(after));
	if (before.value === after.value) return { kind: 'same' };
	const by = after.value - before.value;
	if (!then.limits && !now.limits) return { kind: sideOf(by), by, limits: null };
	const limits = differenceLimits(varying(now), varying(then));
	if (limits.low <= 0 && limits.high >= 0) return { kind: 'chance', limits };
	return { kind: sideOf(by), by, limits };
}

/** What has no middle that can be held against another: its ends decide, and give the ends of the difference. */
function betweenRanges(then: Limits, now: Limits): Change {
	const limits = { low: now.low - then.high, high: now.high - then.low };
	if (limits.low <= 0 && limits.high >= 0) return { kind: 'overlap' };
	return { kind: sideOf(limits.low), by: null, limits };
}

const sideOf = (by: number) => (by > 0 ? 'more' : 'less');
const endsOf = ({ value, limits }: Told): Limits => limits ?? { low: value, high: value };
const varying = (told: Told) => ({ value: told.value, ...endsOf(told) });

function rounded({ value, limits }: Told, decimals: number): Told {
	const round = (x: number) => Number(x.toFixed(decimals));
	return {
		value: round(value),
		limits: limits && { by: limits.by, low: round(limits.low), high: round(limits.high) }
	};
}
