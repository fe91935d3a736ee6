import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundFinder, roundThousandsIn } from './roundThousands.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const inText = (text: string) => ({
	',': /\d,000(?!\d)/.test(text),
	'.': /\d\.000(?!\d)/.test(text)
});

describe('round thousands', () => {
	it.each([
		['a;1,000;b', true, false],
		['12.000', false, true],
		['"21,000",9', true, false],
		['1,000,000', true, false],
		['1,0000;10,00;,000;1000;1,0001', false, false],
		['0301,0,12', false, false]
	])('%s', (text, comma, point) => {
		const { add, end } = roundFinder();
		add(bytes(text));
		expect(end()).toEqual({ ',': comma, '.': point });
	});
	it('are found as a pattern finds them, however the text is cut', () => {
		const signs = fc.array(fc.constantFrom('0', '0', '0', '1', ',', '.', ';', 'æ'), {
			maxLength: 40
		});
		fc.assert(
			fc.property(signs, fc.array(fc.integer({ min: 1, max: 9 })), (all, cuts) => {
				const text = all.join('');
				let rest = bytes(text);
				const { add, end } = roundFinder();
				for (const cut of [...cuts, rest.length]) {
					add(rest.subarray(0, cut));
					rest = rest.subarray(cut);
				}
				expect(end(), text).toEqual(inText(text));
			}),
			{ numRuns: 5000 }
		);
	});
	it('are found in a text of several pieces', async () => {
		const text = `${'a;1\n'.repeat(1_048_575)}12,000\n`;
		expect(await roundThousandsIn(new Blob([text]))).toEqual({ ',': true, '.': false });
	});
});
