import { isNumber, NUMBER_HEADER, personProblems } from './persons.ts';
import { partColumns } from './readers/beside.ts';
import type { TextRecord } from './readers/records.ts';
import { tableInSheet, type Sheet } from './readers/sheet.ts';

/** Where in a file there is something that tells who persons are. */
export interface PersonsFound {
	column: string | null;
	sheet: string | null;
}

/** Ten or eleven digits by themselves; a number that lost its leading zero has ten. */
export const TOKEN = /(?<!\d)(?:\d{10,11}|\d{5,6}[ .\u00a0-]\d{5})(?!\d)/g;

/** Looks through all of a file's sheets for what tells who persons are. */
export function personsInSheets(sheets: readonly Sheet[]): PersonsFound | null {
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

/** Counts, column by column, the numbers that are of the right length and those that are right. */
export function counter() {
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
export function tellsPersons(header: string, tokens: number, right: number): boolean {
	if (NUMBER_HEADER.test(header.trim())) return right > 0;
	return (right >= 2 && right > tokens / 2) || (right >= 3 && right > tokens / 10);
}
