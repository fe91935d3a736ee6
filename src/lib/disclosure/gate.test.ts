import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, value } from '../domain/cell.ts';
import type { RawFigure } from '../domain/figure.ts';
import { derived, release, releaseCounts, hiddenIn } from './gate.ts';
import { isPrimary } from './primary.ts';

const LIMIT = { k: 5, closedGroup: false };
const CLOSED = { k: 5, closedGroup: true };
const COUNT = { slag: 'antall', skala: 1, personer: true } as const;
const SHARE = { slag: 'andel', skala: 100, personer: true } as const;

function figure(count: number, denominator: number | null = null): RawFigure {
	return {
		indicator: 'x',
		level: 'kommune',
		area: '3427',
		year: 2024,
		forlop: 'alle',
		category: 'alle',
		cell: value(count),
		low: count / 2,
		high: count * 2,
		denominator,
		reporting: null,
		of: null
	};
}

describe('primary suppression', () => {
	it('hides 1 to 4 and shows 5', () => {
		expect([1, 2, 3, 4, 5].map((n) => isPrimary(n, null, LIMIT))).toEqual([
			true,
			true,
			true,
			true,
			false
		]);
	});
	it('hides when the rest of the group is small', () => {
		expect(isPrimary(96, 100, LIMIT)).toBe(true);
		expect(isPrimary(95, 100, LIMIT)).toBe(false);
	});
	it('hides when the group is small', () => {
		expect(isPrimary(0, 4, LIMIT)).toBe(true);
	});
	it('hides none and all of a closed group only', () => {
		expect(isPrimary(0, 100, CLOSED)).toBe(true);
		expect(isPrimary(100, 100, CLOSED)).toBe(true);
		expect(isPrimary(0, 100, LIMIT)).toBe(false);
		expect(isPrimary(100, 100, LIMIT)).toBe(false);
	});
	it('judges a split count as it would be shown', () => {
		expect(isPrimary(4.4, null, LIMIT)).toBe(true);
		expect(isPrimary(4.6, null, LIMIT)).toBe(false);
		expect(isPrimary(0.3, null, LIMIT)).toBe(false);
	});
});

describe('the gate', () => {
	it('hides count, share, span and denominator together', () => {
		const [out] = release([figure(3, 40)], SHARE, LIMIT, 'share');
		expect(out).toMatchObject({ value: HIDDEN, numerator: HIDDEN, span: null, denominator: null });
	});
	it('lets no small count through, whatever the figure', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 500 }), (n, rest) => {
				const [out] = release([figure(n, n + rest)], SHARE, LIMIT, 'share');
				expect(JSON.stringify(out)).not.toMatch(/"state":"value"/);
			})
		);
	});
	it('shows the municipality its own small numbers', () => {
		const [out] = release([figure(3)], COUNT, LIMIT, 'internal');
		expect(out?.value).toEqual(value(3));
	});
	it('keeps hidden what the source hides, also for the municipality', () => {
		const raw = { ...figure(0), cell: HIDDEN };
		expect(release([raw], COUNT, LIMIT, 'internal')[0]?.value).toEqual(HIDDEN);
	});
	it('gives a share in per cent with its span', () => {
		const [out] = release([figure(20, 40)], SHARE, LIMIT, 'share');
		expect(out).toMatchObject({ value: value(50), span: { low: 25, high: 100 } });
	});
	it('does not make a share without a denominator', () => {
		const [out] = release([figure(20)], SHARE, LIMIT, 'share');
		expect(out?.value.state).toBe('not-collected');
	});
	it('hides what is derived from a hidden cell', () => {
		const cells = [figure(3), figure(30)].map(
			(raw) => release([raw], COUNT, LIMIT, 'share')[0]!.value
		);
		expect(derived(cells, ([a = 0, b = 0]) => a + b)).toEqual(HIDDEN);
	});
	it('hides a breakdown of counts whole when one part is small', () => {
		const parts = [
			figure(3),
			{ ...figure(40), category: 'b' },
			{ ...figure(9), forlop: '2' as const }
		];
		const elsewhere = { ...figure(40), area: '0301' };
		const states = release([...parts, elsewhere], COUNT, LIMIT, 'share').map(
			(one) => one.value.state
		);
		expect(states).toEqual(['hidden', 'hidden', 'hidden', 'value']);
	});
	it('hides what the crosswalk makes of hidden groups, and nothing else of the place', () => {
		const groups = release([figure(3), { ...figure(40), category: 'b' }], COUNT, LIMIT, 'share');
		const byShares = { ...figure(25), low: 20, high: 30 };
		const bySource = { ...figure(25), low: null, high: null };
		const states = release([byShares, bySource], COUNT, LIMIT, 'share', hiddenIn(groups)).map(
			({ value: { state }, shared }) => [state, shared]
		);
		expect(states).toEqual([
			['hidden', true],
			['value', false]
		]);
	});
	it('keeps shares of other questions when one share is hidden', () => {
		const shares = [figure(3, 40), { ...figure(20, 40), category: 'b' }];
		const states = release(shares, SHARE, LIMIT, 'share').map((one) => one.value.state);
		expect(states).toEqual(['hidden', 'value']);
	});
	it('masks all counts of the source rows when one is small', () => {
		expect(releaseCounts([['3'], ['12'], [null]], LIMIT, 'share')).toEqual([[':'], [':'], [null]]);
		expect(releaseCounts([['3,0'], ['12']], LIMIT, 'share')).toEqual([[':'], [':']]);
		expect(releaseCounts([['30'], ['12']], LIMIT, 'share')).toEqual([['30'], ['12']]);
		expect(releaseCounts([['3'], ['12']], LIMIT, 'internal')).toEqual([['3'], ['12']]);
	});
});
