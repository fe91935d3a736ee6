import { writable } from '../docx/clean.ts';
import { escaped } from '../xml.ts';

/** What a cell has room for, in signs of UTF-16. */
const MOST = 32_767;
/** What Excel reads as the sign with that number. */
const CODED = /_(?=x[\da-f]{4}_)/gi;

/** A text as a cell can hold it: of one that is too long, its beginning. */
export function sheetText(text: string): string {
	const plain = writable(text).replace(/\r\n?/g, '\n');
	if (plain.length <= MOST) return plain;
	return `${plain.slice(0, MOST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The same as it stands in the list of all texts. */
export const itemOf = (text: string): string =>
	`<si><t xml:space="preserve">${escaped(text.replace(CODED, '_x005F_'))}</t></si>`;
