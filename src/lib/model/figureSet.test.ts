import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { value } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import { areasToCompare, FigureSet } from './figureSet.ts';

const levelsOf = (code: string) => {
	const kommune = areas.kommuner.find((one) => one.code === code);
	return areasToCompare(kommune!, areas.kommuner).map(({ level }) => level);
};

describe('what a kommune is compared with', () => {
	it('is its helsefellesskap, its fylke and the country', () => {
		expect(levelsOf('3427')).toEqual(['helsefellesskap', 'fylke', 'land']);
	});
	it('is never the kommune itself: Oslo is all of its fylke and its helsefellesskap', () => {
		expect(levelsOf('0301')).toEqual(['land']);
	});
});

describe('the years of a kommune', () => {
	const figure = (indicator: string, year: number) =>
		({
			...{ indicator, level: 'kommune', area: '3427', year, forlop: 'alle', category: 'alle' },
			...{ value: value(1), span: null, shared: false, numerator: value(1) },
			...{ denominator: null, reporting: null, of: null }
		}) as Figure;

	it('are those of what has been counted: a projection gives none', () => {
		const set = new FigureSet([
			figure('innbyggere_18', 2023),
			figure('innbyggere_18', 2025),
			figure('framskrevet_18', 2025),
			figure('framskrevet_18', 2040)
		]);
		expect(set.years('3427')).toEqual([2025, 2023]);
		expect(set.of('framskrevet_18', '3427').map(({ year }) => year)).toEqual([2025, 2040]);
	});
	it('begin with the newest that has been, whatever a file says of years ahead', () => {
		const of = (...years: number[]) =>
			new FigureSet(years.map((year) => figure('innbyggere_18', year))).firstShown('3427', 2026);
		expect(of(2023, 2025, 2031)).toBe(2025);
		expect(of(2026, 2031)).toBe(2026);
		expect(of(2031, 2035)).toBe(2031);
		expect(of()).toBeUndefined();
	});
	it('begin with a year that more is told of than how many live there', () => {
		const set = new FigureSet([
			figure('innbyggere_18', 2025),
			figure('ungdom_plaget', 2022),
			figure('kpr_kontakt', 2020)
		]);
		expect(set.firstShown('3427', 2026)).toBe(2022);
	});
	it('are found whatever sign stands in a category', () => {
		const one = { ...figure('levekar_rod', 2024), category: 'a|b' };
		const set = new FigureSet([one, { ...figure('levekar_rod', 2025), category: 'b' }]);
		expect(set.get('levekar_rod', '3427', 2024, 'alle', 'a|b')).toBe(one);
		expect(set.get('levekar_rod', '3427', 2024, 'alle', 'a')).toBeUndefined();
	});
});
