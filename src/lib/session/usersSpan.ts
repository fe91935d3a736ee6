import type { ForlopId } from '../domain/figure.ts';
import { DRAWS } from '../model/common.ts';
import { drawQuestion, REGISTERED } from '../model/question.ts';
import { intervalOf, type Interval } from '../statistics/draw.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { gather, type ModelInForce } from './gaps.ts';
import { commonOf, type Premises } from '../model/work.ts';

/** Drawn once for the premises in force: all years and pathways rest on the same. */
let kept: { premises: Premises; common: ReturnType<typeof commonOf> } | null = null;

interface Of {
	kommune: string;
	/** The year of the figure, and the one that the page is of. */
	year: number;
	asked: number;
	forlop: ForlopId;
}

/**
 * How many users of BrukerPlan a kommune had in a pathway in a year, with what is not known of it: the
 * same draws, and so the same span, as on the page of the kommune.
 *
 * @returns null where BrukerPlan says nothing of that year, or what it hides has no end
 */
export function usersSpan(
	set: FigureSet,
	{ kommune, year, asked, forlop }: Of,
	model: ModelInForce
): Interval | null {
	const told = (at: number) =>
		gather(set, { kommune, year: at }, model).questions.find(
			({ need }) => need[forlop]?.source === 'brukerplan' && need[forlop]?.year === year
		);
	// The newest is known as well as for the year that is asked for; one before it, as for its own.
	const question = told(asked) ?? told(year);
	if (!question) return null;
	const { premises } = model;
	if (kept?.premises !== premises) kept = { premises, common: registeredOnly(premises) };
	const users = drawQuestion(question, kept.common).users[forlop]?.of[forlop];
	return users && !users.open ? intervalOf(users.values) : null;
}

/** The figure is of those who are registered: how many others there are is no part of it. */
function registeredOnly(premises: Premises): ReturnType<typeof commonOf> {
	const common = commonOf({ ...premises, country: null }, DRAWS[0]);
	const norms = new Map([...common.norms].filter(([id]) => id !== REGISTERED));
	return { ...common, norms };
}
