import type { Feature } from 'write-excel-file/universal';
import { writable } from '../docx/clean.ts';
import { LANGUAGES } from '../languages.ts';
import { escaped, once } from '../xml.ts';
import type { Sheet, Workbook } from './workbook.ts';

/*
 * What the library can't be asked for: filters in the head of each sheet, what is repeated on each
 * printed page, and the workbook's own title and language.
 */

const CORE = 'docProps/core.xml';
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const CORE_RELATION =
	'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/**
 * The additions, in the library's own form; and the rows of the sheets, once it has written them. They
 * are put into the file after: what is large, the library packs in a worker of its own making, which
 * the page's policy doesn't let it start.
 */
export function additions(book: Workbook): { feature: Feature<Blob>; rows: string[] } {
	const rows: string[] = [];
	const feature: Feature<Blob> = {
		files: {
			transform: {
				'[Content_Types].xml': {
					insert: () => `<Override ContentType="${CORE_TYPE}" PartName="/${CORE}"/>`
				},
				'_rels/.rels': {
					insert: () => `<Relationship Id="rId-core" Type="${CORE_RELATION}" Target="${CORE}"/>`
				},
				'xl/workbook.xml': {
					transform: (xml) => once(xml, '<definedNames/>', definedNames(book.sheets))
				},
				'xl/worksheets/sheet{id}.xml': {
					transform: (xml, _, { sheetIndex }) => {
						const { rest, data } = withoutRows(xml);
						rows[sheetIndex] = data + filterOf(book.sheets[sheetIndex]);
						return printed(rest, book);
					}
				}
			},
			write: { files: () => ({ [CORE]: coreOf(book) }) }
		}
	};
	return { feature, rows };
}

function withoutRows(xml: string): { rest: string; data: string } {
	const [from, to] = [xml.indexOf('<sheetData>'), xml.indexOf('</sheetData>')];
	if (from < 0 || to < 0) throw new RangeError('A sheet without rows');
	const data = xml.slice(from, to + '</sheetData>'.length);
	return { rest: once(xml, data, '<sheetData/>'), data };
}

/** On A4, as wide as it has room for; for whose eyes it is on top, what it is at the foot. */
function printed(xml: string, { mark, foot }: Workbook): string {
	const fitted = once(
		once(xml, '<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'),
		'<pageSetup paperSize="9" orientation="landscape"/>',
		'<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
	);
	const head = mark === null ? '' : `<oddHeader>&#38;R${printable(mark)}</oddHeader>`;
	const feet = `<oddFooter>&#38;L${printable(foot)}&#38;R&#38;P / &#38;N</oddFooter>`;
	return once(fitted, '</worksheet>', `<headerFooter>${head}${feet}</headerFooter></worksheet>`);
}

/** Where pages are laid out, `&` begins a sign of its own; there is no room for more than this. */
const printable = (text: string) => escaped(writable(text).slice(0, 200).replaceAll('&', '&&'));

/** The head and the rows below it: 'A3:F12'. */
function areaOf({ above, head, rows }: Sheet): { from: string; to: string } {
	const first = above.length + 1;
	return { from: `A${first}`, to: `${letters(head.length)}${first + rows.length}` };
}

/** 1 is A, 27 is AA. */
const letters = (nth: number): string =>
	nth === 0 ? '' : letters(Math.floor((nth - 1) / 26)) + String.fromCharCode(65 + ((nth - 1) % 26));

function filterOf(sheet: Sheet | undefined): string {
	if (!sheet || sheet.rows.length === 0) return '';
	const { from, to } = areaOf(sheet);
	return `<autoFilter ref="${from}:${to}"/>`;
}

/** The areas that rows are chosen in, and the rows that stand on each printed page. */
function definedNames(sheets: readonly Sheet[]): string {
	const fixed = (cell: string) => cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
	const of = (sheet: Sheet, at: string) => escaped(`'${sheet.name.replaceAll("'", "''")}'!${at}`);
	const named = (name: string, more: string, at: (sheet: Sheet) => string | null) =>
		sheets.map((sheet, i) => {
			const said = at(sheet);
			return said === null
				? ''
				: `<definedName name="${name}" localSheetId="${i}"${more}>${of(sheet, said)}</definedName>`;
		});
	const filters = named('_xlnm._FilterDatabase', ' hidden="1"', (sheet) => {
		const { from, to } = areaOf(sheet);
		return sheet.rows.length === 0 ? null : `${fixed(from)}:${fixed(to)}`;
	});
	const titles = named('_xlnm.Print_Titles', '', ({ above }) => `$1:$${above.length + 1}`);
	return `<definedNames>${[...filters, ...titles].join('')}</definedNames>`;
}

function coreOf({ title, maker, made, locale }: Workbook): string {
	const text = (said: string) => escaped(writable(said));
	return [
		'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
		'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
		' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
		' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
		`<dc:title>${text(title)}</dc:title><dc:creator>${text(maker)}</dc:creator>`,
		`<dc:language>${LANGUAGES[locale]}</dc:language>`,
		`<dcterms:created xsi:type="dcterms:W3CDTF">${made.toISOString()}</dcterms:created>`,
		'</cp:coreProperties>'
	].join('');
}
