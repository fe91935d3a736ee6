import { LOCK } from './mark.ts';

/*
 * A locked project: name, version (1 byte), iterations (4, big-endian), salt (16), iv (12), and the
 * project under AES-256-GCM. All that stands before the cipher text is authenticated with it.
 */
const VERSION = 1;
const ITERATIONS = 1_000_000;
/** Fewer would be too weak, more only a way to make the page stand still. */
const LEAST_ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;
const SALT = LOCK.length + 5;
const IV = SALT + 16;
const BODY = IV + 12;
const TAG_BYTES = 16;

type Bytes = Uint8Array<ArrayBuffer>;
type KeyOf = (passphrase: string, salt: Bytes, iterations: number) => Promise<CryptoKey>;

/** PBKDF2 with SHA-256. The same letters give the same key, however the keyboard puts them together. */
export const deriveKey: KeyOf = async (passphrase, salt, iterations) => {
	const letters = new TextEncoder().encode(passphrase.normalize('NFKC'));
	const secret = await crypto.subtle.importKey('raw', letters, 'PBKDF2', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
		secret,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
};

export async function lock(
	plain: BufferSource,
	passphrase: string,
	keyOf: KeyOf = deriveKey
): Promise<Blob> {
	const head = new Uint8Array(BODY);
	head.set(new TextEncoder().encode(LOCK));
	head[LOCK.length] = VERSION;
	new DataView(head.buffer).setUint32(LOCK.length + 1, ITERATIONS);
	crypto.getRandomValues(head.subarray(SALT));
	const key = await keyOf(passphrase, head.slice(SALT, IV), ITERATIONS);
	return new Blob([head, await crypto.subtle.encrypt(cipherOf(head), key, plain)]);
}

export type Unlocked =
	| { ok: true; plain: Bytes }
	| { ok: false; code: 'damaged' | 'newer-version' | 'wrong-passphrase' };

/** A wrong passphrase and a change in the file look the same: neither gives the right tag. */
export async function unlock(
	file: Bytes,
	passphrase: string,
	keyOf: KeyOf = deriveKey
): Promise<Unlocked> {
	if (file.length < BODY + TAG_BYTES) return { ok: false, code: 'damaged' };
	if (file[LOCK.length] !== VERSION)
		return { ok: false, code: (file[LOCK.length] ?? 0) > VERSION ? 'newer-version' : 'damaged' };
	const head = file.slice(0, BODY);
	const iterations = new DataView(head.buffer).getUint32(LOCK.length + 1);
	if (iterations < LEAST_ITERATIONS || iterations > MOST_ITERATIONS)
		return { ok: false, code: 'damaged' };
	const key = await keyOf(passphrase, head.slice(SALT, IV), iterations);
	try {
		const plain = await crypto.subtle.decrypt(cipherOf(head), key, file.subarray(BODY));
		return { ok: true, plain: new Uint8Array(plain) };
	} catch {
		return { ok: false, code: 'wrong-passphrase' };
	}
}

const cipherOf = (head: Bytes): AesGcmParams => ({
	name: 'AES-GCM',
	iv: head.slice(IV, BODY),
	additionalData: head
});
