import { describe, expect, it } from 'vitest';
import { personProblems } from './persons.ts';

/** Adds the check digits; null where there are none for these digits. */
function withCheckDigits(nine: string): string | null {
	const digit = (text: string, weights: number[]) =>
		(11 - (weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11)) % 11;
	const first = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
	const second = digit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
	return first === 10 || second === 10 ? null : `${nine}${first}${second}`;
}

// 80 is added to the month: numbers of the public test register, which no person has.
const NUMBERS = ['258152954', '258152955', '258152956', '128294999', '128294998', '218711983']
	.map(withCheckDigits)
	.filter((number) => number !== null)
	.slice(0, 3);
const told = (header: string[], ...rows: string[][]) =>
	personProblems(header, rows).map(({ code, column }) => [code, column]);

describe('a column that tells who persons are', () => {
	it('holds national identity numbers, under any name', () => {
		const rows = NUMBERS.map((number, i) => [number, String(i)]);
		expect(told(['Løpenummer', 'Antall'], ...rows)).toEqual([['person-numbers', 'Løpenummer']]);
		const spaced = NUMBERS.map((number) => [`${number.slice(0, 6)} ${number.slice(6)}`, '1']);
		expect(told(['Nr', 'Antall'], ...spaced)).toEqual([['person-numbers', 'Nr']]);
	});
	it('holds one such number under a name that says so', () => {
		expect(told(['Fødselsnr.', 'a'], [NUMBERS[0] ?? '', '1'])).toEqual([
			['person-numbers', 'Fødselsnr.']
		]);
	});
	it('holds names', () => {
		expect(told(['Fornavn', 'n'], ['Kari', '1'])).toEqual([['person-names', 'Fornavn']]);
		expect(told(['Navn', 'n'], ['Kari Nordmann', '1'], ['Ola Nordmann', '2'])).toEqual([
			['person-names', 'Navn']
		]);
	});
	it('is not one of organisation numbers, counts, places or groups', () => {
		expect(told(['Orgnr', 'n'], ['964338531', '1'], ['958935420', '2'])).toEqual([]);
		expect(told(['Sum', 'n'], ['10000000000', '1'], ['20000000000', '2'])).toEqual([]);
		expect(
			told(['Navn', 'n'], ['Nordre Follo', '1'], ['Nore og Uvdal', '2'], ['Oslo', '3'])
		).toEqual([]);
		expect(told(['Navn', 'Gruppe'], ['Bare rus', 'ROP'])).toEqual([]);
	});
});
