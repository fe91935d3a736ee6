import { recordsOf, type TextRecord, type Writing } from './records.ts';

/** Lines with quotes in them, of a text that is mended line by line: with more it is read whole. */
const MOST_QUOTED = 10_000;
/** A record of quotes is no longer than this: see `LONGEST_CELL` of the records. */
const RECORD_BYTES = 256 * 1024;

const [QUOTE, LF] = [0x22, 0x0a];

/** A text in which quotes that are characters are written as such, and the rows they stand in. */
export interface Mended {
	text: Blob;
	rows: TextRecord[];
}

/**
 * Finds the rows of a large text that a quote breaks, and writes them so that any reader takes the
 * quote for the character it is: the rest of the text stays, and need not be read here. Null where
 * there are none, or too many lines to look at one by one.
 *
 * @param below the last line of the names of columns, 1-based
 */
export async function mendStrayQuotes(
	text: Blob,
	writing: Writing,
	width: number,
	below: number
): Promise<Mended | null> {
	const bytes = new Uint8Array(await text.arrayBuffer());
	const parts: BlobPart[] = [];
	const rows: TextRecord[] = [];
	let copied = 0;
	let looked = 0;
	for (const { line, from, skipTo } of quotedLines(bytes, below)) {
		if (++looked > MOST_QUOTED) return null;
		const piece = new TextDecoder().decode(bytes.subarray(from, from + RECORD_BYTES));
		const [record, next] = recordsOf(piece, writing, { width, delimiters: true, firstLine: line });
		if (next) skipTo(next.line);
		if (record?.mended !== 'quote' || record.cells.length !== width) continue;
		rows.push(record);
		const end = endOfLine(bytes, from);
		parts.push(bytes.subarray(copied, from), record.cells.map(quoted).join(writing.delimiter));
		copied = end;
	}
	return rows.length > 0 ? { text: new Blob([...parts, bytes.subarray(copied)]), rows } : null;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** The lines with a quote in them, unless they have been skipped as part of a record before. */
function* quotedLines(bytes: Uint8Array, below: number) {
	let [line, start, wanted] = [1, 0, below + 1];
	const skipTo = (to: number) => (wanted = to);
	for (let quote = bytes.indexOf(QUOTE); quote >= 0; quote = bytes.indexOf(QUOTE, start)) {
		for (let end = bytes.indexOf(LF, start); end >= 0 && end < quote;) {
			[start, line] = [end + 1, line + 1];
			end = bytes.indexOf(LF, start);
		}
		if (line >= wanted) yield { line, from: start, skipTo };
		const end = bytes.indexOf(LF, start);
		if (end < 0) return;
		[start, line] = [end + 1, line + 1];
	}
}

/** Where a line ends, the CR of CR LF apart. */
function endOfLine(bytes: Uint8Array, from: number): number {
	const end = bytes.indexOf(LF, from);
	if (end < 0) return bytes.length;
	return bytes[end - 1] === 0x0d ? end - 1 : end;
}
