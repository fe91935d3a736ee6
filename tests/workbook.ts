import { strToU8, zipSync } from 'fflate';

/** The parts of a workbook that Excel writes, with these cells in each sheet. */
export function workbook(sheets: Record<string, string[]>, hidden: readonly string[] = []): File {
	const names = Object.keys(sheets);
	const all = (text: (name: string, i: number) => string) => names.map(text).join('');
	const open = '<?xml version="1.0" encoding="UTF-8"?>';
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packed = 'http://schemas.openxmlformats.org/package/2006';
	const files: Record<string, string> = {
		'[Content_Types].xml': `${open}<Types xmlns="${packed}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		'_rels/.rels': `${open}<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `${open}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${all((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`)}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `${open}<Relationships xmlns="${packed}/relationships">${all((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)}<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': `${open}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`
	};
	names.forEach((name, i) => {
		files[`xl/worksheets/sheet${i + 1}.xml`] =
			`${open}<worksheet xmlns="${main}"><sheetData>${sheets[name]?.join('') ?? ''}</sheetData></worksheet>`;
	});
	const bytes = Object.fromEntries(
		Object.entries(files).map(([name, text]) => [name, strToU8(text)])
	);
	return new File([zipSync(bytes)], 'bok.xlsx');
}

/** A cell of text, of a number as it is written (style 1: a date), and a row of cells. */
export const text = (at: string, value: string) =>
	`<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
export const number = (at: string, value: string, style = 0) =>
	`<c r="${at}" s="${style}"><v>${value}</v></c>`;
export const row = (n: number, ...all: string[]) => `<row r="${n}">${all.join('')}</row>`;

/** What a cell can hold in a grid: text, a number, or nothing. */
export type Filled = string | number | null;

/** Rows of cells as they stand in a sheet; of merged cells the first has the text. */
export const grid = (rows: readonly (readonly Filled[])[]): string[] =>
	rows.map((cells, i) =>
		row(
			i + 1,
			...cells.map((cell, at) => {
				const place = `${String.fromCharCode(65 + at)}${i + 1}`;
				if (cell === null) return '';
				return typeof cell === 'number' ? number(place, String(cell)) : text(place, cell);
			})
		)
	);
