import type { Problem } from '../../domain/problem.ts';
import { layOut, usualWidth, type Layout } from './layout.ts';
import { readRecords, type TextRecord, type Writing } from './records.ts';
import type { Table } from './table.ts';
import { findWriting } from './writing.ts';

/** The way of writing is found from so many lines, of so many characters. */
const HEAD_LINES = 400;
const HEAD_CHARACTERS = 256 * 1024;

/** How many of each kind of trouble are told with their line. */
const TOLD = 20;

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
	const named = /^sep=([^\r\n]{1,2})(?:\r\n|\r|\n)/i.exec(text);
	const rest = named ? `\n${text.slice(named[0].length)}` : text;
	const head = headOf(rest);
	const writing = findWriting(head, { ...(named ? { delimiter: named[1] } : {}), ...given });
	if (!writing) return null;
	const width = usualWidth(readRecords(head, writing));
	const above = layOut(readRecords(head, writing, { width }), given);
	const begun =
		above && above.header.length > 0
			? above
			: layOut(readRecords(head, writing, { width, delimiters: true }), given);
	if (!begun) return null;
	const firstLine = begun.header[0]?.line ?? begun.body[0]?.line ?? 1;
	const records = [
		...begun.preamble,
		...readRecords(rest.slice(offsetOf(rest, firstLine)), writing, { width, delimiters: true }).map(
			(record) => ({ ...record, line: record.line + firstLine - 1 })
		)
	];
	const layout = layOut(records, begun.header.length > 0 ? { headerLine: firstLine } : given);
	return layout && { writing, ...tableOf(layout) };
}

/** A table from what was found among records of any kind of file. */
export function tableOf(layout: Layout): Table {
	return {
		preamble: layout.preamble.map(({ cells }) => cells.join(' ').trim()),
		header: layout.names,
		headerLine: layout.header.at(-1)?.line ?? 0,
		rows: layout.body.map(({ line, cells }) => ({ line, cells })),
		problems: problemsOf(layout)
	};
}

function problemsOf({ header, names, body, footnotes, further, repeated }: Layout): Problem[] {
	const told = (
		code: Problem['code'],
		severity: Problem['severity'],
		lines: readonly { line: number; found?: string; detail?: string }[]
	): Problem[] =>
		lines.slice(0, TOLD).map(({ line, found, detail }) => ({
			code,
			severity,
			row: line,
			count: lines.length,
			...(found === undefined ? {} : { found }),
			...(detail === undefined ? {} : { detail })
		}));
	const mended = (how: TextRecord['mended']) =>
		[...header, ...body]
			.filter((record) => record.mended === how)
			.map(({ line, cells }) => ({ line, found: cells.join(' ').slice(0, 80) }));
	const ragged = body
		.filter(({ cells }) => cells.length !== names.length)
		.map(({ line, cells }) => ({
			line,
			found: cells.join(' ').slice(0, 80),
			detail: `${cells.length}/${names.length}`
		}));
	return [
		...told('header-missing', 'warning', header.length === 0 ? [{ line: body[0]?.line ?? 1 }] : []),
		...told(
			'header-joined',
			'note',
			header.length > 1 ? [{ line: header[0]?.line ?? 1, detail: String(header.length) }] : []
		),
		...told('quote-stray', 'warning', mended('quote')),
		...told('delimiter-mixed', 'warning', mended('delimiter')),
		...told('ragged-rows', 'error', ragged),
		...told(
			'footnotes',
			'note',
			footnotes.map(({ line, cells }) => ({ line, found: cells[0]?.trim().slice(0, 80) ?? '' }))
		),
		...told(
			'header-repeated',
			'note',
			repeated.map((line) => ({ line }))
		),
		...told(
			'several-tables',
			'warning',
			further.map((line) => ({ line }))
		)
	];
}

/** Whole lines from the beginning, as many as are looked at. */
function headOf(text: string): string {
	const start = text.slice(0, HEAD_CHARACTERS);
	const lines = start.split(/\r\n|\n|\r/, HEAD_LINES + 1);
	if (start.length === text.length && lines.length <= HEAD_LINES) return text;
	// The last may be cut.
	const end = offsetOf(start, lines.length);
	return start.slice(0, end === 0 ? start.length : end);
}

/** Where a line begins. */
function offsetOf(text: string, line: number): number {
	const breaks = /\r\n|\n|\r/g;
	for (let i = 1; i < line; i++) if (!breaks.exec(text)) return text.length;
	return breaks.lastIndex;
}
