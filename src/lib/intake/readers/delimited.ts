import { GROUP_LINES } from './header.ts';
import { layOut, usualWidth, type Layout } from './layout.ts';
import { readRecords, recordsOf, type TextRecord, type Writing } from './records.ts';
import { tableOf, type Table } from './table.ts';
import { ownTitles } from './titles.ts';
import { findWriting, firstLines } from './writing.ts';

/** The way of writing is found from so many lines, of so many characters. */
const HEAD_LINES = 400;
const HEAD_CHARACTERS = 256 * 1024;
/** So many lines over a table can be its title. */
const TITLE_LINES = 20;

export interface DelimitedTable extends Table {
	writing: Writing;
}

/** What the user says of the way a text is written. */
export interface GivenWriting extends Partial<Writing> {
	headerLine?: number;
}

/**
 * Reads delimited text of any dialect: the way of writing is found, and every record of the table
 * is kept. Null when it is no table of two columns or more.
 */
export function readDelimited(text: string, given: GivenWriting = {}): DelimitedTable | null {
	const begun = begin(text, given);
	return begun && finish(begun, [...begun.records], given);
}

/** What the head of a text tells, and the records from its header on, yet to be read. */
interface Begun {
	writing: Writing;
	layout: Layout;
	firstLine: number;
	records: Iterable<TextRecord>;
	/** The lines above a header that the user has named. */
	above: TextRecord[];
}

function begin(text: string, given: GivenWriting): Begun | null {
	const named = /^sep=([^\r\n]{1,2})(?:\r\n|\r|\n)/i.exec(text);
	const rest = named ? `\n${text.slice(named[0].length)}` : text;
	// What stands above a header that the user names may be another table: it decides nothing, apart
	// from the lines right above, which may be names over groups of columns.
	const above = Math.max((given.headerLine ?? 1) - 1 - GROUP_LINES, 0);
	const from = offsetOf(rest, above + 1);
	const head = headOf(rest.slice(from));
	const start = { firstLine: above + 1 };
	const writing = findWriting(head, { ...(named ? { delimiter: named[1] } : {}), ...given });
	if (!writing) return null;
	const width = usualWidth(readRecords(head, writing));
	const found = layOut(readRecords(head, writing, { width, ...start }), given);
	const layout =
		found && found.header.length > 0
			? found
			: layOut(readRecords(head, writing, { width, delimiters: true, ...start }), given);
	if (!layout) return null;
	const firstLine = layout.header[0]?.line ?? layout.body[0]?.line ?? 1;
	const fit = { width, delimiters: true, firstLine };
	const records = recordsOf(rest.slice(offsetOf(rest, firstLine)), writing, fit);
	return { writing, layout, firstLine, records, above: readRecords(rest.slice(0, from), writing) };
}

function finish(
	{ writing, layout, firstLine, above }: Begun,
	records: readonly TextRecord[],
	given: GivenWriting
): DelimitedTable | null {
	const all = [...layout.preamble, ...records];
	const last = layout.header.at(-1)?.line;
	const found = layOut(all, last === undefined ? given : { headerLines: [firstLine, last] });
	if (!found) return null;
	if (!given.headerLine) return { writing, ...tableOf(found, writing.delimiter) };
	const preamble = ownTitles([...above, ...found.preamble].filter(({ cells }) => cells.length > 0));
	const few = preamble.length > TITLE_LINES ? found.preamble : preamble;
	return { writing, ...tableOf({ ...found, preamble: few }, writing.delimiter) };
}

/** Whole lines from the beginning, as many as are looked at. */
function headOf(text: string): string {
	const start = text.slice(0, HEAD_CHARACTERS);
	const head = firstLines(start, HEAD_LINES);
	if (head.length < start.length || start.length === text.length) return head;
	// The last line is cut.
	const end = Math.max(start.lastIndexOf('\n'), start.lastIndexOf('\r')) + 1;
	return end === 0 ? start : start.slice(0, end);
}

/** Where a line begins. */
function offsetOf(text: string, line: number): number {
	const breaks = /\r\n|\n|\r/g;
	for (let i = 1; i < line; i++) if (!breaks.exec(text)) return text.length;
	return breaks.lastIndex;
}
