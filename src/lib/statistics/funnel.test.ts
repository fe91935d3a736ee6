import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear, expectSame, scipy } from '../../../tests/scipy.ts';
import { betaBelow } from './beta.ts';
import { funnel, overdispersion } from './funnel.ts';
import { chanceDeviation, funnelLimits, type Centre, type Measure } from './funnelLimits.ts';
import { LEVELS, TAIL, Z } from './level.ts';

const isMeasure = (measure: string): measure is Measure => ['share', 'rate'].includes(measure);

const area = fc
	.tuple(fc.integer({ min: 1, max: 20_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
	.map(([of, share]) => ({ of, count: Math.round(of * share) }));
const areas = fc.array(area, { minLength: 1, maxLength: 40 });
const centre: fc.Arbitrary<Centre> = fc.record({
	measure: fc.constantFrom<Measure>('share', 'rate'),
	pooled: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
	phi: fc.double({ min: 0, max: 9, noNaN: true })
});

describe('a funnel is that of scipy', () => {
	it.each(scipy.funnels)('of a $measure around $pooled', (wanted) => {
		if (!isMeasure(wanted.measure)) throw new RangeError(wanted.measure);
		const found = funnel(wanted.measure, wanted.areas);
		expectSame(found.pooled, wanted.pooled);
		expectSame(found.phi, wanted.phi);
		found.points.forEach(({ of, z }, i) => {
			expectNear(z, wanted.z[i]);
			for (const level of LEVELS) {
				const { low, high } = funnelLimits(found, of, level);
				expectNear(low, wanted.limits[i]?.[level][0], `low at ${of}`);
				expectNear(high, wanted.limits[i]?.[level][1], `high at ${of}`);
			}
		});
	});

	it('has some that vary as chance makes them, and some that vary more', () => {
		const spread = scipy.funnels.map(({ phi }) => phi);
		expect(spread.some((phi) => phi < 1)).toBe(true);
		expect(spread.some((phi) => phi > 2)).toBe(true);
	});
});

describe('the limits of a funnel', () => {
	it('hold the middle, and those at 99.8 % hold those at 95 %', () => {
		fc.assert(
			fc.property(centre, fc.integer({ min: 1, max: 100_000 }), (around, of) => {
				const [sure, wide] = [funnelLimits(around, of, 95), funnelLimits(around, of, 99.8)];
				expect(sure.low).toBeLessThanOrEqual(around.pooled);
				expect(sure.high).toBeGreaterThanOrEqual(around.pooled);
				expect(wide.low).toBeLessThanOrEqual(sure.low);
				expect(wide.high).toBeGreaterThanOrEqual(sure.high);
				expect(wide.low).toBeGreaterThanOrEqual(0);
				if (around.measure === 'share') expect(wide.high).toBeLessThanOrEqual(1);
			})
		);
	});

	it('come near those of the normal distribution where many are counted', () => {
		for (const measure of ['share', 'rate'] as const) {
			const around = { measure, pooled: 0.03, phi: 1 };
			const of = 5_000_000;
			const half = Z[95] * chanceDeviation(around, of);
			const { low, high } = funnelLimits(around, of);
			expect(Math.abs(high - 0.03 - half) / half).toBeLessThan(0.005);
			expect(Math.abs(0.03 - low - half) / half).toBeLessThan(0.005);
		}
	});

	it('widen by the root of φ above one, and never narrow', () => {
		const of = 40_000;
		const width = (phi: number) => {
			const { low, high } = funnelLimits({ measure: 'rate', pooled: 0.02, phi }, of);
			return high - low;
		};
		expect(width(4)).toBeCloseTo(2 * width(1), 12);
		expect(width(0.3)).toBe(width(1));
	});

	it('are the middle itself where nobody can differ', () => {
		expect(funnelLimits({ measure: 'share', pooled: 1, phi: 1 }, 8)).toEqual({ low: 1, high: 1 });
		expect(funnelLimits({ measure: 'rate', pooled: 0, phi: 1 }, 8)).toEqual({ low: 0, high: 0 });
	});

	it.each([
		{ measure: 'share', pooled: 0.1, phi: 1, of: 2.5 },
		{ measure: 'share', pooled: 1.1, phi: 1, of: 2 },
		{ measure: 'rate', pooled: -1, phi: 1, of: 2 },
		{ measure: 'rate', pooled: 1, phi: NaN, of: 2 },
		{ measure: 'rate', pooled: 1, phi: 1, of: 0 },
		{ measure: 'rate', pooled: 1, phi: 1, of: Infinity }
	] as const)('are none of a $measure $pooled at $of', ({ of, ...around }) => {
		expect(() => funnelLimits(around, of)).toThrow(RangeError);
	});
});

describe('what is outside a funnel', () => {
	it('is what stands outside the limits, upwards by one event', () => {
		fc.assert(
			fc.property(areas, (all) => {
				const found = funnel('share', all);
				for (const { count, of, side } of found.points)
					for (const level of LEVELS) {
						const { low, high } = funnelLimits(found, of, level);
						if (side[level] === 'lower') expect(count / of).toBeLessThan(low);
						if (side[level] === 'higher') expect((count - 1) / of).toBeGreaterThan(high);
						if (side[level] === 'similar') {
							expect(count / of).toBeGreaterThanOrEqual(low);
							expect((count - 1) / of).toBeLessThanOrEqual(high);
						}
					}
			}),
			{ numRuns: 40 }
		);
	});

	it('is seldom so by chance, also where few are counted: never more often than told', () => {
		// Large areas that are all alike: what one more has moves neither the middle nor φ.
		const large = (share: number) =>
			Array.from({ length: 12 }, () => ({ of: 1e9, count: Math.round(share * 1e9) }));
		const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
		let flagged = 0;
		fc.assert(
			fc.property(share, fc.integer({ min: 1, max: 60 }), (pooled, of) => {
				const sides = Array.from({ length: of + 1 }, (_, count) => {
					const { points } = funnel('share', [...large(pooled), { count, of }]);
					return points.at(-1)?.side;
				});
				for (const level of LEVELS) {
					const above = sides.findIndex((side) => side?.[level] === 'higher');
					const below = sides.findLastIndex((side) => side?.[level] === 'lower');
					const tail = TAIL[level] * 1.001;
					flagged += above > 0 || below >= 0 ? 1 : 0;
					if (above > 0) expect(betaBelow(above, of - above + 1, pooled)).toBeLessThan(tail);
					if (below >= 0) expect(betaBelow(of - below, below + 1, 1 - pooled)).toBeLessThan(tail);
				}
			}),
			{ numRuns: 40 }
		);
		expect(flagged).toBeGreaterThan(20);
	});

	it('is one that differs among many that don’t', () => {
		const alike = Array.from({ length: 20 }, () => ({ count: 100, of: 1000 }));
		const { points, phi } = funnel('share', [...alike, { count: 160, of: 1000 }]);
		expect(points.at(-1)?.side).toEqual({ 95: 'higher', 99.8: 'higher' });
		expect(points[0]?.side).toEqual({ 95: 'similar', 99.8: 'similar' });
		expect(phi).toBeLessThan(1);
	});

	it('is nobody where all have none', () => {
		const { points, phi } = funnel('rate', [
			{ count: 0, of: 10 },
			{ count: 0, of: 900 }
		]);
		expect(phi).toBe(0);
		expect(points.map(({ z, side }) => [z, side[95]])).toEqual([
			[0, 'similar'],
			[0, 'similar']
		]);
	});

	it.each([
		[],
		[{ count: -1, of: 2 }],
		[{ count: 3, of: 2 }],
		[{ count: 1, of: 2.5 }],
		[{ count: NaN, of: 2 }],
		[{ count: 0, of: 0 }],
		[
			{ count: 1, of: 5 },
			{ count: 0, of: 0 }
		]
	])('can’t be asked of %j', (...all) => {
		expect(() => funnel('share', all)).toThrow(RangeError);
	});
});

describe('overdispersion', () => {
	it('is the mean of z², with the outermost tenth drawn in at each end', () => {
		const z = [-9, -2, -1, -1, 0, 0, 1, 1, 2, 30];
		expect(overdispersion(z)).toBeCloseTo((4 * 4 + 4) / 10, 12);
		expect(overdispersion([3, -1])).toBe(5);
	});

	it('asks nothing of order or sign', () => {
		const some = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 });
		fc.assert(
			fc.property(some, (z) => {
				expectNear(overdispersion(z.map((one) => -one).reverse()), overdispersion(z));
			})
		);
	});

	it.each([[[]], [[1, NaN]], [[Infinity]]])('is none of %j', (z) => {
		expect(() => overdispersion(z)).toThrow(RangeError);
	});
});
