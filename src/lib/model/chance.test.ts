import { describe, expect, it } from 'vitest';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { Released, ReleasedNumber } from '../domain/figure.ts';
import { chanceOf } from './chance.ts';

const shown = (cell: Cell) => cell as Released;
const of = (cell: Cell, numerator: Cell, denominator: number | null) => ({
	value: shown(cell),
	numerator: shown(numerator),
	denominator: denominator as ReleasedNumber | null
});
const PERSONS = { skala: 1000, personer: true } as const;

describe('what chance may do to a figure', () => {
	it('is in the unit of the figure', () => {
		const share = chanceOf(of(value(65), value(65), 100), { ...PERSONS, slag: 'andel' });
		expect(share?.low).toBeCloseTo(55.254, 3);
		expect(share?.high).toBeCloseTo(73.636, 3);
		const count = chanceOf(of(value(65), value(65), null), { ...PERSONS, slag: 'antall' });
		expect(count?.low).toBeCloseTo(50.163, 3);
		const rate = chanceOf(of(value(13), value(65), 5000), { ...PERSONS, slag: 'rate' });
		expect(rate?.low).toBeCloseTo(50.163 / 5, 3);
		expect(rate?.high).toBeCloseTo(82.849 / 5, 3);
	});

	it('is nothing for what is hidden, and for a share without its whole', () => {
		expect(chanceOf(of(HIDDEN, HIDDEN, null), { ...PERSONS, slag: 'antall' })).toBeNull();
		expect(chanceOf(of(HIDDEN, value(3), 10), { ...PERSONS, slag: 'andel' })).toBeNull();
		expect(chanceOf(of(value(50), value(5), null), { ...PERSONS, slag: 'andel' })).toBeNull();
	});

	it('is nothing for man-years, money, and what a publisher gives', () => {
		const given = of(value(50), value(50), 100);
		expect(chanceOf(given, { ...PERSONS, slag: 'andel', personer: false })).toBeNull();
		expect(chanceOf(given, { ...PERSONS, slag: 'publisert' })).toBeNull();
	});
});
