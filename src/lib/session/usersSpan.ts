import type { ForlopId } from '../domain/figure.ts';
import { DRAWS } from '../model/common.ts';
import { drawQuestion } from '../model/question.ts';
import { intervalOf, type Interval } from '../statistics/draw.ts';
import type { FigureSet } from './figureSet.ts';
import { gather, type ModelInForce } from './gaps.ts';
import { commonOf, type Premises } from './modelWork.ts';

/** Drawn once for the premises in force: all years and pathways rest on the same. */
let kept: { premises: Premises; common: ReturnType<typeof commonOf> } | null = null;

/**
 * How many users of BrukerPlan a kommune had in a pathway in a year, with what is not known of it: the
 * same draws, and so the same span, as on the page of the kommune.
 *
 * @returns null where BrukerPlan says nothing of that year, or what it hides has no end
 */
export function usersSpan(
	set: FigureSet,
	{ kommune, year, forlop }: { kommune: string; year: number; forlop: ForlopId },
	model: ModelInForce
): Interval | null {
	const { questions } = gather(set, { kommune, year }, model);
	const question = questions.find(({ need }) => need[forlop]?.source === 'brukerplan');
	if (question?.need[forlop]?.year !== year) return null;
	const { premises } = model;
	if (kept?.premises !== premises) kept = { premises, common: commonOf(premises, DRAWS[0]) };
	const users = drawQuestion(question, kept.common).users[forlop]?.of[forlop];
	return users && !users.open ? intervalOf(users.values) : null;
}
