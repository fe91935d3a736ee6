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

	constructor(compact: Compact) {
		this.#compact = compact;
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

	/** The most a column must be seen to reach; less only where everyone knows that it can't. */
	wanted(column: number): number {
		const value = this.#compact.value[column]!;
		return Number.isNaN(value) ? -Infinity : Math.min(value + 1, this.#most(column));
	}

	reachesUp(column: number): boolean {
		return this.high[column]! >= this.wanted(column);
	}

	isSettled(column: number): boolean {
		const width = this.high[column]! - this.low[column]!;
		return this.reachesUp(column) && width >= Math.min(WIDTH, this.#most(column));
	}

	#most(column: number): number {
		return listOf(this.#compact, column).reduce((sum, row) => {
			return sum + this.#compact.rowUpper[row]!;
		}, 0);
	}
}
