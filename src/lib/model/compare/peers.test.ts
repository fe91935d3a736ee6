import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, someKommuner } from '../../../../tests/columns.ts';
import { expectNear } from '../../../../tests/scipy.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { nearest } from './nearest.ts';
import { likeKommuner, mostAndLeast, noPeersOf, likeOneOf } from './peers.ts';
import { askedOf, FIRST_TRAITS, traitsOf, weightOf, WEIGHTS } from './traits.ts';

const codes = someKommuner(12);
const by = (of: (at: number) => number | 'hidden') =>
	Object.fromEntries(codes.map((code, at) => [code, of(at)]));
const adults = by((at) => 500 * (at + 1) ** 2);
const columns = columnsOf([
	{ indicator: 'innbyggere_18', year: 2024, told: adults },
	{ indicator: 'innbyggere_18', year: 2023, told: by(() => 77) },
	{
		...{ indicator: 'innbyggere_alder', year: 2024, category: '18_29' },
		told: by((at) => 60 * (at + 1) ** 2 + at)
	},
	{
		...{ indicator: 'innbyggere_alder', year: 2024, category: '67_pluss' },
		told: by((at) => (at === 4 ? 'hidden' : 90 * (at + 1) ** 2 - 3 * at))
	},
	{ indicator: 'ungdom_tilfreds', year: 2024, told: by((at) => 60 + at) },
	{
		...{ indicator: 'individuell_plan', year: 2024 },
		told: Object.fromEntries(codes.map((code, at) => [code, [20 + at, 100] as const]))
	},
	{ indicator: 'arsverk_rate', year: 2024, told: by((at) => 2 + at) },
	{ indicator: 'tilbud', year: 2024, category: 'fact', told: by(() => 2) },
	{ indicator: 'kostra_arsverk', year: 2024, told: by(() => 9) }
]);
const traits = traitsOf(columns, 2024);
const own = codes[3] ?? '';
const found = (weights = {}, k = 8) => {
	const asked = askedOf(own, traits, { weights, k });
	return { asked, peers: nearest(asked), like: likeKommuner(own, nearest(asked), traits) };
};

describe('traits', () => {
	it('are what a service can’t choose, and of the rest what may stand side by side, marked', () => {
		expect(traits.slice(0, 4).map(({ id }) => id)).toEqual([...FIRST_TRAITS]);
		const others = traits.slice(4).map(({ id, chosen }) => [id, chosen]);
		// Man-years and answers of IS-24/8 are not among them, nor counts that only tell size.
		expect(others).toEqual([
			['individuell_plan.alle', true],
			['ungdom_tilfreds.alle', false]
		]);
	});

	it('hold size as its logarithm, ages as shares of the same year’s adults', () => {
		const [size, young, old, central] = traits;
		codes.forEach((_, at) => {
			expectNear(size?.held[at] ?? NaN, Math.log10(500 * (at + 1) ** 2));
			expect(size?.told[at]).toBe(500 * (at + 1) ** 2);
			expectNear(young?.held[at] ?? NaN, ((60 * (at + 1) ** 2 + at) / (500 * (at + 1) ** 2)) * 100);
		});
		expect(old?.held[4]).toBeNaN();
		expect(size?.held[12]).toBeNaN();
		expect(central?.held.length).toBe(areas.kommuner.length);
		expect([...(central?.held ?? [])].every((one) => one >= 1 && one <= 6)).toBe(true);
		expect(traitsOf(columns, 2023)[0]?.told[0]).toBe(77);
		expect(traitsOf(columnsOf([]), 2024).map(({ year }) => year)).toEqual([null, null, null, null]);
	});

	it('count as one another until somebody says otherwise, and others not', () => {
		expect(traits.map(({ id }) => weightOf(id, {}))).toEqual([1, 1, 1, 1, 0, 0]);
		expect(weightOf('sentralitet', { sentralitet: 0 })).toBe(0);
		const asked = askedOf(own, traits, { weights: { sentralitet: 0, 'ungdom_tilfreds.alle': 2 } });
		expect(asked.traits.map(({ id, weight }) => [id, weight])).toEqual([
			['folketall', 1],
			['andel_18_29', 1],
			['andel_67_pluss', 1],
			['ungdom_tilfreds.alle', 2]
		]);
		expect(asked.k).toBe(8);
	});
});

describe('kommuner that are alike', () => {
	it('are told with what brings each near: the parts make up the distance', () => {
		fc.assert(
			fc.property(fc.tuple(...FIRST_TRAITS.map(() => fc.constantFrom(...WEIGHTS))), (chosen) => {
				const weights = Object.fromEntries(FIRST_TRAITS.map((id, at) => [id, chosen[at] ?? 0]));
				for (const { distance, differences, code } of found(weights).like) {
					const square = differences.reduce((sum, { apart }) => sum + apart ** 2, 0);
					expectNear(Math.sqrt(square), distance);
					for (const { trait, here, there, apart } of differences) {
						expect(there).toBe(trait.told[kommuneAt(code)]);
						if (apart !== 0) expect(Math.sign(apart)).toBe(Math.sign(there - here));
					}
				}
			})
		);
	});

	it('leave out whoever has a trait hidden, and say so', () => {
		const { peers, like } = found();
		expect(like.map(({ code }) => code)).not.toContain(codes[4]);
		expect(peers.notComparable.find(({ id }) => id === codes[4])?.missing).toEqual([
			'andel_67_pluss'
		]);
	});

	it('are the same without a worker, as a reference', () => {
		const { like } = found();
		const likeOne = likeOneOf(columns, 2024);
		expect(likeOne(own)).toEqual(like.map(({ code }) => code));
		expect(likeOne(own)).toBe(likeOne(own));
		expect(likeOne(codes[4] ?? '')).toBeNull();
	});

	it('differ most and least in something, unless they are the same', () => {
		for (const one of found().like) {
			const { most, least } = mostAndLeast(one)!;
			for (const { share } of one.differences) {
				expect(share).toBeLessThanOrEqual(most.share);
				expect(share).toBeGreaterThanOrEqual(least.share);
			}
		}
		expect(mostAndLeast({ code: 'x', distance: 0, differences: [] })).toBeNull();
	});

	it('are none where nothing tells them apart, or the kommune itself lacks a trait', () => {
		expect(noPeersOf(own, found().peers)).toBeNull();
		const none = Object.fromEntries(FIRST_TRAITS.map((id) => [id, 0]));
		expect(noPeersOf(own, found(none).peers)).toEqual({ code: 'no-traits' });
		const asked = askedOf(codes[4] ?? '', traits, { weights: {} });
		expect(noPeersOf(codes[4] ?? '', nearest(asked))).toEqual({
			...{ code: 'lacking', missing: ['andel_67_pluss'] }
		});
	});
});
