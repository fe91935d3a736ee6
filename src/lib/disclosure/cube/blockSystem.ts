import { isPrimary, type Limit } from '../primary.ts';
import type { Block } from './blocks.ts';
import { Columns, type BlockSystem } from './columns.ts';
import { SAME_PERSONS, type CountTable, type SeriesYear, type Shown } from './counts.ts';
import { bare, InnerCells, isOptional } from './innerCells.ts';
import { placeName } from './memory.ts';

/** Which areas a kommune is part of, itself first. */
export type AreasOf = (kommune: string) => readonly string[];

/** Whether a cell of an earlier block is shown; undefined where it has no count there. */
export type Decided = (cell: string, area: string) => boolean | undefined;

/** The name of a figure that is a sum of cells; a cell that needs nothing else has its own name. */
export function shownName({ parts, needs }: Shown): string {
	const sum = [...parts].sort().join('+');
	const other = needs.filter((one) => !parts.includes(one));
	return other.length === 0 ? sum : `${sum}/${[...needs].sort().join('+')}`;
}

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
	const making: Making = {
		inner,
		limit,
		decided,
		made: new Columns(limit.closedGroup),
		places: placesOf(inner.kommuner, areasOf)
	};
	for (const figure of figuresOf(block, shown)) addFigure(figure, making);
	for (const table of block.tables) {
		addWholes(table, making);
		addUnknownWholes(table, making);
		addRests(table, making);
	}
	return making.made.system(inner.values);
}

interface Making {
	inner: InnerCells;
	limit: Limit;
	decided: Decided;
	made: Columns;
	/** Kommuner by area. */
	places: readonly [string, string[]][];
}

/** A figure in all areas: the sum over the kommuner in which all that it needs is known. */
function addFigure(figure: FigureOf, { inner, limit, decided, made, places }: Making): void {
	for (const [area, kommuner] of places) {
		const isPlace = kommuner.length === 1 && kommuner[0] === area;
		const told = kommuner.filter((kommune) => inner.knows(kommune, figure.needs));
		// A count that its publisher hides is a cell of its kommune, and in no sum.
		const hidden =
			isPlace && told.length === 0 && figure.needs.length === 1 && inner.hasAny(area, figure.parts);
		if (told.length === 0 && !hidden) continue;
		const sum = inner.sum(told, figure.parts);
		made.add(`${figure.name}\n${area}`, {
			place: placeName(area, hidden ? kommuner : told),
			rows: (hidden ? kommuner : told).flatMap((one) => inner.rowsOf(one, figure.parts)),
			primary:
				hidden ||
				inner.block.tables.some(({ whole }) => decided(whole, area) === false) ||
				(isPlace && inner.disagrees(area)) ||
				groupsOf(inner, figure, told).some((group) => isPrimary(sum, group, limit)),
			kommuner: told.length,
			isShown: figure.isShown,
			isOpen: false,
			value: hidden ? NaN : sum
		});
	}
}

/** A whole in all areas, as it has been decided before. */
function addWholes(table: CountTable, { inner, decided, made, places }: Making): void {
	for (const [area, kommuner] of places) {
		const isShown = decided(table.whole, area);
		const told = kommuner.filter((kommune) => !Number.isNaN(inner.whole(kommune, table.whole)));
		const rows = told.flatMap((kommune) => inner.rowsOfWhole(kommune, table));
		// Nobody is counted there: nothing follows from it.
		if (isShown === undefined || rows.length === 0) continue;
		made.add(`${table.whole}|${table.split}\n${area}`, {
			...{ rows, primary: !isShown, kommuner: told.length, isShown: true, isOpen: isShown },
			value: told.reduce((all, kommune) => all + inner.whole(kommune, table.whole), 0)
		});
	}
}

/** A whole that its publisher hides is no less hidden because its parts are known: they add up to it. */
function addUnknownWholes(table: CountTable, { inner, made }: Making): void {
	for (const kommune of inner.kommuner) {
		const rows = inner.rowsOf(kommune, table.parts);
		if (!inner.hidesWhole(kommune, table.whole) || rows.length < 2) continue;
		const sum = inner.sum([kommune], table.parts);
		made.add(`${table.whole}|${table.split}\n${kommune}`, {
			...{ rows, primary: true, kommuner: 1, isShown: false, isOpen: false, value: sum }
		});
	}
}

/**
 * What no part tells of is small itself («ukjent»): whoever has the whole and all parts would have it too.
 * One that is not small is left out, since nothing shows it.
 */
function addRests(table: CountTable, { inner, limit, made, places }: Making): void {
	if (table.split === SAME_PERSONS) return;
	for (const [area, kommuner] of places) {
		const rows = kommuner.flatMap((kommune) => inner.rowOfRest(kommune, table));
		const sum = rows.reduce((all, row) => all + inner.values[row]!, 0);
		// Nobody left says nothing of anybody.
		if (!(sum > 0 && sum < limit.k)) continue;
		made.add(`${table.whole}|${table.split}|\n${area}`, {
			...{ rows, primary: true, kommuner: kommuner.length, isShown: false, isOpen: false },
			value: sum
		});
	}
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
		if (split === SAME_PERSONS) continue;
		if (!one.parts.every((part) => parts.includes(part))) continue;
		const wholes = told.map((kommune) => inner.whole(kommune, whole));
		if (wholes.every((count) => !Number.isNaN(count)))
			groups.push(wholes.reduce((all, count) => all + count, 0));
	}
	return groups;
}
