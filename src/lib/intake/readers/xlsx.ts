import { strToU8, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import type { Problem } from '../../domain/problem.ts';
import type { Unanswered } from './formulas.ts';
import { asShown } from './numberText.ts';
import type { TextRecord } from './records.ts';
import { sheet, type Sheet } from './sheet.ts';
import type { Slice } from './sheetSlices.ts';
import { SHARED_PARTS, unpackBook, type Book } from './workbookParts.ts';

/** So many slices are read together: the texts they refer to are read once for all of them. */
const SLICES_AT_ONCE = 200;

/**
 * The sheets of an Excel workbook, cells as the text they hold: numbers as Excel shows them in full,
 * dates as ISO 8601, true and false in words. Of merged cells the first has the text; a formula that
 * nobody has calculated stands as it is, and is told.
 *
 * @throws Error where the file is damaged; RefusedError where it is locked with a password, or more
 *   than can be held
 */
export async function readXlsx(
	file: Blob,
	onProgress: (share: number) => void = () => undefined
): Promise<Sheet[]> {
	const book = await unpackBook(file, (share) => onProgress(share / 2));
	const all = book.sheets.reduce((sum, { slices }) => sum + slices.length, 0);
	const sheets: Sheet[] = [];
	let read = 0;
	for (const { name, hidden, slices, unanswered } of book.sheets) {
		const records: TextRecord[] = [];
		// What has been read is let go of.
		while (slices.length > 0) {
			const some = slices.splice(0, SLICES_AT_ONCE);
			await readSlices(book, some, records);
			read += some.length;
			onProgress(0.5 + read / all / 2);
		}
		sheets.push({
			...sheet(name, records),
			...(hidden ? { hidden: true } : {}),
			...(unanswered ? { told: [withoutAnswer(unanswered)] } : {})
		});
	}
	return sheets;
}

function withoutAnswer({ first, count }: Unanswered): Problem {
	return {
		code: 'formula-unanswered',
		severity: 'warning',
		found: first,
		cells: count
	};
}

/** Adds the rows of some slices, and a blank one for each gap between them. */
async function readSlices(book: Book, slices: readonly Slice[], records: TextRecord[]) {
	const read = await readWorkbook(bookOf(book, slices), {
		trim: false,
		parseNumber: asShown
	});
	for (const [i, { first }] of slices.entries())
		for (const [at, row] of (read[i]?.data ?? []).entries()) {
			const line = first + at;
			const last = records.at(-1)?.line ?? 0;
			if (line > last + 1) records.push({ line: line - 1, cells: [] });
			records.push({ line, cells: row.map(textOf) });
		}
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * A workbook with these slices as its sheets, not compressed. The reader's own unpacking of large
 * parts starts a worker made of text, which Trusted Types forbid; what is not compressed it takes as
 * it is.
 */
function bookOf({ shared, from1904 }: Book, slices: readonly Slice[]): ArrayBuffer {
	const each = (text: (at: number) => string) => slices.map((_, at) => text(at)).join('');
	const related = (id: string, type: string, path: string) =>
		`<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${path}"/>`;
	const sheets = each((at) => `<sheet name="${at + 1}" sheetId="${at + 1}" id="s${at}"/>`);
	const relations =
		each((at) => related(`s${at}`, 'worksheet', `sheets/${at}.xml`)) +
		SHARED_PARTS.map((type) => related(type, type, `${type}.xml`)).join('');
	const parts: Record<string, Uint8Array> = {
		'xl/workbook.xml': strToU8(
			`<workbook><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets}</sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`)
	};
	for (const [type, content] of shared) parts[`xl/${type}.xml`] = content;
	for (const [at, { xml }] of slices.entries()) parts[`xl/sheets/${at}.xml`] = strToU8(xml);
	return zipSync(parts, { level: 0 }).buffer as ArrayBuffer;
}

function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) {
		const [day = '', time = ''] = cell.toISOString().split('T');
		return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
	}
	return String(cell);
}
