import { intervalOf, type Interval } from '../statistics/draw.ts';
import { answer, balanceOf, drawQuestion, type Commons, type Question } from './answer.ts';
import { judge, type Judged, type Undecided, type Verdict } from './judge.ts';
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

export function overview(
	questions: readonly Question[],
	commons: Commons,
	tiers: readonly number[]
): Overview {
	const found: Overview = {
		verdicts: { missing: 0, covered: 0, undecided: 0 },
		reasons: {},
		lacking: null,
		compared: 0,
		each: []
	};
	const common = commons(tiers[0] ?? 1000);
	const lacking = new Float64Array(common.n);
	for (const question of questions) {
		const balance = balanceOf(TOGETHER, question, drawQuestion(question, common), common);
		const first = judge(balance, common);
		const { verdict, why, least } = first.settled
			? first
			: drawnOn(question, commons, tiers, first);
		found.verdicts[verdict]++;
		found.each.push({ place: question.place, verdict });
		if (why) found.reasons[why.reason] = (found.reasons[why.reason] ?? 0) + 1;
		if (!balance.required || !balance.staff || least === null) continue;
		found.compared++;
		const { followUp } = balance.staff;
		for (let i = 0; i < common.n; i++)
			if ((balance.required[i] ?? 0) - (followUp[i] ?? 0) > least)
				lacking[i] = (lacking[i] ?? 0) + 1;
	}
	return { ...found, lacking: found.compared > 0 ? intervalOf(lacking) : null };
}

/** With more draws than the first ones, where there are more to take. */
function drawnOn(
	question: Question,
	commons: Commons,
	[, ...more]: readonly number[],
	first: Judged
): Judged {
	const asked = { influences: false, units: [TOGETHER] } as const;
	return answer(question, commons, more, asked)[0] ?? first;
}
