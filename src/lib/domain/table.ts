import type { Released } from './figure.ts';

declare const computed: unique symbol;

/**
 * What the model says, as it is written and as numbers. Made only by `pictures/computed.ts`, so that no
 * raw count gets into a table under another name.
 */
export interface Computed {
	readonly [computed]: true;
	text: string;
	/** Null where only the ends of its range are told. */
	middle: number | null;
	/** The ends of its range; null where it has none. */
	low: number | null;
	high: number | null;
	/** How many decimals it is known with. */
	decimals: number;
	/** Why there is no middle, where there is none. */
	why?: string;
}

/** A text; a figure that may be shown, or why there is none; or what the model says. */
export type TableCell = string | Released | Computed;

export interface Column {
	key: string;
	label: string;
	/** What its numbers are counted in. */
	unit?: string;
	/** What its numbers are, for who has it without the page. */
	definition?: string;
	/** It holds numbers: right-aligned, with tabular figures. */
	numeric?: boolean;
	/** How many decimals its figures have. */
	decimals?: number;
}

/** A table as it is shown, saved and written into documents. */
export interface Table {
	caption: string;
	/** The first column names the rows. */
	columns: readonly Column[];
	/** By the columns' keys; what isn't there is empty. */
	rows: readonly Readonly<Record<string, TableCell>>[];
}

export const isComputed = (cell: TableCell): cell is Computed =>
	typeof cell !== 'string' && 'text' in cell;
