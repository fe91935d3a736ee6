import { describe, expect, it } from 'vitest';
import { grid, workbook, type Filled } from '../../../../tests/workbook.ts';
import { foundIn } from '../../domain/problem.ts';
import { sniff } from '../read.ts';

const KOMMUNER = ['0301 Oslo', '1103 Stavanger', '1515 Herøy', '3101 Halden', '3103 Moss'];
const _ = null;
const figure = (i: number, at: number) => i * 7 + at + 5;
/** Rows with a code, a name and so many figures; the name alone, with the code in it. */
const rows = (n: number): Filled[][] =>
	KOMMUNER.map((one, i) => [
		...one.split(' '),
		...Array.from({ length: n }, (_, at) => figure(i, at))
	]);
const named = (n: number): Filled[][] =>
	KOMMUNER.map((one, i) => [one, ...Array.from({ length: n }, (_, at) => figure(i, at))]);

/** A sheet as a workbook, and as the text that Excel saves of it. */
function saved(sheet: readonly (readonly Filled[])[]): File[] {
	const width = Math.max(...sheet.map((cells) => cells.length));
	const lines = sheet.map((cells) =>
		Array.from({ length: width }, (_, at) => cells[at] ?? '').join(';')
	);
	return [
		workbook({ Ark1: grid(sheet) }),
		new File([lines.join('\r\n') + '\r\n'], 'bok.csv', { type: 'text/csv' })
	];
}

async function read(file: File) {
	const sniffed = await sniff(file);
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	return sniffed;
}
async function headersOf(sheet: readonly (readonly Filled[])[]) {
	const [book, csv] = await Promise.all(saved(sheet).map(read));
	expect(csv?.header).toEqual(book?.header);
	expect(csv?.dialect.headerLine).toBe(book?.dialect.headerLine);
	return { header: book?.header, line: book?.dialect.headerLine, first: book?.sample[0] };
}

const FOUR = ['Antall', 'Årsverk', 'Antall', 'Årsverk'];
const BY_YEAR = ['2023 Antall', '2023 Årsverk', '2024 Antall', '2024 Årsverk'];
const BY_SEX = ['Menn Antall', 'Menn Andel', 'Kvinner Antall', 'Kvinner Andel'];

describe('names over several lines, in a workbook and as text', () => {
	it.each<[string, Filled[][], string[], number]>([
		[
			'years over columns, and a name over those of the kommune',
			[['Kommune', _, 2023, _, 2024, _], ['Kommunenr', 'Kommunenavn', ...FOUR], ...rows(4)],
			['Kommunenr', 'Kommunenavn', ...BY_YEAR],
			2
		],
		[
			'groups of four columns',
			[
				['Kommune', _, 2023, _, _, _, 2024, _, _, _],
				['Kommunenr', 'Navn', 'a', 'b', 'c', 'd', 'a', 'b', 'c', 'd'],
				...rows(8)
			],
			[
				'Kommunenr',
				'Kommune Navn',
				...[2023, 2024].flatMap((year) => ['a', 'b', 'c', 'd'].map((one) => `${year} ${one}`))
			],
			2
		],
		[
			'names of the first columns that reach over both lines',
			[
				['Kommunenr', 'Kommune', 'Menn', _, 'Kvinner', _],
				[_, _, 'Antall', 'Andel', 'Antall', 'Andel'],
				...rows(4)
			],
			['Kommunenr', 'Kommune', ...BY_SEX],
			2
		],
		[
			'the same with a column of figures that has its name above',
			[
				['Kommunenr', 'Kommune', 'Innbyggere', 'Årsverk', 'Utgift', 'Menn', _],
				[_, _, _, _, _, 'Antall', 'Andel'],
				...rows(5)
			],
			['Kommunenr', 'Kommune', 'Innbyggere', 'Årsverk', 'Utgift', 'Menn Antall', 'Menn Andel'],
			2
		],
		[
			'years in the lower line, under names that reach over it',
			[
				['Kommunenr', 'Kommune', 'Antall', _, 'Årsverk', _],
				[_, _, 2023, 2024, 2023, 2024],
				...rows(4)
			],
			['Kommunenr', 'Kommune', 'Antall 2023', 'Antall 2024', 'Årsverk 2023', 'Årsverk 2024'],
			2
		],
		[
			'years in the lower line, beside the names',
			[
				[_, _, 'Antall', _, 'Årsverk', _],
				['Kommunenr', 'Kommune', 2023, 2024, 2023, 2024],
				...rows(4)
			],
			['Kommunenr', 'Kommune', 'Antall 2023', 'Antall 2024', 'Årsverk 2023', 'Årsverk 2024'],
			2
		],
		[
			'one group over all years',
			[[_, _, 'Antall brukere', _, _], ['Kommunenr', 'Kommune', 2022, 2023, 2024], ...rows(3)],
			['Kommunenr', 'Kommune', ...[2022, 2023, 2024].map((year) => `Antall brukere ${year}`)],
			2
		],
		[
			'three lines',
			[
				[_, _, 2023, _, _, _],
				['Kommunenr', 'Kommune', 'Menn', _, 'Kvinner', _],
				[_, _, 'Antall', 'Andel', 'Antall', 'Andel'],
				...rows(4)
			],
			['Kommunenr', 'Kommune', ...BY_SEX.map((one) => `2023 ${one}`)],
			3
		],
		[
			'a title, groups, and a blank row between these and the names',
			[
				['Tabell 1 Brukere etter kjønn'],
				[_, _, 'Menn', _, 'Kvinner', _],
				[],
				['Kommunenr', 'Kommune', 'Antall', 'Andel', 'Antall', 'Andel'],
				...rows(4)
			],
			['Kommunenr', 'Kommune', ...BY_SEX],
			4
		],
		[
			'a row of units',
			[
				['Årsverk i psykisk helse og rus'],
				[],
				['Kommune', 2022, 2023, 2024],
				[_, 'årsverk', 'årsverk', 'årsverk'],
				...named(3),
				['Sum', 100, 200, 300],
				[],
				['Kilde: kommunen'],
				['* foreløpige tall']
			],
			['Kommune', '2022 årsverk', '2023 årsverk', '2024 årsverk'],
			4
		],
		[
			'the numbers of the columns under the names',
			[['Kommunenr', 'Kommune', 'Antall'], [1, 2, 3], ...rows(1)],
			['Kommunenr', 'Kommune', 'Antall'],
			2
		]
	])('%s', async (_, sheet, header, line) => {
		const found = await headersOf(sheet);
		expect(found).toMatchObject({ header, line });
		expect(found.first?.[0]).toMatch(/^0301/);
	});

	it('have symbols for figures under them', async () => {
		const hidden = KOMMUNER.map((one, i) => [one, i % 2 ? ':' : 7, i % 3 ? '.' : 8]);
		const sheet = [['Kommune', 2023, _], [_, 'Antall', 'Andel'], ...hidden];
		expect((await headersOf(sheet)).header).toEqual(['Kommune', '2023 Antall', '2023 Andel']);
	});
});

describe('names on one line', () => {
	it.each<[string, Filled[][], string[], number]>([
		['years as numbers', [['Kommune', 2022, 2023], ...named(2)], ['Kommune', '2022', '2023'], 1],
		['one year', [['Kommune', 2024], ...named(1)], ['Kommune', '2024'], 1],
		['years, and none over the first', [[_, 2022, 2023], ...named(2)], ['', '2022', '2023'], 1],
		[
			'row 8',
			[
				['Tittel'],
				['Undertittel'],
				[],
				['Uttrekk', '2024-01-01'],
				['Enhet', 'antall'],
				[],
				[],
				['Kommunenr', 'Kommune', 'Antall'],
				...rows(1)
			],
			['Kommunenr', 'Kommune', 'Antall'],
			8
		],
		[
			'a remark right above, beside its name',
			[['Kilde', 'kommunen'], ['Kommune', 'År', 'Antall'], ...named(2)],
			['Kommune', 'År', 'Antall'],
			2
		]
	])('%s', async (_, sheet, header, line) => {
		expect(await headersOf(sheet)).toMatchObject({ header, line });
	});

	it('are not there where a row of figures stands first', async () => {
		const { header, line } = await headersOf(rows(2));
		expect(header).toEqual(['', '', '', '']);
		expect(line).toBe(0);
		const [book] = saved(rows(2));
		const { problems } = await read(book as File);
		expect(problems.map((problem) => [problem.code, problem.row, foundIn(problem)])).toEqual([
			['header-missing', 1, '0301 · Oslo · … · …'],
			['header-missing', 2, '1103 · Stavanger · … · …'],
			['header-missing', 3, '1515 · Herøy · … · …']
		]);
	});
});

describe('a sheet', () => {
	const bookOf = (sheet: readonly (readonly Filled[])[]) => read(workbook({ Ark1: grid(sheet) }));

	it('may have an empty first column, and an empty one between others', async () => {
		const sheet = [
			[_, 'Kommune', 2023, _, 2024],
			...named(2).map(([a, b, c]) => [_, a!, b!, _, c!])
		];
		const { header, sample, problems } = await bookOf(sheet);
		expect(header).toEqual(['Kommune', '2023', '2024']);
		expect(sample[0]).toEqual(['0301 Oslo', '5', '6']);
		expect(problems).toEqual([]);
	});

	it.each([1, 3])('may have a small table beside the large one, from row %i', async (from) => {
		const small: Filled[][] = [
			['Kode', 'Betyr'],
			['F', 'Foreløpig'],
			['R', 'Revidert']
		];
		const large: Filled[][] = [['Kommunenr', 'Kommune', 'Antall', 'Andel'], ...rows(2)];
		const { header, sample, problems } = await bookOf(
			large.map((cells, i) => [...cells, _, ...(small[i + 1 - from] ?? [])])
		);
		expect(header).toEqual(large[0]);
		expect(sample).toHaveLength(KOMMUNER.length);
		expect(problems).toMatchObject([{ code: 'table-beside', found: `F${from}:G${from + 2}` }]);
	});

	it('is the one with figures, among those that are shown', async () => {
		const text = Array.from({ length: 30 }, (_, i) => [`Felt ${'abc'[i % 3]}`, 'Forklaring']);
		const file = workbook(
			{
				'Om tallene': grid(text),
				Råtall: grid([['Kommunenr', 'Kommune', 'Antall'], ...rows(1), ...rows(1)]),
				Tall: grid([['Kommunenr', 'Kommune', 'Antall'], ...rows(1)])
			},
			['Råtall']
		);
		expect((await read(file)).table).toMatchObject({
			sheet: 'Tall',
			sheets: ['Om tallene', 'Tall', 'Råtall']
		});
		const hidden = await sniff(file, { sheet: 'Råtall' });
		expect(hidden.stage === 'sniffed' && hidden.table?.rows).toBe(10);
	});
});

describe('a table without rows', () => {
	const HEAD: Filled[] = ['Kommunenr', 'Kommune', 'Antall', 'Andel'];
	it.each<[string, Filled[][], number]>([
		['one line', [HEAD], 1],
		['under a title', [['Tittel'], [], HEAD], 3],
		['over a note', [HEAD, [], ['Kilde: kommunen']], 1],
		['two lines', [['Kommune', _, 2023, _], HEAD], 1]
	])('is refused, and the line of its names told: %s', async (_, sheet, row) => {
		for (const file of saved(sheet)) {
			const sniffed = await sniff(file);
			const found = file.name === 'bok.csv' ? file.name : 'Ark1';
			expect(sniffed).toMatchObject({
				stage: 'refused',
				problems: [{ code: 'no-rows', severity: 'error', row, found }]
			});
		}
	});
	it('is not one of a single row', async () => {
		const [book] = saved([
			['Kommune', 'Tiltak'],
			['Oslo', 'ACT']
		]);
		expect((await read(book as File)).sample).toEqual([['Oslo', 'ACT']]);
	});
});
