import type { Answer } from '../model/answer.ts';
import { judgedBeside } from '../model/beside.ts';
import type { CountyAnswer } from '../model/compare/countyAnswer.ts';
import { wholeOf, type Overview, type OverviewPart } from '../model/overview.ts';
import type { Question } from '../model/question.ts';
import { pathwaysIn, TOGETHER } from '../model/units.ts';
import type { ModelDesk } from '../workers/model.ts';
import type { AllOf } from './askOverview.ts';
import { kommuneByCode } from './figures.svelte.ts';
import { askedOf, gather, type Gathered, type ModelInForce } from './gaps.ts';
import { besideOthers, usersPractice } from './practice.ts';

/** The answers of many kommuner, and in how many of them something is missing at once. */
export interface CountyAnswers {
	year: number;
	answers: CountyAnswer[];
	/** By the assumptions alone: errors in them come in all kommuner together. */
	overview: Overview;
}

/** All kommuner that tell, for what others have; those that are asked about are some of them. */
export interface County extends AllOf {
	others: readonly string[];
}

/** So many kommuner at a time: between them others are let in, and it can be stopped. */
const AT_ONCE = 16;

interface Following {
	signal: AbortSignal;
	/** Hears how many kommuner have been answered. */
	onProgress: (done: number) => void;
}

/**
 * The answer of each kommune, by the same figures, assumptions and draws as on the kommune's own page.
 *
 * @throws the signal's reason when nobody waits any more
 */
export async function askCounty(
	desk: ModelDesk,
	{ set, kommuner, year, others }: County,
	model: ModelInForce,
	{ signal, onProgress }: Following
): Promise<CountyAnswers> {
	const answers: CountyAnswer[] = [];
	const parts: OverviewPart[] = [];
	for (let at = 0; at < kommuner.length; at += AT_ONCE) {
		signal.throwIfAborted();
		const some = kommuner
			.slice(at, at + AT_ONCE)
			.map((kommune) => gather(set, { kommune, year }, model));
		const asked = some.map(questionsOf);
		const found = await desk.ask('together', asked.flat(), model.premises, signal);
		parts.push(await desk.ask('overview', some.map(askedOf), model.premises, signal));
		let from = 0;
		for (const [i, gathered] of some.entries()) {
			const own = found.slice(from, (from += asked[i]?.length ?? 0));
			answers.push(answeredOf(gathered, own, { set, kommuner: others }));
		}
		onProgress(answers.length);
	}
	return { year, answers, overview: wholeOf(parts) };
}

/** The sources that have something to say of both pathways, beside those that lead. */
const besideIn = ({ others }: Gathered) => others.filter(({ units }) => units.includes(TOGETHER));

const questionsOf = (gathered: Gathered): Question[] => [
	gathered.questions[0],
	...besideIn(gathered).map(({ question }) => question)
];

function answeredOf(
	gathered: Gathered,
	[own, ...more]: readonly Answer[],
	others: { set: AllOf['set']; kommuner: readonly string[] }
): CountyAnswer {
	const { place, leads, capacity } = gathered;
	const kommune = kommuneByCode(place.kommune);
	if (!own || !kommune) throw new RangeError(`No answer for ${place.kommune}`);
	const beside = besideIn(gathered).flatMap(({ source }, i) => {
		const answer = more[i];
		return answer?.users ? [{ source, answer }] : [];
	});
	const practice = usersPractice(gathered.set, others, { kommune, year: place.year });
	const told = besideOthers([{ unit: TOGETHER, answer: judgedBeside(own, beside) }], practice);
	return {
		kommune: place.kommune,
		leads: [...new Set(pathwaysIn(TOGETHER).flatMap((forlop) => leads[forlop] ?? []))],
		staff: capacity,
		answer: told[0]?.answer ?? own,
		practice
	};
}
