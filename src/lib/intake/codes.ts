import Papa from 'papaparse';
import { areas } from '../catalogue/omrader.ts';
import { dimensionFields, fieldWithRole } from '../catalogue/kilder.ts';
import { breath } from './breath.ts';
import type { MappedFile } from './map.ts';
import { columnOf } from './staging.ts';

/**
 * Texts that columns of a file are expected to hold, by the column's number. The engine keeps such
 * a column as numbers into this list, which reads and groups faster than text. A text outside the
 * list is rejected by the engine, and the file is then read as text.
 */
export type Codes = ReadonlyMap<number, readonly string[]>;

/** A column with more different texts than this in the samples is not one of codes. */
const MOST_CODES = 400;

/**
 * The texts of the region column and of each dimension, from the contract, the register of areas
 * and excerpts from all over the file, which may be sorted. A column that holds no codes is left out.
 */
export async function codesOf(file: MappedFile): Promise<Codes> {
	const dimensions = dimensionFields(file.pakke).filter(({ name }) => columnOf(file, name) >= 0);
	const area = columnOf(file, fieldWithRole(file.pakke, 'omrade')?.name);
	const columns = [...dimensions.map(({ name }) => columnOf(file, name)), area];
	const given = columns.filter((at) => at >= 0);
	// There are more codes of places, with those of before.
	const seen = await textsOf(file, given, (at) => (at === area ? Infinity : MOST_CODES));
	const codes = new Map<number, readonly string[]>();
	for (const felt of dimensions) {
		const at = columnOf(file, felt.name);
		const texts = seen.get(at);
		if (!texts || [...texts].some((text) => text.includes('\0'))) continue;
		for (const value of Object.keys(felt.forlopsatlas.verdier ?? {})) texts.add(value);
		codes.set(at, [...texts]);
	}
	const places = seen.get(area);
	if (places && [...places].every((text) => text === '' || AREA_CODES.has(text)))
		codes.set(area, [...new Set([...places, ...AREA_CODES])]);
	return codes;
}

/** Every code of a kommune or fylke, of today and of before. */
const AREA_CODES: ReadonlySet<string> = new Set([
	...areas.kommuner.map(({ code }) => code),
	...areas.fylker.map(({ code }) => code),
	...[...areas.changes, ...areas.fylkeChanges].map(({ from }) => from)
]);

/** So many excerpts are read before the page may do something else. */
const EXCERPTS_AT_ONCE = 8;

/** The different texts of these columns, in the sample and in excerpts; too many are left out. */
async function textsOf(
	{ sniffed }: MappedFile,
	columns: readonly number[],
	most: (at: number) => number
) {
	const seen = new Map(columns.map((at) => [at, new Set([''])]));
	const add = (rows: readonly (readonly string[])[]) => {
		for (const [at, texts] of seen) {
			for (const row of rows) texts.add(row[at] ?? '');
			if (texts.size > most(at)) seen.delete(at);
		}
	};
	add(sniffed.sample);
	for (const [i, text] of sniffed.decoded.excerpts.entries()) {
		if (i % EXCERPTS_AT_ONCE === 0) await breath();
		add(rowsOf(text, sniffed));
	}
	return seen;
}

/** Whole records of an excerpt, its first and last lines apart. */
function rowsOf(text: string, { dialect: { delimiter }, header }: MappedFile['sniffed']) {
	const whole = text.slice(text.indexOf('\n') + 1, text.lastIndexOf('\n'));
	const { data } = Papa.parse<string[]>(whole, { delimiter, quoteChar: '"', skipEmptyLines: true });
	return data.filter((row) => row.length === header.length);
}
