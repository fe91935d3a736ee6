import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grid, workbook } from '../../../tests/workbook.ts';
import { controlFinder, signMender, withSigns } from './controlSigns.ts';
import { decodeFile } from './encoding.ts';
import { sniff } from './read.ts';

/** Text as it is when windows-1252 was decoded as Latin-1. */
const asLatin = (text: string) =>
	text
		.replaceAll('’', '\u0092')
		.replaceAll('–', '\u0096')
		.replaceAll('€', '\u0080')
		.replaceAll('…', '\u0085');

const ROWS = [
	['Kommune’s navn', '18–29 år', '30–39 år'],
	['Sør–Fron', '12', '5 €'],
	['Øst…', '8', '4']
];
const WRITTEN = asLatin(ROWS.map((cells) => cells.join(';')).join('\n'));

async function read(content: BlobPart, name = 'a.csv') {
	const sniffed = await sniff(new File([content], name));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	const told = sniffed.problems.filter(({ code }) => code === 'control-signs');
	return { cells: [sniffed.header, ...sniffed.sample], told };
}

const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));

describe('control characters that were signs', () => {
	it.each([
		['UTF-8', WRITTEN],
		['UTF-8 with a mark', `\ufeff${WRITTEN}`],
		['UTF-16', utf16(WRITTEN)],
		[
			'some lines in windows-1252',
			Buffer.concat([Buffer.from(WRITTEN), Buffer.from('\nB\xe6rum;1;2', 'latin1')])
		]
	])('are those signs again in a text in %s, and are told', async (_, content) => {
		const { cells, told } = await read(content as BlobPart);
		expect(cells.slice(0, 3)).toEqual(ROWS);
		expect(told).toEqual([
			{ code: 'control-signs', severity: 'note', row: 1, found: '’ – € …', times: 6 }
		]);
	});

	it('are those signs again in a workbook, and are told', async () => {
		const rows = ROWS.map((cells) => cells.map(asLatin));
		const { cells, told } = await read(
			await workbook({ 'A\u0096B': grid(rows) }).arrayBuffer(),
			'a.xlsx'
		);
		expect(cells).toEqual(ROWS);
		expect(told).toMatchObject([{ row: 1, found: '’ – € …', times: 6 }]);
	});

	it('are those signs again in a page, written or as entities, and are told', async () => {
		const row = (cells: string[]) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;
		const page = `<html><table>${ROWS.map(row).join('')}</table>`;
		const { cells, told } = await read(asLatin(page), 'a.html');
		expect(cells).toEqual(ROWS);
		expect(told).toMatchObject([{ found: '’ – € …', times: 6 }]);
		const entities = asLatin(page).replace(/[\u0080-\u009f]/g, (one) => `&#${one.charCodeAt(0)};`);
		expect((await read(entities, 'a.html')).cells).toEqual(ROWS);
	});

	it('are those signs again in JSON-stat, written or escaped, and are told', async () => {
		const data = JSON.stringify({
			version: '2.0',
			class: 'dataset',
			id: ['sted', 'alder'],
			size: [2, 1],
			dimension: {
				sted: {
					label: 'Sted',
					category: { index: ['a', 'b'], label: { a: 'Sør–Fron', b: 'Øst…' } }
				},
				alder: { label: 'Alder’', category: { index: ['x'], label: { x: '18–29' } } }
			},
			value: [1, 2]
		});
		const escaped = asLatin(data).replace(
			/[\u0080-\u009f]/g,
			(one) => `\\u00${one.charCodeAt(0).toString(16)}`
		);
		for (const content of [asLatin(data), escaped]) {
			const { cells, told } = await read(content, 'a.json');
			expect(cells).toEqual([
				['Sted', 'Alder’', 'value'],
				['Sør–Fron', '18–29', '1'],
				['Øst…', '18–29', '2']
			]);
			expect(told).toHaveLength(1);
		}
	});

	it('are found wherever a large file is cut, and counted', async () => {
		for (const before of [4 * 1024 * 1024 - 1, 4 * 1024 * 1024, 4 * 1024 * 1024 - 2]) {
			const text = `${'a'.repeat(before - 4)};b\n\u0096;æ`;
			const { utf8, problems, lines } = await decodeFile(new File([text], 'a.csv'));
			expect((await utf8.text()).slice(-4)).toBe('\n–;æ');
			expect(lines).toBe(2);
			expect(problems).toMatchObject([{ code: 'control-signs', row: 2, times: 1 }]);
		}
	});

	it('are nothing to tell where there are none: signs as they should be, letters, hard spaces', async () => {
		const text = 'a’b–c€;æøåÆØÅÂÃ\u00a0\u0081\n1;2\n';
		const { utf8, problems } = await decodeFile(new File([text], 'a.csv'));
		expect(await utf8.text()).toBe(text);
		expect(problems).toEqual([]);
		const windows = await decodeFile(
			new File([Uint8Array.from([0x61, 0x3b, 0x96, 0xe6])], 'a.csv')
		);
		expect(await windows.utf8.text()).toBe('a;–æ');
		expect(windows.problems.map(({ code }) => code)).toEqual(['encoding-assumed']);
	});

	it('are each what windows-1252 has', () => {
		const all = Array.from({ length: 32 }, (_, i) => 0x80 + i);
		const exact = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
		expect(withSigns(String.fromCharCode(...all))).toBe(exact);
	});

	it('are found in bytes exactly where they are found in text', () => {
		const signs = fc.array(
			fc.constantFrom('a', 'æ', '\u0080', '\u0081', '\u009f', '\u00a0', '’', '\n')
		);
		fc.assert(
			fc.property(signs, fc.nat(20), (all, cut) => {
				const text = all.join('');
				const bytes = new TextEncoder().encode(text);
				const has = controlFinder();
				const found = [bytes.subarray(0, cut), bytes.subarray(cut)].map(has);
				expect(found.includes(true)).toBe(signMender().mend(text, 1) !== text);
			}),
			{ numRuns: 500 }
		);
	});
});
