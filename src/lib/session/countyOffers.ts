import { areas } from '../catalogue/omrader.ts';
import { kommuneAt } from '../catalogue/places.ts';
import { measureByText } from '../catalogue/tiltak.ts';
import { COLUMN_STATES, type ReleasedColumn } from '../domain/column.ts';
import type { Columns } from '../model/compare/columns.ts';
import type { OfferState, OfferTold } from '../model/compare/offers.ts';
import { offeredOf } from '../model/measures.ts';

/** The indicator of the answers, and that of the adults. */
const ANSWERS = 'tilbud';
const ADULTS = 'innbyggere_18';

/** What files tell of measures in all kommuner, up to a year; a text that is no measure tells nothing. */
export function offersTold(columns: Columns, year: number): OfferTold[] {
	return columns
		.series()
		.filter(({ indicator }) => indicator === ANSWERS)
		.flatMap((key) => {
			const measure = measureByText(key.category);
			if (!measure) return [];
			return columns
				.over(key)
				.filter((column) => column.year <= year)
				.flatMap((column) => toldIn(column, measure));
		});
}

function toldIn(column: ReleasedColumn, measure: string): OfferTold[] {
	return areas.kommuner.flatMap(({ code }, place) => {
		const state = stateAt(column, place);
		return state ? { kommune: code, measure, year: column.year, state } : [];
	});
}

function stateAt(column: ReleasedColumn, place: number): OfferState | null {
	switch (COLUMN_STATES[column.state[place] ?? 0]) {
		case 'value':
			return offeredOf(column.value[place] ?? NaN) ?? 'unknown';
		// Merged kommuner have answered differently.
		case 'not-applicable':
			return 'differs';
		case 'not-collected':
			return 'unknown';
		default:
			return null;
	}
}

/** Adults of a kommune as they were counted last, up to a year. */
export interface AdultsOf {
	(kommune: string): number | null;
	/** The years that they are of. */
	years: number[];
}

export function adultsUpTo(columns: Columns, year: number): AdultsOf {
	const counted = columns
		.over({ indicator: ADULTS, forlop: 'alle', category: 'alle' })
		.filter((column) => column.year <= year);
	const lastOf = (kommune: string) => {
		const place = kommuneAt(kommune);
		return counted.findLast(({ value }) => !Number.isNaN(value[place] ?? NaN));
	};
	const adults = (kommune: string) => lastOf(kommune)?.value[kommuneAt(kommune)] ?? null;
	const years = areas.kommuner.flatMap(({ code }) => lastOf(code)?.year ?? []);
	return Object.assign(adults, { years: [...new Set(years)].sort((a, b) => a - b) });
}
