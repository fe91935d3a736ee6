import type { PlacedHex } from './layout.ts';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const WAYS: Record<Arrow, { x: number; y: number }> = {
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 },
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 }
};

export const isArrow = (key: string): key is Arrow => key in WAYS;

/** What lies to the side counts as farther away than what lies ahead. */
const ASIDE = 2;

/** The cell that an arrow leads to: the nearest one ahead; null at the edge. */
export function nextHex(
	hexes: readonly PlacedHex[],
	from: PlacedHex,
	arrow: Arrow
): PlacedHex | null {
	const way = WAYS[arrow];
	let best: { hex: PlacedHex; far: number } | null = null;
	for (const hex of hexes) {
		const [dx, dy] = [hex.x - from.x, hex.y - from.y];
		const ahead = dx * way.x + dy * way.y;
		const aside = Math.abs(dx * way.y - dy * way.x);
		// A little is the rounding of a place; a neighbour lies half a cell ahead or more.
		if (ahead < 1 || aside > 2 * ahead) continue;
		const far = ahead + ASIDE * aside;
		if (!best || far < best.far) best = { hex, far };
	}
	return best?.hex ?? null;
}

/** Two corners of a rectangle that is drawn, in the picture's pixels. */
export interface Drawn {
	x1: number;
	y1: number;
	x2: number;
	y2: number;
}

/** Those whose middle a rectangle holds. */
export function hexesIn(hexes: readonly PlacedHex[], { x1, y1, x2, y2 }: Drawn): string[] {
	const between = (x: number, one: number, other: number) =>
		x >= Math.min(one, other) && x <= Math.max(one, other);
	return hexes
		.filter(({ x, y }) => between(x, x1, x2) && between(y, y1, y2))
		.map(({ code }) => code);
}
