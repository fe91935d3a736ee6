import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import { needSentence } from './findings.ts';
import { indicatorPicture } from './indicator.ts';

const kommune = areas.kommuner.find(({ code }) => code === '3447')!;

const figure = (year: number, cell: Cell) =>
	({
		...{ indicator: 'brukere_i_alt_rate', level: 'kommune', area: kommune.code, year },
		...{ forlop: 'alle', category: 'alle', value: cell, numerator: cell, denominator: 4400 },
		...{ span: null, shared: false, reporting: null, of: null }
	}) as unknown as Figure;

const yearOf = (...figures: Figure[]) =>
	indicatorPicture('brukere_i_alt_rate', {
		...{ set: new FigureSet(figures), kommune, year: 2024, reference: null }
	})?.year;

describe('the year of a picture', () => {
	it('is that of the sentence beside it: the newest that says something', () => {
		const figures = [figure(2021, value(13.6)), figure(2024, NOT_APPLICABLE)];
		expect(yearOf(...figures)).toBe(2021);
		expect(needSentence(new FigureSet(figures), kommune.code, 2024, null)?.figure.year).toBe(2021);
	});

	it('is the newest, hidden or not, and the only one where none says anything', () => {
		expect(yearOf(figure(2021, value(13.6)), figure(2023, HIDDEN))).toBe(2023);
		expect(yearOf(figure(2024, NOT_APPLICABLE))).toBe(2024);
		expect(yearOf(figure(2021, value(13.6)), figure(2024, NOT_COLLECTED))).toBe(2021);
		expect(yearOf(figure(2024, NOT_COLLECTED))).toBeUndefined();
	});
});
