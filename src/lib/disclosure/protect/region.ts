import type { Compact } from './compact.ts';
import type { View } from './components.ts';
import type { Reach } from './reach.ts';
import type { Answer, Program } from './solver.ts';
import { listOf, listsOf } from './system.ts';

/** What of a hidden column lies in a region: its variables, and how far they reach from the base. */
interface Part {
	variables: Int32Array;
	/** Not positive. */
	down: number;
	/** Not negative. */
	up: number;
}

/** Of more variables, solutions in fractions are taken as they are, rounded inward. */
const MOST_WHOLE = 60;
/** A row that nothing bounds can at least be this, and twice its count more. */
const ROOM = 1000;
const NEAR = 1e-6;

/** Rows that equations tie together, as a linear programme, with the hidden columns over them. */
export class Region {
	/** Row of each variable, ascending. */
	readonly rows: Int32Array;
	/** Reduced sum of the view behind each equation. */
	readonly equations: Int32Array;
	readonly parts = new Map<number, Part>();
	readonly #compact: Compact;
	readonly #view: View;
	readonly #reach: Reach;
	readonly #variableOf: Int32Array;

	/** @param variableOf scratch shared by regions: the variable of each row */
	constructor(
		compact: Compact,
		view: View,
		reach: Reach,
		rows: Int32Array,
		variableOf: Int32Array
	) {
		this.#compact = compact;
		this.#view = view;
		this.#reach = reach;
		this.rows = rows;
		this.#variableOf = variableOf;
		rows.forEach((row, variable) => (variableOf[row] = variable));
		const equations = new Set<number>();
		for (const row of rows) for (const one of listOf(view.reduced.byRow, row)) equations.add(one);
		this.equations = Int32Array.from(equations).sort();
	}

	/** Takes in a hidden column, to see how far it reaches here. */
	watch(column: number): void {
		const own = this.#view.component[this.rows[0]!];
		const here = listOf(this.#compact, column).filter((row) => {
			return this.#view.component[row] === own;
		});
		if (here.length > 0)
			this.parts.set(column, {
				variables: here.map((row) => this.#variableOf[row]!),
				down: 0,
				up: 0
			});
	}

	program(whole: boolean): Program {
		const sums = [...this.equations].map((one) =>
			listOf(this.#view.reduced.lists, one).map((row) => this.#variableOf[row]!)
		);
		const upper = Float64Array.from(this.rows, (row) => {
			const base = this.#reach.base[row]!;
			const room = 2 * (Number.isNaN(base) ? ROOM * ROOM : base) + ROOM;
			return Math.min(this.#compact.rowUpper[row]!, room);
		});
		const level = Float64Array.from(this.equations, (one) => this.#view.reduced.level[one]!);
		return { upper, sums: listsOf(sums), level, whole };
	}

	/** Whether the publisher hides counts here, so that no solution is at hand. */
	needsBase(): boolean {
		return this.rows.some((row) => Number.isNaN(this.#reach.base[row]));
	}

	setBase(x: Float64Array): void {
		this.rows.forEach((row, variable) => (this.#reach.base[row] = Math.round(x[variable]!)));
	}

	/** Where no equation is, a row can be anything up to its bound. */
	isFree(): boolean {
		return this.equations.length === 0;
	}

	reachFreely(): void {
		const [row] = this.rows;
		if (Number.isNaN(this.#reach.base[row!])) this.#reach.base[row!] = 0;
		const base = this.#reach.base[row!]!;
		for (const part of this.parts.values())
			[part.down, part.up] = [-base, this.#compact.rowUpper[row!]! - base];
	}

	/** Takes a solution as a witness for every column; one in fractions as the region's size allows. */
	witness({ x }: Answer): boolean {
		const whole = x.every((one) => Math.abs(one - Math.round(one)) < NEAR);
		if (!whole && this.rows.length <= MOST_WHOLE) return false;
		for (const part of this.parts.values()) {
			let [sum, base] = [0, 0];
			for (const variable of part.variables) {
				sum += x[variable]!;
				base += this.#reach.base[this.rows[variable]!]!;
			}
			part.down = Math.min(part.down, Math.ceil(sum - base - NEAR));
			part.up = Math.max(part.up, Math.floor(sum - base + NEAR));
		}
		return true;
	}

	/** What to make least so that a column becomes as large, or as small, as it can. */
	costOf(column: number, up: boolean): Float64Array {
		const cost = new Float64Array(this.rows.length);
		for (const variable of this.parts.get(column)!.variables) cost[variable] = up ? -1 : 1;
		return cost;
	}
}
