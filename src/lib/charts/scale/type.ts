/** The two sizes of text inside a picture, in pixels; the frame's heading is the third. */
export const SMALL = 12;
export const LABEL = 14;

/** From one baseline to the next, in pixels. */
export const lineHeight = (size: number) => Math.round(size * 1.25);

/** Advance widths of Inter, in em, by kind of letter; rounded up so that a label never touches. */
const NARROW = /[ijlt.,:;'|!()\u00a0 ]/;
const WIDE = /[mwMWÆ@%—]/;
const CAPITAL = /[A-ZØÅ0-9−–+]/;

/** About how wide a text is, in pixels. A guess, since the layout is pure and has no canvas. */
export function textWidth(text: string, size: number, bold = false): number {
	let em = 0;
	for (const letter of text) em += advance(letter);
	return em * size * (bold ? 1.06 : 1);
}

function advance(letter: string): number {
	if (NARROW.test(letter)) return 0.31;
	if (WIDE.test(letter)) return 0.92;
	return CAPITAL.test(letter) ? 0.67 : 0.585;
}

/** A text that finds no room ends in three dots. */
export function fitted(text: string, room: number, size: number, bold = false): string {
	if (textWidth(text, size, bold) <= room) return text;
	let kept = text;
	while (kept !== '' && textWidth(`${kept}…`, size, bold) > room) kept = kept.slice(0, -1);
	return `${kept.trimEnd()}…`;
}

/** Breaks a text at its spaces into lines no wider than the room, a long word excepted. */
export function wrap(text: string, room: number, size: number, bold = false): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		const joined = last === undefined ? word : `${last} ${word}`;
		if (last !== undefined && textWidth(joined, size, bold) <= room)
			lines[lines.length - 1] = joined;
		else lines.push(word);
	}
	return lines;
}
