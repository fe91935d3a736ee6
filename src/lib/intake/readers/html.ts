import { cellCount } from '../limits.ts';
import type { TextRecord } from './records.ts';
import { sheet, type Sheet } from './sheet.ts';

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	aelig: 'æ',
	oslash: 'ø',
	aring: 'å',
	AElig: 'Æ',
	Oslash: 'Ø',
	Aring: 'Å',
	minus: '\u2212',
	ndash: '\u2013'
};

/**
 * The tables of a page, as a spreadsheet puts them on the clipboard or a system writes them under
 * another name. Only rows, cells and their spans are read; nothing of the page is run or loaded.
 */
export function readHtml(text: string): Sheet[] {
	const page = withoutCode(text);
	return [...page.matchAll(/<table\b[^<>]*>([\s\S]*?)(?:<\/table\s*>|$)/gi)].map((table, i) =>
		sheet(`${i + 1}`, rowsOf(table[1] ?? '', cellCount(`${i + 1}`)))
	);
}

const CODE = /<(?:(!--)|(script|style)\b)/gi;

/** A page without its comments, scripts and styles; one that nothing ends is left, and looked for once. */
function withoutCode(text: string): string {
	const unended = new Set<string>();
	let [page, from] = ['', 0];
	CODE.lastIndex = 0;
	for (let found = CODE.exec(text); found; found = CODE.exec(text)) {
		const kind = found[2]?.toLowerCase() ?? '!--';
		if (unended.has(kind)) continue;
		const ends = kind === '!--' ? /-->/g : new RegExp(`</${kind}\\s{0,99}>`, 'gi');
		ends.lastIndex = CODE.lastIndex;
		if (!ends.exec(text)) {
			unended.add(kind);
			continue;
		}
		page += text.slice(from, found.index);
		from = CODE.lastIndex = ends.lastIndex;
	}
	return page + text.slice(from);
}

function rowsOf(table: string, count: ReturnType<typeof cellCount>): TextRecord[] {
	/** Cells that a cell further up reaches down to, by column: rows left. */
	const reaching = new Map<number, number>();
	return table
		.split(/<tr\b[^<>]*>/i)
		.slice(1)
		.map((row, i) => {
			const cells: string[] = [];
			const skip = () => {
				for (let left = reaching.get(cells.length); left; left = reaching.get(cells.length)) {
					if (left === 1) reaching.delete(cells.length);
					else reaching.set(cells.length, left - 1);
					cells.push('');
				}
			};
			for (const cell of row.matchAll(
				/<t[dh]\b([^<>]*)>([\s\S]*?)(?=<\/t[dh]|<t[dh]\b|<\/tr|$)/gi
			)) {
				skip();
				const across = span(cell[1] ?? '', 'colspan');
				const down = span(cell[1] ?? '', 'rowspan');
				count.add(0, cells.length, i + 1, cells.length + across);
				for (let k = 0; k < across; k++) {
					if (down > 1) reaching.set(cells.length, down - 1);
					cells.push(k === 0 ? plainText(cell[2] ?? '') : '');
				}
			}
			skip();
			count.add(cells.length, cells.length, i + 1);
			return { line: i + 1, cells };
		});
}

const MOST_SPANNED = 1000;

function span(attributes: string, name: string): number {
	const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1];
	return Math.min(Math.max(Number(found ?? 1), 1), MOST_SPANNED);
}

function plainText(html: string): string {
	return html
		.replace(/\s+/g, ' ')
		.replace(/<br\b[^<>]*>/gi, '\n')
		.replace(/<[^<>]*>/g, '')
		.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
		.trim();
}

function entity(name: string): string | undefined {
	if (!name.startsWith('#')) return ENTITIES[name];
	const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
