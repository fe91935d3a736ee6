import type { SeriesYear, Shown } from './counts.ts';
import type { Limit } from '../primary.ts';
import { Print } from './print.ts';

/*
 * Who has two editions of a file can compare them. What one of them hid is hidden in the next too, and
 * found again by names alone: no count is remembered.
 */

/** What was hidden of a series in a year. Cells as `writtenCells` writes them. */
export interface Remembered {
	/** Print of all that the last edition followed from (`editionPrint`). */
	of: string;
	/** What editions before it hid. */
	before: string;
	/** What it hid besides. */
	hidden: string;
}

/** By series and year, as `memoryKey` names them. Plain data. */
export type Memory = Readonly<Record<string, Remembered>>;

export const memoryKey = (series: string, year: number) => `${series}|${year}`;

/**
 * Names an area as what is summed: a larger area with other kommuner in it is another sum.
 *
 * @param told the kommuner in the sum, in order
 */
export function placeName(area: string, told: readonly string[]): string {
	if (told.length <= 1) return told[0] === area || told.length === 0 ? area : `${area}~${told[0]}`;
	return `${area}~${new Print().text(told.join(' ')).toString().slice(0, 8)}`;
}

/** A line for each name, with the places after it: 'forlop:1\t0301 1103'. In order. */
export function writtenCells(cells: Iterable<string>): string {
	const places = new Map<string, string[]>();
	for (const cell of cells) {
		const [what = '', place = ''] = cell.split('\n');
		const of = places.get(what) ?? [];
		if (of.length === 0) places.set(what, of);
		of.push(place);
	}
	return [...places]
		.map(([what, of]) => `${what}\t${of.sort().join(' ')}`)
		.sort()
		.join('\n');
}

/** Names and places, with a line break between. */
export function readCells(written: string): Set<string> {
	const cells = new Set<string>();
	for (const line of written.split('\n')) {
		const [what = '', places = ''] = line.split('\t');
		for (const place of places.split(' ')) if (place) cells.add(`${what}\n${place}`);
	}
	return cells;
}

/** What must stay hidden in an edition with this print. The last one, read again, is no new edition. */
export function hiddenBefore(remembered: Remembered | undefined, of: string): Set<string> {
	if (!remembered) return new Set();
	const before = readCells(remembered.before);
	return remembered.of === of ? before : union(before, readCells(remembered.hidden));
}

const union = (one: ReadonlySet<string>, other: ReadonlySet<string>) => new Set([...one, ...other]);

export function rememberedOf(
	of: string,
	before: ReadonlySet<string>,
	hidden: ReadonlySet<string>
): Remembered {
	const besides = [...hidden].filter((cell) => !before.has(cell));
	return { of, before: writtenCells(before), hidden: writtenCells(besides) };
}

/** Both, of the same series and year: what either hid stays hidden. */
export function joined(mine: Remembered, theirs: Remembered): Remembered {
	const [own, other] = [readCells(mine.hidden), readCells(theirs.hidden)];
	const before = union(readCells(mine.before), readCells(theirs.before));
	return mine.of === theirs.of
		? rememberedOf(mine.of, before, union(own, other))
		: rememberedOf(mine.of, union(before, other), own);
}

interface Edition {
	counted: SeriesYear;
	shown: readonly Shown[];
	limit: Limit;
	areas: ReadonlyMap<string, readonly string[]>;
	/** Which version of the method judges. */
	method: string;
}

/** A print of all that decides what is hidden of a series in a year. */
export function editionPrint({ counted, shown, limit, areas, method }: Edition): string {
	const print = new Print().text(method).number(limit.k).number(Number(limit.closedGroup));
	const kommuner = new Set<string>();
	for (const [cell, of] of counted.counts) {
		print.text(cell).number(of.size);
		for (const [kommune, count] of [...of].sort(([a], [b]) => (a < b ? -1 : 1))) {
			print.text(kommune).number(count);
			kommuner.add(kommune);
		}
	}
	for (const { whole, split, parts } of counted.tables)
		print.text([whole, split, ...parts].join('\n'));
	const figures = shown.map(({ parts, needs }) => [...parts, '', ...needs].join('\n'));
	for (const figure of figures.sort()) print.text(figure);
	for (const kommune of [...kommuner].sort()) print.text((areas.get(kommune) ?? []).join(' '));
	return print.toString();
}
