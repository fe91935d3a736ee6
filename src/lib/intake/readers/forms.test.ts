import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sniff } from '../read.ts';
import { readDelimited } from './delimited.ts';

const lines = (...all: string[]) => all.join('\n');
const cellsOf = (text: string) => {
	const table = readDelimited(text);
	return { header: table?.header, rows: table?.rows.map(({ cells }) => cells) };
};
const codes = (text: string) => readDelimited(text)?.problems.map(({ code }) => code);

describe('a separator', () => {
	it('is weighed without what stands in quotes', () => {
		const text = lines('sted,år,hva,n', ...['a', 'b', 'c'].map((one) => `${one},2020,"x, y",12`));
		expect(cellsOf(text)).toEqual({
			header: ['sted', 'år', 'hva', 'n'],
			rows: ['a', 'b', 'c'].map((one) => [one, '2020', 'x, y', '12'])
		});
	});
	it('may be a comma and a blank where every comma has one', () => {
		expect(cellsOf('sted, n\na, 1\nb, 2\n')).toEqual({
			header: ['sted', 'n'],
			rows: [
				['a', '1'],
				['b', '2']
			]
		});
	});
});

describe('names of columns', () => {
	it.each([
		['several years', '2010-2012', '2011-2013'],
		['school years', '2017/2018', '2018/2019'],
		['short school years', '2017/18', '2018/19'],
		['dates', '01.01.2022', '01.01.2023'],
		['quarters', '2023K1', '2023K2']
	])('may be %s', (_, one, other) => {
		const text = lines(`Sted;${one};${other}`, 'a;11,5;12,0', 'b;21,5;22,0');
		expect(cellsOf(text).header).toEqual(['Sted', one, other]);
		expect(cellsOf(text).rows).toHaveLength(2);
	});
	it('are joined over three levels, those of groups filled in', () => {
		const text = lines(
			'R;Menn;;Kvinner;',
			';unge;eldre;unge;eldre',
			';2022;2023;2022;2023',
			'a;1;2;3;4',
			'b;5;6;7;8'
		);
		expect(cellsOf(text).header).toEqual([
			'R',
			'Menn unge 2022',
			'Menn eldre 2023',
			'Kvinner unge 2022',
			'Kvinner eldre 2023'
		]);
	});
	it('are joined over three levels too where two rows are all there is', () => {
		const text = lines(
			';;2022;;2023;',
			';;Menn;Kvinner;Menn;Kvinner',
			'nr;navn;Antall;Antall;Antall;Antall',
			'0301;Oslo;10;20;30;40',
			'4601;Bergen;11;21;31;41'
		);
		expect(cellsOf(text).header).toEqual([
			'nr',
			'navn',
			'2022 Menn Antall',
			'2022 Kvinner Antall',
			'2023 Menn Antall',
			'2023 Kvinner Antall'
		]);
	});
	it('may be fewer than the columns, which is told', () => {
		const text = lines('kode;år;n', '1103;2020;12;0', '4601;2020;13;0', '0301;2020;14;0');
		expect(cellsOf(text)).toMatchObject({ header: ['kode', 'år', 'n', ''] });
		expect(cellsOf(text).rows).toHaveLength(3);
		expect(codes(text)).toEqual(['column-unnamed']);
	});
});

describe('a table', () => {
	const first = ['sted;år;n', 'a;2020;1', 'b;2020;2', 'c;2020;3', 'd;2020;4'];
	it('ends where another begins, blank line or not, and the other is told', () => {
		const other = [
			'sted;år;n;andel',
			'a;2020;1;5',
			'b;2020;2;6',
			'c;2020;3;7',
			'd;2020;4;8',
			'e;2020;4;8'
		];
		for (const between of [[], ['']]) {
			const text = lines(...first, ...between, ...other);
			expect(cellsOf(text)).toMatchObject({ header: ['sted', 'år', 'n'] });
			expect(cellsOf(text).rows).toHaveLength(4);
			expect(codes(text)).toEqual(['several-tables']);
		}
	});
	it('does not end at a row whose figure is a symbol', () => {
		const text = lines(
			'sted;hvem;n',
			'a;menn;1',
			'b;menn;-',
			'c;menn;3',
			'd;menn;4',
			'e;menn;5',
			'f;menn;6'
		);
		expect(cellsOf(text).rows).toHaveLength(6);
		expect(codes(text)).toEqual([]);
	});
	it('ends where its shape ends: names of notes and notes under it are none of it', () => {
		const text = lines(
			...first,
			'. = ikke mulig',
			'Sist endret:',
			'20210615 08:00',
			'Kilde:;SSB',
			'31.12'
		);
		expect(cellsOf(text).rows).toHaveLength(4);
		expect(codes(text)).toContain('footnotes');
	});
	it('keeps a row with a remark behind it, and tells the remark', () => {
		const text = lines(...first, 'e;2020;5;merknad');
		expect(cellsOf(text).rows?.at(-1)).toEqual(['e', '2020', '5']);
		expect(codes(text)).toEqual(['row-wider']);
		const moved = lines(...first, 'e;2020;5;6');
		expect(codes(moved), 'a figure may have moved').toEqual(['ragged-rows']);
	});
});

describe('UTF-16 without a mark', () => {
	it.each(['le', 'be'])('is known by its zeros: %s', async (order) => {
		const text = 'sep=\t\nNivå\tKommune\tAndel\n3\tTromsø\t0,61\n3\tBodø\t0,72\n';
		const bytes = Buffer.from(text, 'utf16le');
		const read = await sniff(new File([order === 'le' ? bytes : bytes.swap16()], 'a.csv'));
		expect(read).toMatchObject({
			stage: 'sniffed',
			decoded: { encoding: `utf-16${order}` },
			header: ['Nivå', 'Kommune', 'Andel']
		});
	});
});

const folder = fileURLToPath(new URL('../../../../../shared/data/intake/', import.meta.url));
const RIGHT: [file: string, header: number, rows: number][] = [
	['komma-mellomrom-i-anforsel.csv', 5, 40],
	['pxweb-aar-fotnoter.xlsx', 4, 3],
	['aarsintervall-som-kolonner.csv', 4, 3],
	['tre-hoderader.csv', 9, 2],
	['to-hoderader-aar-maal.csv', 5, 3],
	['utf16le-uten-bom-sep.csv', 4, 2],
	['duckdb-25827-bredde-endres.csv', 2, 3],
	['duckdb-18403-kort-hode.csv', 4, 3],
	['duckdb-19578-anforsel-semikolon.csv', 4, 1]
];
describe.runIf(existsSync(folder))('files that were read wrong', () => {
	it.each(RIGHT)('%s has its columns and rows', async (name, columns, rows) => {
		const read = await sniff(new File([readFileSync(folder + name)], name));
		if (read.stage === 'refused') throw new Error(JSON.stringify(read.problems));
		expect(read.header).toHaveLength(columns);
		expect(read.sample).toHaveLength(rows);
	});
});
