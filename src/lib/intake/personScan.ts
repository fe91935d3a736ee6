import { inBackground } from './background.ts';
import { breath } from './breath.ts';
import type { Encoding, ReadOptions } from './encoding.ts';
import { openFile } from './openFile.ts';
import { counter, personsInSheets, TOKEN, type PersonsFound } from './personCount.ts';
import type { SniffedFile } from './read.ts';
import type { SheetReader } from './readers/index.ts';
import type { Sheet } from './readers/sheet.ts';

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
	const { encoding } = decoded;
	return inBackground('persons', { file, encoding, header, delimiter: dialect.delimiter });
}

/** A file to look through, and what is known of it. All of it can be sent to a worker. */
export interface PersonsQuestion extends Required<Pick<ReadOptions, 'encoding'>> {
	file: File;
	header: readonly string[];
	delimiter: string;
}

/** The same, where the work is done. */
export async function personsIn(
	{ file, encoding, header, delimiter }: PersonsQuestion,
	sheetsOf: (of: { file: File; reader: SheetReader['id']; encoding: Encoding }) => Promise<Sheet[]>
): Promise<PersonsFound | null> {
	const opened = await openFile(file, { encoding });
	if (opened.kind === 'refused') return null;
	if (opened.kind === 'sheets')
		return personsInSheets(await sheetsOf({ file, reader: opened.reader, encoding }));
	const count = counter();
	for await (const lines of linesOf(opened.decoded.utf8))
		for (const match of lines.matchAll(TOKEN)) {
			const start = lines.lastIndexOf('\n', match.index) + 1;
			count.add(columnAt(lines.slice(start, match.index), delimiter), match[0]);
		}
	return count.found(header, null);
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
