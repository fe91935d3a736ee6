import { numberText } from './figures.ts';
import { m } from './paraglide/messages.js';

/** "a, b and c". */
export function listText(words: readonly string[], joiner = m.problem_and()): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

/** Years in a row as a span, others one by one; the oldest first. */
export function yearsText(years: readonly number[]): string {
	const [first, last] = [years[0], years.at(-1)];
	if (first === undefined || last === undefined) return '';
	const unbroken = last - first === years.length - 1;
	return unbroken && years.length > 1 ? `${first}–${last}` : listText(years.map(String));
}

export function rowsText(count: number): string {
	return count === 1 ? m.problem_row_one() : m.problem_row_many({ n: numberText(count) });
}
