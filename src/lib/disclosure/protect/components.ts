import type { Compact } from './compact.ts';
import { reducedOf, sumsOf, type Sums } from './differences.ts';
import { listOf, type Lists } from './system.ts';

/** What a reader has: rows shown as they are, and sums of the others. */
export interface View {
	/** Per row its count when it is published by itself, else NaN. */
	shown: Float64Array;
	/** 1 per published column. */
	published: Uint8Array;
	/** The published sums, less the rows shown by themselves. */
	sums: Sums;
	/** The same with smaller sums taken out of larger ones: they say as much, and are short. */
	reduced: Sums;
	/**
	 * Rows that are tied together by reduced sums have the same number; -1 where the row is shown. A
	 * row in no sum is a component of its own.
	 */
	component: Int32Array;
	components: number;
}

/** Substitutes what is published, and takes apart what is then not tied together. */
export function viewOf(compact: Compact, hidden: Uint8Array): View {
	const shown = shownRows(compact, hidden);
	const [lists, levels]: [Int32Array[], number[]] = [[], []];
	for (let column = 0; column < compact.columns; column++) {
		if (hidden[column]) continue;
		const rows = listOf(compact, column);
		const open = rows.filter((row) => Number.isNaN(shown[row]));
		if (open.length === 0) continue;
		const known = rows.reduce((sum, row) => sum + (Number.isNaN(shown[row]) ? 0 : shown[row]!), 0);
		lists.push(open);
		levels.push(compact.value[column]! - known);
	}
	const sums = sumsOf(lists, levels, compact.rows);
	const reduced = reducedOf(sums, compact.rows);
	const published = hidden.map((one) => 1 - one);
	return { shown, published, sums, reduced, ...componentsOf(reduced.lists, shown) };
}

function shownRows(compact: Compact, hidden: Uint8Array): Float64Array {
	const shown = new Float64Array(compact.rows).fill(NaN);
	for (let column = 0; column < compact.columns; column++) {
		const [row, more] = listOf(compact, column);
		if (!hidden[column] && row !== undefined && more === undefined)
			shown[row] = compact.value[column]!;
	}
	return shown;
}

function componentsOf(sums: Lists, shown: Float64Array) {
	const above = Int32Array.from(shown.keys());
	const topOf = (row: number): number => {
		let top = row;
		while (above[top] !== top) top = above[top] = above[above[top]!]!;
		return top;
	};
	for (let sum = 0; sum < sums.start.length - 1; sum++) {
		const rows = listOf(sums, sum);
		for (const row of rows) {
			const [one, other] = [topOf(row), topOf(rows[0]!)];
			above[Math.max(one, other)] = Math.min(one, other);
		}
	}
	const component = new Int32Array(shown.length).fill(-1);
	let components = 0;
	for (let row = 0; row < shown.length; row++)
		if (Number.isNaN(shown[row]))
			component[row] = topOf(row) === row ? components++ : component[topOf(row)]!;
	return { component, components };
}
