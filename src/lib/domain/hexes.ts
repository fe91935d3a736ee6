/** A cell of the grid, pointed at the top: a column counted along a row that leans east, and a row. */
export interface Axial {
	a: number;
	/** Counted from the south. */
	r: number;
}

/** As HexJSON's «odd-r» has it: the odd rows lie half a cell to the east, and rows count from the south. */
export interface OddR {
	q: number;
	r: number;
}

export const ROW_HEIGHT = Math.sqrt(3) / 2;

/** The six that touch a cell, eastward and then to the left. */
export const AROUND: readonly Axial[] = [
	{ a: 1, r: 0 },
	{ a: 0, r: 1 },
	{ a: -1, r: 1 },
	{ a: -1, r: 0 },
	{ a: 0, r: -1 },
	{ a: 1, r: -1 }
];

/** The middle of a cell: a unit from each of its neighbours', north upwards. */
export const middleOf = ({ a, r }: Axial) => ({ x: a + r / 2, y: r * ROW_HEIGHT });

/** The cell whose middle is nearest but for the corners: in the nearest row, the nearest one. */
export function cellAt(x: number, y: number): Axial {
	const r = Math.round(y / ROW_HEIGHT);
	return { a: Math.round(x - r / 2), r };
}

export const oddR = ({ a, r }: Axial): OddR => ({ q: a + (r - (r & 1)) / 2, r });
export const axial = ({ q, r }: OddR): Axial => ({ a: q - (r - (r & 1)) / 2, r });
