/** What is left of a column: whole numbers by row, without a common divisor. */
export interface Sparse {
	/** Rows, ascending. */
	index: Int32Array;
	/** None is 0. */
	value: Int32Array;
}

/** Whole numbers grew past 32 bits: nothing can be said for certain. */
export class TooLargeError extends Error {
	override name = 'TooLargeError';
}

const LARGEST = 2 ** 31 - 1;

export function ofOnes(rows: Int32Array): Sparse {
	return { index: rows.slice(), value: new Int32Array(rows.length).fill(1) };
}

/** The number in a row; 0 where the column has nothing. */
export function valueAt({ index, value }: Sparse, row: number): number {
	let [from, to] = [0, index.length];
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (index[middle]! < row) from = middle + 1;
		else to = middle;
	}
	return index[from] === row ? value[from]! : 0;
}

/** Without a common divisor, two columns are proportional when they are equal but for the sign. */
export function isProportional(a: Sparse, b: Sparse): boolean {
	const size = a.index.length;
	if (b.index.length !== size || a.index[0] !== b.index[0]) return false;
	const sign = a.value[0] === b.value[0] ? 1 : -1;
	for (let at = 0; at < size; at++)
		if (a.index[at] !== b.index[at] || a.value[at] !== sign * b.value[at]!) return false;
	return true;
}

/** Where it is noted which rows a column gets and loses. */
export interface Ledger {
	column: number;
	/** How many columns have something in each row. */
	count: Int32Array;
	/** Columns that have had something in each row. */
	inRow: number[][];
}

let [rowsRoom, valuesRoom] = [new Int32Array(1024), new Int32Array(1024)];

/**
 * `column` with a row eliminated by `pivot`: b·column − a·pivot, in whole numbers. A sum of two
 * products of 32 bits may be rounded, but not to something that passes for 32 bits.
 *
 * @param a number of `column` in the row, b of `pivot`
 * @throws  TooLargeError
 */
export function eliminated(
	column: Sparse,
	pivot: Sparse,
	[a, b]: readonly [number, number],
	ledger?: Ledger
): Sparse {
	const shared = gcd(a, b);
	const [times, less] = [b / shared, a / shared];
	const { index: left, value: leftValue } = column;
	const { index: right, value: rightValue } = pivot;
	const [leftSize, rightSize] = [left.length, right.length];
	makeRoom(leftSize + rightSize);
	const [rows, values] = [rowsRoom, valuesRoom];
	let [i, size] = [0, 0];
	let largest = times === 1 || times === -1 ? 0 : LARGEST;
	for (let j = 0; j < rightSize; j++) {
		const row = right[j]!;
		while (i < leftSize && left[i]! < row) {
			rows[size] = left[i]!;
			values[size++] = times * leftValue[i++]!;
		}
		let sum = -less * rightValue[j]!;
		const both = i < leftSize && left[i] === row;
		if (both) sum += times * leftValue[i++]!;
		else if (ledger) {
			ledger.count[row]!++;
			ledger.inRow[row]!.push(ledger.column);
		}
		if (sum !== 0) {
			if (sum > largest) largest = sum;
			else if (-sum > largest) largest = -sum;
			rows[size] = row;
			values[size++] = sum;
		} else if (ledger) ledger.count[row]!--;
	}
	for (; i < leftSize; i++) {
		rows[size] = left[i]!;
		values[size++] = times * leftValue[i]!;
	}
	if (largest >= LARGEST) checkSize(column, pivot, times, less);
	return withoutDivisor(rows.slice(0, size), values.slice(0, size));
}

function makeRoom(most: number): void {
	if (rowsRoom.length >= most) return;
	rowsRoom = new Int32Array(2 * most);
	valuesRoom = new Int32Array(2 * most);
}

/** Numbers that could be too large are looked at once more, none rounded. */
function checkSize(column: Sparse, pivot: Sparse, times: number, less: number): void {
	const most = (list: Int32Array) => list.reduce((top, n) => Math.max(top, Math.abs(n)), 0);
	const bound = Math.abs(times) * most(column.value) + Math.abs(less) * most(pivot.value);
	if (bound > LARGEST) throw new TooLargeError('A number of the elimination is too large');
}

/** Takes over both arrays. */
function withoutDivisor(index: Int32Array, value: Int32Array): Sparse {
	let divisor = 0;
	for (let at = 0; at < value.length && divisor !== 1; at++) divisor = gcd(divisor, value[at]!);
	if (divisor > 1) for (let at = 0; at < value.length; at++) value[at] = value[at]! / divisor;
	return { index, value };
}

/** Not negative. */
function gcd(a: number, b: number): number {
	let [x, y] = [Math.abs(a), Math.abs(b)];
	while (y) [x, y] = [y, x % y];
	return x;
}
