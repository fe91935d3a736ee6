import { strToU8, unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import * as v from 'valibot';
import { breath } from '../../intake/breath.ts';
import { list, read } from '../declared.ts';
import { sha256 } from './hash.ts';
import { KEPT_VERSION, sizeOf, type Content, type KeptFile } from './kept.ts';
import { lock, unlock } from './lock.ts';
import { FORMAT, MIMETYPE, projectIn, SEAL, SEAL_BYTES } from './mark.ts';
import { parseContent, type KeptNote } from './parse.ts';

/** What a project may hold: more is no municipal work, and would fill the memory. */
export const MOST_PROJECT_BYTES = 512 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;
const END_BYTES = 22;

type Bytes = Uint8Array<ArrayBuffer>;

export interface ProjectParts {
	content: Content;
	/** Raw bytes by SHA-256. */
	blobs: ReadonlyMap<string, Blob>;
	app: string;
	created: Date;
}

/** Null when the files are too large together. */
export async function writeProject(
	{ content, blobs, app, created }: ProjectParts,
	passphrase: string | null
): Promise<Blob | null> {
	if (sizeOf(content.files) > MOST_PROJECT_BYTES) return null;
	const paths = pathsOf(content.files);
	const files = content.files.map((file) => ({ ...file, path: paths.get(file.sha256) }));
	const about = { format: FORMAT, version: KEPT_VERSION, created: created.toISOString(), app };
	const manifest = JSON.stringify({ ...about, ...content, files }, null, '\t');
	const entries: [string, Blob][] = [['manifest.json', new Blob([manifest])]];
	for (const [hash, path] of paths) {
		const blob = blobs.get(hash);
		if (!blob) throw new RangeError(`No bytes were given for ${path}`);
		entries.push([path, blob]);
	}
	const zip = await sealed(await zipped(entries));
	return passphrase === null ? new Blob([zip]) : lock(zip, passphrase);
}

/** Where the bytes stand: a number, and the file's name as every system can write it. */
function pathsOf(files: readonly KeptFile[]): Map<string, string> {
	const named = new Map(files.map(({ sha256, name }) => [sha256, name]));
	return new Map(
		[...named].map(([hash, name], i) => {
			const plain = name.replace(/[\p{Cc}"*/:<>?\\|]/gu, '_').slice(-120);
			return [hash, `files/${String(i + 1).padStart(2, '0')}-${plain}`];
		})
	);
}

/** Zips piece by piece, so that the page lives meanwhile. */
async function zipped(entries: readonly [string, Blob][]): Promise<Bytes> {
	const parts: Bytes[] = [];
	const zip = new Zip((error, part) => {
		if (error) throw error;
		parts.push(part as Bytes);
	});
	const mark = new ZipPassThrough('mimetype');
	zip.add(mark);
	mark.push(strToU8(MIMETYPE), true);
	for (const [path, blob] of entries) {
		const entry = new ZipDeflate(path, { level: 6 });
		zip.add(entry);
		let from = 0;
		do {
			const piece = await blob.slice(from, from + PIECE_BYTES).arrayBuffer();
			from += PIECE_BYTES;
			entry.push(new Uint8Array(piece), from >= blob.size);
			await breath();
		} while (from < blob.size);
	}
	zip.end();
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** With the hash of all of it as the zip's comment: any change at all is found. */
async function sealed(zip: Bytes): Promise<Bytes> {
	new DataView(zip.buffer).setUint16(zip.length - 2, SEAL_BYTES, true);
	const whole = new Uint8Array(zip.length + SEAL_BYTES);
	whole.set(zip);
	whole.set(strToU8(SEAL + (await sha256(zip))), zip.length);
	return whole;
}

async function isWhole(zip: Bytes): Promise<boolean> {
	const at = zip.length - SEAL_BYTES;
	if (at < END_BYTES) return false;
	const seal = String.fromCharCode(...zip.subarray(at));
	return seal === SEAL + (await sha256(zip.subarray(0, at)));
}

export type Refusal =
	| 'not-a-project'
	| 'locked'
	| 'wrong-passphrase'
	| 'damaged'
	| 'newer-version'
	| 'too-large'
	| 'unreadable';

export type ProjectRead =
	| { ok: true; content: Content; files: Map<string, File>; notes: KeptNote[] }
	/** `file`: the name of the file in it that is not what it was. */
	| { ok: false; code: Refusal; file?: string };

/** Reads a project file, every byte of it checked; what is wrong with it is a value. */
export async function readProject(file: Blob, passphrase: string | null): Promise<ProjectRead> {
	const kind = await projectIn(file);
	if (kind === null) return { ok: false, code: 'not-a-project' };
	if (file.size > MOST_PROJECT_BYTES) return { ok: false, code: 'too-large' };
	if (kind === 'locked' && passphrase === null) return { ok: false, code: 'locked' };
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (kind === 'open') return readZip(bytes);
	const unlocked = await unlock(bytes, passphrase ?? '');
	return unlocked.ok ? readZip(unlocked.plain) : unlocked;
}

async function readZip(zip: Bytes): Promise<ProjectRead> {
	const whole = await isWhole(zip);
	try {
		const sizes = new Map<string, number>();
		unzipSync(zip, { filter: ({ name, originalSize }) => !sizes.set(name, originalSize) });
		const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
		if (total > MOST_PROJECT_BYTES + PIECE_BYTES) return { ok: false, code: 'too-large' };
		const found = manifestIn(zip);
		const manifest = read(Manifest, found);
		if (!manifest) return { ok: false, code: 'damaged' };
		const parsed = parseContent(found);
		if (!parsed.ok)
			return { ok: false, code: parsed.reason === 'newer' ? 'newer-version' : 'damaged' };
		const files = new Map<string, File>();
		for (const [i, { id, name, sha256: hash }] of parsed.content.files.entries()) {
			await breath();
			const content = entryIn(zip, manifest.files[i]?.path ?? '');
			if (!content || (await sha256(content)) !== hash)
				return { ok: false, code: 'damaged', file: name };
			files.set(id, new File([content], name));
		}
		if (!whole) return { ok: false, code: 'damaged' };
		return { ok: true, content: parsed.content, files, notes: parsed.notes };
	} catch {
		// The zip's own structure, or the text of its manifest, is broken.
		return { ok: false, code: 'damaged' };
	}
}

/** What is in the manifest beside what is kept. A newer version may say otherwise where files are. */
const Manifest = v.object({
	format: v.literal(FORMAT),
	files: v.fallback(list(v.object({ path: v.optional(v.string(), '') })), [])
});

function manifestIn(zip: Bytes): unknown {
	return JSON.parse(new TextDecoder().decode(entryIn(zip, 'manifest.json') ?? undefined));
}

function entryIn(zip: Bytes, path: string): Bytes | undefined {
	const found = unzipSync(zip, { filter: ({ name }) => name === path });
	return found[path] as Bytes | undefined;
}
