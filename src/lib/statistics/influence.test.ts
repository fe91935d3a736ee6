import { describe, expect, it } from 'vitest';
import { influenceOf, settledBy } from './influence.ts';
import { seeded } from './random.ts';

const uniform = (seed: string, n: number) => {
	const next = seeded(seed);
	return Float64Array.from({ length: n }, next);
};

describe('what explains an outcome (methods, 6)', () => {
	// So many that two that have nothing to do with each other seem to have next to nothing.
	const n = 100_000;
	const [a, b, c] = [uniform('a', n), uniform('b', n), uniform('c', n)];
	const y = a.map((one, i) => one + 2 * (b[i] ?? 0));

	it('of a + 2b is 0.20 and 0.80, and of what is not in it nothing', () => {
		expect(influenceOf(a, y)).toBeCloseTo(0.2, 2);
		expect(influenceOf(b, y)).toBeCloseTo(0.8, 2);
		expect(influenceOf(c, y)).toBeLessThan(0.01);
	});

	it('asks nothing of the form', () => {
		const square = a.map((one) => (one - 0.5) ** 2);
		expect(influenceOf(a, square)).toBeGreaterThan(0.98);
	});

	it('is nothing where one of them does not vary', () => {
		expect(influenceOf(new Float64Array(n).fill(2), y)).toBe(0);
		expect(influenceOf(a, new Float64Array(n).fill(2))).toBe(0);
	});

	it('does not depend on which of them are drawn first', () => {
		expect(influenceOf(a.toReversed(), y.toReversed())).toBeCloseTo(influenceOf(a, y), 12);
	});
});

describe('what would settle an answer', () => {
	const n = 4000;
	const [a, b] = [uniform('d', n), uniform('e', n)];

	it('is all of the bins where the driver alone decides, but the one it turns in', () => {
		const missing = Array.from(a, (one) => one > 0.4875);
		expect(settledBy(a, missing)).toBeCloseTo(39 / 40, 12);
	});

	it('is none of them where it has nothing to do with it', () => {
		const missing = Array.from(b, (one) => one > 0.5);
		expect(settledBy(a, missing)).toBe(0);
		expect(settledBy(new Float64Array(n), missing)).toBe(0);
	});
});
