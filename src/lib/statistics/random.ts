/** Numbers from 0 up to, not including, 1. */
export type Uniform = () => number;

/**
 * A generator that gives the same numbers for the same seed, on every machine. Each uncertain input
 * has one of its own, so that a change of one does not move the draws of the others.
 *
 * @see sfc32, Doty-Humphrey, PractRand
 */
export function seeded(seed: string): Uniform {
	let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
	const next = () => {
		const sum = (a + b + counter++) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let i = 0; i < 12; i++) next();
	return next;
}

/** FNV-1a over the text, begun from another number for each part of the state. */
function hash(text: string, part: number): number {
	let state = (0x811c9dc5 ^ Math.imul(part, 0x9e3779b1)) | 0;
	for (const character of text)
		state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
	return state;
}
