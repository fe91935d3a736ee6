import { describe, expect, it } from 'vitest';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { ColumnPacker } from '../../disclosure/columns.ts';
import { openAll, pick } from '../../disclosure/gate.ts';
import { HIDDEN, value, type Cell } from '../../domain/cell.ts';
import type { RawFigure } from '../../domain/figure.ts';
import { funnel } from '../../statistics/funnel.ts';
import { funnelLimits } from '../../statistics/funnelLimits.ts';
import { rankAreas } from '../../statistics/rankAreas.ts';
import { Columns } from './columns.ts';
import { developmentsOf, ownChangeAt, trendAt } from './developments.ts';
import { countedIn, FEWEST_IN_FUNNEL, funnelSpreadOf } from './funnelSpread.ts';
import { placingOf } from './placing.ts';
import { turningKeys, turningOf } from './turning.ts';
import type { Reference } from './reference.ts';

const COUNTRY: Reference = { kind: 'area', scope: { level: 'land', code: '0' } };
const CODES = areas.kommuner.slice(0, 12).map(({ code }) => code);
const PLACES = CODES.map(kommuneAt);

interface Told {
	area: string;
	year?: number;
	count: number | Cell;
	of: number | null;
}

function columnsOf(indicator: string, told: readonly Told[]): Columns {
	const definition = indikator(indicator);
	const raw = told.map(({ area, year = 2024, count, of }): RawFigure => ({
		...{ indicator, level: area === '0' ? 'land' : 'kommune', area, year },
		...{ forlop: 'alle', category: 'alle', low: null, high: null, denominator: of },
		cell: typeof count === 'number' ? value(count) : count,
		...{ reporting: null, of: null }
	}));
	const packer = new ColumnPacker();
	const limit = { k: 5, closedGroup: true };
	packer.add(definition.personer ? pick(raw, definition, limit) : openAll(raw, definition));
	return new Columns(packer.columns());
}

const key = (indicator: string) => ({ indicator, forlop: 'alle' as const, category: 'alle' });
/** Twelve kommuner, each with a share of its own: 30, 60, … persons. */
const told = CODES.map((area, i) => ({ area, count: 6 + i * (i % 3), of: 30 + 30 * i }));
const column = (some = told as readonly Told[], indicator = 'individuell_plan') =>
	columnsOf(indicator, some).at(key(indicator), 2024)!;

describe('the funnel of some kommuner', () => {
	it('has the middle, φ, limits and sides that statistics gives for their counts', () => {
		const spread = funnelSpreadOf(column(), PLACES)!;
		const expected = funnel(
			'share',
			told.map(({ count, of }) => ({ count, of }))
		);
		expect(spread.middle).toBeCloseTo(100 * expected.pooled, 10);
		expect(spread.phi).toBe(expected.phi);
		for (const { of, inner, outer } of spread.limits) {
			expect(inner.low).toBeCloseTo(100 * funnelLimits(expected, of, 95).low, 10);
			expect(outer.high).toBeCloseTo(100 * funnelLimits(expected, of, 99.8).high, 10);
		}
		spread.places.forEach(({ outside }, i) => {
			const side = expected.points[i]?.side;
			expect(outside?.side ?? 'similar').toBe(side?.[95]);
			expect(outside?.level === 99.8).toBe(side?.[99.8] !== 'similar');
		});
	});

	it('is in the unit of a rate too', () => {
		const some = CODES.map((area, i) => ({ area, count: 20 + i, of: 1000 * (i + 1) }));
		const spread = funnelSpreadOf(column(some, 'brukere_i_alt_rate'), PLACES)!;
		const all = some.reduce((sum, { count }) => sum + count, 0) / (1000 * 78);
		expect(spread.middle).toBeCloseTo(1000 * all, 10);
	});

	it('draws limits between the denominators that are told, and no further', () => {
		const spread = funnelSpreadOf(column(), PLACES)!;
		const drawn = spread.limits.map(({ of }) => of);
		expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([30, 360]);
		expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
	});

	it('is the same whatever a hidden kommune would have been', () => {
		const [first, ...rest] = told;
		const hidden = (count: number | Cell) =>
			funnelSpreadOf(column([{ area: first!.area, count, of: 30 }, ...rest]), PLACES);
		// Under the limit: the gate hides them, and all are alike.
		expect(hidden(1)).toEqual(hidden(HIDDEN));
		expect(hidden(4)).toEqual(hidden(HIDDEN));
		expect(hidden(HIDDEN)?.places).toHaveLength(11);
	});

	it('is none of a few kommuner, nor where the guard forbids it', () => {
		expect(funnelSpreadOf(column(), PLACES.slice(0, FEWEST_IN_FUNNEL - 1))).toBeNull();
		expect(funnelSpreadOf(column(told, 'arsverk_rate'), PLACES)).toBeNull();
		expect(funnelSpreadOf(column(told, 'brukere_rate'), PLACES)).toBeNull();
		expect(countedIn(column(told, 'kostra_utgifter_rate'), PLACES)).toEqual([]);
	});
});

describe('ranks of some kommuner', () => {
	it('are those that statistics gives, with 1 the best', () => {
		const placing = placingOf(column(), PLACES)!;
		const expected = rankAreas(
			'share',
			told.map(({ area, count, of }) => ({ id: area, count, of })),
			{ first: 'highest', seed: 'individuell_plan.alle/2024' }
		);
		expect(placing.placed.map(({ low, median, high }) => ({ low, median, high }))).toEqual(
			expected
		);
	});

	it('are the same in whatever order they are asked for', () => {
		const by = (places: number[]) =>
			new Map(placingOf(column(), places)?.placed.map((one) => [one.place, one]));
		const [one, other] = [by(PLACES), by(PLACES.toReversed())];
		for (const place of PLACES) expect(one.get(place)).toEqual(other.get(place));
	});

	it('name as outermost only those whose interval lies wholly in that third', () => {
		const placing = placingOf(column(), PLACES)!;
		const n = placing.placed.length;
		const at = new Map(placing.placed.map((one) => [one.place, one]));
		expect(placing.first.length).toBeGreaterThan(0);
		expect(placing.last.length).toBeGreaterThan(0);
		for (const place of placing.first) expect(at.get(place)?.high).toBeLessThanOrEqual(n / 3);
		for (const place of placing.last)
			expect(at.get(place)?.low).toBeGreaterThanOrEqual((2 * n) / 3 + 1);
	});

	it('are of nobody without a direction, or where levels may not be compared', () => {
		for (const indicator of ['omsorg_for_barn', 'videreutdanning', 'psykolog', 'ungdom_plaget'])
			expect(placingOf(column(told, indicator), PLACES), indicator).toBeNull();
	});
});

describe('a development', () => {
	const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
	const series = (indicator: string, counts: readonly (number | Cell | null)[], of = 1000) =>
		columnsOf(
			indicator,
			counts.flatMap((count, i) =>
				count === null ? [] : [{ area: CODES[0]!, year: years[i]!, count, of }]
			)
		).over(key(indicator));

	it('rises where it does so surely', () => {
		const over = series('individuell_plan', [100, 150, 210, 260, 300, 350, 400]);
		expect(trendAt(over, PLACES[0]!)).toMatchObject({ marker: 'rising', from: 2018, to: 2024 });
	});

	it('cannot be judged without counts, with few years, or just after a break: it is not unchanged', () => {
		const place = PLACES[0]!;
		const few = series('individuell_plan', [100, HIDDEN, 210, null, 300, null, 400]);
		expect(trendAt(few, place)).toEqual({ marker: 'cannot-be-judged', why: 'too-few-points' });
		const kostra = series('kostra_utgifter_rate', [100, 110, 120, 130, 140, 150, 160]);
		expect(trendAt(kostra, place)).toEqual({ marker: 'cannot-be-judged', why: 'break' });
		const published = series('innbyggere_18', [100, 110, 120, 130, 140, 150, 160]);
		expect(trendAt(published, place)).toEqual({ marker: 'cannot-be-judged', why: 'no-limits' });
	});

	it('tells no change over a break', () => {
		const over = series('arsverk_rate', [10, 11, 12, 13, 14, 20, 22]);
		// 2024 is alone after the break: the years before it are told instead, and none across.
		expect(ownChangeAt(over, PLACES[0]!)).toMatchObject({ from: 2018, to: 2023, percent: 100 });
		const across = over.filter(({ year }) => year === 2023 || year === 2024);
		expect(ownChangeAt(across, PLACES[0]!)).toBeNull();
		expect(developmentsOf(across, PLACES.slice(0, 1))[0]).toMatchObject({
			change: null,
			told: true
		});
	});
});

describe('who turns which way', () => {
	const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
	const of = 1000;
	const rows = (area: string, counts: readonly (number | Cell)[]): Told[] =>
		counts.map((count, i) => ({ area, year: years[i]!, count, of }));
	const country = years.map((year) => ({ area: '0', year, count: 20_000, of: 100_000 }));
	const rising = [210, 240, 270, 300, 330, 360, 400];
	const falling = [190, 170, 150, 130, 110, 90, 70];
	const level = years.map(() => 200);
	const asked = (indicator: string, ...some: Told[][]) =>
		turningOf({
			columns: columnsOf(indicator, [...country, ...some.flat()]),
			...{ places: PLACES.slice(0, some.length), year: 2024, level: 95 },
			referenceOf: () => COUNTRY
		});
	const [a, b, c] = CODES as [string, string, string];

	it('lists those above and rising and those below and falling, as the direction says', () => {
		const lower = asked('levekar_rod', rows(a, rising), rows(b, falling), rows(c, level));
		expect(lower.keys).toEqual([key('levekar_rod')]);
		expect(lower.worse.map(({ place }) => place)).toEqual([PLACES[0]]);
		expect(lower.better.map(({ place }) => place)).toEqual([PLACES[1]]);
		const higher = asked('individuell_plan', rows(a, rising), rows(b, falling));
		expect(higher.better.map(({ place }) => place)).toEqual([PLACES[0]]);
		expect(higher.worse).toMatchObject([
			{ place: PLACES[1], side: 'lower', moves: 'falling', since: 2018, year: 2024 }
		]);
	});

	it('counts each pair that it cannot judge, once, with why', () => {
		const hidden = rows(b, [...rising.slice(0, 6), HIDDEN]);
		const found = asked('individuell_plan', rows(a, rising), hidden, rows(c, [300, 200]), []);
		expect(found.not).toMatchObject({ 'no-figure': 2, 'too-few-years': 1 });
		expect(found.judged + Object.values(found.not).reduce((sum, n) => sum + n, 0)).toBe(
			found.pairs
		);
		expect(found.judged).toBe(1);
	});

	it('says how many chance alone would give', () => {
		const found = asked('individuell_plan', rows(a, rising), rows(b, level), rows(c, level));
		expect(found.chance.level).toBeCloseTo(3 * 0.05, 12);
		expect(found.chance.moves).toBeCloseTo(3 * 0.002, 12);
		expect(found.chance.eachList).toBeCloseTo(3 * 0.001, 12);
	});

	it('never asks about what has no direction, or what the publisher warns against', () => {
		for (const indicator of [
			'omsorg_for_barn',
			'brukere_i_alt_rate',
			'psykolog',
			'videreutdanning'
		])
			expect(turningKeys(columnsOf(indicator, rows(a, rising))), indicator).toEqual([]);
	});
});
