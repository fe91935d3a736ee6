import type { Problem } from '../domain/problem.ts';
import { CancelledError } from '../engine/index.ts';
import { RefusedError } from '../intake/limits.ts';
import { TooLargeError } from '../intake/memory.ts';

/** What stopped the reading of a file, as there is to be said of it. */
export function failureOf(error: unknown): Problem {
	if (isCancelled(error)) return { code: 'cancelled', severity: 'note' };
	if (error instanceof RefusedError) return error.problem;
	if (error instanceof TooLargeError)
		return { code: 'too-large', severity: 'error', fits: error.rows };
	const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
	if (/out of memory|memory access out of bounds/i.test(message))
		return { code: 'too-large', severity: 'error' };
	return { code: 'unreadable', severity: 'error', found: message };
}

function isCancelled(error: unknown): boolean {
	return (
		error instanceof CancelledError ||
		(error instanceof DOMException && error.name === 'AbortError')
	);
}
