import type { Compact } from './compact.ts';
import { listOf } from './system.ts';
import { eliminated, isEqual, ofOnes, valueAt, type Sparse } from './sparse.ts';

/**
 * Whom to protect against: `outsiders` see what is published; `persons` also know that they are the
 * only one of a row, and could subtract themselves (some ten per cent more is hidden). Sums of
 * nothing but lone rows are hidden from both.
 */
export type Guard = 'outsiders' | 'persons';

/**
 * The columns as they are after those published have been eliminated: what a reader can't work out.
 * A row that is a pivot is worked out from the rest, and is in no column any more.
 */
export class Remainders {
	/** Null when a column needs no more attention: published, or a hidden candidate. */
	readonly left: (Sparse | null)[];
	/** Rows whose value one person could subtract, or anyone could guess. */
	readonly lone: Uint8Array;
	/** Rows of exactly one person, who knows it. */
	readonly person: Uint8Array;
	readonly #secret: Uint8Array;
	/** Columns that have had something in each row; some may have it no more. */
	readonly #inRow: number[][];
	/** Per column, the last pivot that looked at it. */
	readonly #seen: Int32Array;
	#pivots = 0;
	/** What `undo` takes back, in order; null when nothing will be. */
	#log: (() => void)[] | null = null;

	/** @param guard with `persons`, ones count as lone also where zeros are what is guessed */
	constructor(compact: Compact, guard: Guard) {
		this.#secret = compact.secret;
		this.left = Array.from({ length: compact.columns }, (_, i) => ofOnes(listOf(compact, i)));
		this.#inRow = Array.from({ length: compact.rows }, (_, i) => [...listOf(compact.byRow, i)]);
		this.#seen = new Int32Array(compact.columns);
		this.person = Uint8Array.from(compact.rowValue, (count) => Number(count === 1));
		const ones = !compact.zerosProtected || guard === 'persons';
		this.lone = Uint8Array.from(compact.rowValue, (count) =>
			Number((ones && count === 1) || (compact.zerosProtected && count === 0))
		);
	}

	/** The row to eliminate a column by: one in few columns, and no lone one when there are others. */
	pivotRow({ index }: Sparse, alsoLone = false): number {
		let best = -1;
		for (const row of index)
			if ((alsoLone || !this.lone[row]) && (best < 0 || this.#count(row) < this.#count(best)))
				best = row;
		return best < 0 && !alsoLone ? this.pivotRow({ index } as Sparse, true) : best;
	}

	#count(row: number): number {
		return this.#inRow[row]!.length;
	}

	onlyLone({ index }: Sparse): boolean {
		return index.every((row) => this.lone[row]);
	}

	/** Whether a secret is the same as what is left of this column, which has something in the row. */
	isSecret(column: Sparse, row: number): boolean {
		return this.#inRow[row]!.some((other) => {
			const left = this.left[other];
			return this.#secret[other] && left && isEqual(left, column);
		});
	}

	/**
	 * Whether publishing a column would let the one person of a row subtract oneself and have a secret
	 * that is more than oneself.
	 */
	tellsAPerson(column: Sparse, row: number): boolean {
		const b = valueAt(column, row);
		return this.#inRow[row]!.some((other) => {
			const left = this.left[other];
			if (!this.#secret[other] || !left || !isNear(left, column)) return false;
			const a = valueAt(left, row);
			return a !== 0 && this.isOnePerson(eliminated(left, column, a, b));
		});
	}

	isOnePerson({ index }: Sparse): boolean {
		return index.length === 1 && this.person[index[0]!] === 1;
	}

	/** Takes a column as published, and what can now be worked out from all others. */
	publish(column: number, row: number): void {
		const pivot = this.left[column]!;
		const b = valueAt(pivot, row);
		const mark = ++this.#pivots;
		const columns = this.#inRow[row]!;
		this.#set(column, null);
		this.#inRow[row] = [];
		this.#log?.push(() => (this.#inRow[row] = columns));
		for (const other of columns) {
			const left = this.left[other];
			if (!left || this.#seen[other] === mark) continue;
			this.#seen[other] = mark;
			const a = valueAt(left, row);
			if (a !== 0) this.#replace(other, left, eliminated(left, pivot, a, b));
		}
	}

	/** Drops a column that is hidden and no secret: it needs no more attention. */
	drop(column: number): void {
		this.#set(column, null);
	}

	/** From here on all can be taken back with `undo`, until `keep`. */
	attempt(): void {
		this.#log = [];
	}

	keep(): void {
		this.#log = null;
	}

	undo(): void {
		for (const back of this.#log!.reverse()) back();
		this.#log = null;
	}

	#set(column: number, after: Sparse | null): void {
		const before = this.left[column]!;
		this.left[column] = after;
		this.#log?.push(() => (this.left[column] = before));
	}

	#replace(column: number, before: Sparse, after: Sparse): void {
		this.#set(column, after);
		let at = 0;
		for (const row of after.index) {
			while (at < before.index.length && before.index[at]! < row) at++;
			if (before.index[at] !== row) this.#inRow[row]!.push(column);
		}
	}
}

/** Whether two columns can differ in one row only, once the pivot is eliminated. */
function isNear(a: Sparse, b: Sparse): boolean {
	return Math.abs(a.index.length - b.index.length) <= 1;
}
