import type { ForlopId } from '../domain/figure.ts';

/**
 * The numbers a pathway's required man-years rest on, in the order of `USED_BY`: hours per user and
 * year, available hours per man-year (after holiday and absence, before indirect work), and the
 * indirect share, 0–1; for pathway 3 users per man-year.
 */
export type NormValues = readonly number[];

/**
 * Required man-years with every number known: users × hours ÷ (available hours × (1 − indirect
 * share)). Where the caseload is known, hours per user are client hours per man-year ÷ users per
 * man-year, so that the hours cancel out: users ÷ users per man-year.
 *
 * @param users users per year, persons
 * @returns     man-years; infinite or below zero when the norms leave no time
 * @see         WISN user's manual (WHO 2010)
 */
export function arsverkFor(forlop: ForlopId, users: number, norms: NormValues): number {
	const [first = NaN, available = NaN, indirect = NaN] = norms;
	return forlop === 3 ? users / first : (users * first) / (available * (1 - indirect));
}
