import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear, scipy } from '../../../tests/scipy.ts';
import { peersOf, type Trait, type Traits } from './peers.ts';

const { values, weights, distances, shares } = scipy.peers;
const traits: Trait[] = weights.map((weight, i) => ({ id: `trekk ${i}`, weight }));
const areas: Traits[] = values.map((row, i) => ({ id: `${100 + i}`, values: row }));
const equal = (n: number): Trait[] =>
	Array.from({ length: n }, (_, i) => ({ id: `${i}`, weight: 1 }));

const world = fc.array(
	fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 3, maxLength: 3 }),
	{ minLength: 4, maxLength: 20 }
);
const places = (rows: readonly (readonly number[])[]): Traits[] =>
	rows.map((row, i) => ({ id: `${100 + i}`, values: row }));

describe('peers', () => {
	it('are as far away as scipy finds them, for the same traits', () => {
		areas.forEach(({ id }, from) => {
			const { nearest } = peersOf(id, areas, traits, 99);
			expect(nearest).toHaveLength(areas.length - 1);
			for (const one of nearest) expectNear(one.distance, distances[from]?.[Number(one.id) - 100]);
		});
		for (const { id, parts } of peersOf('100', areas, traits, 99).nearest)
			parts.forEach(({ share }, i) => expectNear(share, shares[Number(id) - 101]?.[i]));
	});

	it('are the eight nearest, nearest first', () => {
		const { nearest } = peersOf('103', areas, traits);
		const wanted = (distances[3] ?? []).toSorted((a, b) => a - b).slice(1, 9);
		nearest.forEach(({ distance }, i) => expectNear(distance, wanted[i]));
		expect(nearest).toHaveLength(8);
	});

	it('are the same whichever order the areas come in, and whatever unit a trait has', () => {
		fc.assert(
			fc.property(world, (rows) => {
				const here = peersOf('100', places(rows), equal(3));
				expect(peersOf('100', places(rows).reverse(), equal(3))).toEqual(here);
				const scaled = places(rows.map(([a = 0, b = 0, c = 0]) => [a * 8, b + 3, c]));
				const there = new Map(
					peersOf('100', scaled, equal(3), 99).nearest.map(({ id, distance }) => [id, distance])
				);
				for (const { id, distance } of here.nearest) expectNear(there.get(id) ?? NaN, distance);
			})
		);
	});

	it('split the distance in parts that add to one', () => {
		fc.assert(
			fc.property(world, (rows) => {
				for (const { distance, parts } of peersOf('100', places(rows), equal(3)).nearest) {
					const sum = parts.reduce((all, { share }) => all + share, 0);
					expect(sum).toBeCloseTo(distance > 0 ? 1 : 0, 12);
				}
			})
		);
	});

	it('are as far from each other either way, and never nearer by way of a third', () => {
		fc.assert(
			fc.property(world, (rows) => {
				const all = places(rows);
				const apart = (from: string, to: string) =>
					peersOf(from, all, equal(3), 99).nearest.find(({ id }) => id === to)?.distance ?? 0;
				const [ab, bc, ac] = [apart('100', '101'), apart('101', '102'), apart('100', '102')];
				expectNear(apart('101', '100'), ab);
				expect(ac).toBeLessThanOrEqual(ab + bc + 1e-12);
			}),
			{ numRuns: 50 }
		);
	});

	it('come by id where they are as near', () => {
		const all = places([[0], [1], [-1], [1]]);
		expect(peersOf('100', all, equal(1)).nearest.map(({ id }) => id)).toEqual([
			'101',
			'102',
			'103'
		]);
	});
});

describe('what peers are not made of', () => {
	const some: Traits[] = [
		{ id: 'a', values: [1, 5, 2] },
		{ id: 'b', values: [2, 5, null] },
		{ id: 'c', values: [3, 5, 4] },
		{ id: 'd', values: [null, 5, 1] }
	];

	it('a trait that isn’t known is not made up: the area is named', () => {
		const { nearest, notComparable } = peersOf('a', some, equal(3));
		expect(nearest.map(({ id }) => id)).toEqual(['c']);
		expect(notComparable).toEqual([
			{ id: 'b', missing: ['2'] },
			{ id: 'd', missing: ['0'] }
		]);
	});

	it('an area that lacks a trait itself has none, and is named', () => {
		const { nearest, notComparable } = peersOf('b', some, equal(3));
		expect(nearest).toEqual([]);
		expect(notComparable[0]).toEqual({ id: 'b', missing: ['2'] });
	});

	it('a trait that is the same everywhere drops out, and is said', () => {
		const found = peersOf('a', some, equal(3));
		expect(found.constant).toEqual(['1']);
		expect(found.nearest[0]?.parts.map(({ trait }) => trait)).toEqual(['0', '2']);
		const alike = [1, 2].map((i) => ({ id: `${i}`, values: [0.1] }));
		expect(peersOf('1', alike, equal(1))).toMatchObject({ nearest: [], constant: ['0'] });
	});

	it('a trait without weight is not asked about, also where it isn’t known', () => {
		const without = equal(3).map((trait) => ({ ...trait, weight: trait.id === '2' ? 0 : 1 }));
		const { nearest, notComparable } = peersOf('b', some, without);
		expect(nearest.map(({ id }) => id)).toEqual(['a', 'c']);
		expect(notComparable).toEqual([{ id: 'd', missing: ['0'] }]);
	});

	it.each([
		['x', some, equal(3), 8],
		['a', [...some, ...some], equal(3), 8],
		['a', some, equal(2), 8],
		['a', some, equal(3), 0],
		['a', some, equal(3), 1.5],
		['a', some, [...equal(2), { id: '2', weight: -1 }], 8],
		['a', some, [...equal(2), { id: '2', weight: NaN }], 8],
		['a', [{ id: 'a', values: [NaN] }], equal(1), 8],
		['a', [{ id: 'a', values: [Infinity] }], equal(1), 8]
	] as const)('%# can’t be asked', (id, all, of, k) => {
		expect(() => peersOf(id, all, of, k)).toThrow(RangeError);
	});
});
