import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range } from '../gallery/nobodys.ts';
import { placeBalance, zoneOf } from './state.ts';

const turns = range(10, 15, 22);
const lane = { id: 'her', name: 'Her', label: '15', range: turns, chosen: true };

describe('the scale of users per man-year', () => {
	it('says that something is missing below, and that need is covered above', () => {
		expect([9, 10, 15, 22, 40].map((users) => zoneOf(users, turns))).toEqual([
			'missing',
			'missing',
			'undecided',
			'covered',
			'covered'
		]);
	});

	it('has room for every mark, and gives back the number that it placed', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.5, max: 200, noNaN: true }), (users) => {
				const placed = placeBalance({
					turns,
					lanes: [lane, { ...lane, id: 'landet', range: range(users, users, users) }]
				});
				const at = placed.place(users);
				expect(at).toBeGreaterThan(0);
				expect(at).toBeLessThan(100);
				expect(placed.users(at)).toBeCloseTo(users, 6);
			})
		);
	});

	it('is drawn though nobody has any users', () => {
		const none = range(0, 0, 0.2);
		const placed = placeBalance({ turns: none, lanes: [] });
		expect(Number.isFinite(placed.high)).toBe(true);
		expect(placed.low).toBe(0);
	});
});
