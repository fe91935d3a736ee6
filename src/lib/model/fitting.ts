/** Shares of rows over columns before the margins are known are never nothing: it would stay so. */
const FLOOR = 0.005;
const MOST_SWEEPS = 60;
const NEAR = 1e-4;

export interface Bounds {
	low: number;
	high: number;
}

/** A table of which only the margins are known. */
export interface Fitted {
	/** By row, then column, in the unit of the margins. They look better known than they are. */
	cells: number[][];
	/** What the margins themselves allow of each cell. */
	bounds: Bounds[][];
	sweeps: number;
}

/**
 * Fits a table to both of its margins, from shares that say how rows usually fall on columns.
 *
 * @param seed    by row, then column: shares of the row, 0–1; what falls outside is left out before
 * @param rows    sums by row, man-years
 * @param columns sums by column, of which there are three, man-years
 * @param total   what both are scaled to, man-years
 * @param most    sweeps over columns and rows
 * @throws        RangeError where a margin is below zero, or the seed has another shape
 * @see           Deming and Stephan 1940 (iterative proportional fitting); Fréchet's bounds
 */
export function fitTable(
	seed: readonly (readonly number[])[],
	rows: readonly number[],
	columns: readonly number[],
	total: number,
	most = MOST_SWEEPS
): Fitted {
	requireShape(seed, rows, columns);
	const fitter = new Fitter(rows, columns, total, most);
	const flat = fitter.fit(Float64Array.from(seed.flat()));
	const width = columns.length;
	const cells = rows.map((_, row) => Array.from(flat.subarray(row * width, (row + 1) * width)));
	const [a, c] = [scaledTo(rows, total), scaledTo(columns, total)];
	const bounds = a.map((row) => c.map((column) => boundsOf(row, column, total)));
	return { cells, bounds, sweeps: fitter.sweeps };
}

/** What the sums of its row and column allow a cell to be. */
function boundsOf(row: number, column: number, total: number): Bounds {
	return { low: Math.max(0, row + column - total), high: Math.min(row, column) };
}

/** The same numbers with another sum; of nothing there is nothing to scale. */
function scaledTo(numbers: readonly number[], total: number): number[] {
	const sum = numbers.reduce((all, one) => all + one, 0);
	return numbers.map((one) => (sum > 0 ? (one * total) / sum : 0));
}

/** The pathways. */
const COLUMNS = 3;

/**
 * Fits tables with the same margins from many seeds, in the same place. It is what the model spends
 * most of its time on: the three columns stand by name, and each pass over the rows is one loop.
 */
export class Fitter {
	/** Sweeps over columns and rows that the last table took. */
	sweeps = 0;
	readonly #rows: Float64Array;
	readonly #columns: readonly number[] | null;
	readonly #near: number;
	readonly #most: number;
	readonly #cells: Float64Array;
	/** What each row of the seed is multiplied with. */
	readonly #byRow: Float64Array;
	/** Sums of the rows of the seed, times its columns' multipliers. */
	readonly #sums: Float64Array;

	/**
	 * @param columns null where only the rows are known: then each falls as its seed says
	 * @see   `fitTable`
	 */
	constructor(
		rows: readonly number[],
		columns: readonly number[] | null,
		total: number,
		most = MOST_SWEEPS
	) {
		this.#rows = Float64Array.from(scaledTo(rows, total));
		this.#columns = columns && scaledTo(columns, total);
		this.#near = NEAR * total;
		this.#most = most;
		this.#cells = new Float64Array(rows.length * COLUMNS);
		this.#byRow = new Float64Array(rows.length);
		this.#sums = new Float64Array(rows.length);
	}

	/**
	 * @param seed shares, a row after the other
	 * @returns    man-years in the same order; the same array each time
	 */
	fit(seed: Float64Array): Float64Array {
		const [cells, rows, byRow] = [this.#cells, this.#rows, this.#byRow];
		const [ofFirst = 0, ofSecond = 0, ofThird = 0] = this.#columns ?? [];
		let [first, second, third] = [1, 1, 1];
		for (let at = 0; at < cells.length; at++) cells[at] = Math.max(FLOOR, seed[at] ?? 0);

		this.#missed(first, second, third);
		this.#toRows();
		this.sweeps = 0;
		while (this.#columns && this.sweeps < this.#most) {
			this.sweeps++;
			let [one, two, three] = [0, 0, 0];
			for (let row = 0, at = 0; row < rows.length; row++, at += COLUMNS) {
				const by = byRow[row] ?? 0;
				one += (cells[at] ?? 0) * by;
				two += (cells[at + 1] ?? 0) * by;
				three += (cells[at + 2] ?? 0) * by;
			}
			if (one > 0) first = ofFirst / one;
			if (two > 0) second = ofSecond / two;
			if (three > 0) third = ofThird / three;
			if (this.sweeps === this.#most) break;
			if (this.#missed(first, second, third) <= this.#near) break;
			this.#toRows();
		}
		for (let row = 0, at = 0; row < rows.length; row++, at += COLUMNS) {
			const by = byRow[row] ?? 0;
			cells[at] = (cells[at] ?? 0) * by * first;
			cells[at + 1] = (cells[at + 1] ?? 0) * by * second;
			cells[at + 2] = (cells[at + 2] ?? 0) * by * third;
		}
		return cells;
	}

	/** Sums the rows by what the columns are multiplied with, and says how much they miss theirs by. */
	#missed(first: number, second: number, third: number): number {
		const [cells, rows, byRow, sums] = [this.#cells, this.#rows, this.#byRow, this.#sums];
		let miss = 0;
		for (let row = 0, at = 0; row < rows.length; row++, at += COLUMNS) {
			const sum =
				(cells[at] ?? 0) * first + (cells[at + 1] ?? 0) * second + (cells[at + 2] ?? 0) * third;
			sums[row] = sum;
			miss += Math.abs((byRow[row] ?? 0) * sum - (rows[row] ?? 0));
		}
		return miss;
	}

	#toRows(): void {
		const [rows, byRow, sums] = [this.#rows, this.#byRow, this.#sums];
		for (let row = 0; row < rows.length; row++) {
			const sum = sums[row] ?? 0;
			if (sum > 0) byRow[row] = (rows[row] ?? 0) / sum;
		}
	}
}

function requireShape(
	seed: readonly (readonly number[])[],
	rows: readonly number[],
	columns: readonly number[]
): void {
	const isWhole = ({ length }: readonly number[]) => length === COLUMNS;
	if (seed.length !== rows.length || ![...seed, columns].every(isWhole))
		throw new RangeError('The shares have another shape than the sums');
	if ([...rows, ...columns].some((sum) => !(sum >= 0))) throw new RangeError('A sum below zero');
}
