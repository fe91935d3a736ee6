import { strToU8, zipSync, type ZipOptions } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { RefusedError } from '../limits.ts';
import { unpack } from '../unpack.ts';
import { UnreadFile } from '../unreadFile.ts';
import { directoryOf } from './zipDirectory.ts';

type Parts = Record<string, string | Uint8Array | [Uint8Array, ZipOptions]>;

function zip(parts: Parts): Uint8Array<ArrayBuffer> {
	const bytes = Object.fromEntries(
		Object.entries(parts).map(([name, part]) => [
			name,
			typeof part === 'string' ? strToU8(part) : part
		])
	);
	return zipSync(bytes) as Uint8Array<ArrayBuffer>;
}

const CSV = 'a;b\n1;2\n';

/** Its code and its own fields, in a row. */
const whyUnread = ({ severity: _, ...told }: Problem) => Object.values(told).join(' ');

/** What becomes of each file of a zip: its text, or why it is not read. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>) {
	const files = await unpack(new File([bytes], 'pakke.zip'));
	return Promise.all(
		files.map(async (file) => [
			file.name,
			file instanceof UnreadFile ? whyUnread(file.problem) : await file.text()
		])
	);
}

/** The same bytes, with a number of each place's record in the directory changed. */
function changed(bytes: Uint8Array<ArrayBuffer>, at: number, value: number, size: 2 | 4 = 4) {
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	for (let i = 0; i + 4 < bytes.length; i++)
		if (view.getUint32(i, true) === 0x02014b50)
			if (size === 4) view.setUint32(i + at, value, true);
			else view.setUint16(i + at, value, true);
	return bytes;
}

/** The same zip in the wide form, as for more than 4 GB or 65 535 files: numbers of eight bytes. */
function wide(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const end = bytes.length - 22;
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const [count, size, start] = [
		view.getUint16(end + 10, true),
		view.getUint32(end + 12, true),
		view.getUint32(end + 16, true)
	];
	const more = new DataView(new ArrayBuffer(76));
	more.setUint32(0, 0x06064b50, true);
	more.setBigUint64(4, 44n, true);
	for (const at of [24, 32]) more.setBigUint64(at, BigInt(count), true);
	more.setBigUint64(40, BigInt(size), true);
	more.setBigUint64(48, BigInt(start), true);
	more.setUint32(56, 0x07064b50, true);
	more.setBigUint64(64, BigInt(end), true);
	more.setUint32(72, 1, true);
	const tail = bytes.slice(end);
	tail.fill(0xff, 8, 20);
	const parts = [bytes.slice(0, end), new Uint8Array(more.buffer), tail];
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

describe('what is in a zip', () => {
	it('is read, whatever signs part its folders, and without what systems leave behind', async () => {
		const parts = {
			'2023/a.csv': CSV,
			'2023\\b.csv': CSV,
			'./c.csv': CSV,
			'__MACOSX/._a.csv': 'x',
			'.DS_Store': 'x',
			'tom/': ''
		};
		expect(await unpacked(zip(parts))).toEqual([
			['a.csv', CSV],
			['b.csv', CSV],
			['c.csv', CSV]
		]);
	});
	it.each([
		['../ut.csv', 'ut.csv', 'outside'],
		['a/../../ut.csv', 'ut.csv', 'outside'],
		['..\\ut.csv', 'ut.csv', 'outside'],
		['/etc/ut.csv', 'ut.csv', 'absolute'],
		['C:\\tall\\ut.csv', 'ut.csv', 'absolute']
	])('is told of and not read where its path is %s', async (path, name, why) => {
		expect(await unpacked(zip({ [path]: CSV, 'b.csv': CSV }))).toEqual([
			[name, `zip-entry ${path} ${why}`],
			['b.csv', CSV]
		]);
	});
	it('is told of where it is a zip itself, and a workbook is not', async () => {
		const inner = zip({ 'a.csv': CSV });
		const book = zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' });
		const found = await unpacked(zip({ 'inni.zip': inner, 'bok.xlsx': book }));
		expect(found[0]).toEqual(['inni.zip', 'zip-entry inni.zip nested']);
		expect(found[1]?.[1]).not.toContain('zip-entry');
	});
	it('is told of where it is locked, packed in an unknown way, or damaged', async () => {
		const one = () => zip({ 'a.csv': CSV });
		const why = async (bytes: Uint8Array<ArrayBuffer>) => (await unpacked(bytes))[0]?.[1];
		expect(await why(changed(one(), 8, 1, 2))).toBe('zip-entry a.csv locked');
		expect(await why(changed(one(), 10, 99, 2))).toBe('zip-entry a.csv method');
		expect(await why(changed(one(), 16, 12345))).toBe('zip-entry a.csv damaged');
		expect(await why(changed(one(), 24, 3))).toBe('zip-entry a.csv damaged');
		expect(await why(changed(one(), 42, 7))).toBe('zip-entry a.csv damaged');
	});
	it('is read each for itself where two have one name', async () => {
		const bytes = zip({ 'a.csv': CSV, 'b.csv': 'c;d\n3;4\n' });
		for (let i = 0; i < bytes.length; i++)
			if (bytes[i] === 0x62 && bytes[i + 1] === 0x2e) bytes[i] = 0x61;
		expect(await unpacked(bytes)).toEqual([
			['a.csv', CSV],
			['a (2).csv', 'c;d\n3;4\n']
		]);
	});
	it('has its folder in its name where that alone tells it apart', async () => {
		const names = async (...paths: string[]) =>
			(await unpacked(zip(Object.fromEntries(paths.map((path) => [path, CSV]))))).map(
				([name]) => name
			);
		expect(
			await names('svar/Tynset/skjema.csv', 'svar/Alvdal/skjema.csv', 'svar/b.csv', 'svar/c.csv')
		).toEqual(['Tynset – skjema.csv', 'Alvdal – skjema.csv', 'b.csv', 'c.csv']);
		expect(await names('Tynset/1.csv', 'Alvdal\\2.csv')).toEqual([
			'Tynset – 1.csv',
			'Alvdal – 2.csv'
		]);
		expect(await names('mappe/1.csv')).toEqual(['1.csv']);
	});
	it('is read where a zip is written in the wide form, or stands behind a program', async () => {
		expect(await unpacked(wide(zip({ 'a.csv': CSV })))).toEqual([['a.csv', CSV]]);
		const behind = new Blob(['MZ program', zip({ 'a.csv': CSV })]);
		expect((await directoryOf(behind)).map(({ name }) => name)).toEqual(['a.csv']);
	});
});

describe('a zip that is too large', () => {
	const zeros = (bytes: number): [Uint8Array, ZipOptions] => [new Uint8Array(bytes), { level: 1 }];
	const large = async (bytes: Uint8Array<ArrayBuffer>) => {
		const began = performance.now();
		const [[, told] = []] = await unpacked(bytes);
		expect(performance.now() - began).toBeLessThan(5000);
		return told;
	};
	it('is told of from what it says itself, before anything is unpacked', async () => {
		const bytes = changed(zip({ 'a.csv': CSV }), 24, 4_000_000_000);
		expect(await large(bytes)).toBe('beyond-limit zip 4000000000 500000000');
	});
	it('is told of from what comes out, where it lies', async () => {
		// Its beginning tells that the whole would be too much.
		const packed = changed(zip({ 'a.csv': zeros(20_000_000) }), 24, 1000);
		expect(await large(changed(packed, 20, 4_000_000))).toMatch(
			/^beyond-limit zip \d{9,10} 500000000$/
		);
	});
	it('is told of where there are too many files in it', async () => {
		const parts = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.csv`, CSV]));
		expect(await large(zip(parts))).toBe('beyond-limit zip-files 600 500');
	});
	it('is no more than damaged when it is cut', async () => {
		const bytes = zip({ 'a.csv': CSV });
		expect(await large(bytes.slice(0, 60))).toMatch(/^format-damaged zip /);
	});
	it('carries its sentence as a value', async () => {
		const bytes = changed(zip({ 'a.csv': CSV }), 24, 4_000_000_000);
		const { readZip } = await import('./zip.ts');
		await expect(readZip(new File([bytes], 'a.zip'))).rejects.toBeInstanceOf(RefusedError);
	});
});
