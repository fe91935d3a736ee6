import type { Highs, Model as HighsModel } from 'highs';
import type { Lists } from './system.ts';

/** Sums of variables, each of which is not negative and has an upper bound. */
export interface Program {
	/** Upper bound of each variable, finite. */
	upper: Float64Array;
	/** Variables of each sum. */
	sums: Lists;
	level: Float64Array;
	/** Only whole numbers will do. */
	whole?: boolean;
}

export interface Answer {
	/** Per variable. */
	x: Float64Array;
	/** Per sum: how much the least value changes with its level. Of no use for whole numbers. */
	dual: Float64Array;
}

/** A program that is kept by the solver, until it is disposed of. */
export interface SolverModel {
	/** A solution that makes the cost least; null when the solver finds none, or gives up. */
	least(cost: Float64Array): Answer | null;
	/** Takes the level of a sum away: it is no longer known. */
	free(sum: number): void;
	dispose(): void;
}

/** What the audit needs of a solver of linear programmes; the same answer to the same question. */
export interface Solver {
	open(program: Program): SolverModel;
}

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

	constructor(highs: Highs, program: Program) {
		this.#highs = highs;
		this.#variables = program.upper.length;
		this.#model = highs.createModel(modelData(highs, program));
		this.#model.options.set({
			output_flag: false,
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
		const { colValue, rowDual } = this.#model.getSolution();
		return { x: colValue, dual: rowDual };
	}

	free(sum: number): void {
		this.#model.changeRowBounds(sum, -this.#highs.infinity, this.#highs.infinity);
	}

	dispose(): void {
		this.#model.dispose();
	}
}

function modelData({ constants }: Highs, { upper, sums, level, whole }: Program) {
	const numCols = upper.length;
	const numRows = level.length;
	return {
		numCols,
		numRows,
		colCost: new Float64Array(numCols),
		colLower: new Float64Array(numCols),
		colUpper: upper,
		rowLower: level,
		rowUpper: level,
		matrix: {
			format: 'csr',
			numRows,
			numCols,
			starts: sums.start,
			indices: sums.index,
			values: new Float64Array(sums.index.length).fill(1)
		} as const,
		...(whole && {
			integrality: Array.from({ length: numCols }, () => constants.variableType.integer)
		})
	};
}
