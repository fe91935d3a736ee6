import { intervalOf, type Interval } from '../statistics/draw.ts';
import {
	answer,
	balanceOf,
	drawQuestion,
	type Answer,
	type Commons,
	type Question
} from './answer.ts';
import type { Undecided, Verdict } from './judge.ts';
import { TOGETHER } from './units.ts';

/** The answers of many kommuner in the second and third pathway together. */
export interface Overview {
	/** How many kommuner get each answer. */
	verdicts: Record<Verdict, number>;
	/** Why it can't be told, and of how many. */
	reasons: Partial<Record<Undecided['reason'], number>>;
	/**
	 * In how many kommuner something is missing, draw by draw, of those that can be compared: errors in
	 * the assumptions come in all of them at once.
	 */
	lacking: Interval | null;
	/** How many kommuner can be compared. */
	compared: number;
	/** The answer of each, in the order of the questions. */
	each: { place: string; verdict: Verdict }[];
}

/** The answers of some of them; those of others can be added. */
export interface OverviewPart extends Omit<Overview, 'lacking'> {
	/** How many lack something, draw by draw. */
	lacking: Float64Array;
}

/** The answers of all kommuner at once. */
export function overview(
	questions: readonly Question[],
	commons: Commons,
	tiers: readonly number[]
): Overview {
	return wholeOf([overviewPart(questions, commons, tiers)]);
}

/** The answers of some kommuner, so that others can ask in between. */
export function overviewPart(
	questions: readonly Question[],
	commons: Commons,
	tiers: readonly number[]
): OverviewPart {
	const part = emptyPart(commons(tiers[0] ?? 1000).n);
	for (const question of questions) {
		const [first] = answer(question, commons, tiers, { influences: false, units: [TOGETHER] });
		if (first) addAnswer(part, question, first, commons);
	}
	return part;
}

function emptyPart(n: number): OverviewPart {
	return {
		verdicts: { missing: 0, covered: 0, undecided: 0 },
		reasons: {},
		lacking: new Float64Array(n),
		compared: 0,
		each: []
	};
}

function addAnswer(
	part: OverviewPart,
	question: Question,
	{ verdict, why, gap, least }: Answer,
	commons: Commons
): void {
	part.verdicts[verdict]++;
	part.each.push({ place: question.place, verdict });
	if (why) part.reasons[why.reason] = (part.reasons[why.reason] ?? 0) + 1;
	if (!gap || least === null) return;
	part.compared++;
	const { lacking } = part;
	const common = commons(lacking.length);
	const balance = balanceOf(TOGETHER, question, drawQuestion(question, common), common);
	balance.required?.forEach((need, i) => {
		if (need - (balance.staff?.followUp[i] ?? 0) > least) lacking[i] = (lacking[i] ?? 0) + 1;
	});
}

/** Those of all parts, which are of the same draws. */
export function wholeOf(parts: readonly OverviewPart[]): Overview {
	const whole = emptyPart(parts[0]?.lacking.length ?? 1);
	for (const part of parts) {
		for (const [verdict, n] of Object.entries(part.verdicts))
			whole.verdicts[verdict as Verdict] += n;
		for (const [why, n] of Object.entries(part.reasons)) {
			const reason = why as Undecided['reason'];
			whole.reasons[reason] = (whole.reasons[reason] ?? 0) + n;
		}
		part.lacking.forEach((n, i) => (whole.lacking[i] = (whole.lacking[i] ?? 0) + n));
		whole.compared += part.compared;
		whole.each.push(...part.each);
	}
	return { ...whole, lacking: whole.compared > 0 ? intervalOf(whole.lacking) : null };
}
