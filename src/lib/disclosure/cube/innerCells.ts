import type { Block } from './blocks.ts';
import { isTried, SAME_PERSONS, type CountTable, type SeriesYear } from './counts.ts';

export const isOptional = (cell: string) => cell.endsWith('?');
export const bare = (cell: string) => (isOptional(cell) ? cell.slice(0, -1) : cell);

/** Inner cells of a block: its cells and what is left of their wholes, per kommune. */
export class InnerCells {
	readonly kommuner: readonly string[];
	readonly values: number[] = [];
	readonly block: Block;
	readonly #counted: SeriesYear;
	readonly #rows = new Map<string, number>();
	readonly #disagreeing = new Set<string>();

	constructor(counted: SeriesYear, block: Block) {
		this.#counted = counted;
		this.block = block;
		const names = [...block.cells, ...block.tables.map(({ whole }) => whole)];
		const kommuner = names.flatMap((cell) => [...(counted.counts.get(cell)?.keys() ?? [])]);
		this.kommuner = [...new Set(kommuner)].sort();
		for (const kommune of this.kommuner) {
			for (const cell of block.cells) this.#take(cell, kommune, this.#count(cell, kommune));
			for (const table of block.tables) this.#takeRest(table, kommune);
		}
	}

	#count(cell: string, kommune: string): number | undefined {
		return this.#counted.counts.get(cell)?.get(kommune);
	}

	#take(name: string, kommune: string, count: number | undefined): void {
		if (count === undefined) return;
		this.#rows.set(`${name}\n${kommune}`, this.values.length);
		this.values.push(count);
	}

	/**
	 * With a part that is hidden, nothing is said to be left: then most follows from the whole. But one
	 * that is alone, hidden or as many as the whole, is not all there may be: the file has no row for
	 * those it has none of, and whoever reads it doesn't know.
	 */
	#takeRest({ whole, split, parts }: CountTable, kommune: string): void {
		const total = this.whole(kommune, whole);
		if (Number.isNaN(total)) return;
		const counts = parts.flatMap((part) => this.#count(part, kommune) ?? []);
		const sum = counts.reduce((all, count) => all + (Number.isNaN(count) ? 0 : count), 0);
		const isWhole = !counts.some(Number.isNaN);
		const name = `${whole}|${split}`;
		if (sum > total) {
			this.#disagreeing.add(`${name}\n${kommune}`);
			this.#take(name, kommune, total);
		} else if (isWhole && total > sum) this.#take(name, kommune, total - sum);
		else if (counts.length === 1 && split !== SAME_PERSONS)
			this.#take(name, kommune, isWhole ? 0 : NaN);
	}

	/**
	 * Its parts are more than their whole, though the source vouches for them: something is wrong. Of a
	 * division that is tried, they only overlap.
	 */
	disagrees(kommune: string): boolean {
		return this.block.tables.some((table) => !isTried(table) && this.#differs(table, kommune));
	}

	/** Its parts are more than their whole, which is then another count than their sum. */
	#differs({ whole, split }: CountTable, kommune: string): boolean {
		return this.#disagreeing.has(`${whole}|${split}\n${kommune}`);
	}

	/** NaN where it is not known. */
	whole(kommune: string, cell: string): number {
		return this.#count(cell, kommune) ?? NaN;
	}

	/** It is there, and its publisher hides it. */
	hidesWhole(kommune: string, cell: string): boolean {
		return Number.isNaN(this.#count(cell, kommune) ?? 0);
	}

	knows(kommune: string, cells: readonly string[]): boolean {
		const known = (cell: string) =>
			!Number.isNaN(this.#count(bare(cell), kommune) ?? (isOptional(cell) ? 0 : NaN));
		return cells.every(known) && this.hasAny(kommune, cells.map(bare));
	}

	hasAny(kommune: string, cells: readonly string[]): boolean {
		return cells.some((cell) => this.#count(cell, kommune) !== undefined);
	}

	rowsOf(kommune: string, cells: readonly string[]): number[] {
		return cells.flatMap((cell) => this.#rows.get(`${cell}\n${kommune}`) ?? []);
	}

	rowsOfWhole(kommune: string, table: CountTable): number[] {
		const rest = `${table.whole}|${table.split}`;
		const parts = this.#differs(table, kommune) ? [] : table.parts;
		return this.rowsOf(kommune, [...parts, rest]);
	}

	/** What is left of a whole that is known, when parts that are known are taken away: a row or none. */
	rowOfRest(kommune: string, table: CountTable): number[] {
		return this.#differs(table, kommune)
			? []
			: this.rowsOf(kommune, [`${table.whole}|${table.split}`]);
	}

	sum(kommuner: readonly string[], cells: readonly string[]): number {
		let sum = 0;
		for (const kommune of kommuner)
			for (const cell of cells) sum += this.#count(cell, kommune) ?? 0;
		return sum;
	}
}
