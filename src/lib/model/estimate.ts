import type { ForlopId } from '../domain/figure.ts';
import { middleOf, type Uncertain } from '../statistics/draw.ts';
import type { Allowed } from './compositions.ts';
import type { Rule } from './crosswalk.ts';

/**
 * A group of a source, and where its persons go: to the pathway the file itself says, or by a rule
 * of the crosswalk.
 */
export interface Part {
	id: string;
	/** Null where the count is hidden, or was not collected. */
	amount: Uncertain | null;
	/** What published cells and totals allow a hidden count to be; undefined: up to the hidden total. */
	within?: Allowed;
	/** It was not collected: nothing bounds it. */
	uncounted?: true;
	/** Whether it may be shown is not found out yet: it comes. */
	awaited?: true;
	/** The share of the area's users that are in the group, 0–1; undefined where nobody tells. */
	prior?: number;
	to: ForlopId | Rule;
}

/** What one source says of a kommune's users. Estimates of different sources are never added. */
export interface Estimate {
	/** The source's id; for the municipality's own overview also the name that it gives. */
	source: string;
	year: number;
	parts: readonly Part[];
	/** What the hidden parts add up to, if released cells tell it; null when nothing bounds them. */
	hiddenTotal: number | null;
}

export const reaches = ({ to }: Pick<Part, 'to'>, forlop: ForlopId): boolean =>
	typeof to === 'number' ? to === forlop : to.shares[`${forlop}`].high > 0;

/** The parts of an estimate that concern a pathway. */
export function partsOf({ parts }: Estimate, forlop: ForlopId): Part[] {
	return parts.filter((part) => reaches(part, forlop));
}

/** Whether an estimate says anything of a pathway. */
export function sees(estimate: Estimate, forlop: ForlopId): boolean {
	return partsOf(estimate, forlop).some(({ uncounted }) => !uncounted);
}

/** Whether some of a pathway is on its way. */
export function isAwaited(estimate: Estimate, forlop: ForlopId): boolean {
	return partsOf(estimate, forlop).some(({ awaited }) => awaited);
}

/** Whether some of a pathway is hidden or not collected, and nothing bounds it. */
export function isUnbounded(estimate: Estimate, forlop: ForlopId): boolean {
	return (
		estimate.hiddenTotal === null && partsOf(estimate, forlop).some(({ amount }) => amount === null)
	);
}

/**
 * Users that the source has counted of those who may be in some pathways; null where some of them are
 * not told, or where they are not counted but follow from the population.
 */
export function countedIn(
	{ parts, hiddenTotal }: Estimate,
	pathways: readonly ForlopId[]
): number | null {
	const own = parts.filter((part) => pathways.some((forlop) => reaches(part, forlop)));
	const isCounted = ({ uncounted, amount }: Part) =>
		!uncounted && (amount === null || amount.kind === 'count' || amount.kind === 'exact');
	if (!own.every(isCounted)) return null;
	const hidden = own.some(({ amount }) => amount === null);
	if (hidden && hiddenTotal === null) return null;
	return own.reduce(
		(sum, { amount }) => sum + (amount ? middleOf(amount) : 0),
		hidden ? (hiddenTotal ?? 0) : 0
	);
}

/**
 * What the hidden parts of a shown total add up to: what is left when the shown ones are taken away.
 * Null where one part alone is hidden (what is left may be more than it), or where something was not
 * collected: that may be in the total or not.
 */
export function hiddenOf(total: number, parts: readonly Part[]): number | null {
	const hidden = parts.filter(({ amount }) => amount === null);
	if (hidden.length < 2 || parts.some(({ uncounted }) => uncounted)) return null;
	const shown = parts.reduce((sum, { amount }) => sum + (amount ? middleOf(amount) : 0), 0);
	return total > shown ? total - shown : null;
}
