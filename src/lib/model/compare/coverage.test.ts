import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import type { ReferenceValue } from './reference.ts';

const area = (n: number | null, all = 357): ReferenceValue => ({
	...{ value: 1, of: 'area', n, all, includes: false }
});

it('tells how many kommuner an area’s figures are of, where they are not of all', () => {
	expect(coverageOf([area(41), null, area(20), area(null)])).toEqual({
		...{ least: 20, most: 41, all: 357 }
	});
});

it('tells nothing of areas that are whole but for the kommune itself, nor of lists', () => {
	expect(coverageOf([area(356), area(357)])).toBeNull();
	expect(coverageOf([{ ...area(8, 20), of: 'median' }])).toBeNull();
	expect(coverageOf([])).toBeNull();
});
