import { describe, expect, it } from 'vitest';
import { range } from '../gallery/nobodys.ts';
import { placeAmounts, type Amount } from './state.ts';

const of = (id: string, ends: [number, number, number] | null): Amount => ({
	...{ id, name: id, label: id, tone: 'plain' },
	range: ends && range(...ends)
});

describe('amounts on one scale', () => {
	it('are solid up to what is sure, and open from there', () => {
		const { rows, zero } = placeAmounts([of('a', [5, 7, 10]), of('b', [2, 2, 2])]);
		expect(zero).toBe(0);
		expect(rows[0]).toMatchObject({ solid: { from: 0, to: 50 }, open: { from: 50, to: 100 } });
		expect(rows[1]).toMatchObject({ solid: { from: 0, to: 20 }, open: { from: 20, to: 20 } });
	});

	it('have nothing sure on either side of nothing', () => {
		const { rows, zero } = placeAmounts([of('a', [-5, 1, 5])]);
		expect(zero).toBe(50);
		expect(rows[0]).toMatchObject({ solid: null, open: { from: 0, to: 100 } });
	});

	it('have no bar where they are not known', () => {
		const { rows } = placeAmounts([of('a', null), of('b', [1, 2, 3])]);
		expect(rows[0]).toMatchObject({ solid: null, open: null });
	});
});
