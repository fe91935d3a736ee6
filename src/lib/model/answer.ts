import { intervalOf } from '../statistics/draw.ts';
import { balanceOf } from './balance.ts';
import type { Common, CountryDraws } from './common.ts';
import { judge, type Judged } from './judge.ts';
import { drawQuestion, type Question } from './question.ts';
import { influencesOf, type Influence } from './sensitivity.ts';
import { TOGETHER, UNITS, type Unit } from './units.ts';

/** What the model says of one pathway, or of the second and third together, in one kommune. */
export interface Answer extends Judged {
	/** What the answer hangs on, most first; empty where there is no gap. */
	influences: Influence[];
}

/** Gives the draws that all kommuner share, as many as are asked for. */
export type Commons = (n: number) => Common;

/** So many draws tell what an answer hangs on. */
const ENOUGH = 5000;

/**
 * The answers of a kommune, in the order of `UNITS`. They share the draws of their groups and of
 * their assumptions. More draws are made only where an answer is too near to where it turns.
 *
 * @param tiers how many draws, fewest first
 */
export function answer(
	question: Question,
	commons: Commons,
	tiers: readonly number[],
	{ influences = true, units = UNITS }: { influences?: boolean; units?: readonly Unit[] } = {}
): Answer[] {
	const done = new Map<Unit, Answer>();
	let before: Map<Unit, () => Influence[]> | null = null;
	for (const n of tiers) {
		const common = commons(n);
		const drawn = drawQuestion(question, common);
		const now = new Map<Unit, () => Influence[]>();
		for (const unit of units.filter((one) => !done.has(one))) {
			const balance = balanceOf(unit, question, drawn, common);
			now.set(unit, () => influencesOf(balance, drawn, question, common));
			const { settled, ...judged } = judge(balance, common);
			if (!settled && n !== tiers.at(-1)) continue;
			// What an answer hangs on is seen as well in fewer draws than where it turns.
			const of = (n > ENOUGH ? before?.get(unit) : null) ?? now.get(unit);
			done.set(unit, { ...judged, influences: influences && of ? of() : [] });
		}
		if (done.size === units.length) break;
		before = now;
	}
	return units.flatMap((unit) => done.get(unit) ?? []);
}

/**
 * What the country has of what it needs in the second and third pathway, draw by draw: of the same
 * kommuner on both sides, from the sums that they publish.
 *
 * @returns null where one of them is not known
 */
export function countryOf(question: Question, common: Common): CountryDraws | null {
	const drawn = drawQuestion(question, common);
	const balance = balanceOf(TOGETHER, question, drawn, common);
	const { users, required, staff, hindered, doubted } = balance;
	// Figures that decide nothing of a kommune decide nothing of the country either.
	if (hindered || doubted || !users || !required || !staff) return null;
	const { followUp } = staff;
	return {
		question,
		there: followUp.map((one, i) => one / (required[i] ?? NaN)),
		perArsverk: intervalOf(followUp.map((one, i) => (users.values[i] ?? NaN) / one))
	};
}
