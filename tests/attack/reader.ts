import loadHighs, { type Highs, type Model } from 'highs';

/*
 * A reader with a pencil and a solver: cells that are whole numbers of persons, and what is known of
 * sums of them. Shares no code with what hides.
 */

/** More persons than there are. */
const MOST = 1e7;
const LITTLE = 1e-6;

/** What is known of a sum: low ≤ Σ weight × cell ≤ high. */
interface Sum {
	cells: readonly number[];
	weights: readonly number[];
	low: number;
	high: number;
}

export interface Narrow {
	name: string;
	low: number;
	high: number;
	truth: number;
}

export class Reader {
	readonly names: string[] = [];
	/** What the files have; it is looked at to judge the reader, never by the reader. */
	readonly truth: number[] = [];
	readonly low: number[] = [];
	readonly high: number[] = [];
	readonly sums: Sum[] = [];
	readonly #index = new Map<string, number>();

	/** A cell by its name; made where it is not there. */
	cell(name: string, truth: number): number {
		const found = this.#index.get(name);
		if (found !== undefined) return found;
		const at = this.names.length;
		this.#index.set(name, at);
		this.names.push(name);
		this.truth.push(truth);
		this.low.push(0);
		this.high.push(MOST);
		return at;
	}

	find(name: string): number | undefined {
		return this.#index.get(name);
	}

	/** Whole numbers only: the ends are moved to the nearest within. */
	know(cell: number, low: number, high = low): boolean {
		const [from, to] = [Math.ceil(low - LITTLE), Math.floor(high + LITTLE)];
		if (from <= this.low[cell]! && to >= this.high[cell]!) return false;
		this.low[cell] = Math.max(this.low[cell]!, from);
		this.high[cell] = Math.min(this.high[cell]!, to);
		return true;
	}

	add(cells: readonly number[], weights: readonly number[], low: number, high = low): void {
		this.sums.push({ cells, weights, low, high });
	}

	/** The whole is the sum of its parts. */
	whole(parts: readonly number[], whole: number): void {
		this.add([...parts, whole], [...parts.map(() => 1), -1], 0);
	}

	/** Narrows each cell by every sum that it is in, until nothing moves. */
	narrow(): void {
		const sumsOf: number[][] = this.names.map(() => []);
		this.sums.forEach(({ cells }, s) => cells.forEach((cell) => sumsOf[cell]!.push(s)));
		const waiting = new Set(this.sums.keys());
		for (const s of waiting) {
			waiting.delete(s);
			for (const cell of this.#narrowBy(this.sums[s]!))
				for (const other of sumsOf[cell]!) waiting.add(other);
		}
	}

	#narrowBy({ cells, weights, low, high }: Sum): number[] {
		const ends = cells.map((cell, i) => {
			const [a, b] = [weights[i]! * this.low[cell]!, weights[i]! * this.high[cell]!];
			return a < b ? ([a, b] as const) : ([b, a] as const);
		});
		const least = ends.reduce((sum, [one]) => sum + one, 0);
		const most = ends.reduce((sum, [, one]) => sum + one, 0);
		return cells.filter((cell, i) => {
			const [from, to] = [low - (most - ends[i]![1]), high - (least - ends[i]![0])];
			const by = weights[i]!;
			return by > 0 ? this.know(cell, from / by, to / by) : this.know(cell, to / by, from / by);
		});
	}

	/** Cells whose truth is not where the reader thinks: then the reader's sums are wrong. */
	wrong(): string[] {
		return this.names.filter((_, i) => {
			return !(this.low[i]! <= this.truth[i]! && this.truth[i]! <= this.high[i]!);
		});
	}

	/** Sums that the files themselves break. */
	broken(): string[] {
		return this.sums.flatMap(({ cells, weights, low, high }) => {
			const sum = cells.reduce((all, cell, i) => all + weights[i]! * this.truth[cell]!, 0);
			const off = LITTLE * (1 + Math.abs(sum));
			return sum < low - off || sum > high + off
				? [`${sum} outside ${low}–${high}: ${cells.map((one) => this.names[one]).join(' + ')}`]
				: [];
		});
	}

	/** Cells among these that are known to fewer than three whole numbers. */
	known(targets: readonly number[]): Narrow[] {
		return targets
			.filter((cell) => this.high[cell]! - this.low[cell]! < 2)
			.map((cell) => ({
				...{ name: this.names[cell]!, truth: this.truth[cell]! },
				...{ low: this.low[cell]!, high: this.high[cell]! }
			}));
	}

	/**
	 * Takes linear programmes to what propagation left: the least and the most of each target that no
	 * solution so far has shown to be free.
	 *
	 * @param whole only whole numbers will do: takes longer, and knows more
	 * @returns how many programmes were solved, and in how many regions
	 */
	async solve(
		targets: readonly number[],
		whole = false
	): Promise<{ solved: number; regions: number }> {
		const highs = await loadHighs();
		const open = new Set(targets.filter((cell) => this.low[cell]! < this.high[cell]!));
		let [solved, regions] = [0, 0];
		for (const region of this.#regions()) {
			const own = region.cells.filter((cell) => open.has(cell));
			if (own.length === 0) continue;
			regions++;
			solved += new Region(highs, this, region, whole).narrow(own);
		}
		return { solved, regions };
	}

	/** Cells that are not known, with the sums that tie them together. */
	#regions(): { cells: number[]; sums: Sum[] }[] {
		const above = [...this.names.keys()];
		const top = (cell: number): number => {
			let at = cell;
			while (above[at] !== at) at = above[at] = above[above[at]!]!;
			return at;
		};
		const isOpen = (cell: number) => this.low[cell]! < this.high[cell]!;
		const tying = this.sums.flatMap((sum) => {
			const [first, ...rest] = sum.cells.filter(isOpen);
			if (first === undefined) return [];
			for (const cell of rest) above[top(cell)] = top(first);
			return [{ first, sum }];
		});
		const found = new Map<number, { cells: number[]; sums: Sum[] }>();
		for (const cell of this.names.keys()) {
			if (!isOpen(cell)) continue;
			const region = found.get(top(cell)) ?? { cells: [], sums: [] };
			region.cells.push(cell);
			found.set(top(cell), region);
		}
		for (const { first, sum } of tying) found.get(top(first))?.sums.push(sum);
		return [...found.values()];
	}
}

/** A linear programme over cells that are tied together. */
class Region {
	readonly #highs: Highs;
	readonly #reader: Reader;
	readonly #cells: readonly number[];
	readonly #model: Model;
	/** What solutions have shown each cell to be, at least and at most. */
	readonly #least: Float64Array;
	readonly #most: Float64Array;
	#solved = 0;

	constructor(
		highs: Highs,
		reader: Reader,
		{ cells, sums }: { cells: number[]; sums: Sum[] },
		whole: boolean
	) {
		this.#highs = highs;
		this.#reader = reader;
		this.#cells = cells;
		this.#least = new Float64Array(cells.length).fill(Infinity);
		this.#most = new Float64Array(cells.length).fill(-Infinity);
		this.#model = highs.createModel({
			...programme(reader, cells, sums),
			...(whole && { integrality: cells.map(() => highs.constants.variableType.integer) })
		});
		this.#model.options.set({ output_flag: false, simplex_strategy: 4, random_seed: 1 });
	}

	narrow(targets: readonly number[]): number {
		const place = new Map(this.#cells.map((cell, at) => [cell, at]));
		const at = targets.map((cell) => place.get(cell)!);
		// Pushed together, most show at once that they are free.
		for (const way of [1, -1, 0]) {
			const cost = new Float64Array(this.#cells.length);
			at.forEach((one, i) => (cost[one] = way || (i % 2 ? 1 : -1)));
			this.#run(cost);
			this.#run(cost.map((one) => -one));
		}
		for (const one of at) {
			if (this.#free(one)) continue;
			const [low, high] = [1, -1].map((way) => {
				const cost = new Float64Array(this.#cells.length);
				cost[one] = way;
				return this.#run(cost)[one]!;
			});
			if (!this.#free(one)) this.#reader.know(this.#cells[one]!, low!, high);
		}
		this.#model.dispose();
		return this.#solved;
	}

	#free(at: number): boolean {
		return Math.floor(this.#most[at]! + LITTLE) - Math.ceil(this.#least[at]! - LITTLE) >= 2;
	}

	#run(cost: Float64Array): Float64Array {
		this.#solved++;
		const all = { kind: 'range', from: 0, to: cost.length - 1 } as const;
		this.#model.changeColsCost(all, cost);
		this.#model.run();
		const status = this.#model.getModelStatus();
		if (status !== this.#highs.constants.modelStatus.optimal)
			throw new Error(`The solver gave up: ${status}`);
		const { colValue } = this.#model.getSolution();
		for (let i = 0; i < cost.length; i++) {
			this.#least[i] = Math.min(this.#least[i]!, colValue[i]!);
			this.#most[i] = Math.max(this.#most[i]!, colValue[i]!);
		}
		return colValue;
	}
}

/** Cells that are known are numbers in it. */
function programme({ low, high }: Reader, cells: readonly number[], sums: readonly Sum[]) {
	const place = new Map(cells.map((cell, at) => [cell, at]));
	const [starts, indices, values] = [[0], [] as number[], [] as number[]];
	const rows = sums.map((sum) => {
		let known = 0;
		sum.cells.forEach((cell, i) => {
			const at = place.get(cell);
			if (at === undefined) known += sum.weights[i]! * low[cell]!;
			else {
				indices.push(at);
				values.push(sum.weights[i]!);
			}
		});
		starts.push(indices.length);
		return [sum.low - known, sum.high - known] as const;
	});
	return {
		numCols: cells.length,
		numRows: rows.length,
		colCost: new Float64Array(cells.length),
		colLower: Float64Array.from(cells, (cell) => low[cell]!),
		colUpper: Float64Array.from(cells, (cell) => high[cell]!),
		rowLower: Float64Array.from(rows, ([from]) => from),
		rowUpper: Float64Array.from(rows, ([, to]) => to),
		matrix: {
			...({ format: 'csr', numRows: rows.length, numCols: cells.length } as const),
			...{ starts, indices, values }
		}
	};
}
