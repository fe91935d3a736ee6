import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '#lib/domain/cell.ts';
import type { Released, ReleasedSpan } from '#lib/domain/figure.ts';
import { LABEL, lineHeight } from '../scale/type.ts';
import { layout } from './layout.ts';
import { trendState, type TrendInput, type TrendPoint, type TrendSeries } from './state.ts';
import { trendTexts } from './words.ts';

const shown = (cell: Cell) => cell as Released;
const between = (low: number, high: number) => ({ low, high }) as ReleasedSpan;
const v = (x: number) => shown(value(x));
const [H, N, A] = [HIDDEN, NOT_COLLECTED, NOT_APPLICABLE].map(shown) as [
	Released,
	Released,
	Released
];

function points(from: number, ...cells: Released[]): TrendPoint[] {
	return cells.map((cell, i) => ({ year: from + i, cell }));
}

function series(id: string, role: TrendSeries['role'], ...cells: Released[]): TrendSeries {
	return { id, label: id, role, points: points(2020, ...cells) };
}

function input(all: TrendSeries[], more: Partial<TrendInput> = {}): TrendInput {
	return { series: all, unit: '%', decimals: 0, breaks: [], zero: true, ...more };
}

const line = (given: TrendInput, i = 0) => trendState(given).lines[i];
const yearsOf = (given: TrendInput) =>
	line(given)?.segments.map((segment) => segment.map(({ year }) => year));

describe('the lines of a trend', () => {
	it('draws one stretch through years that all have a value, a true zero too', () => {
		expect(yearsOf(input([series('a', 'chosen', v(3), v(0), v(4))]))).toEqual([[2020, 2021, 2022]]);
	});

	it('makes a gap of every state, and never a zero', () => {
		const given = input([series('a', 'chosen', v(3), H, v(4), N, v(5), A)]);
		expect(yearsOf(given)).toEqual([[2020], [2022], [2024]]);
		expect(line(given)?.gaps).toEqual([
			{ year: 2021, state: 'hidden' },
			{ year: 2023, state: 'not-collected' },
			{ year: 2025, state: 'not-applicable' }
		]);
		expect(line(given)?.last?.year).toBe(2024);
	});

	it('goes through years that were never asked for', () => {
		const a = {
			...series('a', 'chosen'),
			points: [2018, 2024, 2021].map((year) => ({ year, cell: v(year) }))
		};
		expect(yearsOf(input([a]))).toEqual([[2018, 2021, 2024]]);
	});

	it('has no last value when all is hidden', () => {
		expect(line(input([series('a', 'chosen', H, H)]))).toMatchObject({ segments: [], last: null });
	});

	it('puts the chosen first and keeps the order of equals', () => {
		const all = [
			series('b', 'other', v(1)),
			series('r', 'reference', v(1)),
			series('a', 'other', v(1)),
			series('c', 'chosen', v(1))
		];
		expect(trendState(input(all)).lines.map(({ id }) => id)).toEqual(['c', 'r', 'b', 'a']);
	});
});

describe('breaks', () => {
	const cells = [v(1), v(2), v(3), v(4)];
	const cut = (from: number, to: number, text = 'ny metode') => ({ from, to, text });

	it('cuts every line between the two years', () => {
		const given = input([series('a', 'chosen', ...cells)], { breaks: [cut(2021, 2022)] });
		expect(yearsOf(given)).toEqual([
			[2020, 2021],
			[2022, 2023]
		]);
		expect(trendState(given).cuts).toEqual([{ at: 2021.5, text: 'ny metode' }]);
	});

	it('cuts once when years inside the break are missing', () => {
		const given = input([series('a', 'chosen', v(1), N, v(3))], { breaks: [cut(2020, 2022)] });
		expect(yearsOf(given)).toEqual([[2020], [2022]]);
	});

	it('leaves out a break outside the years, and joins texts at the same place', () => {
		const breaks = [
			cut(2010, 2011),
			cut(2023, 2024),
			cut(2021, 2022),
			cut(2021, 2022, 'nye kommuner')
		];
		expect(trendState(input([series('a', 'chosen', ...cells)], { breaks })).cuts).toEqual([
			{ at: 2021.5, text: 'ny metode · nye kommuner' }
		]);
	});
});

describe('the scale', () => {
	it('holds the spans, not only the values', () => {
		const a = {
			...series('a', 'chosen'),
			points: [{ year: 2024, cell: v(10), span: between(7, 19) }]
		};
		expect(trendState(input([a])).domain.high).toBe(20);
	});

	it('takes no notice of what is hidden', () => {
		expect(trendState(input([series('a', 'chosen', H, N)])).domain).toMatchObject({
			low: 0,
			high: 1
		});
	});
});

describe('what is written at the ends', () => {
	it('gives the last value with its unit', () => {
		const state = trendState(input([series('Tynset', 'chosen', v(1), v(62))]));
		expect(trendTexts(state).texts).toEqual([{ name: 'Tynset', figure: '62\u00a0%' }]);
	});

	it('says the year when the last value is older than the picture', () => {
		const state = trendState(input([series('Tynset', 'chosen', v(62), H)]));
		expect(trendTexts(state).texts[0]?.figure).toBe('62\u00a0% (2020)');
	});

	it('says every year where the lines end in different years', () => {
		const others = series('landet', 'reference', v(60), v(70));
		const state = trendState(input([series('Oslo', 'chosen', v(62)), others]));
		const told = trendTexts(state).texts.map(({ figure }) => figure);
		expect(told).toEqual(['62\u00a0% (2020)', '70\u00a0% (2021)']);
	});

	it('gives the span that is known of a hidden value, and draws it', () => {
		const hidden = [{ year: 2024, cell: H, span: between(21, 43) }];
		const one = { id: 'a', label: 'a', role: 'chosen', points: hidden } as const;
		const state = trendState(input([one]));
		const texts = trendTexts(state);
		expect(texts.texts[0]?.figure).toBe('21–43\u00a0%');
		const drawn = layout(state, { width: 400, height: 200 }, texts);
		expect(drawn.lines[0]?.whiskers).toHaveLength(1);
		expect(drawn.ticks.length).toBeGreaterThan(1);
		expect(drawn.gapRows).toHaveLength(1);
	});

	it('says a long unit once', () => {
		const unit = 'brukere per 1000 innbyggere';
		const state = trendState(
			input([series('a', 'chosen', v(1)), series('b', 'reference', v(2))], { unit })
		);
		expect(trendTexts(state).texts.map(({ figure }) => figure)).toEqual([`1\u00a0${unit}`, '2']);
	});

	it('says in words why there is no value', () => {
		const state = trendState(input([series('a', 'chosen', N, H), series('b', 'other', N)]));
		const words = trendTexts(state);
		expect(words.texts[0]?.figure).toBe(words.states.hidden);
		expect(words.texts[1]?.figure).toBe(`b: ${words.states['not-collected']}`);
	});
});

const cell = fc.oneof(
	fc.double({ min: 0, max: 500, noNaN: true }).map(v),
	fc.constantFrom(H, N, A)
);
const anySeries = fc
	.array(fc.array(cell, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })
	.map((all) =>
		all.map((cells, i) => series(`Kommune ${i}`, i === 0 ? 'chosen' : 'other', ...cells))
	);

describe('the layout', () => {
	const placed = (given: TrendInput, width = 640, height = 320) => {
		const state = trendState(given);
		return layout(state, { width, height }, trendTexts(state));
	};

	it('never lets the labels at the ends overlap, nor the years', () => {
		fc.assert(
			fc.property(anySeries, fc.integer({ min: 280, max: 1200 }), (all, width) => {
				const { ends, years, height } = placed(input(all), width);
				const boxes = ends.map(({ y, lines }) => ({
					y,
					bottom: y + (lines.length - 1) * lineHeight(LABEL)
				}));
				boxes.sort((a, b) => a.y - b.y);
				boxes
					.slice(1)
					.forEach(({ y }, i) => expect(y - (boxes[i]?.bottom ?? 0)).toBeGreaterThanOrEqual(LABEL));
				years
					.slice(1)
					.forEach(({ x }, i) => expect(x - (years[i]?.x ?? 0)).toBeGreaterThanOrEqual(40));
				expect(boxes.at(-1)?.bottom ?? 0).toBeLessThan(height);
			})
		);
	});

	it('gives numbers for everything, whatever is missing', () => {
		fc.assert(
			fc.property(anySeries, fc.integer({ min: 280, max: 1200 }), (all, width) => {
				expect(JSON.stringify(placed(input(all), width))).not.toMatch(
					/NaN|Infinity|null,"y"|"x":null/
				);
			})
		);
	});

	it('draws a point and no line when there is one value', () => {
		const { lines } = placed(input([series('a', 'chosen', v(3))]));
		expect(lines[0]?.strokes).toEqual([]);
		expect(lines[0]?.points).toMatchObject([{ alone: true }]);
	});

	it('draws a band through spans and a whisker for a lone one', () => {
		const span = (x: number) => between(x - 1, x + 1);
		const cells = [3, 4, null, 6].map((x, i) => ({
			year: 2020 + i,
			cell: x === null ? H : v(x),
			span: x === null ? null : span(x)
		}));
		const [one] = placed(input([{ ...series('a', 'chosen'), points: cells }])).lines;
		expect(one?.bands).toHaveLength(1);
		expect(one?.whiskers).toHaveLength(1);
	});

	it('marks every gap under its year and explains each state once', () => {
		const { gapRows, key } = placed(
			input([series('a', 'chosen', v(1), N, H, H), series('b', 'other', v(1))])
		);
		expect(gapRows.map(({ id, marks }) => [id, marks.length])).toEqual([['a', 3]]);
		expect(key.map(({ state }) => state)).toEqual(['hidden', 'not-collected']);
	});

	it('grows when the labels need more height', () => {
		const all = Array.from({ length: 14 }, (_, i) => series(`k${i}`, 'reference', v(i), v(i)));
		expect(placed(input(all), 640, 200).height).toBeGreaterThan(14 * 2 * lineHeight(LABEL));
	});

	it('is a picture even with nothing in it', () => {
		expect(placed(input([]))).toMatchObject({ lines: [], years: [], ends: [] });
	});
});
