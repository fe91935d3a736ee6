import { m } from '../text/index.ts';

/** A number as it is written: with thousands apart by a fixed space, a point or a comma. */
const NUMBER = /\d(?:[\u00a0\u202f](?=\d{3})|[.,](?=\d)|\d)*/g;

/** The numbers of an edited text that stand nowhere in the text it was made of. In order, each once. */
export function ownNumbers(made: string, edited: string): string[] {
	const written = made.match(NUMBER) ?? [];
	const known = new Set(written.map(plain));
	// Whoever types has no fixed spaces.
	const typed = written.reduce(
		(text, one) => text.replaceAll(one.replace(FIXED, ' '), one),
		edited
	);
	const found = (typed.match(NUMBER) ?? []).filter((one) => !known.has(plain(one)));
	return [...new Set(found)];
}

/** The edited text, with each number of the user's own marked as that. */
export function withOwnMarked(made: string, edited: string): string {
	const own = new Set(ownNumbers(made, edited));
	const mark = m.paragraph_own_mark();
	return edited.replace(NUMBER, (one, at: number) => {
		const marked = edited
			.slice(at + one.length)
			.trimStart()
			.startsWith(mark);
		return own.has(one) && !marked ? `${one} ${mark}` : one;
	});
}

const FIXED = /[\u00a0\u202f]/g;
const plain = (number: string) => number.replace(FIXED, '');
