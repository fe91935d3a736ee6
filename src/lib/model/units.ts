import type { ForlopId } from '../domain/figure.ts';

/**
 * What an answer is of: one pathway, or the second and the third together. Man-years by pathway and
 * form of work are known by their sums only, so that the two together are known far better than each.
 */
export type Unit = ForlopId | 23;

export const TOGETHER = 23;

/** In the order in which they are answered; the one that is known best comes first. */
export const UNITS: readonly Unit[] = [TOGETHER, 2, 3, 1];

export const PATHWAYS: readonly ForlopId[] = [1, 2, 3];

export function pathwaysIn(unit: Unit): readonly ForlopId[] {
	return unit === TOGETHER ? [2, 3] : [unit];
}
