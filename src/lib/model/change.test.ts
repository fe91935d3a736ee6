import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
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

const number = fc.double({ min: -200, max: 200, noNaN: true, noDefaultInfinity: true });
const width = fc.double({ min: 0, max: 60, noNaN: true, noDefaultInfinity: true });
const told = (by: 'chance' | 'range' | null) =>
	fc.tuple(number, width, width).map(([value, below, above]): Told => ({
		value,
		limits: by && { by, low: value - below, high: value + above }
	}));
const pairs = fc
	.constantFrom('chance' as const, 'range' as const, null)
	.chain((by) => fc.tuple(told(by), told(by)));
const ends = ({ value, limits }: Told) => limits ?? { low: value, high: value };

describe('a change, of whatever numbers', () => {
	it('is never more or less where each lies within the limits of the other', () => {
		fc.assert(
			fc.property(pairs, ([then, now]) => {
				const [a, b] = [ends(then), ends(now)];
				const within = a.low <= now.value && now.value <= a.high;
				const around = b.low <= then.value && then.value <= b.high;
				fc.pre(within && around && (then.limits !== null || then.value === now.value));
				expect(['more', 'less']).not.toContain(changeOf(then, now, 1).kind);
			})
		);
	});
	it('goes the way that the numbers do, and turns round with them', () => {
		fc.assert(
			fc.property(pairs, ([then, now]) => {
				const { kind } = changeOf(then, now, 1);
				if (kind === 'more') expect(now.value).toBeGreaterThan(then.value);
				if (kind === 'less') expect(now.value).toBeLessThan(then.value);
				const turned = { more: 'less', less: 'more' }[kind as string] ?? kind;
				expect(changeOf(now, then, 1).kind).toBe(turned);
			})
		);
	});
	it('is told where the limits lie far apart', () => {
		fc.assert(
			fc.property(pairs, ([then, now]) => {
				fc.pre(ends(now).low - ends(then).high > 0.2);
				expect(changeOf(then, now, 1).kind).toBe('more');
			})
		);
	});
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
