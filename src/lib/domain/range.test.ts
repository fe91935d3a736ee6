import { describe, expect, it } from 'vitest';
import { EXACT, range } from './range.ts';

describe('a range', () => {
	it('keeps its three values', () => {
		expect(range(-1, 0, 2.5)).toEqual({ low: -1, middle: 0, high: 2.5 });
	});
	it('may be a point', () => {
		expect(EXACT(3)).toEqual(range(3, 3, 3));
	});
	it.each([
		[2, 1, 3],
		[1, 3, 2],
		[3, 2, 1],
		[NaN, 1, 2],
		[1, NaN, 2],
		[1, 2, NaN]
	])('must be ordered: %d, %d, %d', (low, middle, high) => {
		expect(() => range(low, middle, high)).toThrow(RangeError);
	});
});
