import { strFromU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import type { TextRecord } from './records.ts';
import { sheet, type Sheet } from './sheet.ts';

/** What a workbook may grow to when it is unpacked. */
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * The sheets of an Excel workbook, cells as the text they hold: numbers as they are written in the
 * file, dates as ISO 8601, true and false in words. Of merged cells the first has the text.
 *
 * @throws Error where the file is damaged or locked with a password
 */
export async function readXlsx(file: Blob): Promise<Sheet[]> {
	const parts = unpacked(new Uint8Array(await file.arrayBuffer()));
	const hidden = hiddenSheets(parts);
	const sheets = await readWorkbook(stored(parts), {
		trim: false,
		parseNumber: (text: string) => text
	});
	return sheets.map(({ sheet: name, data }) => ({
		...sheet(
			name,
			data.map((row, i): TextRecord => ({ line: i + 1, cells: row.map(textOf) }))
		),
		...(hidden.has(name) ? { hidden: true } : {})
	}));
}

/** The parts that hold cells and how they are shown; drawings, pictures and queries are left. */
function unpacked(bytes: Uint8Array): Unzipped {
	let total = 0;
	const parts = unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			const wanted =
				/\.(xml|rels)$/i.test(name) &&
				!/(drawings|charts|pivot\w*|queryTables|externalLinks)\//i.test(name);
			total += wanted ? originalSize : 0;
			return wanted && total <= MOST_BYTES;
		}
	});
	if (total > MOST_BYTES) throw new Error('the unpacked workbook is larger than 512 MB');
	return parts;
}

/**
 * The parts packed again without compression. The reader's own unpacking of large parts starts a
 * worker made of text, which Trusted Types forbid; what is not compressed it takes as it is.
 */
function stored(parts: Unzipped): ArrayBuffer {
	return zipSync(parts, { level: 0 }).buffer as ArrayBuffer;
}

/** Names of the sheets that Excel does not show. */
function hiddenSheets(parts: Unzipped): Set<string> {
	const path = Object.keys(parts).find((name) => /(^|\/)workbook\.xml$/i.test(name));
	const book = path ? strFromU8(parts[path] ?? new Uint8Array()) : '';
	const hidden = [...book.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)]
		.map(([tag]) => tag)
		.filter((tag) => /\bstate="(hidden|veryHidden)"/.test(tag));
	return new Set(hidden.map((tag) => plain(/\bname="([^"]*)"/.exec(tag)?.[1] ?? '')));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string) =>
	xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');

function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) {
		const [day = '', time = ''] = cell.toISOString().split('T');
		return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
	}
	return String(cell);
}
