/*
 * What is protected together: counts of persons and every sum of them that can ever be shown. A sum
 * is no more than a list of inner cells, so hierarchies, overlapping areas and rolling years need
 * nothing of their own; nor does what is left of a group: N = n + rest is an inner cell more (rest)
 * and a cell more (N).
 */

/**
 * A matrix of zeros and ones by columns (CSC): column `cell` has the inner cells
 * `index[start[cell]] … index[start[cell + 1] - 1]`, ascending.
 */
export interface Lists {
	/** One more than there are lists. */
	start: Int32Array;
	index: Int32Array;
}

/** Counts are persons, whole and not negative. The attacker knows all of it but the values. */
export interface System extends Lists {
	/** How many inner cells there are: the smallest groups that any cell is a sum of. */
	inner: number;
	/** How many cells could be shown. */
	cells: number;
	/** Per inner cell; NaN where the publisher hides it. */
	innerValue: Float64Array;
	/** Per cell; NaN where neither the publisher nor a sum of known inner cells gives it. */
	value: Float64Array;
	/** 1: must be hidden for its own sake. */
	primary: Uint8Array;
	/** 1: printed by the publisher, though a part of it is not known (a margin in the file). */
	known: Uint8Array;
	/** 1: public elsewhere, as the population is. Never hidden: nobody would be protected by it. */
	open?: Uint8Array;
	/** How much a cell is worth showing, larger first; its value unless given. */
	worth?: Float64Array;
	/** What it costs to hide a cell for another's sake, above 0; one, and little more when it is large, unless given. */
	price?: Float64Array;
	/** Per inner cell, the most the attacker knows it can be (a population); no bound unless given. */
	upper?: Float64Array;
	/** A name of each cell that is its own: decides between cells that nothing else tells apart. */
	key: readonly string[];
	/** Zero is a secret, as in a closed group; otherwise zeros are shown. */
	zerosProtected: boolean;
}

/** What a cell became. Primary and secondary must look the same to a reader. */
export const PUBLISHED = 0;
export const PRIMARY = 1;
export const SECONDARY = 2;
export const PUBLISHER_HIDDEN = 3;

/**
 * @throws RangeError when lengths don't fit, a count is not whole or negative, a cell is no ascending
 *   list of inner cells, a sum is not the sum of its parts, or a primary cell is a sum of nothing
 */
export function checkSystem(system: System): void {
	checkLengths(system);
	for (let cell = 0; cell < system.cells; cell++) {
		checkList(system, cell);
		checkSum(system, cell);
	}
	if (system.upper)
		system.innerValue.forEach((count, i) => {
			if (count > system.upper![i]!) throw new RangeError(`Inner cell ${i} is over its bound`);
		});
}

function checkLengths(system: System): void {
	const { inner, cells, open, worth, price, upper } = system;
	const lengths: [string, { length: number } | undefined, number][] = [
		['start', system.start, cells + 1],
		['index', system.index, system.start[cells] ?? -1],
		['innerValue', system.innerValue, inner],
		['value', system.value, cells],
		['primary', system.primary, cells],
		['known', system.known, cells],
		['key', system.key, cells],
		['open', open, cells],
		['worth', worth, cells],
		['price', price, cells],
		['upper', upper, inner]
	];
	for (const [name, list, length] of lengths)
		if (list && list.length !== length)
			throw new RangeError(`${name} has ${list.length} entries, not ${length}`);
	if (new Set(system.key).size < cells) throw new RangeError('Two cells have the same key');
	for (const counts of [system.innerValue, system.value])
		for (const count of counts)
			if (!Number.isNaN(count) && !(Number.isSafeInteger(count) && count >= 0))
				throw new RangeError(`Not a count: ${count}`);
}

function checkList({ start, index, inner, primary, key }: System, cell: number): void {
	const [from, to] = [start[cell]!, start[cell + 1]!];
	if (to < from) throw new RangeError(`The list of ${key[cell]} ends before it begins`);
	if (to === from && primary[cell]) throw new RangeError(`${key[cell]} is a sum of nothing`);
	for (let at = from; at < to; at++) {
		const [before, row] = [at === from ? -1 : index[at - 1]!, index[at]!];
		if (row <= before || row >= inner)
			throw new RangeError(`The list of ${key[cell]} is not ascending, or names no inner cell`);
	}
}

/** A sum that does not hold would make the attacker's equations, and the audit, about nothing. */
function checkSum(system: System, cell: number): void {
	const [sum, value] = [sumOf(system, cell), system.value[cell]!];
	if (Number.isNaN(value) && (system.known[cell] || system.open?.[cell]))
		throw new RangeError(`${system.key[cell]} is known, and has no value`);
	if (!Number.isNaN(sum) && !Number.isNaN(value) && sum !== value)
		throw new RangeError(`${system.key[cell]} is ${value}, and its parts are ${sum}`);
}

/** NaN when a part is not known. */
function sumOf({ start, index, innerValue }: System, cell: number): number {
	let sum = 0;
	for (let at = start[cell]!; at < start[cell + 1]!; at++) sum += innerValue[index[at]!]!;
	return sum;
}

/** The same matrix by its other side: which lists each of `size` entries is in, ascending. */
export function transpose({ start, index }: Lists, size: number): Lists {
	const lists = start.length - 1;
	const starts = new Int32Array(size + 1);
	for (const entry of index) starts[entry + 1]!++;
	for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
	const next = starts.slice();
	const turned = new Int32Array(index.length);
	for (let list = 0; list < lists; list++)
		for (let at = start[list]!; at < start[list + 1]!; at++) turned[next[index[at]!]!++] = list;
	return { start: starts, index: turned };
}

export function listOf({ start, index }: Lists, list: number): Int32Array {
	return index.subarray(start[list]!, start[list + 1]!);
}

/** Lists of any length as one matrix. */
export function listsOf(lists: readonly ArrayLike<number>[]): Lists {
	const start = new Int32Array(lists.length + 1);
	lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
	const index = new Int32Array(start[lists.length]!);
	lists.forEach((list, i) => index.set(list, start[i]!));
	return { start, index };
}
