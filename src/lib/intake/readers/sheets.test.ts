import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readHtml } from './html.ts';
import { isZip, readers, startOf } from './index.ts';
import { readJsonStat } from './jsonstat.ts';
import { tableInSheet, type Sheet } from './sheet.ts';
import { number, row, text, workbook } from '../../../../tests/workbook.ts';
import { toCsv } from './table.ts';
import { readXlsx } from './xlsx.ts';
import { readZip } from './zip.ts';

function table(sheets: readonly Sheet[] | null, at = 0) {
	const found = sheets?.[at] && tableInSheet(sheets[at]);
	if (!found) throw new Error('no table');
	return found;
}
const cells = (found: ReturnType<typeof table>) => found.rows.map((row) => row.cells);

const BRUKERE = [
	row(1, text('A1', 'Brukere i kommunen')),
	row(
		3,
		text('A3', 'Kommunenummer'),
		text('B3', 'Dato'),
		text('C3', 'Antall'),
		text('D3', 'Andel')
	),
	row(4, text('A4', '0301'), number('B4', '45292', 1), number('C4', '12'), text('D4', '12,5')),
	row(5, number('A5', '301'), number('B5', '45293', 1), text('C5', ':'), number('D5', '0.1')),
	row(6, text('A6', '3101'), number('B6', '45294', 1), number('C6', '7')),
	row(8, text('A8', 'Kilde: BrukerPlan'))
];

describe('an Excel workbook', () => {
	it('has its table under a title, numbers as written, dates, and numbers stored as text', async () => {
		const found = table(await readXlsx(workbook({ Ark1: BRUKERE })));
		expect(found.header).toEqual(['Kommunenummer', 'Dato', 'Antall', 'Andel']);
		expect(found.preamble).toEqual(['Brukere i kommunen']);
		expect(found.headerLine).toBe(3);
		expect(found.rows).toEqual([
			{ line: 4, cells: ['0301', '2024-01-01', '12', '12,5'] },
			{ line: 5, cells: ['301', '2024-01-02', ':', '0.1'] },
			{ line: 6, cells: ['3101', '2024-01-03', '7', ''] }
		]);
		expect(found.problems.map(({ code }) => code)).toEqual(['footnotes']);
	});

	it('has each of its sheets', async () => {
		const sheets = await readXlsx(
			workbook({ Forside: [row(1, text('A1', 'Rapport'))], Tall: BRUKERE })
		);
		expect(sheets.map(({ name }) => name)).toEqual(['Forside', 'Tall']);
		expect(sheets[0] && tableInSheet(sheets[0])).toBeNull();
		expect(table(sheets, 1).rows).toHaveLength(3);
	});
});

describe('a JSON-stat dataset', () => {
	const dataset = {
		version: '2.0',
		class: 'dataset',
		label: '07459: Folkemengde',
		source: 'Statistisk sentralbyrå',
		id: ['Region', 'Kjonn', 'Tid'],
		size: [2, 2, 2],
		dimension: {
			Region: {
				label: 'region',
				category: { index: { '0301': 0, '3101': 1 }, label: { '0301': 'Oslo', '3101': 'Halden' } }
			},
			Kjonn: {
				label: 'kjønn',
				category: { index: ['1', '2'], label: { '1': 'Menn', '2': 'Kvinner' } }
			},
			Tid: { label: 'år', category: { index: { '2023': 0, '2024': 1 } } }
		},
		role: { geo: ['Region'], time: ['Tid'] },
		value: [1, 2, 3, null, '..', 6.5, null, 8]
	};
	it('is a row a cell, places and years as codes, symbols where they stand', () => {
		const found = table(readJsonStat(JSON.stringify({ ...dataset, status: { '3': ':' } })));
		expect(found.header).toEqual(['region', 'kjønn', 'år', 'value']);
		expect(cells(found)).toEqual([
			['0301', 'Menn', '2023', '1'],
			['0301', 'Menn', '2024', '2'],
			['0301', 'Kvinner', '2023', '3'],
			['0301', 'Kvinner', '2024', ':'],
			['3101', 'Menn', '2023', '..'],
			['3101', 'Menn', '2024', '6.5'],
			['3101', 'Kvinner', '2023', ''],
			['3101', 'Kvinner', '2024', '8']
		]);
		expect(found.preamble).toEqual(['07459: Folkemengde', 'Statistisk sentralbyrå']);
	});
	it('may have its values by number, and a status for each', () => {
		const status = ['', '', '', '', '', '', ':', ''];
		const value = { '0': 1, '7': 8 };
		const found = cells(table(readJsonStat(JSON.stringify({ ...dataset, value, status }))));
		expect(found.map((one) => one[3])).toEqual(['1', '', '', '', '', '', ':', '8']);
	});
	it.each(['{}', '[]', 'null', '{"id":["a"],"size":[2],"dimension":{"a":{}},"value":[1]}'])(
		'is not what %s is',
		(written) => expect(readJsonStat(written)).toBeNull()
	);
});

describe('a table of a page', () => {
	it('has rows, spans and characters as a reader of it sees them', () => {
		const found = table(
			readHtml(`<html><style>td{color:red}</style><body><!-- <table></table> -->
				<TABLE border=1><tr><td colspan=3>Brukere &amp; &aring;rsverk</td></tr>
				<tr><th>Kommune<th>&Aring;r<th>Antall</tr>
				<tr><td rowspan="2">Oslo</td><td>2023</td><td>1&nbsp;200</td></tr>
				<tr><td>2024</td><td><b>&#x31;3</b></td></tr></TABLE></body></html>`)
		);
		expect(found.preamble).toEqual(['Brukere & årsverk']);
		expect(found.header).toEqual(['Kommune', 'År', 'Antall']);
		expect(cells(found)).toEqual([
			['Oslo', '2023', '1\u00a0200'],
			['', '2024', '13']
		]);
	});
	it('is none of a page without tables', () => expect(readHtml('<p>Hei</p>')).toEqual([]));
});

describe('a zip', () => {
	const packed = zipSync({
		'tall/a.csv': strToU8('a;b\n1;2\n'),
		'tall/': new Uint8Array(),
		'__MACOSX/tall/._a.csv': strToU8('x'),
		'b.csv': strToU8('æ;ø\n')
	});
	it('has its files, without folders and what the system left', async () => {
		const files = await readZip(new File([packed], 'pakke.zip'));
		expect(files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
		expect(await files[1]?.text()).toBe('æ;ø\n');
	});
	it('is told from a workbook', async () => {
		expect(isZip(await startOf(new File([packed], 'a')))).toBe(true);
		expect(isZip(await startOf(workbook({ Ark1: BRUKERE })))).toBe(false);
		expect(isZip(await startOf(new File(['a;b'], 'a')))).toBe(false);
	});
	it('that is damaged is an error', async () => {
		const damaged = new File([packed.slice(0, 60)], 'a.zip');
		await expect(readZip(damaged)).rejects.toThrow();
	});
});

describe('which reader', () => {
	it.each([
		['{"class":"dataset"}', 'jsonstat'],
		['\ufeff  [1]', 'jsonstat'],
		['<!DOCTYPE html><table>', 'html'],
		['<table>', 'html'],
		['<andre;ting>\n1;2', undefined],
		['a;b', undefined]
	])('of %j', async (written, id) => {
		const start = await startOf(new File([written], 'a'));
		expect(readers.find((one) => one.fits(start))?.id).toBe(id);
	});
});

describe('normalised CSV', () => {
	it('has quotes where a cell needs them', () => {
		expect(
			toCsv([
				['a', 'b'],
				['1,5', 'x "y"'],
				['', ' z'],
				['to\nlinjer', '']
			])
		).toBe('a,b\n"1,5","x ""y"""\n," z"\n"to\nlinjer",\n');
		expect(toCsv([['']])).toBe('""\n');
	});
});
