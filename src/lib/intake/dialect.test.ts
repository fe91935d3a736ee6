import { describe, expect, it } from 'vitest';
import { sniffHead } from './dialect.ts';

const lines = (...all: string[]) => all.join('\r\n') + '\r\n';

const SEMICOLON = lines('kommune;aar;arsverk', '0301;2024;12,5', '1101;2024;3,0');
const COMMA = lines(
	'Geografi,År,Måltall,value',
	'Hele landet,2024,"andel (prosent, standardisert)",11.5',
	'Oslo,2024,"andel (prosent, standardisert)",.'
);
const TAB = lines('GEO\tAAR\tRATE', '0\t2024\t1.5', '46\t2024\t2.5');
const SSB = lines(
	'"07459: Befolkning, etter region, alder, statistikkvariabel og år"',
	'',
	'"region";"alder";"Personer 2022"',
	'"K-3001 Halden";"0 år";266',
	'"K-3001 Halden";"1 år";268'
);

describe('the dialect of a file', () => {
	it.each([
		['semicolons and decimal comma', SEMICOLON, { delimiter: ';', decimal: ',', headerLine: 1 }],
		['commas and quotes', COMMA, { delimiter: ',', decimal: '.', headerLine: 1 }],
		['tabs and decimal point', TAB, { delimiter: '\t', decimal: '.', headerLine: 1 }],
		['bars', lines('a|b|c', 'x|y|1'), { delimiter: '|', decimal: '.', headerLine: 1 }],
		['a title and a blank line', SSB, { delimiter: ';', decimal: ',', headerLine: 3 }]
	])('is found: %s', (_, text, dialect) => {
		expect(sniffHead(text)?.dialect).toEqual(dialect);
	});
	it('has a header without quotes, and its cells with commas whole', () => {
		const head = sniffHead(COMMA);
		expect(head?.header).toEqual(['Geografi', 'År', 'Måltall', 'value']);
		expect(head?.sample[0]?.[2]).toBe('andel (prosent, standardisert)');
		expect(sniffHead(SSB)?.header).toEqual(['region', 'alder', 'Personer 2022']);
	});
	it('keeps what stands before the header, blank lines apart', () => {
		expect(sniffHead(SSB)?.preamble).toEqual([
			'07459: Befolkning, etter region, alder, statistikkvariabel og år'
		]);
	});
	it('is not misled by decimal commas into a comma file', () => {
		const text = lines('sted;andel', ...Array.from({ length: 50 }, (_, i) => `K${i};${i},5`));
		expect(sniffHead(text)?.dialect).toMatchObject({ delimiter: ';', decimal: ',' });
	});
	it('is found from one row of data', () => {
		const head = sniffHead('kommunenummer;aar;antall\n3105;2024;240');
		expect(head?.dialect).toEqual({ delimiter: ';', decimal: ',', headerLine: 1 });
		expect(head?.sample).toEqual([['3105', '2024', '240']]);
	});
	it('takes the first line for the header when the data are texts too', () => {
		const head = sniffHead(lines('Kommune;Tilbud;Svar', 'Oslo;FACT;ja', 'Bergen;ACT;nei'));
		expect(head?.dialect.headerLine).toBe(1);
	});
	it('may have no header', () => {
		const head = sniffHead('0301;2024;3\n1101;2024;6\n');
		expect(head).toMatchObject({ dialect: { headerLine: 0 }, header: ['', '', ''] });
		expect(head?.sample).toHaveLength(2);
		expect(head?.problems.map(({ code, row }) => [code, row])).toEqual([
			['header-missing', 1],
			['header-missing', 2]
		]);
	});
	it('takes columns that are named by a year for a header', () => {
		const years = ['2019', '2020', '2021', '2022', '2023', '2024', '2025'];
		const head = sniffHead(
			lines(
				['"region"', '"alder"', ...years.map((year) => `"${year}"`)].join(';'),
				'"K-0301 Oslo";"0-5 år";1;2;3;4;5;6;7',
				'"K-0301 Oslo";"6-15 år";1;2;3;4;5;6;7'
			)
		);
		expect(head?.header).toEqual(['region', 'alder', ...years]);
	});
	it('has the sign most figures are written with, and tells that both were seen', () => {
		const text = lines('sted;a;b', 'Oslo;1,5;2,5', 'Bergen;1,5;2.5');
		expect(sniffHead(text)).toMatchObject({ dialect: { decimal: ',' }, mixedDecimals: true });
		expect(sniffHead(SEMICOLON)?.mixedDecimals).toBe(false);
	});
	it('leaves rows of another width out of the sample', () => {
		const text = lines('a;b;c', 'x;y;1', 'x;y;1;4', 'Kilde: SSB', 'x;y;2');
		expect(sniffHead(text)?.sample).toEqual([
			['x', 'y', '1'],
			['x', 'y', '2']
		]);
	});
});

describe('a dialect that is given', () => {
	it('wins over what would be found', () => {
		const head = sniffHead(SEMICOLON, { delimiter: ',', decimal: '.' });
		expect(head?.dialect).toMatchObject({ delimiter: ',', decimal: '.' });
		const decimal = sniffHead(SEMICOLON, { decimal: '.' });
		expect(decimal?.dialect).toEqual({ delimiter: ';', decimal: '.', headerLine: 1 });
	});
	it('may name a header line that would not be taken for one', () => {
		const text = lines('a;b', '1;2', '3;4');
		const head = sniffHead(text, { headerLine: 2 });
		expect(head?.header).toEqual(['1', '2']);
		expect(head?.sample).toEqual([['3', '4']]);
	});
});

describe('no dialect', () => {
	it.each([
		['no text', ''],
		['one column', 'kommune\nOslo\nBergen\n'],
		['prose', 'Dette er en rapport om psykisk helse. Den har ingen tabell.\n']
	])('is found in %s', (_, text) => {
		expect(sniffHead(text)).toBeNull();
	});
	it('is found where the given header line is beyond the end', () => {
		expect(sniffHead(SEMICOLON, { headerLine: 40 })).toBeNull();
	});
});
