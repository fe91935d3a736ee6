/** Where a letter was set, relative to the picture's corner. */
export interface Letter {
	text: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** A line of text and its box. */
export type Line = Letter;

/**
 * Joins letters to the lines they were set on. Runs of white space become one space, as they are
 * shown; white space at the ends goes.
 *
 * @param letters  in reading order
 */
export function linesOf(letters: readonly Letter[]): Line[] {
	const lines: Letter[][] = [];
	for (const letter of letters) {
		const line = lines.at(-1);
		if (line && isOnLine(letter, line[0] ?? letter)) line.push(letter);
		else lines.push([letter]);
	}
	return lines.map(joined).filter((line) => line.text !== '');
}

function isOnLine(letter: Letter, first: Letter): boolean {
	const middle = (letter.top + letter.bottom) / 2;
	return middle > first.top && middle < first.bottom;
}

const BLANK = /^[ \t\n\r\f]$/;

function joined(letters: readonly Letter[]): Line {
	const inked = letters.filter(({ text }) => !BLANK.test(text));
	const text = letters.map((letter) => letter.text).join('');
	return {
		text: text.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, ''),
		left: Math.min(...inked.map(({ left }) => left)),
		right: Math.max(...inked.map(({ right }) => right)),
		top: Math.min(...inked.map(({ top }) => top)),
		bottom: Math.max(...inked.map(({ bottom }) => bottom))
	};
}
