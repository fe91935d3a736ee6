import type { Answer } from '../model/answer.ts';
import type { Overview } from '../model/overview.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { askedOf, gather, type ModelInForce } from './gaps.ts';
import type { ModelDesk } from '../workers/model.ts';

/** The kommuner that are asked about, and up to which year. */
export interface AllOf {
	set: FigureSet;
	kommuner: readonly string[];
	year: number;
}

/** The answers of all kommuner, and of the country that the assumptions are tried on. */
export interface AllAnswers {
	overview: Overview;
	year: number;
	/** Null where it is not tried; the years are those of users and man-years. */
	country: { answer: Answer; need: number; staff: number } | null;
}

interface Following {
	signal: AbortSignal;
	/** Hears how many kommuner have been answered. */
	onProgress: (done: number) => void;
}

/** With the assumptions in force: the country first, which is one question, then each kommune. */
export async function askOverview(
	desk: ModelDesk,
	{ set, kommuner, year }: AllOf,
	model: ModelInForce,
	{ signal, onProgress }: Following
): Promise<AllAnswers> {
	const country = await askCountry(desk, model, signal);
	const questions = kommuner.map((kommune) => askedOf(gather(set, { kommune, year }, model)));
	const overview = await desk.overview(questions, model.premises, { signal, onProgress });
	return { overview, year, country };
}

/** By the same draws that every kommune is tried with. */
async function askCountry(
	desk: ModelDesk,
	{ premises }: ModelInForce,
	signal: AbortSignal
): Promise<AllAnswers['country']> {
	const { country } = premises;
	const need = country?.need[2];
	if (!country?.capacity || !need) return null;
	const [answers] = await desk.ask('answers', [country], premises, signal);
	const [answer] = answers ?? [];
	return answer ? { answer, need: need.year, staff: country.capacity.year } : null;
}
