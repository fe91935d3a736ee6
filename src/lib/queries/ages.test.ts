import { describe, expect, it } from 'vitest';
import { agesIn, overlapIn } from './ages.ts';

describe('the years that an age group says', () => {
	it.each([
		['18 år', 18, 18],
		['0-5 år', 0, 5],
		['18–66 år', 18, 66],
		['80_pluss', 80, 999],
		['80 år eller eldre', 80, 999],
		['67+', 67, 999]
	])('%s', (name, from, to) => expect(agesIn(name)).toEqual({ name, from, to }));

	it('are none of all ages together', () => expect(agesIn('alle')).toBeNull());
});

describe('age groups that overlap', () => {
	const names = (found: ReturnType<typeof overlapIn>) => found?.map(({ name }) => name) ?? null;

	it('are found wherever they begin', () => {
		expect(names(overlapIn(['18-66 år', '18 år eller eldre', '0-17 år']))).toEqual([
			'18 år eller eldre',
			'18-66 år'
		]);
		expect(names(overlapIn(['67 år eller eldre', '80_pluss', '18-66 år']))).toEqual([
			'67 år eller eldre',
			'80_pluss'
		]);
		expect(names(overlapIn(['20-30', '0-99', '40']))).toEqual(['0-99', '20-30']);
	});

	it('are none where each begins after the one before it', () => {
		expect(overlapIn(['0-17 år', '18-66 år', '67 år eller eldre', 'alle'])).toBeNull();
		expect(
			overlapIn([...Array.from({ length: 105 }, (_, i) => `${i} år`), '105_pluss'])
		).toBeNull();
		expect(overlapIn([])).toBeNull();
	});
});
