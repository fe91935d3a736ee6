import { listOf, listsOf, type System } from './system.ts';

/** An inner cell as a source has it. */
export interface Counted {
	/** A code for each dimension: `{ kommune: '3427', kjonn: 'k' }`. */
	codes: Readonly<Record<string, string>>;
	/** Persons; null where the publisher hides it. */
	count: number | null;
	/** The most anyone knows it can be. */
	upper?: number;
}

/**
 * What is shown of the inner cells: for each dimension of a table, under which codes one code is
 * counted (itself when it is shown, and all that it is part of; they may overlap). A dimension that a
 * table leaves out is summed over.
 */
export type Table = Readonly<Record<string, (code: string) => readonly string[]>>;

export interface Cell {
	key: string;
	/** Persons; NaN when not known. */
	value: number;
	codes: Readonly<Record<string, string>>;
}

export interface Tables {
	inner: readonly Counted[];
	/** Cells with the same codes are one cell, whatever tables they are in. */
	tables: readonly Table[];
	isPrimary: (cell: Cell) => boolean;
	/** Margins that the publisher prints though a part is hidden, by key. */
	known?: ReadonlyMap<string, number>;
	/** What is public elsewhere, whatever is decided here. */
	isOpen?: (cell: Cell) => boolean;
	zerosProtected: boolean;
}

/** The key of a cell: its codes by dimension, in alphabetical order. */
export function keyOf(codes: Readonly<Record<string, string>>): string {
	const names = Object.keys(codes).sort();
	return names.map((name) => `${name}=${codes[name]}`).join('|') || 'alle';
}

/** A system of readable things. A hidden inner cell is a cell of its own, shown or not. */
export function systemOf(from: Tables): System {
	const found = cellsIn(from);
	const cells = [...found.values()];
	const lists = listsOf(cells.map((one) => one.rows));
	const innerValue = Float64Array.from(from.inner, ({ count }) => count ?? NaN);
	const described = cells.map(({ key, codes }, cell): Cell => {
		const sum = listOf(lists, cell).reduce((all, i) => all + innerValue[i]!, 0);
		return { key, codes, value: from.known?.get(key) ?? sum };
	});
	const flags = (test: (cell: Cell) => boolean) =>
		Uint8Array.from(described, (cell) => Number(test(cell)));
	return {
		...lists,
		inner: from.inner.length,
		cells: cells.length,
		innerValue,
		value: Float64Array.from(described, ({ value }) => value),
		primary: flags((cell) => Number.isNaN(cell.value) || from.isPrimary(cell)),
		known: flags(({ key }) => from.known?.has(key) ?? false),
		open: flags((cell) => from.isOpen?.(cell) ?? false),
		upper: Float64Array.from(from.inner, ({ upper }) => upper ?? Infinity),
		key: described.map(({ key }) => key),
		zerosProtected: from.zerosProtected
	};
}

interface Found {
	key: string;
	codes: Readonly<Record<string, string>>;
	/** Inner cells, ascending. */
	rows: number[];
}

function cellsIn({ inner, tables }: Tables): Map<string, Found> {
	const found = new Map<string, Found>();
	const count = (codes: Readonly<Record<string, string>>, row: number) => {
		const key = keyOf(codes);
		const cell = found.get(key) ?? { key, codes, rows: [] };
		if (cell.rows.at(-1) !== row) cell.rows.push(row);
		found.set(key, cell);
	};
	inner.forEach((one, row) => {
		for (const table of tables) for (const codes of combined(one.codes, table)) count(codes, row);
		if (one.count === null) count(one.codes, row);
	});
	return found;
}

function combined(codes: Readonly<Record<string, string>>, table: Table): Record<string, string>[] {
	let all: Record<string, string>[] = [{}];
	for (const [name, under] of Object.entries(table)) {
		const code = codes[name];
		if (code === undefined) throw new RangeError(`An inner cell has no ${name}`);
		all = all.flatMap((some) => under(code).map((one) => ({ ...some, [name]: one })));
	}
	return all;
}
