import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { norwegianParts, zipped } from '../../../tests/norwegianTemplate.ts';
import { templateOf } from './templateFile.ts';

const ZIP = zipped(norwegianParts());
const read = async (bytes: Uint8Array<ArrayBuffer>) => {
	const found = await templateOf(new Blob([bytes]));
	return found.ok ? 'ok' : found.why.code;
};

/** The zip with a number of its directory's first entry changed: what it says of itself is a lie. */
function lying(bytes: Uint8Array<ArrayBuffer>, at: number, value: number): Uint8Array<ArrayBuffer> {
	const made = bytes.slice();
	const view = new DataView(made.buffer);
	const end = made.length - 22;
	view.setUint32(view.getUint32(end + 16, true) + at, value, true);
	return made;
}

describe('a file that is chosen as a template', () => {
	it('is taken when it is a whole Word document', async () => {
		expect(await read(ZIP)).toBe('ok');
	});

	it('is refused before it is opened when it is too large', async () => {
		expect(await read(new Uint8Array(20_000_001))).toBe('too-large');
	});

	it('is refused by what its directory says it unpacks to, before any of it is unpacked', async () => {
		expect(await read(lying(ZIP, 24, 90_000_000))).toBe('unpacks-too-large');
		const bomb = zipSync({ a: new Uint8Array(85_000_000) });
		expect(bomb.length).toBeLessThan(100_000);
		expect(await read(bomb)).toBe('unpacks-too-large');
	});

	it('is refused when a part is larger than the directory says', async () => {
		expect(await read(lying(zipSync({ a: new Uint8Array(5_000_000) }), 24, 10))).toBe('damaged');
	});

	it('is refused with more parts than a document has', async () => {
		const many = Object.fromEntries(Array.from({ length: 601 }, (_, i) => [`a${i}`, strToU8('a')]));
		expect(await read(zipSync(many))).toBe('too-many-parts');
	});

	it('is refused when a part leads out of it, or there are two of a name', async () => {
		for (const name of ['../a.xml', 'word\\a.xml', '/a.xml', 'WORD/document.xml'])
			expect(await read(zipSync({ ...unpackedParts(), [name]: strToU8('<a/>') })), name).toBe(
				'damaged'
			);
	});

	it('is refused when it is locked, cut or changed', async () => {
		expect(await read(lying(ZIP, 8, 1))).toBe('encrypted');
		expect(await read(ZIP.slice(0, ZIP.length / 2))).toBe('damaged');
		const changed = ZIP.slice();
		changed[60] = (changed[60] ?? 0) ^ 0xff;
		expect(await read(changed)).toBe('damaged');
	});
});

const unpackedParts = () =>
	Object.fromEntries(
		Object.entries(norwegianParts()).map(([path, part]) => [
			path,
			typeof part === 'string' ? strToU8(part) : part
		])
	);
