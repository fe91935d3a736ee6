import { scaleLinear } from 'd3';
import type { Gap, Role } from '../scale/role.ts';
import { LABEL, lineHeight, SMALL, textWidth, wrap } from '../scale/type.ts';
import type { CompareRow, CompareState } from './state.ts';
import type { RowText } from './words.ts';

/** Everything below is in pixels from the upper left corner. */
export interface ComparePicture {
	height: number;
	/** Where the scale has its zero. */
	zero: number;
	/** Where the lines of the scale are drawn: not across names that stand over their bars. */
	stretches: { top: number; bottom: number }[];
	bottom: number;
	ticks: { value: number; x: number }[];
	rows: PlacedRow[];
}

export interface PlacedRow {
	id: string;
	role: Role;
	/** Upper edge of the name; the note follows below it. */
	top: number;
	name: string[];
	note: string[];
	/** Middle of the bar. */
	middle: number;
	/** Null when there is no value. */
	bar: { x: number; width: number; end: number } | null;
	whisker: { low: number; high: number } | null;
	gap: Gap | null;
	/** Inside the bar, at its end, where the reference would stand between the bar and its figure. */
	figure: { x: number; lines: string[]; inside: boolean };
	reference: { x: number; text: string; textX: number } | null;
}

type Scale = (x: number) => number;

/** The rows' common measures. */
interface Measures {
	/** Where the bars start, and what there is for bars and figures. */
	start: number;
	room: number;
	/** Names stand over their bars when there is no room beside. */
	stacked: boolean;
	nameRoom: number;
}

export const BAR = 16;
export const MARK = 20;
const GAP = 7;
const BETWEEN = 14;
const NAME_LINE = lineHeight(LABEL);
const NOTE_LINE = lineHeight(SMALL);
/** Below this width the names go over the bars. */
const NARROW = 460;

/** Places the rows in a width; the height follows from what they hold. */
export function layout(
	state: CompareState,
	width: number,
	texts: readonly RowText[]
): ComparePicture {
	const measures = measuresOf(width, texts);
	const { low, high, ticks } = state.domain;
	const length = plotLength(state, texts, measures);
	const x = scaleLinear([low, high], [measures.start, measures.start + length]);
	const rows: PlacedRow[] = [];
	let y = 0;
	state.rows.forEach((row, i) => {
		const text = texts[i] ?? { name: row.label, note: '', figure: '', reference: '' };
		const { placed, height } = placedRow(row, text, { x, y, width, measures });
		rows.push(placed);
		y += height + BETWEEN;
	});
	const bottom = Math.max(0, y - BETWEEN / 2);
	return {
		height: bottom + 22,
		zero: x(0),
		stretches: stretchesOf(rows, bottom, measures),
		bottom,
		ticks: spaced(ticks.map((value) => ({ value, x: x(value) }))),
		rows
	};
}

function stretchesOf(
	rows: readonly PlacedRow[],
	bottom: number,
	{ stacked }: Measures
): ComparePicture['stretches'] {
	const beside = BAR / 2 + 4;
	if (!stacked) return [{ top: (rows[0]?.middle ?? 0) - beside, bottom }];
	return rows.map(({ middle }) => ({ top: middle - beside, bottom: middle + beside }));
}

function measuresOf(width: number, texts: readonly RowText[]): Measures {
	const widest = Math.max(
		0,
		...texts.map(({ name, note }) => Math.max(textWidth(name, LABEL, true), textWidth(note, SMALL)))
	);
	if (width < NARROW) return { start: 1, room: width - 1, stacked: true, nameRoom: width };
	const nameRoom = Math.min(widest, width * 0.34) + 4;
	return { start: nameRoom + 12, room: width - nameRoom - 12, stacked: false, nameRoom };
}

/** The longest scale that leaves every figure room to the right of its bar. */
function plotLength({ rows, domain }: CompareState, texts: readonly RowText[], { room }: Measures) {
	const extent = domain.high - domain.low;
	const lengths = rows.map((row, i) => {
		if (row.cell.state !== 'value') return room;
		const held = row.reference?.cell.state === 'value' ? row.reference.cell.value : 0;
		const end = Math.max(row.cell.value, row.span?.high ?? 0, held, 0);
		const figure = widestLine(figureLines(texts[i]?.figure ?? '', room)) + GAP + 4;
		return (room - figure) / Math.max(0.01, (end - domain.low) / extent);
	});
	return Math.max(60, Math.min(room - 16, ...lengths));
}

/** A long figure takes two lines before it takes much of the room. */
function figureLines(text: string, room: number): string[] {
	return wrap(text, Math.max(120, room * 0.4), LABEL, true);
}

const widestLine = (lines: readonly string[]) =>
	Math.max(0, ...lines.map((text) => textWidth(text, LABEL, true)));

function placedRow(
	row: CompareRow,
	text: RowText,
	{ x, y, width, measures }: { x: Scale; y: number; width: number; measures: Measures }
): { placed: PlacedRow; height: number } {
	const { stacked, nameRoom, room } = measures;
	const name = wrap(text.name, nameRoom, LABEL, true);
	const note = text.note ? wrap(text.note, nameRoom, SMALL) : [];
	const lines = figureLines(text.figure, room);
	const head = text.reference ? NOTE_LINE + 6 : 0;
	const words = name.length * NAME_LINE + note.length * NOTE_LINE;
	const half = Math.max(BAR + 4, lines.length * NAME_LINE) / 2;
	const middle = stacked ? y + words + head + 5 + half : y + head + half;
	const top = stacked ? y : middle - NAME_LINE / 2;
	const height = Math.max(middle + half, top + words) - y;
	const placed = {
		id: row.id,
		role: row.role,
		top,
		name,
		note,
		middle,
		...marks(row, x),
		figure: { ...figurePlace(row, x, widestLine(lines)), lines },
		reference: placedReference(row, text.reference, x, width)
	};
	return { placed, height };
}

function marks({ cell, span }: CompareRow, x: Scale): Pick<PlacedRow, 'bar' | 'whisker' | 'gap'> {
	if (cell.state !== 'value') return { bar: null, whisker: null, gap: cell.state };
	const [zero, end] = [x(0), x(cell.value)];
	return {
		bar: { x: Math.min(zero, end), width: Math.abs(end - zero), end },
		whisker: span ? { low: x(span.low), high: x(span.high) } : null,
		gap: null
	};
}

/**
 * To the right of the bar and its whisker. A reference that would cross the text has the figure go
 * into the bar, since after the reference it would be read as the reference's own; where the bar is
 * too short, past the reference all the same.
 */
function figurePlace(
	{ cell, span, reference }: CompareRow,
	x: Scale,
	width: number
): { x: number; inside: boolean } {
	const end =
		cell.state === 'value' ? Math.max(x(cell.value), span ? x(span.high) : 0) : x(0) + MARK + GAP;
	const start = Math.max(x(0), end) + GAP;
	const held = reference?.cell.state === 'value' ? x(reference.cell.value) : -1;
	if (held <= start - GAP || held >= start + width + GAP) return { x: start, inside: false };
	const within = cell.state === 'value' && !span && x(cell.value) - x(0) >= width + 2 * GAP;
	return within
		? { x: x(cell.value) - GAP - width, inside: true }
		: { x: held + GAP, inside: false };
}

function placedReference(
	{ reference }: CompareRow,
	text: string,
	x: Scale,
	width: number
): PlacedRow['reference'] {
	if (reference?.cell.state !== 'value') return null;
	const at = x(reference.cell.value);
	const half = textWidth(text, SMALL) / 2;
	return { x: at, text, textX: Math.max(half, Math.min(width - half, at)) };
}

/** Leaves out every second tick until the labels have room. */
function spaced(ticks: ComparePicture['ticks']): ComparePicture['ticks'] {
	const gap = (ticks[1]?.x ?? Infinity) - (ticks[0]?.x ?? 0);
	return gap < 44 && ticks.length > 2 ? spaced(ticks.filter((_, i) => i % 2 === 0)) : ticks;
}
