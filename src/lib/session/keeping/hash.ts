/** The browser hashes only what it holds in memory at once; a larger file is not kept. */
export const MOST_HASHED = 1024 ** 3;

/** SHA-256 in hexadecimal. */
export async function sha256(bytes: BufferSource): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
