import { linear } from '../scale/domain.ts';
import type {
	ComputedCell,
	ComputedNumber,
	ComputedRange,
	Released,
	ShownSpan
} from '../../domain/figure.ts';

/** A quantity of a pathway as it is drawn: a figure in a unit, or why there is none. */
export interface Quantity {
	/** Undefined where no source has the figure at all. */
	cell: Released | ComputedCell | undefined;
	span: ShownSpan | null;
	/** What the figure would be at the reference's level; null where comparing is not allowed. */
	reference: ComputedNumber | null;
	/** The last earlier value in the same series, for the figure's own trend. */
	previous: ComputedNumber | null;
	/** What is there too, and held outside the comparison: drawn lighter, after the rest. */
	outside?: ComputedNumber;
	/** The figure with its unit, or its state in words. */
	label: string;
	/** The number alone, where the column says its unit. */
	figure?: string;
	/** What there is to say of it; the first stands below it, all on paper and in its explanation. */
	notes: string[];
}

export interface GapQuantity {
	span: ComputedRange | null;
	verdict: 'missing' | 'covered' | 'undecided';
	label: string;
	figure?: string;
	notes: string[];
}

export interface SignatureRow {
	/** A pathway's number, or 23 for the second and third together. */
	unit: number;
	/** As it stands before the name: «2», «2+3». */
	number: string;
	/** The name inside a sentence: «forløp 2 og 3». */
	short: string;
	name: string;
	/** One of those that the row before is the sum of. */
	part: boolean;
	need: Quantity;
	capacity: Quantity;
	competence: Quantity;
	gap: GapQuantity;
}

/** Where a mark starts and ends along its column, in per cent of the column's width. */
export interface Extent {
	from: number;
	to: number;
}

export interface PlacedBar {
	/** Drawn solid: all that even the low end holds. */
	solid: number;
	/** Drawn light: from the low to the high end. */
	range: Extent | null;
	/** The figure itself, at the end of the bar or inside the range. */
	at: number;
	reference: number | null;
	previous: number | null;
	outside: Extent | null;
}

export interface PlacedGap {
	zero: number;
	range: Extent;
	middle: number;
}

export interface PlacedRow {
	row: SignatureRow;
	need: PlacedBar | null;
	capacity: PlacedBar | null;
	competence: PlacedBar | null;
	gap: PlacedGap | null;
}

export interface Placed {
	rows: PlacedRow[];
	/** Ends of the gap's axis, man-years either side of zero. */
	gapEnd: number;
}

/** Places all rows on one scale for each column, so that size can be compared down the column. */
export function place(rows: readonly SignatureRow[]): Placed {
	const need = barScale(rows.map((row) => row.need));
	const capacity = barScale(rows.map((row) => row.capacity));
	const share = linear([0, 100], [0, 100]);
	const gapEnd = symmetricEnd(rows.map((row) => row.gap.span));
	const gap = linear([-gapEnd, gapEnd], [0, 100]);
	return {
		gapEnd,
		rows: rows.map((row) => ({
			row,
			need: placeBar(row.need, need),
			capacity: placeBar(row.capacity, capacity),
			competence: placeBar(row.competence, share),
			gap: placeGap(row.gap.span, gap)
		}))
	};
}

type Scale = (x: number) => number;

/** Zero to the largest end, reference or earlier value in the column. */
function barScale(column: readonly Quantity[]): Scale {
	const ends = column.flatMap(({ cell, span, reference, previous, outside = 0 }) =>
		cell?.state === 'value'
			? [Math.max(cell.value, span?.high ?? 0) + outside, reference, previous]
			: []
	);
	return linear([0, ...ends.map((end) => end ?? 0)], [0, 100]);
}

function symmetricEnd(spans: readonly (ComputedRange | null)[]): number {
	const ends = spans.flatMap((span) => (span ? [Math.abs(span.low), Math.abs(span.high)] : []));
	const [, end = 1] = linear([0, ...ends], [0, 1])
		.nice(4)
		.domain();
	return end;
}

function placeBar(quantity: Quantity, scale: Scale): PlacedBar | null {
	const { cell, span, reference, previous, outside } = quantity;
	if (cell?.state !== 'value') return null;
	const end = Math.max(cell.value, span?.high ?? 0);
	return {
		solid: scale(span?.low ?? cell.value),
		range: span ? { from: scale(span.low), to: scale(span.high) } : null,
		at: scale(cell.value),
		reference: reference === null ? null : scale(reference),
		previous: previous === null ? null : scale(previous),
		outside: outside ? { from: scale(end), to: scale(end + outside) } : null
	};
}

function placeGap(span: ComputedRange | null, scale: Scale): PlacedGap | null {
	if (!span) return null;
	return {
		zero: scale(0),
		range: { from: scale(span.low), to: scale(span.high) },
		middle: scale(span.middle)
	};
}
