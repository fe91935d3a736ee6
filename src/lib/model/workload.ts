import type { ForlopId } from '../domain/figure.ts';
import { range, type Range } from '../domain/range.ts';

/**
 * The numbers a pathway's required man-years rest on, in the order of `USED_BY`: hours per user,
 * available hours and indirect share; for pathway 3 users per man-year.
 */
export type NormValues = readonly number[];

/**
 * Required man-years with every number known: users × hours ÷ (available hours × (1 − indirect
 * share)), or users ÷ users per man-year.
 *
 * @param users users per year, persons
 * @returns     man-years; not a number when the norms leave no time
 */
export function arsverkFor(forlop: ForlopId, users: number, norms: NormValues): number {
	const [first = NaN, available = NaN, indirect = NaN] = norms;
	return forlop === 3 ? users / first : (users * first) / (available * (1 - indirect));
}

/** Hours a man-year gives and a user takes. Each is an assumption with a span. */
export interface WorkloadNorms {
	/** Hours of direct help per user and year. */
	hoursPerUser: Range;
	/** Hours per man-year after holiday and absence, before indirect work. */
	availableHours: Range;
	/** Share of the available hours that goes to indirect work, 0–1. */
	indirectShare: Range;
}

/**
 * Required man-years for a pathway.
 *
 * The low end takes few users, few hours each, long man-years and little indirect work; the high
 * end the opposite. It is the span of the assumptions, not an interval of chance.
 *
 * @param users users per year, persons
 * @returns     man-years
 * @throws      RangeError when available hours ≤ 0 or the indirect share is outside 0–1
 * @see         WISN user's manual (WHO 2010); need → capacity → gap, step 2
 */
export function requiredArsverk(users: Range, norms: WorkloadNorms): Range {
	const { hoursPerUser, availableHours, indirectShare } = norms;
	if (availableHours.low <= 0) throw new RangeError('Available hours must be above zero');
	if (indirectShare.low < 0 || indirectShare.high >= 1)
		throw new RangeError('The indirect share must be from 0 up to, not including, 1');
	const direct = (hours: number, indirect: number) => hours * (1 - indirect);
	return range(
		(users.low * hoursPerUser.low) / direct(availableHours.high, indirectShare.low),
		(users.middle * hoursPerUser.middle) / direct(availableHours.middle, indirectShare.middle),
		(users.high * hoursPerUser.high) / direct(availableHours.low, indirectShare.high)
	);
}

/**
 * Required man-years where the caseload is known: hours per user are client hours per man-year ÷
 * users per man-year, so the hours cancel out.
 *
 * @param users    users per year, persons
 * @param caseload users per man-year
 * @throws         RangeError when the caseload is not above zero
 */
export function requiredByCaseload(users: Range, caseload: Range): Range {
	if (caseload.low <= 0) throw new RangeError('Users per man-year must be above zero');
	return range(
		users.low / caseload.high,
		users.middle / caseload.middle,
		users.high / caseload.low
	);
}
