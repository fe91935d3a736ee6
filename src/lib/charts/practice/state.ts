import type { ComputedRange, ComputedSpan } from '../../domain/figure.ts';
import { linear, ticksWithin } from '../scale/domain.ts';
import { placeApart } from '../scale/placement.ts';
import { fitted, LABEL, SMALL, textWidth } from '../scale/type.ts';

/** What a place has beside what others have, in one unit. No value is a count that could be hidden. */
export interface PracticeRow {
	id: string;
	/** What is measured, with its unit. */
	name: string;
	/** Its own value and the range of it; the ends are the same where nothing is uncertain. */
	here: ComputedRange;
	/** What the others have together. */
	pooled: ComputedRange;
	/** What most of them have; null where they are too few to say. */
	most: ComputedSpan | null;
	/** How each of them is written. */
	texts: { here: string; pooled: string; most: string | null };
}

/** Where a range is drawn, in pixels. */
export interface Spread {
	low: number;
	middle: number;
	high: number;
}

/** A text and where its middle stands, in pixels. */
export interface Label {
	text: string;
	x: number;
}

export interface PlacedPracticeRow {
	row: PracticeRow;
	name: string;
	/** Top of the row, and the middle of its marks, in pixels. */
	top: number;
	middle: number;
	here: Spread;
	pooled: Spread;
	most: { low: number; high: number } | null;
	above: Label;
	below: Label[];
	ticks: { x: number; value: number }[];
}

/** Of a row, from its name to the numbers of its scale, in pixels. */
export const ROW = 118;
const MARKS = 54;
/** Room at the edges for half a mark, in pixels. */
const EDGE = 8;
const GAP = 12;
const TICKS = 5;

/** Each row has a scale of its own, from zero: the units are not the same. */
export function placePractice(rows: readonly PracticeRow[], width: number): PlacedPracticeRow[] {
	return rows.map((row, i) => {
		const { here, pooled, most, texts } = row;
		const ends = [0, here.high, pooled.high, most?.high ?? 0];
		const scale = linear(ends, [EDGE, width - EDGE]);
		const spread = ({ low, middle, high }: ComputedRange): Spread => ({
			low: scale(low),
			middle: scale(middle),
			high: scale(high)
		});
		const placed = most && { low: scale(most.low), high: scale(most.high) };
		const under = [
			{ text: texts.pooled, x: scale(pooled.middle) },
			...(placed && texts.most !== null
				? [{ text: texts.most, x: (placed.low + placed.high) / 2 }]
				: [])
		];
		const highest = Math.max(...ends);
		return {
			row,
			name: fitted(row.name, width, LABEL),
			top: i * ROW,
			middle: i * ROW + MARKS,
			here: spread(here),
			pooled: spread(pooled),
			most: placed,
			above: apart([{ text: texts.here, x: scale(here.middle) }], width)[0] ?? { text: '', x: 0 },
			below: apart(under, width),
			ticks: ticksWithin(0, highest, { decimals: 6, count: TICKS }).map((value) => ({
				x: scale(value),
				value
			}))
		};
	});
}

/** Moved so that none covers another, and all are inside; cut where they find no room together. */
function apart(labels: readonly Label[], width: number): Label[] {
	const whole = labels.reduce((sum, { text }) => sum + textWidth(text, SMALL) + GAP, 0);
	const room = whole > width ? width / labels.length - GAP : width;
	const shown = labels.map(({ text, x }) => ({ text: fitted(text, room, SMALL), x }));
	const wishes = shown.map(({ text, x }) => ({ wanted: x, size: textWidth(text, SMALL) + GAP }));
	const places = placeApart(wishes, 0, width);
	return shown.map(({ text }, i) => ({ text, x: places[i] ?? 0 }));
}
