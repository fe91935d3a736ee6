import Papa from 'papaparse';
import { areas } from '../catalogue/omrader.ts';
import { dimensionFields, fieldWithRole } from '../catalogue/kilder.ts';
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
export function codesOf(file: MappedFile): Codes {
	const rows = [...file.sniffed.sample, ...rowsFromExcerpts(file)];
	const seen = (at: number) => new Set(['', ...rows.map((row) => row[at] ?? '')]);
	const codes = new Map<number, readonly string[]>();
	for (const felt of dimensionFields(file.pakke)) {
		const at = columnOf(file, felt.name);
		if (at < 0) continue;
		const texts = seen(at);
		if (texts.size > MOST_CODES || [...texts].some((text) => text.includes('\0'))) continue;
		for (const value of Object.keys(felt.forlopsatlas.verdier ?? {})) texts.add(value);
		codes.set(at, [...texts]);
	}
	const area = columnOf(file, fieldWithRole(file.pakke, 'omrade')?.name);
	if (area >= 0) {
		const texts = seen(area);
		if ([...texts].every((text) => text === '' || AREA_CODES.has(text)))
			codes.set(area, [...new Set([...texts, ...AREA_CODES])]);
	}
	return codes;
}

/** Every code of a kommune or fylke, of today and of before. */
const AREA_CODES: ReadonlySet<string> = new Set([
	...areas.kommuner.map(({ code }) => code),
	...areas.fylker.map(({ code }) => code),
	...[...areas.changes, ...areas.fylkeChanges].map(({ from }) => from)
]);

/** Whole records from all over the file, the first and last lines of each excerpt apart. */
function rowsFromExcerpts({ sniffed }: MappedFile): string[][] {
	const { delimiter } = sniffed.dialect;
	return sniffed.decoded.excerpts.flatMap((text) =>
		Papa.parse<string[]>(text.slice(text.indexOf('\n') + 1, text.lastIndexOf('\n')), {
			delimiter,
			quoteChar: '"',
			skipEmptyLines: true
		}).data.filter((row) => row.length === sniffed.header.length)
	);
}
