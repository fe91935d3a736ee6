import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normer } from '../catalogue/forlop.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import { range } from '../domain/range.ts';
import { release } from '../disclosure/gate.ts';
import { assumptionsFrom } from './assumptions.ts';
import { gapOf } from './gap.ts';
import { requiredArsverk, requiredByCaseload } from './workload.ts';

function figure(cell: Cell, low: number | null = null, high: number | null = null): Figure {
	const raw = {
		indicator: 'x',
		level: 'kommune',
		area: '3427',
		year: 2024,
		forlop: '3',
		category: 'alle',
		cell,
		low,
		high,
		denominator: null,
		reporting: null,
		of: null
	} as const;
	const open = { slag: 'antall', skala: 1, personer: false } as const;
	return release([raw], open, { k: 5, closedGroup: false }, 'share')[0]!;
}

const defaults = assumptionsFrom(normer, {}, false);
const examples = assumptionsFrom(normer, {}, true);

describe('required man-years', () => {
	it('follows the workload formula', () => {
		// 84 users × 45 hours ÷ (1 560 × (1 − 0.35)) = 3 780 ÷ 1 014
		const exact = (x: number) => range(x, x, x);
		const norms = {
			hoursPerUser: exact(45),
			availableHours: exact(1560),
			indirectShare: exact(0.35)
		};
		expect(requiredArsverk(exact(84), norms).middle).toBeCloseTo(3.7278, 4);
	});
	it('follows the caseload: 41 users at 10–20 each man-year', () => {
		const out = requiredByCaseload(range(41, 41, 41), range(10, 15, 20));
		expect(out).toEqual({ low: 2.05, middle: 41 / 15, high: 4.1 });
	});
	it('does not shrink when users grow', () => {
		fc.assert(
			fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
				const [few, many] = a < b ? [a, b] : [b, a];
				const needs = [few, many].map((n) => requiredByCaseload(range(n, n, n), range(10, 15, 20)));
				expect(needs[1]!.middle).toBeGreaterThanOrEqual(needs[0]!.middle);
			})
		);
	});
});

describe('the gap', () => {
	it('is missing when even the low end is above zero', () => {
		const gap = gapOf({
			forlop: 3,
			need: figure(value(120)),
			capacity: figure(value(4)),
			assumptions: defaults
		});
		expect(gap.span).toEqual({ low: 2, middle: 4, high: 8 });
		expect(gap.verdict).toBe('missing');
	});
	it('is covered when even the high end is below zero', () => {
		const gap = gapOf({
			forlop: 3,
			need: figure(value(30)),
			capacity: figure(value(4)),
			assumptions: defaults
		});
		expect(gap.verdict).toBe('covered');
	});
	it('cannot be decided when the span holds zero', () => {
		const gap = gapOf({
			forlop: 3,
			need: figure(value(60)),
			capacity: figure(value(4)),
			assumptions: defaults
		});
		expect(gap).toMatchObject({ verdict: 'undecided', why: { reason: 'spans-zero' } });
	});
	it('cannot be decided while an assumption is unset, and names it', () => {
		const gap = gapOf({
			forlop: 2,
			need: figure(value(60)),
			capacity: figure(value(4)),
			assumptions: defaults
		});
		expect(gap.why).toMatchObject({ reason: 'unset' });
		const unset = gap.why?.reason === 'unset' ? gap.why.assumptions : [];
		expect(unset.map((one) => one.norm.id)).toEqual(['timer_per_bruker_2', 'indirekte_andel']);
	});
	it('uses example values only when told that the data are examples', () => {
		const input = { forlop: 2, need: figure(value(60)), capacity: figure(value(1)) } as const;
		const gap = gapOf({ ...input, assumptions: examples });
		expect(gap.span?.low).toBeCloseTo((60 * 30) / (1600 * 0.75) - 1, 6);
		expect(gap.used.map((one) => one.origin)).toEqual(['example', 'default', 'example']);
	});
	it('cannot be decided from hidden or absent figures', () => {
		const capacity = figure(value(4));
		const hidden = gapOf({ forlop: 3, need: figure(HIDDEN), capacity, assumptions: defaults });
		expect(hidden.why).toEqual({ reason: 'hidden' });
		const absent = gapOf({ forlop: 3, need: undefined, capacity, assumptions: defaults });
		expect(absent.why).toEqual({ reason: 'no-need' });
	});
	it('never gets narrower when the span of users gets wider', () => {
		fc.assert(
			fc.property(fc.nat(300), fc.nat(100), fc.nat(100), (users, down, up) => {
				const width = (low: number, high: number) => {
					const span = gapOf({
						forlop: 3,
						need: figure(value(users), low, high),
						capacity: figure(value(3)),
						assumptions: defaults
					}).span!;
					return span.high - span.low;
				};
				expect(width(users - down, users + up)).toBeGreaterThanOrEqual(width(users, users) - 1e-9);
			})
		);
	});
});
