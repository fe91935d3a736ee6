import type { Problem } from '../domain/problem.ts';

/**
 * What JavaScript holds of a file at most. Delimited text has no such limit: the engine reads it,
 * apart from its longest line, and `memory.ts` knows what there is room for.
 */
export const LIMITS = {
	/** Bytes that a zip, or a workbook, may grow to when it is unpacked. */
	unpacked: 500_000_000,
	/** Files in a zip: each is a part of the page. */
	files: 500,
	/** Cells with something in them, in all sheets. */
	cells: 6_000_000,
	/** Rows times columns of a sheet, from its first cell to its last: empty cells take room too. */
	span: 24_000_000,
	/** Bytes of a page or a dataset that is read as one text. */
	html: 60_000_000,
	jsonstat: 120_000_000,
	/** Bytes of delimited text that is read as one text, where there is no engine: by `les`. */
	text: 400_000_000,
	/** Bytes of a line, just under the engine's own limit. */
	line: 2_000_000
};

/** What can't be read, thrown from deep inside a reader; the problem has the sentence. */
export class RefusedError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.code);
		this.name = 'RefusedError';
	}
}

/** More bytes than are read of this kind of file. */
export function tooManyBytes(found: string, bytes: number, limit: number): RefusedError {
	return new RefusedError({
		code: 'beyond-limit',
		severity: 'error',
		found,
		is: bytes,
		limit
	});
}

/** Rows × columns, or cells with something in them, beyond what is held of a sheet. */
export function sheetTooLarge(
	name: string,
	{ rows, columns, cells }: { rows: number; columns: number; cells: number }
): RefusedError {
	const limit = rows * columns > LIMITS.span ? LIMITS.span : LIMITS.cells;
	return new RefusedError({
		code: 'sheet-too-large',
		severity: 'error',
		found: name,
		...{ rows, columns, cells, limit }
	});
}

/** Counts the cells that a reader makes, and stops it before they fill the memory. */
export function cellCount(name: string) {
	let cells = 0;
	return {
		/** `begun`: cells of a row that is not yet added. */
		add(more: number, columns: number, rows: number, begun = 0) {
			cells += more;
			if (cells + begun > LIMITS.cells)
				throw sheetTooLarge(name, { rows, columns, cells: cells + begun });
		}
	};
}
