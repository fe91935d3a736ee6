import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { dimensionFields, fieldWithRole, valueFields } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { plainHeader, targetsFor } from './map.ts';
import { SAMPLE_ROWS } from './dialect.ts';
import { withRows, type SniffedFile } from './read.ts';
import { recordsOf } from './readers/records.ts';
import { toCsv } from './readers/table.ts';

/** Columns that stand side by side and are to be rows: what each is of, and which figure it holds. */
export interface Unfolding {
	/** Names of the columns that come instead, those of the figures last. */
	names: string[];
	wide: WideColumn[];
	/** The names of the columns say what is counted, too: nothing is concluded from the contract. */
	named: boolean;
}

interface WideColumn {
	at: number;
	/** One text for each name that is no figure. */
	parts: string[];
	/** Which of the figures it holds, by its name. */
	figure: string;
}

/** What a column's name tells of the figures in it. */
interface Told {
	parts: Record<string, string>;
	figure: string;
	named: boolean;
}

const matchArea = areaMatcher(areas);
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
/** A cell of figures: a number, or one of the short symbols that stand for one. */
const FIGURE = /^(?:[-−]?[\d\s.,\u00a0\u202f]+%?|[-.:*–]{0,3}|n\/?a)$/i;

/**
 * Finds columns whose names say which sex, kommune, indicator or other group their figures are of,
 * with or without a year. Years alone are no matter for this: the contract tells what they are.
 * Null where there are not two of them, or they don't tell of the same things.
 */
export function findUnfolding(file: SniffedFile, pakke: KildePakke): Unfolding | null {
	const targets = targetsFor(file.header, pakke);
	const figureNames = new Set(valueFields(pakke).map(({ name }) => name));
	const given = new Set(targets.flatMap((target) => (target && !target.year ? target.field : [])));
	const wide = file.header.flatMap((text, at) => {
		const target = targets[at];
		const plain = target && target.year === undefined;
		if (plain && !figureNames.has(target.field)) return [];
		if (!file.sample.every((row) => FIGURE.test((row[at] ?? '').trim()))) return [];
		const told = toldBy(text, pakke, given);
		// A name that is the figure's own tells of no group, unless one stands in it.
		if (!told || (plain && Object.keys(told.parts).length === 0)) return [];
		return [{ at, ...told }];
	});
	const fields = Object.keys(wide[0]?.parts ?? {});
	const alike = wide.every(({ parts }) => Object.keys(parts).join() === fields.join());
	const keys = new Set(
		wide.map(({ parts, figure }) => [...Object.values(parts), figure].join('\0'))
	);
	if (wide.length < 2 || !alike || keys.size < wide.length) return null;
	if (fields.length === 0 || fields.join() === fieldWithRole(pakke, 'aar')?.name) return null;
	const figures = [...new Set(wide.map(({ figure }) => figure))];
	const name = (field: string) => nameOf(pakke, field);
	return {
		names: [...fields, ...figures].map(name),
		wide: wide.map(({ at, parts, figure }) => ({
			at,
			parts: Object.values(parts),
			figure: name(figure)
		})),
		named: wide.every(({ named }) => named)
	};
}

/** A name that the contract knows its field by. */
function nameOf({ resources }: KildePakke, field: string): string {
	const felt = resources[0].schema.fields.find(({ name }) => name === field);
	return felt?.forlopsatlas.alias[0] ?? field;
}

function toldBy(header: string, pakke: KildePakke, given: ReadonlySet<string>): Told | null {
	const parts: Told['parts'] = {};
	let rest = header;
	const take = (field: string, text: string) => {
		parts[field] = text;
		rest = rest.replace(text, ' ');
	};
	const year = fieldWithRole(pakke, 'aar');
	const foundYear = year && !given.has(year.name) ? YEAR.exec(rest)?.[0] : undefined;
	for (const felt of dimensionFields(pakke)) {
		if (given.has(felt.name) || felt.forlopsatlas.apen) continue;
		const text = spellingIn(rest, felt);
		if (text !== null) take(felt.name, text);
	}
	if (year && foundYear) take(year.name, foundYear);
	const area = fieldWithRole(pakke, 'omrade');
	if (area && !given.has(area.name) && isPlace(rest)) take(area.name, rest.trim());
	rest = rest.replace(/[\s,;:/()–-]+/g, ' ').trim();
	const figure = valueFields(pakke).find(({ name, forlopsatlas }) =>
		[...forlopsatlas.alias, name].some((alias) => plainHeader(alias) === plainHeader(rest))
	);
	if (figure) return { parts, figure: figure.name, named: true };
	const only = onlyFigure(pakke);
	if (only === null) return null;
	if (rest === '') return { parts, figure: only, named: false };
	const indicator = dimensionFields(pakke).find(
		({ name, forlopsatlas }) => name === 'indikator' && forlopsatlas.apen
	);
	if (!indicator || given.has(indicator.name) || Object.keys(parts).length > 1) return null;
	return { parts: { ...parts, [indicator.name]: rest }, figure: only, named: true };
}

/** The figure that a column without a word for it holds: the one that is required, or the only one. */
function onlyFigure(pakke: KildePakke): string | null {
	const all = valueFields(pakke);
	const required = all.filter(({ constraints }) => constraints?.required);
	const found = required.length > 0 ? required : all;
	return found.length === 1 ? (found[0]?.name ?? null) : null;
}

/** The longest of a dimension's spellings that stands in a text as words; null when none does. */
function spellingIn(text: string, felt: Felt): string | null {
	const found = patternsOf(felt).flatMap((pattern) => pattern.exec(text)?.[0].trim() ?? []);
	return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** A table may have thousands of columns, and a dimension hundreds of spellings. */
const patterns = new WeakMap<Felt, RegExp[]>();

function patternsOf(felt: Felt): RegExp[] {
	const known = patterns.get(felt);
	if (known) return known;
	const spellings = Object.entries(felt.forlopsatlas.verdier ?? {}).flat(2);
	const made = spellings.flatMap((spelling) => {
		const words = spelling.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		// A letter or a digit alone tells something only where nothing else stands.
		const alone = spelling.trim().length < 2 || !/\p{L}/u.test(spelling);
		if (words === '' || (alone && !/\p{L}/u.test(spelling))) return [];
		const pattern = alone ? `^\\s*${words}\\s*$` : `(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])`;
		return [new RegExp(pattern, 'iu')];
	});
	patterns.set(felt, made);
	return made;
}

function isPlace(text: string): boolean {
	if (!/\p{L}|\d{3}/u.test(text)) return false;
	const { kind } = matchArea(text.trim());
	return kind === 'area' || kind === 'ambiguous' || kind === 'split';
}

/** The names of kommuner are columns, whatever the figures are. */
export function findPlaces(file: SniffedFile): Unfolding | null {
	const wide = file.header.flatMap((text, at) =>
		isPlace(text) ? [{ at, text: text.trim() }] : []
	);
	if (wide.length < 2 || wide.length < file.header.length / 2) return null;
	const [place = '', figure = ''] = ['Kommune', 'Verdi'];
	return {
		names: [place, figure],
		wide: wide.map(({ at, text }) => ({ at, parts: [text], figure })),
		named: false
	};
}

/**
 * The same file with a row for each group that stood as columns. A row keeps the line it comes from.
 *
 * @param file one whose rows came through a reader: normalised CSV, with the line last
 */
export async function unfold(file: SniffedFile, unfolding: Unfolding): Promise<SniffedFile> {
	const { header, rowsOf } = unfolder(file, unfolding);
	const parts: Blob[] = [];
	let [part, rows] = [[] as (readonly string[])[], 0];
	const flush = () => {
		parts.push(new Blob([toCsv(part)]));
		rows += part.length;
		part = [];
	};
	const sample: (readonly string[])[] = [];
	const text = await file.decoded.utf8.text();
	for (const { cells } of recordsOf(text, { delimiter: ',', quote: '"', escape: '"' }, {})) {
		const line = cells[file.header.length] ?? '';
		for (const row of rowsOf(cells)) {
			if (sample.length < SAMPLE_ROWS) sample.push(row);
			part.push([...row, line]);
		}
		if (part.length >= ROWS_AT_ONCE) flush();
	}
	flush();
	const columns = unfolding.wide.map(({ at }) => file.header[at] ?? '');
	const unfolded = { columns, into: unfolding.names, from: file };
	return withRows(file, { header, sample, rows, csv: new Blob(parts) }, unfolded);
}

/** So many rows are written down together. */
const ROWS_AT_ONCE = 20_000;

/** The first rows of a file as they would be unfolded: enough to tell what it would be. */
export function unfoldedHead(file: SniffedFile, unfolding: Unfolding): SniffedFile {
	const { header, rowsOf } = unfolder(file, unfolding);
	const sample: (readonly string[])[] = [];
	for (const cells of file.sample) {
		if (sample.length >= SAMPLE_ROWS) break;
		sample.push(...rowsOf(cells));
	}
	return { ...file, header, sample: sample.slice(0, SAMPLE_ROWS) };
}

/** How many rows a file would have. */
export function unfoldedRows({ decoded }: SniffedFile, { wide }: Unfolding): number {
	return decoded.lines * new Set(wide.map(({ parts }) => parts.join('\0'))).size;
}

function unfolder(file: SniffedFile, { names, wide }: Unfolding) {
	const all = file.header.map((_, at) => at);
	const kept = all.filter((at) => !wide.some((one) => one.at === at));
	const groups = new Map<string, WideColumn[]>();
	for (const one of wide) {
		const key = one.parts.join('\0');
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	const figures = names.slice(wide[0]?.parts.length ?? 0);
	/** For each row that is made: what tells it apart, and the columns of its figures. */
	const made = [...groups.values()].map((columns) => ({
		parts: columns[0]?.parts ?? [],
		columns: figures.map((name) => columns.find(({ figure }) => figure === name)?.at ?? -1)
	}));
	return {
		header: [...kept.map((at) => file.header[at] ?? ''), ...names],
		rowsOf(cells: readonly string[]): string[][] {
			const before = kept.map((at) => cells[at] ?? '');
			return made.map(({ parts, columns }) => [
				...before,
				...parts,
				...columns.map((at) => cells[at] ?? '')
			]);
		}
	};
}
