import { pinFrom, type Pin } from './pin.ts';

const MARK = '#sitat=';
const VERSION = 1;
/** Longer addresses are cut by programs that people send them with. */
const MOST_CHARACTERS = 4000;

export type ReadPin = { ok: true; pin: Pin } | { ok: false; reason: 'damaged' | 'newer' };

/**
 * The part of an address that holds a pin: `#sitat=<version>.<pin>.<sum>`. It stands after the `#`,
 * which browsers keep to themselves: no server sees it. Null when it does not fit.
 *
 * The sum tells a link that was cut or mistyped; whoever writes a pin by hand can write that too.
 */
export function pinHash(pin: Pin): string | null {
	const text = toText(JSON.stringify({ ...pin, figures: shortened(pin.figures) }));
	const hash = `${MARK}${VERSION}.${text}.${sumOf(text)}`;
	return hash.length <= MOST_CHARACTERS ? hash : null;
}

/** The pin in an address; null where there is none. */
export function pinInHash(hash: string): ReadPin | null {
	if (!hash.startsWith(MARK)) return null;
	const damaged = { ok: false, reason: 'damaged' } as const;
	if (hash.length > MOST_CHARACTERS) return damaged;
	const [version = '', text = '', sum] = hash.slice(MARK.length).split('.');
	if (/^\d{1,4}$/.test(version) && Number(version) > VERSION) return { ok: false, reason: 'newer' };
	if (version !== String(VERSION) || sum !== sumOf(text)) return damaged;
	const pin = pinFrom(lengthened(fromText(text)));
	return pin ? { ok: true, pin } : damaged;
}

/** Each figure's key without what the one before it has too. */
function shortened(figures: Pin['figures']): unknown[] {
	return figures.map(({ key, ...rest }, at) => {
		const before: object | undefined = figures[at - 1]?.key;
		const had = new Set(Object.entries(before ?? {}).map(entryText));
		const left = Object.entries(key).filter((entry) => !had.has(entryText(entry)));
		return { ...rest, key: before && sameShape(before, key) ? Object.fromEntries(left) : key };
	});
}

const entryText = (entry: [string, unknown]): string => JSON.stringify(entry);

const sameShape = (a: object, b: object): boolean =>
	Object.keys(a).join() === Object.keys(b).join() && 'of' in a && 'of' in b && a.of === b.of;

/** What was written, with the keys whole again; what is not as it was written comes back as it is. */
function lengthened(written: unknown): unknown {
	if (!isObject(written) || !Array.isArray(written.figures)) return written;
	let before: object = {};
	const figures = written.figures.map((one: unknown) => {
		if (!isObject(one) || !isObject(one.key)) return one;
		before = 'of' in one.key ? one.key : { ...before, ...one.key };
		return { ...one, key: before };
	});
	return { ...written, figures };
}

const isObject = (found: unknown): found is Record<string, unknown> =>
	typeof found === 'object' && found !== null;

/** Base64 for addresses. */
const toText = (json: string): string =>
	btoa(String.fromCharCode(...new TextEncoder().encode(json)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

/** Null where it is none. */
function fromText(text: string): unknown {
	try {
		const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		const json = Uint8Array.from(bytes, (one) => one.charCodeAt(0));
		return JSON.parse(new TextDecoder().decode(json));
	} catch {
		return null;
	}
}

/** FNV-1a, 32 bits, in base 36: enough to tell what was damaged on its way. */
function sumOf(text: string): string {
	let sum = 0x811c9dc5;
	for (const letter of text) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193);
	return (sum >>> 0).toString(36);
}
