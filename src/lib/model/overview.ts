import { intervalOf, type Interval } from '../statistics/draw.ts';
import type { Commons } from './answer.ts';
import { balanceOf } from './balance.ts';
import type { Common } from './common.ts';
import { drawQuestion, type Question } from './question.ts';
import { judgedBeside } from './beside.ts';
import {
	decide,
	misfit,
	type Balance,
	type Decided,
	type Undecided,
	type Verdict
} from './judge.ts';
import { TOGETHER } from './units.ts';

/** What is known of a kommune, and the same by each other source of its users. */
export interface AskedOf extends Question {
	beside?: readonly { source: string; question: Question }[];
}

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
	/** How many kommuner took how many draws. */
	draws: Record<number, number>;
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
	questions: readonly AskedOf[],
	commons: Commons,
	tiers: readonly number[]
): Overview {
	return wholeOf([overviewPart(questions, commons, tiers)]);
}

/** The answers of some kommuner, so that others can ask in between. */
export function overviewPart(
	questions: readonly AskedOf[],
	commons: Commons,
	tiers: readonly number[]
): OverviewPart {
	const [fewest = 1000, ...more] = tiers;
	const common = commons(fewest);
	const part = emptyPart(fewest);
	for (const question of questions) {
		const first = balanced(question, common);
		const decided = decide(first, common);
		const own = decided.settled ? decided : (decidedIn(question, commons, more) ?? decided);
		const found = besideOthers(own, question, commons, tiers);
		part.verdicts[found.verdict]++;
		part.draws[found.draws] = (part.draws[found.draws] ?? 0) + 1;
		part.each.push({ place: question.place, verdict: found.verdict });
		if (found.why) part.reasons[found.why.reason] = (part.reasons[found.why.reason] ?? 0) + 1;
		addLacking(part, first, decided, misfit(TOGETHER, common) !== null);
	}
	return part;
}

const balanced = (question: Question, common: Common): Balance =>
	balanceOf(TOGETHER, question, drawQuestion(question, common), common);

/** As on the kommune's own page: where another source gives another answer, nothing is decided. */
function besideOthers(
	own: Decided,
	{ beside = [] }: AskedOf,
	commons: Commons,
	tiers: readonly number[]
): Decided {
	if (own.verdict === 'undecided') return own;
	const others = beside.flatMap(({ source, question }) => {
		const of = decidedIn(question, commons, tiers);
		return of ? [{ source, answer: of }] : [];
	});
	return judgedBeside(own, others);
}

/** With so many draws as it takes; null where there are none to be had. */
function decidedIn(question: Question, commons: Commons, tiers: readonly number[]): Decided | null {
	let found: Decided | null = null;
	for (const n of tiers) {
		const common = commons(n);
		found = decide(balanced(question, common), common);
		if (found.settled) break;
	}
	return found;
}

function emptyPart(n: number): OverviewPart {
	return {
		verdicts: { missing: 0, covered: 0, undecided: 0 },
		reasons: {},
		lacking: new Float64Array(n),
		compared: 0,
		draws: {},
		each: []
	};
}

function addLacking(
	part: OverviewPart,
	{ users, hindered, doubted }: Balance,
	{ gap, least }: Decided,
	isMisfit: boolean
): void {
	// Nobody registered is not nobody in need, and what is hidden or too old can't be compared either;
	// nor can any where the assumptions are about another country.
	if (hindered || doubted || users?.open || isMisfit) return;
	if (!gap || least === null) return;
	part.compared++;
	const { lacking } = part;
	gap.forEach((one, i) => {
		if (one > least) lacking[i] = (lacking[i] ?? 0) + 1;
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
		for (const [n, kommuner] of Object.entries(part.draws))
			whole.draws[Number(n)] = (whole.draws[Number(n)] ?? 0) + kommuner;
		part.lacking.forEach((n, i) => (whole.lacking[i] = (whole.lacking[i] ?? 0) + n));
		whole.compared += part.compared;
		whole.each.push(...part.each);
	}
	return { ...whole, lacking: whole.compared > 0 ? intervalOf(whole.lacking) : null };
}
