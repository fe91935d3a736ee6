import readXlsxFile from 'read-excel-file/universal';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { packageFaults, partsOf, textsOf, valuesOf, xmlOf } from '../../../../tests/docxParts.ts';
import { sheetsOf, valuesIn } from '../../../../tests/sheetParts.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { writeXlsx } from './write.ts';

/** How large the parts are that the library packs. */
const packed: number[] = [];
vi.mock('write-excel-file/universal', async (original) => {
	const { default: write } = await original<typeof import('write-excel-file/universal')>();
	const watched = (...given: Parameters<typeof write>) => ({
		toBlob: async () => {
			const blob = await write(...given).toBlob();
			const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
			packed.push(...Object.values(parts).map(({ length }) => length));
			return blob;
		}
	});
	return { default: watched };
});

const SHEET: Sheet = {
	name: 'Gap & "behov"',
	above: [
		{ text: 'Gap i Tynset <2024>', as: 'title' },
		{ text: 'INTERN', as: 'mark' }
	],
	head: ['Forløp', 'Gap (årsverk)', 'År'],
	rows: [
		['2', { value: -1234.5, decimals: 1 }, { value: 2024, decimals: 0, year: true }],
		['3', null, null]
	]
};

const book = (more: Partial<Workbook> = {}): Workbook => ({
	...{ title: 'Gap & behov', locale: 'nn', maker: 'Forløpsatlas' },
	...{ made: new Date(Date.UTC(2026, 10, 28)), mark: 'INTERN', foot: 'Tynset & Os · 2024' },
	sheets: [SHEET, { ...SHEET, name: "Os' tall", rows: [] }],
	...more
});

const partsWith = async (more?: Partial<Workbook>) => partsOf(await writeXlsx(book(more)));
const rowsWith = (rows: Sheet['rows']) => ({ sheets: [{ ...SHEET, rows }] });

describe('a written workbook', () => {
	it('is a package that programs open', async () => {
		const parts = await partsWith();
		expect(packageFaults(parts)).toEqual([]);
		expect([...parts.keys()].filter((path) => /external|macro|drawing/i.test(path))).toEqual([]);
	});

	it('has its title, its maker and its language', async () => {
		const core = xmlOf(await partsWith(), 'docProps/core.xml');
		expect(textsOf(core, 'dc:title')).toEqual(['Gap & behov']);
		expect(textsOf(core, 'dc:creator')).toEqual(['Forløpsatlas']);
		expect(textsOf(core, 'dc:language')).toEqual(['nn-NO']);
		expect(core).toContain('>2026-11-28T00:00:00.000Z<');
	});

	it('has numbers as numbers, with their decimals in the writing of whoever opens it', async () => {
		const [sheet] = sheetsOf(await partsWith());
		expect(sheet?.rows[3]).toEqual([
			{ kind: 'text', text: '2' },
			{ kind: 'number', value: -1234.5, format: '#,##0.0' },
			{ kind: 'number', value: 2024, format: '0' }
		]);
		expect(sheet?.rows[4]).toEqual([{ kind: 'text', text: '3' }]);
	});

	it('has its head in sight and filters in it, also when it is printed', async () => {
		const parts = await partsWith();
		const [sheet, empty] = sheetsOf(parts);
		expect(sheet?.xml).toMatch(
			/<pane ySplit="3" xSplit="1" topLeftCell="B4"[^>]*state="frozen"\/>/
		);
		expect(valuesOf(sheet?.xml ?? '', 'autoFilter', 'ref')).toEqual(['A3:C5']);
		expect(empty?.xml).not.toContain('autoFilter');
		expect(textsOf(xmlOf(parts, 'xl/workbook.xml'), 'definedName')).toEqual([
			`'Gap & "behov"'!$A$3:$C$5`,
			`'Gap & "behov"'!$1:$3`,
			"'Os'' tall'!$1:$3"
		]);
		expect(textsOf(sheet?.xml ?? '', 'oddHeader')).toEqual(['&RINTERN']);
		expect(textsOf(sheet?.xml ?? '', 'oddFooter')).toEqual(['&LTynset && Os · 2024&R&P / &N']);
	});

	it('has the parts of a sheet in the order that Excel asks for', async () => {
		const [sheet] = sheetsOf(await partsWith());
		const order = [...(sheet?.xml ?? '').matchAll(/<(\w+)[ />]/g)].map(([, name = '']) => name);
		const wanted = ['sheetPr', 'sheetViews', 'cols', 'sheetData', 'autoFilter', 'pageMargins'];
		const known = [...wanted, 'pageSetup', 'headerFooter'];
		expect(order.filter((name) => known.includes(name))).toEqual(known);
	});

	it('makes a row as high as its texts are long', async () => {
		const heights = async (text: string) => {
			const [sheet] = sheetsOf(await partsWith(rowsWith([[text, null, null]])));
			return valuesOf(sheet?.xml ?? '', 'row', 'ht').map(Number);
		};
		const [head, ...one] = await heights('kort');
		expect(head).toBe(30);
		expect(one).toEqual([]);
		expect((await heights('et langt ord '.repeat(10)))[1]).toBeGreaterThanOrEqual(45);
		expect((await heights('x'.repeat(40_000)))[1]).toBe(409);
	});

	it('is read by a library of its own', async () => {
		const [sheet] = await readXlsxFile(new Blob([await writeXlsx(book())]));
		expect(sheet?.sheet).toBe('Gap & "behov"');
		expect(sheet?.data.slice(2)).toEqual([
			['Forløp', 'Gap (årsverk)', 'År'],
			['2', -1234.5, 2024],
			['3', null, null]
		]);
	});
});

describe('a text in a cell', () => {
	const read = async (text: string) => {
		const parts = await partsWith(rowsWith([[text, null, null]]));
		expect(packageFaults(parts)).toEqual([]);
		return sheetsOf(parts)[0]?.rows[3]?.[0];
	};

	it.each([
		...['=1+1', '+47', '-1', '@SUM(A1)', '=HYPERLINK("https://in.file/";"x")', '\t=1'],
		...['0301', '3427', '1e5', '12.10', 'TRUE', ' foran', 'etter ', 'to\nlinjer'],
		...['constructor', '__proto__', 'toString', 't0', '_x0041_', '<b>&amp;"', ']]>', '👩🏽‍⚕️ æøå']
	])('stays the text that it is: %j', async (text) => {
		expect(await read(text)).toEqual({ kind: 'text', text });
	});

	it('has a sign where there was one that no file can hold', async () => {
		expect(await read('a\u0000b\u001f\ud800c\uffff')).toEqual({ kind: 'text', text: 'a�b��c�' });
	});

	it('is cut where a cell has no more room, between two signs', async () => {
		const long = await read(`${'a'.repeat(32_765)}👩 og mer`);
		expect(long).toEqual({ kind: 'text', text: `${'a'.repeat(32_765)}…` });
		const whole = 'a'.repeat(32_767);
		expect(await read(whole)).toEqual({ kind: 'text', text: whole });
	});

	it('comes in any number: what is large is packed without a worker of the library’s', async () => {
		const rows = Array.from({ length: 3000 }, (_, i) => [
			`rad ${i} ${'x'.repeat(60)}`,
			{ value: i, decimals: 0 },
			null
		]);
		const [sheet] = sheetsOf(await partsWith(rowsWith(rows)));
		// From this many bytes on, what packs for the library starts a worker.
		expect(Math.max(...packed)).toBeLessThan(160_000);
		expect(sheet?.xml.length).toBeGreaterThan(160_000);
		expect(valuesIn(sheet!).slice(3)).toEqual(
			rows.map(([text, number]) => [text, (number as { value: number }).value])
		);
	});
});
