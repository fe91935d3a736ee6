import { strFromU8 } from 'fflate';
import { LIMITS, RefusedError, tooManyBytes } from '../limits.ts';
import type { Unanswered } from './formulas.ts';
import { sheetSlicer, type Slice } from './sheetSlices.ts';
import { directoryOf, unpackEntry, type ZipEntry } from './zipDirectory.ts';

/** A sheet of a workbook: what it is called, and its rows in slices. */
export interface BookSheet {
	name: string;
	hidden: boolean;
	slices: Slice[];
	/** Formulas whose answers are not in the file. */
	unanswered: Unanswered | null;
}

/** A workbook unpacked, its sheets cut into slices. */
export interface Book {
	sheets: BookSheet[];
	/** The texts and styles that cells refer to, by the type of part. */
	shared: Map<SharedPart, Uint8Array>;
	/** Days are counted from 1904. */
	from1904: boolean;
}

export const SHARED_PARTS = ['sharedStrings', 'styles'] as const;
export type SharedPart = (typeof SHARED_PARTS)[number];

const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const PIECE_BYTES = 1024 * 1024;

/**
 * Unpacks the parts of a workbook that hold cells and how they are shown, and no other. What is more
 * than can be held of a sheet stops it before a cell is read.
 *
 * @throws RefusedError when it is too large, or locked; Error where it is damaged
 */
export async function unpackBook(
	file: Blob,
	onProgress: (share: number) => void = () => undefined
): Promise<Book> {
	const entries = await wantedEntries(file);
	let packed = 0;
	const onPacked = (bytes: number) => onProgress((packed += bytes) / file.size);
	let left = LIMITS.unpacked;
	const unpack = async (path: string, onPiece?: (piece: Uint8Array) => void) => {
		const entry = entries.get(path);
		if (!entry) return null;
		const how = { most: left, kind: 'xlsx', onPacked, ...(onPiece ? { onPiece } : {}) };
		const content = await unpackEntry(file, entry, how);
		left -= content.length;
		return content;
	};
	const [book, relations] = [await unpack(BOOK), await unpack(RELATIONS)];
	if (!book || !relations) throw new Error('the workbook has no list of its sheets');
	const xml = strFromU8(book);
	const parts = partsOf(strFromU8(relations));
	const calculated = !/<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=["'](?:1|true)["']/.test(xml);
	const shared: Book['shared'] = new Map();
	const sheets: BookSheet[] = [];
	for (const { id, ...sheet } of sheetsOf(xml)) {
		const path = parts.find((one) => one.id === id && one.type === 'worksheet')?.path;
		// A sheet that is a chart has no cells.
		if (path === undefined) continue;
		const size = entries.get(path)?.size ?? 0;
		const slicer = sheetSlicer(sheet.name, size, LIMITS, calculated);
		if (!(await unpack(path, inText(slicer.add)))) throw new Error(`${path} is missing`);
		sheets.push({ ...sheet, slices: slicer.end(), unanswered: slicer.unanswered() });
	}
	for (const type of SHARED_PARTS) {
		const content = await unpack(parts.find((one) => one.type === type)?.path ?? `xl/${type}.xml`);
		if (content) shared.set(type, content);
	}
	return { sheets, shared, from1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(1|true)"/.test(xml) };
}

/** The parts that may be needed, by path; what they come to is looked at before any is unpacked. */
async function wantedEntries(file: Blob): Promise<Map<string, ZipEntry>> {
	const all = (await directoryOf(file)).filter(
		({ name }) =>
			/\.(xml|rels)$/i.test(name) &&
			!/(drawings|charts|pivot\w*|queryTables|externalLinks)\//i.test(name)
	);
	if (all.some(({ locked }) => locked))
		throw new RefusedError({ code: 'unsupported-format', severity: 'error', found: 'locked' });
	const total = all.reduce((sum, { size }) => sum + size, 0);
	if (total > LIMITS.unpacked) throw tooManyBytes('xlsx', total, LIMITS.unpacked);
	const entries = new Map(all.map((entry) => [entry.name, entry]));
	if (entries.size < all.length) throw new Error('the workbook has a part twice');
	return entries;
}

/** Takes bytes as text, a moderate piece at a time. */
function inText(add: (text: string) => void) {
	const decoder = new TextDecoder();
	return (bytes: Uint8Array) => {
		for (let at = 0; at < bytes.length; at += PIECE_BYTES)
			add(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }));
	};
}

function sheetsOf(book: string) {
	return tagsOf(book, 'sheet').flatMap((tag) => {
		const [name, id] = [attribute(tag, 'name'), attribute(tag, 'id')];
		const hidden = /^(hidden|veryHidden)$/.test(attribute(tag, 'state') ?? '');
		return name && id ? [{ name: unescaped(name), id, hidden }] : [];
	});
}

function partsOf(relations: string) {
	return tagsOf(relations, 'Relationship').map((tag) => {
		const target = attribute(tag, 'Target') ?? '';
		return {
			id: attribute(tag, 'Id'),
			type: attribute(tag, 'Type')?.split('/').at(-1),
			path: target.startsWith('/') ? target.slice(1) : `xl/${target}`
		};
	});
}

const tagsOf = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\s[^>]*>`, 'g'))].map(([tag]) => tag);

function attribute(tag: string, name: string): string | undefined {
	const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
	return (found && plain(found[1] ?? found[2] ?? '')) || undefined;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string) =>
	xml.replace(
		/&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
		(whole, name, ten, hex) => {
			const code = ten ? Number(ten) : parseInt(hex as string, 16);
			if (name) return ENTITIES[(name as string).toLowerCase()] ?? whole;
			return code <= 0x10ffff ? String.fromCodePoint(code) : (whole as string);
		}
	);

/** Excel writes characters that XML has no room for as "_x000D_". */
const unescaped = (name: string) =>
	name.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
