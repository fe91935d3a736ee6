import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { ColumnPacker } from '../../disclosure/columns.ts';
import { openAll, pick } from '../../disclosure/gate.ts';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../../domain/cell.ts';
import { seriesId, type SeriesKey } from '../../domain/column.ts';
import type { RawFigure } from '../../domain/figure.ts';
import { isComputed } from '../../domain/table.ts';
import { Columns } from '../../model/compare/columns.ts';
import { mayCompare, mayRank } from '../../model/compare/guard.ts';
import { heldAt } from '../../model/compare/held.ts';
import type { Reference } from '../../model/compare/reference.ts';
import type { Scope } from '../../model/compare/scope.ts';
import { orderedBy } from '../../model/compare/tableOrder.ts';
import { heatPicture, type HeatAsked } from './heat.ts';
import { orderFrom, orderText } from './heatOrder.ts';

const INNLANDET: Scope = { level: 'embete', code: 'sf_innlandet' };
const COUNTRY: Reference = { kind: 'area', scope: { level: 'land', code: '0' } };
const kommuner = areas.kommuner.filter(({ embete }) => embete === INNLANDET.code);

/** A cell of each kommune; every seventh is hidden, every eleventh not collected. */
function cellOf(i: number, x: number): Cell {
	if (i % 7 === 3) return HIDDEN;
	return i % 11 === 5 ? NOT_COLLECTED : value(x);
}

/** Made up: figures of all kommuner of Innlandet, and of the country. */
function figuresOf(indicator: string, category = 'alle', year = 2024): RawFigure[] {
	const base = { indicator, category, year, forlop: 'alle' as const, low: null, high: null };
	const of = (x: number, n: number | null) => ({
		denominator: n,
		...{ reporting: null, of: null },
		x
	});
	// Man-years are no whole persons: so their figures are nobody else's.
	const shift = indikator(indicator).kilder[0] === 'is248' ? 0.37 : 0;
	return [
		...kommuner.map(({ code }, i): RawFigure => {
			const { x, ...rest } = of(12 + ((i * 37) % 61), 150 + i);
			return { ...base, ...rest, level: 'kommune', area: code, cell: cellOf(i, x + shift) };
		}),
		{
			...{ ...base, level: 'land' as const, area: '0', cell: value(9000), denominator: 40_000 },
			...{ reporting: 300, of: 357 }
		}
	];
}

const SERIES: [string, string?, number?][] = [
	['individuell_plan'],
	['omsorg_for_barn'],
	['levekar_rod', 'bolig'],
	['brukere_i_alt_rate', 'alle', 2023],
	['ungdom_plaget', 'samlet'],
	['kpr_kontakt', 'symptomer_og_lidelser'],
	['arsverk_rate'],
	['videreutdanning'],
	['psykolog'],
	['innbyggere_18']
];

function columnsOf(): Columns {
	const packer = new ColumnPacker();
	for (const [id, category, year] of SERIES) {
		const definition = indikator(id);
		const raw = figuresOf(id, category, year);
		const limit = { k: 5, closedGroup: true };
		packer.add(definition.personer ? pick(raw, definition, limit) : openAll(raw, definition));
	}
	return new Columns(packer.columns());
}

const columns = columnsOf();
const all = columns.series();
const refused = all.filter((key) => !mayCompare(key).allowed);
const allowed = all.filter((key) => mayCompare(key).allowed);

const asked = (given: Partial<HeatAsked> = {}): HeatAsked => ({
	...{ columns, scope: INNLANDET, year: 2024, level: 95 as const, referenceOf: () => COUNTRY },
	...{ reference: 'hele landet', chosen: [], order: orderFrom(null) },
	...given
});

describe('the figures of the table', () => {
	it('are those of the cube, in every row and column and in its table', () => {
		const { rows, columns: shown, table } = heatPicture(asked());
		expect(shown.map(({ id }) => id)).toEqual(allowed.map(seriesId));
		expect(rows).toHaveLength(kommuner.length);
		for (const [c, column] of shown.entries()) {
			if (column.refused !== null) throw new Error(column.id);
			const released = columns.newest(allowed[c] as SeriesKey, 2024);
			rows.forEach(({ id }, r) => {
				const figure = released?.figure(kommuneAt(id));
				expect(column.at(r).cell, `${column.id} ${id}`).toEqual(figure?.value ?? null);
				expect(table.rows[r]?.[column.id]).toEqual(figure?.value);
				expect(table.rows[r]?.code).toBe(id);
			});
		}
	});

	it('stand to the reference as their limits say, and are judged only with a direction', () => {
		const { rows, columns: shown } = heatPicture(asked());
		let differing = 0;
		for (const [c, column] of shown.entries()) {
			const key = allowed[c] as SeriesKey;
			const released = columns.newest(key, 2024);
			rows.forEach(({ id }, r) => {
				if (column.refused !== null || !released) throw new Error(column.id);
				const { against, judged, cell } = column.at(r);
				const held = heldAt(released, kommuneAt(id), COUNTRY, 95);
				expect([against, judged]).toEqual(
					cell?.state === 'value' ? [held.against, held.judged] : [null, null]
				);
				if (indikator(key.indicator).polaritet === 'ingen') expect(judged).toBeNull();
				if (indikator(key.indicator).slag === 'publisert') expect(against).toBeNull();
				if (against === 'higher' || against === 'lower') differing++;
			});
		}
		expect(differing).toBeGreaterThan(10);
		const [, said] = /^(\d+) av/.exec(heatPicture(asked()).heading) ?? [];
		expect(Number(said)).toBe(differing);
	});

	it('say the year where it is another', () => {
		const years = heatPicture(asked()).columns.map(({ id, year }) => [id, year ?? 2024]);
		expect(Object.fromEntries(years)).toMatchObject({
			'brukere_i_alt_rate.alle': 2023,
			'individuell_plan.alle': 2024
		});
	});

	it('tell what chance alone would give', () => {
		const { more } = heatPicture(asked());
		expect(more).toMatch(/\d+ sammenligninger gir om lag \d+ utslag/);
		expect(more).not.toContain('som om referansen var kjent');
	});

	it('tell that chance gives more where what they are held against is uncertain itself', () => {
		const codes = kommuner.map(({ code }) => code);
		const some = asked({ referenceOf: () => ({ kind: 'kommuner', codes }) });
		expect(heatPicture(some).more).toMatch(/utslag ved en .* som om referansen var kjent/);
	});
});

/** Every number that a picture could say of a refused column. */
const numbersOf = (key: SeriesKey) =>
	kommuner.flatMap(({ code }) => {
		const cell = columns.newest(key, 2024)?.figure(kommuneAt(code))?.value;
		return cell?.state === 'value' ? [cell.value] : [];
	});

describe('what may not be compared', () => {
	it('is there to be tried', () => {
		expect(refused.map(({ indicator }) => indicator)).toEqual([
			...['arsverk_rate', 'videreutdanning', 'psykolog', 'innbyggere_18']
		]);
		expect(refused.flatMap(numbersOf).length).toBeGreaterThan(50);
	});

	const order = fc.tuple(
		fc.constantFrom('navn', 'likhet', ...all.map(seriesId)),
		fc.constantFrom('', '--snudd'),
		fc.constantFrom('', '--navn', '--likhet'),
		fc.constantFrom('', '--tett')
	);

	it('gets no cell, no order, no colour and no place in a file, however it is asked for', () => {
		fc.assert(
			fc.property(fc.subarray(all, { minLength: 1 }), order, (chosen, words) => {
				const text = words.join('');
				const picture = heatPicture(asked({ chosen, order: orderFrom(text) }));
				for (const key of chosen.filter((one) => !mayCompare(one).allowed)) {
					const column = picture.columns.find(({ id }) => id === seriesId(key));
					expect(column?.refused).toMatch(/\w{4}/);
					expect(column).not.toHaveProperty('at');
					expect(picture.table.columns.some((one) => one.key.startsWith(seriesId(key)))).toBe(
						false
					);
					for (const { id } of picture.rows) expect(picture.figureOf(id, seriesId(key))).toBeNull();
				}
				expect(picture.order.by).not.toBe(
					refused.map(seriesId).find((id) => id === picture.order.by) ?? ''
				);
			}),
			{ numRuns: 60 }
		);
	});

	it('orders nobody: rows are as they are without it', () => {
		const names = heatPicture(asked()).rows.map(({ id }) => id);
		for (const key of all.filter((one) => !mayRank(one).allowed)) {
			const given = asked({ chosen: all, order: orderFrom(seriesId(key)) });
			expect(heatPicture(given).rows.map(({ id }) => id)).toEqual(names);
			const column = columns.newest(key, 2024);
			expect(() => column && orderedBy(column, [0, 1], 'ascending')).toThrow(RangeError);
		}
		const unranked = all.filter((one) => !mayRank(one).allowed).map(({ indicator }) => indicator);
		// It has a direction, and its publisher gives no counts: no rank intervals, so no order.
		expect(unranked).toContain('ungdom_plaget');
		expect(orderFrom('ungdom_plaget.alle.samlet').rows.by).toBe('name');
		const like = asked({ order: orderFrom('likhet') });
		const with_ = { ...like, chosen: [...allowed, ...refused] };
		expect(heatPicture(with_).rows).toEqual(heatPicture(like).rows);
	});

	it('is in no text of the picture', () => {
		const { heading, more, summary, subtitle, table } = heatPicture(asked({ chosen: all }));
		const texts = [heading, more ?? '', summary, subtitle, table.caption];
		const cells = table.rows.flatMap((row) => Object.values(row));
		const told = cells.map((one) =>
			typeof one === 'string' || isComputed(one) || one.state !== 'value' ? null : one.value
		);
		const only = refused.flatMap(numbersOf).filter((x) => !Number.isInteger(x));
		expect(only.length).toBeGreaterThan(20);
		for (const x of only) {
			expect(told).not.toContain(x);
			for (const text of texts) expect(text).not.toContain(x.toFixed(1).replace('.', ','));
		}
	});
});

describe('the order of rows', () => {
	const by = (text: string) => heatPicture(asked({ order: orderFrom(text) }));

	it('has the better end first, and those without a value last by name', () => {
		const picture = by('individuell_plan.alle');
		const column = picture.columns.find(({ id }) => id === 'individuell_plan.alle');
		if (!column || column.refused !== null) throw new Error('no column');
		const cells = picture.rows.map((_, r) => column.at(r).cell);
		const values = cells.flatMap((cell) => (cell?.state === 'value' ? [cell.value] : []));
		expect(values).toEqual(values.toSorted((a, b) => b - a));
		const rest = picture.rows.slice(values.length).map(({ name }) => name);
		const named = by('navn')
			.rows.map(({ name }) => name)
			.filter((name) => rest.includes(name));
		expect(rest).toEqual(named);
		expect(rest.length).toBeGreaterThan(3);
	});

	it('is the same for one that is hidden, whatever it hides', () => {
		const place = kommuneAt(kommuner[3]?.code ?? '');
		const before = by('levekar_rod.alle.bolig').rows.map(({ id }) => id);
		const packer = new ColumnPacker();
		const definition = indikator('levekar_rod');
		const raw = figuresOf('levekar_rod', 'bolig');
		raw.splice(3, 1, { ...raw[3]!, denominator: 5000 });
		packer.add(pick(raw, definition, { k: 5, closedGroup: true }));
		const given = asked({
			columns: new Columns(packer.columns()),
			order: orderFrom('levekar_rod.alle.bolig')
		});
		expect(
			columns
				.at({ indicator: 'levekar_rod', forlop: 'alle', category: 'bolig' }, 2024)
				?.figure(place)?.value.state
		).toBe('hidden');
		expect(heatPicture(given).rows.map(({ id }) => id)).toEqual(before);
	});

	it('by likeness has all of them once', () => {
		const ids = by('likhet').rows.map(({ id }) => id);
		expect(ids.toSorted()).toEqual(kommuner.map(({ code }) => code).toSorted());
		expect(
			by('navn--likhet')
				.columns.map(({ id }) => id)
				.toSorted()
		).toEqual(allowed.map(seriesId).toSorted());
	});

	it('is read back from the address as it was written', () => {
		const texts = ['likhet', 'navn--snudd', 'individuell_plan.alle--snudd--likhet--tett'];
		for (const text of texts) expect(orderText(orderFrom(text))).toBe(text);
		expect(orderText(orderFrom(null))).toBeNull();
	});
});
