import { fields } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { agreed, placeFinder } from '../domain/placeInText.ts';
import { constantFields } from './confirming.ts';
import type { MappedFile } from './map.ts';
import type { SniffedFile } from './read.ts';
import type { Settled } from './settled.ts';

/*
 * A mapping is of all files with a header. Which place and year a file is of, where its table does not
 * say it, is of that file alone: no other file is given it.
 */

/** A field whose value, where it has no column, is of one file and not of its form. */
export const isOwn = ({ forlopsatlas: { rolle } }: Felt): boolean =>
	rolle === 'omrade' || rolle === 'aar';

const ownNames = (pakke: KildePakke): Set<string> =>
	new Set(fields(pakke).flatMap((felt) => (isOwn(felt) ? felt.name : [])));

/** What holds for every file with this header. */
export function formOf(settled: Settled, pakke: KildePakke): Settled {
	const own = ownNames(pakke);
	const constants = Object.entries(settled.constants).filter(([name]) => !own.has(name));
	return { ...settled, constants: Object.fromEntries(constants) };
}

/** The file with the place and year that were settled of it before, where it needs them still. */
export function withOwnOf(mapped: MappedFile, before: MappedFile | null): MappedFile {
	if (!before) return mapped;
	return withMissing(mapped, ({ name }) => before.constants[name]);
}

function withMissing(mapped: MappedFile, valueOf: (felt: Felt) => string | undefined): MappedFile {
	const added = constantFields(mapped).flatMap((felt) => {
		if (!isOwn(felt) || mapped.constants[felt.name]) return [];
		const value = valueOf(felt);
		return value === undefined ? [] : [[felt.name, value] as const];
	});
	if (added.length === 0) return mapped;
	return { ...mapped, constants: { ...mapped.constants, ...Object.fromEntries(added) } };
}

/** Where a file tells of what place it is, beside its table. */
export type Clue = 'file' | 'sheet' | 'title';

export interface PlaceFound {
	/** One: it is taken to be that. Several: only the user knows which. */
	codes: string[];
	/** The first that tells of it. */
	clue: Clue;
}

type Named = Pick<SniffedFile, 'preamble' | 'table'>;
const find = placeFinder(areas);
/** A longer line is a note, which may speak of anywhere. */
const LONGEST_TITLE = 200;
const titlesOf = ({ preamble }: Named) => preamble.filter((one) => one.length <= LONGEST_TITLE);
const stem = (name: string) => name.replace(/\.[^.]+$/, '');

/**
 * The kommune that the name of a file, of its sheet and the lines above its table tell of; null where
 * none does. Where they tell of different ones, it can be any of them.
 */
export function placeOf(name: string, sniffed: Named): PlaceFound | null {
	const clues: [Clue, string[]][] = [
		['file', find(stem(name))],
		['sheet', find(sniffed.table?.sheet ?? '')],
		['title', agreed(titlesOf(sniffed).map((line) => find(line, { strict: true })))]
	];
	const codes = agreed(clues.map(([, found]) => found));
	const telling = clues.filter(([, found]) => found.length > 0);
	const [clue] = telling.find(([, found]) => found.length === codes.length) ?? telling[0] ?? [];
	return clue === undefined ? null : { codes, clue };
}

const DATE = /(?:19|20)\d\d[-.]?[01]\d[-.]?[0-3]\d|[0-3]?\d[-.][01]?\d[-.](?:19|20)\d\d/g;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** The one year that they tell of, as text; null where there is none, or several. A date is no year. */
export function yearOf(name: string, sniffed: Named): string | null {
	for (const texts of [[stem(name)], [sniffed.table?.sheet ?? ''], titlesOf(sniffed)]) {
		const years = new Set(texts.flatMap((one) => one.replace(DATE, ' ').match(YEAR) ?? []));
		if (years.size > 0) return years.size === 1 ? ([...years][0] ?? null) : null;
	}
	return null;
}

/** The file with the place and the year that its names tell of, where its table has no column of them. */
export function withFound(mapped: MappedFile, name: string): MappedFile {
	return withMissing(mapped, ({ forlopsatlas: { rolle } }) => {
		if (rolle === 'aar') return yearOf(name, mapped.sniffed) ?? undefined;
		const found = placeOf(name, mapped.sniffed);
		return found?.codes.length === 1 ? found.codes[0] : undefined;
	});
}
