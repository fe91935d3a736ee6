import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, PROTECTING, value } from '../domain/cell.ts';
import type { DisclosureMode, RawFigure } from '../domain/figure.ts';
import { apne, closeAll, hiddenIn, maskCounts, openAll, pick, releaseCounts } from './gate.ts';
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

describe('what the released cube has not decided yet', () => {
	it('has no number of any kind, whatever came with it', () => {
		const coming = { ...figure(40, 80), cell: PROTECTING, within: { low: 1, high: 9 } };
		const [told] = pick([coming], SHARE, CLOSED);
		expect(told).toMatchObject({ value: PROTECTING, numerator: PROTECTING });
		expect(told).toMatchObject({ span: null, denominator: null });
		expect(JSON.stringify(told)).not.toMatch(/\b(20|40|80)\b/);
	});
	it('closes what is made of it', () => {
		const [whole] = pick([{ ...figure(40), cell: PROTECTING }], COUNT, CLOSED);
		const [part] = pick([figure(30)], COUNT, CLOSED, { groups: hiddenIn([whole!]) });
		expect(part?.value).toEqual(HIDDEN);
	});
});

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

describe('what the cube has decided', () => {
	it('hides count, share, span and denominator together', () => {
		const [out] = pick([figure(3, 40)], SHARE, LIMIT);
		expect(out).toMatchObject({ value: HIDDEN, numerator: HIDDEN, span: null, denominator: null });
	});
	it('lets no small count through, whatever was decided', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 500 }), (n, rest) => {
				const [out] = pick([figure(n, n + rest)], SHARE, LIMIT);
				expect(JSON.stringify(out)).not.toMatch(/"state":"value"/);
			})
		);
	});
	it('gives a share in per cent with its span', () => {
		const [out] = pick([figure(20, 40)], SHARE, LIMIT);
		expect(out).toMatchObject({ value: value(50), span: { low: 25, high: 100 } });
	});
	it('does not make a share without a denominator', () => {
		const [out] = pick([figure(20)], SHARE, LIMIT);
		expect(out?.value.state).toBe('not-collected');
	});
	it('hides what the crosswalk makes of hidden groups, and nothing else of the place', () => {
		const groups = pick([figure(3), { ...figure(40), category: 'b' }], COUNT, LIMIT);
		const byShares = { ...figure(25), low: 20, high: 30 };
		const bySource = { ...figure(25), low: null, high: null };
		const states = pick([byShares, bySource], COUNT, LIMIT, {
			groups: hiddenIn(groups)
		}).map(({ value: { state }, shared }) => [state, shared]);
		expect(states).toEqual([
			['hidden', true],
			['value', false]
		]);
	});
	it('judges a count by what is left of its denominator', () => {
		expect(pick([figure(238, 240)], COUNT, LIMIT)[0]).toMatchObject({
			value: HIDDEN,
			denominator: null
		});
		expect(pick([figure(235, 240)], COUNT, LIMIT)[0]?.value).toEqual(value(235));
	});
	it('is nothing where none has decided', () => {
		const all = closeAll([figure(300), { ...figure(0), cell: NOT_COLLECTED }], COUNT);
		expect(all.map(({ value: { state } }) => state)).toEqual(['hidden', 'not-collected']);
	});
});

describe('figures that count no persons', () => {
	it('are shown as they are, and those of persons are not', () => {
		const posts = { ...COUNT, personer: false };
		expect(openAll([figure(3)], posts)[0]?.value).toEqual(value(3));
		expect(() => openAll([figure(3)], COUNT)).toThrow(RangeError);
	});
});

describe("the municipality's own eyes", () => {
	it('see its own small numbers', () => {
		expect(apne([figure(3)], COUNT)[0]?.value).toEqual(value(3));
	});
	it('see nothing of what the source hides', () => {
		const raw = { ...figure(0), cell: HIDDEN };
		expect(apne([raw], COUNT)[0]?.value).toEqual(HIDDEN);
	});
	it('see no breakdown of which the source has hidden a part', () => {
		const parts = [
			figure(10),
			{ ...figure(12), category: 'b' },
			{ ...figure(0), category: 'c', cell: HIDDEN },
			{ ...figure(15), forlop: '2' as const }
		];
		const out = apne([...parts, { ...figure(40), area: '0301' }], COUNT);
		expect(out.map(({ value: { state } }) => state)).toEqual([...Array(4).fill('hidden'), 'value']);
		expect(JSON.stringify(out), 'no count is left').not.toMatch(/1[025]/);
	});
	it('see shares of other questions when the source hides one', () => {
		const shares = [
			{ ...figure(3, 40), cell: HIDDEN },
			{ ...figure(20, 40), category: 'b' }
		];
		expect(apne(shares, SHARE).map((one) => one.value.state)).toEqual(['hidden', 'value']);
	});
	it('keep what was not collected apart: it hides nothing', () => {
		const parts = [figure(10), { ...figure(0), category: 'b', cell: NOT_COLLECTED }];
		expect(apne(parts, COUNT).map((one) => one.value.state)).toEqual(['value', 'not-collected']);
	});
	it('see no parts of a total that the source hides: they would add up to it', () => {
		const total = apne([{ ...figure(0), cell: HIDDEN }], COUNT);
		const parts = [figure(20), { ...figure(31), category: 'b' }, { ...figure(9), area: '0301' }];
		const linked = { total: hiddenIn(total) };
		const states = apne(parts, COUNT, linked).map(({ value: { state } }) => state);
		expect(states).toEqual(['hidden', 'hidden', 'value']);
		const [share] = apne([figure(12, 51)], SHARE, linked);
		expect(share, 'its denominator is the total').toMatchObject({
			value: HIDDEN,
			denominator: null
		});
	});
});

describe('counts in source rows', () => {
	const masked = (counts: (string | null)[][], mode: DisclosureMode = 'share') =>
		releaseCounts(
			counts.map((one) => ({ counts: one })),
			LIMIT,
			mode
		);
	it('are all masked when one is small', () => {
		expect(masked([['3'], ['12'], [null]])).toEqual([[':'], [':'], [null]]);
		expect(masked([['3,0'], ['12']])).toEqual([[':'], [':']]);
		expect(masked([['30'], ['12']])).toEqual([['30'], ['12']]);
		expect(masked([['3'], ['12']], 'internal')).toEqual([['3'], ['12']]);
	});
	it('are all masked when the source has hidden one', () => {
		expect(masked([['10'], ['12'], [':'], ['15']])).toEqual([[':'], [':'], [':'], [':']]);
		const own = (text: string) => text === '*';
		expect(releaseCounts([{ counts: ['*', '12'] }], LIMIT, 'share', own)).toEqual([[':', ':']]);
	});
	it('are masked when a text may be a small number and can not be read', () => {
		expect(masked([['3 stk'], ['12']])).toEqual([[':'], [':']]);
		expect(masked([['1 204'], ['ukjent'], ['']])).toEqual([['1 204'], ['ukjent'], ['']]);
	});
	it('are masked when little is left of the denominator in the same row', () => {
		const rows = (teller: string, nevner: string) => [
			{ counts: [teller, nevner], pairs: [[teller, nevner] as const] }
		];
		expect(releaseCounts(rows('238', '240'), LIMIT, 'share')).toEqual([[':', ':']]);
		expect(releaseCounts(rows('235', '240'), LIMIT, 'share')).toEqual([['235', '240']]);
		expect(releaseCounts(rows('240', '240'), CLOSED, 'share')).toEqual([[':', ':']]);
		expect(releaseCounts(rows('238', '240'), LIMIT, 'internal')).toEqual([['238', '240']]);
		const population = [{ counts: ['238'], pairs: [['238', '240'] as const] }];
		expect(releaseCounts(population, LIMIT, 'share'), 'no person count itself').toEqual([[':']]);
	});
	it('are never shown behind a figure that is hidden', () => {
		expect(maskCounts([{ counts: ['10', null] }, { counts: ['40', ''] }])).toEqual([
			[':', null],
			[':', ':']
		]);
	});
});
