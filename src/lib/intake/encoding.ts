import type { Problem } from '../domain/problem.ts';
import { breath } from './breath.ts';
import { controlFinder, signMender, withSigns } from './controlSigns.ts';
import { cutByExcel } from './excel.ts';
import { RefusedError, tooManyBytes } from './limits.ts';
import { decodeLineByLine } from './mixed.ts';
import { piecesOf } from './pieces.ts';
import { roundFinder, type RoundThousands } from './roundThousands.ts';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** A file's bytes as UTF-8, with what was found on the way through all of it. */
export interface DecodedFile {
	name: string;
	bytes: number;
	encoding: Encoding;
	/** The encoding was named by a byte order mark; otherwise it was concluded from the bytes. */
	marked: boolean;
	utf8: File;
	/**
	 * The bytes of `utf8` where they are in memory, for the one who takes them first (`takeBytes`):
	 * the engine takes them over. Null after that, and for a file too large to be read at once.
	 */
	whole: { bytes: Uint8Array<ArrayBuffer> | null };
	/** Short excerpts from all over a large file, cut anywhere. */
	excerpts: string[];
	/** Of a text that is too large to be searched again; null where nobody has looked. */
	rounds: RoundThousands | null;
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
	/** A line longer than this stops the reading. */
	longestLine?: number;
}

const MARKS: [Encoding, number[]][] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];

/**
 * Finds the encoding: a byte order mark, else strict UTF-8 over the whole file, else windows-1252,
 * which every byte fits and which therefore is an assumption that is shown. A file that is partly
 * UTF-8 is read line by line, and said to be mixed. What isn't UTF-8 is
 * transcoded before any reader sees it, and so is UTF-8 with control characters that were signs.
 */
export async function decodeFile(file: File, options: ReadOptions = {}): Promise<DecodedFile> {
	const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
	const mark = MARKS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
	const body = mark ? new File([file.slice(mark[1].length)], file.name) : file;
	const wide = mark ? null : wideIn(new Uint8Array(await file.slice(0, WIDE_BYTES).arrayBuffer()));
	const wanted = options.encoding ?? mark?.[0] ?? wide ?? 'utf-8';
	const asWanted = await readAs(body, wanted, options);
	const mixed = asWanted || options.encoding || mark ? null : await mixedFile(body, options);
	if (mixed) return mixed;
	const found = asWanted ?? (await readAs(body, 'windows-1252', options));
	if (!found) throw new Error('windows-1252 decodes every byte');
	const assumed = !mark && found.read.encoding !== 'utf-8' && !options.encoding;
	return {
		name: file.name,
		bytes: file.size,
		marked: mark !== undefined,
		...found.read,
		problems: [
			...(assumed
				? ([{ code: 'encoding-assumed', severity: 'note', found: found.read.encoding }] as const)
				: []),
			...found.problems,
			...cutByExcel(found.read.lines + found.read.blankLines.length)
		]
	};
}

/** So much tells whether every second byte is zero. */
const WIDE_BYTES = 4096;

/**
 * UTF-16 without a byte order mark: text that is mostly Latin has a zero in every second byte, and
 * hardly any in the others. Null where it is something else.
 */
export function wideIn(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const pairs = head.length >> 1;
	if (pairs < 4) return null;
	const zeros = [0, 0];
	for (let i = 0; i < pairs * 2; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	if (odd > 0.7 * pairs && even < 0.05 * pairs) return 'utf-16le';
	return even > 0.7 * pairs && odd < 0.05 * pairs ? 'utf-16be' : null;
}

/** A file of which some lines are UTF-8 and others are not; null where that is not so. */
async function mixedFile(body: File, options: ReadOptions): Promise<DecodedFile | null> {
	if (body.size > WHOLE_BYTES) return null;
	const mixed = decodeLineByLine(new Uint8Array(await body.arrayBuffer()));
	const found = mixed && (await readAs(new File(mixed.parts, body.name), 'utf-8', options));
	return (
		found && {
			name: body.name,
			bytes: body.size,
			marked: false,
			...found.read,
			problems: [
				{ code: 'mixed-encoding', severity: 'warning', row: mixed.line, count: mixed.others },
				...found.problems
			]
		}
	);
}

/** Up to this size all of a text is searched again when there is reason to. */
export const MOST_SEARCHED = 8 * 1024 * 1024;

/** Up to this size a file is read once, whole, and handed on; a larger one piece by piece, twice. */
const WHOLE_BYTES = 128 * 1024 * 1024;

/** After so much the page may do something else, is told how far it is, and an excerpt is kept. */
const STRETCH_BYTES = 4 * 1024 * 1024;

const EXCERPT_BYTES = 8 * 1024;

/** The bytes as UTF-8, gone through once or twice; null when they are not of that encoding. */
async function readAs(body: File, encoding: Encoding, options: ReadOptions) {
	const plain = encoding === 'utf-8' ? await pass(body, encoding, options) : null;
	if (encoding === 'utf-8' && !plain?.controls) return plain;
	return pass(body, encoding, options, true);
}

/** One pass over the bytes; null when they are not of that encoding. `anew`: they are written anew. */
async function pass(body: File, encoding: Encoding, options: ReadOptions, anew = false) {
	const { signal, onProgress, longestLine } = options;
	const decoder = new TextDecoder(encoding, { fatal: true });
	const encoder = new TextEncoder();
	const count = lineCounter(longestLine);
	const transcoded: BlobPart[] = [];
	const excerpts: string[] = [];
	const keep = !anew;
	const rounds = body.size > MOST_SEARCHED ? roundFinder() : null;
	const hasControls = controlFinder();
	let controls = false;
	const mender = signMender();
	const mend = (text: string) =>
		encoding === 'windows-1252' ? withSigns(text) : mender.mend(text, count.line());
	const { pieces, whole } = piecesOf(body, keep && body.size <= WHOLE_BYTES);
	/** A character may be cut by a piece's end: what follows is decoded too, whatever it is. */
	let midway = false;
	let to = 0;
	try {
		for await (const piece of pieces) {
			signal?.throwIfAborted();
			const excerpted = keepsExcerpt(to, body.size);
			to += piece.length;
			const last = to === body.size;
			let bytes = piece;
			if (keep) {
				const ascii = count.add(piece);
				if (!ascii || midway) decoder.decode(piece, { stream: !last });
				controls ||= !ascii && hasControls(piece);
				midway = !last && (piece.at(-1) ?? 0) > 0x7f;
			} else {
				bytes = encoder.encode(mend(decoder.decode(piece, { stream: !last })));
				count.add(bytes);
				transcoded.push(bytes);
			}
			if (excerpted) excerpts.push(excerpt(bytes));
			rounds?.add(bytes);
			if (!last && to % STRETCH_BYTES > 0) continue;
			onProgress?.(to);
			await breath();
		}
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
	const utf8 = keep ? body : new File(transcoded, body.name);
	const read = {
		encoding,
		utf8,
		whole: { bytes: whole() },
		excerpts,
		rounds: rounds?.end() ?? null,
		...count.end()
	};
	return { read, controls, problems: mender.problems() };
}

/** Of each whole stretch of a file its middle is kept. */
function keepsExcerpt(from: number, size: number): boolean {
	const half = STRETCH_BYTES / 2;
	return from % STRETCH_BYTES === half && from + half < size;
}

function excerpt(piece: Uint8Array): string {
	return new TextDecoder().decode(piece.subarray(0, EXCERPT_BYTES));
}

/** The bytes of a file, if nobody has taken them. */
export function takeBytes({ whole }: Pick<DecodedFile, 'whole'>): Uint8Array<ArrayBuffer> | null {
	const taken = whole.bytes;
	whole.bytes = null;
	return taken;
}

const LF = 10;
const CR = 13;

/** Words looked through in a call: code that is called often becomes fast, and long loops do not. */
const WORDS_AT_ONCE = 4096;

/**
 * The next four bytes, from these on, that hold a line feed or a byte that is not ASCII, or those
 * where the looking stops. A loop of its own, since it passes over nearly all of a file: the engines
 * of browsers make four times as much of it as of the same test inside a longer one.
 */
function plainUntil(words: Int32Array, from: number): number {
	const [high, ones, feeds] = [0x80808080 | 0, 0x01010101, 0x0a0a0a0a];
	const to = Math.min(from + WORDS_AT_ONCE, words.length);
	let at = from;
	while (at < to) {
		const word = words[at] as number;
		const odd = word ^ feeds;
		// A byte of `odd` that is zero borrows from its own high bit.
		if ((((odd - ones) & ~odd) | word) & high) break;
		at++;
	}
	return at;
}

/** More blank lines than this are no table. */
const MOST_BLANK = 4_000_000;

/**
 * Counts lines over chunks of UTF-8 bytes; a line of nothing, or CR alone, is blank.
 *
 * @throws RefusedError at the end of a line that is longer than `longest`
 */
function lineCounter(longest = Infinity) {
	const blankLines: number[] = [];
	/** Bytes of the line that stand in chunks before. */
	let before = 0;
	const tooLong = (row: number, bytes: number) =>
		new RefusedError({
			code: 'line-too-long',
			severity: 'error',
			row,
			is: bytes,
			limit: longest
		});
	/** The line that the next byte is part of, and whether it has text already. */
	let line = 1;
	let text = false;
	return {
		/** Tells whether the bytes are ASCII. */
		add(bytes: Uint8Array): boolean {
			const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
			let [at, from, bits] = [0, 0, 0];
			// Variables of the function's own: the loop is twice as fast as with those outside it.
			let [here, hasText] = [line, text];
			while (at < bytes.length) {
				at = plainUntil(words, at >> 2) << 2;
				for (const end = Math.min(at + 4, bytes.length); at < end; at++) {
					const byte = bytes[at] as number;
					bits |= byte;
					if (byte !== LF) continue;
					// More than the CR before the LF makes it a line of text.
					const long = at - from > 1 || (at - from === 1 && bytes[from] !== CR);
					if (!long && !hasText) blankLines.push(here);
					if (before + at - from > longest) throw tooLong(here, before + at - from);
					before = 0;
					here++;
					hasText = false;
					from = at + 1;
				}
			}
			if (at - from > 1 || (at - from === 1 && bytes[from] !== CR)) hasText = true;
			[line, text] = [here, hasText];
			before += bytes.length - from;
			if (blankLines.length > MOST_BLANK)
				throw tooManyBytes('blank-lines', blankLines.length, MOST_BLANK);
			return bits < 0x80;
		},
		/** The line that the next byte is part of, 1-based. */
		line: () => line,
		end() {
			if (before > longest) throw tooLong(line, before);
			const lines = text ? line : line - 1;
			return { lines: lines - blankLines.length, blankLines };
		}
	};
}
