import { describe, expect, it } from 'vitest';
import { NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import { developmentQuestions } from './development.ts';

const figure = (indicator: string, year: number, cell: Cell, category = 'alle') =>
	({
		...{ indicator, year, level: 'kommune', area: '3427', forlop: 'alle', category },
		...{ value: cell, span: null, shared: false, numerator: cell },
		...{ denominator: null, reporting: null, of: null }
	}) as unknown as Figure;

const asked = (figures: Figure[], year = 2024) =>
	developmentQuestions(['kpr_kontakt', 'arsverk_rate'], new FigureSet(figures), {
		kommune: '3427',
		year
	}).map(({ indicator, category }) => [indicator.id, category]);

describe('what has a development', () => {
	it('is told in more than one year, as a whole', () => {
		const whole = 'symptomer_og_lidelser';
		expect(
			asked([
				figure('kpr_kontakt', 2022, value(150), whole),
				figure('kpr_kontakt', 2023, value(160), whole),
				figure('arsverk_rate', 2023, value(4))
			])
		).toEqual([['kpr_kontakt', whole]]);
	});
	it('is no part of a whole, no year to come and no year without a figure', () => {
		expect(
			asked([
				figure('kpr_kontakt', 2022, value(150), 'lidelser'),
				figure('kpr_kontakt', 2023, value(160), 'lidelser'),
				figure('arsverk_rate', 2024, value(4)),
				figure('arsverk_rate', 2025, value(4)),
				figure('arsverk_rate', 2023, NOT_COLLECTED)
			])
		).toEqual([]);
	});
});
