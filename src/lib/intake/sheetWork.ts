import type { Problem } from '../domain/problem.ts';
import { decodeFile, type ReadOptions } from './encoding.ts';
import { chooseSheet } from './openFile.ts';
import { personsInSheets, type PersonsFound } from './personCount.ts';
import { readers, type SheetReader } from './readers/index.ts';
import type { Sheet } from './readers/sheet.ts';
import { withoutRows } from './readers/table.ts';
import { readZip } from './readers/zip.ts';
import { UnreadFile } from './unreadFile.ts';
import { writeDown, type WrittenTable } from './writeDown.ts';

/** A file of sheets, and what is known of it. All of it can be sent to a worker. */
export interface SheetFile extends Pick<ReadOptions, 'encoding'> {
	file: File;
	reader: SheetReader['id'];
}

export interface TableQuestion extends SheetFile {
	sheet?: string | undefined;
	headerLine?: number | undefined;
}

/** The table of a file of sheets, its rows as CSV: what `fromTable` of read.ts makes a file of. */
export interface TableRead extends WrittenTable {
	names: string[];
	name: string;
	bare: boolean;
	lines: number;
	problems: Problem[];
}

/** Work that can take seconds, by name. None of it touches a page. */
export const tasks = {
	table: async ({ sheet, headerLine, ...of }: TableQuestion): Promise<TableRead | null> => {
		const { names, chosen, problems } = chooseSheet(await sheetsOf(of), sheet, headerLine);
		if (!chosen) return null;
		const { name, table, lines } = chosen;
		const written = writeDown(table);
		return {
			...written,
			...{ names, name, lines, bare: withoutRows(table) },
			problems: [...problems, ...table.problems]
		};
	},
	persons: async (of: SheetFile): Promise<PersonsFound | null> =>
		personsInSheets(await sheetsOf(of)),
	unzip: async (file: File): Promise<{ file: File; problem: Problem | null }[]> =>
		(await readZip(file)).map((one) => ({
			file: one,
			problem: one instanceof UnreadFile ? one.problem : null
		}))
};

export type Tasks = typeof tasks;

export async function sheetsOf({ file, reader, encoding }: SheetFile): Promise<Sheet[]> {
	const options = encoding === undefined ? {} : { encoding };
	const text = async () => (await decodeFile(file, options)).utf8.text();
	return (await readers.find(({ id }) => id === reader)?.read(file, text)) ?? [];
}
