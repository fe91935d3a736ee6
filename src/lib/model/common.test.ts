import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumptions, byGroup, rules } from '../../../tests/questions.ts';
import type { Range } from '../domain/range.ts';
import { intervalOf } from '../statistics/draw.ts';
import { drawCommon } from './common.ts';
import { DESTINATIONS } from './crosswalk.ts';
import { drawUsers } from './users.ts';

const ids = rules.filter(({ source }) => source === 'brukerplan').map(({ id }) => id);
const correlation = (a: Float64Array, b: Float64Array) => {
	const mean = (of: Float64Array) => of.reduce((sum, one) => sum + one, 0) / of.length;
	const [x, y] = [mean(a), mean(b)];
	let [both, one, other] = [0, 0, 0];
	a.forEach((value, i) => {
		both += (value - x) * (b[i]! - y);
		one += (value - x) ** 2;
		other += (b[i]! - y) ** 2;
	});
	return both / Math.sqrt(one * other);
};

describe('shares of the crosswalk', () => {
	it('sum to one in every draw, whatever the seed', () => {
		fc.assert(
			fc.property(fc.string(), (seed) => {
				const { shares } = drawCommon(rules, [], { seed, n: 50 });
				for (const one of shares.values())
					for (let i = 0; i < 50; i++)
						expect(DESTINATIONS.reduce((sum, to) => sum + one[to][i]!, 0)).toBeCloseTo(1, 9);
			}),
			{ numRuns: 20 }
		);
	});

	it('of one source err together as much as is assumed, and of two sources not at all', () => {
		const third = (alike: number, id: string) =>
			drawCommon(rules, [], { seed: 's', n: 20_000, alike }).shares.get(id)!['3'];
		const [first, other] = [ids[0]!, ids[3]!];
		expect(correlation(third(0, first), third(0, other))).toBeCloseTo(0, 1);
		expect(correlation(third(0.5, first), third(0.5, other))).toBeCloseTo(0.5, 1);
		expect(correlation(third(1, first), third(1, other))).toBeGreaterThan(0.9);
		expect(Math.abs(correlation(third(1, first), third(1, 'is248_ambulant_team')))).toBeLessThan(
			0.05
		);
	});

	it('make a pathway’s users less sure the more they err together, and both pathways’ no less', () => {
		const of = byGroup([2400, 3000, 1800, 4200]);
		const width = (alike: number) => {
			const common = drawCommon(rules, [], { seed: 's', n: 5000, alike });
			const users = drawUsers(of, common, 'oslo').of;
			const { low, high } = intervalOf(users[3]!.values);
			const both = intervalOf(users[2]!.values.map((one, i) => one + users[3]!.values[i]!));
			return { third: high - low, both: both.high - both.low };
		};
		const [apart, half, together] = [0, 0.5, 1].map(width);
		expect(half!.third).toBeGreaterThan(1.15 * apart!.third);
		expect(together!.third).toBeGreaterThan(1.15 * half!.third);
		expect(together!.both).toBeLessThan(1.3 * apart!.both);
		expect(apart!.both).toBeLessThan(0.6 * apart!.third);
	});
});

describe('the draws that all kommuner share', () => {
	it('begin alike however many there are', () => {
		const own = assumptions({}, true);
		const [few, many] = [1000, 5000].map((n) => drawCommon(rules, own, { seed: 's', n }));
		for (const [id, values] of few!.norms)
			expect(many!.norms.get(id)!.subarray(0, 1000)).toEqual(values);
		for (const [id, shares] of few!.shares)
			for (const to of DESTINATIONS)
				expect(many!.shares.get(id)![to].subarray(0, 1000)).toEqual(shares[to]);
	});

	it('don’t move for other assumptions when one is changed', () => {
		const [before, after] = (
			[{}, { oppfolging_i_bolig_andel: { low: 0, middle: 0, high: 1 } }] as Record<string, Range>[]
		).map((set) => drawCommon(rules, assumptions(set, true), { seed: 's', n: 100 }));
		for (const [id, values] of before!.norms)
			if (id !== 'oppfolging_i_bolig_andel') expect(after!.norms.get(id)).toEqual(values);
	});
});
