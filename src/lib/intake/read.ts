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
const SIGNATURES: [string, number[]][] = [
	['xlsx', [0x50, 0x4b, 3, 4]],
	['xls', [0xd0, 0xcf, 0x11, 0xe0]],
	['pdf', [0x25, 0x50, 0x44, 0x46]]
];

/** Reads how a file is written: encoding over all of it, dialect and header from its head. */
export async function sniff(
	file: File,
	options: ReadOptions & { dialect?: Partial<Dialect> } = {}
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

	const decoded = await decodeFile(file, options);
	const text = await decoded.utf8.slice(0, HEAD_BYTES).text();
	if (/^\s*[{[]/.test(text)) return refuse({ code: 'unsupported-format', found: 'json' });
	const whole = text.length < HEAD_BYTES ? text : text.slice(0, text.lastIndexOf('\n'));
	const head = sniffHead(whole, options.dialect);
	if (!head) return refuse({ code: 'no-header', found: whole.split('\n')[0]?.slice(0, 80) });
	return { stage: 'sniffed', decoded, ...head, problems: decoded.problems };
}
