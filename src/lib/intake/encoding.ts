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

/** Looking through so much takes well under a frame's 50 ms. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** One pass over the bytes; null when they are not of that encoding. */
async function pass(body: File, encoding: Encoding, { signal, onProgress }: ReadOptions) {
	const decoder = new TextDecoder(encoding, { fatal: true });
	const encoder = new TextEncoder();
	const count = lineCounter();
	const transcoded: BlobPart[] = [];
	const keep = encoding === 'utf-8';
	/** A character may be cut by a chunk's end: what follows is decoded too, whatever it is. */
	let midway = false;
	const read = (from: number) => body.slice(from, from + CHUNK_BYTES).arrayBuffer();
	let ahead = read(0);
	try {
		for (let from = 0; from < body.size; from += CHUNK_BYTES) {
			signal?.throwIfAborted();
			const to = Math.min(from + CHUNK_BYTES, body.size);
			const chunk = new Uint8Array(await ahead);
			// The next piece is fetched while this one is looked through.
			if (to < body.size) ahead = read(to);
			const last = to === body.size;
			if (keep) {
				const ascii = count.add(chunk);
				if (!ascii || midway) decoder.decode(chunk, { stream: !last });
				midway = !last && (chunk.at(-1) ?? 0) > 0x7f;
			} else {
				const bytes = encoder.encode(decoder.decode(chunk, { stream: !last }));
				count.add(bytes);
				transcoded.push(bytes);
			}
			onProgress?.(to);
		}
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
	const utf8 = keep ? body : new File(transcoded, body.name);
	return { encoding, utf8, ...count.end() };
}

/** Counts lines over chunks of UTF-8 bytes; a line of nothing, or CR alone, is blank. */
function lineCounter() {
	const LF = 10;
	const CR = 13;
	const HIGH_BITS = 0x80808080 | 0;
	const blankLines: number[] = [];
	let line = 1;
	let text = false;
	const endLine = () => {
		if (!text) blankLines.push(line);
		line++;
		text = false;
	};
	/** More than the CR before the LF makes it a line of text. */
	const hasText = (bytes: Uint8Array, from: number, to: number) =>
		to - from > 1 || (to - from === 1 && bytes[from] !== CR);
	return {
		/** Tells whether the bytes are ASCII. The one loop over all of a file: four bytes at a time. */
		add(bytes: Uint8Array): boolean {
			let from = 0;
			let bits = 0;
			const endAt = (at: number) => {
				if (hasText(bytes, from, at)) text = true;
				endLine();
				from = at + 1;
			};
			const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
			for (let i = 0; i < words.length; i++) {
				const word = words[i] as number;
				bits |= word;
				// Zero bytes of `other` are line feeds; the sum borrows from the bits of those alone.
				const other = word ^ 0x0a0a0a0a;
				if (((other - 0x01010101) & ~other & HIGH_BITS) === 0) continue;
				for (let at = i * 4; at < i * 4 + 4; at++) if (bytes[at] === LF) endAt(at);
			}
			for (let at = words.length * 4; at < bytes.length; at++) {
				bits |= bytes[at] as number;
				if (bytes[at] === LF) endAt(at);
			}
			if (hasText(bytes, from, bytes.length)) text = true;
			return (bits & HIGH_BITS) === 0;
		},
		end() {
			if (text) endLine();
			return { lines: line - 1 - blankLines.length, blankLines };
		}
	};
}
