/**
 * So much of a file is given at a time: while it is looked through, the browser reads on. All pieces
 * but the last are of this size.
 */
export const PIECE_BYTES = 1024 * 1024;

/** The bytes of a file from first to last. */
export interface Pieces {
	/** Each piece is to be used before the next is asked for. */
	pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>;
	/** All of them in one piece of memory, once the last has come; null where they were not to stay. */
	whole(): Uint8Array<ArrayBuffer> | null;
}

/**
 * Reads a file as a stream: of slices a browser makes half as much of the same bytes.
 *
 * @param stay whether all bytes are to stay in memory
 */
export function piecesOf(body: Blob, stay: boolean): Pieces {
	let buffer = new ArrayBuffer(stay ? body.size : Math.min(body.size, PIECE_BYTES));
	async function* pieces() {
		const read = readerOf(body);
		for (let from = 0; from < body.size; from += PIECE_BYTES) {
			const length = Math.min(PIECE_BYTES, body.size - from);
			const start = stay ? from : 0;
			// A stream takes the memory with it and gives it back with what was read.
			for (let at = 0; at < length;) {
				const got = await read(new Uint8Array(buffer, start + at, length - at), from + at);
				buffer = got.buffer;
				at += got.length;
			}
			yield new Uint8Array(buffer, start, length);
		}
	}
	return { pieces: pieces(), whole: () => (stay ? new Uint8Array(buffer) : null) };
}

type Read = (into: Uint8Array<ArrayBuffer>, from: number) => Promise<Uint8Array<ArrayBuffer>>;

/** Reads on into memory that is handed over, or, where a browser has no such streams, by slices. */
function readerOf(body: Blob): Read {
	const stream = streamOf(body);
	return async (into, from) => {
		if (!stream) {
			into.set(new Uint8Array(await body.slice(from, from + into.length).arrayBuffer()));
			return into;
		}
		const { value, done } = await stream.read(into);
		if (done || !value) throw new Error('The file ended before its end');
		return value;
	};
}

function streamOf(body: Blob) {
	try {
		return body.stream().getReader({ mode: 'byob' });
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}
