import type { Country } from './country.ts';
import { AROUND, cellAt, middleOf, type Axial } from '../../src/lib/domain/hexes.ts';
import type { Point } from './projected.ts';

/** What a good map is, in points. A neighbour kept in its true direction is worth 1.25. */
export const WORTH = {
	border: 1,
	water: 0.4,
	/** Each empty cell beside a kommune that is all islands. */
	sea: 0.15,
	/** For how well a neighbour lies where it does in the country. */
	direction: 0.25,
	/** Two of the same fylke beside one another, neighbours or not: no long tails. */
	same: 0.12,
	/** Each pair of cells where two fylker touch that don't in the country. */
	stranger: -0.6,
	/** By the square of the distance from where it belongs, in cells; and by its fourth power. */
	astray: -0.012,
	lost: -0.001,
	/** An empty cell by how many of its six are taken: bays and holes. */
	empty: [0, 0, 0, -0.1, -0.7, -1.6, -3],
	/** Each empty cell that the map encloses. */
	hole: -5,
	/** Each part of a fylke that hangs on by nothing. */
	part: -5,
	/** Two fylker that no longer touch. */
	parted: -3
} as const;

/** So wide that the country never comes near an edge. */
const WIDTH = 80;
const HEIGHT = 96;
export const STEP = AROUND.map(({ a, r }) => a + r * WIDTH);

/** The kommuner on the grid, and what each move is worth. */
export class Board {
	/** The kommune in each cell; −1: none. */
	readonly taken = new Int16Array(WIDTH * HEIGHT).fill(-1);
	/** Where each kommune is. */
	readonly cell: Int32Array;
	readonly #country: Country;
	/** Where each belongs. */
	readonly #home: Point[];
	/** What each pair is worth beside one another, by the direction from the first to the other. */
	readonly #pair: Float64Array;
	/** What an empty cell beside each is worth. */
	readonly #sea: Float64Array;
	/** How many pairs of cells two fylker touch in. */
	readonly #touching: Int32Array;
	/** Whether a cell is empty with the map all around, as of the last survey. */
	readonly #enclosed = new Uint8Array(WIDTH * HEIGHT);
	readonly #seen = new Int32Array(WIDTH * HEIGHT);
	#search = 0;

	constructor(country: Country, home: readonly Point[]) {
		const n = country.codes.length;
		const [west, south] = [
			Math.min(...home.map(({ x }) => x)),
			Math.min(...home.map(({ y }) => y))
		];
		// The rows lean: the northmost begin half their height to the west.
		this.#home = home.map(({ x, y }) => ({ x: x - west + 36, y: y - south + 10 }));
		this.#country = country;
		this.cell = new Int32Array(n);
		this.#pair = pairsOf(country);
		this.#sea = Float64Array.from(country.codes, (_, i) =>
			country.ties.some((tie) => tie.border && (tie.i === i || tie.j === i)) ? 0 : WORTH.sea
		);
		this.#touching = new Int32Array(country.fylker.length ** 2);
		for (const i of country.codes.keys()) this.#place(i);
		this.#count();
		this.survey();
	}

	/** The free cell that is nearest to where it belongs. */
	#place(i: number): void {
		const { x, y } = this.#home[i]!;
		const near = cellAt(x, y);
		let best = { cell: -1, far: Infinity };
		for (let dr = -8; dr <= 8; dr += 1)
			for (let da = -8; da <= 8; da += 1) {
				const cell = numberOf({ a: near.a + da, r: near.r + dr });
				if (this.taken[cell] !== -1) continue;
				const far = this.#astray(i, cell);
				if (far < best.far) best = { cell, far };
			}
		this.taken[best.cell] = i;
		this.cell[i] = best.cell;
	}

	#count(): void {
		for (const cell of this.cell) this.#touch(cell, 1);
		// Each pair of cells has been met from both sides.
		for (let k = 0; k < this.#touching.length; k += 1) this.#touching[k]! /= 2;
	}

	/** The square of the distance from where a kommune belongs. */
	#astray(i: number, cell: number): number {
		const { x, y } = middleOf(axialOf(cell));
		const home = this.#home[i]!;
		return (x - home.x) ** 2 + (y - home.y) ** 2;
	}

	/**
	 * Moves a kommune to a cell; the one that is there takes its place.
	 *
	 * @returns what it is worth: more than nothing where the map gets better
	 */
	move(i: number, to: number): number {
		const from = this.cell[i]!;
		const other = this.taken[to]!;
		const before = this.#around(from, to) + this.#whole(i, other);
		this.#swap(i, other, [from, to]);
		const after = this.#around(from, to) + this.#whole(i, other);
		return after - before + (other < 0 ? this.#opened(from, to) : 0);
	}

	/** What it is worth for the holes that a cell is left and another taken. */
	#opened(from: number, to: number): number {
		const filled = this.#enclosed[to]!;
		this.#left(from, to);
		return WORTH.hole * (this.#enclosed[from]! - filled);
	}

	#left(from: number, to: number): void {
		this.#enclosed[to] = 0;
		this.#enclosed[from] = this.#isOpen(from) ? 0 : 1;
	}

	/** Whether an empty cell has one beside it that lies outside the map. */
	#isOpen(cell: number): boolean {
		return STEP.some((step) => this.taken[cell + step]! < 0 && this.#enclosed[cell + step] === 0);
	}

	/** Finds the holes: all that can't be come to from a corner. */
	survey(): void {
		this.#enclosed.fill(1);
		const waiting = [0];
		this.#enclosed[0] = 0;
		for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop())
			for (const step of STEP) {
				const next = cell + step;
				if (this.#enclosed[next] !== 1 || this.taken[next]! >= 0) continue;
				this.#enclosed[next] = 0;
				waiting.push(next);
			}
		for (const cell of this.cell) this.#enclosed[cell] = 0;
	}

	/** Takes the last move of a kommune back. */
	back(i: number, from: number): void {
		const to = this.cell[i]!;
		const other = this.taken[from]!;
		this.#swap(i, other, [to, from]);
		if (other < 0) this.#left(to, from);
	}

	#swap(i: number, other: number, [from, to]: [number, number]): void {
		this.#touchBoth(from, to, -1);
		this.taken[from] = other;
		this.taken[to] = i;
		this.cell[i] = to;
		if (other >= 0) this.cell[other] = from;
		this.#touchBoth(from, to, 1);
	}

	#touchBoth(from: number, to: number, sign: 1 | -1): void {
		this.#touch(from, sign);
		this.#touch(to, sign, from);
	}

	/** Counts where a cell's fylke touches others, but not towards one cell. */
	#touch(cell: number, sign: number, but = -1): void {
		const i = this.taken[cell]!;
		if (i < 0) return;
		const { fylke, fylker } = this.#country;
		for (const step of STEP) {
			const j = this.taken[cell + step]!;
			if (j < 0 || cell + step === but || fylke[i] === fylke[j]) continue;
			this.#touching[fylke[i]! * fylker.length + fylke[j]!]! += sign;
			this.#touching[fylke[j]! * fylker.length + fylke[i]!]! += sign;
		}
	}

	#homesick(i: number, cell: number): number {
		const far = this.#astray(i, cell);
		return WORTH.astray * far + WORTH.lost * far * far;
	}

	/** What two cells are worth with all that touches them. */
	#around(one: number, other: number): number {
		return this.#worthOf(one) + this.#worthOf(other, one);
	}

	/** A cell's pairs (but not towards one cell), its distance from home, and the empty ones around. */
	#worthOf(cell: number, but = -1): number {
		const i = this.taken[cell]!;
		const n = this.#country.codes.length;
		let worth = i < 0 ? this.#empty(cell) : this.#homesick(i, cell);
		for (let d = 0; d < STEP.length; d += 1) {
			const next = cell + STEP[d]!;
			const j = this.taken[next]!;
			if (j < 0) worth += this.#empty(next) + (i < 0 ? 0 : this.#sea[i]!);
			else if (i < 0) worth += this.#sea[j]!;
			else if (next !== but) worth += this.#pair[(i * n + j) * 6 + d]!;
		}
		return worth;
	}

	#empty(cell: number): number {
		let around = 0;
		for (const step of STEP) if (this.taken[cell + step]! >= 0) around += 1;
		return WORTH.empty[around]!;
	}

	/** What holds for whole fylker: those of two kommuner in parts, and all that should touch. */
	#whole(i: number, other: number): number {
		const { fylke } = this.#country;
		let parts = this.parts(fylke[i]!) - 1;
		if (other >= 0 && fylke[other] !== fylke[i]) parts += this.parts(fylke[other]!) - 1;
		return WORTH.part * parts + WORTH.parted * this.#parted();
	}

	#parted(): number {
		const { touching, fylker } = this.#country;
		let parted = 0;
		for (let f = 0; f < fylker.length; f += 1)
			for (let g = f + 1; g < fylker.length; g += 1)
				if (touching[f]![g] && this.#touching[f * fylker.length + g] === 0) parted += 1;
		return parted;
	}

	/** In how many parts a fylke lies. */
	parts(f: number): number {
		this.#search += 1;
		let parts = 0;
		for (const i of this.#country.fylke.keys())
			if (this.#country.fylke[i] === f && this.#seen[this.cell[i]!] !== this.#search) {
				parts += 1;
				this.#fill(f, this.cell[i]!);
			}
		return parts;
	}

	#fill(f: number, start: number): void {
		const waiting = [start];
		this.#seen[start] = this.#search;
		for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop())
			for (const step of STEP) {
				const next = cell + step;
				const j = this.taken[next]!;
				if (j < 0 || this.#country.fylke[j] !== f || this.#seen[next] === this.#search) continue;
				this.#seen[next] = this.#search;
				waiting.push(next);
			}
	}

	/** Where each kommune lies, in their order. */
	places(): Axial[] {
		return [...this.cell].map(axialOf);
	}
}

const numberOf = ({ a, r }: Axial) => a + r * WIDTH;
const axialOf = (cell: number): Axial => ({ a: cell % WIDTH, r: Math.floor(cell / WIDTH) });

/** The cell beside one that is nearest to another. */
export function stepTowards(from: number, to: number): number {
	const goal = middleOf(axialOf(to));
	let best = { cell: from, far: Infinity };
	for (const step of STEP) {
		const { x, y } = middleOf(axialOf(from + step));
		const far = (x - goal.x) ** 2 + (y - goal.y) ** 2;
		if (far < best.far) best = { cell: from + step, far };
	}
	return best.cell;
}

/** What it is worth that two fylker lie beside one another. */
function beside([f, g]: [number, number], touching: Country['touching']): number {
	if (f === g) return WORTH.same;
	return touching[f]![g] ? 0 : WORTH.stranger;
}

function pairsOf({ codes, ties, fylke, at, touching }: Country): Float64Array {
	const n = codes.length;
	const pairs = new Float64Array(n * n * 6);
	for (let i = 0; i < n; i += 1)
		for (let j = 0; j < n; j += 1)
			pairs.fill(beside([fylke[i]!, fylke[j]!], touching), (i * n + j) * 6, (i * n + j + 1) * 6);
	for (const { i, j, border } of ties) {
		const [from, to] = [at[i]!, at[j]!];
		const [dx, dy] = [to.x - from.x, to.y - from.y];
		const far = Math.sqrt(dx * dx + dy * dy);
		const worth = border ? WORTH.border : WORTH.water;
		AROUND.forEach((step, d) => {
			const { x, y } = middleOf(step);
			const along = (dx * x + dy * y) / far;
			const opposite = (d + 3) % 6;
			pairs[(i * n + j) * 6 + d]! += worth * (1 + WORTH.direction * along);
			pairs[(j * n + i) * 6 + opposite]! += worth * (1 + WORTH.direction * along);
		});
	}
	return pairs;
}
