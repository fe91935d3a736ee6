import type { Start } from './index.ts';

/** A kind of file that is known and not read, each with a sentence of its own. */
export type Foreign =
	| 'xls'
	| 'locked'
	| 'doc'
	| 'xlsb'
	| 'ods'
	| 'numbers'
	| 'docx'
	| 'xml'
	| 'pdf'
	| 'stat'
	| 'packed';

const OLE = '\u00d0\u00cf\u0011\u00e0';
const GZIP = '\u001f\u008b';
const ZIP = 'PK\u0003\u0004';

/** What a file begins with. The first that fits is what it is. */
const BEGINNINGS: [Foreign, RegExp][] = [
	['pdf', /^%PDF/],
	// SPSS, Stata, SAS.
	['stat', /^(?:\$FL[23]|<stata_dta>|\0{12}\u00c2\u00ea\u0081\u0060)/],
	['packed', /^(?:7z\u00bc\u00af|Rar!)/],
	['xml', /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[\s\S]*?<\?mso-application progid="Excel/i]
];

/** What the parts of a zip are called tells which program it is from. */
const PARTS: [Foreign, RegExp][] = [
	['ods', /^.{26,80}mimetypeapplication\/vnd\.oasis\.opendocument/s],
	['numbers', /Index\/[\w-]+\.iwa|Index\.zip/],
	['docx', /(?:word|ppt)\//],
	['xlsb', /xl\/workbook\.bin/]
];

/** The format of a file that is known and not read; null where it may be read, or is unknown. */
export function foreignFormat({ text }: Start): Foreign | null {
	if (text.startsWith(GZIP)) return 'packed';
	const found = text.startsWith(ZIP) ? PARTS : BEGINNINGS;
	return found.find(([, mark]) => mark.test(text))?.[0] ?? null;
}

/** How far into a file of streams the names of these are looked for. */
const NAMES_BYTES = 64 * 1024;

/**
 * What a file of the older Office form holds: a workbook of before 2007, a document, or a newer file
 * locked with a password. Null where it is of another form.
 *
 * Source: MS-CFB 2.2 (the header tells where the directory is), MS-OFFCRYPTO 2.3
 */
export async function olderFormat(file: Blob, { bytes, text }: Start): Promise<Foreign | null> {
	if (!text.startsWith(OLE)) return null;
	const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const directory = bytes.length < 52 ? 0 : (header.getUint32(48, true) + 1) * 512;
	const parts = [file.slice(0, NAMES_BYTES), file.slice(directory, directory + NAMES_BYTES)];
	// Names are UTF-16.
	const names = (await Promise.all(parts.map(latin))).join('').replaceAll('\0', '');
	if (/EncryptedPackage|DataSpaces/.test(names)) return 'locked';
	return /WordDocument|PowerPoint|__substg1/.test(names) ? 'doc' : 'xls';
}

const latin = async (part: Blob) => new TextDecoder('latin1').decode(await part.arrayBuffer());
