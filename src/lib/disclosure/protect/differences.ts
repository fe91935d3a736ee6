import type { View } from './components.ts';
import { listOf } from './system.ts';

/** Takes published sums out of a list of rows: what a reader with a pencil does first. */
export class Cover {
	readonly #view: View;
	/** Per row, the call in which it is still to be covered. */
	readonly #open: Int32Array;
	/** The equations of each row, long first; made when asked for. */
	readonly #longFirst: (number[] | undefined)[];
	#call = 0;

	constructor(view: View, rows: number) {
		this.#view = view;
		this.#open = new Int32Array(rows);
		this.#longFirst = Array(rows);
	}

	/**
	 * @param rows ascending, none of them shown by itself
	 * @param most the longest equation to take out, rows
	 * @returns    the rows that are left, and what was taken out, persons
	 */
	take(rows: Int32Array, most: number): { left: Int32Array; level: number } {
		const call = ++this.#call;
		for (const row of rows) this.#open[row] = call;
		let level = 0;
		for (const row of rows) {
			if (this.#open[row] !== call) continue;
			const part = this.#equationsOf(row).find(
				(equation) =>
					this.#length(equation) <= most &&
					listOf(this.#view.equations, equation).every((one) => this.#open[one] === call)
			);
			if (part === undefined) continue;
			level += this.#view.level[part]!;
			for (const one of listOf(this.#view.equations, part)) this.#open[one] = 0;
		}
		return { left: rows.filter((row) => this.#open[row] === call), level };
	}

	#length(equation: number): number {
		const { start } = this.#view.equations;
		return start[equation + 1]! - start[equation]!;
	}

	#equationsOf(row: number): number[] {
		return (this.#longFirst[row] ??= [...listOf(this.#view.byRow, row)].sort(
			(a, b) => this.#length(b) - this.#length(a) || a - b
		));
	}
}

/** Every equation, and what is left of it when smaller ones are taken out. */
export function differencesOf(view: View, rows: number): { rows: Int32Array[]; level: number[] } {
	const cover = new Cover(view, rows);
	const found: { rows: Int32Array[]; level: number[] } = { rows: [], level: [] };
	for (let equation = 0; equation < view.level.length; equation++) {
		const own = listOf(view.equations, equation);
		found.rows.push(own);
		found.level.push(view.level[equation]!);
		const { left, level } = cover.take(own, own.length - 1);
		if (left.length === own.length) continue;
		found.rows.push(left);
		found.level.push(view.level[equation]! - level);
	}
	return found;
}
