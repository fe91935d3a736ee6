import { describe, expect, it } from 'vitest';
import { ColumnPacker } from '../disclosure/columns.ts';
import { NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { RawFigure } from '../domain/figure.ts';
import { Columns } from '../model/compare/columns.ts';
import { adultsUpTo, offersTold } from './countyOffers.ts';
import { releaseAll } from './figures.svelte.ts';

const raw = (indicator: string, area: string, year: number, category: string, cell: Cell) =>
	({
		...{ indicator, level: 'kommune', area, year, forlop: 'alle', category, cell },
		...{ low: null, high: null, denominator: null, reporting: null, of: null }
	}) satisfies RawFigure;

function columnsOf(...figures: RawFigure[]): Columns {
	const packer = new ColumnPacker();
	packer.add(releaseAll(figures, 'share').all);
	return new Columns(packer.columns());
}

describe('what files tell of measures', () => {
	const columns = columnsOf(
		raw('tilbud', '3427', 2023, 'FACT', value(2)),
		raw('tilbud', '3427', 2024, 'FACT-team', value(0)),
		raw('tilbud', '3428', 2024, 'FACT-team', value(1)),
		raw('tilbud', '3429', 2024, 'FACT-team', NOT_COLLECTED),
		raw('tilbud', '3430', 2024, 'FACT-team', NOT_APPLICABLE),
		raw('tilbud', '3430', 2024, 'Noe ingen kjenner', value(2))
	);

	it('is by measure, however it is written, and up to the year', () => {
		const states = (year: number) =>
			offersTold(columns, year).map((one) => [one.kommune, one.measure, one.year, one.state]);
		expect(states(2023)).toEqual([['3427', 'fact', 2023, 'yes']]);
		expect(states(2024)).toHaveLength(5);
	});

	it('is no answer where none is told, and never a no', () => {
		const told = new Map(
			offersTold(columns, 2024)
				.filter(({ year }) => year === 2024)
				.map(({ kommune, state }) => [kommune, state])
		);
		expect(Object.fromEntries(told)).toEqual({
			...{ '3427': 'no', '3428': 'shared', '3429': 'unknown', '3430': 'differs' }
		});
	});
});

describe('adults of kommuner', () => {
	const columns = columnsOf(
		raw('innbyggere_18', '3427', 2022, 'alle', value(4000)),
		raw('innbyggere_18', '3427', 2023, 'alle', value(4100)),
		raw('innbyggere_18', '3428', 2022, 'alle', value(1900))
	);

	it('are those that were counted last up to the year', () => {
		const adults = adultsUpTo(columns, 2023);
		expect([adults('3427'), adults('3428'), adults('3429')]).toEqual([4100, 1900, null]);
		expect(adults.years).toEqual([2022, 2023]);
		expect(adultsUpTo(columns, 2022)('3427')).toBe(4000);
	});
});
