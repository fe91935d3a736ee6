import type { Judged, Undecided } from '../judge.ts';

/**
 * The answers a kommune can get, in the order they are told: what is decided, what is not, and what
 * there is nothing to decide by. It is an order of answers, never of kommuner.
 */
export const ANSWER_GROUPS = [
	'missing',
	'covered',
	'undecided',
	'too-little',
	'none-registered',
	'untried',
	'no-figures',
	'protecting'
] as const;
export type AnswerGroup = (typeof ANSWER_GROUPS)[number];

/** Reasons that are an answer of their own; all others leave it undecided. */
const OWN: Partial<Record<Undecided['reason'], AnswerGroup>> = {
	'too-little': 'too-little',
	'none-registered': 'none-registered',
	unset: 'untried',
	'no-need': 'no-figures',
	'no-capacity': 'no-figures',
	'no-forms': 'no-figures',
	'no-pathways': 'no-figures',
	protecting: 'protecting'
};

/** Under which answer a kommune stands. What is hidden leaves it undecided, whatever else is known. */
export function groupOf({ verdict, why }: Pick<Judged, 'verdict' | 'why'>): AnswerGroup {
	if (verdict !== 'undecided') return verdict;
	return (why && OWN[why.reason]) ?? 'undecided';
}

/** What stands under one answer. */
export interface Grouped<T> {
	group: AnswerGroup;
	members: T[];
}

/**
 * By answer, and by name inside it. Man-years of single kommuner can't be held against each other, and
 * what is made of them can't either: there is no other order to ask for.
 *
 * @param byName orders two by their names alone
 */
export function byAnswer<T extends { answer: Pick<Judged, 'verdict' | 'why'> }>(
	all: readonly T[],
	byName: (a: T, b: T) => number
): Grouped<T>[] {
	return ANSWER_GROUPS.map((group) => ({
		group,
		members: all.filter(({ answer }) => groupOf(answer) === group).sort(byName)
	})).filter(({ members }) => members.length > 0);
}
