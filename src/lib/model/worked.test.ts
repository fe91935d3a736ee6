import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { EXACT, range } from '../domain/range.ts';
import { answer } from './answer.ts';
import { assumptionsFrom } from './assumptions.ts';
import { drawCommon } from './common.ts';
import { rulesFrom } from './crosswalk.ts';
import { middleOfEstimate, type Estimate } from './estimate.ts';
import { growthFromRate } from './growth.ts';
import { NOTHING, scenarios } from './scenario.ts';
import { arsverkFor } from './workload.ts';

/* The three kommuner of docs/regneeksempel.md, worked out there by hand. */

const rules = rulesFrom(kobling.regler, {});
const GROUPS = ['rus_uten_psykisk', 'rus_mindre_alvorlig', 'rus_alvorlig', 'psykisk_alene'];
const assumptions = assumptionsFrom(normer, {}, true);
const common = drawCommon(rules, assumptions, { seed: 'regneeksempel' });

function needOf(counts: readonly number[], kind: 'count' | 'exact' = 'exact'): Estimate {
	const parts = GROUPS.map((id, i) => ({
		id,
		amount: { kind, value: counts[i] ?? 0 },
		to: rules.find(({ value }) => value === id)!
	}));
	return { source: 'brukerplan', year: 2024, parts, hiddenTotal: null };
}

function capacityOf(second: number, third: number): Estimate {
	const part = (to: 2 | 3, value: number) =>
		({ id: `forlop_${to}`, amount: { kind: 'exact', value }, to }) as const;
	return {
		source: 'is248',
		year: 2024,
		parts: [part(2, second), part(3, third)],
		hiddenTotal: null
	};
}

const A = { counts: [8, 10, 6, 14], there: [1, 2] as [number, number] };
const B = { counts: [120, 150, 90, 210], there: [12, 14] as [number, number] };
const C = { counts: [2400, 3000, 1800, 4200], there: [220, 260] as [number, number] };

describe('three kommuner worked out by hand', () => {
	it.each([
		{ ...A, users: [20.58, 15.9], required: [0.91, 1.06] },
		{ ...B, users: [308.7, 238.5], required: [13.7, 15.9] },
		{ ...C, users: [6174, 4770], required: [273.99, 318] }
	])('have these users and man-years in the middle: $users', ({ counts, users, required }) => {
		const need = needOf(counts);
		const middles = [2, 3].map((forlop) => middleOfEstimate(need, forlop as 2 | 3));
		middles.forEach((middle, i) => expect(middle).toBeCloseTo(users[i]!, 6));
		expect(arsverkFor(2, middles[0]!, [45, 1560, 0.35])).toBeCloseTo(required[0]!, 2);
		expect(arsverkFor(3, middles[1]!, [15])).toBeCloseTo(required[1]!, 2);
	});

	it('have draws within what all the least and all the most of the numbers give', () => {
		const [, , third] = answer(
			{ place: 'B', need: needOf(B.counts), capacity: capacityOf(...B.there) },
			common
		);
		expect(third!.gap!.low).toBeGreaterThan(127.5 / 20 - 14);
		expect(third!.gap!.high).toBeLessThan(371.05 / 10 - 14);
		expect(third!.gap!.median).toBeGreaterThan(0);
	});

	it('have these answers', () => {
		const verdicts = (of: typeof A, place: string) =>
			answer(
				{ place, need: needOf(of.counts, 'count'), capacity: capacityOf(...of.there) },
				common
			).map(({ verdict }) => verdict);
		expect(verdicts(A, 'A')).toEqual(['undecided', 'undecided', 'covered']);
		expect(verdicts(B, 'B')).toEqual(['undecided', 'undecided', 'undecided']);
		expect(verdicts(C, 'C')).toEqual(['undecided', 'undecided', 'undecided']);
	});

	it('are settled by a better number where the document says what would settle it', () => {
		const settled = assumptionsFrom(
			normer,
			{ brukere_per_arsverk_3: { range: range(10, 10.5, 11), note: '' } },
			true
		);
		const [, , third] = answer(
			{ place: 'B', need: needOf(B.counts, 'count'), capacity: capacityOf(...B.there) },
			drawCommon(rules, settled, { seed: 'regneeksempel' })
		);
		expect(third!.verdict).toBe('missing');
	});

	it('change by the scenario as worked out, when nothing is uncertain', () => {
		const third: Estimate = {
			source: 'brukerplan',
			year: 2024,
			parts: [{ id: 'forlop_3', amount: { kind: 'exact', value: 238.5 }, to: 3 }],
			hiddenTotal: null
		};
		const caseload = { brukere_per_arsverk_3: { range: EXACT(15), note: '' } };
		const settled = drawCommon(rules, assumptionsFrom(normer, caseload, true), { seed: 'fem' });
		const known = {
			place: 'B',
			need: { 1: null, 2: null, 3: third },
			capacity: capacityOf(...B.there)
		};
		const growth = growthFromRate(EXACT(1), 2030 - 2024);
		const added = [{ forlop: 3 as const, arsverk: 2 }];
		const [today, then, still] = scenarios(
			[known],
			[NOTHING, { ...NOTHING, added, growth }, { ...NOTHING, added }],
			settled
		).map(({ pathways }) => pathways[2]!);
		expect(today!.gap!.median).toBeCloseTo(1.9, 9);
		expect(then!.users!.median).toBeCloseTo(253.17, 2);
		expect(then!.required!.median).toBeCloseTo(16.88, 2);
		expect(then!.gap!.median).toBeCloseTo(0.88, 2);
		expect(then!.difference!.median).toBeCloseTo(-1.02, 2);
		for (const end of ['low', 'median', 'high'] as const)
			expect(still!.difference![end]).toBeCloseTo(-2, 9);
	});
});
