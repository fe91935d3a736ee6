import { describe, expect, it } from 'vitest';
import { indikator } from '../catalogue/indikatorer.ts';
import { kommuneAt, placeAt } from '../catalogue/places.ts';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, PROTECTING, value } from '../domain/cell.ts';
import type { ColumnFigures, ReleasedColumn } from '../domain/column.ts';
import type { Figure, RawFigure } from '../domain/figure.ts';
import { ColumnPacker } from './columns.ts';
import { openAll, pick } from './gate.ts';

const LIMIT = { k: 5, closedGroup: true };
const raw = (more: Partial<RawFigure> = {}): RawFigure => ({
	...{ indicator: 'levekar_rod', level: 'kommune', area: '3427', year: 2024, forlop: 'alle' },
	...{ category: 'bolig', cell: value(30), low: null, high: null, denominator: 120 },
	...{ reporting: null, of: null },
	...more
});
const released = (...some: RawFigure[]): Figure[] => pick(some, indikator('levekar_rod'), LIMIT);

function packed(...figures: Figure[]) {
	const packer = new ColumnPacker();
	packer.add(figures);
	return packer.columns();
}

describe('figures in columns', () => {
	it('come out as they went in, whatever their state, area and span', () => {
		const figures = [
			...released(
				raw(),
				raw({ area: '0301', cell: HIDDEN }),
				raw({ area: '3411', cell: NOT_COLLECTED, denominator: null }),
				raw({ area: '1103', cell: NOT_APPLICABLE, denominator: null }),
				raw({ area: '1505', cell: PROTECTING }),
				raw({
					level: 'fylke',
					area: '34',
					cell: value(400),
					denominator: 2000,
					reporting: 12,
					of: 46
				}),
				raw({
					level: 'land',
					area: '0',
					cell: value(9000),
					denominator: 40_000,
					reporting: 0,
					of: 357
				})
			),
			...pick(
				[raw({ indicator: 'brukere_rate', forlop: '2', category: 'alle', low: 20, high: 41 })],
				indikator('brukere_rate'),
				LIMIT
			)
		];
		const columns = packed(...figures);
		expect(columns).toHaveLength(2);
		for (const figure of figures) {
			const column = columns.find(({ key }) => key.indicator === figure.indicator);
			expect(column?.figure(placeAt(figure.level, figure.area))).toEqual(figure);
		}
	});

	it('hold no number of what is hidden, in any of their arrays', () => {
		const [column] = packed(...released(raw({ cell: value(3) }), raw({ area: '0301' })));
		const place = kommuneAt('3427');
		expect(column?.figure(place)?.value).toEqual(HIDDEN);
		for (const all of ['value', 'numerator', 'denominator', 'low', 'high'] as const)
			expect(column?.[all][place]).toBeNaN();
	});

	it('have nothing of an area that no file has a row of', () => {
		const [column] = packed(...released(raw()));
		expect(column?.figure(kommuneAt('0301'))).toBeNull();
		expect(column?.figure(-1)).toBeNull();
		expect(packed(...released(raw({ area: '9999' })))[0]?.figure(-1)).toBeNull();
	});

	it('keep a published value, which is of no count', () => {
		const given = { indicator: 'kpr_kontakt', category: 'P70_P99', cell: value(181.5) };
		const [figure] = openAll([raw({ ...given, denominator: null })], indikator('kpr_kontakt'));
		const [column] = packed(figure!);
		expect(column?.figure(kommuneAt('3427'))).toEqual(figure);
	});

	it('are released by nobody else', () => {
		const figures = {} as ColumnFigures;
		// @ts-expect-error columns that nobody has released
		const column: ReleasedColumn = figures;
		expect(column).toBe(figures);
	});
});
