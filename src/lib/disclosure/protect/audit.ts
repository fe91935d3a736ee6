import { mix, type Compact } from './compact.ts';
import { viewOf, type View } from './components.ts';
import type { Progress } from './eliminate.ts';
import { Reach } from './reach.ts';
import { Region } from './region.ts';
import { cheapestAround, cheapestRepair } from './repair.ts';
import type { Answer, Solver, SolverModel } from './solver.ts';
import { listOf } from './system.ts';

/** Why nothing can be said for certain. */
export type Failure = 'too-large' | 'contradiction' | 'public' | 'budget' | 'solver';

/** Ends the audit: nothing is known to be safe. */
export class AuditError extends Error {
	override name = 'AuditError';
	readonly failure: Failure;

	constructor(failure: Failure) {
		super(`The audit can't be done: ${failure}`);
		this.failure = failure;
	}
}

export interface AuditOptions {
	/** Hide more until all is safe; otherwise only say what is not. */
	repair: boolean;
	/** Solves of linear programmes before it is given up; a count, so that it is repeatable. */
	mostSolves?: number;
}

export interface Audited {
	/** 1 per hidden column, what was hidden by repair included. */
	hidden: Uint8Array;
	/** Hidden columns with too narrow an interval: none after repair. */
	narrow: number[];
	/** The width that every hidden column is known to have at least, persons. */
	narrowest: number;
	solves: number;
	components: number;
}

/** Solves that try to widen many columns at once. */
const MOST_BROAD = 60;
const MOST_SOLVES = 100_000;

/**
 * Whether every hidden column could, for all that is published, be one more than it is, and any of at
 * least three whole numbers. What a solver finds for one column is a witness for all. A column that
 * can't is repaired by hiding the smallest published cell that holds it.
 *
 * @throws AuditError
 */
export class Audit {
	readonly #compact: Compact;
	readonly #solver: Solver;
	readonly #repair: boolean;
	readonly #hidden: Uint8Array;
	readonly #reach: Reach;
	#budget: number;
	#solves = 0;

	constructor(compact: Compact, hidden: Uint8Array, solver: Solver, options: AuditOptions) {
		this.#compact = compact;
		this.#solver = solver;
		this.#repair = options.repair;
		this.#budget = options.mostSolves ?? MOST_SOLVES;
		this.#hidden = hidden.slice();
		this.#reach = new Reach(compact);
	}

	*run(): Generator<Progress, Audited> {
		for (;;) {
			const view = viewOf(this.#compact, this.#hidden);
			yield* this.#round(view);
			const narrow = this.#unsettled();
			if (narrow.length === 0 || !this.#repair) return this.#result(narrow, view);
			yield* this.#hideForEach(narrow, view);
		}
	}

	#result(narrow: number[], { components }: View): Audited {
		const hidden = this.#hidden;
		let narrowest = Infinity;
		hidden.forEach((one, column) => {
			if (one)
				narrowest = Math.min(narrowest, this.#reach.high[column]! - this.#reach.low[column]!);
		});
		return { hidden, narrow, narrowest, solves: this.#solves, components };
	}

	#unsettled(): number[] {
		return [...this.#hidden.keys()].filter((one) => this.#hidden[one] && !this.#isSettled(one));
	}

	#isSettled(column: number): boolean {
		return this.#reach.isSettled(column);
	}

	/** Looks at every region that has an unsettled column. */
	*#round(view: View): Generator<Progress> {
		const unsettled = this.#unsettled();
		const regions = regionsOf(this.#compact, view, this.#reach, unsettled);
		for (const column of unsettled) this.#gather(column, regions);
		for (const region of regions) {
			if (region.isFree()) region.reachFreely();
			else if ([...region.parts.keys()].some((one) => !this.#isSettled(one)))
				yield* this.#settle(region, regions);
			for (const column of region.parts.keys()) this.#gather(column, regions);
		}
	}

	/** Adds up how far a column reaches in all regions; they move apart from each other. */
	#gather(column: number, regions: readonly Region[]): void {
		const base = this.#reach.baseOf(column);
		if (Number.isNaN(base)) return;
		let [low, high] = [base, base];
		for (const region of regions) {
			const part = region.parts.get(column);
			if (part) [low, high] = [low + part.down, high + part.up];
		}
		this.#reach.widen(column, low, high);
	}

	*#settle(region: Region, regions: readonly Region[]): Generator<Progress> {
		const model = this.#solver.open(region.program(false));
		try {
			if (region.needsBase()) this.#findBase(region);
			yield* this.#broadly(region, model, regions);
			for (const column of region.parts.keys()) {
				if (this.#isSettled(column)) continue;
				yield this.#progress();
				this.#reachOut(column, region, model, regions);
			}
		} finally {
			model.dispose();
		}
	}

	#progress(): Progress {
		const of = this.#hidden.reduce((sum, one) => sum + one, 0);
		return { stage: 'audit', done: of - this.#unsettled().length, of };
	}

	#findBase(region: Region): void {
		const model = this.#solver.open(region.program(true));
		try {
			const base = this.#least(model, new Float64Array(region.rows.length));
			// Without one solution nothing can be said of what the publisher hides.
			if (!base) throw new AuditError('solver');
			region.setBase(base.x);
		} finally {
			model.dispose();
		}
	}

	/** Null where the solver gives up: then nothing is witnessed, and more is hidden in the end. */
	#least(model: SolverModel, cost: Float64Array): Answer | null {
		this.#spend();
		return model.least(cost);
	}

	#spend(): void {
		if (this.#solves++ >= this.#budget) throw new AuditError('budget');
	}

	/** Moves all unsettled columns at once, each with a weight of its own, as long as it helps. */
	*#broadly(region: Region, model: SolverModel, regions: readonly Region[]): Generator<Progress> {
		let left = [...region.parts.keys()].filter((column) => !this.#isSettled(column));
		for (let turn = 0; turn < MOST_BROAD && left.length > 2; turn++) {
			yield this.#progress();
			const cost = new Float64Array(region.rows.length);
			for (const column of left) {
				const weight = 1 + (mix(column * MOST_BROAD + turn) % 1000) / 100;
				const up = !this.#reach.reachesUp(column) || mix(column + turn) % 2 === 0;
				for (const variable of region.parts.get(column)!.variables)
					cost[variable]! += up ? -weight : weight;
			}
			const answer = this.#least(model, cost);
			if (!answer) return;
			region.witness(answer);
			for (const column of left) this.#gather(column, regions);
			const before = left.length;
			left = left.filter((column) => !this.#isSettled(column));
			if (turn > 3 && before - left.length < 2 + before / 50) return;
		}
	}

	/** Moves one column to both ends. */
	#reachOut(column: number, region: Region, model: SolverModel, regions: readonly Region[]): void {
		for (const up of [true, false]) {
			const cost = region.costOf(column, up);
			const answer = this.#least(model, cost);
			if (!answer || !region.witness(answer)) this.#wholly(region, cost);
			this.#gather(column, regions);
			if (this.#isSettled(column)) return;
		}
	}

	/** The same in whole numbers, where fractions are no witness. */
	#wholly(region: Region, cost: Float64Array): void {
		const model = this.#solver.open(region.program(true));
		try {
			const answer = this.#least(model, cost);
			if (answer) region.witness(answer);
		} finally {
			model.dispose();
		}
	}

	/** Hides for every stuck column, each with what is already hidden for those before it. */
	*#hideForEach(narrow: readonly number[], view: View): Generator<Progress> {
		const [compact, hidden, reach] = [this.#compact, this.#hidden, this.#reach];
		const repair = { compact, view, reach, hidden, solver: this.#solver };
		const conceal = (hide: readonly number[] | null) => {
			if (!hide) throw new AuditError('public');
			for (const one of hide) hidden[one] = 1;
			return hide.length > 0;
		};
		let any = false;
		for (const column of narrow) {
			yield this.#progress();
			this.#spend();
			const hides = conceal(cheapestRepair(repair, column) ?? cheapestAround(repair, column));
			any ||= hides;
		}
		// The programme of the repair finds room that the audit does not: more is hidden, until both do.
		if (!any) for (const column of narrow) conceal(cheapestAround(repair, column));
	}
}

/** The regions with a part of the columns, in the order of their first rows. */
function regionsOf(
	compact: Compact,
	view: View,
	reach: Reach,
	columns: readonly number[]
): Region[] {
	const wanted = new Set<number>();
	for (const column of columns)
		for (const row of listOf(compact, column)) wanted.add(view.component[row]!);
	const rows = new Map<number, number[]>();
	view.component.forEach((component, row) => {
		if (component < 0 || !wanted.has(component)) return;
		const list = rows.get(component) ?? [];
		if (list.push(row) === 1) rows.set(component, list);
	});
	const variableOf = new Int32Array(compact.rows);
	return [...rows.values()].map((list) => {
		const region = new Region(compact, view, reach, Int32Array.from(list), variableOf);
		for (const column of columns) region.watch(column);
		return region;
	});
}
