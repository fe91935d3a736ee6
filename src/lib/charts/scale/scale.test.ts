import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linear, roundDomain } from './domain.ts';
import { placeApart } from './placement.ts';
import { textWidth, wrap } from './type.ts';
import { yearTicks } from './years.ts';

const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 30 });

/** Whatever a double can be, the least and the largest of them often. */
const anyDouble = fc.oneof(
	fc.double(),
	fc.constantFrom(
		5e-324,
		-5e-324,
		1e308,
		-1e308,
		0,
		-0,
		Infinity,
		-Infinity,
		NaN,
		1e-310,
		0.1 + 0.2
	)
);

describe('a linear scale', () => {
	it('places every value and tick within the picture, whatever the values are', () => {
		fc.assert(
			fc.property(fc.array(anyDouble, { maxLength: 6 }), (values) => {
				const scale = linear([0, ...values], [3, 97]);
				const ticks = scale.ticks(5);
				expect(ticks.length).toBeGreaterThan(1);
				expect(new Set(ticks).size, 'no tick twice').toBe(ticks.length);
				for (const one of [...values.filter((x) => Math.abs(x) <= 1e15), ...ticks]) {
					expect(scale(one)).toBeGreaterThanOrEqual(3 - 1e-6);
					expect(scale(one)).toBeLessThanOrEqual(97 + 1e-6);
				}
			}),
			{ numRuns: 1000 }
		);
	});
	it('gives an extent to values that have none', () => {
		expect(linear([], [0, 1]).domain()).toEqual([0, 1]);
		expect(linear([5e-324, 0], [0, 1]).domain()).toEqual([0, 1]);
		expect(linear([7, 7], [0, 1]).domain()).toEqual([7, 8]);
	});
});

describe('the rounded domain', () => {
	it('is one of numbers, whatever the values are', () => {
		fc.assert(
			fc.property(fc.array(anyDouble, { maxLength: 6 }), fc.boolean(), (values, zero) => {
				const { low, high, ticks } = roundDomain(values, { zero, decimals: 1, count: 4 });
				expect([low, high, ...ticks].every(Number.isFinite)).toBe(true);
				expect(high).toBeGreaterThan(low);
			}),
			{ numRuns: 1000 }
		);
	});

	it('starts from zero and ends on a round number', () => {
		expect(roundDomain([3.2, 14.2], { zero: true, decimals: 1, count: 4 })).toEqual({
			low: 0,
			high: 15,
			ticks: [0, 5, 10, 15]
		});
	});

	it('leaves zero out when it may', () => {
		const { low, high } = roundDomain([71, 74], { zero: false, decimals: 0, count: 4 });
		expect([low, high]).toEqual([71, 74]);
	});

	it('has no tick finer than the decimals', () => {
		expect(roundDomain([2], { zero: true, decimals: 0, count: 4 }).ticks).toEqual([0, 1, 2]);
	});

	it('gives nothing an extent of 0–1, and a lone zero one step', () => {
		expect(roundDomain([], { zero: false, decimals: 0, count: 4 })).toMatchObject({
			low: 0,
			high: 1
		});
		expect(roundDomain([0], { zero: true, decimals: 1, count: 4 })).toMatchObject({
			low: 0,
			high: 0.1
		});
	});

	it('gives a lone value room on both sides when zero is left out', () => {
		const { low, high } = roundDomain([50], { zero: false, decimals: 0, count: 4 });
		expect(low).toBeLessThan(50);
		expect(high).toBeGreaterThan(50);
	});

	it('widens values that are the same to the last decimal shown', () => {
		const { low, high } = roundDomain([50, 50.2], { zero: false, decimals: 0, count: 4 });
		expect(high - low).toBeGreaterThanOrEqual(2);
	});

	it('holds every value, zero when asked, and its own ticks', () => {
		fc.assert(
			fc.property(
				figures,
				fc.boolean(),
				fc.integer({ min: 0, max: 2 }),
				(values, zero, decimals) => {
					const { low, high, ticks } = roundDomain(values, { zero, decimals, count: 4 });
					expect(low).toBeLessThan(high);
					const noise = (high - low) * 1e-9;
					for (const x of [...values, ...(zero ? [0] : []), ...ticks]) {
						expect(x).toBeGreaterThanOrEqual(low - noise);
						expect(x).toBeLessThanOrEqual(high + noise);
					}
				}
			)
		);
	});
});

const wishes = fc.array(
	fc.record({
		wanted: fc.double({ min: -200, max: 800, noNaN: true }),
		size: fc.double({ min: 4, max: 60, noNaN: true })
	}),
	{ minLength: 1, maxLength: 12 }
);

describe('placing labels apart', () => {
	it('leaves labels where they are when they have room', () => {
		const row = [10, 60, 200].map((wanted) => ({ wanted, size: 20 }));
		expect(placeApart(row, 0, 300)).toEqual([10, 60, 200]);
	});

	it('pushes two that collide equally far', () => {
		const row = [100, 104].map((wanted) => ({ wanted, size: 20 }));
		expect(placeApart(row, 0, 300)).toEqual([92, 112]);
	});

	it('keeps the order of the input for equal wishes', () => {
		const [a = 0, b = 0] = placeApart(Array(2).fill({ wanted: 50, size: 10 }), 0, 100);
		expect(a).toBeLessThan(b);
	});

	it('starts at the lower bound when they cannot all fit', () => {
		expect(placeApart(Array(3).fill({ wanted: 5, size: 20 }), 0, 30)).toEqual([10, 30, 50]);
	});

	it('never lets labels overlap, and stays within bounds that can hold them', () => {
		fc.assert(
			fc.property(wishes, (row) => {
				const total = row.reduce((sum, { size }) => sum + size, 0);
				const placed = placeApart(row, 0, total + 50);
				const boxes = row
					.map(({ size }, i) => ({
						top: (placed[i] ?? 0) - size / 2,
						bottom: (placed[i] ?? 0) + size / 2
					}))
					.sort((a, b) => a.top - b.top);
				boxes.forEach(({ top, bottom }, i) => {
					expect(top).toBeGreaterThanOrEqual((boxes[i - 1]?.bottom ?? 0) - 1e-6);
					expect(bottom).toBeLessThanOrEqual(total + 50 + 1e-6);
				});
			})
		);
	});

	it('keeps the order of the wishes', () => {
		fc.assert(
			fc.property(wishes, (row) => {
				const placed = placeApart(row, 0, 1000);
				const order = row
					.map((_, i) => i)
					.sort((a, b) => (row[a]?.wanted ?? 0) - (row[b]?.wanted ?? 0));
				order.forEach((i, k) => {
					const before = order[k - 1];
					if (before !== undefined)
						expect(placed[i] ?? 0).toBeGreaterThanOrEqual(placed[before] ?? 0);
				});
			})
		);
	});
});

describe('the years on the axis', () => {
	const years = [2015, 2016, 2017, 2018, 2019, 2020];
	const at = (step: number) => (year: number) => (year - 2015) * step;

	it('names them all when there is room', () => {
		expect(yearTicks(years, at(50), 40)).toEqual(years);
	});

	it('names every second or third, always the last', () => {
		expect(yearTicks(years, at(25), 40)).toEqual([2016, 2018, 2020]);
		expect(yearTicks(years, at(15), 40)).toEqual([2017, 2020]);
	});

	it('names the last one alone at the least', () => {
		expect(yearTicks(years, at(1), 40)).toEqual([2020]);
		expect(yearTicks([2024], at(50), 40)).toEqual([2024]);
		expect(yearTicks([], at(50), 40)).toEqual([]);
	});
});

describe('lines of text', () => {
	it('breaks at spaces and keeps every word', () => {
		const text = 'Ny kartleggingsmetode fra og med 2020';
		const lines = wrap(text, 120, 12);
		expect(lines.length).toBeGreaterThan(1);
		expect(lines.join(' ')).toBe(text);
		for (const line of lines.filter((one) => one.includes(' ')))
			expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
	});

	it('never breaks at a space that must hold', () => {
		expect(wrap('14,2\u00a0%', 5, 14)).toEqual(['14,2\u00a0%']);
	});
});
