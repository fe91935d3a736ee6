import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range } from '../domain/range.ts';
import { draws, intervalOf, splits, timesAll, type Uncertain } from './draw.ts';
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

	it('of a count are Poisson: the mean and the variance are the count', () => {
		for (const value of [3, 41, 500]) {
			const drawn = draws({ kind: 'count', value }, N, seeded(`count ${value}`));
			expect(Math.abs(mean(drawn) - value)).toBeLessThan(5 * Math.sqrt(value / N));
			expect(deviation(drawn) ** 2 / value).toBeCloseTo(1, 1);
			expect(drawn.every((one) => Number.isInteger(one) && one >= 0)).toBe(true);
		}
		expect(draws({ kind: 'count', value: 0 }, 10, seeded(''))).toEqual(new Float64Array(10));
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

describe('splits of a total', () => {
	it('add up to it in every draw, and give each part the same on average', () => {
		const [a, b, c] = splits(30, 3, 5000, seeded('split')) as [
			Float64Array,
			Float64Array,
			Float64Array
		];
		for (let i = 0; i < 5000; i++) expect(a[i]! + b[i]! + c[i]!).toBeCloseTo(30, 9);
		expect(mean(a)).toBeCloseTo(10, 0);
		expect(mean(c)).toBeCloseTo(10, 0);
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
