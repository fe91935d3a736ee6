import { layOut } from './layout.ts';
import { DELIMITERS, readRecords, type Writing } from './records.ts';

/** Enough lines to tell delimiters apart. */
const JUDGED_LINES = 120;

/** How a text is written, and how well that fits it. */
interface Judged {
	writing: Writing;
	score: number;
}

/**
 * Finds how a text is written from its first lines: each delimiter and quote is tried, and the one
 * that gives most records of one width wins. Null when none gives two columns.
 *
 * @param head whole lines from the beginning of the text
 */
export function findWriting(head: string, given: Partial<Writing> = {}): Writing | null {
	const lines = firstLines(head, JUDGED_LINES);
	const quote = given.quote ?? quoteOf(head);
	const delimiters = given.delimiter ? [given.delimiter] : possibleIn(outsideQuotes(lines, quote));
	const escape = given.escape ?? escapeOf(head, quote);
	const judged = delimiters
		.map((delimiter) => judge(lines, { delimiter, quote, escape }))
		.filter((one) => one !== null)
		.sort((a, b) => b.score - a.score);
	return judged[0]?.writing ?? null;
}

/** The text without what stands in quotes: a separator there is a character of a cell. */
function outsideQuotes(text: string, quote: '"' | "'"): string {
	return text.replace(new RegExp(`${quote}(?:[^${quote}]|${quote}${quote})*${quote}`, 'g'), quote);
}

/** So many of the commas that stand alone must have a blank after them for the two to be one. */
const WITH_BLANK = 0.9;

/** The separators a text may have: a comma with a blank, or one without. */
function possibleIn(outside: string): string[] {
	const commas = outside.match(/,(?=.)/g)?.length ?? 0;
	const blanks = outside.match(/, (?=.)/g)?.length ?? 0;
	const together = commas > 0 && blanks >= WITH_BLANK * commas;
	return DELIMITERS.filter(
		(one) => outside.includes(one) && (one !== ', ' || together) && (one !== ',' || !together)
	);
}

function judge(head: string, writing: Writing): Judged | null {
	const { delimiter, quote } = writing;
	const records = readRecords(head, writing);
	const layout = layOut(records);
	if (!layout) return null;
	// Tables further down have their own width.
	const end = layout.further[0] ?? Infinity;
	const counted = records.filter(({ line, cells }) => cells.length > 0 && line < end);
	const fitting = counted.filter(({ cells }) => cells.length === layout.width).length;
	let score = fitting / counted.length + Math.min(layout.width, 20) / 100;
	if (layout.header.length === 0) score -= 0.2;
	// A comma between digits may be a decimal sign.
	if (delimiter === ',') score -= 0.3 * shareBetweenDigits(outsideQuotes(head, quote));
	// Words are told apart by spaces too.
	if (delimiter === ' ') {
		if (counted.length < 3 || fitting < 0.8 * counted.length) return null;
		score -= 0.4;
	}
	return { writing, score };
}

/** Whole lines from the beginning of a text, no more than so many. */
export function firstLines(text: string, most: number): string {
	const breaks = /\r\n|\n|\r/g;
	for (let i = 0; i < most; i++) if (!breaks.exec(text)) return text;
	return text.slice(0, breaks.lastIndex);
}

function shareBetweenDigits(text: string): number {
	const commas = text.match(/,/g)?.length ?? 0;
	return commas === 0 ? 0 : (text.match(/\d,(?=\d)/g)?.length ?? 0) / commas;
}

/** The quote that cells begin and end with; an apostrophe only where many do. */
function quoteOf(head: string): '"' | "'" {
	const count = (quote: string) => {
		const cell = `${quote}(?:[^${quote}\\r\\n]|${quote}${quote})*${quote}`;
		return (
			head.match(new RegExp(`(?:^|[;\\t|]|, ?)${cell}(?=[;,\\t|\\r\\n]|$)`, 'gm'))?.length ?? 0
		);
	};
	return count("'") > 2 * count('"') + 1 ? "'" : '"';
}

/** A backslash before more quotes inside cells than there are doubled ones. */
function escapeOf(head: string, quote: '"' | "'"): Writing['escape'] {
	const slashed = head.match(new RegExp(`[^;,\\t|\\r\\n]\\\\${quote}`, 'g'))?.length ?? 0;
	const doubled = head.match(new RegExp(`[^;,\\t|\\r\\n]${quote}${quote}`, 'g'))?.length ?? 0;
	return slashed > doubled ? '\\' : quote;
}
