import type { Problem } from '../domain/problem.ts';

/**
 * What JavaScript holds of a file at most. Delimited text has no such limit: the engine reads it,
 * apart from its longest line, and `memory.ts` knows what there is room for.
 */
export const LIMITS = {
	/** Bytes that a zip, or a workbook, may grow to when it is unpacked. */
	unpacked: 512 * 1024 * 1024,
	/** Files in a zip: each is a part of the page. */
	files: 500,
	/** Cells with something in them, in all sheets. */
	cells: 6_000_000,
	/** Rows times columns of a sheet, from its first cell to its last: empty cells take room too. */
	span: 24_000_000,
	/** Bytes of a page or a dataset that is read as one text. */
	html: 64 * 1024 * 1024,
	jsonstat: 128 * 1024 * 1024,
	/** Bytes of a line: the engine's own limit. */
	line: 2 * 1024 * 1024
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
		detail: `${bytes}/${limit}`
	});
}

/** Rows × columns, or cells with something in them, beyond what is held of a sheet. */
export function sheetTooLarge(
	name: string,
	{ rows, columns, cells }: { rows: number; columns: number; cells: number }
): RefusedError {
	return new RefusedError({
		code: 'sheet-too-large',
		severity: 'error',
		found: name,
		detail: [rows, columns, cells].join('/')
	});
}

/** Counts the cells that a reader makes, and stops it before they fill the memory. */
export function cellCount(name: string) {
	let cells = 0;
	return {
		add(more: number, columns: number, rows: number) {
			cells += more;
			if (cells > LIMITS.cells) throw sheetTooLarge(name, { rows, columns, cells });
		}
	};
}
