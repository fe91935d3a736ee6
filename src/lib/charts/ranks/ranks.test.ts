import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '#lib/domain/cell.ts';
import type { ComputedRange, ComputedSpan, Released } from '#lib/domain/figure.ts';
import { layout, rowNear } from './layout.ts';
import { ranksState, type RankRow, type RanksInput } from './state.ts';
import { ranksText, ranksTexts, rowText } from './words.ts';

const row = (id: string, cell: Cell, more: Partial<RankRow> = {}): RankRow => ({
	...{ id, label: id, role: 'other', third: null, span: null, rank: null },
	cell: cell as Released,
	...more
});
const rank = (low: number, middle: number, high: number) =>
	({ low, middle, high }) as ComputedRange;
const input = (rows: RankRow[]): RanksInput => ({
	...{ rows, unit: '%', decimals: 1, reference: null },
	ends: { first: 'best', last: 'dårligst' }
});
const order = (rows: RankRow[]) => ranksState(input(rows)).rows.map(({ id }) => id);
const placed = (rows: RankRow[], width = 640) => {
	const state = ranksState(input(rows));
	return layout(state, width, ranksTexts(state));
};

describe('the order', () => {
	it('is by name where nobody has a rank interval, whatever the values are', () => {
		expect(order([row('c', value(1)), row('a', value(3)), row('b', value(2))])).toEqual([
			'a',
			'b',
			'c'
		]);
	});

	it('is by the middle of the rank interval, and not by the value', () => {
		const rows = [
			row('a', value(1), { rank: rank(2, 3, 3) }),
			row('b', value(2), { rank: rank(1, 1, 2) }),
			row('c', value(3), { rank: rank(1, 2, 3) })
		];
		expect(order(rows)).toEqual(['b', 'c', 'a']);
	});

	it('puts those that are not ranked last, by name: hidden ones are where the others are', () => {
		const rows = [
			row('d', HIDDEN, { rank: rank(1, 1, 1) }),
			row('c', NOT_COLLECTED),
			row('b', value(9)),
			row('a', value(1), { rank: rank(1, 1, 1) })
		];
		expect(order(rows)).toEqual(['a', 'b', 'c', 'd']);
		expect(ranksState(input(rows)).ranked).toBe(1);
	});
});

describe('what is drawn', () => {
	it('has no panel of ranks where nobody is ranked', () => {
		expect(placed([row('a', value(1)), row('b', value(2))]).rank).toBeNull();
	});

	it('has the same places whatever a hidden figure would have been', () => {
		const shown = [row('a', value(4), { rank: rank(1, 1, 1) })];
		const { rows, left, value: panel } = placed([...shown, row('z', HIDDEN)]);
		expect(left).toMatchObject([{ state: 'hidden', lines: [expect.stringMatching(/: z$/)] }]);
		expect(panel).toEqual(placed([...shown, row('z', NOT_COLLECTED)]).value);
		expect(rows.map(({ id }) => id)).toEqual(['a']);
	});

	it('draws of many only those that have a value, and names the outermost of them', () => {
		const many = Array.from({ length: 120 }, (_, i) =>
			row(`k${i}`, i % 10 === 9 ? HIDDEN : value(i), {
				rank: rank(i + 1, i + 1, i + 1),
				outermost: i < 5
			})
		);
		const picture = placed(many);
		expect(picture.dense).toBe(true);
		expect(picture.rows).toHaveLength(108);
		expect(picture.left.map(({ state }) => state)).toEqual(['hidden']);
		expect(picture.names.map(({ id }) => id)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
		const heights = picture.names.map(({ y }) => y);
		heights.slice(1).forEach((y, i) => expect(y - (heights[i] ?? 0)).toBeGreaterThanOrEqual(14));
	});

	it('finds the row at a height', () => {
		const picture = placed([row('a', value(1)), row('b', value(2))]);
		expect(rowNear(picture, picture.rows[1]?.y ?? 0)).toBe('b');
		expect(rowNear(picture, 2)).toBeNull();
	});
});

describe('what is said', () => {
	it('never gives a rank without its interval', () => {
		const ranked = row('a', value(1), {
			rank: rank(1.5, 3, 4.5),
			span: { low: 0, high: 2 } as ComputedSpan
		});
		const state = ranksState(input([ranked, row('b', value(2)), row('c', HIDDEN)]));
		const [a, b, c] = state.rows.map((one) => rowText(one, state));
		expect(a).toMatch(/1–5/);
		expect(b).not.toMatch(/Plass/);
		expect(c).toMatch(/^c: /);
	});

	it('gives whole ranks around those that are tied', () => {
		expect(ranksText({ low: 1.5, high: 2.5 })).toBe('1–3');
		expect(ranksText({ low: 2, high: 2 })).toBe('2');
	});
});
