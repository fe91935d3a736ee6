import { listOf, listsOf, transpose, type Lists, type System } from './system.ts';

/**
 * The system with what is equal told once, in an order that depends on its content alone. Rows are
 * inner cells that are in the same cells (nothing shown can tell them apart); columns are cells that
 * are the same sum (a fylke with one kommune), which share their fate. Columns come as candidates:
 * the one most worth showing first.
 */
export interface Compact extends Lists {
	rows: number;
	columns: number;
	/** The columns of each row, ascending. */
	byRow: Lists;
	/** Column of each cell of the system. */
	columnOf: Int32Array;
	/** Persons; NaN where the publisher hides a part. */
	rowValue: Float64Array;
	/** Infinity where there is no bound. */
	rowUpper: Float64Array;
	/** Persons; NaN where nobody knows. */
	value: Float64Array;
	/** What it costs to hide a column for another's sake. */
	price: Float64Array;
	/** 1: must be hidden for its own sake, or can't be shown because a part is not known. */
	secret: Uint8Array;
	/** 1: public elsewhere. */
	open: Uint8Array;
	zerosProtected: boolean;
}

export function compactOf(system: System): Compact {
	const row = equalLists(transpose(system, system.inner));
	const merged = mergeEntries(system, row);
	const column = equalLists(merged);
	const lists = listsOf([...column.first].map((cell) => listOf(merged, cell)));
	const facts = columnFacts(system, column);
	const rowValue = new Float64Array(row.count);
	const rowUpper = new Float64Array(row.count);
	for (let i = 0; i < system.inner; i++) {
		rowValue[row.group[i]!]! += system.innerValue[i]!;
		rowUpper[row.group[i]!]! += system.upper?.[i] ?? Infinity;
	}
	return inOrder(
		{ ...lists, ...facts, rowValue, rowUpper, columnOf: column.group },
		system.zerosProtected
	);
}

interface Groups {
	/** Which group each list is in, by first appearance. */
	group: Int32Array;
	/** One list of each group. */
	first: Int32Array;
	count: number;
}

/** Which lists have the same content. */
function equalLists(lists: Lists): Groups {
	const count = lists.start.length - 1;
	const group = new Int32Array(count);
	const first: number[] = [];
	const byHash = new Map<number, number[]>();
	for (let list = 0; list < count; list++) {
		const own = listOf(lists, list);
		const hash = own.reduce((sum, entry) => sum + mix(entry), own.length);
		const alike = byHash.get(hash) ?? [];
		let found = alike.find((one) => sameEntries(listOf(lists, first[one]!), own));
		if (found === undefined) {
			found = first.push(list) - 1;
			byHash.set(hash, [...alike, found]);
		}
		group[list] = found;
	}
	return { group, first: Int32Array.from(first), count: first.length };
}

export function sameEntries(a: Int32Array, b: Int32Array): boolean {
	if (a.length !== b.length) return false;
	for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
	return true;
}

/** A number that looks like chance, 0 to 2³² − 1: sums of them tell lists apart. */
export function mix(n: number): number {
	let bits = Math.imul(n ^ (n >>> 16), 0x45d9f3b) ^ 0x9e3779b9;
	bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
	bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
	return (bits ^ (bits >>> 15)) >>> 0;
}

/** Each list with groups in place of entries, each group once. */
function mergeEntries(lists: Lists, { group }: Groups): Lists {
	const count = lists.start.length - 1;
	const merged: Int32Array[] = [];
	for (let list = 0; list < count; list++)
		merged.push(Int32Array.from(new Set(listOf(lists, list).map((i) => group[i]!))).sort());
	return listsOf(merged);
}

interface ColumnFacts {
	value: Float64Array;
	secret: Uint8Array;
	open: Uint8Array;
	worth: Float64Array;
	price: Float64Array;
	key: string[];
}

function columnFacts(system: System, { group, count }: Groups): ColumnFacts {
	const value = new Float64Array(count).fill(NaN);
	const [secret, open] = [new Uint8Array(count), new Uint8Array(count)];
	const worth = new Float64Array(count).fill(-Infinity);
	const price = new Float64Array(count);
	const key: string[] = Array(count);
	for (let cell = 0; cell < system.cells; cell++) {
		const column = group[cell]!;
		const shown = isKnown(system, cell);
		if (shown) value[column] = system.value[cell]!;
		if (system.primary[cell]) secret[column] = 1;
		if (system.open?.[cell]) open[column] = 1;
		worth[column] = Math.max(worth[column]!, worthOf(system, cell));
		price[column] = Math.max(price[column]!, priceOf(system, cell));
		if (!(key[column]! <= system.key[cell]!)) key[column] = system.key[cell]!;
	}
	for (let column = 0; column < count; column++)
		if (Number.isNaN(value[column])) secret[column] = 1;
	return { value, secret, open, worth, price, key };
}

/** A cell costs one, and little more when it is large. */
function priceOf({ price, value }: System, cell: number): number {
	const count = Number.isNaN(value[cell]) ? 0 : value[cell]!;
	return price?.[cell] ?? 1 + Math.log2(1 + count) / 8;
}

function worthOf({ worth, value }: System, cell: number): number {
	const own = worth?.[cell] ?? value[cell]!;
	return Number.isNaN(own) ? 0 : own;
}

/** Whether a cell could be shown at all: it is printed, or all its parts are known. */
export function isKnown(system: System, cell: number): boolean {
	if (system.known[cell] || system.open?.[cell]) return true;
	if (Number.isNaN(system.value[cell])) return false;
	return listOf(system, cell).every((i) => !Number.isNaN(system.innerValue[i]));
}

type Unordered = Lists &
	ColumnFacts &
	Pick<Compact, 'rowValue' | 'rowUpper'> & { columnOf: Int32Array };

/** Numbers columns and rows anew, so that the order of the input is forgotten. */
function inOrder(from: Unordered, zerosProtected: boolean): Compact {
	const byRow = transpose(from, from.rowValue.length);
	const columns = columnOrder(from, byRow, zerosProtected);
	const rank = ranks(columns);
	const rowLists = [...from.rowValue.keys()].map((row) =>
		listOf(byRow, row)
			.map((column) => rank[column]!)
			.sort()
	);
	const rows = Int32Array.from(from.rowValue.keys()).sort((a, b) =>
		compareLists(rowLists[a]!, rowLists[b]!)
	);
	const rowsInOrder = listsOf([...rows].map((row) => rowLists[row]!));
	const take = (list: Float64Array, order: Int32Array) => Float64Array.from(order, (i) => list[i]!);
	return {
		...transpose(rowsInOrder, columns.length),
		rows: rows.length,
		columns: columns.length,
		byRow: rowsInOrder,
		columnOf: from.columnOf.map((column) => rank[column]!),
		rowValue: take(from.rowValue, rows),
		rowUpper: take(from.rowUpper, rows),
		value: take(from.value, columns),
		price: take(from.price, columns),
		secret: Uint8Array.from(columns, (i) => from.secret[i]!),
		open: Uint8Array.from(columns, (i) => from.open[i]!),
		zerosProtected
	};
}

function ranks(order: Int32Array): Int32Array {
	const rank = new Int32Array(order.length);
	order.forEach((item, at) => (rank[item] = at));
	return rank;
}

function compareLists(a: Int32Array, b: Int32Array): number {
	for (let at = 0; at < Math.min(a.length, b.length); at++)
		if (a[at] !== b[at]) return a[at]! - b[at]!;
	return a.length - b.length;
}

/**
 * Public ones, then zeros where they are shown, then by worth, sums of much before parts, by place in
 * the structure, and by key.
 */
function columnOrder(from: Unordered, byRow: Lists, zerosProtected: boolean): Int32Array {
	const { value, worth, open, key } = from;
	const colour = columnColours(from, byRow);
	const length = (column: number) => from.start[column + 1]! - from.start[column]!;
	const late = (column: number) => Number(zerosProtected || value[column] !== 0);
	return Int32Array.from(key.keys()).sort(
		(a, b) =>
			open[b]! - open[a]! ||
			late(a) - late(b) ||
			worth[b]! - worth[a]! ||
			length(b) - length(a) ||
			colour[a]! - colour[b]! ||
			(key[a]! < key[b]! ? -1 : 1)
	);
}

const ROUNDS = 4;

/**
 * Numbers that tell columns apart by their place in the whole and not by name: each takes up what
 * its rows have, and they what their columns have, some times over.
 */
function columnColours(from: Unordered, byRow: Lists): Int32Array {
	const { value, worth, secret, open, rowValue } = from;
	const whole = (x: number) => (Number.isFinite(x) ? x | 0 : -1);
	let colour = Int32Array.from(value, (count, i) =>
		mix(whole(count) + 31 * mix(whole(worth[i]!)) + 2 * secret[i]! + open[i]!)
	);
	let rowColour = Int32Array.from(rowValue, (count) => mix(whole(count)));
	const blend = (lists: Lists, own: Int32Array, others: Int32Array) =>
		own.map((first, list) => {
			let sum = 0;
			for (let at = lists.start[list]!; at < lists.start[list + 1]!; at++)
				sum = (sum + mix(others[lists.index[at]!]!)) | 0;
			return mix(first + 3 * sum);
		});
	for (let round = 0; round < ROUNDS; round++) {
		rowColour = blend(byRow, rowColour, colour);
		colour = blend(from, colour, rowColour);
	}
	return colour;
}
