import { inBackground } from './background.ts';
import { breath } from './breath.ts';
import { openFile } from './openFile.ts';
import { counter, TOKEN, type PersonsFound } from './personCount.ts';
import type { SniffedFile } from './read.ts';

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
	if (opened.kind === 'sheets')
		return inBackground('persons', { file, reader: opened.reader, encoding: decoded.encoding });
	const count = counter();
	for await (const lines of linesOf(opened.decoded.utf8))
		for (const match of lines.matchAll(TOKEN)) {
			const start = lines.lastIndexOf('\n', match.index) + 1;
			count.add(columnAt(lines.slice(start, match.index), dialect.delimiter), match[0]);
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
