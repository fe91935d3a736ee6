import type { Locale } from '../../domain/text.ts';

/*
 * A workbook as it is described: its sheets and what stands in them, and nothing of how a program writes
 * it. It is made of tables by `book.ts`, and written by `write.ts`.
 */

/** A number, and how many decimals it is shown with; a year has no sign between its thousands. */
export interface SheetNumber {
	value: number;
	decimals: number;
	year?: true;
}

/** A text is always a text, whatever it begins with; nothing stands in a cell that is null. */
export type SheetCell = string | SheetNumber | null;

/** A line above the head of a sheet: what it is, for whose eyes, and where it comes from. */
export interface SheetLine {
	text: string;
	as: 'title' | 'mark' | 'note';
}

export interface Sheet {
	/** As its tab is called: see `sheetNames.ts`. */
	name: string;
	above: readonly SheetLine[];
	/** Stays in sight, and is what rows are chosen by. */
	head: readonly string[];
	/** A cell for each column. */
	rows: readonly (readonly SheetCell[])[];
}

export interface Workbook {
	title: string;
	/** The language that all of it is in. */
	locale: Locale;
	/** Who has made it, as programs show it. */
	maker: string;
	made: Date;
	/** Stands on top of each printed page; null where anyone may read it. */
	mark: string | null;
	/** At the foot of each printed page. */
	foot: string;
	sheets: readonly Sheet[];
}
