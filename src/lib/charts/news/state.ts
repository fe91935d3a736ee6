import { linear } from '../scale/domain.ts';
import type { ComputedCell, Released, ShownSpan } from '../../domain/figure.ts';

/** A number in one of the two years, as it is drawn and as it is written. */
export interface NewsSide {
	/** Undefined or without a value: it is told in words, and nothing is drawn. */
	cell: Released | ComputedCell | undefined;
	span: ShownSpan | null;
	/** Its own year, which may be before the one that is asked about; empty where there is none. */
	year: string;
	/** With its range, or why there is none. */
	text: string;
	/** What it rests on; empty where the year says it. */
	note: string;
	/** How it is computed can be shown. */
	explained: boolean;
}

export interface NewsRow {
	id: string;
	label: string;
	/** Rows of a section with the same unit are drawn on one scale. */
	unit: string;
	then: NewsSide;
	now: NewsSide;
	/** Both may be held against each other: a line leads from one to the other. */
	joined: boolean;
	/** A break lies between them. */
	broken: boolean;
	/** What became of it. */
	said: string;
	/** It moved by more than is carried by what it rests on. */
	moved: boolean;
}

export interface NewsSection {
	id: string;
	title: string;
	/** The sources of its rows, by name; empty where there are none. */
	source: string;
	rows: readonly NewsRow[];
	/** What must be known to read it, or what is missing where there are no rows. */
	notes: readonly string[];
}

/** Where a number stands along its scale, in per cent of the width. */
export interface PlacedSide {
	at: number;
	range: { from: number; to: number } | null;
}

export interface PlacedRow {
	row: NewsRow;
	zero: number;
	then: PlacedSide | null;
	now: PlacedSide | null;
}

type Scale = (x: number) => number;

/** Places the rows of a section: those of one unit on one scale, which holds zero. */
export function place(rows: readonly NewsRow[]): PlacedRow[] {
	const scales = new Map<string, Scale>();
	for (const { unit } of rows)
		if (!scales.has(unit)) scales.set(unit, scaleOf(rows.filter((one) => one.unit === unit)));
	return rows.map((row) => {
		const scale = scales.get(row.unit) ?? (() => 0);
		return {
			row,
			zero: scale(0),
			then: placed(row.then, scale),
			now: placed(row.now, scale)
		};
	});
}

const scaleOf = (rows: readonly NewsRow[]): Scale =>
	linear([0, ...rows.flatMap(({ then, now }) => [...endsOf(then), ...endsOf(now)])], [0, 100]);

function endsOf({ cell, span }: NewsSide): number[] {
	if (cell?.state !== 'value') return [];
	return span ? [span.low, cell.value, span.high] : [cell.value];
}

function placed({ cell, span }: NewsSide, scale: Scale): PlacedSide | null {
	if (cell?.state !== 'value') return null;
	return { at: scale(cell.value), range: span && { from: scale(span.low), to: scale(span.high) } };
}
