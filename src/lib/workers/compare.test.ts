import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, type NearestAsked, type Peers } from '../model/compare/nearest.ts';
import likeness from '../../../tests/fixtures/likeness.json';
import { expectNear } from '../../../tests/scipy.ts';
import { CompareDesk } from './compare.ts';
import { nearestByTable } from './compareWork.ts';

/** As the columns have them: with decimals, but none so near another that only rounding tells. */
const number = fc.oneof(
	fc.integer({ min: -9, max: 9 }),
	fc.integer({ min: -50_000, max: 50_000 }).map((n) => n / 1000)
);
const world: fc.Arbitrary<NearestAsked> = fc
	.record({ n: fc.integer({ min: 1, max: 14 }), m: fc.integer({ min: 0, max: 4 }) })
	.chain(({ n, m }) =>
		fc.record({
			area: fc.integer({ min: 0, max: n - 1 }).map((at) => `${100 + at}`),
			areas: fc.shuffledSubarray(
				Array.from({ length: n }, (_, at) => `${100 + at}`),
				{
					minLength: n
				}
			),
			k: fc.integer({ min: 1, max: 9 }),
			traits: fc.tuple(
				...Array.from({ length: m }, (_, at) =>
					fc.record({
						id: fc.constant(['«a» b.c', 'trait', 'area', '__proto'][at] ?? ''),
						weight: fc.constantFrom(0, 0.25, 1, 1, 3),
						values: fc.oneof(
							{ weight: 1, arbitrary: fc.constant(Float64Array.from({ length: n }, () => 0.1)) },
							{
								weight: 5,
								arbitrary: fc
									.array(fc.option(number, { nil: NaN, freq: 7 }), { minLength: n, maxLength: n })
									.map((values) => Float64Array.from(values))
							}
						)
					})
				)
			)
		})
	);

/** The same within what sums in another order differ by; areas as near may change places. */
function expectAlike(found: Peers, wanted: Peers): void {
	expect(found.notComparable).toEqual(wanted.notComparable);
	expect(found.constant).toEqual(wanted.constant);
	expect(found.nearest.length).toBe(wanted.nearest.length);
	found.nearest.forEach((one, at) => expectNear(one.distance, wanted.nearest[at]?.distance));
	for (const { id, parts } of found.nearest) {
		const same = wanted.nearest.find((one) => one.id === id);
		expect(parts.map(({ trait }) => trait)).toEqual(
			(same ?? wanted.nearest[0])?.parts.map(({ trait }) => trait)
		);
		if (same) parts.forEach(({ share }, i) => expectNear(share, same.parts[i]?.share));
	}
}

/** As `scripts/scipy/likeness.py` has them. */
function recomputed({ area, weights }: (typeof likeness.asked)[number]): NearestAsked {
	const { adults, young, old, central } = likeness;
	const share = (part: readonly (number | null)[]) =>
		Float64Array.from(part, (one, at) => ((one ?? NaN) / (adults[at] ?? NaN)) * 100);
	const columns = [
		Float64Array.from(adults, (one) => Math.log10(one ?? NaN)),
		...[share(young), share(old), Float64Array.from(central)]
	];
	return {
		...{ area: `${1000 + area}`, areas: adults.map((_, at) => `${1000 + at}`), k: 8 },
		traits: columns.map((values, at) => ({ id: `${at}`, weight: weights[at] ?? 0, values }))
	};
}

describe.each([
	['tables', nearestByTable],
	['statistics', nearest]
])('the nearest by %s', (_, found) => {
	it.each(likeness.asked)('are those that numpy finds: $area with $weights', (asked) => {
		const { nearest, notComparable } = found(recomputed(asked));
		expect(notComparable.map(({ id }) => Number(id) - 1000)).toEqual(asked.lacking);
		expect(nearest.map(({ id }) => Number(id) - 1000)).toEqual(
			asked.nearest.map(({ area }) => area)
		);
		nearest.forEach(({ distance, parts }, at) => {
			expectNear(distance, asked.nearest[at]?.distance);
			parts.forEach(({ share }, i) => expectNear(share, asked.nearest[at]?.shares[i]));
		});
	});
});

it('are held against kommuner that have all that counts, and some that don’t', () => {
	expect(likeness.asked.filter(({ nearest }) => nearest.length === 8)).toHaveLength(14);
	expect(likeness.asked.filter(({ nearest }) => nearest.length === 0)).toHaveLength(6);
});

describe('the desk', () => {
	const [first] = likeness.asked;
	const asked = recomputed(first!);

	it('has the page do it where there is no worker, or it can’t be started', async () => {
		const unsealed = () => Promise.reject(new Error('Not sealed'));
		for (const start of [null, unsealed])
			expect(await new CompareDesk(start).nearest(asked)).toEqual(nearest(asked));
	});

	it('tells what can’t be asked', async () => {
		await expect(new CompareDesk(null).nearest({ ...asked, k: 0 })).rejects.toThrow(RangeError);
	});
});

describe('the nearest by tables', () => {
	it('are those of the statistics, with their distances, parts and what is missing', () => {
		fc.assert(
			fc.property(world, (asked) => expectAlike(nearestByTable(asked), nearest(asked))),
			{ numRuns: 300 }
		);
	});

	it('are the same for all kommuner of a country with random weights', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 5, maxLength: 5 }),
				fc.integer({ min: 0, max: 356 }),
				(weights, at) => {
					const areas = Array.from({ length: 357 }, (_, i) => `${1000 + i}`);
					const traits = weights.map((weight, t) => ({
						id: `t${t}`,
						weight,
						values: Float64Array.from(areas, (_, i) =>
							(i * 7 + t) % 53 === 0 ? NaN : Math.sin(i * (t + 1.7)) * 10 ** t
						)
					}));
					const asked = { area: areas[at] ?? '', areas, traits, k: 356 };
					expectAlike(nearestByTable(asked), nearest(asked));
				}
			),
			{ numRuns: 12 }
		);
	});

	it.each([
		{ area: 'x' },
		{ k: 0 },
		{ k: 1.5 },
		{ traits: [{ id: 'a', weight: -1, values: new Float64Array(2) }] },
		{ traits: [{ id: 'a', weight: 1, values: new Float64Array(1) }] },
		{ areas: ['a', 'a'] }
	])('can’t be asked, and neither can the statistics: %j', (change) => {
		const asked = { area: 'a', areas: ['a', 'b'], traits: [], k: 1, ...change };
		expect(() => nearestByTable(asked)).toThrow(RangeError);
		expect(() => nearest(asked)).toThrow(RangeError);
	});
});
