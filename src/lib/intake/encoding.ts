import type { Problem } from '../domain/problem.ts';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** A file's bytes as UTF-8, with what was found on the way through all of it. */
export interface DecodedFile {
	name: string;
	bytes: number;
	encoding: Encoding;
	/** The encoding was named by a byte order mark; otherwise it was concluded from the bytes. */
	marked: boolean;
	utf8: File;
	/** Lines with text in them, and the numbers of those without (1-based), the file's end apart. */
	lines: number;
	blankLines: number[];
	problems: Problem[];
}

export interface ReadOptions {
	signal?: AbortSignal;
	/** Overrules what is found. */
	encoding?: Encoding;
	onProgress?: (bytes: number) => void;
}

const MARKS: [Encoding, number[]][] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];

/**
 * Finds the encoding: a byte order mark, else strict UTF-8 over the whole file, else windows-1252,
 * which every byte fits and which therefore is an assumption that is shown. What isn't UTF-8 is
 * transcoded before any reader sees it.
 */
export async function decodeFile(file: File, options: ReadOptions = {}): Promise<DecodedFile> {
	const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
	const mark = MARKS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
	const body = mark ? new File([file.slice(mark[1].length)], file.name) : file;
	const wanted = options.encoding ?? mark?.[0] ?? 'utf-8';
	const found = (await pass(body, wanted, options)) ?? (await pass(body, 'windows-1252', options));
	if (!found) throw new Error('windows-1252 decodes every byte');
	const assumed = !mark && found.encoding !== 'utf-8' && !options.encoding;
	return {
		name: file.name,
		bytes: file.size,
		marked: mark !== undefined,
		...found,
		problems: assumed ? [{ code: 'encoding-assumed', severity: 'note', found: found.encoding }] : []
	};
}

/** Few and large reads; one of them still takes well under a frame's 50 ms to look through. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** One pass over the bytes; null when they are not of that encoding. */
async function pass(body: File, encoding: Encoding, { signal, onProgress }: ReadOptions) {
	const decode = strictDecoder(encoding);
	const encoder = new TextEncoder();
	const count = lineCounter();
	const transcoded: BlobPart[] = [];
	const keep = encoding === 'utf-8';
	try {
		for (let from = 0; from < body.size; from += CHUNK_BYTES) {
			signal?.throwIfAborted();
			const to = Math.min(from + CHUNK_BYTES, body.size);
			const chunk = new Uint8Array(await body.slice(from, to).arrayBuffer());
			const text = decode(chunk, to === body.size);
			const bytes = keep ? chunk : encoder.encode(text);
			count.add(bytes);
			if (!keep) transcoded.push(bytes);
			onProgress?.(to);
		}
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
	const utf8 = keep ? body : new File(transcoded, body.name);
	return { encoding, utf8, ...count.end() };
}

/** Decodes chunk by chunk and throws TypeError on a fault; ASCII in UTF-8 needs no decoding. */
function strictDecoder(encoding: Encoding) {
	const decoder = new TextDecoder(encoding, { fatal: true });
	let midway = false;
	return (chunk: Uint8Array, last: boolean): string => {
		if (encoding === 'utf-8' && !midway && isAscii(chunk)) return '';
		midway = !last && (chunk.at(-1) ?? 0) > 0x7f;
		return decoder.decode(chunk, { stream: !last });
	};
}

function isAscii(bytes: Uint8Array): boolean {
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
	let seen = 0;
	for (let i = 0; i < words.length; i++) seen |= words[i] as number;
	for (let i = words.length * 4; i < bytes.length; i++) seen |= bytes[i] as number;
	return (seen & 0x80808080) === 0;
}

/** Counts lines over chunks of UTF-8 bytes; a line of nothing, or CR alone, is blank. */
function lineCounter() {
	const LF = 10;
	const CR = 13;
	const blankLines: number[] = [];
	let line = 1;
	let text = false;
	const endLine = () => {
		if (!text) blankLines.push(line);
		line++;
		text = false;
	};
	return {
		add(bytes: Uint8Array) {
			let from = 0;
			for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
				// More than the CR before the LF makes it a line of text.
				if (at - from > 1 || (at - from === 1 && bytes[from] !== CR)) text = true;
				endLine();
				from = at + 1;
			}
			if (bytes.length - from > 1 || (bytes.length > from && bytes[from] !== CR)) text = true;
		},
		end() {
			if (text) endLine();
			return { lines: line - 1 - blankLines.length, blankLines };
		}
	};
}
