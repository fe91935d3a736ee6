import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '#lib/domain/cell.ts';
import type { Released, ReleasedSpan } from '#lib/domain/figure.ts';
import { LABEL, textWidth } from '../scale/type.ts';
import { layout } from './layout.ts';
import { compareState, type CompareInput, type CompareRow } from './state.ts';
import { rowTexts } from './words.ts';

const shown = (cell: Cell) => cell as Released;
const span = (low: number, high: number) => ({ low, high }) as ReleasedSpan;
const v = (x: number) => shown(value(x));
const [H, N, A] = [HIDDEN, NOT_COLLECTED, NOT_APPLICABLE].map(shown) as [
	Released,
	Released,
	Released
];

function row(id: string, cell: Released, more: Partial<CompareRow> = {}): CompareRow {
	return { id, label: id, cell, role: 'other', ...more };
}

function input(rows: CompareRow[], more: Partial<CompareInput> = {}): CompareInput {
	return { rows, unit: '%', decimals: 0, ...more };
}

function placed(given: CompareInput, width = 640) {
	const state = compareState(given);
	return layout(state, width, rowTexts(state));
}

describe('the shared scale', () => {
	it('starts from zero and holds values, spans and references', () => {
		const rows = [
			row('a', v(40), { span: span(30, 52) }),
			row('b', v(10), { reference: { label: 'Innlandet', cell: v(77) } })
		];
		expect(compareState(input(rows)).domain).toMatchObject({ low: 0, high: 80 });
	});

	it('ends where the unit ends, unless a value lies past it', () => {
		expect(compareState(input([row('a', v(40))], { max: 100 })).domain.high).toBe(100);
		expect(compareState(input([row('a', v(104))], { max: 100 })).domain.high).toBeGreaterThan(100);
	});

	it('holds what lies under zero', () => {
		expect(compareState(input([row('a', v(-3)), row('b', v(5))])).domain.low).toBeLessThanOrEqual(
			-3
		);
	});

	it('takes no notice of what is hidden', () => {
		expect(compareState(input([row('a', H), row('b', N)])).domain).toMatchObject({
			low: 0,
			high: 1
		});
	});
});

describe('what is written', () => {
	const texts = (given: CompareInput) => rowTexts(compareState(given));

	it('gives value, unit and span', () => {
		const [one] = texts(input([row('a', v(84), { span: span(70, 102) })], { unit: 'brukere' }));
		expect(one?.figure).toBe('84\u00a0brukere (70–102)');
	});

	it('says a long unit at the first value only', () => {
		const unit = 'brukere per 1000 innbyggere';
		const figures = texts(input([row('a', H), row('b', v(1)), row('c', v(2))], { unit })).map(
			({ figure }) => figure
		);
		expect(figures.slice(1)).toEqual([`1\u00a0${unit}`, '2']);
	});

	it('says each state in words of its own', () => {
		const words = texts(input([row('a', H), row('b', N), row('c', A)])).map(({ figure }) => figure);
		expect(new Set(words).size).toBe(3);
		expect(words.every((text) => /\p{L}{3}/u.test(text))).toBe(true);
	});

	it('names the reference once, at the first row that can show it', () => {
		const reference = (cell: Released) => ({ reference: { label: 'Innlandet', cell } });
		const rows = [
			row('a', v(1), reference(H)),
			row('b', v(2), reference(v(12))),
			row('c', v(3), reference(v(3)))
		];
		const written = texts(input(rows));
		expect(written.map((text) => text.reference)).toEqual(['', 'Innlandet 12', '']);
		expect(written[0]?.note).toMatch(/^Innlandet: /);
	});

	it('names it beside a figure, not beside what is hidden', () => {
		const reference = { reference: { label: 'Innlandet', cell: v(3) } };
		const written = texts(input([row('a', H, reference), row('b', v(2), reference)]));
		expect(written.map((text) => text.reference)).toEqual(['', 'Innlandet 3']);
	});

	it('keeps the coverage beside a reference that is missing', () => {
		const given = row('a', v(1), {
			note: '42 av 46 kommuner',
			reference: { label: 'Landet', cell: N }
		});
		expect(texts(input([given]))[0]?.note).toMatch(/^42 av 46 kommuner · Landet: /);
	});
});

describe('the layout', () => {
	it('draws no bar for what has no value, and a bar of no length for a true zero', () => {
		const { rows } = placed(input([row('a', H), row('b', v(0)), row('c', v(5))]));
		expect(rows.map(({ bar, gap }) => [bar?.width ?? null, gap])).toEqual([
			[null, 'hidden'],
			[0, null],
			[expect.any(Number), null]
		]);
	});

	it('writes a figure in its bar where a reference would come between, past it in a short one', () => {
		const held = (x: number, more: Partial<CompareRow> = {}) =>
			row('a', v(x), { reference: { label: 'Innlandet', cell: v(x + 1) }, ...more });
		const [long, short, spanned] = [held(50), held(1), held(50, { span: span(40, 50.5) })]
			.map((one) => placed(input([one], { max: 100 })).rows[0])
			.map((one) => ({ ...one, at: one?.figure.x ?? NaN }));
		expect(long?.figure?.inside).toBe(true);
		expect(long?.at).toBeLessThan(long?.bar?.end ?? 0);
		for (const one of [short, spanned]) {
			expect(one?.figure?.inside).toBe(false);
			expect(one?.at).toBeGreaterThan(one?.reference?.x ?? Infinity);
		}
	});

	it('draws a bar to the left of zero for a negative value', () => {
		const { rows, zero } = placed(input([row('a', v(-4)), row('b', v(4))]));
		expect((rows[0]?.bar?.x ?? 0) + (rows[0]?.bar?.width ?? 0)).toBeCloseTo(zero);
	});

	const cells = fc.oneof(
		fc.double({ min: 0, max: 1e4, noNaN: true }).map(v),
		fc.constantFrom(H, N, A)
	);
	const any = fc.array(
		fc.record({
			cell: cells,
			held: cells,
			name: fc.constantFrom('Os', 'Nord-Østerdal helsefellesskap')
		}),
		{ minLength: 1, maxLength: 10 }
	);

	it('keeps rows apart and every figure inside, at any width', () => {
		fc.assert(
			fc.property(any, fc.integer({ min: 280, max: 1100 }), (all, width) => {
				const given = all.map(({ cell, held, name }, i) =>
					row(String(i), cell, { label: name, reference: { label: 'Innlandet', cell: held } })
				);
				const { rows, height } = placed(input(given, { unit: 'årsverk', decimals: 1 }), width);
				rows.slice(1).forEach(({ middle, top }, i) => {
					expect(middle - (rows[i]?.middle ?? 0)).toBeGreaterThanOrEqual(20);
					expect(top).toBeGreaterThan(rows[i]?.top ?? 0);
				});
				for (const { figure, bar } of rows.filter((one) => one.bar)) {
					if (!figure.inside) expect(figure.x).toBeGreaterThanOrEqual(bar?.end ?? 0);
					for (const text of figure.lines)
						expect(figure.x + textWidth(text, LABEL, true)).toBeLessThanOrEqual(width + 1);
				}
				expect(rows.at(-1)?.middle ?? 0).toBeLessThan(height);
			})
		);
	});

	it('is a picture even with nothing in it', () => {
		expect(placed(input([])).rows).toEqual([]);
	});
});
