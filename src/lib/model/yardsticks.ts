import type { Interval } from '../statistics/draw.ts';
import type { Judged } from './judge.ts';
import type { PracticeVerdict } from './practice.ts';

/** What man-years are held against: assumptions of need, what others have, or an own target. */
export const YARDSTICKS = ['norm', 'practice', 'target'] as const;
export type Yardstick = (typeof YARDSTICKS)[number];

/** The one that leads by itself: the norm where it is set, else what others have. */
export function leadingOf(chosen: Yardstick | null, answer: Pick<Judged, 'why'>): Yardstick {
	return chosen ?? (answer.why?.reason === 'unset' ? 'practice' : 'norm');
}

/**
 * The answer of the norm beside what others have: where they decide the opposite, nothing is decided,
 * and both are told.
 */
export function besidePractice<A extends Pick<Judged, 'verdict' | 'why'>>(
	answer: A,
	practice: PracticeVerdict | null
): A {
	const against =
		(answer.verdict === 'missing' && practice === 'more') ||
		(answer.verdict === 'covered' && practice === 'less');
	return against ? { ...answer, verdict: 'undecided', why: { reason: 'yardsticks' } } : answer;
}

/** Man-years in follow-up that are left to the municipality's own target; below zero: it is met. */
export function leftTo(target: number, { low, median, high }: Interval): Interval {
	return { low: target - high, median: target - median, high: target - low };
}
