import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { number, row, text, workbook } from '../../../../tests/workbook.ts';
import type { Problem } from '../../domain/problem.ts';
import { LIMITS, RefusedError } from '../limits.ts';
import { sniff } from '../read.ts';
import { sheetSlicer } from './sheetSlices.ts';
import { readXlsx } from './xlsx.ts';

const TABLE = [
	row(1, text('A1', 'Kommune'), text('B1', 'Verdi')),
	row(2, text('A2', 'Oslo'), number('B2', '4'))
];

/** The problem a workbook is refused with; null when it is read. */
async function refusal(file: File): Promise<Problem | null> {
	const sniffed = await sniff(file);
	return sniffed.stage === 'refused' ? (sniffed.problems[0] ?? null) : null;
}

/** A workbook with parts of it changed. */
async function changed(file: File, change: (parts: Record<string, Uint8Array>) => void) {
	const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
	change(parts);
	return new File([zipSync(parts) as Uint8Array<ArrayBuffer>], file.name);
}

describe('a sheet that reaches too far', () => {
	it('is told of with its last cell, before anything is made of it', async () => {
		const far = row(1_048_576, number('XFD1048576', '1'));
		// The reader is fetched first.
		expect(await refusal(workbook({ Ark1: TABLE }))).toBeNull();
		const began = performance.now();
		expect(await refusal(workbook({ Ark1: [...TABLE, far] }))).toMatchObject({
			code: 'sheet-too-large',
			found: 'Ark1',
			...{ rows: 1_048_576, columns: 16_384, cells: 5, limit: LIMITS.span }
		});
		expect(performance.now() - began).toBeLessThan(5000);
	});
	it('is read where what is far away is empty: cells and rows with a form, and no content', async () => {
		const empty = '<c r="XFD3" s="1"/><c r="XFC3"></c>';
		const rows = [...TABLE, row(3, empty), '<row r="1048576" ht="12"/>'];
		const [sheet] = await readXlsx(workbook({ Ark1: rows }));
		expect(sheet?.records).toEqual([
			{ line: 1, cells: ['Kommune', 'Verdi'] },
			{ line: 2, cells: ['Oslo', '4'] }
		]);
	});
	it('is read where it says that it is larger than it is', async () => {
		const book = await changed(workbook({ Ark1: TABLE }), (parts) => {
			const path = 'xl/worksheets/sheet1.xml';
			const xml = new TextDecoder().decode(parts[path]);
			const said = '<dimension ref="A1:XFD1048576"/><sheetData>';
			parts[path] = strToU8(xml.replace('<sheetData>', said));
		});
		expect(await refusal(book)).toBeNull();
	});
	it('is told of by what it says, where it is long enough for that to be true', () => {
		const slicer = sheetSlicer('Ark1', 400_000_000);
		const xml = '<worksheet><dimension ref="A1:J1000000"/><sheetData><row r="1">';
		expect(() => slicer.add(xml)).toThrow(RefusedError);
		expect(() => sheetSlicer('Ark1', 1000).add(xml)).not.toThrow();
	});
	it('keeps the line of a row far down, with a blank one before it', async () => {
		const rows = [...TABLE, row(5000, text('A5000', 'Kilde: SSB'))];
		const [sheet] = await readXlsx(workbook({ Ark1: rows }));
		expect(sheet?.records.map(({ line, cells }) => [line, cells.length])).toEqual([
			[1, 2],
			[2, 2],
			[4999, 0],
			[5000, 2]
		]);
	});
});

describe('a large sheet', () => {
	const ROWS = 40_000;
	const rows = Array.from({ length: ROWS }, (_, i) =>
		row(i + 1, text(`A${i + 1}`, `a &amp; ${i}`), number(`B${i + 1}`, String(i)))
	);
	it('is read in slices, every row at its place', async () => {
		const [sheet] = await readXlsx(workbook({ Ark1: rows }));
		expect(sheet?.records).toHaveLength(ROWS);
		for (const i of [0, 1, 999, 20_001, ROWS - 1])
			expect(sheet?.records[i]).toEqual({ line: i + 1, cells: [`a & ${i}`, String(i)] });
	});
	it('gives the same slices however its text is cut', () => {
		const xml = `<worksheet><sheetData>${rows.slice(0, 300).join('\n')}</sheetData></worksheet>`;
		const whole = sheetSlicer('Ark1', xml.length);
		whole.add(xml);
		const cut = sheetSlicer('Ark1', xml.length);
		for (let at = 0, step = 1; at < xml.length; at += step, step = (step % 97) + 1)
			cut.add(xml.slice(at, at + step));
		expect(cut.end()).toEqual(whole.end());
	});
	it('is told of where too many cells hold something', () => {
		const some = `<row>${'<c><v>1</v></c>'.repeat(20)}</row>`.repeat(100);
		const refused = { problem: expect.objectContaining({ code: 'sheet-too-large' }) };
		const full = sheetSlicer('Ark1', 0, { ...LIMITS, cells: 5000 });
		full.add('<worksheet><sheetData>');
		expect(() => [some, some, some].forEach(full.add)).toThrow(expect.objectContaining(refused));
	});
	it('is told of from how it begins, where there is far more to come', () => {
		const some = `<row>${'<c><v>1</v></c>'.repeat(20)}</row>`.repeat(10_000);
		const begun = sheetSlicer('Ark1', 500_000_000);
		expect(() => begun.add(`<worksheet><sheetData>${some}`)).toThrow(RefusedError);
		expect(() => sheetSlicer('Ark1', 3_000_000).add(`<sheetData>${some}`)).not.toThrow();
	});
});

describe('a workbook', () => {
	it('with names of elements in full, and cells without addresses, is read', async () => {
		const book = await changed(workbook({ Ark1: TABLE }), (parts) => {
			parts['xl/worksheets/sheet1.xml'] = strToU8(
				`<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row><x:row r='2'><x:c r='B2'><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`
			);
		});
		const [sheet] = await readXlsx(book);
		expect(sheet?.records).toEqual([
			{ line: 1, cells: ['a', '1'] },
			{ line: 2, cells: ['', '2'] }
		]);
	});
	it('with days counted from 1904, a chart for a sheet and a hidden sheet is read', async () => {
		const dated = [
			row(1, text('A1', 'Dag'), text('B1', 'n')),
			row(2, number('A2', '0', 1), number('B2', '1'))
		];
		const book = await changed(workbook({ Ark1: dated, 'Å & Ø': TABLE }, ['Å & Ø']), (parts) => {
			const xml = new TextDecoder().decode(parts['xl/workbook.xml']).replaceAll('& ', '&amp; ');
			parts['xl/workbook.xml'] = strToU8(
				xml
					.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
					.replace('</sheets>', '<sheet name="Figur" sheetId="9" r:id="rId99"/></sheets>')
			);
		});
		const sheets = await readXlsx(book);
		expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
			['Ark1', undefined],
			['Å & Ø', true]
		]);
		expect(sheets[0]?.records[1]?.cells).toEqual(['1904-01-01', '1']);
	});
	it('that is a bomb says how large it gets', async () => {
		const book = await changed(workbook({ Ark1: TABLE }), () => undefined);
		const bytes = new Uint8Array(await book.arrayBuffer());
		const view = new DataView(bytes.buffer);
		for (let i = 0; i + 4 < bytes.length; i++)
			if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 900_000_000, true);
		expect(await refusal(new File([bytes], 'bok.xlsx'))).toMatchObject({
			code: 'beyond-limit',
			found: 'xlsx'
		});
	});
	it('whose parts are locked says so', async () => {
		const bytes = new Uint8Array(await workbook({ Ark1: TABLE }).arrayBuffer());
		const view = new DataView(bytes.buffer);
		for (let i = 0; i + 4 < bytes.length; i++)
			if (view.getUint32(i, true) === 0x02014b50) view.setUint16(i + 8, 1, true);
		expect(await refusal(new File([bytes], 'bok.xlsx'))).toMatchObject({
			code: 'unsupported-format',
			found: 'locked'
		});
	});
});

describe('a formula without an answer', () => {
	const rows = (...cells: string[]) => [
		row(1, text('A1', 'Kommune'), text('B1', 'Verdi')),
		...cells.map((cell, i) => row(i + 2, text(`A${i + 2}`, 'Oslo'), cell))
	];
	const read = async (...cells: string[]) => {
		const [sheet] = await readXlsx(workbook({ Ark1: rows(...cells) }));
		return { cells: sheet?.records.slice(1).map((one) => one.cells[1]), told: sheet?.told };
	};
	it.each([
		['nothing', '<c r="B3"><f>A1*2</f></c>', '=A1*2'],
		['an empty value', '<c r="B3"><f>A1*2</f><v></v></c>', '=A1*2'],
		['a closed value', '<c r="B3" s="1"><f>A1*2</f><v/></c>', '=A1*2'],
		['a value that is a text', '<c r="B3" t="str"><f>A1&amp;"&lt;"</f></c>', '=A1&"<"'],
		['a shared formula', '<c r="B3"><f t="shared" si="0"/></c>', '='],
		['an error that is not there', '<c r="B3" t="e"><f>1/0</f><v></v></c>', '=1/0'],
		['names in full', '<c r="B3"><x:f>A1</x:f></c>', '=A1']
	])('is no empty cell: %s', async (_, cell, shown) => {
		const { cells, told } = await read(number('B2', '4'), cell, cell.replace('B3', 'B4'));
		expect(cells).toEqual(['4', shown, shown]);
		expect(told).toEqual([
			{ code: 'formula-unanswered', severity: 'warning', found: 'B3', cells: 2 }
		]);
	});
	it.each([
		['a figure', '<c r="B2"><f>A1*2</f><v>8</v></c>', '8'],
		['a zero', '<c r="B2"><f>A1*2</f><v>0</v></c>', '0'],
		['a text', '<c r="B2" t="str"><f>A1</f><v>Oslo</v></c>', 'Oslo'],
		['a text without signs', '<c r="B2" t="str"><f>IF(1,"")</f><v></v></c>', ''],
		['an error', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
		['no formula', '<c r="B2"/>', undefined]
	])('is told apart from one with an answer: %s', async (_, cell, shown) => {
		const { cells, told } = await read(cell, number('B3', '1'));
		expect(cells?.[0] || undefined).toBe(shown || undefined);
		expect(told).toBeUndefined();
	});
	it('is a zero where the workbook says that it is not calculated', async () => {
		const cells = ['<c r="B2"><f>A1*2</f><v>0</v></c>', '<c r="B3"><f>A1</f><v>7</v></c>'];
		const book = await changed(workbook({ Ark1: rows(...cells, number('B4', '0')) }), (parts) => {
			const xml = new TextDecoder().decode(parts['xl/workbook.xml']);
			const said = '</sheets><calcPr calcId="124519" fullCalcOnLoad="1"/>';
			parts['xl/workbook.xml'] = strToU8(xml.replace('</sheets>', said));
		});
		const [sheet] = await readXlsx(book);
		expect(sheet?.records.map((one) => one.cells[1])).toEqual(['Verdi', '=A1*2', '7', '0']);
		expect(sheet?.told).toMatchObject([{ code: 'formula-unanswered', found: 'B2', cells: 1 }]);
	});
	it('is told of with the sheet that is read, and of no other', async () => {
		const other = { Ark1: rows(number('B2', '4')), Ark2: rows('<c r="B2"><f>A1</f></c>') };
		const codes = async (sheet: string) => {
			const sniffed = await sniff(workbook(other), { sheet });
			return sniffed.problems.filter(({ code }) => code === 'formula-unanswered');
		};
		expect(await codes('Ark1')).toEqual([]);
		expect(await codes('Ark2')).toMatchObject([{ found: 'B2', cells: 1 }]);
	});
});

it('figures of a workbook are shown as Excel shows them', async () => {
	const cells = [number('A2', '71.099999999999994'), number('B2', '0.30000000000000004')];
	const [sheet] = await readXlsx(workbook({ Ark1: [row(1, text('A1', 'a')), row(2, ...cells)] }));
	expect(sheet?.records[1]?.cells).toEqual(['71.1', '0.3']);
});
