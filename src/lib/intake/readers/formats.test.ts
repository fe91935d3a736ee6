import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { grid, workbook } from '../../../../tests/workbook.ts';
import { foundIn } from '../../domain/problem.ts';
import { unpack } from '../unpack.ts';
import { sniff } from '../read.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
/** A file of streams, the names of these in its directory, as far as it is looked at. */
function streams(...names: string[]): Uint8Array<ArrayBuffer> {
	const file = new Uint8Array(200_000);
	file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	const sector = 300;
	new DataView(file.buffer).setUint32(48, sector, true);
	const wide = names.map((name) =>
		[...name]
			.map((sign) => `${sign}\0`)
			.join('')
			.padEnd(128, '\0')
	);
	file.set(bytes(wide.join('')), (sector + 1) * 512);
	return file;
}
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const zipped = (parts: Record<string, string>) =>
	zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
		level: 0
	});

async function refusal(name: string, content: Uint8Array<ArrayBuffer>) {
	const [file, ...more] = await unpack(new File([content], name));
	expect(more).toEqual([]);
	const sniffed = await sniff(file as File);
	return sniffed.problems.map((problem) => [problem.code, foundIn(problem)])[0];
}

describe('a file that is known and not read', () => {
	it.each<[string, Uint8Array<ArrayBuffer>, string]>([
		['gammel.xls', streams('Root Entry', 'Workbook'), 'xls'],
		['låst.xlsx', streams('Root Entry', '\u0006DataSpaces', 'EncryptedPackage'), 'locked'],
		['brev.doc', streams('Root Entry', 'WordDocument'), 'doc'],
		['tabell.ods', zipped({ mimetype: ODS }), 'ods'],
		['tall.numbers', zipped({ 'Index/Document.iwa': 'x' }), 'numbers'],
		['rapport.docx', zipped({ '[Content_Types].xml': '', 'word/document.xml': '' }), 'docx'],
		['binær.xlsb', zipped({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }), 'xlsb'],
		['rapport.pdf', bytes('%PDF-1.7 \u00e2\u00e3'), 'pdf'],
		['data.sav', bytes('$FL2@(#) SPSS DATA FILE\0\0\0'), 'stat'],
		['data.dta', bytes('<stata_dta><header>'), 'stat'],
		['tall.csv.gz', bytes('\u001f\u008b\b\0'), 'packed'],
		[
			'tall.xls',
			bytes('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
			'xml'
		]
	])('%s', async (name, content, found) => {
		expect(await refusal(name, content)).toEqual(['unsupported-format', found]);
	});

	it.each([8, 40, 400])('a workbook of which %i bytes are whole', async (whole) => {
		const book = new Uint8Array(await workbook({ Ark1: grid([['a', 'b']]) }).arrayBuffer());
		const damaged = book.map((byte, i) => (i < whole ? byte : (byte * 7 + i) % 251));
		expect(await refusal('tall.xlsx', damaged)).toEqual(['format-damaged', 'xlsx']);
		expect(await refusal('tall.xlsx', book.slice(0, whole))).toEqual(['format-damaged', 'xlsx']);
	});
});

describe('a page under the name of a workbook', () => {
	const table = `<tr><td colspan="3">Årsverk</td></tr>
		<tr><th rowspan="2">Kommune</th><th colspan="2">2023</th></tr><tr><th>Antall</th><th>Andel</th></tr>
		<tr><td>0301 Oslo</td><td>12</td><td>1,5</td></tr><tr><td>3101 Halden</td><td>8</td><td>2,5</td></tr>`;
	it.each([
		`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8"><body><table>${table}</table></body></html>`,
		`<?xml version="1.0" encoding="utf-8"?>\n<!-- laget av et fagsystem -->\n<html><table>${table}</table>`,
		`<style>td { color: red }</style><table border="1">${table}</table>`,
		`<h2>Rapport</h2><table>${table}</table>`
	])('is read: %.40s', async (page) => {
		const wide = new Uint8Array(
			Uint16Array.from(`\ufeff${page}`, (sign) => sign.charCodeAt(0)).buffer
		);
		for (const content of [page, wide]) {
			const sniffed = await sniff(new File([content], 'rapport.xls'));
			if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
			expect(sniffed.header).toEqual(['Kommune', '2023 Antall', '2023 Andel']);
			expect(sniffed.sample[1]).toEqual(['3101 Halden', '8', '2,5']);
		}
	});
});
