import { area, line as path, scaleLinear } from 'd3';
import type { PointRole } from '../funnel/state.ts';
import type { Gap } from '../scale/role.ts';
import { fitted, LABEL, lineHeight, SMALL, textWidth } from '../scale/type.ts';
import type { TrendLine, ValuePoint } from '../trend/state.ts';
import type { MultiplesState, PanelState } from './state.ts';

/** Everything below is in pixels from the upper left corner. */
export interface MultiplesPicture {
	height: number;
	panels: PlacedPanel[];
	/** What the marks mean, on lines of their own above the panels. */
	key: { kind: KeyKind; x: number; y: number; text: string }[];
	markWidth: number;
}

export type KeyKind = Gap | 'reference' | 'cut' | 'carried' | 'unsure';

export interface PlacedPanel {
	id: string;
	role: PointRole;
	name: { x: number; y: number; text: string };
	note: { x: number; y: number; text: string };
	/** The room of the whole panel, and of its plot. */
	box: Box;
	plot: Box;
	ticks: { y: number; text: string }[];
	years: { x: number; y: number; text: string; anchor: 'start' | 'end' }[];
	cuts: number[];
	reference: string[];
	strokes: string[];
	bands: string[];
	/** Each value; hollow where the answer is from an earlier year. */
	points: { x: number; y: number; carried: boolean; small: boolean }[];
	gaps: { x: number; y: number; state: Gap }[];
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** What is written in the picture beside names and notes. */
export interface MultiplesTexts {
	numbers: readonly string[];
	key: readonly { kind: KeyKind; text: string }[];
}

const LEAST = 148;
const PLOT = 58;
const GAP_ROW = 12;
const NAME = lineHeight(LABEL);
const NOTE = lineHeight(SMALL);
const BETWEEN = { x: 20, y: 18 };
const PANEL = NAME + NOTE + 6 + PLOT + GAP_ROW + NOTE;

/** Places the panels in a width: as many beside each other as have room. */
export function layout(
	state: MultiplesState,
	width: number,
	texts: MultiplesTexts
): MultiplesPicture {
	const margin = Math.max(0, ...texts.numbers.map((text) => textWidth(text, SMALL) + 8));
	const columns = Math.max(2, Math.floor((width - margin + BETWEEN.x) / (LEAST + BETWEEN.x)));
	const each = (width - margin - (columns - 1) * BETWEEN.x) / columns;
	const key = keyOf(texts.key, width);
	const start = key.length > 0 ? (key.at(-1)?.y ?? 0) + 20 : 0;
	const panels = state.panels.map((panel, i) => {
		const left = margin + (i % columns) * (each + BETWEEN.x);
		const top = start + Math.floor(i / columns) * (PANEL + BETWEEN.y);
		const numbers = i % columns === 0 ? texts.numbers : [];
		return placedPanel(panel, state, { left, top, width: each, numbers });
	});
	const rows = Math.ceil(panels.length / columns);
	return {
		height: Math.max(40, start + rows * (PANEL + BETWEEN.y) - BETWEEN.y + 4),
		panels,
		key,
		markWidth: Math.max(4, Math.min(10, (each / Math.max(2, state.years.length)) * 0.8))
	};
}

interface Place {
	left: number;
	top: number;
	width: number;
	/** Of the scale, beside the first panel of a line. */
	numbers: readonly string[];
}

function placedPanel(panel: PanelState, state: MultiplesState, place: Place): PlacedPanel {
	const { left, top, width, numbers } = place;
	const plot = { left, right: left + width, top: top + NAME + NOTE + 6, bottom: 0 };
	plot.bottom = plot.top + PLOT;
	const x = yearScale(state.years, plot);
	const y = scaleLinear([panel.low, panel.high], [plot.bottom, plot.top]).clamp(true);
	const strong = panel.role !== 'other';
	return {
		id: panel.id,
		role: panel.role,
		name: { x: left, y: top + LABEL, text: fitted(panel.label, width, LABEL, strong) },
		note: { x: left, y: top + NAME + SMALL, text: fitted(panel.note, width, SMALL) },
		box: { left, right: left + width, top, bottom: top + PANEL },
		plot,
		ticks: ticksOf(state.ticks, y, numbers),
		years: yearsOf(state.years, plot),
		cuts: state.cuts.map(({ at }) => x(at)),
		// Beside nothing it says nothing of the kommune.
		reference: state.reference && panel.line.last ? strokesOf(state.reference.line, x, y) : [],
		strokes: strokesOf(panel.line, x, y),
		bands: bandsOf(panel.line, x, y),
		points: pointsOf(panel, x, y),
		gaps: panel.line.gaps.map((gap) => ({
			...{ x: x(gap.year), y: plot.bottom + GAP_ROW / 2 + 2, state: gap.state }
		}))
	};
}

type Scale = (x: number) => number;

function yearScale(years: readonly number[], { left, right }: Box): Scale {
	const [first = 0, last = 0] = [years[0], years.at(-1)];
	if (first === last) return () => (left + right) / 2;
	return scaleLinear([first, last], [left + 5, right - 5]);
}

/** Zero, and the highest: small panels have room for no more. */
function ticksOf(ticks: readonly number[], y: Scale, numbers: readonly string[]) {
	return ticks.flatMap((value, i) =>
		i === 0 || i === ticks.length - 1 ? [{ y: y(value), text: numbers[i] ?? '' }] : []
	);
}

function yearsOf(years: readonly number[], { left, right, bottom }: Box): PlacedPanel['years'] {
	const [first, last] = [years[0], years.at(-1)];
	const y = bottom + GAP_ROW + SMALL + 2;
	if (first === undefined || last === undefined) return [];
	if (first === last) return [{ x: (left + right) / 2 - 14, y, text: `${first}`, anchor: 'start' }];
	return [
		{ x: left, y, text: `${first}`, anchor: 'start' },
		{ x: right, y, text: `${last}`, anchor: 'end' }
	];
}

function strokesOf({ segments }: TrendLine, x: Scale, y: Scale): string[] {
	const stroke = path<ValuePoint>(
		(p) => x(p.year),
		(p) => y(p.value)
	).digits(1);
	return segments.filter((one) => one.length > 1).map((one) => stroke(one) ?? '');
}

function bandsOf({ segments }: TrendLine, x: Scale, y: Scale): string[] {
	const band = area<ValuePoint>(
		(p) => x(p.year),
		(p) => y(p.span?.low ?? p.value),
		(p) => y(p.span?.high ?? p.value)
	).digits(1);
	const known = segments.filter((one) => one.length > 1 && one.some(({ span }) => span));
	return known.map((one) => band(one) ?? '');
}

/** A point that no line leads to is drawn as large as the last one; those between are small. */
function pointsOf({ line, carried }: PanelState, x: Scale, y: Scale): PlacedPanel['points'] {
	return line.segments.flatMap((segment) =>
		segment.map((p) => ({
			...{ x: x(p.year), y: y(p.value), carried: carried.has(p.year) },
			small: segment.length > 1 && p !== line.last
		}))
	);
}

/** Side by side while there is room, then on the next line. */
function keyOf(entries: MultiplesTexts['key'], width: number): MultiplesPicture['key'] {
	let [x, y] = [0, SMALL / 2 + 2];
	return entries.map(({ kind, text }) => {
		const length = 26 + textWidth(text, SMALL) + 18;
		if (x > 0 && x + length - 18 > width) [x, y] = [0, y + NOTE + 4];
		const placed = { kind, x, y, text: fitted(text, width - 26, SMALL) };
		x += length;
		return placed;
	});
}

/** The panel at a place. */
export function panelNear({ panels }: MultiplesPicture, x: number, y: number): string | null {
	const within = ({ box }: PlacedPanel) =>
		x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
	return panels.find(within)?.id ?? null;
}
