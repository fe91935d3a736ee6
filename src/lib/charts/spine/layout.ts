import { linear } from '../scale/domain.ts';
import type { Gap } from '../scale/role.ts';
import { LABEL, lineHeight, SMALL, textWidth, wrap } from '../scale/type.ts';
import { drawn, groupedRows, type SpineRow } from './state.ts';

/** Everything below is in pixels from the upper left corner. */
export interface PlacedSpine {
	height: number;
	/** The heading of a group, and the line below it. */
	heads: { lines: { text: string; y: number }[]; rule: number }[];
	rows: PlacedRow[];
}

interface Placed {
	x: number;
	text: string;
}

export interface PlacedRow {
	row: SpineRow;
	top: number;
	name: string[];
	note: string[];
	/** Middle of the scale, and its ends. */
	middle: number;
	from: number;
	to: number;
	/** Null where the kommune has no value. */
	own: number | null;
	gap: Gap | null;
	whisker: { low: number; high: number } | null;
	band: { low: number; high: number } | null;
	box: { low: number; high: number } | null;
	median: number | null;
	peers: { id: string; x: number }[];
	reference: number | null;
	/** The values at the ends of the band. */
	ends: Placed[];
	/** Where figure and word stand. */
	text: { x: number; lines: { text: string; y: number; of: 'figure' | 'word' }[] };
}

const HEAD = 34;
const BETWEEN = 14;
const BELOW = 24;
const NARROW = 620;
const NAMES = 0.3;
const TEXTS = 172;

interface Measures {
	stacked: boolean;
	nameRoom: number;
	from: number;
	to: number;
	textX: number;
	textRoom: number;
}

/** Places groups and rows below each other in a width; each row has a scale of its own. */
export function placeSpine(
	rows: readonly SpineRow[],
	width: number,
	endText: (x: number, row: SpineRow) => string
): PlacedSpine {
	const measures = measuresOf(width);
	const placed: PlacedSpine = { height: 0, heads: [], rows: [] };
	for (const group of groupedRows(rows)) {
		const names = wrap(group.name, width, LABEL, true);
		const lines = names.map((text, i) => ({
			...{ text, y: placed.height + HEAD - 12 + i * lineHeight(LABEL) }
		}));
		placed.height += HEAD + (names.length - 1) * lineHeight(LABEL);
		placed.heads.push({ lines, rule: placed.height - 6 });
		for (const row of group.rows) {
			const { one, height } = placedRow(row, placed.height, measures, endText);
			placed.rows.push(one);
			placed.height += height + BETWEEN;
		}
	}
	return placed;
}

function measuresOf(width: number): Measures {
	if (width < NARROW)
		return { stacked: true, nameRoom: width, from: 8, to: width - 8, textX: 0, textRoom: width };
	const nameRoom = width * NAMES;
	return {
		stacked: false,
		nameRoom: nameRoom - 8,
		from: nameRoom + 12,
		to: width - TEXTS - 20,
		textX: width - TEXTS,
		textRoom: TEXTS
	};
}

function placedRow(
	row: SpineRow,
	top: number,
	measures: Measures,
	endText: (x: number, row: SpineRow) => string
): { one: PlacedRow; height: number } {
	const { stacked, nameRoom, from, to, textX, textRoom } = measures;
	const name = wrap(row.name, nameRoom, LABEL);
	const note = wrap(row.note, nameRoom, SMALL);
	const named = name.length * lineHeight(LABEL) + note.length * lineHeight(SMALL);
	const middle = stacked ? top + named + 16 : top + 12;
	const below = middle + BELOW;
	const start = stacked ? below + 10 : top;
	const { lines, told } = written(row, start, textRoom);
	const text = { x: textX, lines };
	return {
		one: { row, top, name, note, middle, from, to, text, ...marks(row, from, to, endText) },
		height: stacked ? below + 10 + told - top : Math.max(named, told, middle - top + BELOW)
	};
}

/** Figure, and how it stands to the reference, in the lines that they need. */
function written(row: SpineRow, top: number, room: number) {
	const figures = wrap(row.figure, room, LABEL, true);
	const words = row.word ? wrap(row.word, room, SMALL, true) : [];
	const from = top + figures.length * lineHeight(LABEL);
	return {
		told: figures.length * lineHeight(LABEL) + words.length * lineHeight(SMALL),
		lines: [
			...figures.map((text, i) => ({
				...{ text, y: top + LABEL + i * lineHeight(LABEL), of: 'figure' as const }
			})),
			...words.map((text, i) => ({
				...{ text, y: from + SMALL + i * lineHeight(SMALL), of: 'word' as const }
			}))
		]
	};
}

/** What lies on the scale. Better lies to the right, where it is declared which end that is. */
function marks(
	row: SpineRow,
	from: number,
	to: number,
	endText: (x: number, row: SpineRow) => string
) {
	// What is held against others as one has no others to give the scale a beginning.
	const x = linear(
		[...drawn(row), ...(row.plain ? [0] : [])],
		row.better === 'down' ? [to, from] : [from, to]
	);
	const { cell, span, spread, peers, reference } = row;
	const stretch = (low: number, high: number) => {
		const ends = [x(low), x(high)] as const;
		return { low: Math.min(...ends), high: Math.max(...ends) };
	};
	return {
		own: cell?.state === 'value' ? x(cell.value) : null,
		gap: cell === null || cell.state === 'value' ? null : cell.state,
		whisker: cell?.state === 'value' && span ? stretch(span.low, span.high) : null,
		band: spread && stretch(spread.low, spread.high),
		box: spread && stretch(spread.lower, spread.upper),
		median: spread && x(spread.median),
		peers: peers.flatMap((peer) =>
			peer.cell.state === 'value' ? [{ id: peer.id, x: x(peer.cell.value) }] : []
		),
		reference: reference === null ? null : x(reference),
		ends: spread
			? apart([spread.low, spread.high].map((at) => ({ x: x(at), text: endText(at, row) })))
			: []
	};
}

/** Two numbers that would touch: the one to the right alone says too little, so neither is written. */
function apart(ends: Placed[]): Placed[] {
	const [a, b] = ends;
	if (!a || !b) return ends;
	const room = (textWidth(a.text, SMALL) + textWidth(b.text, SMALL)) / 2 + 6;
	return Math.abs(a.x - b.x) < room ? [] : ends;
}
