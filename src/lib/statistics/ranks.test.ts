import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scipy } from '../../../tests/scipy.ts';
import { levelDraws } from './levelDraws.ts';
import { outermost, rankAreas, thirdOf } from './rankAreas.ts';
import { seeded } from './random.ts';
import { rankIntervals, type Held } from './ranks.ts';

const arrays = (draws: readonly (readonly number[])[]) =>
	draws.map((one) => Float64Array.from(one));

const shareAt = (drawn: Float64Array, quantile: number) =>
	drawn.filter((one) => one <= quantile).length / drawn.length;

describe('the draws of a level', () => {
	const N = 40_000;
	it.each(['share', 'rate'] as const)('of a %s have the quantiles of scipy', (measure) => {
		for (const { count, of, quantiles } of scipy.levels[measure]) {
			const drawn = levelDraws(measure, { count, of }, N, seeded(`nivå ${count}`));
			quantiles.forEach((quantile, i) => {
				const share = scipy.levels.shares[i] ?? 0;
				// Four deviations of chance, and a hair for the table that the draws are made by.
				const near = 4 * Math.sqrt((share * (1 - share)) / N) + 1e-3;
				expect(Math.abs(shareAt(drawn, quantile) - share), `${count}/${of}`).toBeLessThan(near);
			});
		}
	});

	it.each([
		['share', 3, 2],
		['share', -1, 2],
		['rate', 1, 0],
		['rate', NaN, 1],
		['rate', 1, Infinity]
	] as const)('of a %s are none of %d in %d', (measure, count, of) => {
		expect(() => levelDraws(measure, { count, of }, 5, seeded('x'))).toThrow(RangeError);
	});
});

describe('rank intervals', () => {
	const { draws, ranks } = scipy.ranks;

	it.each(['lowest', 'highest'] as const)('are those of scipy, the %s first', (first) => {
		for (const held of [90, 95] as const satisfies Held[]) {
			const found = rankIntervals(arrays(draws), first, held);
			expect(found.map(({ low, median, high }) => [low, median, high])).toEqual(ranks[first][held]);
		}
	});

	it('share the mean rank where values are the same', () => {
		const [a, b, c] = rankIntervals(arrays([[1], [1], [0]]), 'lowest');
		expect([a?.median, b?.median, c?.median]).toEqual([2.5, 2.5, 1]);
		const same = rankIntervals(arrays([[7], [7], [7], [7]]), 'highest');
		expect(same.map(({ low, high }) => [low, high])).toEqual(Array(4).fill([2.5, 2.5]));
	});

	const matrix = fc
		.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 }))
		.chain(([areas, n]) =>
			fc.array(fc.array(fc.nat(9), { minLength: n, maxLength: n }), {
				minLength: areas,
				maxLength: areas
			})
		);

	it('are within the ranks there are, in order, and wider at 95 % than at 90 %', () => {
		fc.assert(
			fc.property(matrix, (all) => {
				const wide = rankIntervals(arrays(all), 'lowest', 95);
				rankIntervals(arrays(all), 'lowest', 90).forEach(({ low, median, high }, i) => {
					expect(low).toBeGreaterThanOrEqual(wide[i]?.low ?? NaN);
					expect(high).toBeLessThanOrEqual(wide[i]?.high ?? NaN);
					expect(1 <= low && low <= median && median <= high && high <= all.length).toBe(true);
				});
			})
		);
	});

	it('follow the areas when they come in another order', () => {
		fc.assert(
			fc.property(matrix, (all) => {
				const there = rankIntervals(arrays(all.toReversed()), 'highest');
				expect(there.reverse()).toEqual(rankIntervals(arrays(all), 'highest'));
			})
		);
	});

	it.each([[[]], [[[]]], [[[1, 2], [1]]], [[[1], [NaN]]], [[[1], [Infinity]]]])(
		'are none of %j',
		(all) => {
			expect(() => rankIntervals(arrays(all), 'lowest')).toThrow(RangeError);
		}
	);
});

describe('the ranks of areas', () => {
	const next = seeded('områder');
	const areas = Array.from({ length: 357 }, (_, i) => {
		const of = Math.round(300 + 60_000 * next() ** 4);
		return { id: `${i}`, of, count: Math.round(of * (0.02 + 0.06 * next())) };
	});
	const asked = { first: 'highest', seed: 'rang' } as const;

	it('are the same for the same seed, whichever order the areas are in', () => {
		const some = areas.slice(0, 30);
		const found = rankAreas('rate', some, { ...asked, draws: 300 });
		expect(rankAreas('rate', some, { ...asked, draws: 300 })).toEqual(found);
		expect(rankAreas('rate', some.toReversed(), { ...asked, draws: 300 }).reverse()).toEqual(found);
		expect(rankAreas('rate', some, { ...asked, seed: 'en annen', draws: 300 })).not.toEqual(found);
	});

	it('are wide where few are counted', () => {
		const found = rankAreas('share', areas, asked);
		const width = (place: number) => (found[place]?.high ?? 0) - (found[place]?.low ?? 0);
		const bySize = areas.map(({ of }, i) => ({ of, i })).sort((a, b) => a.of - b.of);
		const mean = (some: typeof bySize) => some.reduce((sum, { i }) => sum + width(i), 0) / 50;
		expect(mean(bySize.slice(0, 50))).toBeGreaterThan(3 * mean(bySize.slice(-50)));
	});

	it('are found once for each area', () => {
		const one = { id: 'a', count: 1, of: 2 };
		expect(() => rankAreas('share', [one, one], asked)).toThrow(RangeError);
	});
});

describe('the outermost areas', () => {
	it('are those whose interval is wholly within a third', () => {
		const at = (low: number, high: number) => thirdOf({ low, median: low, high }, 9);
		expect([at(1, 3), at(1, 3.5), at(3, 7), at(7, 9), at(6.5, 9)]).toEqual([
			'first',
			null,
			null,
			'last',
			null
		]);
	});

	it('are none where all may have any rank, and five at most of many', () => {
		const any = Array.from({ length: 9 }, () => ({ low: 1, median: 5, high: 9 }));
		expect(outermost(any)).toEqual({ first: [], last: [] });
		const sure = Array.from({ length: 30 }, (_, i) => ({ low: i + 1, median: i + 1, high: i + 1 }));
		expect(outermost(sure)).toEqual({ first: [0, 1, 2, 3, 4], last: [29, 28, 27, 26, 25] });
	});

	it('change ends when the direction is turned', () => {
		const draws = arrays(scipy.ranks.draws.map((row, i) => row.map((one) => one + 2 * i)));
		const [up, down] = [rankIntervals(draws, 'lowest'), rankIntervals(draws, 'highest')];
		expect(outermost(up, 2).first).toEqual([0, 1]);
		expect(outermost(down, 2).last).toEqual([0, 1]);
	});
});
