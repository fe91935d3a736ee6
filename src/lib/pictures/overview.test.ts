import { describe, expect, it } from 'vitest';
import { tableFaults } from '../../../tests/tableFaults.ts';
import type { Answer } from '../model/answer.ts';
import type { Overview } from '../model/overview.ts';
import { overviewPicture } from './overview.ts';

const OVERVIEW: Overview = {
	verdicts: { missing: 40, covered: 60, undecided: 190 },
	reasons: { 'spans-zero': 100, 'no-need': 70, hidden: 20 },
	lacking: { low: 12, median: 90, high: 240 },
	compared: 220,
	draws: { 1000: 250, 5000: 25, 20_000: 15 },
	each: Array.from({ length: 290 }, (_, i) => ({ place: String(i), verdict: 'undecided' }))
};

const interval = (low: number, median: number, high: number) => ({ low, median, high });
const country = (median: number, why: Answer['why'] = null, short = 0.5) => ({
	...{ need: 2024, staff: 2024 },
	answer: {
		...{ required: interval(820, 1150, 1610), capacity: interval(1600, 2170, 2770), why },
		national: { there: interval(0.4, median, 2.4), short }
	} as unknown as Answer
});

const pictureOf = (more: Partial<Parameters<typeof overviewPicture>[0]> = {}) =>
	overviewPicture({ overview: OVERVIEW, year: 2024, country: country(1.2), ...more });

describe('what the overview of all kommuner says', () => {
	it('leads with how many get each answer', () => {
		const { heading, verdicts } = pictureOf();
		expect(heading).toBe(
			'Det mangler trolig i 40 av 290 kommuner, 60 er trolig dekket, og i 190 kan det ikke avgjøres'
		);
		expect(verdicts.map(({ id, count }) => [id, count])).toEqual([
			['missing', 40],
			['undecided', 190],
			['covered', 60]
		]);
		expect(verdicts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
	});

	it('tells in how many it is missing from draw to draw, and why that varies so', () => {
		expect(pictureOf().range).toBe(
			'I enkelttrekk mangler det i 12–240 av de 220 kommunene som kan sammenlignes, for feil i antakelsene kommer i alle på én gang.'
		);
		const none = pictureOf({ overview: { ...OVERVIEW, lacking: null, compared: 0 } });
		expect(none.range).toBe('Ingen kommuner kan sammenlignes med antakelsene som gjelder nå.');
	});

	it('has a reason for each that can not be decided, most first', () => {
		const { reasons, table } = pictureOf();
		expect(reasons.map(({ label, count }) => [label, count])).toEqual([
			['spennet går over null', 100],
			['ingen kilde til brukere', 70],
			['tall er skjult', 20]
		]);
		expect(table.rows).toHaveLength(6);
		expect(tableFaults(table)).toEqual([]);
	});

	it('says whether the assumptions fit the country, by how much, in two digits', () => {
		const { fits, sentences } = pictureOf().country;
		expect(fits).toBe(true);
		expect(sentences[0]).toContain('om lag 1,2 ganger så mange årsverk');
		expect(sentences.join(' ')).toContain('Det trengs 800–1\u00a0600 årsverk');
		expect(sentences.join(' ')).not.toContain('mangler det i hele landet');
		expect(pictureOf({ country: country(0.7, null, 0.95) }).country.sentences[1]).toBe(
			'Etter antakelsene mangler det i hele landet.'
		);
	});

	it('says that they do not fit, and that it was not tried', () => {
		const misfit = pictureOf({ country: country(2.3, { reason: 'misfit', there: 2.3 }) });
		expect(misfit.country.fits).toBe(false);
		expect(misfit.country.sentences[0]).toContain('passer ikke til tallene');
		const { fits, sentences } = pictureOf({ country: null }).country;
		expect(fits).toBeNull();
		expect(sentences[0]).toContain('Ikke prøvd mot landet');
	});

	it('says that not all assumptions are set, where that is why', () => {
		const unset = { ...country(1), answer: { national: null } as unknown as Answer };
		expect(pictureOf({ country: unset }).country.sentences).toEqual([
			'Antakelsene kan ikke prøves mot landet før alle er satt.'
		]);
	});
});
