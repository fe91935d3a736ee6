import { listOf, listsOf, transpose, type Lists } from './system.ts';

/** Sums of rows that a reader knows. */
export interface Sums {
	/** Rows of each, ascending. */
	lists: Lists;
	/** What they sum to, persons. */
	level: Float64Array;
	/** The sums of each row. */
	byRow: Lists;
}

export function sumsOf(lists: readonly Int32Array[], level: readonly number[], rows: number): Sums {
	const all = listsOf(lists);
	return { lists: all, level: Float64Array.from(level), byRow: transpose(all, rows) };
}

/** Takes known sums out of a list of rows: what a reader with a pencil does first. */
export class Cover {
	readonly #sums: Sums;
	/** Per row, the call in which it is still to be covered. */
	readonly #open: Int32Array;
	/** The sums of each row, long first; made when asked for. */
	readonly #longFirst: (number[] | undefined)[];
	#call = 0;

	constructor(sums: Sums, rows: number) {
		this.#sums = sums;
		this.#open = new Int32Array(rows);
		this.#longFirst = Array(rows);
	}

	/**
	 * @param rows ascending
	 * @param most the longest sum to take out, rows
	 * @returns    the rows that are left, and what was taken out, persons
	 */
	take(rows: Int32Array, most: number): { left: Int32Array; level: number } {
		const call = ++this.#call;
		for (const row of rows) this.#open[row] = call;
		let level = 0;
		for (const row of rows) {
			if (this.#open[row] !== call) continue;
			const part = this.#sumsOf(row).find(
				(sum) => this.#length(sum) <= most && this.#isOpen(sum, call)
			);
			if (part === undefined) continue;
			level += this.#sums.level[part]!;
			for (const one of listOf(this.#sums.lists, part)) this.#open[one] = 0;
		}
		return { left: rows.filter((row) => this.#open[row] === call), level };
	}

	#isOpen(sum: number, call: number): boolean {
		return listOf(this.#sums.lists, sum).every((row) => this.#open[row] === call);
	}

	#length(sum: number): number {
		const { start } = this.#sums.lists;
		return start[sum + 1]! - start[sum]!;
	}

	#sumsOf(row: number): number[] {
		return (this.#longFirst[row] ??= [...listOf(this.#sums.byRow, row)].sort(
			(a, b) => this.#length(b) - this.#length(a) || a - b
		));
	}
}

/**
 * Every sum with smaller ones taken out of it, which says as much as all did. One of which nothing is
 * left said nothing, and is left out, unless its level contradicts the others.
 */
export function reducedOf(sums: Sums, rows: number): Sums {
	const cover = new Cover(sums, rows);
	const [lists, levels]: [Int32Array[], number[]] = [[], []];
	for (let sum = 0; sum < sums.level.length; sum++) {
		const own = listOf(sums.lists, sum);
		const { left, level } = cover.take(own, own.length - 1);
		if (left.length === 0 && level === sums.level[sum]) continue;
		lists.push(left);
		levels.push(sums.level[sum]! - level);
	}
	return sumsOf(lists, levels, rows);
}
