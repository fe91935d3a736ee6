import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Figure, FigureForlop, Released } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import { TOGETHER } from '../model/units.ts';
import { competenceFigure, firstCompetence } from './signaturePicture.ts';

const figure = (forlop: FigureForlop, year = 2024): Figure => ({
	...{ indicator: 'videreutdanning', level: 'kommune', area: '3427', year, forlop },
	...{ category: 'alle', value: value(40) as Released, numerator: value(4) as Released },
	...{ span: null, shared: false, denominator: null, of: null, reporting: null }
});
const place = { kommune: '3427', year: 2024 };

describe('further education', () => {
	it('is that of the pathway, else of all; together it is of all alone', () => {
		const set = new FigureSet([figure('2'), figure('alle', 2023)]);
		const of = (unit: 2 | 3 | typeof TOGETHER) => competenceFigure(set, { ...place, unit })?.year;
		expect([of(2), of(3), of(TOGETHER)]).toEqual([2024, 2023, 2023]);
	});

	it('has a source where a file tells of any pathway, and of none of them together', () => {
		for (const forlop of ['1', '2', '3', 'alle'] as const)
			expect(firstCompetence(new FigureSet([figure(forlop)]), place)?.forlop).toBe(forlop);
		expect(firstCompetence(new FigureSet([]), place)).toBeUndefined();
	});
});
