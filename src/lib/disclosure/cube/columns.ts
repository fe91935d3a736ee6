import type { System } from '../protect/system.ts';

export interface BlockSystem {
	system: System;
	/** What each cell of the system is, and of which area. */
	what: string[];
	area: string[];
	/** The area as what is summed there (`placeName`); empty of a whole, which has been decided before. */
	place: string[];
}

/** Shown cells are tried before those that no figure is made of. */
const SHOWN_FIRST = 1e12;
/** More kommuner than there are. */
const KOMMUNER = 1000;

export interface Column {
	rows: number[];
	primary: boolean;
	/** So many kommuner it is of. */
	kommuner: number;
	isShown: boolean;
	isOpen: boolean;
	value: number;
	place?: string;
}

/**
 * What figures are made of comes first, then what is of more persons: a reader takes a large number that is
 * hidden for a fault. Of as many, the larger area, which more people read.
 */
function worthOf({ isShown, kommuner, value }: Column): number {
	return (isShown ? SHOWN_FIRST : 0) + (Number.isNaN(value) ? 0 : value) * KOMMUNER + kommuner;
}

/** To hide the country for the sake of a kommune costs as much as to hide many kommuner. */
function priceOf({ isShown, kommuner, value }: Column): number {
	const size = 1 + Math.log2(1 + (Number.isNaN(value) ? 0 : value)) / 8;
	return size * (1 + kommuner / 4) * (isShown ? 1 : 0.5);
}

/** Columns as they come, and the system that they are. */
export class Columns {
	readonly #keys: string[] = [];
	readonly #columns: Column[] = [];
	readonly #zerosProtected: boolean;

	constructor(zerosProtected: boolean) {
		this.#zerosProtected = zerosProtected;
	}

	add(key: string, column: Column): void {
		this.#keys.push(key);
		this.#columns.push({ ...column, rows: column.rows.toSorted((a, b) => a - b) });
	}

	system(values: readonly number[]): BlockSystem {
		const columns = this.#columns;
		const start = new Int32Array(columns.length + 1);
		columns.forEach(({ rows }, i) => (start[i + 1] = start[i]! + rows.length));
		const flags = (is: (one: Column) => boolean) => Uint8Array.from(columns, (one) => +is(one));
		const parts = this.#keys.map((key) => key.split('\n'));
		const numbers = (of: (one: Column) => number) => Float64Array.from(columns, of);
		return {
			what: parts.map(([what = '']) => what),
			area: parts.map(([, area = '']) => area),
			place: columns.map(({ place = '' }) => place),
			system: {
				inner: values.length,
				cells: columns.length,
				start,
				index: Int32Array.from(columns.flatMap(({ rows }) => rows)),
				innerValue: Float64Array.from(values),
				value: numbers(({ value }) => value),
				primary: flags(({ primary }) => primary),
				known: flags(({ isOpen }) => isOpen),
				open: flags(({ isOpen }) => isOpen),
				worth: numbers(worthOf),
				price: numbers(priceOf),
				key: this.#keys,
				zerosProtected: this.#zerosProtected
			}
		};
	}
}
