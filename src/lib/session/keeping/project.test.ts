import { emptyChoices } from '../slices/written.ts';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from './hash.ts';
import { emptyContent, type Content } from './kept.ts';
import { deriveKey, lock, unlock } from './lock.ts';
import { MIMETYPE, projectIn } from './mark.ts';
import { readProject, writeProject } from './project.ts';

const TEXT = 'Kommunenr;År\n3427;2024\n';
let content: Content;
let blobs: Map<string, Blob>;
let project: Uint8Array<ArrayBuffer>;

const written = async (passphrase: string | null = null) => {
	const parts = { content, blobs, app: '0.1.0', created: new Date('2026-01-02T03:04:05Z') };
	const blob = await writeProject(parts, passphrase);
	return new Uint8Array(await blob!.arrayBuffer());
};
const read = (bytes: Uint8Array<ArrayBuffer>, passphrase: string | null = null) =>
	readProject(new Blob([bytes]), passphrase);
const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
	const found = await read(bytes);
	return found.ok ? 'opened' : found.code;
};

beforeAll(async () => {
	const hash = await sha256(new TextEncoder().encode(TEXT));
	const settled = {
		kilde: 'is248',
		header: ['Kommunenr', 'År'],
		columns: [{ field: 'omrade' }, null],
		constants: {},
		areaChoices: { Herøy: '1818', __proto__x: '1' },
		valueChoices: {},
		repeated: 'add' as const,
		units: {}
	};
	content = {
		...emptyContent(),
		files: [
			{
				id: 'a',
				name: 'år/../verk?.csv',
				sha256: hash,
				bytes: TEXT.length + 1,
				synthetic: false,
				given: { encoding: 'windows-1252', dialect: { headerLine: 1 } },
				settled,
				loaded: { settled, order: 3 }
			}
		],
		mappings: [settled],
		choices: {
			...emptyChoices(),
			local: {},
			ticked: { '3427:rph': { offered: 'yes', note: 'To dager i uken' } },
			targets: { '3427:videreutdanning:alle': { value: 60, note: 'Vedtak' } },
			shares: {},
			leading: {},
			reasons: {},
			sets: {},
			basis: {},
			paragraphs: {},
			plans: {},
			editions: {},
			lists: { 'liste-1': { name: 'Naboer', codes: ['3426', '3428'] } },
			traits: { sentralitet: 2, k: 6 }
		}
	};
	blobs = new Map([[hash, new Blob([TEXT])]]);
	project = await written();
});

describe('a project file', () => {
	it('is opened as it was saved', async () => {
		const found = await read(project);
		if (!found.ok) throw new Error(found.code);
		expect(found.content).toEqual(content);
		expect(found.notes).toEqual([]);
		const file = found.files.get('a')!;
		expect([file.name, await file.text()]).toEqual(['år/../verk?.csv', TEXT]);
	});
	it('is a zip that any program opens, with names it can write', () => {
		const entries = unzipSync(project);
		expect(Object.keys(entries)).toEqual(['mimetype', 'manifest.json', 'files/01-år_.._verk_.csv']);
		expect(JSON.parse(new TextDecoder().decode(entries['manifest.json']))).toMatchObject({
			format: 'forlopsatlas-project',
			version: 1,
			created: '2026-01-02T03:04:05.000Z',
			app: '0.1.0'
		});
	});
	it('is known by its content, and other files are not taken for one', async () => {
		const other = zipSync({ 'manifest.json': strToU8('{}') });
		expect(await projectIn(new Blob([project]))).toBe('open');
		expect(await projectIn(new Blob([other as Uint8Array<ArrayBuffer>]))).toBeNull();
		expect(await projectIn(new Blob([MIMETYPE]))).toBeNull();
		expect(await projectIn(new Blob([]))).toBeNull();
		expect(await codeOf(other as Uint8Array<ArrayBuffer>)).toBe('not-a-project');
	});
	it('is refused when any single byte of it is changed', async () => {
		const codes = new Set<string>();
		for (let at = 0; at < project.length; at++)
			for (const bit of [1, 128]) {
				const changed = project.slice();
				changed[at]! ^= bit;
				codes.add(await codeOf(changed));
			}
		const refusals = ['damaged', 'newer-version', 'not-a-project', 'too-large'];
		expect([...codes].filter((code) => !refusals.includes(code))).toEqual([]);
		expect(codes).toContain('damaged');
	});
	it('is refused when it is cut short anywhere', async () => {
		const codes = new Set<string>();
		for (let length = 0; length < project.length; length++)
			codes.add(await codeOf(project.slice(0, length)));
		expect([...codes].sort()).toEqual(['damaged', 'not-a-project']);
	});
	it('tells which file in it is damaged', async () => {
		const entries = unzipSync(project);
		const path = Object.keys(entries)[2]!;
		const other = zipSync({
			mimetype: [strToU8(MIMETYPE), { level: 0 }],
			'manifest.json': entries['manifest.json']!,
			[path]: strToU8('noe annet')
		});
		expect(await read(other as Uint8Array<ArrayBuffer>)).toEqual({
			ok: false,
			code: 'damaged',
			file: 'år/../verk?.csv'
		});
	});
	it('says when a newer version has written it', async () => {
		const manifest = strToU8(JSON.stringify({ format: 'forlopsatlas-project', version: 2 }));
		const newer = zipSync({
			mimetype: [strToU8(MIMETYPE), { level: 0 }],
			'manifest.json': manifest
		});
		expect(await codeOf(newer as Uint8Array<ArrayBuffer>)).toBe('newer-version');
	});
	it('does not unpack more than it may', async () => {
		const bomb = project.slice();
		const directory = new DataView(bomb.buffer);
		// The size that the directory gives for the last file, 24 bytes into its entry.
		for (let at = bomb.length - 46; ; at--)
			if (directory.getUint32(at, true) === 0x02014b50) {
				directory.setUint32(at + 24, 600 * 1024 * 1024, true);
				break;
			}
		expect(await codeOf(bomb)).toBe('too-large');
	});
});

describe('a locked project file', () => {
	it('is opened with its passphrase alone', async () => {
		const locked = await written('fire blåbær på rad');
		expect(await projectIn(new Blob([locked]))).toBe('locked');
		expect(new TextDecoder('latin1').decode(locked)).not.toContain('Kommunenr');
		expect(await codeOf(locked)).toBe('locked');
		expect(await read(locked, 'fem blåbær på rad')).toEqual({
			ok: false,
			code: 'wrong-passphrase'
		});
		expect(await read(locked, 'fire blåbær på rad'.normalize('NFD'))).toMatchObject({ ok: true });
	});
	it('is refused when any single byte is changed, or when it is cut short', async () => {
		const keys = new Map<string, Promise<CryptoKey>>();
		const keyOf: typeof deriveKey = (passphrase, salt, iterations) => {
			const name = JSON.stringify([passphrase, [...salt], iterations]);
			// Any other salt or count gives another key; which one does not matter here.
			const key = keys.get(name) ?? deriveKey(name, salt, keys.size === 0 ? iterations : 1);
			keys.set(name, key);
			return key;
		};
		const locked = new Uint8Array(await (await lock(strToU8(TEXT), 'ord', keyOf)).arrayBuffer());
		expect(await unlock(locked, 'ord', keyOf)).toMatchObject({ ok: true });
		const refusals = new Set<string>();
		for (let at = 0; at < locked.length; at++) {
			const changed = locked.slice();
			changed[at]! ^= 1 << (at % 8);
			for (const bytes of [changed, locked.slice(0, at)]) {
				const found = await unlock(bytes, 'ord', keyOf);
				refusals.add(found.ok ? `opened ${at}` : found.code);
			}
		}
		expect([...refusals].sort()).toEqual(['damaged', 'newer-version', 'wrong-passphrase']);
	});
});
