import { intervalOf, type Interval } from '../statistics/draw.ts';
import { answer, balanceOf, drawQuestion, type Commons, type Question } from './answer.ts';
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
		const [first] = answer(question, commons, tiers, { influences: false, units: [TOGETHER] });
		if (!first) continue;
		found.verdicts[first.verdict]++;
		found.each.push({ place: question.place, verdict: first.verdict });
		const reason = first.why?.reason;
		if (reason) found.reasons[reason] = (found.reasons[reason] ?? 0) + 1;
		if (!first.gap || first.least === null) continue;
		found.compared++;
		const balance = balanceOf(TOGETHER, question, drawQuestion(question, common), common);
		balance.required?.forEach((need, i) => {
			const gap = need - (balance.staff?.followUp[i] ?? 0);
			if (gap > (first.least ?? 0)) lacking[i] = (lacking[i] ?? 0) + 1;
		});
	}
	return { ...found, lacking: found.compared > 0 ? intervalOf(lacking) : null };
}
