import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFile, type Encoding } from './encoding.ts';

const TEXT = 'kommune;år\nBærum;2024\nTrøgstad;2023\n';

function windows1252(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
function utf16(text: string, bigEndian: boolean): Uint8Array<ArrayBuffer> {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !bigEndian);
	return new Uint8Array(view.buffer);
}
const file = (...parts: BlobPart[]) => new File(parts, 'fil.csv');

describe('the encoding', () => {
	it.each<[string, File, Encoding, boolean]>([
		['UTF-8 without a mark', file(TEXT), 'utf-8', false],
		['UTF-8 with a mark', file('\ufeff', TEXT), 'utf-8', true],
		['windows-1252', file(windows1252(TEXT)), 'windows-1252', false],
		['UTF-16LE', file(new Uint8Array([0xff, 0xfe]), utf16(TEXT, false)), 'utf-16le', true],
		['UTF-16BE', file(new Uint8Array([0xfe, 0xff]), utf16(TEXT, true)), 'utf-16be', true]
	])('is found: %s', async (_, given, encoding, marked) => {
		const decoded = await decodeFile(given);
		expect(decoded).toMatchObject({ encoding, marked, name: 'fil.csv', bytes: given.size });
		expect(await decoded.utf8.text()).toBe(TEXT);
		expect(decoded).toMatchObject({ lines: 3, blankLines: [] });
	});
	it('is said to be an assumption only when it is windows-1252 without being chosen', async () => {
		const found = await decodeFile(file(windows1252(TEXT)));
		expect(found.problems).toEqual([
			{ code: 'encoding-assumed', severity: 'note', found: 'windows-1252' }
		]);
		const chosen = await decodeFile(file(windows1252(TEXT)), { encoding: 'windows-1252' });
		expect(chosen.problems).toEqual([]);
		expect((await decodeFile(file(TEXT))).problems).toEqual([]);
		expect((await decodeFile(file('only ASCII'))).encoding).toBe('utf-8');
	});
	it('can be overruled', async () => {
		const read = await decodeFile(file('å'), { encoding: 'windows-1252' });
		expect(await read.utf8.text()).toBe('Ã¥');
	});
	it('is concluded from the whole file, not from its head', async () => {
		const late = await decodeFile(file('a'.repeat(5_000_000), windows1252('\nBærum')));
		expect(late.encoding).toBe('windows-1252');
		expect((await late.utf8.text()).endsWith('\nBærum')).toBe(true);
	});
	it('has the signs that windows-1252 has and ISO-8859-1 has not', async () => {
		const decoded = await decodeFile(file(new Uint8Array([0x80, 0x96, 0xe6, 0xf8, 0xe5])));
		expect(await decoded.utf8.text()).toBe('€–æøå');
	});
});

describe('a file of several encodings', () => {
	const utf8 = (text: string) => new TextEncoder().encode(text);
	const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

	it('is read line by line, and the first line that differs is told', async () => {
		const file = new File(
			[utf8('sted;n\nTromsø;1\n'), latin('Bodø;2\nÅs;3\n'), utf8('Ål;4\nOslo;5')],
			'a.csv'
		);
		const decoded = await decodeFile(file);
		expect(await decoded.utf8.text()).toBe('sted;n\nTromsø;1\nBodø;2\nÅs;3\nÅl;4\nOslo;5');
		expect(decoded).toMatchObject({
			encoding: 'utf-8',
			lines: 6,
			problems: [{ code: 'mixed-encoding', severity: 'warning', row: 3, count: 2 }]
		});
	});
	it('is not one of windows-1252 alone, nor one whose encoding is chosen', async () => {
		const alone = await decodeFile(new File([latin('Bodø\nÅs\n'.repeat(300))], 'a.csv'));
		expect(alone.encoding).toBe('windows-1252');
		const chosen = new File([utf8('Tromsø\n'), latin('Bodø\n')], 'a.csv');
		expect(await decodeFile(chosen, { encoding: 'windows-1252' })).toMatchObject({
			encoding: 'windows-1252',
			problems: []
		});
	});
});

describe('letters at the edge of a chunk', () => {
	const CHUNK = 4 * 1024 * 1024;
	it.each([0, 1, 2, 3])('come whole, %i bytes before it', async (before) => {
		const tail = 'æøå€\nÅ;1\n';
		const filling = 'x'.repeat(CHUNK - before);
		const utf8 = await decodeFile(file(filling, tail));
		expect(utf8.encoding).toBe('utf-8');
		expect(utf8.lines).toBe(2);
		const transcoded = await decodeFile(file(filling, windows1252('æøå\nÅ;1\n')));
		expect(transcoded.encoding).toBe('windows-1252');
		expect((await transcoded.utf8.slice(CHUNK - before).text()).slice(0, 3)).toBe('æøå');
		expect(transcoded.lines).toBe(2);
	});
	it('make a fault of UTF-8 when the file ends in the middle of one', async () => {
		const cut = new TextEncoder().encode('Å').slice(0, 1);
		expect((await decodeFile(file('a;b\n', cut))).encoding).toBe('windows-1252');
		const edge = await decodeFile(file('x'.repeat(CHUNK - 1), cut, 'abc'));
		expect(edge.encoding).toBe('windows-1252');
	});
});

describe('lines', () => {
	it.each<[string, number, number[]]>([
		['', 0, []],
		['a', 1, []],
		['a\n', 1, []],
		['a\n\n', 1, [2]],
		['a\r\nb\r\n', 2, []],
		['tittel\r\n\r\n"a";"b"\r\n1;2\r\n', 3, [2]],
		['\n\na\n\nb', 2, [1, 2, 4]],
		[' \na', 2, []]
	])('are counted, blank ones apart: %j', async (text, lines, blankLines) => {
		expect(await decodeFile(file(text))).toMatchObject({ lines, blankLines });
	});
	it('are counted alike in every encoding', async () => {
		const line = fc.constantFrom('', '\r', 'a;b', 'æ', 'x\r', ' ');
		await fc.assert(
			fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (parts) => {
				const text = parts.join('\n');
				const isBlank = (part: string) => part === '' || part === '\r';
				// After the last line break there is no line unless there is text.
				const all = isBlank(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;
				const blank = all.flatMap((part, i) => (isBlank(part) ? [i + 1] : []));
				const given = [
					file(text),
					file(windows1252(text)),
					file(new Uint8Array([0xff, 0xfe]), utf16(text, false))
				];
				for (const one of given) {
					const { lines, blankLines } = await decodeFile(one);
					expect({ lines, blankLines }).toEqual({
						lines: all.length - blank.length,
						blankLines: blank
					});
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('reading', () => {
	it('tells how far it has come, up to the whole file', async () => {
		const seen: number[] = [];
		const given = file('å\n'.repeat(3_000_000));
		await decodeFile(given, { onProgress: (bytes) => seen.push(bytes) });
		expect(seen.length).toBeGreaterThan(1);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		expect(seen.at(-1)).toBe(given.size);
	});
	it('stops when its signal fires', async () => {
		const given = file('a\n'.repeat(5_000_000));
		await expect(decodeFile(given, { signal: AbortSignal.abort() })).rejects.toThrow(
			expect.objectContaining({ name: 'AbortError' })
		);
		const stop = new AbortController();
		const reading = decodeFile(given, { signal: stop.signal, onProgress: () => stop.abort() });
		await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
	});
});
