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
 * @param columns sums by column, man-years
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
	const [a, c] = [scaledTo(rows, total), scaledTo(columns, total)];
	const cells = seed.map((shares, i) => {
		const normal = scaledTo(
			shares.map((share) => Math.max(FLOOR, share)),
			1
		);
		return normal.map((share) => share * (a[i] ?? 0));
	});
	let sweeps = 0;
	while (sweeps < most) {
		sweeps++;
		scaleColumns(cells, c);
		if (missOf(cells, a) <= NEAR * total || sweeps === most) break;
		scaleRows(cells, a);
	}
	return { cells, bounds: a.map((row) => c.map((column) => boundsOf(row, column, total))), sweeps };
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

function scaleColumns(cells: number[][], columns: readonly number[]): void {
	columns.forEach((wanted, at) => {
		const sum = cells.reduce((all, row) => all + (row[at] ?? 0), 0);
		if (sum > 0) for (const row of cells) row[at] = ((row[at] ?? 0) * wanted) / sum;
	});
}

const sumOf = (row: readonly number[]) => row.reduce((all, one) => all + one, 0);

/** By how much the rows miss their sums, together. */
function missOf(cells: readonly number[][], rows: readonly number[]): number {
	return rows.reduce((missed, wanted, at) => missed + Math.abs(sumOf(cells[at] ?? []) - wanted), 0);
}

function scaleRows(cells: number[][], rows: readonly number[]): void {
	rows.forEach((wanted, at) => {
		const row = cells[at] ?? [];
		const sum = sumOf(row);
		if (sum > 0) cells[at] = row.map((one) => (one * wanted) / sum);
	});
}

function requireShape(
	seed: readonly (readonly number[])[],
	rows: readonly number[],
	columns: readonly number[]
): void {
	if (seed.length !== rows.length || seed.some((row) => row.length !== columns.length))
		throw new RangeError('The shares have another shape than the sums');
	if ([...rows, ...columns].some((sum) => !(sum >= 0))) throw new RangeError('A sum below zero');
}
