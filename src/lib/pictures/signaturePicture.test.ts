import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Figure, FigureForlop, Released, ReleasedNumber } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import { TOGETHER } from '../model/units.ts';
import { competenceSteps } from './competenceSteps.ts';
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

	it('is computed of the pathways together where each of them is told', () => {
		const parts = (forlop: FigureForlop, part: number, all: number): Figure => ({
			...figure(forlop),
			numerator: value(part) as Released,
			denominator: all as ReleasedNumber
		});
		const told = [parts('2', 3, 6.5), parts('3', 5.2, 10.9), parts('alle', 9.6, 20.8)];
		const set = new FigureSet(told);
		expect(competenceFigure(set, { ...place, unit: TOGETHER })).toBeUndefined();
		const table = competenceSteps(set, { ...place, unit: TOGETHER }, 'forløp 2 og 3');
		expect(table?.rows.at(-1)).toMatchObject({
			step: 'forløp 2 og 3',
			part: { text: '8,2' },
			all: { text: '17,4' },
			share: { text: '47' }
		});
	});

	it('has a source where a file tells of any pathway, and of none of them together', () => {
		for (const forlop of ['1', '2', '3', 'alle'] as const)
			expect(firstCompetence(new FigureSet([figure(forlop)]), place)?.forlop).toBe(forlop);
		expect(firstCompetence(new FigureSet([]), place)).toBeUndefined();
	});
});
