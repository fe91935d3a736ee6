import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collator, formatDate, formatNumber, formatSpan, NBSP } from './format.ts';

const LOCALES = ['nb', 'nn', 'en'] as const;

describe('a number', () => {
	it('has non-breaking spaces and a decimal comma in both Norwegian languages', () => {
		expect(formatNumber(1234567.5, 'nb', 1)).toBe('1\u00a0234\u00a0567,5');
		expect(formatNumber(1234567.5, 'nn', 1)).toBe('1\u00a0234\u00a0567,5');
	});
	it('has commas and a point in English', () => {
		expect(formatNumber(1234567.5, 'en', 1)).toBe('1,234,567.5');
	});
	it.each(LOCALES)('has a true minus sign in %s', (locale) => {
		expect(formatNumber(-3, locale)).toBe('\u22123');
	});
	it.each(LOCALES)('is never minus zero in %s', (locale) => {
		expect(formatNumber(-0, locale)).toBe('0');
		expect(formatNumber(-0.04, locale, 1)).toBe(locale === 'en' ? '0.0' : '0,0');
	});
	it('always has the decimals asked for', () => {
		expect(formatNumber(12, 'nb', 1)).toBe('12,0');
		expect(formatNumber(12.06, 'nb', 1)).toBe('12,1');
	});
	it('never breaks over two lines, whatever the number', () => {
		const any = fc.double({ min: -1e12, max: 1e12, noNaN: true });
		fc.assert(
			fc.property(any, fc.constantFrom(...LOCALES), fc.nat(3), (x, locale, decimals) => {
				expect(formatNumber(x, locale, decimals)).toMatch(/^\u2212?[\d\u00a0.,]+$/);
			})
		);
	});
});

describe('a span', () => {
	it('has a dash between its ends', () => {
		expect(formatSpan(62, 85, 'nb')).toBe('62–85');
	});
	it('has a word where a minus sign would be read as the dash', () => {
		expect(formatSpan(-3, 4, 'nb', 1)).toBe(`\u22123,0${NBSP}til${NBSP}4,0`);
		expect(formatSpan(-4, -3, 'en', 0, 'to')).toBe(`\u22124${NBSP}to${NBSP}\u22123`);
	});
	it('is one number when both ends are written alike', () => {
		expect(formatSpan(2.96, 3.04, 'nb', 1)).toBe('3,0');
	});
});

describe('a day', () => {
	const day = new Date(2025, 2, 3);
	it('has a point after the number in Norwegian only', () => {
		expect(formatDate(day, 'nb')).toBe('3.\u00a0mars 2025');
		expect(formatDate(day, 'nn')).toBe('3.\u00a0mars 2025');
		expect(formatDate(day, 'en')).toBe('3\u00a0March 2025');
	});
	it.each(LOCALES)('names twelve different months in %s', (locale) => {
		const written = Array.from({ length: 12 }, (_, month) =>
			formatDate(new Date(2025, month, 1), locale)
		);
		expect(new Set(written).size).toBe(12);
		expect(written.filter((text) => /undefined/.test(text))).toEqual([]);
	});
});

it('names are sorted the Norwegian way, with æ, ø and å last', () => {
	const sorted = ['Åmli', 'Øksnes', 'Ærøy', 'Alta', 'Aasen', 'Tromsø'].sort(collator.compare);
	expect(sorted).toEqual(['Alta', 'Tromsø', 'Ærøy', 'Øksnes', 'Åmli', 'Aasen']);
});
