import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import type { Interval } from '../statistics/draw.ts';
import type { Common } from './common.ts';
import { drawEstimate, type Drawn, type Estimate } from './estimate.ts';
import { judge, usedBy, type Inputs, type Judged } from './judge.ts';
import { sensitivity, type Influence } from './sensitivity.ts';

export type { Undecided, Verdict } from './judge.ts';

/** What the model says of one pathway of one kommune. Intervals are the middle 90 % of the draws. */
export interface Answer extends Judged {
	/** What moves the gap most, first. */
	influences: Influence[];
}

/** What is known of a kommune. */
export interface Question {
	/** The kommune's code: chance in its counts is its own. */
	place: string;
	/** The estimate that leads; null when no source says anything. */
	need: Estimate | null;
	capacity: Estimate | null;
}

export const PATHWAYS: readonly ForlopId[] = [1, 2, 3];

/** The three pathways of a kommune. They share the draws of their groups and of their assumptions. */
export function answer(question: Question, common: Common): Answer[] {
	const drawn = drawQuestion(question, common);
	return PATHWAYS.map((forlop) => ({
		...judge(forlop, drawn(forlop), common),
		influences: sensitivity(question, forlop, usedBy(forlop, common.assumptions))
	}));
}

/** Users and man-years of a kommune, draw by draw. The same seed and place give the same draws. */
export function drawQuestion(
	{ need, capacity, place }: Question,
	common: Common
): (forlop: ForlopId) => Inputs {
	const of = (estimate: Estimate | null, what: string): Record<ForlopId, Drawn | null> | null =>
		estimate && drawEstimate(estimate, common, `${common.seed}/${place}/${what}`);
	const [users, there] = [of(need, 'behov'), of(capacity, 'kapasitet')];
	return (forlop) => ({ users: users?.[forlop] ?? null, there: there?.[forlop] ?? null });
}

/** The ends of an interval as a range around its median. */
export function asRange({ low, median, high }: Interval): Range {
	return { low, middle: median, high };
}
