/** Characters that a passphrase must have: what is shorter can be tried through. */
export const SHORTEST = 12;

/** Without letters that are read for others, and without æ, ø and å, which not every keyboard has. */
const CONSONANTS = 'bdfghjklmnprstv';
const VOWELS = 'aeiouy';
const WORDS = 4;
const SYLLABLES = 3;

/**
 * A passphrase of four words that mean nothing but can be said: 12 syllables of 90, some 78 bits.
 *
 * @param random fills an array with numbers that nobody can foresee
 */
export function makePassphrase(
	random: (into: Uint32Array<ArrayBuffer>) => void = (into) => crypto.getRandomValues(into)
): string {
	const drawn = new Uint32Array(WORDS * SYLLABLES);
	random(drawn);
	const syllables = [...drawn].map(
		(one) =>
			(CONSONANTS[one % CONSONANTS.length] ?? '') +
			(VOWELS[Math.floor(one / CONSONANTS.length) % VOWELS.length] ?? '')
	);
	const words = Array.from({ length: WORDS }, (_, i) =>
		syllables.slice(i * SYLLABLES, (i + 1) * SYLLABLES).join('')
	);
	return words.join('-');
}
