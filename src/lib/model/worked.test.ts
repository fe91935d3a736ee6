import { describe, expect, it } from 'vitest';
import {
	assumptions,
	byGroup,
	commonsOf,
	exactly,
	followUp,
	byFile,
	GROUPS,
	question,
	ruleOf,
	rules,
	staffOf
} from '../../../tests/questions.ts';
import { formOfType } from '../catalogue/arbeidsformer.ts';
import { EXACT } from '../domain/range.ts';
import { answer, countryOf } from './answer.ts';
import { balanceOf } from './balance.ts';
import { DRAWS, drawCommon } from './common.ts';
import type { Rule } from './crosswalk.ts';
import { drawQuestion } from './question.ts';
import { TOGETHER } from './units.ts';
import { compositions } from './compositions.ts';
import { fitTable } from './fitting.ts';
import { growthFromRate } from './growth.ts';
import { NOTHING, scenarios } from './scenario.ts';
import { middleOf } from '../statistics/draw.ts';

/* The three kommuner of docs/regneeksempel.md, worked out there by hand. */

const A = {
	counts: [8, 10, 6, 14],
	types: { behandling_samtale: 1.2, oppfolging_booppfolging: 2.4, dag_aktivitet: 0.4 },
	pathways: [0.4, 1.4, 2.2] as [number, number, number]
};
const B = {
	counts: [120, 150, 90, 210],
	types: {
		lavterskel: 12,
		behandling_samtale: 14,
		ambulant_team: 8,
		oppfolging_booppfolging: 24,
		bolig_personale: 20,
		dag_aktivitet: 6,
		ledelse: 4,
		annet: 2
	},
	pathways: [15, 30, 45] as [number, number, number]
};
const C = {
	counts: [2400, 3000, 1800, 4200],
	types: {
		lavterskel: 120,
		behandling_samtale: 150,
		ambulant_team: 90,
		oppfolging_booppfolging: 480,
		bolig_personale: 400,
		dag_aktivitet: 80,
		ledelse: 60,
		annet: 20
	},
	pathways: [180, 440, 780] as [number, number, number]
};
type Kommune = Omit<typeof A, 'types'> & { types: Record<string, number> };

const usersIn = ({ counts }: Kommune, forlop: 2 | 3) =>
	byGroup(counts).parts.reduce(
		(sum, { amount, to }) =>
			sum +
			(amount ? middleOf(amount) : NaN) * (typeof to === 'number' ? NaN : to.shares[forlop].middle),
		0
	);

/** The rows of man-years as they are fitted: leading allocated, seeds at their middle. */
function rowsOf({ types }: Kommune) {
	const form = (type: string) => formOfType(type)?.form ?? '';
	const sum = (some: (form: string) => boolean) =>
		Object.entries(types).reduce(
			(all, [type, arsverk]) => all + (some(form(type)) ? arsverk : 0),
			0
		);
	const more =
		1 + sum((one) => one === 'felles') / sum((one) => one !== 'felles' && one !== 'annet');
	return Object.entries(types)
		.filter(([type]) => form(type) !== 'felles')
		.map(([type, arsverk]) => {
			const { shares } = ruleOf('is248', type);
			const inside = 1 - shares.utenfor.middle;
			return {
				type,
				arsverk: form(type) === 'annet' ? arsverk : arsverk * more,
				seed: (['1', '2', '3'] as const).map((to) => shares[to].middle / inside),
				follows: form(type) === 'oppfolging' ? 1 : formOfType(type)?.delvis ? 0.25 : 0,
				held: ['bolig', 'dag'].includes(form(type))
			};
		});
}

function fitted(of: Kommune, sweeps?: number) {
	const rows = rowsOf(of);
	const total = rows.reduce((sum, { arsverk }) => sum + arsverk, 0);
	const { cells } = fitTable(
		rows.map(({ seed }) => seed),
		rows.map(({ arsverk }) => arsverk),
		of.pathways,
		total,
		sweeps
	);
	const sum = (weight: (row: (typeof rows)[number]) => number) =>
		[0, 1, 2].map((at) =>
			rows.reduce((all, row, i) => all + (cells[i]?.[at] ?? NaN) * weight(row), 0)
		);
	return {
		cells,
		total,
		row: rows.reduce((all, { arsverk, follows }) => all + arsverk * follows, 0),
		followUp: sum(({ follows }) => follows),
		outside: sum(({ follows, held }) => (held ? 1 - follows : 0))
	};
}

describe('three kommuner worked out by hand', () => {
	it.each([
		{ of: A, users: [20.58, 15.9], required: [0.69, 0.8, 1.48] },
		{ of: B, users: [308.7, 238.5], required: [10.29, 11.93, 22.22] },
		{ of: C, users: [6174, 4770], required: [205.8, 238.5, 444.3] }
	])('have these users and need: $users', ({ of, users, required }) => {
		const [second, third] = [usersIn(of, 2), usersIn(of, 3)];
		expect(second).toBeCloseTo(users[0]!, 6);
		expect(third).toBeCloseTo(users[1]!, 6);
		const need = [second / 30, third / 20, second / 30 + third / 20];
		need.forEach((one, i) => expect(Math.abs(one - required[i]!)).toBeLessThan(0.0051));
	});

	it('have their man-years by form, with leading allocated', () => {
		expect(rowsOf(B).map(({ arsverk }) => arsverk.toFixed(2))).toEqual([
			'12.57',
			'14.67',
			'8.38',
			'25.14',
			'20.95',
			'6.29',
			'2.00'
		]);
		expect(fitted(B).row).toBeCloseTo(41.9, 2);
	});

	it('are fitted: the first sweep and the limit of the middle one', () => {
		const first = [
			[8.57, 3.22, 0.35],
			[4.71, 8.53, 2.35],
			[0.04, 2.13, 6.07],
			[0.11, 8.25, 16.85],
			[0.09, 4.13, 16.05],
			[0.88, 2.9, 2.72],
			[0.59, 0.84, 0.61]
		];
		const limit = [
			[8.87, 3.35, 0.36],
			[4.44, 8.06, 2.17],
			[0.04, 2.21, 6.13],
			[0.11, 8.37, 16.66],
			[0.1, 4.35, 16.5],
			[0.86, 2.83, 2.59],
			[0.59, 0.83, 0.59]
		];
		const near = (cells: number[][], wanted: number[][]) =>
			cells.forEach((row, i) =>
				row.forEach((cell, j) => expect(Math.abs(cell - wanted[i]![j]!)).toBeLessThan(0.0061))
			);
		near(fitted(B, 1).cells, first);
		near(fitted(B).cells, limit);
	});

	it.each([
		{
			of: A,
			followUp: [0.78, 0.68],
			both: 1.45,
			outside: 2.15,
			gap: [-0.09, 0.12, 0.03],
			bounds: [1.4, 1.8]
		},
		{
			of: B,
			followUp: [15.71, 12.82],
			both: 28.53,
			outside: 45.05,
			gap: [-5.42, -0.9, -6.32],
			bounds: [26.9, 41.9]
		},
		{
			of: C,
			followUp: [175.9, 172.53],
			both: 348.42,
			outside: 858.66,
			gap: [29.9, 65.97, 95.88],
			bounds: [321.8, 501.8]
		}
	])(
		'have in follow-up $followUp, and this gap: $gap',
		({ of, followUp: wanted, both, outside, gap, bounds }) => {
			const found = fitted(of);
			const [, second = NaN, third = NaN] = found.followUp;
			expect(Math.abs(second - wanted[0]!)).toBeLessThan(0.006);
			expect(Math.abs(third - wanted[1]!)).toBeLessThan(0.006);
			expect(Math.abs(second + third - both)).toBeLessThan(0.006);
			expect(Math.abs(found.outside[1]! + found.outside[2]! - outside)).toBeLessThan(0.006);
			const need = [usersIn(of, 2) / 30, usersIn(of, 3) / 20];
			const gaps = [need[0]! - second, need[1]! - third, need[0]! + need[1]! - second - third];
			gaps.forEach((one, i) => expect(Math.abs(one - gap[i]!)).toBeLessThan(0.006));
			const column = of.pathways[1] + of.pathways[2];
			expect(Math.abs(Math.max(0, found.row + column - found.total) - bounds[0]!)).toBeLessThan(
				0.06
			);
			expect(Math.abs(Math.min(found.row, column) - bounds[1]!)).toBeLessThan(0.06);
		}
	);

	it('have both parts of their gaps', () => {
		const there = 28.53 / 22.215;
		expect(there).toBeCloseTo(1.284, 3);
		for (const [of, national, local] of [
			[A, -0.42, 0.45],
			[B, -6.32, 0],
			[C, -126.3, 222.2]
		] as const) {
			const need = usersIn(of, 2) / 30 + usersIn(of, 3) / 20;
			const [, second = NaN, third = NaN] = fitted(of).followUp;
			expect(Math.abs((1 - there) * need - national)).toBeLessThan(0.06);
			expect(Math.abs(there * need - second - third - local)).toBeLessThan(0.06);
		}
	});
});

const inMiddle = (shares: Rule['shares']): Rule['shares'] => ({
	1: EXACT(shares[1].middle),
	2: EXACT(shares[2].middle),
	3: EXACT(shares[3].middle),
	utenfor: EXACT(shares.utenfor.middle)
});

describe('a total of which the groups are hidden', () => {
	it('has need between where all of it needs least and most', () => {
		const each = GROUPS.map((group) => {
			const { shares } = ruleOf('brukerplan', group);
			return shares['2'].middle / 30 + shares['3'].middle / 20;
		});
		expect(each.map((one) => one.toFixed(4))).toEqual(['0.0367', '0.0377', '0.0477', '0.0375']);
		expect(38 * Math.min(...each)).toBeCloseTo(1.39, 2);
		expect(38 * Math.max(...each)).toBeCloseTo(1.81, 2);
		expect((38 * each.reduce((sum, one) => sum + one, 0)) / 4).toBeCloseTo(1.515, 2);
		const middles = rules.map((rule) => ({ ...rule, shares: inMiddle(rule.shares) }));
		const common = drawCommon(middles, exactly(30, 20), { seed: 'skjult', n: 2000 });
		const need = byGroup([null, null, null, null], { hiddenTotal: 38 });
		const of = question(need, null, { place: 'A' });
		const drawn = drawQuestion(of, common);
		const { ends } = balanceOf(TOGETHER, of, drawn, common);
		drawn.users[3]!.hidden!.of[0]!.forEach((_, i) => {
			const all = drawn.users[3]!.hidden!.of.reduce((sum, one) => sum + one[i]!, 0);
			expect(ends!.least[i]! / all).toBeCloseTo(Math.min(...each), 9);
			expect(ends!.most[i]! / all).toBeCloseTo(Math.max(...each), 9);
		});
	});

	it('of two groups with six, one to four in each, has weights 3 : 4 : 5', () => {
		const found = compositions(
			[
				{ low: 1, high: 4 },
				{ low: 1, high: 4 }
			],
			6,
			[2, 1]
		)!;
		expect(found.weights.map((one) => Math.round(12 * one))).toEqual([3, 4, 5]);
	});
});

describe('the model’s own answers', () => {
	const own = assumptions({}, true);
	const plain = commonsOf(own, { seed: 'regneeksempel' });
	const hundred = (of: Record<string, number>) =>
		Object.fromEntries(Object.entries(of).map(([type, arsverk]) => [type, 100 * arsverk]));
	const country = question(
		byGroup(B.counts.map((count) => 100 * count)),
		staffOf(hundred(B.types), [1500, 3000, 4500]),
		{ place: '0' }
	);
	const commons = (n: number) => ({ ...plain(n), country: countryOf(country, plain(n)) });
	const told = (of: Kommune, place: string) =>
		answer(
			question(byGroup(of.counts), staffOf(of.types, of.pathways), { place }),
			commons,
			DRAWS
		).map(({ unit, verdict, why, missing, gap, national }) => ({
			unit,
			answer: why?.reason ?? verdict,
			percent: Math.round(100 * (missing ?? NaN)),
			gap: gap && [gap.low, gap.high].map((one) => one.toFixed(1)),
			there: national?.there.median.toFixed(2)
		}));

	it('are these', () => {
		expect(told(A, 'A').slice(0, 3)).toMatchObject([
			{ unit: 23, answer: 'spans-zero', percent: 29, gap: ['-0.8', '0.7'] },
			{ unit: 2, answer: 'spans-zero', percent: 10, gap: ['-0.5', '0.2'] },
			{ unit: 3, answer: 'spans-zero', percent: 45, gap: ['-0.4', '0.7'] }
		]);
		expect(told(B, 'B').slice(0, 3)).toMatchObject([
			{ unit: 23, answer: 'covered', percent: 4, gap: ['-16.3', '-0.0'] },
			{ unit: 2, answer: 'bounds', percent: 1, gap: ['-11.6', '-1.7'] },
			{ unit: 3, answer: 'spans-zero', percent: 30, gap: ['-7.6', '6.5'] }
		]);
		expect(told(C, 'C').slice(0, 3)).toMatchObject([
			{ unit: 23, answer: 'spans-zero', percent: 60, gap: ['-101.7', '230.1'] },
			{ unit: 2, answer: 'spans-zero', percent: 36, gap: ['-88.2', '97.2'] },
			{ unit: 3, answer: 'spans-zero', percent: 70, gap: ['-64.8', '207.2'] }
		]);
		expect(told(C, 'C')[0]!.there).toBe('1.45');
	});

	it('change by the scenario as worked out, when nothing is uncertain', () => {
		const exact = byFile(0, 0);
		const need = {
			...exact,
			parts: exact.parts.map((part, i) => ({
				...part,
				amount: { kind: 'exact' as const, value: [308.7, 238.5][i]! }
			}))
		};
		const of = question(need, followUp(15.71, 12.82), { place: 'B' });
		const growth = growthFromRate(EXACT(1), 2030 - 2024);
		const added = [{ forlop: 3 as const, form: 'oppfolging' as const, arsverk: 2 }];
		const [today, then, still] = scenarios(
			[of],
			[NOTHING, { ...NOTHING, added, growth }, { ...NOTHING, added }],
			commonsOf(exactly(30, 20))(1000)
		).map(({ units }) => units[0]!);
		expect(today!.gap!.median).toBeCloseTo(-6.315, 2);
		expect(then!.required!.median).toBeCloseTo(23.58, 2);
		expect(then!.gap!.median).toBeCloseTo(-6.95, 2);
		expect(then!.difference!.median).toBeCloseTo(-0.63, 2);
		for (const end of ['low', 'median', 'high'] as const)
			expect(still!.difference![end]).toBeCloseTo(-2, 9);
	});
});

describe('praksis by hand', () => {
	it('is 12 expected for 60 users, of which 15 are there', () => {
		const reference = [
			[100, 20],
			[50, 15],
			[200, 30],
			[80, 16],
			[70, 19]
		] as const;
		const sum = (at: 0 | 1) => reference.reduce((all, one) => all + one[at], 0);
		expect([sum(0), sum(1)]).toEqual([500, 100]);
		expect((60 * sum(1)) / sum(0)).toBe(12);
		expect(15 - 12).toBe(3);
	});
});
