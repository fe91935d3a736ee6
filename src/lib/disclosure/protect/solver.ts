import type { Highs, Model as HighsModel } from 'highs';
import { listOf, type Lists } from './system.ts';

/** Sums of variables, each of which is not negative and has an upper bound. */
export interface Program {
	/** Upper bound of each variable, finite. */
	upper: Float64Array;
	/** Variables of each sum. */
	sums: Lists;
	level: Float64Array;
	/** What it costs that a sum is off its level by one; Infinity when it must not be. */
	price?: Float64Array;
	/** Only whole numbers will do. */
	whole?: boolean;
}

export interface Answer {
	/** Per variable. */
	x: Float64Array;
	/** Per sum: how much the least value changes with its level. Of no use for whole numbers. */
	dual: Float64Array;
	/** Per sum: how far it is off its level. */
	off: Float64Array;
}

/** A program that is kept by the solver, until it is disposed of. */
export interface SolverModel {
	/** A solution that makes the cost least; null when the solver finds none, or gives up. */
	least(cost: Float64Array): Answer | null;
	dispose(): void;
}

/** What the audit needs of a solver of linear programmes; the same answer to the same question. */
export interface Solver {
	open(program: Program): SolverModel;
}

const PRIMAL_SIMPLEX = 4;
/** Branches of a programme of whole numbers before it is given up; a count, so that it is repeatable. */
const MOST_NODES = 2000;

/**
 * HiGHS as a solver: `highsSolver(await loadHighs({ locateFile: () => wasmUrl }))`. In Node the loader
 * finds the wasm file itself.
 */
export function highsSolver(highs: Highs): Solver {
	return { open: (program) => new Kept(highs, program) };
}

class Kept implements SolverModel {
	readonly #highs: Highs;
	readonly #model: HighsModel;
	readonly #variables: number;
	/** The sums that may be off. */
	readonly #elastic: number[];

	constructor(highs: Highs, program: Program) {
		this.#highs = highs;
		this.#variables = program.upper.length;
		this.#elastic = elasticSums(program);
		this.#model = highs.createModel(modelData(highs, program));
		this.#model.options.set({
			output_flag: false,
			// From one cost to the next the last solution stays feasible.
			simplex_strategy: PRIMAL_SIMPLEX,
			random_seed: 1,
			mip_max_nodes: MOST_NODES,
			mip_rel_gap: 0
		});
	}

	least(cost: Float64Array): Answer | null {
		if (this.#variables > 0) {
			const all = { kind: 'range', from: 0, to: this.#variables - 1 } as const;
			this.#model.changeColsCost(all, cost);
		}
		this.#model.run();
		if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) return null;
		const { colValue, rowValue, rowDual } = this.#model.getSolution();
		const x = colValue.slice(0, this.#variables);
		return { x, dual: rowDual, off: this.#offOf(colValue, rowValue.length) };
	}

	/** Two columns for each sum that may be off come after the variables: too little, too much. */
	#offOf(all: Float64Array, sums: number): Float64Array {
		const off = new Float64Array(sums);
		this.#elastic.forEach((sum, i) => {
			off[sum] = all[this.#variables + 2 * i]! - all[this.#variables + 2 * i + 1]!;
		});
		return off;
	}

	dispose(): void {
		this.#model.dispose();
	}
}

function elasticSums({ price }: Program): number[] {
	return price ? [...price.keys()].filter((sum) => price[sum] !== Infinity) : [];
}

function modelData(highs: Highs, program: Program) {
	const { upper, level, whole, price = new Float64Array() } = program;
	const elastic = elasticSums(program);
	const numCols = upper.length + 2 * elastic.length;
	const numRows = level.length;
	const prices = elastic.flatMap((sum) => [price[sum]!, price[sum]!]);
	return {
		numCols,
		numRows,
		colCost: Float64Array.from([...new Float64Array(upper.length), ...prices]),
		colLower: new Float64Array(numCols),
		colUpper: Float64Array.from([...upper, ...prices.map(() => highs.infinity)]),
		rowLower: level,
		rowUpper: level,
		matrix: matrixOf(program, elastic),
		...(whole && {
			integrality: Array.from({ length: numCols }, () => highs.constants.variableType.integer)
		})
	};
}

function matrixOf({ upper, sums, level }: Program, elastic: readonly number[]) {
	const [starts, indices, values] = [[0], [] as number[], [] as number[]];
	const place = new Map(elastic.map((sum, i) => [sum, upper.length + 2 * i]));
	for (let sum = 0; sum < level.length; sum++) {
		for (const variable of listOf(sums, sum)) {
			indices.push(variable);
			values.push(1);
		}
		const off = place.get(sum);
		if (off !== undefined) {
			indices.push(off, off + 1);
			values.push(-1, 1);
		}
		starts.push(indices.length);
	}
	return {
		format: 'csr',
		numRows: level.length,
		numCols: upper.length + 2 * elastic.length,
		starts,
		indices,
		values
	} as const;
}
