import type { Table } from '../../domain/table.ts';
import type { Origin } from '../origin.ts';

/** A part of a sheet: what was found, and what it is made of. */
export interface SheetSection {
	/** For what links to it. */
	id: string;
	title: string;
	/** In a sentence or two. */
	finding: string;
	/** One below the other, each short. */
	lines: readonly string[];
	/** What the reader must know to read it right, in small letters. */
	note?: string;
	table?: Table;
}

/** One or two pages of paper about an area or a kommune: on the screen, in print and in Word. */
export interface Sheet {
	/** What it is called as a file, after its place and year. */
	name: string;
	title: string;
	/** What it is, for whom and of when. */
	about: string;
	sections: readonly SheetSection[];
	/** The sources, as they are written. */
	sources: string;
	origin: Origin;
}
