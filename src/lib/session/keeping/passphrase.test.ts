import { describe, expect, it } from 'vitest';
import { makePassphrase, SHORTEST } from './passphrase.ts';

describe('a made passphrase', () => {
	it('is four words of three syllables, and long enough', () => {
		const made = makePassphrase();
		expect(made).toMatch(/^([a-z]{6}-){3}[a-z]{6}$/);
		expect(made.length).toBeGreaterThanOrEqual(SHORTEST);
	});
	it('uses every number it is given', () => {
		const counted = (from: number) =>
			makePassphrase((into) => into.forEach((_, i) => (into[i] = from + i)));
		expect(counted(0)).toBe('badafa-gahaja-kalama-napara');
		expect(counted(15)).toBe('bedefe-geheje-keleme-nepere');
	});
	it('is another each time', () => {
		expect(new Set(Array.from({ length: 100 }, () => makePassphrase())).size).toBe(100);
	});
});
