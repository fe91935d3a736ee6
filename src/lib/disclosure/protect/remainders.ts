import type { Compact } from './compact.ts';
import { listOf } from './system.ts';
import { eliminated, isProportional, ofOnes, valueAt, type Sparse } from './sparse.ts';

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
	readonly #lone: Uint8Array;
	/** Rows of exactly one person, who knows it. */
	readonly #person: Uint8Array;
	readonly #secret: Uint8Array;
	/** Columns that have had something in each row; some may have it no more. */
	readonly #inRow: number[][];
	/** How many columns have something in each row. */
	readonly #count: Int32Array;
	/** Per column, the last pivot that looked at it. */
	readonly #seen: Int32Array;
	#pivots = 0;

	/** @param guard with `persons`, ones count as lone also where zeros are what is guessed */
	constructor(compact: Compact, guard: Guard) {
		const { rowValue, zerosProtected } = compact;
		const ones = !zerosProtected || guard === 'persons';
		this.#secret = compact.secret;
		this.left = Array.from({ length: compact.columns }, (_, i) => ofOnes(listOf(compact, i)));
		this.#inRow = Array.from({ length: compact.rows }, (_, i) => [...listOf(compact.byRow, i)]);
		this.#count = Int32Array.from(this.#inRow, (columns) => columns.length);
		this.#seen = new Int32Array(compact.columns);
		this.#person = Uint8Array.from(rowValue, (count) => Number(count === 1));
		this.#lone = Uint8Array.from(rowValue, (count) =>
			Number((ones && count === 1) || (zerosProtected && count === 0))
		);
	}

	/** The row to eliminate a column by: one in few columns, and no lone one when there are others. */
	pivotRow({ index }: Sparse): number {
		let [best, least] = [-1, Infinity];
		for (const row of index) {
			const count = this.#count[row]! + (this.#lone[row] ? LAST : 0);
			if (count < least) [best, least] = [row, count];
		}
		return best;
	}

	onlyLone({ index }: Sparse): boolean {
		return index.every((row) => this.#lone[row]);
	}

	/** Whether a secret is proportional to a column, which has something in the row. */
	isSecret(column: Sparse, row: number): boolean {
		for (const other of this.#inRow[row]!) {
			if (!this.#secret[other]) continue;
			const left = this.left[other];
			if (left && isProportional(left, column)) return true;
		}
		return false;
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
			return a !== 0 && this.isOnePerson(eliminated(left, column, [a, b]));
		});
	}

	isOnePerson({ index }: Sparse): boolean {
		return index.length === 1 && this.#person[index[0]!] === 1;
	}

	/** Takes a column as published, and what can now be worked out from all others. */
	publish(column: number, row: number): void {
		const pivot = this.left[column]!;
		const b = valueAt(pivot, row);
		const columns = this.#inRow[row]!;
		this.drop(column);
		this.#inRow[row] = [];
		const mark = ++this.#pivots;
		const ledger = { column, count: this.#count, inRow: this.#inRow };
		for (const other of columns) {
			const left = this.left[other];
			if (!left || this.#seen[other] === mark) continue;
			this.#seen[other] = mark;
			const a = valueAt(left, row);
			ledger.column = other;
			if (a !== 0) this.left[other] = eliminated(left, pivot, [a, b], ledger);
		}
	}

	/** A column that needs no more attention: published, or hidden and no secret. */
	drop(column: number): void {
		for (const row of this.left[column]!.index) this.#count[row]!--;
		this.left[column] = null;
	}
}

/** More than there are columns. */
const LAST = 2 ** 31;

/** Whether two columns can differ in one row only, once the pivot is eliminated. */
function isNear(a: Sparse, b: Sparse): boolean {
	return Math.abs(a.index.length - b.index.length) <= 1;
}
