import type { Compact } from './compact.ts';
import type { View } from './components.ts';
import type { Reach } from './reach.ts';
import type { Program, Solver } from './solver.ts';
import { listOf, listsOf } from './system.ts';

const NEAR = 1e-6;
/** How far from its count a column is to be moved, persons: what is hidden for it moves as far. */
const STEP = 2;
/** Of longer sums, rows that nothing else ties to a column stay as they are. */
const LONGEST = 500;
/** Room over its count that a row is given. */
const ROOM = 1000;

export interface Repair {
	compact: Compact;
	view: View;
	reach: Reach;
	/** 1 per hidden column, those of this round included. */
	hidden: Uint8Array;
	solver: Solver;
}

/**
 * The cells to hide so that a stuck column can move: every published sum may be off, at a price, and
 * those that are off in the cheapest solution are hidden. Small cells are cheap, and so are few.
 *
 * @returns columns; null when what is public anyway, or a bound that everyone knows, holds it, or the
 *   solver gives up
 */
export function cheapestRepair(repair: Repair, column: number): number[] | null {
	const { compact, reach } = repair;
	const rows = rowsAround(repair, column);
	const base = reach.baseOf(column);
	const up = Math.min(base + STEP, reach.mostOf(column));
	const targets = [
		...(up > base ? [up] : []),
		// Down alone will do for one that is as much as it can be.
		...((reach.reachesUp(column) || up === base) && base >= STEP ? [base - STEP] : [])
	];
	let [best, least]: [number[] | null, number] = [null, Infinity];
	for (const target of targets) {
		const off = offAt(repair, rows, column, target);
		if (!off) continue;
		const price = off.reduce((sum, one) => sum + compact.price[one]!, 0);
		if (price < least) [best, least] = [off, price];
	}
	return best;
}

/** So many are hidden at a time where the solver finds nothing: the audit says whether it was enough. */
const AT_A_TIME = 2;

/**
 * The cheapest of what is published of the rows of a stuck column, where the solver finds nothing to hide.
 *
 * @returns columns; null where all of it is public anyway
 */
export function cheapestAround({ compact, hidden }: Repair, column: number): number[] | null {
	const found = new Set<number>();
	for (const row of listOf(compact, column))
		for (const one of listOf(compact.byRow, row))
			if (!hidden[one] && !compact.open[one]) found.add(one);
	if (found.size === 0) return null;
	return [...found]
		.sort((a, b) => compact.price[a]! - compact.price[b]! || a - b)
		.slice(0, AT_A_TIME);
}

/** The rows that may move: those tied to the column, and those shown in the same sums. */
function rowsAround({ compact, view }: Repair, column: number): Int32Array {
	const own = listOf(compact, column);
	const components = new Set([...own].map((row) => view.component[row]!));
	components.delete(-1);
	const around = new Set(own);
	view.component.forEach((component, row) => {
		if (components.has(component)) around.add(row);
	});
	for (const row of [...around])
		for (const sum of listOf(compact.byRow, row)) {
			const rows = listOf(compact, sum);
			if (view.published[sum] && rows.length <= LONGEST) for (const one of rows) around.add(one);
		}
	return Int32Array.from(around).sort();
}

/** The published columns that are off when a column is moved to a target as cheaply as can be. */
function offAt(repair: Repair, rows: Int32Array, column: number, target: number): number[] | null {
	const sums = new Set<number>();
	for (const row of rows)
		for (const one of listOf(repair.compact.byRow, row)) if (!repair.hidden[one]) sums.add(one);
	const columns = Int32Array.from(sums).sort();
	const model = repair.solver.open(elastic(repair, rows, columns, column, target));
	try {
		const answer = model.least(new Float64Array(rows.length));
		return answer && [...columns].filter((_, sum) => Math.abs(answer.off[sum]!) > NEAR);
	} finally {
		model.dispose();
	}
}

function elastic(
	{ compact, reach }: Repair,
	rows: Int32Array,
	columns: Int32Array,
	column: number,
	target: number
): Program {
	const variableOf = new Map([...rows].map((row, variable) => [row, variable]));
	const fixed = (one: number) =>
		listOf(compact, one).reduce((sum, row) => {
			return sum + (variableOf.has(row) ? 0 : reach.base[row]!);
		}, 0);
	const variables = (one: number) =>
		[...listOf(compact, one)].flatMap((row) => variableOf.get(row) ?? []);
	const all = [...columns, column];
	return {
		upper: Float64Array.from(rows, (row) =>
			Math.min(compact.rowUpper[row]!, 2 * reach.base[row]! + ROOM)
		),
		sums: listsOf(all.map(variables)),
		level: Float64Array.from([
			...[...columns].map((one) => compact.value[one]! - fixed(one)),
			target - fixed(column)
		]),
		price: Float64Array.from(all, (one, sum) =>
			sum === columns.length || compact.open[one] ? Infinity : compact.price[one]!
		)
	};
}
