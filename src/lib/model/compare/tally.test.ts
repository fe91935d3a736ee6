import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { ColumnPacker } from '../../disclosure/columns.ts';
import { openAll, pick } from '../../disclosure/gate.ts';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../../domain/cell.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import type { RawFigure } from '../../domain/figure.ts';
import { heldAt } from './held.ts';
import type { Reference } from './reference.ts';
import { tallyOf, type Tally } from './tally.ts';

/** Some of one county and one from another. */
const kommuner = [
	...areas.kommuner.filter(({ fylke }) => fylke === '34').slice(0, 9),
	...areas.kommuner.filter(({ fylke }) => fylke === '50').slice(0, 1)
];
const places = kommuner.map(({ code }) => kommuneAt(code));
const [first] = kommuner;
if (!first) throw new Error('No kommuner');

const AREAS = (['embete', 'fylke', 'helsefellesskap', 'kostragruppe'] as const).map((level) => ({
	level,
	code: first[level]
}));
const REFERENCES: (Reference | null)[] = [
	null,
	{ kind: 'area', scope: { level: 'land', code: '0' } },
	...AREAS.map((scope): Reference => ({ kind: 'area', scope })),
	{ kind: 'kommuner', codes: kommuner.map(({ code }) => code) },
	{ kind: 'kommuner', codes: kommuner.slice(0, 4).map(({ code }) => code) }
];

/** What one place tells: a count of so many, or why there is none; and whether of how many is told. */
const told = fc.record({
	cell: fc.oneof(
		{ weight: 8, arbitrary: fc.nat(60).map((n): Cell => value(n)) },
		fc.constantFrom<Cell>(HIDDEN, NOT_COLLECTED)
	),
	rest: fc.nat(60),
	of: fc.boolean()
});
type ToldAt = typeof told extends fc.Arbitrary<infer T> ? T : never;

/** All that may be judged and some that may not: shares, a rate, man-years, and one without counts. */
const INDICATORS = [
	...['individuell_plan', 'omsorg_for_barn', 'brukere_i_alt_rate'],
	...['arsverk_rate', 'ungdom_plaget']
];

function columnOf(id: string, some: readonly ToldAt[]): ReleasedColumn {
	const definition = indikator(id);
	const whole = [{ level: 'land' as const, code: '0' }, ...AREAS];
	const raw = some.map(({ cell, rest, of }, i): RawFigure => {
		const area = whole[i - kommuner.length];
		const times = area ? 20 : 1;
		const count = cell.state === 'value' ? cell.value * times : 0;
		return {
			...{ indicator: id, year: 2024, forlop: 'alle', category: 'alle', low: null, high: null },
			...{ level: area?.level ?? 'kommune', area: area?.code ?? kommuner[i]?.code ?? '' },
			cell: cell.state === 'value' ? value(count) : cell,
			denominator: of || !area ? count + rest * times + 1 : null,
			...{ reporting: null, of: null }
		};
	});
	const packer = new ColumnPacker();
	const limit = { k: 5, closedGroup: true };
	packer.add(definition.personer ? pick(raw, definition, limit) : openAll(raw, definition));
	const [column] = packer.columns();
	if (!column) throw new Error(id);
	return column;
}

const size = kommuner.length + 1 + AREAS.length;
const someColumns = fc
	.tuple(
		...INDICATORS.map((id) =>
			fc.tuple(fc.constant(id), fc.array(told, { minLength: size, maxLength: size }))
		)
	)
	.map((all) => all.map(([id, some]) => columnOf(id, some)));

function counted(
	columns: readonly ReleasedColumn[],
	referenceAt: (place: number) => Reference | null
): Omit<Tally, 'byChance'> {
	const tally = { comparisons: 0, lower: 0, higher: 0, better: 0, worse: 0 };
	for (const column of columns)
		for (const place of places) {
			const { against, judged } = heldAt(column, place, referenceAt(place), 95);
			if (against !== null) tally.comparisons++;
			if (against === 'lower' || against === 'higher') tally[against]++;
			if (judged) tally[judged]++;
		}
	return tally;
}

describe('the count of what differs', () => {
	it('is what each figure is held to be, whatever they are held against', () => {
		const seen = { comparisons: 0, differing: 0 };
		const each = fc.array(fc.constantFrom(...REFERENCES), {
			minLength: places.length,
			maxLength: places.length
		});
		const same = fc.constantFrom(...REFERENCES).map((one) => places.map(() => one));
		fc.assert(
			fc.property(someColumns, fc.oneof(each, same), (columns, references) => {
				const referenceAt = (place: number) => references[places.indexOf(place)] ?? null;
				const { byChance, ...tally } = tallyOf(columns, places, referenceAt, 95);
				expect(tally).toEqual(counted(columns, referenceAt));
				expect(byChance).toBeCloseTo(tally.comparisons * 0.05, 9);
				seen.comparisons += tally.comparisons;
				seen.differing += tally.lower + tally.higher;
			})
		);
		expect(seen.comparisons).toBeGreaterThan(100);
		expect(seen.differing).toBeGreaterThan(10);
	});

	it('has each kind of reference in it', () => {
		const full = Array.from({ length: size }, (_, i) => ({
			...{ cell: value(10 + i), rest: 40, of: true }
		}));
		const columns = [columnOf('individuell_plan', full)];
		const comparisons = REFERENCES.map(
			(one) => tallyOf(columns, places, () => one, 95).comparisons
		);
		// Of nothing, and of four chosen ones, there is nothing to hold against.
		expect(comparisons.map((n) => n > 0)).toEqual([
			...[false, true],
			...AREAS.map(() => true),
			...[true, false]
		]);
	});
});
