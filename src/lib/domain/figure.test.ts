import { describe, expect, it } from 'vitest';
import { sameFigures, type RawFigure } from './figure.ts';

const figure = (change: Partial<RawFigure> = {}): RawFigure => ({
	indicator: 'brukere',
	level: 'kommune',
	area: '3427',
	year: 2024,
	forlop: '2',
	category: 'alle',
	cell: { state: 'value', value: 12 },
	low: null,
	high: null,
	denominator: null,
	reporting: null,
	of: null,
	...change
});

describe('the same figures', () => {
	it('are the same in another order', () => {
		const [one, other] = [figure(), figure({ year: 2023 })];
		expect(sameFigures([one, other], [{ ...other }, { ...one }])).toBe(true);
	});
	it.each<Partial<RawFigure>>([
		{ cell: { state: 'value', value: 12.000000000000002 } },
		{ cell: { state: 'hidden' } },
		{ denominator: 0 },
		{ area: '3401' }
	])('are others with %o', (change) => {
		expect(sameFigures([figure()], [figure(change)])).toBe(false);
	});
	it('are others with one more, or one twice', () => {
		expect(sameFigures([figure()], [figure(), figure()])).toBe(false);
		const two = [figure(), figure({ year: 2023 })];
		expect(sameFigures(two, [figure(), figure()])).toBe(false);
		expect(sameFigures([], [])).toBe(true);
	});
});
