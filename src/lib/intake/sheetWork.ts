import type { Described } from '../catalogue/described.ts';
import { addKilde, everyKilde, forgetKilde, kilde } from '../catalogue/kilder.ts';
import type { Problem } from '../domain/problem.ts';
import type { Work } from './background.ts';
import { signMender, withSigns } from './controlSigns.ts';
import { decodeFile, type DecodedFile, type ReadOptions } from './encoding.ts';
import type { MappedFile } from './map.ts';
import { chooseSheet } from './openFile.ts';
import type { PersonsFound } from './personCount.ts';
import { personsIn, type PersonsQuestion } from './personScan.ts';
import type { SniffedFile } from './read.ts';
import { readDelimited, type GivenWriting } from './readers/delimited.ts';
import { readers, type SheetReader } from './readers/index.ts';
import type { Writing } from './readers/records.ts';
import type { Sheet } from './readers/sheet.ts';
import { mendStrayQuotes, type Mended } from './readers/strayQuotes.ts';
import { withoutRows } from './readers/table.ts';
import { readZip } from './readers/zip.ts';
import { takeIn, type Taken, type TakeIn } from './takeIn.ts';
import { understandAs } from './understand.ts';
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

/** A file that is to be taken as a source, and the sources there are beside those of the project. */
export interface AsQuestion {
	sniffed: SniffedFile;
	source: string;
	unfold?: boolean | undefined;
	described?: readonly Described[];
}

/** Work that can take longer than a blink, by name. None of it touches a page. */
export const tasks = {
	takeIn: (question: TakeIn, work: Work): Promise<Taken> => takeIn(question, work),
	understandAs: ({ sniffed, source, unfold }: AsQuestion): Promise<MappedFile> =>
		understandAs(sniffed, kilde(source), unfold),
	table: async (
		{ sheet, headerLine, ...of }: TableQuestion,
		work: Work
	): Promise<TableRead | null> => {
		const { names, chosen, problems } = chooseSheet(await sheetsOf(of, work), sheet, headerLine);
		if (!chosen) return null;
		const { name, table, lines } = chosen;
		const written = writeDown(table);
		return {
			...written,
			...{ names, name, lines, bare: withoutRows(table) },
			problems: [...problems, ...table.problems]
		};
	},
	whole: async ({
		file,
		given
	}: {
		file: Blob;
		given: GivenWriting;
	}): Promise<(WrittenTable & { writing: Writing }) | null> => {
		const table = readDelimited(await file.text(), given);
		return table && { ...writeDown(table), writing: table.writing };
	},
	mend: async ({
		file,
		delimiter,
		width,
		headerLine
	}: {
		file: Blob;
		delimiter: string;
		width: number;
		headerLine: number;
	}): Promise<Mended | null> =>
		mendStrayQuotes(file, { delimiter, quote: '"', escape: '"' }, width, headerLine),
	persons: (question: PersonsQuestion): Promise<PersonsFound | null> =>
		personsIn(question, sheetsOf),
	unzip: async (
		file: File,
		{ onProgress }: Work
	): Promise<{ file: File; problem: Problem | null }[]> =>
		(await readZip(file, onProgress)).map((one) => ({
			file: one,
			problem: one instanceof UnreadFile ? one.problem : null
		}))
};

export type Tasks = typeof tasks;

export async function sheetsOf(
	{ file, reader, encoding }: SheetFile,
	{ onProgress }: Work = {}
): Promise<Sheet[]> {
	const options = encoding === undefined ? {} : { encoding };
	let decoded: DecodedFile | null = null;
	const text = async () => (decoded = await decodeFile(file, options)).utf8.text();
	const share = (part: number) => onProgress?.(part * file.size);
	const sheets = (await readers.find(({ id }) => id === reader)?.read(file, text, share)) ?? [];
	return sheets.map((sheet) => withSignsOf(sheet, aboutText(decoded)));
}

/** What there is to tell of a text that is no table itself: its lines are no rows. */
function aboutText(decoded: DecodedFile | null): Problem[] {
	return (decoded?.problems ?? [])
		.filter(({ code }) => code === 'control-signs')
		.map(({ row: _, ...problem }) => problem);
}

/** A sheet with signs in the place of control characters, which is told. */
function withSignsOf({ name, records, told = [], ...rest }: Sheet, known: Problem[]): Sheet {
	const { mend, problems } = signMender();
	const mended = records.map((record) => ({
		...record,
		cells: record.cells.map((cell) => mend(cell, record.line))
	}));
	return {
		...rest,
		name: withSigns(name),
		records: mended,
		told: [...told, ...known, ...problems()]
	};
}

/** In a worker: the sources that the page knows of, apart from those of the project. */
export function knowOnly(input: unknown): void {
	const { described } = input as { described?: readonly Described[] };
	if (!described) return;
	for (const { name } of everyKilde()) if (name.startsWith('egen_')) forgetKilde(name);
	for (const source of described) addKilde(source);
}
