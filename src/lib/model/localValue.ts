import type { Norm } from '../catalogue/forlop.ts';
import { range } from '../domain/range.ts';
import { numberFrom } from '../domain/writtenNumber.ts';
import type { LocalValue } from './assumptions.ts';

export const ENDS = ['low', 'middle', 'high'] as const;
export type End = (typeof ENDS)[number];

/** What the user has written, before it is judged. */
export interface Draft extends Record<End, string> {
	note: string;
}

export type LocalProblem =
	'missing' | 'not-a-number' | 'not-positive' | 'above-one' | 'not-below-one' | 'not-ordered';

export type Judged =
	{ ok: true; value: LocalValue } | { ok: false; problems: Partial<Record<End, LocalProblem>> };

/** Whether an assumption is a share from 0 to 1; its unit says so. */
export function isShare(norm: Pick<Norm, 'enhet'>): boolean {
	return norm.enhet.nb.includes('0–1');
}

/** Judges what was written: three numbers within the assumption's bounds, low to high. */
export function judge(
	draft: Draft,
	norm: Pick<Norm, 'id' | 'enhet' | 'fortegn'>,
	decimal: ',' | '.' = ','
): Judged {
	const written = ENDS.map((end) => numberFrom(draft[end], decimal));
	const problems: Partial<Record<End, LocalProblem>> = {};
	const [low, middle, high] = written as [number, number, number];
	ENDS.forEach((end, i) => {
		const blank = draft[end].trim() === '';
		const problem = blank ? 'missing' : problemOf(written[i] as number, norm);
		if (problem) problems[end] = problem;
	});
	if (!problems.low && !problems.middle && low > middle) problems.middle = 'not-ordered';
	if (!problems.middle && !problems.high && middle > high) problems.high = 'not-ordered';
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, value: { range: range(low, middle, high), note: draft.note.trim() } };
}

function problemOf(x: number, norm: Pick<Norm, 'id' | 'enhet' | 'fortegn'>): LocalProblem | null {
	if (Number.isNaN(x)) return 'not-a-number';
	if (norm.fortegn) return null;
	if (x < 0 || (x === 0 && !isShare(norm))) return 'not-positive';
	// The direct time is 1 − the indirect share: at 1 there is none left to divide by.
	if (norm.id === 'indirekte_andel' && x >= 1) return 'not-below-one';
	return isShare(norm) && x > 1 ? 'above-one' : null;
}
