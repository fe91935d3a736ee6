import { describe, expect, it } from 'vitest';
import { changeOf, type Told } from './change.ts';

const counted = (value: number): Told => ({ value, limits: null });
const byChance = (value: number, low: number, high: number): Told => ({
	value,
	limits: { by: 'chance', low, high }
});
const range = (low: number, value: number, high: number): Told => ({
	value,
	limits: { by: 'range', low, high }
});

describe('a change', () => {
	it('of what is counted is the difference of what is read', () => {
		expect(changeOf(counted(18.84), counted(21.02), 1)).toMatchObject({
			kind: 'more',
			limits: null
		});
		const change = changeOf(counted(18.84), counted(21.02), 1);
		expect(change.kind === 'more' && change.by).toBeCloseTo(2.2, 10);
	});
	it('is none where both are read as the same number', () => {
		expect(changeOf(counted(12.04), counted(11.96), 1)).toEqual({ kind: 'same' });
	});
	it('within chance is neither more nor less', () => {
		const { kind } = changeOf(byChance(14, 10, 19), byChance(17, 12, 23), 1);
		expect(kind).toBe('chance');
	});
	it('beyond chance has the limits of the difference', () => {
		const change = changeOf(byChance(30, 25, 36), byChance(12, 9, 16), 1);
		expect(change).toMatchObject({ kind: 'less' });
		expect(change.kind === 'less' && change.limits?.high).toBeLessThan(0);
	});
	it('of ranges that overlap, or touch as they are written, is not known', () => {
		expect(changeOf(range(2, 3, 5), range(4, 6, 8), 1)).toEqual({ kind: 'overlap' });
		expect(changeOf(range(2, 3, 4.96), range(5.04, 6, 8), 0)).toEqual({ kind: 'overlap' });
	});
	it('of ranges apart lies between their ends, and has no middle', () => {
		expect(changeOf(range(2, 3, 4), range(-6, -5, -4), 0)).toEqual({
			kind: 'less',
			by: null,
			limits: { low: -10, high: -6 }
		});
	});
});
