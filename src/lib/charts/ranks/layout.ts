import { scaleLinear } from 'd3';
import type { PointRole } from '../funnel/state.ts';
import { placeApart } from '../scale/placement.ts';
import type { Gap } from '../scale/role.ts';
import { fitted, LABEL, lineHeight, SMALL, textWidth, wrap } from '../scale/type.ts';
import type { RankRow, RanksState } from './state.ts';

/** Everything below is in pixels from the upper left corner. */
export interface RanksPicture {
	height: number;
	/** Where the values and the ranks are drawn. */
	value: Panel;
	/** Null where nobody is ranked. */
	rank: Panel | null;
	top: number;
	bottom: number;
	rows: PlacedRow[];
	names: PlacedName[];
	reference: { x: number; text: string; textX: number } | null;
	/** Rows are so many that most have no name, and those without a value no place. */
	dense: boolean;
	/** Those without a value: no row each, but their names by what they have instead. */
	left: { state: Gap; y: number; lines: string[] }[];
}

interface Panel {
	left: number;
	right: number;
	ticks: { text: string; x: number; anchor: 'start' | 'middle' | 'end' }[];
	/** Lines from top to bottom. */
	lines: { x: number; kind: 'grid' | 'zero' | 'third' }[];
}

export interface PlacedRow {
	id: string;
	role: PointRole;
	y: number;
	dot: number | null;
	span: { low: number; high: number } | null;
	rank: { low: number; high: number; middle: number } | null;
	third: RankRow['third'];
}

export interface PlacedName {
	id: string;
	role: PointRole;
	text: string;
	/** Baseline. */
	y: number;
	/** From the name to its row, where it isn't beside it. */
	leader: string | null;
}

/** What is written in the picture, in the language of the page. */
export interface RanksTexts {
	numbers: readonly string[];
	rank: (n: number) => string;
	reference: string;
	/** Why some have no value, with who they are. */
	left: (state: Gap, names: readonly string[]) => string;
}

type Scale = (x: number) => number;

const ROW = 20;
const DENSE_ROW = 7;
/** More rows than this have no room for a name each. */
const MOST = 90;
const LINE = lineHeight(SMALL);
const TOP = 3 * LINE + 8;
const BETWEEN = 18;

/** Places the rows in a width; the height follows from how many they are. */
export function layout(state: RanksState, width: number, texts: RanksTexts): RanksPicture {
	const drawn = state.rows.filter(({ cell }) => cell.state === 'value');
	const dense = drawn.length > MOST;
	const step = dense ? DENSE_ROW : ROW;
	const bottom = TOP + drawn.length * step;
	const nameRoom = roomForNames(drawn, width);
	const left = leftOf(state.rows, { top: bottom + 20, width, texts });
	const panels = panelsOf(nameRoom + 10, width, state.ranked > 0);
	const x = scaleLinear([state.domain.low, state.domain.high], panels.value);
	const r = panels.rank && scaleLinear([1, Math.max(2, state.ranked)], panels.rank);
	const rows = drawn.map((row, i) => placedRow(row, TOP + (i + 0.5) * step, x, r));
	return {
		height: left.reduce((_, { y, lines }) => y + lines.length * LINE, bottom + 6),
		value: valuePanel(state, texts, x, panels.value),
		rank: panels.rank && r && rankPanel(state.ranked, texts, r, panels.rank),
		top: TOP,
		bottom,
		rows,
		names: namesOf(drawn, rows, { dense, nameRoom, bottom }),
		reference: referenceOf(state, texts, x, panels.value),
		dense,
		left
	};
}

function roomForNames(rows: readonly RankRow[], width: number): number {
	const widest = Math.max(
		0,
		...rows.map(({ label, role }) => textWidth(label, LABEL, role !== 'other'))
	);
	return Math.min(widest + 2, Math.max(96, width * 0.26));
}

function panelsOf(left: number, width: number, ranked: boolean) {
	const right = width - 12;
	if (!ranked) return { value: [left + 4, right] as const, rank: null };
	const split = left + (right - left) * 0.56;
	return { value: [left + 4, split - BETWEEN] as const, rank: [split + BETWEEN, right] as const };
}

function placedRow(row: RankRow, y: number, x: Scale, r: Scale | null): PlacedRow {
	const { id, role, cell, third } = row;
	const span = row.span && { low: x(row.span.low), high: x(row.span.high) };
	const rank = row.rank &&
		r && { low: r(row.rank.low), high: r(row.rank.high), middle: r(row.rank.middle) };
	const dot = cell.state === 'value' ? x(cell.value) : null;
	return { id, role, y, dot, span, rank, third: rank ? third : null };
}

function valuePanel(
	{ domain }: RanksState,
	{ numbers }: RanksTexts,
	x: Scale,
	[left, right]: readonly [number, number]
): Panel {
	const all = domain.ticks.map((value, i) => ({
		...{ text: numbers[i] ?? '', x: x(value), anchor: 'middle' as const }
	}));
	return {
		left,
		right,
		ticks: spaced(all),
		lines: domain.ticks.map((value) => ({
			x: x(value),
			kind: value === 0 ? ('zero' as const) : ('grid' as const)
		}))
	};
}

/** Leaves out every second tick until they have room. */
function spaced(ticks: Panel['ticks']): Panel['ticks'] {
	const tight = ticks.some(
		({ text, x }, i) => i > 0 && x - (ticks[i - 1]?.x ?? 0) < textWidth(text, SMALL) + 8
	);
	return tight && ticks.length > 2 ? spaced(ticks.filter((_, i) => i % 2 === 0)) : ticks;
}

/** The ends of the ranks, and the lines that part the thirds. */
function rankPanel(
	ranked: number,
	{ rank }: RanksTexts,
	r: Scale,
	[left, right]: readonly [number, number]
): Panel {
	return {
		left,
		right,
		ticks: [
			{ text: rank(1), x: left, anchor: 'start' },
			{ text: rank(ranked), x: right, anchor: 'end' }
		],
		lines: [
			{ x: r(1), kind: 'grid' },
			...[1, 2].map((part) => ({ x: r((ranked * part) / 3 + 0.5), kind: 'third' as const })),
			{ x: r(Math.max(2, ranked)), kind: 'grid' }
		]
	};
}

function namesOf(
	rows: readonly RankRow[],
	placed: readonly PlacedRow[],
	{ dense, nameRoom, bottom }: { dense: boolean; nameRoom: number; bottom: number }
): PlacedName[] {
	const named = rows.flatMap((row, i) =>
		!dense || stands(row) ? [{ row, place: placed[i] }] : []
	);
	const wishes = named.map(({ place }) => ({ wanted: place?.y ?? 0, size: dense ? LINE : 1 }));
	const places = dense
		? placeApart(wishes, TOP - LINE / 2, bottom + LINE / 2)
		: wishes.map(({ wanted }) => wanted);
	return named.map(({ row, place }, i) => {
		const [y, at] = [places[i] ?? 0, place?.y ?? 0];
		return {
			id: row.id,
			role: row.role,
			text: fitted(row.label, nameRoom, dense ? SMALL : LABEL, row.role !== 'other'),
			y: y + 4,
			leader:
				dense && Math.abs(y - at) > 3
					? `M${nameRoom + 2},${y.toFixed(1)}L${nameRoom + 10},${at.toFixed(1)}`
					: null
		};
	});
}

/** Where rows have no room for their names, those have that one looks for. */
const stands = ({ role, outermost }: RankRow) => role !== 'other' || outermost === true;

function referenceOf(
	{ reference }: RanksState,
	texts: RanksTexts,
	x: Scale,
	[left, right]: readonly [number, number]
): RanksPicture['reference'] {
	if (!reference) return null;
	const at = x(reference.value);
	const half = textWidth(texts.reference, SMALL) / 2;
	const textX = Math.max(left - 4 + half, Math.min(right + BETWEEN - half, at));
	return { x: at, text: texts.reference, textX };
}

const GAPS: readonly Gap[] = ['hidden', 'protecting', 'not-collected', 'not-applicable'];
/** Beside the mark of the state. */
const INDENT = 28;

/** The names of those without a value, by name, a paragraph for each state. */
function leftOf(
	rows: readonly RankRow[],
	{ top, width, texts }: { top: number; width: number; texts: RanksTexts }
): RanksPicture['left'] {
	let y = top;
	return GAPS.flatMap((state) => {
		const names = rows.filter(({ cell }) => cell.state === state).map(({ label }) => label);
		if (names.length === 0) return [];
		const one = { state, y, lines: wrap(texts.left(state, names), width - INDENT - 8, SMALL) };
		y += one.lines.length * LINE + 8;
		return [one];
	});
}

/** The row at a height. */
export function rowNear({ rows, top, bottom }: RanksPicture, y: number): string | null {
	if (y < top || y > bottom) return null;
	const step = (bottom - top) / Math.max(1, rows.length);
	return rows[Math.min(rows.length - 1, Math.floor((y - top) / step))]?.id ?? null;
}
