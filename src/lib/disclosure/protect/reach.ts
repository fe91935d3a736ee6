import type { Compact } from './compact.ts';
import { listOf } from './system.ts';

/** How wide the interval of a hidden cell must be, persons. */
const WIDTH = 2;

/**
 * How far each hidden column is known to reach, by solutions that fit all that is published. Such a
 * solution stays one when more is hidden, so what is reached once is reached for good.
 */
export class Reach {
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** One solution: the true counts, and what fits with them where the publisher hides. */
	readonly base: Float64Array;
	readonly #compact: Compact;
	/** Per column, the most that everyone knows it can be. */
	readonly #most: Float64Array;

	constructor(compact: Compact) {
		this.#compact = compact;
		this.#most = Float64Array.from({ length: compact.columns }, (_, column) =>
			mostOf(compact, column)
		);
		this.base = compact.rowValue.slice();
		this.low = new Float64Array(compact.columns).fill(Infinity);
		this.high = new Float64Array(compact.columns).fill(-Infinity);
	}

	/** A column's sum in the one solution. */
	baseOf(column: number): number {
		return listOf(this.#compact, column).reduce((sum, row) => sum + this.base[row]!, 0);
	}

	widen(column: number, low: number, high: number): void {
		if (low < this.low[column]!) this.low[column] = low;
		if (high > this.high[column]!) this.high[column] = high;
	}

	/**
	 * What a secret must be able to reach: one more than it is, or what everyone knows to be the most.
	 * A cell that is hidden for the sake of others may well be the most it can be.
	 */
	wanted(column: number): number {
		const { value, secret } = this.#compact;
		if (!secret[column] || Number.isNaN(value[column])) return -Infinity;
		return Math.min(value[column]! + 1, this.#most[column]!);
	}

	/** The most that everyone knows a column can be. */
	mostOf(column: number): number {
		return this.#most[column]!;
	}

	reachesUp(column: number): boolean {
		return this.high[column]! >= this.wanted(column);
	}

	isSettled(column: number): boolean {
		return this.suffices(column, this.low[column]!, this.high[column]!);
	}

	/** Whether an interval is what a hidden column must have. */
	suffices(column: number, low: number, high: number): boolean {
		return high >= this.wanted(column) && high - low >= Math.min(WIDTH, this.#most[column]!);
	}
}

/** By the bounds of its rows, and by what is public of all of them and others. */
function mostOf(compact: Compact, column: number): number {
	const { byRow, open, value, rowUpper } = compact;
	const rows = listOf(compact, column);
	let most = rows.reduce((sum, row) => sum + rowUpper[row]!, 0);
	for (const whole of rows.length > 0 ? listOf(byRow, rows[0]!) : []) {
		if (!open[whole] || !(value[whole]! < most)) continue;
		const all = new Set(listOf(compact, whole));
		if (rows.every((row) => all.has(row))) most = value[whole]!;
	}
	return most;
}
