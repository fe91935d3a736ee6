import type { Problem } from '../domain/problem.ts';
import { sniffHead, type Dialect, type Head } from './dialect.ts';
import { decodeFile, type DecodedFile, type ReadOptions } from './encoding.ts';

/** A file whose way of writing is known. The first stage. */
export interface SniffedFile extends Head {
	stage: 'sniffed';
	decoded: DecodedFile;
	problems: Problem[];
}

/** A file that can't be read, with the reason. Nothing of it is loaded. */
export interface RefusedFile {
	stage: 'refused';
	name: string;
	problems: Problem[];
}

const HEAD_BYTES = 128 * 1024;
/** From this size on, looking through the whole file takes time enough to begin before. */
const LARGE_BYTES = 4 * 1024 * 1024;
const SIGNATURES: [string, number[]][] = [
	['xlsx', [0x50, 0x4b, 3, 4]],
	['xls', [0xd0, 0xcf, 0x11, 0xe0]],
	['pdf', [0x25, 0x50, 0x44, 0x46]]
];

export interface SniffOptions extends ReadOptions {
	dialect?: Partial<Dialect>;
	/**
	 * Told what a large file is if all of it is UTF-8 as its head is, so that reading can begin while
	 * the rest is looked through. It holds when the file turns out to be UTF-8, and not otherwise.
	 */
	onHead?: (presumed: SniffedFile) => void;
}

/** Reads how a file is written: encoding over all of it, dialect and header from its head. */
export async function sniff(
	file: File,
	options: SniffOptions = {}
): Promise<SniffedFile | RefusedFile> {
	const refuse = (problem: Omit<Problem, 'severity'>): RefusedFile => ({
		stage: 'refused',
		name: file.name,
		problems: [{ severity: 'error', ...problem }]
	});
	if (file.size === 0) return refuse({ code: 'empty-file' });
	const start = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
	const format = SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => start[i] === byte))?.[0];
	if (format) return refuse({ code: 'unsupported-format', found: format });
	const utf16 = (start[0] ?? 0) + (start[1] ?? 0) === 0xff + 0xfe;
	if (!utf16 && start.includes(0)) return refuse({ code: 'binary-file' });

	if (options.onHead && file.size > LARGE_BYTES) {
		const head = await presumed(file, options);
		if (head) options.onHead(head);
	}
	const decoded = await decodeFile(file, options);
	const text = await decoded.utf8.slice(0, HEAD_BYTES).text();
	if (/^\s*[{[]/.test(text)) return refuse({ code: 'unsupported-format', found: 'json' });
	const whole = text.length < HEAD_BYTES ? text : wholeLines(text);
	const head = sniffHead(whole, options.dialect);
	if (!head) return refuse({ code: 'no-header', found: whole.split('\n')[0]?.slice(0, 80) });
	return { stage: 'sniffed', decoded, ...head, problems: decoded.problems };
}

/**
 * The file as it is if its rest is UTF-8 too; null when the head is not. A mark at its start is part
 * of the lines that are not read as records.
 */
async function presumed(file: File, options: SniffOptions): Promise<SniffedFile | null> {
	if ((options.encoding ?? 'utf-8') !== 'utf-8') return null;
	const text = headAsUtf8(await file.slice(0, HEAD_BYTES).arrayBuffer());
	const head = text === null ? null : sniffHead(wholeLines(text), options.dialect);
	if (!head) return null;
	const decoded: DecodedFile = {
		name: file.name,
		bytes: file.size,
		encoding: 'utf-8',
		marked: false,
		utf8: file,
		lines: 0,
		blankLines: [],
		problems: []
	};
	return { stage: 'sniffed', decoded, ...head, problems: [] };
}

function headAsUtf8(bytes: ArrayBuffer): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
	} catch {
		return null;
	}
}

function wholeLines(text: string): string {
	return text.slice(0, text.lastIndexOf('\n'));
}
