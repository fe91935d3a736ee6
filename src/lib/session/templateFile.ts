import { directoryOf, unpackEntry, type ZipEntry } from '../intake/readers/zipDirectory.ts';
import type { ReadTemplate } from '../reports/docx/index.ts';

/** Fetched when a template is chosen. */
const fetched = () => import('../reports/docx/index.ts');

/**
 * A file as a template. Its directory is judged before anything is unpacked, and every byte is counted as
 * it comes: what a directory says of sizes may be a lie.
 *
 * @throws what the browser says when the file can't be read
 */
export async function templateOf(file: Blob): Promise<ReadTemplate> {
	const { sortOf, TEMPLATE_LIMITS } = await fetched();
	const { file: most, parts, unpacked } = TEMPLATE_LIMITS;
	if (file.size > most) return { ok: false, why: { code: 'too-large', most } };
	const why = sortOf(new Uint8Array(await file.arrayBuffer()));
	if (why) return { ok: false, why };
	const entries = await entriesOf(file);
	if (!entries) return damaged('');
	if (entries.length > parts) return { ok: false, why: { code: 'too-many-parts', most: parts } };
	if (entries.reduce((sum, { size }) => sum + size, 0) > unpacked)
		return { ok: false, why: { code: 'unpacks-too-large', most: unpacked } };
	return unpackedTemplate(file, entries, unpacked);
}

async function entriesOf(file: Blob): Promise<ZipEntry[] | null> {
	try {
		return (await directoryOf(file)).filter(({ name }) => !name.endsWith('/'));
	} catch (error) {
		if (error instanceof DOMException) throw error;
		return null;
	}
}

async function unpackedTemplate(
	file: Blob,
	entries: readonly ZipEntry[],
	most: number
): Promise<ReadTemplate> {
	const all = new Map<string, Uint8Array>();
	const seen = new Set<string>();
	for (const entry of entries) {
		const { name, locked, method } = entry;
		if (locked) return { ok: false, why: { code: 'encrypted' } };
		const outside = /\\|^\/|(?:^|\/)\.\.?(?:\/|$)/.test(name);
		// Two parts of a name: which one is read would be up to each program.
		if (outside || seen.has(name.toLowerCase()) || (method !== 0 && method !== 8))
			return damaged(name);
		seen.add(name.toLowerCase());
		const part = await partOf(file, entry, most);
		if (!part) return damaged(name);
		all.set(name, part);
	}
	return (await fetched()).readTemplate(all);
}

async function partOf(file: Blob, entry: ZipEntry, most: number): Promise<Uint8Array | null> {
	try {
		return await unpackEntry(file, entry, { most, kind: 'docx' });
	} catch (error) {
		// That the file itself can't be read any more is another matter.
		if (error instanceof DOMException) throw error;
		return null;
	}
}

const damaged = (part: string): ReadTemplate => ({ ok: false, why: { code: 'damaged', part } });
