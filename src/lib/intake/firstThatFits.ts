import { isOf, type Problem } from '../domain/problem.ts';
import { MOST_SEARCHED } from './encoding.ts';
import { sniff, throughReader, type SniffedFile, type SniffOptions } from './read.ts';
import type { Understood } from './understand.ts';

/** Tables that are tried of a file, and the size of a workbook or a page that is read again for each. */
const MOST_TRIED = 30;
const MOST_BYTES = 20 * 1024 * 1024;

type Judge = (sniffed: SniffedFile) => Promise<Understood>;
/** Where in the file a table is. */
interface Place {
	sheet: string | null;
	/** The line of its names. */
	line: number | null;
}

/**
 * Of the tables in a file, on top of each other and in several sheets, the first that fits a source;
 * where none does, the one that was read. The others are told, and can be chosen.
 */
export async function firstThatFits(
	file: File,
	options: SniffOptions,
	sniffed: SniffedFile,
	judge: Judge
): Promise<Understood> {
	const first = await judge(sniffed);
	const chosen = options.sheet !== undefined || options.dialect?.headerLine !== undefined;
	if (fits(first) || chosen) return first;
	const whole = await withAllTables(sniffed);
	const here = { sheet: sniffed.table?.sheet ?? null, line: lineOf(whole) };
	const places = [...below(whole), ...otherSheets(whole)];
	for (let at = 0; at < Math.min(places.length, MOST_TRIED); at++) {
		const { sheet, line } = places[at] as Place;
		const other = await sniff(file, {
			...options,
			...(sheet === null ? {} : { sheet }),
			...(line === null ? {} : { dialect: { ...options.dialect, headerLine: line } })
		});
		if (other.stage === 'refused') continue;
		places[at] = { sheet, line: line ?? lineOf(other) };
		const known = new Set(places.map((one) => placeOf(one)));
		places.splice(at + 1, 0, ...below(other).filter((one) => !known.has(placeOf(one))));
		const beside = [here, ...places].filter((one) => one.sheet === sheet);
		const understood = await judge(withOthersTold(other, beside));
		if (fits(understood)) return understood;
	}
	return whole === sniffed ? first : judge(whole);
}

const fits = ({ remembered, recognitions }: Understood) =>
	remembered || recognitions[0]?.complete === true;

const placeOf = ({ sheet, line }: Place) => JSON.stringify([sheet, line]);
const lineOf = ({ dialect }: SniffedFile) => dialect.headerLine || null;

/** A text of which only the head is known may have further tables below that. */
async function withAllTables(sniffed: SniffedFile): Promise<SniffedFile> {
	if (sniffed.table || sniffed.decoded.utf8.size > MOST_SEARCHED) return sniffed;
	const whole = await throughReader(sniffed);
	return whole && below(whole).length > 0 ? whole : sniffed;
}

const isFurther = isOf('several-tables');

function below({ problems, table }: SniffedFile): Place[] {
	const sheet = table?.sheet ?? null;
	return problems.filter(isFurther).map(({ row }) => ({ sheet, line: row ?? null }));
}

function otherSheets({ table, decoded }: SniffedFile): Place[] {
	if (!table || decoded.bytes > MOST_BYTES) return [];
	const names = table.sheets.filter((name) => name !== table.sheet);
	return names.map((sheet) => ({ sheet, line: null }));
}

/** The tables that stand beside the one that was read, each told once, from above. */
function withOthersTold(sniffed: SniffedFile, beside: readonly Place[]): SniffedFile {
	const own = lineOf(sniffed);
	const known = [...beside, ...below(sniffed)].flatMap(({ line }) => line ?? []);
	const lines = [...new Set(known)].filter((line) => line !== own).sort((a, b) => a - b);
	const told = lines.map((row): Problem => ({
		...({ code: 'several-tables', severity: 'warning', row, count: lines.length } as const),
		read: own ?? 1
	}));
	return { ...sniffed, problems: [...sniffed.problems.filter((one) => !isFurther(one)), ...told] };
}
