import { Print } from './print.ts';

/*
 * Who has two editions of a file can compare them. What one of them hid is hidden in the next too, and
 * found again by names alone: no count is
 * remembered, and nothing that is made of counts. Whoever has a print of them can try until one fits.
 */

/** What was hidden of a series in a year. Cells as `writtenCells` writes them. */
export interface Remembered {
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

const union = (one: ReadonlySet<string>, other: ReadonlySet<string>) => new Set([...one, ...other]);

/** What an edition hides, and what it was told to. */
export function rememberedOf(before: ReadonlySet<string>, hidden: ReadonlySet<string>): Remembered {
	const besides = [...hidden].filter((cell) => !before.has(cell));
	return { before: writtenCells(before), hidden: writtenCells(besides) };
}

/** What editions before the last one hid: with that, the last one read again hides what it did. */
export const hiddenBefore = (remembered: Remembered | undefined): Set<string> =>
	readCells(remembered?.before ?? '');

/**
 * What must stay hidden in an edition that hides this, told only what was hidden before the last one.
 * Where it hides just what the last one did, it is that one or as good as it: null.
 */
export function hiddenBesides(
	remembered: Remembered | undefined,
	hidden: ReadonlySet<string>
): Set<string> | null {
	if (!remembered) return null;
	const before = readCells(remembered.before);
	if (rememberedOf(before, hidden).hidden === remembered.hidden) return null;
	return union(before, readCells(remembered.hidden));
}

/** Both, of the same series and year: what either hid stays hidden. */
export function joined(mine: Remembered, theirs: Remembered): Remembered {
	const before = union(readCells(mine.before), readCells(theirs.before));
	if (mine.hidden === theirs.hidden) return rememberedOf(before, readCells(mine.hidden));
	return rememberedOf(union(before, readCells(theirs.hidden)), readCells(mine.hidden));
}
