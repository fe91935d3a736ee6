import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '#lib/domain/cell.ts';
import type { Released } from '#lib/domain/figure.ts';
import { layout, panelNear } from './layout.ts';
import { multiplesState, type MultiplePanel, type MultiplesInput } from './state.ts';
import { multiplesTexts } from './words.ts';

const points = (cells: readonly (Cell | number)[]) =>
	cells.map((cell, i) => ({
		year: 2020 + i,
		cell: (typeof cell === 'number' ? value(cell) : cell) as Released
	}));
const panel = (
	id: string,
	cells: readonly (Cell | number)[],
	more: Partial<MultiplePanel> = {}
): MultiplePanel => ({
	...{ id, label: id, role: 'other', points: points(cells), note: '', told: id },
	...more
});
const input = (panels: MultiplePanel[], more: Partial<MultiplesInput> = {}): MultiplesInput => ({
	...{ panels, own: false, breaks: [], unit: '%', decimals: 1 },
	reference: { label: 'landet', points: points([5, 5, 5]) },
	...more
});
const placed = (given: MultiplesInput, width = 700) => {
	const state = multiplesState(given);
	return layout(state, width, multiplesTexts(state));
};

describe('one scale for all', () => {
	it('holds every value and the reference', () => {
		const { panels, ticks } = multiplesState(input([panel('a', [1, 2]), panel('b', [30, 40])]));
		expect(new Set(panels.map(({ high }) => high))).toEqual(new Set([40]));
		expect(ticks).toContain(40);
	});

	it('stands by name and never by value, the chosen first', () => {
		const all = [
			panel('c', [1]),
			panel('a', [3]),
			panel('b', [2]),
			panel('d', [9], { role: 'chosen' })
		];
		expect(multiplesState(input(all)).panels.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
	});
});

describe('a scale of its own for each', () => {
	const small = panel('a', [1, 2, 1.5]);
	const large = panel('a', [1000, 2000, 1500]);
	const own = { own: true } as const;

	it('draws the same whatever the level is: levels are not laid beside each other', () => {
		const [one, other] = [small, large].map((it) => placed(input([it, panel('b', [7, 3])], own)));
		expect(one).toEqual(other);
	});

	it('has no numbers and no reference', () => {
		const state = multiplesState(input([small], own));
		expect(state).toMatchObject({ ticks: [], reference: null });
		expect(multiplesTexts(state).numbers).toEqual([]);
		expect(placed(input([small], own)).panels[0]?.reference).toEqual([]);
	});
});

describe('years without a value', () => {
	it('are gaps with their state, and breaks cut every line', () => {
		const given = input([panel('a', [1, HIDDEN, 3, 4, NOT_COLLECTED])], {
			breaks: [{ from: 2022, to: 2023, text: 'nytt skjema' }]
		});
		const state = multiplesState(given);
		const line = state.panels[0]?.line;
		expect(line?.segments.map((one) => one.map(({ year }) => year))).toEqual([
			[2020],
			[2022],
			[2023]
		]);
		expect(state.gaps).toEqual(['hidden', 'not-collected']);
		expect(multiplesTexts(state).key.map(({ kind }) => kind)).toEqual([
			'reference',
			'cut',
			'hidden',
			'not-collected'
		]);
		expect(placed(given).panels[0]?.gaps.map(({ state: gap }) => gap)).toEqual([
			'hidden',
			'not-collected'
		]);
	});

	it('mark an answer that is from an earlier year', () => {
		const carried = panel('a', [3, 3]);
		carried.points = carried.points.map((one, i) => ({ ...one, carried: i === 1 }));
		const picture = placed(input([carried]));
		expect(picture.panels[0]?.points.map((one) => one.carried)).toEqual([false, true]);
		expect(picture.key.map(({ kind }) => kind)).toContain('carried');
	});
});

describe('the layout', () => {
	it('has two panels beside each other on the narrowest page, and numbers beside the first', () => {
		const picture = placed(input(['a', 'b', 'c'].map((id) => panel(id, [1, 2]))), 320);
		expect(new Set(picture.panels.map(({ plot }) => plot.left)).size).toBe(2);
		expect(picture.panels.map(({ ticks }) => ticks.length > 0)).toEqual([true, true, true]);
		expect(picture.panels.map(({ ticks }) => ticks.some(({ text }) => text))).toEqual([
			true,
			false,
			true
		]);
		for (const { plot } of picture.panels) expect(plot.right).toBeLessThanOrEqual(320);
	});

	it('finds the panel at a place', () => {
		const picture = placed(input([panel('a', [1, 2]), panel('b', [1, 2])]));
		const { left = 0, top = 0 } = picture.panels[1]?.box ?? {};
		expect(panelNear(picture, left + 3, top + 3)).toBe('b');
		expect(panelNear(picture, -9, top)).toBeNull();
	});

	it('is a picture even with nothing in it', () => {
		expect(placed(input([], { reference: null })).panels).toEqual([]);
	});
});
