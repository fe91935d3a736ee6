import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number, row, text, workbook } from '../../../tests/workbook.ts';
import { sniff, throughReader } from './read.ts';

const stageOf = async (content: BlobPart) => (await sniff(new File([content], 'a'))).stage;

describe('any bytes', () => {
	it('are read or refused, and never an error', async () => {
		const beginnings = [
			'',
			'PK\u0003\u0004[Content_Types].xml',
			'{"id":',
			'<table><tr><td>',
			'\ufeff'
		];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...beginnings),
				fc.uint8Array({ maxLength: 300 }),
				async (beginning, bytes) => {
					const start = new TextEncoder().encode(beginning);
					expect(['sniffed', 'refused']).toContain(
						await stageOf(new Uint8Array([...start, ...bytes]))
					);
				}
			),
			{ numRuns: 300 }
		);
	});
});

describe('a file that the engine is not to read itself', () => {
	it('comes to it as plain CSV, each row with its line', async () => {
		const sniffed = await sniff(
			new File(["'a';'b'\n'1';'x;y'\n'2'\n'3';'z'\n'4';'æ'\n'5';'ø'\n"], 'a.csv')
		);
		if (sniffed.stage === 'refused') throw new Error('refused');
		expect(sniffed.header).toEqual(['a', 'b']);
		expect(sniffed.table).toMatchObject({ sheets: [], sheet: null, ragged: 1 });
		expect(await sniffed.decoded.utf8.text()).toBe('1,x;y,2\n3,z,4\n4,æ,5\n5,ø,6\n');
		expect(sniffed.problems.map(({ code }) => code)).toEqual(['ragged-rows']);
	});
	it('is one whose rows the engine has left out', async () => {
		const sniffed = await sniff(new File([`a;b\n${'1;2\n'.repeat(400)}3;4;5\n`], 'a.csv'));
		if (sniffed.stage === 'refused') throw new Error('refused');
		expect(sniffed.table).toBeNull();
		const read = await throughReader(sniffed);
		expect(read?.table?.ragged).toBe(1);
		expect(read?.problems).toMatchObject([{ code: 'ragged-rows', row: 402 }]);
		expect(read?.header).toEqual(['a', 'b']);
	});
	it('has the sheet that is asked for, else the one with most rows', async () => {
		const book = workbook({
			A: [row(1, text('A1', 'a'), text('B1', 'b')), row(2, text('A2', 'x'), number('B2', '1'))],
			B: [
				row(1, text('A1', 'c'), text('B1', 'd')),
				row(2, text('A2', 'y'), number('B2', '2.5')),
				row(3, text('A3', 'z'), number('B3', '3.5'))
			]
		});
		const headerOf = async (sheet?: string) => {
			const sniffed = await sniff(book, sheet === undefined ? {} : { sheet });
			return sniffed.stage === 'sniffed' ? [sniffed.header, sniffed.table?.sheet] : null;
		};
		expect(await headerOf()).toEqual([['c', 'd'], 'B']);
		expect(await headerOf('A')).toEqual([['a', 'b'], 'A']);
	});

	it.each([3, 900])(
		'is another of its tables where the user asks for it, %i rows down',
		async (n) => {
			const first = Array.from({ length: n }, (_, i) => `${1000 + i};2024;${i}`);
			const lines = [
				'a;b;c',
				...first,
				'',
				'Tabell 2',
				'',
				'x;y;z',
				'0301;2024;1,5',
				'1103;2024;2,5'
			];
			const file = new File([lines.join('\n')], 'to.csv');
			const plain = await sniff(file);
			if (plain.stage === 'refused') throw new Error('refused');
			const headerLine = n + 5;
			const other = await sniff(file, { dialect: { headerLine } });
			if (other.stage === 'refused') throw new Error('refused');
			expect(plain.header).toEqual(['a', 'b', 'c']);
			expect(other.header).toEqual(['x', 'y', 'z']);
			expect(other.dialect).toMatchObject({ delimiter: ';', decimal: ',', headerLine });
			expect(other.sample).toEqual([
				['0301', '2024', '1,5'],
				['1103', '2024', '2,5']
			]);
		}
	);
});
