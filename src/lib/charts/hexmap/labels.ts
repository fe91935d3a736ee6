import { lineHeight, SMALL, textWidth } from '../scale/type.ts';

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface PlacedLabel {
	code: string;
	text: string;
	bold: boolean;
	/** Where the text begins, on its baseline. */
	x: number;
	y: number;
	/** From the name to what it names, where that doesn't lie just beside it. */
	leader: { x1: number; y1: number; x2: number; y2: number } | null;
}

interface Middle {
	x: number;
	y: number;
}

/** What a name must not lie on, in steps of `STEP` pixels. */
export interface Ground {
	width: number;
	height: number;
	size: number;
	hexes: readonly Middle[];
	/** Whether each square is taken, row by row. */
	taken: Uint8Array;
	/** Names that stand there. */
	names: Box[];
	across: number;
	down: number;
}

const STEP = 6;
const HEIGHT = lineHeight(SMALL);
/** From a name to what it names, in pixels, where it stands beside it. */
const GAP = 3;
/** A line to a cell ends so far from its middle, in cells. */
const SHORT = 0.36;

/** The room around the cells, without what is taken already. */
export function freeGround(
	hexes: readonly Middle[],
	room: { width: number; height: number; size: number; taken: readonly Box[] }
): Ground {
	const { width, height, size } = room;
	const across = Math.floor(width / STEP);
	const down = Math.floor(height / STEP);
	const ground = {
		width,
		height,
		size,
		hexes,
		across,
		down,
		names: [] as Box[],
		taken: new Uint8Array(across * down)
	};
	const half = size / 2 + GAP;
	for (const { x, y } of hexes)
		take(ground, { x: x - half, y: y - half, width: 2 * half, height: 2 * half });
	for (const box of room.taken) take(ground, box);
	return ground;
}

function squares({ across, down }: Ground, { x, y, width, height }: Box) {
	return {
		from: Math.max(0, Math.floor(x / STEP)),
		to: Math.min(across - 1, Math.ceil((x + width) / STEP) - 1),
		top: Math.max(0, Math.floor(y / STEP)),
		bottom: Math.min(down - 1, Math.ceil((y + height) / STEP) - 1)
	};
}

function take(ground: Ground, box: Box): void {
	const { from, to, top, bottom } = squares(ground, box);
	for (let row = top; row <= bottom; row += 1)
		ground.taken.fill(1, row * ground.across + from, row * ground.across + to + 1);
}

function isFree(ground: Ground, box: Box): boolean {
	if (box.x < 0 || box.y < 0) return false;
	if (box.x + box.width > ground.width || box.y + box.height > ground.height) return false;
	const { from, to, top, bottom } = squares(ground, box);
	for (let row = top; row <= bottom; row += 1)
		for (let column = from; column <= to; column += 1)
			if (ground.taken[row * ground.across + column]) return false;
	return true;
}

interface Wanted {
	code: string;
	text: string;
	bold: boolean;
	/** The cells that it names. */
	own: readonly Middle[];
}

/**
 * Where a name may stand beside a cell: a way out, and how much of its width lies to the west of where
 * that leads.
 */
const SIDES = [
	...[0, 0.5, 1].flatMap((west) => [
		{ x: 0, y: -1, west },
		{ x: 0, y: 1, west }
	]),
	...[-1, 0, 1].flatMap((y) => [
		{ x: 1, y, west: 0 },
		{ x: -1, y, west: 1 }
	])
];
/** What it costs that a line crosses a cell, in cells. */
const CROSSED = 0.7;
/** What it costs that it goes through another name, in cells. */
const STRUCK = 8;
/** What it costs to lie nearer to another's cells, in cells. */
const MISTAKEN = 2;

/**
 * Puts a name where there is room, as near what it names as may be, and takes the room.
 *
 * @returns null where there is no room for it
 */
export function placeLabel(ground: Ground, wanted: Wanted): PlacedLabel | null {
	const { code, text, bold, own } = wanted;
	const room = { width: textWidth(text, SMALL, bold), height: HEIGHT };
	const others = othersThan(ground, own);
	let best: Candidate | null = null;
	const farthest = Math.max(ground.width, ground.height);
	for (let far = ground.size / 2 + GAP; far < (best?.cost ?? farthest); far += STEP)
		for (const { box, cell } of boxesAround(own, room, far)) {
			if (!isFree(ground, box)) continue;
			const cost: number = far + extraOf(ground, others, { box, cell, far });
			if (!best || cost < best.cost) best = { box, cell, cost };
		}
	if (!best) return null;
	const { box, cell } = best;
	take(ground, box);
	ground.names.push(box);
	const leader = leaderOf(ground, others, { box, cell });
	return { code, text, bold, x: box.x, y: box.y + SMALL, leader };
}

interface Beside {
	box: Box;
	/** What it stands beside. */
	cell: Middle;
}

interface Candidate extends Beside {
	cost: number;
}

/** The boxes that lie so far from one of the cells. */
function boxesAround(
	own: readonly Middle[],
	{ width, height }: Pick<Box, 'width' | 'height'>,
	far: number
): Beside[] {
	return own.flatMap((cell) =>
		SIDES.map((side) => {
			const out = side.x !== 0 && side.y !== 0 ? far * Math.SQRT1_2 : far;
			return {
				cell,
				box: {
					x: cell.x + side.x * out - side.west * width,
					y: cell.y + side.y * out + ((side.y - 1) / 2) * height,
					...{ width, height }
				}
			};
		})
	);
}

/** What speaks against a place beside how far it is: what its line would cross, and who lies nearer. */
function extraOf(
	{ hexes, names, size }: Ground,
	others: readonly Middle[],
	{ box, cell, far }: Beside & { far: number }
): number {
	const line = lineTo(box, cell);
	const struck = names.filter((name) => meets(name, line)).length;
	const crossed = hexes.filter((hex) => hex !== cell && farFrom(hex, line) < size / 2).length;
	const wrong = mistaken(others, box, far) ? MISTAKEN : 0;
	return size * (CROSSED * crossed + STRUCK * struck + wrong);
}

/** Whether a line goes through a box. */
function meets(
	{ x, y, width, height }: Box,
	{ x1, y1, x2, y2 }: NonNullable<PlacedLabel['leader']>
): boolean {
	const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / STEP);
	return Array.from({ length: steps + 1 }, (_, i) => i / Math.max(1, steps)).some((part) => {
		const [px, py] = [x1 + part * (x2 - x1), y1 + part * (y2 - y1)];
		return px >= x && px <= x + width && py >= y && py <= y + height;
	});
}

/** From the nearest point of a box to a cell's middle. */
const lineTo = (box: Box, cell: Middle) => ({
	x1: Math.min(Math.max(cell.x, box.x), box.x + box.width),
	y1: Math.min(Math.max(cell.y, box.y), box.y + box.height),
	x2: cell.x,
	y2: cell.y
});

/** How far a point is from a line between two points. */
function farFrom({ x, y }: Middle, { x1, y1, x2, y2 }: NonNullable<PlacedLabel['leader']>): number {
	const [dx, dy] = [x2 - x1, y2 - y1];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length;
	const on = Math.min(1, Math.max(0, along));
	return Math.hypot(x - x1 - on * dx, y - y1 - on * dy);
}

function othersThan({ hexes }: Ground, own: readonly Middle[]): Middle[] {
	const mine = new Set(own.map(({ x, y }) => `${x} ${y}`));
	return hexes.filter(({ x, y }) => !mine.has(`${x} ${y}`));
}

/** A name that lies nearer to another's cells would be read as theirs. */
const mistaken = (others: readonly Middle[], box: Box, far: number) => nearest(others, box) < far;

/** How far the nearest middle is from a box. */
function nearest(hexes: readonly Middle[], { x, y, width, height }: Box): number {
	let best = Infinity;
	for (const hex of hexes) {
		const dx = Math.max(x - hex.x, 0, hex.x - x - width);
		const dy = Math.max(y - hex.y, 0, hex.y - y - height);
		best = Math.min(best, dx * dx + dy * dy);
	}
	return Math.sqrt(best);
}

function leaderOf(
	{ size }: Ground,
	others: readonly Middle[],
	{ box, cell }: Beside
): PlacedLabel['leader'] {
	const { x1, y1, x2, y2 } = lineTo(box, cell);
	const far = Math.hypot(x2 - x1, y2 - y1);
	if (far < size / 2 + 2 * GAP + STEP && !mistaken(others, box, far)) return null;
	// It ends inside the cell, clear of what stands in its middle.
	const left = Math.min(1, (size * SHORT) / far);
	return { x1, y1, x2: x2 + (x1 - x2) * left, y2: y2 + (y1 - y2) * left };
}
