import { isPrimary, type Limit } from '../primary.ts';
import type { System } from '../protect/system.ts';
import type { Block } from './blocks.ts';
import type { CountTable, SeriesYear, Shown } from './counts.ts';

/** Which areas a kommune is part of, itself first. */
export type AreasOf = (kommune: string) => readonly string[];

/** Whether a cell of an earlier block is shown; undefined where it has no count there. */
export type Decided = (cell: string, area: string) => boolean | undefined;

export interface BlockSystem {
	system: System;
	/** What each cell of the system is, and of which area. */
	what: string[];
	area: string[];
}

/** The name of a figure that is a sum of cells; a cell that needs nothing else has its own name. */
export function shownName({ parts, needs }: Shown): string {
	const sum = [...parts].sort().join('+');
	const other = needs.filter((one) => !parts.includes(one));
	return other.length === 0 ? sum : `${sum}/${[...needs].sort().join('+')}`;
}

const isOptional = (cell: string) => cell.endsWith('?');
const bare = (cell: string) => (isOptional(cell) ? cell.slice(0, -1) : cell);

/** The division of a whole that is no division: the same persons, as the source itself has them. */
const SAME = 'samme';

/** Shown cells are tried before those that no figure is made of. */
const SHOWN_FIRST = 1e12;
/** More than any count of persons. */
const OF_A_KOMMUNE = 1e8;

/**
 * The counts of a block in all areas, as one system. What is left of a whole when its parts are taken
 * away is an inner cell of its own, which nothing shows.
 */
export function blockSystem(
	counted: SeriesYear,
	block: Block,
	shown: readonly Shown[],
	areasOf: AreasOf,
	limit: Limit,
	decided: Decided
): BlockSystem {
	const inner = new InnerCells(counted, block);
	const made = new Columns(limit.closedGroup);
	const places = placesOf(inner.kommuner, areasOf);
	const hiddenWhole = (area: string) =>
		block.tables.some(({ whole }) => decided(whole, area) === false);
	for (const one of figuresOf(block, shown))
		for (const [area, kommuner] of places) {
			const isPlace = kommuner.length === 1 && kommuner[0] === area;
			const told = kommuner.filter((kommune) => inner.knows(kommune, one.needs));
			// A count that its publisher hides is a cell of its kommune, and in no sum.
			const hidden =
				isPlace && told.length === 0 && one.needs.length === 1 && inner.hasAny(area, one.parts);
			if (told.length === 0 && !hidden) continue;
			const members = hidden ? kommuner : told;
			made.add(`${one.name}\n${area}`, {
				rows: members.flatMap((kommune) => inner.rowsOf(kommune, one.parts)),
				primary:
					hidden ||
					hiddenWhole(area) ||
					members.some((kommune) => isPlace && inner.disagrees(kommune)) ||
					groupsOf(inner, one, told).some((group) =>
						isPrimary(inner.sum(told, one.parts), group, limit)
					),
				kommuner: told.length,
				isShown: one.isShown,
				isOpen: false,
				value: hidden ? NaN : inner.sum(told, one.parts)
			});
		}
	for (const table of block.tables)
		for (const [area, kommuner] of places) {
			const isShown = decided(table.whole, area);
			const told = kommuner.filter((kommune) => !Number.isNaN(inner.whole(kommune, table.whole)));
			if (isShown === undefined || told.length === 0) continue;
			made.add(`${table.whole}|${table.split}\n${area}`, {
				rows: told.flatMap((kommune) => inner.rowsOfWhole(kommune, table)),
				primary: !isShown,
				kommuner: told.length,
				isShown: true,
				isOpen: isShown,
				value: told.reduce((all, kommune) => all + inner.whole(kommune, table.whole), 0)
			});
		}
	return made.system(inner.values);
}

interface FigureOf {
	name: string;
	parts: readonly string[];
	/** Its parts and those of its denominator; one with `?` is counted where there is such a row. */
	needs: readonly string[];
	/** A figure is made of it; the others are there so that they can't be worked out. */
	isShown: boolean;
	/** It is a denominator. */
	isGroup: boolean;
}

function figuresOf({ cells }: Block, shown: readonly Shown[]): FigureOf[] {
	const has = new Set(cells);
	const figures = new Map<string, FigureOf>();
	for (const one of shown) {
		const all = [...new Set([...one.parts, ...one.needs])];
		// Of another block, or of more than one: such a sum is never shown.
		if (!all.every((cell) => has.has(bare(cell)) || isOptional(cell))) continue;
		const parts = one.parts.map(bare).filter((cell) => has.has(cell));
		if (parts.length === 0) continue;
		const needs = all.filter((cell) => has.has(bare(cell)));
		const isGroup = parts.length > 1 && one.parts.length === all.length;
		figures.set(shownName(one), { name: shownName(one), parts, needs, isShown: true, isGroup });
	}
	for (const cell of cells)
		if (!figures.has(cell))
			figures.set(cell, {
				...{ name: cell, parts: [cell], needs: [cell] },
				...{ isShown: false, isGroup: false }
			});
	return [...figures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Kommuner by area, each area once. */
function placesOf(kommuner: readonly string[], areasOf: AreasOf): [string, string[]][] {
	const places = new Map<string, string[]>();
	for (const kommune of kommuner)
		for (const area of areasOf(kommune)) {
			const members = places.get(area) ?? [];
			places.set(area, members);
			members.push(kommune);
		}
	return [...places.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The groups that a sum is part of: none at least, its denominator, and wholes that are known. */
function groupsOf(inner: InnerCells, one: FigureOf, told: readonly string[]): (number | null)[] {
	const groups: (number | null)[] = [null];
	// How many have answered says nothing of any of them, though it be all.
	if (one.isGroup) return groups;
	if (one.needs.length > one.parts.length) groups.push(inner.sum(told, one.needs.map(bare)));
	for (const { whole, split, parts } of inner.block.tables) {
		if (split === SAME) continue;
		if (!one.parts.every((part) => parts.includes(part))) continue;
		const wholes = told.map((kommune) => inner.whole(kommune, whole));
		if (wholes.every((count) => !Number.isNaN(count)))
			groups.push(wholes.reduce((all, count) => all + count, 0));
	}
	return groups;
}

/** Inner cells of a block: its cells and what is left of their wholes, per kommune. */
class InnerCells {
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
	 * that is hidden alone is not all there is.
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
		else if (!isWhole && counts.length === 1) this.#take(name, kommune, NaN);
	}

	/** Its parts are more than their whole, which is then another count than their sum. */
	disagrees(kommune: string): boolean {
		return this.block.tables.some((table) => this.#differs(table, kommune));
	}

	#differs({ whole, split }: CountTable, kommune: string): boolean {
		return this.#disagreeing.has(`${whole}|${split}\n${kommune}`);
	}

	/** NaN where it is not known. */
	whole(kommune: string, cell: string): number {
		return this.#count(cell, kommune) ?? NaN;
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

	sum(kommuner: readonly string[], cells: readonly string[]): number {
		let sum = 0;
		for (const kommune of kommuner)
			for (const cell of cells) sum += this.#count(cell, kommune) ?? 0;
		return sum;
	}
}

interface Column {
	rows: number[];
	primary: boolean;
	/** So many kommuner it is of. */
	kommuner: number;
	isShown: boolean;
	isOpen: boolean;
	value: number;
}

/** What figures are made of comes first, then the larger area, which more people read. */
function worthOf({ isShown, kommuner, value }: Column): number {
	return (isShown ? SHOWN_FIRST : 0) + kommuner * OF_A_KOMMUNE + (Number.isNaN(value) ? 0 : value);
}

/** To hide the country for the sake of a kommune costs as much as to hide many kommuner. */
function priceOf({ isShown, kommuner, value }: Column): number {
	const size = 1 + Math.log2(1 + (Number.isNaN(value) ? 0 : value)) / 8;
	return size * (1 + kommuner / 4) * (isShown ? 1 : 0.5);
}

/** Columns as they come, and the system that they are. */
class Columns {
	readonly #keys: string[] = [];
	readonly #columns: Column[] = [];
	readonly #zerosProtected: boolean;

	constructor(zerosProtected: boolean) {
		this.#zerosProtected = zerosProtected;
	}

	add(key: string, column: Column): void {
		this.#keys.push(key);
		this.#columns.push({ ...column, rows: column.rows.toSorted((a, b) => a - b) });
	}

	system(values: readonly number[]): BlockSystem {
		const columns = this.#columns;
		const start = new Int32Array(columns.length + 1);
		columns.forEach(({ rows }, i) => (start[i + 1] = start[i]! + rows.length));
		const flags = (is: (one: Column) => boolean) => Uint8Array.from(columns, (one) => +is(one));
		const parts = this.#keys.map((key) => key.split('\n'));
		const numbers = (of: (one: Column) => number) => Float64Array.from(columns, of);
		return {
			what: parts.map(([what = '']) => what),
			area: parts.map(([, area = '']) => area),
			system: {
				inner: values.length,
				cells: columns.length,
				start,
				index: Int32Array.from(columns.flatMap(({ rows }) => rows)),
				innerValue: Float64Array.from(values),
				value: numbers(({ value }) => value),
				primary: flags(({ primary }) => primary),
				known: flags(({ isOpen }) => isOpen),
				open: flags(({ isOpen }) => isOpen),
				worth: numbers(worthOf),
				price: numbers(priceOf),
				key: this.#keys,
				zerosProtected: this.#zerosProtected
			}
		};
	}
}
