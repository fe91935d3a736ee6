import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Figure, FigureForlop, Released } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import { contextQuestions, pathwayQuestions } from './trendQuestions.ts';

const figure = (indicator: string, forlop: FigureForlop, category = 'alle'): Figure => ({
	...{ indicator, level: 'kommune', area: '3427', year: 2024, forlop, category },
	...{ value: value(12) as Released, numerator: value(12) as Released, span: null },
	...{ shared: false, denominator: null, of: null, reporting: null }
});
const asked = (forlop: 1 | 2 | 3, figures: Figure[] = []) =>
	pathwayQuestions(forlop, new FigureSet(figures), '3427').map(
		({ indicator, forlop, category, wider }) => [indicator.id, forlop, category, wider]
	);

describe('pathwayQuestions', () => {
	it('asks for what names the page and belongs to the pathway, whether a file has it or not', () => {
		expect(asked(1)).toEqual([
			['arsverk_forlop', '1', 'alle', false],
			['videreutdanning', '1', 'alle', false]
		]);
		expect(asked(2).map(([id]) => id)).toEqual([
			'brukere_forlop',
			'brukere_rate',
			'arsverk_forlop',
			'videreutdanning'
		]);
	});

	it('asks for each source of an overview by itself, and for none that it does not name', () => {
		const own = [
			figure('oversikt_forlop', '1', 'rop-teamet'),
			figure('oversikt_forlop', '1', 'rask psykisk helsehjelp'),
			figure('oversikt_forlop', '2', 'act')
		];
		expect(asked(1, own).slice(0, 2)).toEqual([
			['oversikt_forlop', '1', 'rop-teamet', false],
			['oversikt_forlop', '1', 'rask psykisk helsehjelp', false]
		]);
	});

	it('takes all adults where the source has nothing of the pathway alone, and says so', () => {
		expect(asked(3, [figure('videreutdanning', 'alle')])).toContainEqual([
			...['videreutdanning', 'alle', 'alle', true]
		]);
		expect(
			asked(3, [figure('videreutdanning', 'alle'), figure('videreutdanning', '3')])
		).toContainEqual(['videreutdanning', '3', 'alle', false]);
	});
});

it('asks for the whole of what may come', () => {
	expect(contextQuestions().map(({ indicator, category }) => [indicator.id, category])).toEqual([
		['kpr_kontakt', 'symptomer_og_lidelser'],
		['ungdom_plaget', 'samlet']
	]);
});
