import { describe, expect, it } from 'vitest';
import { scipy, expectNear, expectSame } from '../../../tests/scipy.ts';
import { betaBelow } from './beta.ts';
import { gammaQuantile } from './gamma.ts';
import { LEVELS, TAIL, Z } from './level.ts';
import { normalQuantile } from './normal.ts';

describe('the levels', () => {
	it('have the quantiles that methods print', () => {
		expect(Z[95]).toBeCloseTo(1.959963985, 9);
		expect(Z[99.8]).toBeCloseTo(3.090232306, 9);
	});

	it.each(LEVELS)('of %f have tails and quantiles that go together', (level) => {
		expect(TAIL[level]).toBeCloseTo((100 - level) / 200, 12);
		expectNear(Z[level], normalQuantile(1 - TAIL[level]));
	});
});

describe('the distributions are scipy’s', () => {
	it.each(scipy.normal)('normal quantile of %f', (share = 0, wanted) => {
		expectNear(normalQuantile(share), wanted);
	});

	it.each(scipy.gamma)('gamma quantile of shape %f at %f', (shape = 0, share = 0, wanted) => {
		expectSame(gammaQuantile(shape, share), wanted);
	});

	it.each(scipy.beta)('beta(%f, %f) below %f', (a = 0, b = 0, x = 0, wanted) => {
		expectNear(betaBelow(a, b, x), wanted);
	});
});

describe('a beta distribution', () => {
	it('has all of itself between 0 and 1', () => {
		expect([betaBelow(2, 3, 0), betaBelow(2, 3, 1)]).toEqual([0, 1]);
	});

	it.each([
		[0, 1, 0.5],
		[1, NaN, 0.5],
		[1, 1, -0.1],
		[1, Infinity, 0.5]
	])('is none of %d and %d at %d', (a, b, x) => {
		expect(() => betaBelow(a, b, x)).toThrow(RangeError);
	});
});
