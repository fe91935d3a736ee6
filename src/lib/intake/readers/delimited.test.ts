import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from './delimited.ts';
import type { Table } from './table.ts';

const lines = (...all: string[]) => all.join('\r\n') + '\r\n';
const HEAD = 'Kommune;År;Gruppe;Antall';
const BODY = ['0301;2024;ROP;12', '3101;2024;Rus;7', '4601;2024;ROP;:', '5001;2024;Rus;1 200'];

function read(text: string) {
	const table = readDelimited(text);
	if (!table) throw new Error('no table');
	return table;
}
const cells = (table: Table) => table.rows.map((row) => row.cells);
const codes = (table: Table) => table.problems.map(({ code, row }) => `${code} ${row}`);
const plain = lines(HEAD, ...BODY);
const asRead = BODY.map((row) => row.split(';'));

describe('the way a text is written', () => {
	it.each([
		['semicolons', plain],
		['commas', plain.replaceAll(';', ',')],
		['tabs', plain.replaceAll(';', '\t')],
		['bars', plain.replaceAll(';', '|')],
		['comma and space', plain.replaceAll(';', ', ')],
		['LF', plain.replaceAll('\r\n', '\n')],
		['CR', plain.replaceAll('\r\n', '\r')],
		['line breaks of several kinds', plain.replace('\r\n', '\n').replace(/\r\n$/, '\r')],
		['no line break at the end', plain.trimEnd()],
		['two line breaks at the end', `${plain}\r\n`],
		['every cell quoted', plain.replace(/[^;\r\n]+/g, '"$&"')],
		['every cell in apostrophes', plain.replace(/[^;\r\n]+/g, "'$&'")],
		['spaces around quoted cells', plain.replace(/[^;\r\n]+/g, ' "$&" ')],
		['a line that names the separator', `sep=;\r\n${plain}`]
	])('is found: %s', (_, text) => {
		const table = read(text);
		expect(table.header).toEqual(['Kommune', 'År', 'Gruppe', 'Antall']);
		expect(cells(table)).toEqual(asRead);
		expect(table.problems).toEqual([]);
	});

	it('takes a comma between digits for a decimal sign where there is another separator', () => {
		const table = read(lines('sted;andel', '0301;12,5', '3101;7,25', '4601;0,5'));
		expect(table.writing.delimiter).toBe(';');
		expect(cells(table)[0]).toEqual(['0301', '12,5']);
	});

	it('has doubled and escaped quotes, separators and line breaks inside quotes', () => {
		const doubled = read('a,b,c\n1,"5"" tomme, ca",x\n2,"to\nlinjer",y\n3,z,"æ"\n');
		expect(cells(doubled)).toEqual([
			['1', '5" tomme, ca', 'x'],
			['2', 'to\nlinjer', 'y'],
			['3', 'z', 'æ']
		]);
		expect(doubled.rows.map(({ line }) => line)).toEqual([2, 3, 5]);
		const slashed = read('a,b,c\n1,"5\\" tomme, ca",x\n2,"en \\"to\\" tre",y\n');
		expect(cells(slashed)).toEqual([
			['1', '5" tomme, ca', 'x'],
			['2', 'en "to" tre', 'y']
		]);
	});

	it('is not misled by quotes inside cells', () => {
		const table = read(
			[
				'Nr;År;"x""; DROP TABLE tall; --";Antall',
				"3427;2022;'), ATTACH 'http://example.com/x.db';40",
				'3427;2022;y;7'
			].join('\n')
		);
		expect(table.header).toEqual(['Nr', 'År', 'x"; DROP TABLE tall; --', 'Antall']);
		expect(cells(table)).toEqual([
			['3427', '2022', "'), ATTACH 'http://example.com/x.db'", '40'],
			['3427', '2022', 'y', '7']
		]);
	});

	it('is told by the user', () => {
		expect(readDelimited('a;b,c\n1;2,3\n4;5,6\n', { delimiter: ',' })?.header).toEqual([
			'a;b',
			'c'
		]);
	});
});

describe('the table in the text', () => {
	it('has titles above and notes below', () => {
		const table = read(
			lines(
				'Tabell 07459: Folkemengde',
				'Kilde;SSB',
				'',
				HEAD,
				...BODY,
				'',
				'Fotnote 1',
				'Fotnote 2'
			)
		);
		expect(table.preamble).toEqual(['Tabell 07459: Folkemengde', 'Kilde SSB']);
		expect(table.headerLine).toBe(4);
		expect(cells(table)).toEqual(asRead);
		expect(table.rows[0]?.line).toBe(5);
		expect(codes(table)).toEqual(['footnotes 10', 'footnotes 11']);
	});

	it('may have a title in the first of as many cells as the table', () => {
		const table = read(lines('Rapport;;;', ';;;', HEAD, ...BODY));
		expect(table.header[0]).toBe('Kommune');
		expect(cells(table)).toEqual(asRead);
	});

	it('has names over several lines, those over groups filled in', () => {
		const table = read(
			lines(
				';;Menn;;Kvinner;',
				'Kommune;År;Antall;Andel;Antall;Andel',
				'0301;2024;1;2,5;3;4,5',
				'3101;2024;1;2,5;3;4,5'
			)
		);
		expect(table.header).toEqual([
			'Kommune',
			'År',
			'Menn Antall',
			'Menn Andel',
			'Kvinner Antall',
			'Kvinner Andel'
		]);
		expect(codes(table)).toEqual(['header-joined 1']);
	});

	it('may have no names, and says so', () => {
		const table = read(lines(...BODY));
		expect(table.headerLine).toBe(0);
		expect(cells(table)).toEqual(asRead);
		expect(codes(table)).toEqual(['header-missing 1', 'header-missing 2', 'header-missing 3']);
	});

	it('may have columns named by years', () => {
		const table = read(lines('region;2022;2023;2024', '0301;1;2;3', '3101;4;5;6'));
		expect(table.header).toEqual(['region', '2022', '2023', '2024']);
	});

	it('is the first of several, and repeats of its header are no rows', () => {
		const table = read(lines(HEAD, ...BODY, HEAD, ...BODY, '', 'Kode;Navn', 'a;Oslo', 'b;Halden'));
		expect(cells(table)).toEqual([...asRead, ...asRead]);
		expect(codes(table)).toEqual(['header-repeated 6', 'several-tables 12']);
	});

	it('may be nothing but its header', () => {
		expect(read(`${HEAD}\n`)).toMatchObject({ header: HEAD.split(';'), rows: [] });
	});

	it('is not there in a text without columns', () => {
		expect(readDelimited('')).toBeNull();
		expect(readDelimited('Kjære kommune\nHer er tallene.\n')).toBeNull();
	});
});

describe('a row that is written otherwise', () => {
	const around = (row: string) => read(lines(HEAD, BODY[0] ?? '', row, ...BODY.slice(1)));
	it.each([
		['a quote that opens and does not close', '1103;2024;"ROP;5', ['1103', '2024', '"ROP', '5']],
		['the same in the last cell', '1103;2024;ROP;"5', ['1103', '2024', 'ROP', '"5']],
		['a quote inside quotes', '1103;2024;"5" rør; to";5', ['1103', '2024', '5" rør; to', '5']],
		['a quote too many inside quotes', '1103;2024;""R;OP";5', ['1103', '2024', '"R;OP', '5']],
		['a quote before the end of quotes', '1103;2024;"R;O "P"";5', ['1103', '2024', 'R;O "P"', '5']]
	])('is read with %s', (_, row, expected) => {
		const table = around(row);
		expect(cells(table)).toEqual([asRead[0], expected, ...asRead.slice(1)]);
	});

	it('is read with another separator, and told', () => {
		const table = around('1103,2024,ROP,5');
		expect(cells(table)[1]).toEqual(['1103', '2024', 'ROP', '5']);
		expect(codes(table)).toEqual(['delimiter-mixed 3']);
		expect(table.problems[0]).toMatchObject({ found: '1103 · 2024 · ROP · …' });
	});

	it.each(['1103;2024;ROP', '1103;2024;ROP;5;6'])('is kept as it is and told: %s', (row) => {
		const table = around(row);
		expect(cells(table)[1]).toEqual(row.split(';'));
		expect(codes(table)).toEqual(['ragged-rows 3']);
	});
});

const CELL = fc.string({
	unit: fc.constantFrom('a', 'Å', '7', ' ', '-', ':', '"', ';', ',', '\n', '0'),
	maxLength: 6
});

describe('any text', () => {
	it('that was written by the rules is read back cell for cell', () => {
		const table = fc.integer({ min: 2, max: 6 }).chain((width) =>
			fc.record({
				rows: fc.array(fc.array(CELL, { minLength: width, maxLength: width }), {
					minLength: 2,
					maxLength: 12
				}),
				width: fc.constant(width),
				delimiter: fc.constantFrom(';', ',', '\t', '|'),
				newline: fc.constantFrom('\n', '\r\n')
			})
		);
		fc.assert(
			fc.property(table, ({ rows, width, delimiter, newline }) => {
				const header = Array.from({ length: width }, (_, i) => `navn ${'abcdef'[i]}`);
				// A first column of figures tells the header from the rows, a full one rows from notes.
				const body = rows.map((row, i) => [String(i), ...row.slice(1, -1), `x${row.at(-1)}`]);
				const quoted = (cell: string) =>
					`"${cell.replaceAll('"', '""').replaceAll('\n', newline)}"`;
				const text = [header, ...body]
					.map((row) => row.map(quoted).join(delimiter) + newline)
					.join('');
				const found = readDelimited(text, { delimiter, quote: '"', escape: '"' });
				expect(found?.header).toEqual(header);
				expect(found && cells(found)).toEqual(
					body.map((row) => row.map((cell) => cell.replaceAll('\n', newline)))
				);
				expect(found?.problems).toEqual([]);
			})
		);
	});

	it('is read without an error, every line of it accounted for', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', '1', ';', ',', '"', "'", '\n', '\r', '\t', ' ', '\\', 'é'),
			maxLength: 200
		});
		fc.assert(
			fc.property(text, (written) => {
				const found = readDelimited(written);
				for (const { line } of found?.rows ?? []) expect(line).toBeGreaterThan(0);
			}),
			{ numRuns: 500 }
		);
	});

	it.each(['"a;1;2\n', '1;"x\n', '"""\n'])('full of quotes is read in time: %j', (line) => {
		readDelimited(`a;b;c\n${line.repeat(20_000)}`);
		expect(readDelimited(`a;b;c\n1;2;3\n${line.repeat(20)}`)).not.toBeNull();
	});
});
