import type { Target } from './targets.ts';
import { boundOf, type Subject } from './targets.ts';
import { numberFrom } from '../domain/writtenNumber.ts';

/** What the user has written, before it is judged. */
export interface TargetDraft {
	value: string;
	note: string;
}

export type TargetProblem = 'missing' | 'not-a-number' | 'out-of-bounds';

export type JudgedTarget = { ok: true; target: Target } | { ok: false; problem: TargetProblem };

/** Judges a written target: one number above 0 and within what its subject can be. */
export function judgeTarget(
	subject: Subject,
	{ value, note }: TargetDraft,
	decimal: ',' | '.'
): JudgedTarget {
	if (value.trim() === '') return { ok: false, problem: 'missing' };
	const written = numberFrom(value, decimal);
	if (Number.isNaN(written)) return { ok: false, problem: 'not-a-number' };
	if (written <= 0 || written > (boundOf(subject) ?? 0))
		return { ok: false, problem: 'out-of-bounds' };
	return { ok: true, target: { value: written, note: note.trim() } };
}

export function draftOf(target: Target | undefined, decimal: ',' | '.'): TargetDraft {
	return target
		? { value: String(target.value).replace('.', decimal), note: target.note }
		: { value: '', note: '' };
}
