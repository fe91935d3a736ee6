import { describe, expect, it } from 'vitest';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { ColumnPacker } from '../../disclosure/columns.ts';
import { openAll, pick } from '../../disclosure/gate.ts';
import { HIDDEN, value, type Cell } from '../../domain/cell.ts';
import type { FigureLevel, RawFigure } from '../../domain/figure.ts';
import { limitsAt, standing } from './limits.ts';
import { referenceIn, type Reference } from './reference.ts';

const LIMIT = { k: 5, closedGroup: true };
interface Told {
	level?: FigureLevel;
	area: string;
	cell: Cell | number;
	of?: number | null;
	reporting?: number;
	low?: number;
	high?: number;
}

function columnOf(indicator: string, ...told: Told[]) {
	const raw = told.map(
		({ level = 'kommune', area, cell, of = null, reporting, low, high }): RawFigure => ({
			...{ indicator, level, area, year: 2024, forlop: 'alle', category: 'alle' },
			cell: typeof cell === 'number' ? value(cell) : cell,
			...{ low: low ?? null, high: high ?? null, denominator: of },
			...{ reporting: reporting ?? null, of: reporting === undefined ? null : 46 }
		})
	);
	const definition = indikator(indicator);
	const packer = new ColumnPacker();
	packer.add(definition.personer ? pick(raw, definition, LIMIT) : openAll(raw, definition));
	return packer.columns()[0]!;
}

const INNLANDET: Reference = { kind: 'area', scope: { level: 'fylke', code: '34' } };
const TYNSET = kommuneAt('3427');

describe('what a kommune is held against', () => {
	const fylke: Told = { level: 'fylke', area: '34', cell: 400, of: 2000, reporting: 12 };

	it('is the rest of its area, where both are published', () => {
		const column = columnOf('individuell_plan', fylke, { area: '3427', cell: 40, of: 100 });
		expect(referenceIn(column, INNLANDET, TYNSET)).toEqual({
			value: expect.closeTo((100 * 360) / 1900, 9) as number,
			...{ of: 'area', n: 11, all: 46, includes: false }
		});
		expect(referenceIn(column, INNLANDET)?.value).toBe(20);
	});

	it('is the whole, with a word of it, where its own is hidden: the rest would give it away', () => {
		const column = columnOf('individuell_plan', fylke, { area: '3427', cell: HIDDEN });
		expect(referenceIn(column, INNLANDET, TYNSET)).toMatchObject({ value: 20, includes: true });
		const small = columnOf('individuell_plan', fylke, { area: '3427', cell: 3, of: 100 });
		expect(referenceIn(small, INNLANDET, TYNSET)).toMatchObject({ value: 20, includes: true });
	});

	it('is the whole where it is no part of the area, or tells nothing', () => {
		const column = columnOf('individuell_plan', fylke, { area: '0301', cell: 40, of: 100 });
		const told = { value: 20, includes: false, n: 12 };
		expect(referenceIn(column, INNLANDET, kommuneAt('0301'))).toMatchObject(told);
		expect(referenceIn(column, INNLANDET, TYNSET)).toMatchObject(told);
	});

	it('is nothing where the area is the kommune itself, or its figure is hidden', () => {
		const oslo: Reference = { kind: 'area', scope: { level: 'fylke', code: '03' } };
		const own = { area: '0301', cell: 40, of: 100 };
		const alone = columnOf('individuell_plan', { level: 'fylke', ...own, area: '03' }, own);
		expect(referenceIn(alone, oslo, kommuneAt('0301'))).toBeNull();
		const hidden = columnOf('individuell_plan', { ...fylke, cell: HIDDEN });
		expect(referenceIn(hidden, INNLANDET, TYNSET)).toBeNull();
	});

	it('is published as it is where it is no sum', () => {
		const column = columnOf(
			'kpr_kontakt',
			{ level: 'fylke', area: '34', cell: 190 },
			{ area: '3427', cell: 210 }
		);
		expect(referenceIn(column, INNLANDET, TYNSET)).toMatchObject({ value: 190, includes: true });
	});

	it('is the middle of five or more chosen ones, without itself', () => {
		const codes = areas.kommuner.slice(0, 6).map(({ code }) => code);
		const told = codes.map((area, i) => ({ area, cell: 10 * (i + 1), of: 100 }));
		const column = columnOf('individuell_plan', ...told);
		const some: Reference = { kind: 'kommuner', codes };
		expect(referenceIn(column, some)).toMatchObject({ value: 35, n: 6, of: 'median' });
		expect(referenceIn(column, some, kommuneAt(codes[5]!))).toMatchObject({ value: 30, n: 5 });
		const few: Reference = { kind: 'kommuner', codes: codes.slice(0, 5) };
		expect(referenceIn(column, few, kommuneAt(codes[0]!))).toBeNull();
	});

	it('is five others as one where single kommuner can not be compared', () => {
		const own = { area: '3427', cell: 40, of: 10_000 };
		const area = (reporting: number): Told => ({
			...{ level: 'fylke', area: '34', cell: 400, of: 100_000, reporting }
		});
		expect(referenceIn(columnOf('arsverk_rate', area(6), own), INNLANDET, TYNSET)?.n).toBe(5);
		expect(referenceIn(columnOf('arsverk_rate', area(5), own), INNLANDET, TYNSET)).toBeNull();
		// Its own is hidden, and can't be taken out of the sum: it is no other for that.
		const hidden = { area: '3427', cell: HIDDEN };
		const found = referenceIn(columnOf('arsverk_rate', area(6), hidden), INNLANDET, TYNSET);
		expect(found).toMatchObject({ n: 6, includes: true });
		expect(referenceIn(columnOf('arsverk_rate', area(5), hidden), INNLANDET, TYNSET)).toBeNull();
	});
});

describe('how a kommune stands', () => {
	it('is told where the reference is outside its own limits, at the level that is asked for', () => {
		const column = columnOf('individuell_plan', { area: '3427', cell: 65, of: 100 });
		expect(limitsAt(column, TYNSET, 95)?.low).toBeCloseTo(55.254, 3);
		expect(limitsAt(column, TYNSET, 95)?.high).toBeCloseTo(73.636, 3);
		expect(standing(column, TYNSET, 50, 95)).toBe('higher');
		expect(standing(column, TYNSET, 50, 99.8)).toBe('similar');
		expect(standing(column, TYNSET, 90, 99.8)).toBe('lower');
		expect(standing(column, TYNSET, null, 95)).toBeNull();
	});

	it('is not told of what is hidden, published without counts, or may not be compared', () => {
		const hidden = columnOf('individuell_plan', { area: '3427', cell: HIDDEN });
		expect(standing(hidden, TYNSET, 50, 95)).toBeNull();
		const given = columnOf('kpr_kontakt', { area: '3427', cell: 210 });
		expect(standing(given, TYNSET, 50, 95)).toBeNull();
		const staff = columnOf('arsverk_rate', { area: '3427', cell: 40, of: 10_000 });
		expect(standing(staff, TYNSET, 50, 95)).toBeNull();
	});

	it('leaves room for what the crosswalk leaves open, beside chance', () => {
		const own = { area: '3427', cell: 30, of: 4000 };
		const plain = limitsAt(columnOf('brukere_i_alt_rate', own), TYNSET, 95)!;
		const open = limitsAt(columnOf('brukere_rate', { ...own, low: 20, high: 41 }), TYNSET, 95)!;
		expect(open.low).toBeLessThan(plain.low);
		expect(open.high).toBeGreaterThan(plain.high);
	});
});
