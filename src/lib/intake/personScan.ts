import { breath } from './breath.ts';
import { openFile } from './openFile.ts';
import { isNumber, NUMBER_HEADER, personProblems } from './persons.ts';
import type { SniffedFile } from './read.ts';
import { partColumns } from './readers/beside.ts';
import type { TextRecord } from './readers/records.ts';
import { tableInSheet, type Sheet } from './readers/sheet.ts';

/** Where in a file there is something that tells who persons are. */
export interface PersonsFound {
	column: string | null;
	sheet: string | null;
}

/** Ten or eleven digits by themselves; a number that lost its leading zero has ten. */
const TOKEN = /(?<!\d)(?:\d{10,11}|\d{5,6}[ .\u00a0-]\d{5})(?!\d)/g;

const PIECE_BYTES = 2 * 1024 * 1024;

/**
 * Looks through all of a file for national identity numbers and D-numbers, before anything of it is
 * written down. Reading examines the first rows of one table; what is kept is every byte: rows far
 * down, footnotes, and the sheets that were not chosen.
 */
export async function findPersons(
	file: File,
	{ header, dialect, decoded }: Pick<SniffedFile, 'header' | 'dialect' | 'decoded'>
): Promise<PersonsFound | null> {
	const opened = await openFile(file, { encoding: decoded.encoding });
	if (opened.kind === 'refused') return null;
	if (opened.kind === 'sheets') return inSheets(opened.sheets);
	const count = counter();
	for await (const lines of linesOf(opened.decoded.utf8))
		for (const match of lines.matchAll(TOKEN)) {
			const start = lines.lastIndexOf('\n', match.index) + 1;
			count.add(columnAt(lines.slice(start, match.index), dialect.delimiter), match[0]);
		}
	return count.found(header, null);
}

function inSheets(sheets: readonly Sheet[]): PersonsFound | null {
	for (const { name, records } of sheets) {
		const { records: own, beside } = partColumns(records);
		for (const part of [own, ...beside.map((one) => one.records)]) {
			const column = personColumn(part);
			if (column !== null) return { column: column || null, sheet: name };
		}
	}
	return null;
}

/** The name of the first column that tells of persons, empty where it has none; else null. */
function personColumn(records: readonly TextRecord[]): string | null {
	const count = counter();
	for (const { cells } of records)
		cells.forEach((cell, at) => {
			for (const [token] of cell.matchAll(TOKEN)) count.add(at, token);
		});
	const table = tableInSheet({ records });
	const header = table?.header ?? [];
	const found = count.found(header, null);
	if (found) return found.column ?? '';
	const [problem] = personProblems(header, table?.rows.map(({ cells }) => cells) ?? []);
	return problem ? (problem.column ?? '') : null;
}

/** The text in pieces that end where a line does. */
async function* linesOf(text: Blob): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let rest = '';
	for (let from = 0; from < text.size; from += PIECE_BYTES) {
		await breath();
		const piece = await text.slice(from, from + PIECE_BYTES).arrayBuffer();
		const lines = rest + decoder.decode(piece, { stream: true });
		const end = lines.lastIndexOf('\n') + 1;
		yield lines.slice(0, end);
		rest = lines.slice(end);
	}
	yield rest;
}

function columnAt(before: string, delimiter: string): number {
	if (delimiter === '') return 0;
	const plain = before.includes('"') ? before.replace(/"[^"]*"/g, '') : before;
	return plain.split(delimiter).length - 1;
}

/** Counts, column by column, the numbers that are of the right length and those that are right. */
function counter() {
	const columns = new Map<number, { tokens: number; right: number }>();
	return {
		add(column: number, token: string) {
			const of = columns.get(column) ?? { tokens: 0, right: 0 };
			of.tokens++;
			if (isNumber(token.replace(/\D/g, '').padStart(11, '0'))) of.right++;
			columns.set(column, of);
		},
		found(header: readonly string[], sheet: string | null): PersonsFound | null {
			for (const [at, { tokens, right }] of columns)
				if (tellsPersons(header[at] ?? '', tokens, right))
					return { column: header[at] || null, sheet };
			return null;
		}
	};
}

/**
 * One number in a hundred has the right check digits by chance: an account number, or a date with a
 * serial number. Among thirty such numbers three hits come up once in three hundred files.
 */
function tellsPersons(header: string, tokens: number, right: number): boolean {
	if (NUMBER_HEADER.test(header.trim())) return right > 0;
	return (right >= 2 && right > tokens / 2) || (right >= 3 && right > tokens / 10);
}
