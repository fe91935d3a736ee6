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
	across: number;
	down: number;
}

const STEP = 6;
const HEIGHT = lineHeight(SMALL);
/** From a name to what it names, in pixels, where it stands beside it. */
const GAP = 3;

/** The room around the cells, without what is taken already. */
export function freeGround(
	hexes: readonly Middle[],
	room: { width: number; height: number; size: number; taken: readonly Box[] }
): Ground {
	const { width, height, size } = room;
	const across = Math.floor(width / STEP);
	const down = Math.floor(height / STEP);
	const ground = { width, height, size, hexes, across, down, taken: new Uint8Array(across * down) };
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

/** Where a name may stand beside a cell: to the east, west, north and south, and between them. */
const SIDES = [
	{ x: 1, y: 0 },
	{ x: -1, y: 0 },
	{ x: 0, y: -1 },
	{ x: 0, y: 1 },
	{ x: 1, y: 1 },
	{ x: -1, y: 1 },
	{ x: 1, y: -1 },
	{ x: -1, y: -1 }
];

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
	for (
		let far = ground.size / 2 + GAP;
		far < Math.min(best?.cost ?? farthest, farthest);
		far += STEP
	)
		for (const box of boxesAround(own, room, far)) {
			if (!isFree(ground, box)) continue;
			const cost = far + (mistaken(others, box, far) ? 2 * ground.size : 0);
			if (!best || cost < best.cost) best = { box, cost };
		}
	if (!best) return null;
	take(ground, best.box);
	const { x, y } = best.box;
	return { code, text, bold, x, y: y + SMALL, leader: leaderOf(ground, own, best.box) };
}

interface Candidate {
	box: Box;
	cost: number;
}

/** The boxes that lie so far from one of the cells. */
function boxesAround(
	own: readonly Middle[],
	{ width, height }: Pick<Box, 'width' | 'height'>,
	far: number
): Box[] {
	return own.flatMap((cell) =>
		SIDES.map((side) => {
			const out = side.x !== 0 && side.y !== 0 ? far * Math.SQRT1_2 : far;
			return {
				x: cell.x + side.x * out + ((side.x - 1) / 2) * width,
				y: cell.y + side.y * out + ((side.y - 1) / 2) * height,
				...{ width, height }
			};
		})
	);
}

function othersThan({ hexes }: Ground, own: readonly Middle[]): Middle[] {
	const mine = new Set(own.map(({ x, y }) => `${x} ${y}`));
	return hexes.filter(({ x, y }) => !mine.has(`${x} ${y}`));
}

/** A name that lies nearer to another's cells would be read as theirs. */
const mistaken = (others: readonly Middle[], box: Box, far: number) =>
	nearest(others, box).far < far;

/** The middle that is nearest to a box, and how far it is. */
function nearest(hexes: readonly Middle[], { x, y, width, height }: Box) {
	let best = { far: Infinity, x: 0, y: 0 };
	for (const hex of hexes) {
		const dx = Math.max(x - hex.x, 0, hex.x - x - width);
		const dy = Math.max(y - hex.y, 0, hex.y - y - height);
		const far = Math.sqrt(dx * dx + dy * dy);
		if (far < best.far) best = { far, x: hex.x, y: hex.y };
	}
	return best;
}

function leaderOf(ground: Ground, own: readonly Middle[], box: Box): PlacedLabel['leader'] {
	const { far, x, y } = nearest(own, box);
	const beside = far < ground.size / 2 + 2 * GAP + STEP;
	if (beside && !mistaken(othersThan(ground, own), box, far)) return null;
	return {
		x1: Math.min(Math.max(x, box.x), box.x + box.width),
		y1: Math.min(Math.max(y, box.y), box.y + box.height),
		x2: x,
		y2: y
	};
}
