import type { Judged } from './judge.ts';

/** What another source of users makes of the same unit. */
export interface Beside<A> {
	source: string;
	answer: A;
}

/** Where another source of users decides the opposite, nothing is decided, and both are told. */
export function judgedBeside<A extends Pick<Judged, 'verdict' | 'why'>>(
	own: A,
	others: readonly Beside<A>[]
): A {
	if (own.verdict === 'undecided') return own;
	const against = others.filter(
		({ answer: { verdict } }) => verdict !== 'undecided' && verdict !== own.verdict
	);
	if (against.length === 0) return own;
	const sources = against.map(({ source }) => source);
	return { ...own, verdict: 'undecided', why: { reason: 'sources', sources } };
}
