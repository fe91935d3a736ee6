import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range } from '../domain/range.ts';
import { countDraws, draws, intervalOf, timesAll, type Uncertain } from './draw.ts';
import { seeded } from './random.ts';

const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = (values: Float64Array) => {
	const middle = mean(values);
	return Math.sqrt(values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / values.length);
};

describe('a seeded generator', () => {
	it('gives the same numbers for the same seed, and others for another', () => {
		const of = (seed: string) => Array.from({ length: 5 }, seeded(seed));
		expect(of('3427/2024')).toEqual(of('3427/2024'));
		expect(of('3427/2024')).not.toEqual(of('3427/2023'));
	});

	it('fills 0–1 evenly, for any seed', () => {
		fc.assert(
			fc.property(fc.string(), (seed) => {
				const uniform = seeded(seed);
				const counts = new Array<number>(10).fill(0);
				for (let i = 0; i < 5000; i++) counts[Math.floor(uniform() * 10)]!++;
				// χ² with 9 degrees of freedom: above 40 once in 130 000.
				const chi = counts.reduce((sum, n) => sum + (n - 500) ** 2 / 500, 0);
				expect(chi).toBeLessThan(45);
			}),
			{ numRuns: 50 }
		);
	});
});

describe('draws', () => {
	const N = 40_000;

	it('of a count are Gamma(count + ½), the level behind it: mean and variance are both count + ½', () => {
		for (const value of [0, 3, 41, 500]) {
			const drawn = draws({ kind: 'count', value }, N, seeded(`count ${value}`));
			const shape = value + 0.5;
			expect(Math.abs(mean(drawn) - shape)).toBeLessThan(5 * Math.sqrt(shape / N) + 5e-4 * shape);
			expect(deviation(drawn) ** 2 / shape).toBeCloseTo(1, 1);
		}
	});

	it.each([
		[0, 0.002, 0.2275, 1.9207],
		[1, 0.1759, 1.183, 3.9074],
		[3, 1.0837, 3.1729, 7.0336],
		[10, 5.796, 10.169, 16.335],
		[12, 7.306, 12.168, 18.827]
	])('of a count of %i have the quantiles of the level', (value, low, median, high) => {
		const found = intervalOf(draws({ kind: 'count', value }, N, seeded('kvantil')));
		for (const [is, wanted] of [
			[found.low, low],
			[found.median, median],
			[found.high, high]
		] as const)
			expect(Math.abs(is - wanted)).toBeLessThan(0.015 * (1 + wanted));
	});

	it('of a larger count with the same seed are larger, each of them', () => {
		const count = fc.integer({ min: 0, max: 3000 });
		fc.assert(
			fc.property(count, fc.integer({ min: 1, max: 30 }), (few, more) => {
				const [less, much] = [few, few + more].map((value) =>
					draws({ kind: 'count', value }, 500, seeded('ordnet'))
				);
				less!.forEach((one, i) => expect(much![i]!).toBeGreaterThanOrEqual(one));
			}),
			{ numRuns: 60 }
		);
	});

	it('begin alike however many there are, of every kind', () => {
		const kinds: Uncertain[] = [
			{ kind: 'exact', value: 4 },
			{ kind: 'count', value: 7 },
			{ kind: 'span', range: range(1, 2, 4) },
			{ kind: 'product', value: 3, of: [range(1, 2, 4), range(0, 1, 2)] }
		];
		for (const of of kinds) {
			const [few, many] = [100, 2000].map((n) => draws(of, n, seeded('først')));
			expect(many!.subarray(0, 100), of.kind).toEqual(few);
		}
	});

	it('of two counts that have a part of one half each keep the mean of their sum', () => {
		const parts = [0.1, 0.4].map((half, i) => countDraws(2, half, N, seeded(`halv ${i}`)));
		const sum = parts[0]!.map((one, i) => one + parts[1]![i]!);
		expect(Math.abs(mean(sum) - 4.5)).toBeLessThan(0.06);
	});

	it('of a span are triangular: mean (a + b + c) ÷ 3, variance (a² + b² + c² − ab − ac − bc) ÷ 18', () => {
		const [a, c, b] = [10, 15, 26];
		const drawn = draws({ kind: 'span', range: range(a, c, b) }, N, seeded('span'));
		expect(mean(drawn)).toBeCloseTo((a + b + c) / 3, 1);
		const variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
		expect(deviation(drawn)).toBeCloseTo(Math.sqrt(variance), 1);
	});

	it('stay within a span, also one that leans or has no width', () => {
		const ends = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100));
		fc.assert(
			fc.property(ends, ([low, up, more]) => {
				const of: Uncertain = { kind: 'span', range: range(low, low + up, low + up + more) };
				const drawn = draws(of, 200, seeded('within'));
				expect(drawn.every((one) => one >= low && one <= low + up + more)).toBe(true);
			})
		);
	});
});

describe('draws of a product', () => {
	const [prevalence, treated] = [range(0.01, 0.02, 0.03), range(0.2, 0.4, 0.9)];
	const product = { kind: 'product', value: 5000, of: [prevalence, treated] } as const;

	it('vary each by itself: mean is the product of the means, ends are those of all at once', () => {
		const drawn = draws(product, 40_000, seeded('produkt'));
		const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
		expect(mean).toBeCloseTo(5000 * 0.02 * 0.5, 0);
		expect(Math.min(...drawn)).toBeGreaterThan(timesAll(product, 'low'));
		expect(Math.max(...drawn)).toBeLessThan(timesAll(product, 'high'));
	});

	it('is narrower than one triangle over its ends', () => {
		const whole = range(
			timesAll(product, 'low'),
			timesAll(product, 'middle'),
			timesAll(product, 'high')
		);
		const width = ({ low, high }: { low: number; high: number }) => high - low;
		const [apart, together] = [product, { kind: 'span', range: whole } as const].map((of) =>
			width(intervalOf(draws(of, 4000, seeded('bredde'))))
		);
		expect(apart).toBeLessThan(together ?? 0);
	});
});

describe('the interval', () => {
	it('is the median and the middle 90 %', () => {
		const drawn = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
		expect(intervalOf(drawn)).toEqual({ low: 5, median: 50, high: 95 });
		expect(drawn[0]).toBe(100);
	});

	it('is the one that sorting gives, to the last digit', () => {
		const bySorting = (drawn: Float64Array) => {
			const sorted = drawn.toSorted();
			return [0.05, 0.5, 0.95].map((share) => {
				const at = (sorted.length - 1) * share;
				const [below, above] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
				return below + (above - below) * (at - Math.floor(at));
			});
		};
		const numbers = fc.oneof(
			fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
			// Many that are the same, and many in order.
			fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 300 }),
			fc.array(fc.nat(), { minLength: 1 }).map((all) => all.sort((a, b) => a - b))
		);
		fc.assert(
			fc.property(numbers, (some) => {
				const { low, median, high } = intervalOf(Float64Array.from(some));
				expect([low, median, high]).toEqual(bySorting(Float64Array.from(some)));
			}),
			{ numRuns: 300 }
		);
	});
});
