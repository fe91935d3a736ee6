import { area, line as path, scaleLinear } from 'd3';
import { placeApart } from '../scale/placement.ts';
import type { Gap, Role, Span } from '../scale/role.ts';
import { LABEL, lineHeight, SMALL, textWidth, wrap } from '../scale/type.ts';
import { yearTicks } from '../scale/years.ts';
import { lastKnown, type TrendLine, type TrendState, type ValuePoint } from './state.ts';
import type { EndText } from './words.ts';

/** Everything below is in pixels from the upper left corner. */
export interface TrendPicture {
	height: number;
	plot: Box;
	ticks: { value: number; y: number }[];
	years: { year: number; x: number }[];
	lines: PlacedLine[];
	cuts: { x: number; top: number; textX: number; anchor: 'start' | 'end'; lines: string[] }[];
	ends: PlacedEnd[];
	gapRows: { id: string; label: string; role: Role; y: number; marks: PlacedGap[] }[];
	/** What the marks for missing figures mean; the middle of each mark. */
	key: { state: Gap; x: number; y: number; text: string }[];
	markWidth: number;
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The picture's texts, as they are written in the language of the page. */
export interface TrendTexts {
	/** What stands at each line's end, in the state's order. */
	texts: readonly EndText[];
	/** The scale's ticks. */
	numbers: readonly string[];
	states: Record<Gap, string>;
}

type PlacedGap = { x: number; state: Gap };

export interface PlacedLine {
	id: string;
	role: Role;
	/** SVG path data. */
	strokes: string[];
	bands: { area: string; edges: string }[];
	whiskers: { x: number; low: number; high: number }[];
	/** A point is alone when no line leads to it. */
	points: { x: number; y: number; alone: boolean }[];
}

export interface PlacedEnd {
	id: string;
	role: Role;
	x: number;
	/** First baseline. */
	y: number;
	lines: { text: string; strong: boolean }[];
	/** From the last point to the label, when it isn't seen which belong together. */
	leader: string | null;
}

type Scale = (x: number) => number;
type EndBox = { lines: PlacedEnd['lines']; width: number; height: number };

const END_GAP = 12;
const ROW = 18;
const LABEL_LINE = lineHeight(LABEL);
const SMALL_LINE = lineHeight(SMALL);

/**
 * Places a trend in a width.
 *
 * @param size   height is the least; more is taken when the labels need it
 */
export function layout(
	state: TrendState,
	{ width, height }: { width: number; height: number },
	{ texts, numbers, states }: TrendTexts
): TrendPicture {
	const ends = texts.map((text) => endBox(text, Math.max(84, Math.min(200, width * 0.3))));
	const left = Math.max(0, ...numbers.map((text) => textWidth(text, SMALL))) + 14;
	const right = width - Math.max(0, ...ends.map((end) => end.width)) - END_GAP - 4;
	const x = yearScale(state.years, left, right);
	const cuts = placedCuts(state, x, width);
	const top = Math.max(SMALL_LINE, ...cuts.map((cut) => cut.lines.length * SMALL_LINE)) + 10;
	const rows = state.lines.filter(({ gaps }) => gaps.length > 0);
	const needed = ends.reduce((sum, end) => sum + end.height, 0);
	const below = 24 + rows.length * ROW;
	const bottom = Math.max(height - below, top + needed, top + 120);
	const y = scaleLinear([state.domain.low, state.domain.high], [bottom, top]);
	const key = placedKey(rows, states, { width, y: bottom + below + 18 });
	return {
		height: (key.at(-1)?.y ?? bottom + below - 8) + 12,
		plot: { left, right, top, bottom },
		ticks: state.domain.ticks.map((value) => ({ value, y: y(value) })),
		years: yearTicks(state.years, x, 40).map((year) => ({ year, x: x(year) })),
		lines: state.lines.map((line) => placedLine(line, x, y)),
		cuts: cuts.map((cut) => ({ ...cut, top: top - 6 })),
		ends: placedEnds(state.lines, ends, { x, y, right, top, bottom }),
		gapRows: rows.map(({ id, label, role, gaps }, i) => ({
			id,
			label,
			role,
			y: bottom + 24 + i * ROW + 9,
			marks: gaps.map(({ year, state: gap }) => ({ x: x(year), state: gap }))
		})),
		key,
		markWidth: Math.max(3, Math.min(20, nearest(state.years, x) * 0.7))
	};
}

/** A lone year stands where the last one would have stood, beside its label. */
function yearScale(years: readonly number[], left: number, right: number): Scale {
	const [first = 0, last = 0] = [years[0], years.at(-1)];
	if (first === last) return () => right - 6;
	return scaleLinear([first, last], [left + 10, right - 6]);
}

function nearest(years: readonly number[], x: Scale): number {
	return Math.min(40, ...years.slice(1).map((year, i) => x(year) - x(years[i] ?? year)));
}

function endBox({ name, figure }: EndText, room: number): EndBox {
	const lines = [
		...(name ? wrap(name, room, LABEL, true).map((text) => ({ text, strong: true })) : []),
		...(figure ? wrap(figure, room, LABEL).map((text) => ({ text, strong: false })) : [])
	];
	const width = Math.max(0, ...lines.map(({ text, strong }) => textWidth(text, LABEL, strong)));
	return { lines, width, height: lines.length * LABEL_LINE + 4 };
}

function placedLine({ id, role, segments, known }: TrendLine, x: Scale, y: Scale): PlacedLine {
	const whisker = (year: number, { low, high }: Span) => ({
		x: x(year),
		low: y(low),
		high: y(high)
	});
	const stroke = path<ValuePoint>(
		(p) => x(p.year),
		(p) => y(p.value)
	).digits(2);
	const band = area<ValuePoint>(
		(p) => x(p.year),
		(p) => y(p.span?.low ?? p.value),
		(p) => y(p.span?.high ?? p.value)
	).digits(2);
	const edges = (run: ValuePoint[]) => `${band.lineY0()(run) ?? ''}${band.lineY1()(run) ?? ''}`;
	const runs = segments.flatMap(spanRuns);
	return {
		id,
		role,
		strokes: segments.filter((s) => s.length > 1).map((s) => stroke(s) ?? ''),
		bands: runs
			.filter((run) => run.length > 1)
			.map((run) => ({ area: band(run) ?? '', edges: edges(run) })),
		whiskers: [
			...runs
				.filter((run) => run.length === 1)
				.flatMap(([p]) => (p?.span ? [whisker(p.year, p.span)] : [])),
			...known.map(({ year, span }) => whisker(year, span))
		],
		points: segments.flatMap((segment) =>
			segment.map((p) => ({ x: x(p.year), y: y(p.value), alone: segment.length === 1 }))
		)
	};
}

/** Stretches of a segment where every point has a span. */
function spanRuns(segment: readonly ValuePoint[]): ValuePoint[][] {
	const runs: ValuePoint[][] = [[]];
	for (const point of segment) {
		if (point.span) runs.at(-1)?.push(point);
		else runs.push([]);
	}
	return runs.filter((run) => run.length > 0);
}

/** Each text stands on the side with more room, between its neighbours and the picture's edges. */
function placedCuts(
	{ cuts }: TrendState,
	x: Scale,
	width: number
): Omit<TrendPicture['cuts'][number], 'top'>[] {
	const places = cuts.map(({ at }) => x(at));
	return cuts.map(({ text }, i) => {
		const here = places[i] ?? 0;
		const before = here - (i > 0 ? ((places[i - 1] ?? 0) + here) / 2 : 0);
		const after = (i < places.length - 1 ? ((places[i + 1] ?? 0) + here) / 2 : width) - here;
		const anchor = after >= before ? 'start' : 'end';
		const lines = wrap(text, Math.max(before, after) - 8, SMALL);
		return { x: here, textX: here + (anchor === 'start' ? 6 : -6), anchor, lines };
	});
}

function placedEnds(
	lines: readonly TrendLine[],
	boxes: readonly EndBox[],
	{ x, y, right, top, bottom }: { x: Scale; y: Scale; right: number; top: number; bottom: number }
): PlacedEnd[] {
	const ends = lines.map(endPoint);
	const wishes = boxes.map(({ height }, i) => {
		const end = ends[i];
		return { wanted: end ? y(end.value) : bottom - height / 2, size: height };
	});
	const middles = placeApart(wishes, top - 8, bottom + LABEL_LINE / 2);
	return lines.map(({ id, role }, i) => {
		const [box, middle = 0, end] = [boxes[i], middles[i], ends[i]];
		const start = end ? { x: x(end.year), y: y(end.value) } : null;
		return {
			id,
			role,
			x: right + END_GAP,
			y: middle - (box?.height ?? 0) / 2 + LABEL_LINE - 2,
			lines: box?.lines ?? [],
			leader: start && leader(start, { x: right + END_GAP - 3, y: middle })
		};
	});
}

/** Where a line's label belongs: its last value, or the middle of a newer span. */
function endPoint(line: TrendLine): { year: number; value: number } | null {
	const known = lastKnown(line);
	return known ? { year: known.year, value: (known.span.low + known.span.high) / 2 } : line.last;
}

/** Only when the label lies away from its point; a short way needs no help. */
function leader(from: { x: number; y: number }, to: { x: number; y: number }): string | null {
	if (Math.abs(to.y - from.y) < 8 && to.x - from.x < 24) return null;
	return `M${(from.x + 5).toFixed(1)},${from.y.toFixed(1)}L${to.x.toFixed(1)},${to.y.toFixed(1)}`;
}

const STATES: Gap[] = ['hidden', 'protecting', 'not-collected', 'not-applicable'];

/** Side by side when there is room, else below each other. */
function placedKey(
	rows: readonly TrendLine[],
	words: Record<Gap, string>,
	{ width, y }: { width: number; y: number }
): TrendPicture['key'] {
	const seen = new Set(rows.flatMap(({ gaps }) => gaps.map((gap) => gap.state)));
	const key = STATES.filter((one) => seen.has(one)).map((one) => ({
		state: one,
		text: words[one]
	}));
	const lengths = key.map(({ text }) => textWidth(text, SMALL) + 48);
	const across = lengths.reduce((sum, length) => sum + length, 0) <= width;
	let x = 10;
	return key.map((entry, i) => {
		const placed = { ...entry, x, y: y + (across ? 0 : i * ROW) };
		if (across) x += lengths[i] ?? 0;
		return placed;
	});
}
