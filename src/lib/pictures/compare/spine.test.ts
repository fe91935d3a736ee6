import { describe, expect, it } from 'vitest';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { ColumnPacker } from '../../disclosure/columns.ts';
import { openAll, pick } from '../../disclosure/gate.ts';
import { HIDDEN, value } from '../../domain/cell.ts';
import type { RawFigure } from '../../domain/figure.ts';
import { Columns } from '../../model/compare/columns.ts';
import type { Reference } from '../../model/compare/reference.ts';
import { placeSpine } from '../../charts/spine/layout.ts';
import { spinePicture, type SpineContext } from './spine.ts';

const FYLKE: Reference = { kind: 'area', scope: { level: 'fylke', code: '34' } };
const kommuner = areas.kommuner.filter(({ fylke }) => fylke === '34');
const [own, ...others] = kommuner.map(({ code }) => code) as [string, ...string[]];

/** Made up: own figure, those of so many others, and their sum. */
function figuresOf(indicator: string, mine: number | null, told: number): RawFigure[] {
	const base = { indicator, year: 2024, forlop: 'alle' as const, category: 'alle' };
	const none = { low: null, high: null, reporting: null, of: null };
	const all = others.slice(0, told).map((code, i): RawFigure => {
		return {
			...base,
			...none,
			level: 'kommune',
			area: code,
			cell: value(20 + i),
			denominator: 200
		};
	});
	const sum = all.reduce((x, { cell }) => x + (cell.state === 'value' ? cell.value : 0), mine ?? 0);
	return [
		...all,
		{
			...{ ...base, ...none, level: 'kommune' as const, area: own, denominator: 200 },
			cell: mine === null ? HIDDEN : value(mine)
		},
		{
			...{ ...base, ...none, level: 'fylke' as const, area: '34', cell: value(sum) },
			...{ denominator: 200 * (told + 1), reporting: told + 1, of: kommuner.length }
		}
	];
}

function pictureOf(figures: RawFigure[][], given: Partial<SpineContext> = {}) {
	const packer = new ColumnPacker();
	for (const raw of figures) {
		const definition = indikator(raw[0]?.indicator ?? '');
		const limit = { k: 5, closedGroup: true };
		packer.add(definition.personer ? pick(raw, definition, limit) : openAll(raw, definition));
	}
	return spinePicture({
		...{ columns: new Columns(packer.columns()), code: own, year: 2024, level: 95 as const },
		...{ reference: FYLKE, referenceName: 'eget fylke', peers: others.slice(0, 3) },
		...given
	});
}

const rowIn = (picture: ReturnType<typeof pictureOf>, id: string) => {
	const row = picture.rows.find((one) => one.id === id);
	if (!row) throw new Error(id);
	return row;
};

describe('a row of the spine', () => {
	it('has the kommune, what it is held against without it, and where the others lie', () => {
		const row = rowIn(pictureOf([figuresOf('individuell_plan', 60, 11)]), 'individuell_plan.alle');
		expect(row.cell).toEqual({ state: 'value', value: 30 });
		expect(row.reference).toBeCloseTo(12.5, 9);
		expect(row.spread).toMatchObject({ low: 10.5, lower: 11.25, median: 12.5, high: 14.5 });
		expect(row.peers.map(({ id }) => id)).toEqual(others.slice(0, 3));
		expect(row.word).toMatch(/^høyere enn eget fylke \(12,5\), bedre$/);
		expect([row.judged, row.better]).toEqual(['better', 'up']);
	});

	it('says nothing of where others lie when fewer than five tell', () => {
		const row = rowIn(pictureOf([figuresOf('individuell_plan', 60, 4)]), 'individuell_plan.alle');
		expect(row.spread).toBeNull();
	});

	it('is neither good nor bad where no end is declared better', () => {
		const row = rowIn(pictureOf([figuresOf('omsorg_for_barn', 60, 11)]), 'omsorg_for_barn.alle');
		expect([row.judged, row.better]).toEqual([null, null]);
		expect(row.word).toMatch(/^høyere enn/);
		expect(row.word).not.toMatch(/bedre|dårligere/);
	});

	it('has the better end to the right, also where low is better', () => {
		const low = rowIn(pictureOf([figuresOf('blalys', 10, 11)]), 'blalys.alle');
		expect([low.judged, low.better]).toEqual(['better', 'down']);
		const [placed] = placeSpine([low], 900, String).rows;
		expect(placed?.own ?? NaN).toBeGreaterThan(placed?.median ?? NaN);
		expect(placed?.own ?? NaN).toBeGreaterThan(placed?.reference ?? NaN);
	});

	it('draws and says no number for one that is hidden', () => {
		const picture = pictureOf([figuresOf('individuell_plan', null, 11)]);
		const row = rowIn(picture, 'individuell_plan.alle');
		expect(row.cell).toEqual({ state: 'hidden' });
		expect([row.span, row.word, row.judged]).toEqual([null, '', null]);
		expect(placeSpine([row], 900, String).rows[0]).toMatchObject({ own: null, gap: 'hidden' });
	});
});

describe('an indicator that may not be compared', () => {
	const row = (told: number, given: Partial<SpineContext> = {}) =>
		pictureOf([figuresOf('arsverk_rate', 60, told)], given).rows[0];

	it('is held against five or more others as one, in no colour, with the warning', () => {
		const one = row(5);
		expect(one).toMatchObject({ plain: true, judged: null, better: null, spread: null, peers: [] });
		expect(one?.word).toMatch(/^mer enn 5 andre samlet, eget fylke \(110,00\)$/);
		expect(one?.group).toMatch(/advarer/);
	});

	it('is not there against four, against single kommuner, or where it is hidden', () => {
		expect(row(4)).toBeUndefined();
		const reference: Reference = { kind: 'kommuner', codes: others.slice(0, 9) };
		expect(row(11, { reference })).toBeUndefined();
		expect(pictureOf([figuresOf('arsverk_rate', null, 11)]).rows).toEqual([]);
	});

	it('has no other kommune in the picture or its table', () => {
		const { rows, table } = pictureOf([figuresOf('arsverk_rate', 60, 11)]);
		expect(rows[0]?.peers).toEqual([]);
		expect(table.rows[0]?.peers).toBe('');
		expect(table.rows[0]).not.toHaveProperty('median');
	});
});

it('has those under one warning together, last, and each figure of its own newest year', () => {
	const earlier = (raw: RawFigure[]) => raw.map((one) => ({ ...one, year: 2023 }));
	const newer = figuresOf('individuell_plan', 60, 11).filter(({ area }) => area !== own);
	const { rows } = pictureOf([
		figuresOf('arsverk_rate', 60, 11),
		newer,
		earlier(figuresOf('individuell_plan', 60, 11))
	]);
	expect(rows.map(({ id }) => id)).toEqual(['individuell_plan.alle', 'arsverk_rate.alle']);
	expect(rows[0]?.note).toContain('2023');
	expect(rows[0]?.cell).toMatchObject({ value: 30 });
});

it('has the same figures in its table', () => {
	const { rows, table } = pictureOf([
		figuresOf('individuell_plan', 60, 11),
		figuresOf('blalys', 30, 11)
	]);
	expect(table.rows.map(({ what }) => what)).toEqual(rows.map(({ name }) => name));
	for (const [i, { cell, reference }] of rows.entries()) {
		expect(table.rows[i]?.value).toMatchObject({ middle: cell?.state === 'value' && cell.value });
		expect(table.rows[i]?.reference).toMatchObject({ middle: reference });
	}
	expect(kommuneAt(own)).toBeGreaterThanOrEqual(0);
});
