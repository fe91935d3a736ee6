import { m } from '../text/index.ts';

/** A number as it is written: with thousands apart by a fixed space, a point or a comma. */
const NUMBER = /\d(?:[\u00a0\u202f](?=\d{3})|[.,](?=\d)|\d)*/g;
const WORD = /[\p{L}%]+/gu;

/** A number of a text, with the word or number before it and after it. */
interface Written {
	number: string;
	at: number;
	/** With what stands before it, and with what stands after: either tells what it is a number of. */
	pairs: [string, string];
}

function numbersIn(text: string): Written[] {
	const found = [...text.matchAll(NUMBER)];
	return found.map(({ 0: number, index: at }, i) => {
		const before = text.slice(found[i - 1]?.index ?? 0, at).match(WORD);
		const after = text.slice(at + number.length, found[i + 1]?.index).match(WORD);
		// Of a span the one end tells of the other.
		const [last, next] = [found[i - 1]?.[0] ?? '', found[i + 1]?.[0] ?? ''];
		const own = plain(number);
		return {
			...{ number, at },
			pairs: [
				`${before?.at(-1) ?? plain(last)} ${own}`.toLowerCase(),
				`${own} ${after?.[0] ?? plain(next)}`.toLowerCase()
			]
		};
	});
}

/**
 * The numbers of an edited text that are not those of the text it was made of: another number, or one that
 * stands beside other words there. In order, each once.
 */
export function ownNumbers(made: string, edited: string): string[] {
	return [...new Set(ownIn(made, edited).map(({ number }) => number))];
}

function ownIn(made: string, edited: string): Written[] {
	const written = made.match(NUMBER) ?? [];
	// Whoever types has no fixed spaces: as long as before, so that places are the same.
	const typed = written.reduce(
		(text, one) => text.replaceAll(one.replace(FIXED, ' '), one),
		edited
	);
	const known = new Set(numbersIn(made).flatMap(({ pairs }) => pairs));
	return numbersIn(typed).filter(({ pairs }) => !pairs.some((pair) => known.has(pair)));
}

/** The edited text, with each number of the user's own marked as that. */
export function withOwnMarked(made: string, edited: string): string {
	const mark = m.paragraph_own_mark();
	let marked = edited;
	for (const { number, at } of ownIn(made, edited).reverse()) {
		const end = at + number.length;
		if (marked.slice(end).trimStart().startsWith(mark)) continue;
		marked = `${marked.slice(0, end)} ${mark}${marked.slice(end)}`;
	}
	return marked;
}

const FIXED = /[\u00a0\u202f]/g;
const plain = (number: string) => number.replace(FIXED, '');
