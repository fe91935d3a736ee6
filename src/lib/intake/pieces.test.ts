import { expect, it } from 'vitest';
import { decodeFile } from './encoding.ts';
import { PIECE_BYTES, piecesOf } from './pieces.ts';

/** Bytes that tell where they stand. */
const bytes = (length: number) =>
	Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) & 255);

/** A file in a browser that gives no streams into memory of one's own. */
class Plain extends Blob {
	override stream(): never {
		throw new TypeError('no byte streams');
	}
}

const LENGTHS = [0, 1, PIECE_BYTES - 1, PIECE_BYTES, 2 * PIECE_BYTES + 5];

it.each(
	LENGTHS.flatMap((length) => [
		{ length, stay: true, Kind: Blob },
		{ length, stay: false, Kind: Blob },
		{ length, stay: true, Kind: Plain },
		{ length, stay: false, Kind: Plain }
	])
)('gives all $length bytes in order (to stay: $stay, $Kind.name)', async (given) => {
	const { length, stay, Kind } = given;
	const all = bytes(length);
	const { pieces, whole } = piecesOf(new Kind([all]), stay);
	const seen: number[] = [];
	let at = 0;
	for await (const piece of pieces) {
		seen.push(piece.length);
		expect(Buffer.compare(piece, all.subarray(at, at + piece.length)), `from ${at}`).toBe(0);
		at += piece.length;
	}
	expect(at).toBe(length);
	expect(seen.slice(0, -1).every((one) => one === PIECE_BYTES)).toBe(true);
	const kept = whole();
	if (!stay) expect(kept).toBeNull();
	else expect(Buffer.compare(kept as Uint8Array, all)).toBe(0);
});

it('says so when a file is shorter than it was', async () => {
	const blob = new Blob([bytes(2 * PIECE_BYTES)]);
	Object.defineProperty(blob, 'stream', { value: () => new Blob([bytes(10)]).stream() });
	const read = async () => {
		for await (const piece of piecesOf(blob, true).pieces) expect(piece.length).toBe(0);
	};
	await expect(read()).rejects.toThrow('ended before its end');
});

it('a letter that is cut between two pieces is one letter, and a lone half of one is found', async () => {
	const line = 'å;1\n';
	// Of the five bytes of a line the first stands last in a piece.
	const text = line.repeat(PIECE_BYTES / 4);
	const whole = await decodeFile(new File([text], 'a.csv'));
	expect(whole).toMatchObject({ encoding: 'utf-8', lines: PIECE_BYTES / 4 });
	const raw = new TextEncoder().encode(text);
	expect(raw[PIECE_BYTES]).toBe(0xa5);
	raw[PIECE_BYTES] = 0x3b;
	const halved = await decodeFile(new File([raw], 'b.csv'));
	expect(halved.problems).toMatchObject([
		{ code: 'mixed-encoding', row: 1 + (PIECE_BYTES - 1) / 5 }
	]);
});
