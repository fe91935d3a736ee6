import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, value } from '#lib/domain/cell.ts';
import { hexmap } from '../gallery/hexmap.ts';
import { textWidth, SMALL } from '../scale/type.ts';
import { layout, roomFor } from './layout.ts';
import { hexesIn, nextHex } from './moves.ts';
import {
	hexKeys,
	hexMarks,
	klassOf,
	selectionAfter,
	type HexCell,
	type HexInput
} from './state.ts';
import type { Released } from '#lib/domain/figure.ts';

const country: HexInput = hexmap.usual;
const placed = (width: number, input: HexInput = country) =>
	layout(input, roomFor(hexKeys(input)), width);
const cell = (given: Partial<HexCell>): HexCell => ({
	...{ code: '1', label: 'Os', fylke: '34', at: { q: 0, r: 0 }, within: true },
	...{ cell: value(3) as Released, ...given }
});
const input = (cells: HexCell[], more: Partial<HexInput> = {}): HexInput => ({
	...{ cells, fylker: [], breaks: [10, 20], unit: '%', decimals: 0, ...more }
});

describe('the classes', () => {
	it('begin at their break and end before the next', () => {
		expect([-1, 9.9, 10, 19.9, 20, 1e6].map((x) => klassOf(x, [10, 20]))).toEqual([
			0, 0, 1, 1, 2, 2
		]);
	});

	it('are of values alone: what is hidden or not collected has none', () => {
		const marks = hexMarks(
			input(
				[HIDDEN, NOT_COLLECTED, { state: 'told' } as const].map((one, i) =>
					cell({ code: `${i}`, cell: one as Released })
				)
			)
		);
		expect(marks.map(({ klass, state }) => [klass, state])).toEqual([
			[null, 'hidden'],
			[null, 'not-collected'],
			[null, 'told']
		]);
	});

	it('say name, figure and class; of what is only told, no figure', () => {
		const [shown, told] = hexMarks(
			input([cell({}), cell({ cell: { state: 'told' }, note: 'fra 2023' })])
		);
		expect(shown?.said).toBe('Os: 3\u00a0%, klasse 1 av 3');
		expect(told?.said).toBe('Os: har tall, fra 2023');
		expect(`${told?.said}${told?.short}`).not.toContain('3\u00a0%');
	});

	it('stand on the scale from the highest, with the states that are on the map after them', () => {
		const keys = hexKeys(input([cell({}), cell({ code: '2', cell: HIDDEN as Released })]));
		expect(keys.map(({ klass }) => klass)).toEqual([2, 1, 0, null]);
		expect(keys.at(-1)?.state).toBe('hidden');
		expect(hexKeys(input([cell({ cell: { state: 'told' } })]))).toHaveLength(1);
	});

	it('have words at their ends only where the indicator has a direction', () => {
		const ends = { low: 'svakest', high: 'best' };
		const [high, , low] = hexKeys(input([cell({})], { ends }));
		expect([high?.text, low?.text]).toEqual(['20 og mer · best', 'under 10 · svakest']);
		expect(hexKeys(input([cell({})]))[0]?.text).toBe('20 og mer');
	});
});

describe('the map', () => {
	it.each([280, 343, 640, 900, 1200])('fits in %d pixels, with a name for each fylke', (width) => {
		const { hexes, labels, height, size } = placed(width);
		expect(hexes).toHaveLength(357);
		for (const { x, y } of hexes) {
			expect(x - size / 2).toBeGreaterThanOrEqual(0);
			expect(x + size / 2).toBeLessThanOrEqual(width);
			expect(y).toBeLessThan(height);
		}
		expect(labels.filter(({ bold }) => !bold)).toHaveLength(15);
	});

	it.each([280, 343, 640, 900, 1200])('has no text on a cell or another in %d pixels', (width) => {
		const { hexes, labels, keys, size } = placed(width);
		const texts = [
			...labels.map(({ text, bold, x, y }) => ({
				x,
				y: y - 4,
				width: textWidth(text, SMALL, bold)
			})),
			...hexKeys(country).map(({ text }, i) => ({
				x: 0,
				y: keys[i]?.y ?? NaN,
				width: 24 + textWidth(text, SMALL)
			}))
		];
		for (const text of texts)
			for (const { x, y } of hexes) {
				const apart =
					x + size / 2 <= text.x ||
					x - size / 2 >= text.x + text.width ||
					Math.abs(y - text.y) > size / 2;
				expect(apart, `${text.x} ${text.y}`).toBe(true);
			}
		texts.forEach((one, i) => {
			for (const other of texts.slice(i + 1))
				expect(
					Math.abs(one.y - other.y) >= 11 ||
						one.x + one.width <= other.x ||
						other.x + other.width <= one.x
				).toBe(true);
		});
	});

	it('comes close to those that it shall be near, with what lies around them', () => {
		const near = placed(640, hexmap.many);
		const codes = near.hexes.map(({ code }) => code);
		expect(hexmap.many.near.every((code) => codes.includes(code))).toBe(true);
		expect(codes.length).toBeGreaterThan(hexmap.many.near.length);
		expect(codes.length).toBeLessThan(200);
		expect(near.size).toBeGreaterThan(2 * placed(640).size);
	});

	it('is the same whatever the figures are', () => {
		const hidden = country.cells.map((one) => ({ ...one, cell: HIDDEN as Released }));
		const keys = roomFor(hexKeys(country));
		expect(layout({ ...country, cells: hidden }, keys, 640)).toEqual(layout(country, keys, 640));
	});
});

describe('the keyboard', () => {
	const { hexes, size } = placed(640);
	const at = (code: string) => hexes.find((hex) => hex.code === code)!;

	it('comes from each cell to its neighbours east and west, and back', () => {
		const from = at('3405');
		const east = nextHex(hexes, from, 'ArrowRight');
		expect(east?.x).toBeCloseTo(from.x + size);
		expect(east && nextHex(hexes, east, 'ArrowLeft')?.code).toBe('3405');
	});

	it('goes a row up and a row down', () => {
		const from = at('3405');
		expect(nextHex(hexes, from, 'ArrowUp')?.y).toBeLessThan(from.y);
		expect(nextHex(hexes, from, 'ArrowDown')?.y).toBeGreaterThan(from.y);
	});

	it('comes to every cell of the country', () => {
		const seen = new Set(['0301']);
		for (const code of seen)
			for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
				const next = nextHex(hexes, at(code), arrow);
				if (next) seen.add(next.code);
			}
		expect(seen.size).toBe(357);
	});

	it('stops at the edge', () => {
		const westmost = hexes.toSorted((one, other) => one.x - other.x)[0]!;
		expect(nextHex(hexes, westmost, 'ArrowLeft')).toBeNull();
	});
});

describe('the selection', () => {
	it('is one, or one more, or one less', () => {
		expect(selectionAfter(['a', 'b'], ['c'], 'only')).toEqual(['c']);
		expect(selectionAfter(['a', 'b'], ['c'], 'toggle')).toEqual(['a', 'b', 'c']);
		expect(selectionAfter(['a', 'b'], ['a'], 'toggle')).toEqual(['b']);
		expect(selectionAfter(['a', 'b'], ['b', 'c'], 'add')).toEqual(['a', 'b', 'c']);
		expect(selectionAfter(['a'], [], 'only')).toEqual([]);
	});

	it('holds those whose middle a rectangle holds, whichever corner it is drawn from', () => {
		const hexes = [
			{ code: 'a', x: 10, y: 10 },
			{ code: 'b', x: 30, y: 10 }
		];
		expect(hexesIn(hexes, { x1: 0, y1: 0, x2: 20, y2: 20 })).toEqual(['a']);
		expect(hexesIn(hexes, { x1: 40, y1: 20, x2: 0, y2: 0 })).toEqual(['a', 'b']);
	});
});
