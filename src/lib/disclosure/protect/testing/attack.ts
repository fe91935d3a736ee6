import { PUBLISHED, listOf, type System } from '../system.ts';

/** What is found by trying everything. */
export interface Found {
	/** Per cell, the least and the most it is in any table that fits. */
	low: number[];
	high: number[];
}

/**
 * Every table of whole numbers from 0 to `most` that fits what is published: the strongest reader,
 * for very small systems.
 */
export function tryEverything(system: System, state: Uint8Array, most: number): Found {
	const found: Found = {
		low: Array(system.cells).fill(Infinity),
		high: Array(system.cells).fill(-Infinity)
	};
	const table = new Float64Array(system.inner);
	const sums = Array.from({ length: system.cells }, (_, cell) => [...listOf(system, cell)]);
	const published = [...state.keys()].filter((cell) => state[cell] === PUBLISHED);
	/** Published cells whose last inner cell this is: they can be checked here. */
	const endsAt = Array.from({ length: system.inner }, (_, i) => {
		return published.filter((cell) => sums[cell]!.at(-1) === i);
	});
	const sumOf = (cell: number) => sums[cell]!.reduce((sum, i) => sum + table[i]!, 0);
	const fill = (i: number): void => {
		if (i === system.inner) {
			for (let cell = 0; cell < system.cells; cell++) {
				found.low[cell] = Math.min(found.low[cell]!, sumOf(cell));
				found.high[cell] = Math.max(found.high[cell]!, sumOf(cell));
			}
			return;
		}
		for (let count = 0; count <= most; count++) {
			table[i] = count;
			if (endsAt[i]!.every((cell) => sumOf(cell) === system.value[cell])) fill(i + 1);
		}
		table[i] = 0;
	};
	fill(0);
	return found;
}

/** The same system with its cells and inner cells in another order. */
export function shuffled(
	system: System,
	cells: readonly number[],
	inner: readonly number[]
): System {
	const place = new Map(inner.map((old, at) => [old, at]));
	const lists = cells.map((cell) => [...listOf(system, cell)].map((i) => place.get(i)!));
	for (const list of lists) list.sort((a, b) => a - b);
	const start = new Int32Array(cells.length + 1);
	lists.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
	return {
		...system,
		start,
		index: Int32Array.from(lists.flat()),
		innerValue: Float64Array.from(inner, (i) => system.innerValue[i]!),
		value: Float64Array.from(cells, (cell) => system.value[cell]!),
		primary: Uint8Array.from(cells, (cell) => system.primary[cell]!),
		known: Uint8Array.from(cells, (cell) => system.known[cell]!),
		open: system.open && Uint8Array.from(cells, (cell) => system.open![cell]!),
		worth: system.worth && Float64Array.from(cells, (cell) => system.worth![cell]!),
		upper: system.upper && Float64Array.from(inner, (i) => system.upper![i]!),
		key: cells.map((cell) => system.key[cell]!)
	};
}
