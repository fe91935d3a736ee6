import { Inflate } from 'fflate';
import { breath } from '../breath.ts';
import { tooManyBytes } from '../limits.ts';

/** What a zip's directory tells of one of its files. Nothing of it need be true. */
export interface ZipEntry {
	name: string;
	locked: boolean;
	/** 0 stored, 8 deflated; others are not unpacked. */
	method: number;
	packed: number;
	size: number;
	crc: number;
	/** Where its own head begins. */
	at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record, with the longest remark after it. */
const TAIL_BYTES = 22 + 0xffff;
/** A directory larger than this is of no zip that anyone has made by hand. */
const MOST_DIRECTORY = 64 * 1024 * 1024;

/**
 * The files that a zip says it has, from its directory alone: little is read of the file, however
 * large it is.
 *
 * @throws Error where there is no whole directory
 * @see APPNOTE.TXT 4.3 and 4.5.3 (zip64)
 */
export async function directoryOf(file: Blob): Promise<ZipEntry[]> {
	const { start, bytes, count } = await endOf(file);
	if (bytes > MOST_DIRECTORY) throw tooManyBytes('zip', bytes, MOST_DIRECTORY);
	const view = await viewOf(file, start, start + bytes);
	const entries: ZipEntry[] = [];
	for (let at = 0; entries.length < count && at < view.byteLength;) {
		if (view.getUint32(at, true) !== ENTRY) throw new Error('the directory of the zip is damaged');
		const [name, extra, remark] = [28, 30, 32].map((from) => view.getUint16(at + from, true));
		entries.push(entryAt(view, at, name ?? 0, extra ?? 0));
		at += 46 + (name ?? 0) + (extra ?? 0) + (remark ?? 0);
	}
	if (entries.length !== count) throw new Error('the directory of the zip is cut');
	return entries;
}

async function endOf(file: Blob) {
	const from = Math.max(file.size - TAIL_BYTES, 0);
	const tail = await viewOf(file, from, file.size);
	let at = tail.byteLength - 22;
	while (at >= 0 && tail.getUint32(at, true) !== END) at--;
	if (at < 0) throw new Error('the end of the zip is missing');
	const small = {
		count: tail.getUint16(at + 10, true),
		bytes: tail.getUint32(at + 12, true),
		start: tail.getUint32(at + 16, true)
	};
	const wide = at >= 20 && tail.getUint32(at - 20, true) === LOCATOR_64;
	if (wide) return end64(file, Number(tail.getBigUint64(at - 12, true)));
	// What stands before the zip, such as a program that unpacks it, moves all of it.
	const moved = from + at - small.bytes - small.start;
	return { ...small, start: small.start + Math.max(moved, 0) };
}

async function end64(file: Blob, at: number) {
	const view = await viewOf(file, at, at + 56);
	if (view.getUint32(0, true) !== END_64) throw new Error('the end of the zip is damaged');
	const [count, bytes, start] = [32, 40, 48].map((from) => Number(view.getBigUint64(from, true)));
	return { count: count ?? 0, bytes: bytes ?? 0, start: start ?? 0 };
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView> {
	return new DataView(await file.slice(from, to).arrayBuffer());
}

function entryAt(view: DataView, at: number, nameLength: number, extraLength: number): ZipEntry {
	const short = [24, 20, 42].map((from) => view.getUint32(at + from, true));
	const nameAt = at + 46;
	const [size = 0, packed = 0, local = 0] = wideNumbers(
		view,
		nameAt + nameLength,
		extraLength,
		short
	);
	const name = new Uint8Array(view.buffer, view.byteOffset + nameAt, nameLength);
	return {
		name: nameIn(name),
		locked: (view.getUint16(at + 8, true) & 1) === 1,
		method: view.getUint16(at + 10, true),
		crc: view.getUint32(at + 16, true),
		...{ size, packed, at: local }
	};
}

/** Numbers that do not fit in four bytes stand, in this order, in a field of their own. */
function wideNumbers(view: DataView, from: number, length: number, short: readonly number[]) {
	for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let next = at + 4;
		return short.map((one) => {
			if (one !== 0xffffffff) return one;
			next += 8;
			return Number(view.getBigUint64(next - 8, true));
		});
	}
	return short;
}

/** Names are UTF-8, whatever the zip says; older programs wrote them as they liked. */
function nameIn(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** So much packed is looked at together: unpacked it is a thousand times as much at most. */
const PIECE_BYTES = 16 * 1024;
const PIECES_AT_ONCE = 64;

export interface UnpackOptions {
	/** More bytes than this stop it. */
	most: number;
	/** What is told to be too large: 'zip' or 'xlsx'. */
	kind: string;
	/** Pieces of the content as they come. */
	onPiece?: (piece: Uint8Array) => void;
	/** How much of the zip has been unpacked since the last time. */
	onPacked?: (bytes: number) => void;
}

/**
 * The content of a file in a zip, every byte of it counted as it comes: what the directory says of
 * its size may be a lie.
 *
 * @throws RefusedError when it grows beyond `most`; Error when it is not what the directory says
 */
export async function unpackEntry(
	file: Blob,
	entry: ZipEntry,
	{ most, kind, onPiece, onPacked }: UnpackOptions
): Promise<Uint8Array<ArrayBuffer>> {
	if (entry.size > most) throw tooManyBytes(kind, entry.size, most);
	const content = new Uint8Array(entry.size);
	let bytes = 0;
	let crc = -1;
	let packed = 0;
	const add = (piece: Uint8Array) => {
		bytes += piece.length;
		if (bytes > content.length) {
			// It goes on as it began, as far as one can tell.
			const all = Math.round((bytes / packed) * entry.packed);
			if (all > most) throw tooManyBytes(kind, all, most);
			throw new Error(`${entry.name} in the zip is larger than it says`);
		}
		content.set(piece, bytes - piece.length);
		onPiece?.(piece);
		crc = addCrc(crc, piece);
	};
	const inflate = entry.method === 8 ? new Inflate(add) : null;
	const from = await contentStart(file, entry);
	for (let at = 0, n = 1; at < entry.packed; at += PIECE_BYTES, n++) {
		if (n % PIECES_AT_ONCE === 0) await breath();
		const to = Math.min(at + PIECE_BYTES, entry.packed);
		const piece = new Uint8Array(await file.slice(from + at, from + to).arrayBuffer());
		packed += piece.length;
		if (inflate) inflate.push(piece, to === entry.packed);
		else add(piece);
		onPacked?.(piece.length);
	}
	if (bytes !== entry.size || (crc ^ -1) >>> 0 !== entry.crc)
		throw new Error(`${entry.name} in the zip is damaged`);
	return content;
}

async function contentStart(file: Blob, { at }: ZipEntry): Promise<number> {
	const head = await viewOf(file, at, at + 30);
	if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL)
		throw new Error('a file in the zip is not where the directory says');
	return at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
}

const CRC = Int32Array.from({ length: 256 }, (_, i) => {
	let rest = i;
	for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
	return rest;
});

function addCrc(before: number, bytes: Uint8Array): number {
	let crc = before;
	for (let i = 0; i < bytes.length; i++)
		crc = (CRC[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
	return crc;
}
