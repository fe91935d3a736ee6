import { PLACES, placeAt } from '../catalogue/places.ts';
import { NOT_COLLECTED, type Cell } from '../domain/cell.ts';
import {
	COLUMN_STATES,
	seriesId,
	stateCode,
	type ColumnFigures,
	type ReleasedColumn,
	type SeriesKey
} from '../domain/column.ts';
import type { Figure, Released } from '../domain/figure.ts';
import { releasedCell, releasedColumn, releasedNumber, releasedSpan } from './released.ts';

const N = PLACES.length;
const numbers = () => new Float64Array(N).fill(NaN);

/** What is known of a larger area's figure: how many kommuner it is of. 0: not told. */
interface Reporting {
	reporting: Int16Array;
	of: Int16Array;
}

class Column implements ColumnFigures {
	readonly key: SeriesKey;
	readonly year: number;
	readonly state = new Uint8Array(N);
	readonly value = numbers();
	readonly numerator = numbers();
	readonly denominator = numbers();
	readonly low = numbers();
	readonly high = numbers();
	readonly #counted: Reporting = { reporting: new Int16Array(N), of: new Int16Array(N) };
	shared = false;

	constructor(key: SeriesKey, year: number) {
		this.key = key;
		this.year = year;
	}

	put(figure: Figure): void {
		const place = placeAt(figure.level, figure.area);
		if (place < 0) return;
		this.state[place] = stateCode(figure.value.state);
		this.value[place] = numberIn(figure.value);
		this.numerator[place] = numberIn(figure.numerator);
		this.denominator[place] = figure.denominator ?? NaN;
		this.low[place] = figure.span?.low ?? NaN;
		this.high[place] = figure.span?.high ?? NaN;
		this.#counted.reporting[place] = figure.reporting ?? 0;
		this.#counted.of[place] = figure.of ?? 0;
		this.shared ||= figure.shared;
	}

	cell(place: number): Released {
		return this.figure(place)?.value ?? releasedCell(NOT_COLLECTED);
	}

	figure(place: number): Figure | null {
		const at = PLACES[place];
		const state = COLUMN_STATES[this.state[place] ?? 0];
		if (!at || state === undefined || state === 'none') return null;
		const told = (all: Float64Array) => all[place] ?? NaN;
		const cell = (all: Float64Array) =>
			releasedCell(
				state === 'value'
					? { state, value: told(all) }
					: ({ state } as Exclude<Cell, { value: number }>)
			);
		const [low, high, denominator] = [told(this.low), told(this.high), told(this.denominator)];
		const of = this.#counted.of[place] ?? 0;
		return {
			...{ ...this.key, level: at.level, area: at.code, year: this.year },
			value: cell(this.value),
			// A count may be there where the share that it is of is not.
			numerator: Number.isNaN(told(this.numerator)) ? cell(this.value) : cell(this.numerator),
			span: Number.isNaN(low) ? null : releasedSpan(low, high),
			shared: this.shared,
			denominator: Number.isNaN(denominator) ? null : releasedNumber(denominator),
			reporting: of > 0 ? (this.#counted.reporting[place] ?? 0) : null,
			of: of > 0 ? of : null
		};
	}
}

const numberIn = (cell: Cell): number => (cell.state === 'value' ? cell.value : NaN);

/**
 * Puts released figures into columns, a series and year each: some areas at a time, so that a country's
 * figures need not all be there as objects.
 */
export class ColumnPacker {
	readonly #columns = new Map<string, Column>();

	/** Figures of areas that are no place are left out: no page has one. */
	add(figures: readonly Figure[]): void {
		for (const figure of figures) this.#columnOf(figure).put(figure);
	}

	columns(): ReleasedColumn[] {
		return [...this.#columns.values()].map(releasedColumn);
	}

	#columnOf({ indicator, forlop, category, year }: Figure): Column {
		const key = { indicator, forlop, category };
		const id = `${seriesId(key)}|${year}`;
		const there = this.#columns.get(id);
		if (there) return there;
		const made = new Column(key, year);
		this.#columns.set(id, made);
		return made;
	}
}
