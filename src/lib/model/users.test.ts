import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	assumptions,
	byFile,
	byGroup,
	commonsOf,
	estimate,
	GROUPS
} from '../../../tests/questions.ts';
import { intervalOf } from '../statistics/draw.ts';
import { countedIn, isUnbounded, sees, type Estimate } from './estimate.ts';
import { CONCENTRATION, drawUsers } from './users.ts';

const common = commonsOf(assumptions())(20_000);
const mean = (values: Float64Array) => values.reduce((sum, one) => sum + one, 0) / values.length;
const hiddenOf = (of: Estimate) => drawUsers(of, common, 'her').hidden!;

describe('users behind counts', () => {
	it.each([
		[0, 0.002, 0.2275, 1.9207],
		[1, 0.1759, 1.183, 3.9074],
		[3, 1.0837, 3.1729, 7.0336],
		[10, 5.796, 10.169, 16.335]
	])('of one count of %i have the level of methods, 5', (count, low, median, high) => {
		const one = estimate([{ id: 'forlop_3', amount: { kind: 'count', value: count }, to: 3 }]);
		const found = intervalOf(drawUsers(one, common, 'en').of[3]!.values);
		expect(Math.abs(found.low - low)).toBeLessThan(0.02 * (1 + low));
		expect(Math.abs(found.median - median)).toBeLessThan(0.02 * (1 + median));
		expect(Math.abs(found.high - high)).toBeLessThan(0.02 * (1 + high));
	});

	it('share one half by how common their groups are in the area', () => {
		const priors = [0.2, 0.3, 0.1, 0.4];
		const parts = byGroup([0, 0, 0, 0]).parts.map((part, i) => ({ ...part, prior: priors[i]! }));
		expect(Math.abs(mean(drawUsers(estimate(parts), common, 'null').counted) - 0.5)).toBeLessThan(
			0.03
		);
	});
});

describe('hidden users', () => {
	const priors = [0.2, 0.25, 0.15, 0.4];
	const hidden = (hiddenTotal: number, more: object = {}): Estimate => ({
		...byGroup([null, null, null, null], { hiddenTotal }),
		parts: byGroup([null, null, null, null]).parts.map((part, i) => ({
			...part,
			prior: priors[i]!,
			...more
		}))
	});

	it('have the level of their sum, and fall by the area’s groups', () => {
		const { of } = hiddenOf(hidden(40));
		const sum = of.reduce((all, one) => all + mean(one), 0);
		expect(Math.abs(sum - 40.5)).toBeLessThan(0.2);
		of.forEach((one, g) => expect(Math.abs(mean(one) / sum - priors[g]!)).toBeLessThan(0.01));
	});

	it('fall as differently as the concentration says', () => {
		const { of } = hiddenOf(hidden(400));
		const share = of[3]!.map((one, i) => one / of.reduce((sum, other) => sum + other[i]!, 0));
		const spread = mean(share.map((one) => (one - 0.4) ** 2));
		expect(spread / ((0.4 * 0.6) / (CONCENTRATION + 1))).toBeCloseTo(1, 1);
	});

	it('are alike whether all ways are listed or drawn at once', () => {
		// Bounds that bind nothing by more than one way of 1 771 make it list them.
		const listed = hidden(20);
		const bounds = { low: 0, high: 19 };
		const [at, by] = [
			hiddenOf(hidden(20)),
			hiddenOf({ ...listed, parts: listed.parts.map((part) => ({ ...part, within: bounds })) })
		];
		at.of.forEach((one, g) => {
			const [first, second] = [intervalOf(one), intervalOf(by.of[g]!)];
			for (const end of ['low', 'median', 'high'] as const)
				expect(Math.abs(first[end] - second[end])).toBeLessThan(0.05 * (2 + first.high));
		});
	});

	it('keep to what published cells allow', () => {
		const two = estimate(
			GROUPS.slice(0, 2).map((id, i) => ({
				...byGroup([null, null]).parts[i]!,
				id,
				within: { low: 1, high: 4 }
			})),
			{ hiddenTotal: 6 }
		);
		const parts = two.parts.map((part, i) => ({ ...part, prior: [2 / 3, 1 / 3][i]! }));
		const { of } = hiddenOf({ ...two, parts });
		const sum = of.reduce((all, one) => all + mean(one), 0);
		// The counts are 2 to 4 of 6: levels are around them, never all in one group.
		expect(Math.abs(sum - 6.5)).toBeLessThan(0.1);
		expect(mean(of[0]!) / sum).toBeGreaterThan(0.5);
		expect(mean(of[0]!) / sum).toBeLessThan(0.7);
	});

	it('without a sum leave the pathway open', () => {
		const { of, hidden: none } = drawUsers(byGroup([null, 5, 6, 7]), common, 'åpen');
		expect(of[3]).toMatchObject({ open: true, uncounted: false });
		expect(none).toBeNull();
		expect(isUnbounded(byGroup([null, 5, 6, 7]), 3)).toBe(true);
	});
});

describe('who is counted', () => {
	it('are those of the pathways that are asked about', () => {
		expect(countedIn(byFile(30, 0), [3])).toBe(0);
		expect(countedIn(byFile(30, 0), [2, 3])).toBe(30);
		expect(countedIn(byGroup([1, 2, 3, 4]), [3])).toBe(10);
		expect(countedIn(byFile(null, 4), [2])).toBeNull();
		expect(countedIn(byFile(null, 4), [3])).toBe(4);
		expect(countedIn(byGroup([null, null], { hiddenTotal: 12 }), [2, 3])).toBe(12);
	});

	it('is not said where users follow from the population', () => {
		const amount = { kind: 'product', value: 1000, of: [] } as const;
		const from = estimate([{ id: 'psykose', amount, to: 3 }]);
		expect(countedIn(from, [3])).toBeNull();
		expect([sees(from, 3), sees(from, 2)]).toEqual([true, false]);
	});
});

describe('users of many kommuner', () => {
	it('are, by the shares that all have in common, those of the country draw by draw', () => {
		const exact = (counts: readonly number[]): Estimate => ({
			...byGroup(counts),
			parts: byGroup(counts).parts.map((part, i) => ({
				...part,
				amount: { kind: 'exact', value: counts[i]! }
			}))
		});
		const few = commonsOf(assumptions())(1000);
		const counts = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500));
		fc.assert(
			fc.property(counts, counts, (a, b) => {
				const both = a.map((one, i) => one + b[i]!);
				const [one, other, sum] = [a, b, both].map(
					(of, i) => drawUsers(exact(of), few, `${i}`).of[3]!.values
				);
				sum!.forEach((users, i) => expect(users).toBeCloseTo(one![i]! + other![i]!, 6));
			}),
			{ numRuns: 20 }
		);
	});
});
