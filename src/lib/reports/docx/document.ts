import type { Locale } from '../../domain/text.ts';
import type { Tone } from '../../pictures/chartData.ts';

/*
 * A document as it is described: what is in it and in which order, and nothing of how a program writes
 * it. It is made of pictures by `paper.ts`, and written by `write.ts`.
 */

/** A stretch of text; its footnote, one paragraph for each text, stands after it. */
export interface Run {
	text: string;
	bold?: true;
	note?: readonly string[];
}

export interface HeadingBlock {
	kind: 'heading';
	/** One heading of level 1 begins a document; no level is skipped on the way down. */
	level: 1 | 2 | 3;
	text: string;
}

export interface TextBlock {
	kind: 'text';
	runs: readonly Run[];
	/** 'caption' and 'mark' are kept with what comes after; 'measure' and 'source' are small; 'item' and 'note' are of a list. */
	as?: 'caption' | 'measure' | 'source' | 'mark' | 'item' | 'note';
}

/** Every cell as it is shown; the first row of texts is repeated on each page. */
export interface TableBlock {
	kind: 'table';
	/** What it is called where it can't be seen. */
	title: string;
	columns: readonly { label: string; numeric: boolean }[];
	rows: readonly (readonly string[])[];
}

/** A point of a series: its value, and the ends of its range where it has one. */
export interface ChartPoint {
	value: number;
	low: number | null;
	high: number | null;
	tone?: Tone;
}

export interface ChartSeries {
	name: string;
	/** One for each category; null where there is no number. */
	points: readonly (ChartPoint | null)[];
}

/** A chart that the reader's own program draws, with its numbers in a workbook inside the document. */
export interface ChartBlock {
	kind: 'chart';
	/** Bars lie, and the first category is on top; lines go from left to right. */
	draw: 'bars' | 'lines';
	/** What the values are counted in, along their axis. */
	unit: string;
	/** Where the scale of values starts and ends, and how far apart its numbers are. */
	axis: { low: number; high: number; step: number };
	categories: readonly string[];
	series: readonly ChartSeries[];
	/** Of lines, in pixels of 1/96 inch; left out: as tall as reads well. */
	height?: number;
	/** For those who don't see it. */
	description: string;
}

/** A picture that the program can't draw itself. */
export interface PictureBlock {
	kind: 'picture';
	png: Uint8Array<ArrayBuffer>;
	/** As it is shown, in pixels of 1/96 inch. */
	width: number;
	height: number;
	description: string;
}

export type Block =
	HeadingBlock | TextBlock | TableBlock | ChartBlock | PictureBlock | { kind: 'page-break' };

export interface PaperDocument {
	title: string;
	/** The language that all of it is in. */
	locale: Locale;
	/** Who has made it, as programs show it. */
	maker: string;
	/** Stands on top of each page; null where anyone may read it. */
	mark: string | null;
	/** At the foot of each page; `{page}` and `{pages}` stand for its number and how many there are. */
	foot: string;
	blocks: readonly Block[];
}
