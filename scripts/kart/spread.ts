import type { Country } from './country.ts';
import type { Point } from './projected.ts';

const STEPS = 3000;
/** How hard each tie pulls, a border more than water. */
const PULL = { border: 0.06, water: 0.03 };
const APART = 0.5;
/** Shorter than a cell, so that nothing stays empty between them. */
const LENGTH = 0.8;

/**
 * Gives each kommune room for one cell: every tie is drawn towards a length of one in its true
 * direction, and no two middles may be nearer than that. So the country keeps its shape while Oslo's
 * surroundings get the room that Finnmark gives up.
 *
 * @returns middles in units of a cell
 */
export function spread({ at, ties }: Country): Point[] {
	const length = meanLength({ at, ties });
	const points = at.map(({ x, y }) => ({ x: x / length, y: y / length }));
	const wanted = ties.map(({ i, j, border }) => {
		const [from, to] = [at[i]!, at[j]!];
		const far = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
		return {
			...{ i, j, pull: border ? PULL.border : PULL.water },
			...{ x: (LENGTH * (to.x - from.x)) / far, y: (LENGTH * (to.y - from.y)) / far }
		};
	});
	for (let step = 0; step < STEPS; step += 1) {
		for (const { i, j, pull, x, y } of wanted) {
			const [from, to] = [points[i]!, points[j]!];
			const [dx, dy] = [to.x - from.x - x, to.y - from.y - y];
			push(from, to, pull * dx, pull * dy);
		}
		separate(points);
	}
	return points;
}

function meanLength({ at, ties }: Pick<Country, 'at' | 'ties'>): number {
	const lengths = ties.map(({ i, j }) =>
		Math.sqrt((at[i]!.x - at[j]!.x) ** 2 + (at[i]!.y - at[j]!.y) ** 2)
	);
	return lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
}

/** Moves two towards each other, half each. */
function push(from: Point, to: Point, dx: number, dy: number): void {
	from.x += dx / 2;
	from.y += dy / 2;
	to.x -= dx / 2;
	to.y -= dy / 2;
}

function separate(points: readonly Point[]): void {
	points.forEach((from, i) => {
		for (let j = i + 1; j < points.length; j += 1) {
			const to = points[j]!;
			const [dx, dy] = [to.x - from.x, to.y - from.y];
			const far = Math.sqrt(dx * dx + dy * dy);
			if (far >= 1 || far === 0) continue;
			const over = (APART * (far - 1)) / far;
			push(from, to, over * dx, over * dy);
		}
	});
}
