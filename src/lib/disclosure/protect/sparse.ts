import { mix, sameEntries } from './compact.ts';

/** What is left of a column: whole numbers by row, the first positive, without a common divisor. */
export interface Sparse {
	/** Rows, ascending. */
	index: Int32Array;
	value: Int32Array;
	/** The same for equal ones, and hardly ever for others. */
	print: number;
}

/** Whole numbers grew past 32 bits: nothing can be said for certain. */
export class TooLargeError extends Error {
	override name = 'TooLargeError';
}

const LARGEST = 2 ** 31 - 1;

export function ofOnes(rows: Int32Array): Sparse {
	return normalised(rows.slice(), new Int32Array(rows.length).fill(1));
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

/** Of two columns in this form, proportional is equal. */
export function isEqual(a: Sparse, b: Sparse): boolean {
	return a.print === b.print && sameEntries(a.index, b.index) && sameEntries(a.value, b.value);
}

let [rowsRoom, valuesRoom] = [new Int32Array(1024), new Int32Array(1024)];

/**
 * `column` with `row` eliminated by `pivot`: b·column − a·pivot, whole numbers.
 *
 * @param a number of `column` in the row, b of `pivot`
 * @throws  TooLargeError
 */
export function eliminated(column: Sparse, pivot: Sparse, a: number, b: number): Sparse {
	const shared = gcd(a, b);
	const [times, less] = [b / shared, a / shared];
	const { index: left, value: leftValue } = column;
	const { index: right, value: rightValue } = pivot;
	const most = left.length + right.length;
	if (rowsRoom.length < most)
		[rowsRoom, valuesRoom] = [new Int32Array(2 * most), new Int32Array(2 * most)];
	let [i, j, size, largest] = [0, 0, 0, 0];
	while (i < left.length || j < right.length) {
		const atLeft = i < left.length ? left[i]! : LARGEST;
		const atRight = j < right.length ? right[j]! : LARGEST;
		let sum = 0;
		if (atLeft <= atRight) sum += times * leftValue[i++]!;
		if (atRight <= atLeft) sum -= less * rightValue[j++]!;
		if (sum === 0) continue;
		if (sum > largest) largest = sum;
		else if (-sum > largest) largest = -sum;
		rowsRoom[size] = atLeft < atRight ? atLeft : atRight;
		valuesRoom[size++] = sum;
	}
	if (largest > LARGEST) throw new TooLargeError('A number of the elimination is too large');
	return normalised(rowsRoom.slice(0, size), valuesRoom.slice(0, size));
}

/** Takes over both arrays. */
function normalised(index: Int32Array, value: Int32Array): Sparse {
	let divisor = 0;
	for (let at = 0; at < value.length && divisor !== 1; at++) divisor = gcd(divisor, value[at]!);
	if (value[0]! < 0) divisor = -divisor;
	if (value.length > 0 && divisor !== 1)
		for (let at = 0; at < value.length; at++) value[at] = value[at]! / divisor;
	let print = 0;
	for (let at = 0; at < index.length; at++)
		print = (print + Math.imul(mix(index[at]!), value[at]!)) | 0;
	return { index, value, print };
}

/** Not negative. */
function gcd(a: number, b: number): number {
	let [x, y] = [Math.abs(a), Math.abs(b)];
	while (y) [x, y] = [y, x % y];
	return x;
}
