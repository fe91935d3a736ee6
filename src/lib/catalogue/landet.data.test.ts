import { describe, expect, it } from 'vitest';
import { landskilder, landstall, landstallFor, landstallIkkeFunnet } from './landet.ts';

describe('landet.json', () => {
	it('has the published totals as published, none on a line between two of them', () => {
		expect(landstallFor('registrerte_brukere', 2019)).toBe(58_790);
		expect(landstallFor('registrerte_brukere', 2019)).toBe(22_404 + 36_386);
		expect([2017, 2019, 2023].map((year) => landstallFor('arsverk_voksne', year))).toEqual([
			11_534, 12_872, 13_445
		]);
		expect(() => landstallFor('arsverk_voksne', 2021)).toThrow(RangeError);
		expect(() => landstallFor('voksne', 2019)).toThrow(RangeError);
	});

	it('names a publication with a link for each, and each publication is used', () => {
		expect(new Set(landstall.map(({ kilde }) => kilde))).toEqual(new Set(Object.keys(landskilder)));
		for (const { tittel, utgiver, lenke } of Object.values(landskilder)) {
			expect(tittel.length).toBeGreaterThan(10);
			expect(utgiver).not.toBe('');
			expect(lenke).toMatch(/^https:\/\//);
		}
	});

	it('has each total once, its years in order, positive', () => {
		expect(new Set(landstall.map(({ id }) => id)).size).toBe(landstall.length);
		for (const { id, verdier } of landstall) {
			const years = verdier.map(({ aar }) => aar);
			expect(
				years.toSorted((a, b) => a - b),
				id
			).toEqual(years);
			expect(new Set(years).size, id).toBe(years.length);
			for (const { aar, fra = aar, verdi } of verdier) {
				expect(verdi, id).toBeGreaterThan(0);
				expect(fra, id).toBeLessThanOrEqual(aar);
			}
		}
	});

	it('says that man-years by type of measure were searched for and not found', () => {
		const missing = landstallIkkeFunnet.map(({ hva }) => hva.en);
		expect(missing).toEqual(['Man-years for adults by type of measure']);
		expect(landstall.some(({ id }) => id.includes('type'))).toBe(false);
	});

	it('says everything in three languages', () => {
		const texts = [
			...landstall.flatMap(({ navn, enhet, merknad }) => [navn, enhet, merknad]),
			...landstallIkkeFunnet.flatMap(({ hva, merknad }) => [hva, merknad])
		];
		for (const text of texts) {
			expect(Object.keys(text).sort()).toEqual(['en', 'nb', 'nn']);
			expect(Object.values(text).every((one) => one.trim() === one && one !== '')).toBe(true);
			expect(text.nn).not.toMatch(/\b(ikke|hva|hvor|noen|fra|tjenester)\b/i);
		}
	});

	it('knows the share of the country that mapped as a range', () => {
		const [low, high] = (['deltakelse_lav', 'deltakelse_hoy'] as const).map((id) =>
			landstallFor(id, 2019)
		);
		expect([low, high]).toEqual([0.8, 0.85]);
	});
});
