import { elementsOf, textsOf, valuesOf, xmlOf, type Parts } from './docxParts.ts';

/** A cell as the file has it: what it is, what stands in it, and how a number is written. */
export type ReadCell =
	{ kind: 'text'; text: string } | { kind: 'number'; value: number; format: string } | null;

export interface ReadSheet {
	name: string;
	xml: string;
	/** By row and column, from the first of both. */
	rows: ReadCell[][];
}

/** The sheets of a workbook in the order of their tabs, as their parts say. */
export function sheetsOf(parts: Parts): ReadSheet[] {
	const book = xmlOf(parts, 'xl/workbook.xml');
	const relations = xmlOf(parts, 'xl/_rels/workbook.xml.rels');
	const ids = valuesOf(relations, 'Relationship', 'Id');
	const targets = valuesOf(relations, 'Relationship', 'Target');
	const places = valuesOf(book, 'sheet', 'r:id');
	const read = { texts: textsIn(parts), formats: formatsIn(parts) };
	return valuesOf(book, 'sheet', 'name').map((name, i) => {
		const xml = xmlOf(parts, `xl/${targets[ids.indexOf(places[i] ?? '')] ?? ''}`);
		return { name, xml, rows: rowsOf(xml, read) };
	});
}

/** The texts of a sheet's cells, or its numbers; nothing where there is nothing. */
export const valuesIn = (sheet: ReadSheet): (string | number | null)[][] =>
	sheet.rows.map((row) =>
		row.map((cell) => (cell === null ? null : cell.kind === 'text' ? cell.text : cell.value))
	);

/** The list of all texts, as Excel reads it: `_x0041_` is the sign with that number. */
const textsIn = (parts: Parts): string[] =>
	elementsOf(xmlOf(parts, 'xl/sharedStrings.xml'), 'si').map((item) =>
		textsOf(item, 't')
			.join('')
			.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
	);

/** How each style writes a number. */
function formatsIn(parts: Parts): string[] {
	const styles = xmlOf(parts, 'xl/styles.xml');
	const ids = valuesOf(styles, 'numFmt', 'numFmtId');
	const codes = valuesOf(styles, 'numFmt', 'formatCode');
	const cells = elementsOf(styles, 'cellXfs')[0] ?? '';
	return [...cells.matchAll(/<xf\b([^>]*)>/g)].map(([, attributes = '']) => {
		const id = /numFmtId="(\d+)"/.exec(attributes)?.[1];
		return id === undefined ? 'General' : (codes[ids.indexOf(id)] ?? 'General');
	});
}

function rowsOf(
	xml: string,
	{ texts, formats }: { texts: readonly string[]; formats: readonly string[] }
): ReadCell[][] {
	const rows: ReadCell[][] = [];
	for (const [, attributes = '', inside = ''] of xml.matchAll(
		/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs
	)) {
		const [, column = '', row = ''] = /r="([A-Z]+)(\d+)"/.exec(attributes) ?? [];
		const said = textsOf(inside, 'v')[0];
		if (inside.includes('<f')) throw new RangeError(`${column}${row} is a formula`);
		const at = [...column].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
		const line = (rows[Number(row) - 1] ??= []);
		while (line.length <= at) line.push(null);
		if (said === undefined) continue;
		const format = formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? 'General';
		line[at] = attributes.includes('t="s"')
			? { kind: 'text', text: texts[Number(said)] ?? '' }
			: { kind: 'number', value: Number(said), format };
	}
	return Array.from(rows, (row) => row ?? []);
}
