import type { Column, Table } from '../domain/table.ts';
import type { Provenance } from '../domain/provenance.ts';
import { cellText } from './cells.ts';
import { unarmed } from './csv.ts';
import { provenanceLine } from './provenanceLine.ts';

/*
 * A table as it is pasted: as a table in a document, with its caption above and where it comes from below,
 * and as cells in a spreadsheet. Cells are as they are written on the page: no more decimals, no hidden
 * number.
 */

const headOf = ({ label, unit }: Column) => (unit ? `${label} (${unit})` : label);

const escaped = (text: string) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** A text in a cell: a spreadsheet that is given both takes this one, and reads formulas in it. */
const cellHtml = (text: string) => escaped(unarmed(text));

/** For a document: real heads of columns and rows, figures to the right. */
export function tableHtml({ caption, columns, rows }: Table, from: Provenance): string {
	const right = ({ numeric }: Column) => (numeric ? ' align="right"' : '');
	const head = columns.map((one) => `<th scope="col"${right(one)}>${cellHtml(headOf(one))}</th>`);
	const body = rows.map((row) => {
		const cells = columns.map((one, at) => {
			const text = cellHtml(cellText(row[one.key], one.decimals));
			return at === 0 ? `<th scope="row">${text}</th>` : `<td${right(one)}>${text}</td>`;
		});
		return `<tr>${cells.join('')}</tr>`;
	});
	return [
		`<table><caption>${cellHtml(caption)}</caption><thead><tr>${head.join('')}</tr></thead>`,
		`<tbody>${body.join('')}</tbody></table><p>${escaped(provenanceLine(from))}</p>`
	].join('');
}

/** No formula, and no more cells than one. */
const inCell = (text: string) => unarmed(text).replaceAll(/[\t\r\n]+/g, ' ');
/** Spreadsheets read no fixed spaces and no minus of print. */
const asNumber = (text: string) =>
	/^[−-]?\d[\d\u00a0\u202f]*(,\d+)?$/.test(text)
		? text.replaceAll(/[\u00a0\u202f]/g, '').replace('−', '-')
		: inCell(text);

/** For a spreadsheet: cells apart by tabs, numbers without spaces. */
export function tableTsv({ caption, columns, rows }: Table, from: Provenance): string {
	const lines = [
		[caption],
		columns.map(headOf),
		...rows.map((row) => columns.map((one) => asNumber(cellText(row[one.key], one.decimals)))),
		[inCell(provenanceLine(from))]
	];
	return lines.map((cells, at) => cells.map(at < 2 ? inCell : String).join('\t')).join('\r\n');
}

/** @throws what the browser says where it doesn't let us */
export const copyTable = (table: Table, from: Provenance): Promise<void> =>
	write(tableHtml(table, from), tableTsv(table, from));

/**
 * A line of text with an address: in a document the last words lead there, elsewhere it stands after.
 *
 * @throws what the browser says where it doesn't let us
 */
export const copyLinked = (line: string, address: string, leading: string): Promise<void> =>
	write(
		`<p>${escaped(line)} <a href="${escaped(address)}">${escaped(leading)}</a></p>`,
		`${line} ${address}`
	);

async function write(html: string, plain: string): Promise<void> {
	const part = (type: string, text: string) => [type, new Blob([text], { type })] as const;
	await navigator.clipboard.write([
		new ClipboardItem(Object.fromEntries([part('text/html', html), part('text/plain', plain)]))
	]);
}

/** @throws what the browser says where it doesn't let us, or what stopped the picture */
export async function copyPng(png: Promise<Blob>): Promise<void> {
	await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
