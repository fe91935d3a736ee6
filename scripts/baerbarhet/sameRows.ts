export type Cell = string | number | null;

/** How far apart two sums of the same numbers may lie, as a share of the larger: engines add in their own order. */
const TOLERANCE = 1e-9;

/** Null where two tables have the same rows, in whatever order; else what the first difference is. */
export function difference(ours: readonly Cell[][], theirs: readonly Cell[][]): string | null {
	if (ours.length !== theirs.length) return `${ours.length} rows here, ${theirs.length} there`;
	const there = inOrder(theirs);
	for (const [i, row] of inOrder(ours).entries()) {
		const other = there[i] ?? [];
		if (!sameRow(row, other)) return `${JSON.stringify(row)} here, ${JSON.stringify(other)} there`;
	}
	return null;
}

function sameRow(one: readonly Cell[], other: readonly Cell[]): boolean {
	return one.length === other.length && one.every((cell, i) => sameCell(cell, other[i] ?? null));
}

function sameCell(one: Cell, other: Cell): boolean {
	if (typeof one !== 'number' || typeof other !== 'number') return one === other;
	return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
}

/** By the texts first, which are exact: numbers that differ in the last digit would change places. */
function inOrder(rows: readonly Cell[][]): Cell[][] {
	const texts = (row: readonly Cell[]) =>
		JSON.stringify(row.filter((cell) => typeof cell !== 'number'));
	const numbers = (row: readonly Cell[]) => row.filter((cell) => typeof cell === 'number');
	return rows
		.map((row) => ({ row, texts: texts(row), numbers: numbers(row) }))
		.sort((a, b) => compareTexts(a.texts, b.texts) || compareNumbers(a.numbers, b.numbers))
		.map(({ row }) => row);
}

function compareTexts(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
	const at = one.findIndex((value, i) => !sameCell(value, other[i] ?? null));
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
