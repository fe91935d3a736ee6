import { describe, expect, it } from 'vitest';
import { placeTornado, type TornadoRow } from './state.ts';

const row = (id: string, low: number, high: number): TornadoRow => ({
	id,
	name: id,
	low,
	high,
	from: '10',
	to: '20',
	flips: low > 0 !== high > 0
});

describe('a tornado picture', () => {
	it('has zero, the middle and every bar on one scale', () => {
		const { rows, zero, middle } = placeTornado([row('a', 4, -2), row('b', 2, 1)], 1.5);
		const [a, b] = rows;
		expect([a!.from, a!.to]).toEqual([14, 86]);
		expect(zero).toBeCloseTo(14 + (2 / 6) * 72);
		expect(middle).toBeCloseTo(14 + (3.5 / 6) * 72);
		expect(b!.from).toBeGreaterThan(zero);
	});

	it('names each end of a bar with the number that gives it', () => {
		const [a] = placeTornado([row('a', 4, -2)], 0).rows;
		// The high end of the number gives the lower result: it stands to the left.
		expect(a!.ends).toMatchObject([
			{ side: 'start', text: '20' },
			{ side: 'end', text: '10' }
		]);
	});

	it('holds zero also where every result is on one side, or there is none', () => {
		expect(placeTornado([row('a', 4, 6)], 5).zero).toBe(14);
		expect(placeTornado([], 0)).toMatchObject({ rows: [], zero: 14 });
	});
});
