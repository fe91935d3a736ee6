import { describe, expect, it } from 'vitest';
import { FiguresFile, figuresFile } from './figuresFile.ts';

const COVERAGE = [{ source: 'is248', year: 2024, withFigure: 3, withoutFigure: 1 }];
const TEXTS = new Map([
	['1818', 'a\tæøå 😀\n'],
	['0', ''],
	['18', '\ufeff\\N']
]);
const written = (key = 'k') => figuresFile(key, COVERAGE, TEXTS);
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

describe('a file of figures', () => {
	it('gives what was written, area by area', async () => {
		const file = await FiguresFile.open(await written(), 'k');
		expect(file?.coverage).toEqual(COVERAGE);
		for (const [area, text] of TEXTS) expect(await file?.textOf(area)).toBe(text);
		expect(await file?.textOf('9999'), 'an area without figures').toBe('');
	});
	it('can have no figures at all', async () => {
		const file = await FiguresFile.open(await figuresFile('k', [], new Map()), 'k');
		expect(await file?.textOf('0')).toBe('');
	});
	it('counts as none under another key', async () => {
		expect(await FiguresFile.open(await written('other'), 'k')).toBeNull();
	});
	it('counts as none when it is cut, or longer than it was', async () => {
		const whole = await written();
		for (let size = 0; size < whole.size; size++)
			expect(await FiguresFile.open(whole.slice(0, size), 'k'), `${size} bytes`).toBeNull();
		expect(await FiguresFile.open(new Blob([whole, ' ']), 'k')).toBeNull();
	});
	it('gives no text that is not what was written, whichever byte has changed', async () => {
		const whole = await bytesOf(await written());
		for (let at = 0; at < whole.length; at++) {
			const changed = whole.slice();
			changed[at]! ^= 1;
			const file = await FiguresFile.open(new Blob([changed]), 'k').catch(() => null);
			const texts = [...TEXTS].map(([area, text]) =>
				file?.textOf(area).then(
					(found) => expect(found).toBe(text),
					(error) => error
				)
			);
			const found = await Promise.all(texts);
			expect(file === null || found.some((one) => one instanceof RangeError), `${at}`).toBe(true);
		}
	});
	it('counts as none when it is something else', async () => {
		for (const text of ['', '{}', 'x'.repeat(200), `${'0'.repeat(64)} 2\n{}`])
			expect(await FiguresFile.open(new Blob([text]), 'k')).toBeNull();
	});
});
