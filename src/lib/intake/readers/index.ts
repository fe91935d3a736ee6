import { LIMITS } from '../limits.ts';
import { foreignFormat } from './formats.ts';
import type { Sheet } from './sheet.ts';

/** A kind of file whose sheets are read here, and not by the engine. */
export interface SheetReader {
	id: 'xlsx' | 'jsonstat' | 'html';
	/** Whether a file begins like one of this kind. */
	fits: (start: Start) => boolean;
	/** A larger file is not read. */
	mostBytes?: number;
	/** Null when it is of this kind, but holds no table. `onProgress` is told a share, 0–1. */
	read: (
		file: Blob,
		text: () => Promise<string>,
		onProgress?: (share: number) => void
	) => Promise<Sheet[] | null>;
}

/** The first bytes of a file, the same as text of one byte a character, and its name. */
export interface Start {
	bytes: Uint8Array;
	text: string;
	name: string;
}

/** A page, or what systems write of one under the name of a workbook. */
const HTML =
	/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*<(?:!doctype html|html|head|meta|title|style|body|table|div|span|font|center|h[1-6]|p|br|b|form)\b/i;

/** A new format is a reader and a line here. Each is fetched by itself. */
export const readers: readonly SheetReader[] = [
	{
		id: 'xlsx',
		fits: ({ text, name }) =>
			text.startsWith('PK\u0003\u0004') &&
			(/\[Content_Types\]|_rels\/|xl\//.test(text) || /\.xls[xm]$/i.test(name)),
		read: async (file, _, onProgress) => (await import('./xlsx.ts')).readXlsx(file, onProgress)
	},
	{
		id: 'jsonstat',
		fits: ({ text }) => /^(?:\u00ef\u00bb\u00bf)?\s*[{[]/.test(text),
		mostBytes: LIMITS.jsonstat,
		read: async (_, text) => (await import('./jsonstat.ts')).readJsonStat(await text())
	},
	{
		id: 'html',
		fits: ({ text }) => HTML.test(text),
		mostBytes: LIMITS.html,
		read: async (_, text) => (await import('./html.ts')).readHtml(await text())
	}
];

/** Whether a file holds further files: a zip that is no workbook. */
export function isZip(start: Start): boolean {
	const known = readers.some((one) => one.fits(start)) || foreignFormat(start) !== null;
	return start.text.startsWith('PK\u0003\u0004') && !known;
}

const START_BYTES = 4096;

export async function startOf(file: Blob): Promise<Start> {
	const bytes = new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer());
	const text = String.fromCharCode(...bytes);
	const name = file instanceof File ? file.name : '';
	// Every other byte of UTF-16 is zero, as far as this text is looked at.
	const wide = /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(text);
	return { bytes, text: wide ? text.replaceAll('\0', '') : text, name };
}
