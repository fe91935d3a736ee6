import { AROUND, axial, middleOf, ROW_HEIGHT } from '#lib/domain/hexes.ts';
import { LABEL, lineHeight, SMALL, textWidth } from '../scale/type.ts';
import { freeGround, type Box, type PlacedLabel, placeLabel } from './labels.ts';
import type { HexInput, HexKey } from './state.ts';

/** Everything below is in pixels from the upper left corner. */
export interface HexPicture {
	width: number;
	height: number;
	/** From the middle of a cell to that of its neighbour. */
	size: number;
	/** The outline of a cell around its middle. */
	hexagon: string;
	hexes: PlacedHex[];
	/** The border of each fylke, in pieces. */
	borders: { code: string; path: string }[];
	labels: PlacedLabel[];
	/** The middle of the mark on each line of the scale. */
	keys: { x: number; y: number }[];
	/** Where the words about the one that is pointed at begin, and how wide they may be. */
	words: { x: number; y: number; room: number };
}

export interface PlacedHex {
	code: string;
	x: number;
	y: number;
}

type Input = Pick<HexInput, 'cells' | 'fylker' | 'near' | 'chosen'>;

/** No larger than this is a cell, in pixels: of the whole country, and close up. */
const LARGEST = { whole: 25, near: 76 };
/** Room for names to the west of the country, in pixels. */
const MARGIN = { wide: 84, narrow: 28 };
const KEY_ROW = 22;
export const KEY_SIZE = 18;
const WORDS_ROOM = 3 * lineHeight(LABEL);

/** What the scale takes of the room: so many lines, and in pixels. */
export interface ScaleRoom {
	rows: number;
	width: number;
}

/** Rounded up, so that other figures seldom move anything. */
const ROUNDED = 48;

export const roomFor = (keys: readonly HexKey[]): ScaleRoom => ({
	rows: keys.length,
	width:
		Math.ceil(
			(KEY_SIZE + 12 + Math.max(0, ...keys.map(({ text }) => textWidth(text, SMALL)))) / ROUNDED
		) * ROUNDED
});

/** Places the cells, the names and the scale in a width; the height follows from the country. */
export function layout(input: Input, scale: ScaleRoom, width: number): HexPicture {
	const all = input.cells.map((cell) => ({ ...cell, ...middleOf(axial(cell.at)) }));
	const near = input.near?.length ? new Set(input.near) : null;
	const seen = all.filter(({ code }) => !near || near.has(code));
	const { size, x, y, height: own } = fitted(seen, { width, near: near !== null });
	const words = { x: 1, y: scale.rows * KEY_ROW + 22, room: Math.min(width * 0.42, 260) };
	const taken = [
		{ x: 0, y: 0, width: scale.width, height: scale.rows * KEY_ROW },
		{ x: 0, y: words.y - LABEL, width: words.room, height: WORDS_ROOM }
	];
	const flat = all
		.map((cell) => ({ ...cell, x: x(cell.x), y: y(cell.y) }))
		.filter((at) => !near || within(at, { width, height: own, size }));
	const top = clearOf(taken, flat, size);
	const hexes = flat.map((hex) => ({ ...hex, y: hex.y + top }));
	const height = Math.max(own + top, words.y + WORDS_ROOM - LABEL);
	return {
		...{ width, height, size, words },
		keys: Array.from({ length: scale.rows }, (_, i) => ({
			x: KEY_SIZE / 2 + 1,
			y: 12 + i * KEY_ROW
		})),
		labels: labelsOf(input, hexes, { width, height, size, taken }),
		hexagon: hexagonOf(size),
		hexes: hexes.map(({ code, x, y }) => ({ code, x, y })),
		borders: bordersOf(input, hexes, size)
	};
}

type Middle = { x: number; y: number };

/** The scale from cells to pixels. */
function fitted(seen: readonly Middle[], { width, near }: { width: number; near: boolean }) {
	const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
	const [left, right] = seen.length > 0 ? [Math.min(...xs), Math.max(...xs)] : [0, 0];
	const [lower, upper] = seen.length > 0 ? [Math.min(...ys), Math.max(...ys)] : [0, 0];
	// Close up, half of the neighbours around are seen too.
	const rim = near ? 1.5 : 0.5;
	const across = right - left + 2 * rim;
	const margin = near ? 0 : width > 560 ? MARGIN.wide : MARGIN.narrow;
	const size = Math.min(near ? LARGEST.near : LARGEST.whole, (width - margin - 2) / across);
	const start = near ? Math.max(0, (width - across * size) / 2) : margin;
	return {
		size,
		x: (x: number) => start + 1 + (x - left + rim) * size,
		y: (y: number) => 2 + (upper - y + rim + 0.1) * size,
		height: (upper - lower + 2 * rim + 0.2) * size + (near ? 0 : lineHeight(SMALL)) + 4
	};
}

/** How far down the cells must be moved to lie clear of what is above them. */
function clearOf(taken: readonly Box[], hexes: readonly Middle[], size: number): number {
	const half = size / 2;
	const needed = taken.flatMap((box) =>
		hexes
			.filter(({ x }) => x - half < box.x + box.width)
			.map(({ y }) => box.y + box.height - (y - RADIUS * size) + 0.1)
			// What lies wholly above a box can't be moved past it by less than all of it.
			.filter((down) => down > 0)
	);
	return stepsDown(needed, (down) =>
		taken.every((box) =>
			hexes.every(
				({ x, y }) =>
					x - half >= box.x + box.width ||
					y + down - RADIUS * size >= box.y + box.height ||
					y + down + RADIUS * size <= box.y
			)
		)
	);
}

/** The least of some lengths that will do; none where nothing needs be moved. */
function stepsDown(lengths: readonly number[], does: (down: number) => boolean): number {
	return [0, ...lengths.toSorted((a, b) => a - b)].find(does) ?? 0;
}

function within(
	{ x, y }: Middle,
	{ width, height, size }: { width: number; height: number; size: number }
): boolean {
	const half = size / 2;
	return x >= half && x <= width - half && y >= half && y <= height - half;
}

/** From the middle of a cell to a corner, where the middles of neighbours are a unit apart. */
const RADIUS = 1 / (2 * ROW_HEIGHT);
/** The corners of a cell, clockwise from the upper one. */
const CORNERS = [
	{ x: 0, y: -RADIUS },
	{ x: 0.5, y: -RADIUS / 2 },
	{ x: 0.5, y: RADIUS / 2 },
	{ x: 0, y: RADIUS },
	{ x: -0.5, y: RADIUS / 2 },
	{ x: -0.5, y: -RADIUS / 2 }
];

const round = (x: number) => Math.round(x * 100) / 100;

/** The outline of a cell around its middle, of a width in pixels. */
export function hexagonOf(size: number): string {
	return `M${CORNERS.map(({ x, y }) => `${round(x * size)},${round(y * size)}`).join('L')}Z`;
}

/** The sides of cells that no cell of the same fylke lies at. */
function bordersOf(
	{ cells, fylker }: Input,
	hexes: readonly PlacedHex[],
	size: number
): HexPicture['borders'] {
	const fylkeAt = new Map(cells.map(({ at, fylke }) => [keyOf(axial(at)), fylke]));
	const placed = new Map(hexes.map((hex) => [hex.code, hex]));
	return fylker.flatMap(({ code }) => {
		const sides = cells
			.filter(({ fylke }) => fylke === code)
			.flatMap(({ code: own, at }) => {
				const hex = placed.get(own);
				if (!hex) return [];
				const { a, r } = axial(at);
				return AROUND.flatMap((step, d) =>
					fylkeAt.get(keyOf({ a: a + step.a, r: r + step.r })) === code ? [] : side(hex, d, size)
				);
			});
		return sides.length > 0 ? [{ code, path: sides.join('') }] : [];
	});
}

const keyOf = ({ a, r }: { a: number; r: number }) => `${a} ${r}`;

/** The side towards the neighbour in a direction, counted as in `AROUND`. */
function side({ x, y }: PlacedHex, d: number, size: number): string {
	const at = (i: number) => {
		const corner = CORNERS[(i + 6) % 6] ?? { x: 0, y: 0 };
		return `${round(x + corner.x * size)},${round(y + corner.y * size)}`;
	};
	return `M${at(1 - d)}L${at(2 - d)}`;
}

/** The names of the fylker beside them, and that of the chosen kommune. */
function labelsOf(
	{ cells, fylker, chosen }: Input,
	hexes: readonly (PlacedHex & { fylke: string; label: string })[],
	room: { width: number; height: number; size: number; taken: readonly Box[] }
): PlacedLabel[] {
	const wanted = fylker
		.map(({ code, name }) => ({
			...{ code, text: name, bold: false },
			own: hexes.filter(({ fylke }) => fylke === code)
		}))
		.filter(({ own }) => own.length > 0);
	const one = hexes.filter(({ code }) => code === chosen);
	const label = cells.find(({ code }) => code === chosen)?.label ?? '';
	const ground = freeGround(hexes, room);
	const all = [
		...one.map((own) => ({ code: own.code, text: label, bold: true, own: [own] })),
		...wanted
	];
	// What lies inland has a line across others wherever it stands: those at the edge choose first.
	const inland = ({ own }: { own: readonly PlacedHex[] }) => isInland(own, hexes, room.size);
	return [...all.filter((each) => !inland(each)), ...all.filter(inland)].flatMap(
		(each) => placeLabel(ground, each) ?? []
	);
}

/** Whether every cell has six others around it. */
function isInland(own: readonly PlacedHex[], hexes: readonly PlacedHex[], size: number): boolean {
	return own.every(({ x, y }) => {
		const around = hexes.filter((hex) => Math.hypot(hex.x - x, hex.y - y) < 1.1 * size);
		return around.length === AROUND.length + 1;
	});
}
