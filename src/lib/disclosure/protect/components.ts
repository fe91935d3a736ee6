import type { Compact } from './compact.ts';
import { listOf, listsOf, transpose, type Lists } from './system.ts';

/** What a reader has: rows shown as they are, and sums of the others. */
export interface View {
	/** Per row its count when it is published by itself, else NaN. */
	shown: Float64Array;
	/** Rows of each equation that are not shown themselves, ascending. */
	equations: Lists;
	/** What those rows sum to, persons. */
	level: Float64Array;
	/** The published column behind each equation. */
	column: Int32Array;
	/** 1 per published column. */
	published: Uint8Array;
	/** The equations of each row. */
	byRow: Lists;
	/**
	 * Rows that are tied together by equations have the same number; -1 where the row is shown. A row
	 * in no equation is a component of its own.
	 */
	component: Int32Array;
	components: number;
}

/** Substitutes what is published, and takes apart what is then not tied together. */
export function viewOf(compact: Compact, hidden: Uint8Array): View {
	const shown = shownRows(compact, hidden);
	const equations: Int32Array[] = [];
	const [level, column]: [number[], number[]] = [[], []];
	for (let one = 0; one < compact.columns; one++) {
		if (hidden[one]) continue;
		const rows = listOf(compact, one);
		const open = rows.filter((row) => Number.isNaN(shown[row]));
		if (open.length === 0) continue;
		const known = rows.reduce((sum, row) => sum + (Number.isNaN(shown[row]) ? 0 : shown[row]!), 0);
		equations.push(open);
		level.push(compact.value[one]! - known);
		column.push(one);
	}
	const lists = listsOf(equations);
	return {
		shown,
		equations: lists,
		level: Float64Array.from(level),
		column: Int32Array.from(column),
		published: hidden.map((one) => 1 - one),
		byRow: transpose(lists, compact.rows),
		...componentsOf(lists, shown)
	};
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

function componentsOf(equations: Lists, shown: Float64Array) {
	const above = Int32Array.from(shown.keys());
	const topOf = (row: number): number => {
		let top = row;
		while (above[top] !== top) top = above[top] = above[above[top]!]!;
		return top;
	};
	for (let equation = 0; equation < equations.start.length - 1; equation++) {
		const rows = listOf(equations, equation);
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
