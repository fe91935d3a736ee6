import type { Judged, Undecided } from './judge.ts';

/** What another source of users makes of the same unit. */
export interface Beside<A> {
	source: string;
	answer: A;
}

/** Where the numbers of a source say that it can't be told; what it lacks, or hides, says nothing. */
const SAYS: readonly Undecided['reason'][] = [
	'spans-zero',
	'threshold',
	'bounds',
	'other-work',
	'borrowed-forms'
];

const answers = ({ verdict, why }: Pick<Judged, 'verdict' | 'why'>): boolean =>
	verdict !== 'undecided' || (why !== null && SAYS.includes(why.reason));

/** Where another source of users gives another answer, nothing is decided, and both are told. */
export function judgedBeside<A extends Pick<Judged, 'verdict' | 'why'>>(
	own: A,
	others: readonly Beside<A>[]
): A {
	if (own.verdict === 'undecided') return own;
	const against = others.filter(({ answer }) => answers(answer) && answer.verdict !== own.verdict);
	if (against.length === 0) return own;
	const sources = against.map(({ source }) => source);
	return { ...own, verdict: 'undecided', why: { reason: 'sources', sources } };
}
