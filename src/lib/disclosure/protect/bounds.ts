import { Cover, sumsOf, type Sums } from './differences.ts';
import type { Compact } from './compact.ts';
import type { View } from './components.ts';
import { listOf } from './system.ts';

/** The least and the most that something can be, persons; both included. */
export interface Bounds {
	low: Float64Array;
	/** Infinity where nothing bounds it. */
	high: Float64Array;
}

/** Visits to an equation, on average, after which bounds are left as they are: still true. */
const MOST_VISITS = 40;

/**
 * The interval of every column that published cells allow, as found by what a pencil can do: sums
 * taken from sums that hold them, and for each hidden count what the others leave. What is published
 * is its own interval. The true interval may be narrower, never wider; it is made of published
 * values alone, so that it can be shown.
 *
 * @returns per column; null when the published numbers contradict each other
 */
export function boundsOf(compact: Compact, hidden: Uint8Array, view: View): Bounds | null {
	const sums = allSums(compact, view);
	const rows = sums && propagate(compact, view, sums);
	if (!rows) return null;
	const [low, high] = [compact.value.slice(), compact.value.slice()];
	const cover = new Cover(view.sums, compact.rows);
	for (let column = 0; column < compact.columns; column++) {
		if (!hidden[column]) continue;
		const own = rangeOf(listOf(compact, column), view, cover, sums, rows);
		if (own.low > own.high) return null;
		[low[column], high[column]] = [own.low, own.high];
	}
	return { low, high };
}

/** Published sums and what is left of them; null when one of nothing is not nothing. */
function allSums(compact: Compact, { sums, reduced }: View): Sums | null {
	const each = ({ lists, level }: Sums) => [...level.keys()].map((sum) => listOf(lists, sum));
	const rows = [...each(sums), ...each(reduced)];
	const level = [...sums.level, ...reduced.level];
	if (rows.some((list, i) => list.length === 0 && level[i] !== 0)) return null;
	return sumsOf(rows, level, compact.rows);
}

/** Bounds of rows, to a fixed point: none is over what the sum leaves when the others are least. */
function propagate(compact: Compact, view: View, sums: Sums): Bounds | null {
	const unshown = (row: number) => Number.isNaN(view.shown[row]);
	const low = view.shown.map((count) => (Number.isNaN(count) ? 0 : count));
	const high = compact.rowUpper.map((most, row) => (unshown(row) ? most : low[row]!));
	const count = sums.level.length;
	const queue = Array.from({ length: count }, (_, i) => i);
	const waiting = new Uint8Array(count).fill(1);
	for (let at = 0; at < queue.length && at < MOST_VISITS * count; at++) {
		const sum = queue[at]!;
		waiting[sum] = 0;
		const changed = tighten(listOf(sums.lists, sum), sums.level[sum]!, { low, high });
		if (!changed) return null;
		for (const row of changed)
			for (const other of listOf(sums.byRow, row))
				if (!waiting[other]) {
					waiting[other] = 1;
					queue.push(other);
				}
	}
	return { low, high };
}

/** Tightens each row by the others; the rows that changed, or null when none can be. */
function tighten(rows: Int32Array, level: number, { low, high }: Bounds): number[] | null {
	let [least, most, unbounded] = [0, 0, 0];
	for (const row of rows) {
		least += low[row]!;
		if (high[row] === Infinity) unbounded++;
		else most += high[row]!;
	}
	if (least > level || (unbounded === 0 && most < level)) return null;
	const changed: number[] = [];
	for (const row of rows) {
		const [lowest, highest] = [low[row]!, high[row]!];
		const top = lowest + level - least;
		// What the others can't make up, when all of them are bounded.
		const own = highest === Infinity ? 0 : highest;
		const rest = unbounded === Number(highest === Infinity) ? most - own : Infinity;
		const bottom = level - rest;
		if (top >= highest && bottom <= lowest) continue;
		low[row] = Math.max(lowest, bottom);
		high[row] = Math.min(highest, top);
		changed.push(row);
	}
	return changed;
}

function rangeOf(all: Int32Array, view: View, cover: Cover, sums: Sums, rows: Bounds) {
	const shown = all.filter((row) => !Number.isNaN(view.shown[row]));
	const known = shown.reduce((sum, row) => sum + view.shown[row]!, 0);
	const unshown = all.filter((row) => Number.isNaN(view.shown[row]));
	const { left, level } = cover.take(unshown, unshown.length);
	const total = (list: Int32Array, side: Float64Array) =>
		list.reduce((sum, row) => sum + side[row]!, 0);
	let [low, high] = [total(left, rows.low), total(left, rows.high)];
	const own = new Set(left);
	for (const sum of left.length > 0 ? listOf(sums.byRow, left[0]!) : []) {
		const whole = listOf(sums.lists, sum);
		const others = whole.filter((row) => !own.has(row));
		if (whole.length - others.length < left.length) continue;
		low = Math.max(low, sums.level[sum]! - total(others, rows.high));
		high = Math.min(high, sums.level[sum]! - total(others, rows.low));
	}
	return { low: known + level + low, high: known + level + high };
}
