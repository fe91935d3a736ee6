import { startHashWorker } from '../../engine/worker.ts';

/** The browser hashes only what it holds in memory at once; a larger file is not kept. */
export const MOST_HASHED = 1024 ** 3;

/** SHA-256 in hexadecimal. */
export async function sha256(bytes: BufferSource): Promise<string> {
	return hexadecimal(await crypto.subtle.digest('SHA-256', bytes));
}

function hexadecimal(digest: ArrayBuffer): string {
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** From this size on the page would stand still while it is hashed. */
const LARGE_BYTES = 4 * 1024 * 1024;

export async function sha256Of(file: Blob): Promise<string> {
	return (await hashed(file, null)).sha256;
}

/** A copy in memory, which stays when the file is deleted, and the hash of it. */
export async function copyOf(file: Blob, name: string): Promise<{ sha256: string; copy: File }> {
	const { sha256, copy } = await hashed(file, name);
	if (!copy) throw new RangeError(`No copy was made of ${name}`);
	return { sha256, copy };
}

interface Hashed {
	sha256: string;
	copy: File | null;
}

async function hashed(file: Blob, name: string | null): Promise<Hashed> {
	if (file.size >= LARGE_BYTES && 'Worker' in globalThis) return hashedAside(file, name);
	const bytes = await file.arrayBuffer();
	return { sha256: await sha256(bytes), copy: name === null ? null : new File([bytes], name) };
}

type Answer = { digest: ArrayBuffer; copy: File | null } | { error: string };

async function hashedAside(file: Blob, name: string | null): Promise<Hashed> {
	const worker = startHashWorker();
	try {
		const answer = await new Promise<Answer>((done, fail) => {
			worker.onmessage = ({ data }: MessageEvent<Answer>) => done(data);
			worker.onerror = ({ message }) => fail(new Error(message));
			worker.postMessage({ file, name });
		});
		if ('error' in answer) throw new Error(answer.error);
		return { sha256: hexadecimal(answer.digest), copy: answer.copy };
	} finally {
		worker.terminate();
	}
}
