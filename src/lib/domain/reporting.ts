import type { CellState } from './cell.ts';

/**
 * What there is of a kommune in a source and a year, the least first; `absent`: no row in any file. Its
 * place here is its code in `ReportedColumn.state`.
 */
export const REPORT_STATES = [
	'absent',
	'not-applicable',
	'not-collected',
	'hidden',
	'protecting',
	'value'
] as const satisfies readonly (CellState | 'absent')[];

export type ReportState = (typeof REPORT_STATES)[number];

/** What all kommuner have in a source and a year: states alone, no figure and no count. */
export interface ReportedColumn {
	source: string;
	year: number;
	/** A place in `REPORT_STATES` for each kommune, in the order of the register. */
	state: Uint8Array;
	/** 1 where each of a kommune's figures is the same as the year before. */
	asBefore: Uint8Array;
}

/** An unbroken run of lines of a file, both ends with it. */
export interface FileLines {
	file: number;
	from: number;
	to: number;
}
