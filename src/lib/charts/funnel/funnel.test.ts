import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, value, type Cell } from '#lib/domain/cell.ts';
import type { ComputedNumber, ComputedSpan, Released, ReleasedNumber } from '#lib/domain/figure.ts';
import { layout, pointNear } from './layout.ts';
import { funnelState, type FunnelInput, type FunnelPoint } from './state.ts';
import { funnelTexts, pointText } from './words.ts';

const point = (id: string, of: number, cell: Cell, more: Partial<FunnelPoint> = {}) =>
	({
		...{ id, label: id, role: 'other', outside: null },
		...{ cell: cell as Released, of: of as ReleasedNumber },
		...more
	}) as FunnelPoint;
const span = (low: number, high: number) => ({ low, high }) as ComputedSpan;
const limits = [10, 100, 1000].map((of) => ({ of, inner: span(15, 25), outer: span(10, 30) }));
const input = (points: FunnelPoint[], more: Partial<FunnelInput> = {}): FunnelInput => ({
	...{ points, middle: 20 as ComputedNumber, limits, unit: '%', decimals: 1, counted: 'brukere' },
	...more
});
const placed = (given: FunnelInput, width = 640) => {
	const state = funnelState(given);
	return layout(state, width, funnelTexts(state));
};
const above = { outside: { side: 'higher', level: 99.8 } } as const;

describe('a funnel', () => {
	const shown = [point('a', 10, value(12)), point('b', 1000, value(31), above)];

	it('is the same whether a kommune is hidden or not there at all', () => {
		const withHidden = [...shown, point('c', 1_000_000, HIDDEN, { role: 'chosen' })];
		expect(placed(input(withHidden))).toEqual(placed(input(shown)));
		expect(funnelState(input(withHidden))).toEqual(funnelState(input(shown)));
	});

	it('names the chosen, those that are marked, and those outside, and no others', () => {
		const all = [
			...shown,
			point('c', 50, value(20), { role: 'chosen' }),
			point('d', 400, value(21), { role: 'marked' })
		];
		expect(placed(input(all)).names.map(({ id }) => id)).toEqual(['c', 'd', 'b']);
	});

	it('draws limits no further than the kommuner that are shown', () => {
		const { limits: drawn } = funnelState(input([point('a', 60, value(12)), shown[1]!]));
		expect(drawn.map(({ of }) => of)).toEqual([100, 1000]);
	});

	it('says where a point is', () => {
		const state = funnelState(input(shown));
		const told = state.points.map((one) => pointText(one, state));
		expect(told[0]).not.toBe(told[1]);
		expect(told.find((text) => text.startsWith('b'))).toMatch(/31,0.*1.?000.*99,8/);
	});

	it('finds the point under a finger, and none where there is none', () => {
		const picture = placed(input(shown));
		const { x = 0, y = 0 } = picture.points.find(({ id }) => id === 'b') ?? {};
		expect(pointNear(picture, x + 5, y - 5)).toBe('b');
		expect(pointNear(picture, x - 60, y - 60)).toBeNull();
	});

	it('gives numbers for everything, at any width and of any sizes', () => {
		const points = fc.array(
			fc.record({
				of: fc.integer({ min: 5, max: 700_000 }),
				x: fc.double({ min: 0, max: 100, noNaN: true }),
				role: fc.constantFrom('chosen' as const, 'marked' as const, 'other' as const)
			}),
			{ maxLength: 20 }
		);
		fc.assert(
			fc.property(points, fc.integer({ min: 280, max: 1200 }), (all, width) => {
				const given = all.map(({ of, x, role }, i) => point(`${i}`, of, value(x), { role }));
				const picture = placed(input(given), width);
				expect(JSON.stringify(picture)).not.toMatch(/NaN|Infinity|"[xy]":null/);
				for (const one of picture.points) {
					expect(one.x).toBeGreaterThanOrEqual(picture.plot.left - 1e-6);
					expect(one.x).toBeLessThanOrEqual(picture.plot.right + 1e-6);
				}
			})
		);
	});
});
