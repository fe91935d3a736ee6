import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areaMatcher } from '../domain/area.ts';
import { isOf, type ProblemCode } from '../domain/problem.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, unload } from './load.ts';
import type { MappedFile, Repeated } from './map.ts';
import { sniff } from './read.ts';
import { understand } from './understand.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

let engine: Engine;
let nextId = 1;
const matchArea = areaMatcher(areas);
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
});
afterAll(() => engine.close());

const HEAD = 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner';

/** What a file of the municipality's own gives: its rows, and what is told of it. */
async function read(
	text: string,
	change: (file: MappedFile) => MappedFile = (file) => file,
	written: BlobPart[] = [text]
) {
	const sniffed = await sniff(new File(written, 'fil.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	const { mapped } = await understand(sniffed, kilder);
	if (!mapped) throw new Error('of no source');
	const checked = await validate(engine, change(mapped), nextId++, { matchArea });
	if (checked.stage === 'refused') throw new Error(JSON.stringify(checked.problems));
	await load(engine, checked, []);
	const { rows } = await engine.text(
		declared('SELECT omrade, aar, teller, nevner FROM oversikt ORDER BY linje')
	);
	await unload(engine, checked, kilde('oversikt'), []);
	const told = <C extends ProblemCode>(code: C) => checked.problems.filter(isOf(code));
	return { rows, told, counts: checked.counts };
}
/** The pairs of numerator and denominator, each in a kommune of its own. */
const codes = areas.kommuner.map(({ code }) => code);
const pairs = (...all: [string, string][]) =>
	[HEAD, ...all.map(([a, b], i) => `${codes[i]};2023;k;i;2;alle;samlet;${a};${b}`)].join('\n');
const figures = (rows: readonly (readonly (string | null)[])[]) =>
	rows.map(([, , a, b]) => [Number(a), Number(b)]);

describe('a point or a comma before three digits', () => {
	it.each([
		[
			'points, and a comma elsewhere',
			[
				['1.204', '1118,25'],
				['1.305', '37.996']
			],
			[
				[1204, 1118.25],
				[1305, 37996]
			]
		],
		[
			'points, and a point that is decimal',
			[
				['1.204', '1118.25'],
				['1.305', '37.996']
			],
			[
				[1.204, 1118.25],
				[1.305, 37.996]
			]
		],
		[
			'commas, and a comma that is decimal',
			[
				['300,000', '1118,25'],
				['91,000', '2,5']
			],
			[
				[300, 1118.25],
				[91, 2.5]
			]
		],
		[
			'two groups of points',
			[
				['1.204.000', '3.000.000'],
				['1.305', '9.999']
			],
			[
				[1204000, 3000000],
				[1305, 9999]
			]
		],
		[
			'two groups of commas',
			[
				['1,204,000', '3,000,000'],
				['1,305', '9,999']
			],
			[
				[1204000, 3000000],
				[1305, 9999]
			]
		],
		[
			'both in one cell',
			[
				['1.204,50', '21.419,06'],
				['300,00', '1.305']
			],
			[
				[1204.5, 21419.06],
				[300, 1305]
			]
		],
		[
			'a zero before it',
			[
				['0.204', '12.419'],
				['0.300', '1.305']
			],
			[
				[0.204, 12.419],
				[0.3, 1.305]
			]
		]
	] as [string, [string, string][], number[][]][])(
		'is settled by the other figures: %s',
		async (_, given, wanted) => {
			const { rows, told } = await read(pairs(...given));
			expect(figures(rows)).toEqual(wanted);
			expect(told('thousands-unsure')).toEqual([]);
			expect(told('decimal-mixed')).toEqual([]);
		}
	);

	it.each([
		['1.204', '21.419', [1204, 21419]],
		['1,204', '21,419', [1204, 21419]],
		['12', '1.204', [12, 1204]]
	] as const)('is asked about where nothing settles it: %s and %s', async (a, b, wanted) => {
		const text = pairs([a, b], [a, b]);
		const { rows, told } = await read(text);
		expect(figures(rows)).toEqual([wanted, wanted]);
		expect(told('thousands-unsure')).toMatchObject([
			{ severity: 'warning', row: 2, found: a.length > 2 ? a : b, read: 'thousands' }
		]);
		const sign = b.includes(',') ? ',' : '.';
		const chosen = await read(text, (file) => ({ ...file, decimal: sign }));
		const fraction = (cell: string) => Number(cell.replace(',', '.'));
		expect(figures(chosen.rows)[0]).toEqual([fraction(a), fraction(b)]);
	});

	it.each(['.', ','])('is found far below the rows that are looked at: %s', async (sign) => {
		const small = Array.from({ length: 300 }, (_, i): [string, string] => [`${i}`, '900']);
		const { rows, told } = await read(pairs(...small, [`1${sign}000`, `1${sign}000`]));
		expect(figures(rows).at(-1)).toEqual([1000, 1000]);
		expect(told('thousands-unsure')).toMatchObject([{ row: 302, count: 2 }]);
	});

	it.each([
		['UTF-8', (text: string) => [text]],
		['windows-1252', (text: string) => [Buffer.from(text.replace('xxx;', '\xe6xx;'), 'latin1')]]
	])('is found wherever it stands in a large file: %s', async (_, write) => {
		const ROWS = 7500;
		const name = 'x'.repeat(1200);
		const cells = (i: number) => (i === 5001 ? '1,000;7,000' : '12;900');
		const rows = Array.from({ length: ROWS }, (_, i) => {
			const year = 1995 + Math.floor(i / 300);
			return `${codes[i % 300]};${year};k;${name};2;alle;samlet;${cells(i)}`;
		});
		const text = [HEAD, ...rows].join('\n');
		expect(text.length).toBeGreaterThan(8 * 1024 * 1024);
		const { rows: found, told } = await read(text, (file) => file, write(text));
		expect(found).toHaveLength(ROWS);
		expect(figures(found)[5001]).toEqual([1000, 7000]);
		expect(told('thousands-unsure')).toMatchObject([{ row: 5003, found: '1,000', count: 2 }]);
	});

	it('is settled far below them', async () => {
		const parted = Array.from({ length: 300 }, (): [string, string] => ['1.204', '2.408']);
		const { rows, told } = await read(pairs(...parted, ['12.5', '13']));
		expect(figures(rows)[0]).toEqual([1.204, 2.408]);
		expect(told('thousands-unsure')).toEqual([]);
	});

	it('is told where both signs are decimal signs', async () => {
		const { rows, told } = await read(pairs(['1,5', '21,25'], ['1.5', '1.204,5'], ['2,5', '9.99']));
		expect(figures(rows)).toEqual([
			[1.5, 21.25],
			[1.5, 1204.5],
			[2.5, 9.99]
		]);
		expect(told('decimal-mixed').map(({ row, found }) => [row, found])).toEqual([
			[3, '1.5'],
			[4, '9.99']
		]);
	});

	it('is nothing to ask about where there is none', async () => {
		const { told } = await read(pairs(['1204', '21419'], ['12,5', '3']));
		expect(told('thousands-unsure')).toEqual([]);
	});
});

const dated = (...dates: string[]) =>
	[HEAD, ...dates.map((date, i) => `${codes[i]};${date};k;i;2;alle;samlet;${i + 10};100`)].join(
		'\n'
	);

describe('a full date', () => {
	it.each([
		['31.12.2023', '2023'],
		['2023-12-31', '2023'],
		['2023-12-31T00:00:00', '2023'],
		['31/12/2023', '2023'],
		['31-12-2023', '2023'],
		['1.2.2023', '2023'],
		['31.12.23', '2023'],
		['31. desember 2023', '2023'],
		['1. mai 2023', '2023'],
		['31 Dec 2023', '2023'],
		['01.01.2024 00:00', '2024']
	])('gives the year: %s', async (date, year) => {
		const { rows, told } = await read(dated(date, '2022'));
		expect(rows.map(([, aar]) => aar)).toEqual([year, '2022']);
		expect(told('year-from-date')).toMatchObject([
			{ severity: 'note', row: 2, found: date, count: 1 }
		]);
	});
	it.each(['32.12.2023', '31.13.2023', '2023-13-01', '2022-2023', 'desember 2023', '12.2023'])(
		'is told when it is none: %s',
		async (text) => {
			const { rows, told } = await read(dated(text, '2022'));
			expect(rows).toHaveLength(1);
			expect(told('year-invalid')).toMatchObject([{ row: 2, found: text }]);
		}
	);
	it('is the last of the year where there are several, which is told and can be changed', async () => {
		const row = (date: string, n: number) => `0301;${date};k;i;2;alle;samlet;${n};100`;
		const text = [HEAD, row('31.12.2023', 14), row('30.06.2023', 13), row('31.03.2024', 9)].join(
			'\n'
		);
		const { rows, told, counts } = await read(text);
		expect(rows.map(([, aar, n]) => `${aar} ${n}`)).toEqual(['2023 14', '2024 9']);
		expect(counts).toMatchObject({ rows: 3, usable: 2, refused: 1 });
		expect(told('year-dates')).toMatchObject([
			{ severity: 'warning', row: 3, count: 1, found: '31.12.2023' }
		]);
		const added = await read(text, (file) => ({ ...file, repeated: 'add' }));
		expect(added.rows).toHaveLength(3);
	});
});

describe('rows that are there twice', () => {
	const row = (n: number, more = '') => `0301;2023;k;i;2;alle;samlet;${n};100${more}`;
	const sum = (rows: readonly (readonly (string | null)[])[]) =>
		rows.reduce((all, [, , n]) => all + Number(n), 0);

	it('count once when they are alike, and it is told', async () => {
		const { rows, told, counts } = await read([HEAD, row(12), row(12), row(12)].join('\n'));
		expect(sum(rows)).toBe(12);
		expect(counts).toMatchObject({ rows: 3, usable: 1, refused: 2 });
		expect(told('rows-repeated')).toMatchObject([{ severity: 'warning', row: 3, count: 2 }]);
		expect(told('duplicate-keys')).toEqual([]);
	});
	it.each([
		['add', 36],
		['last', 12],
		['none', 0]
	] as [Repeated, number][])('are used as the user says: %s', async (repeated, wanted) => {
		const text = [HEAD, row(12), row(12), row(12)].join('\n');
		const { rows } = await read(text, (file) => ({ ...file, repeated }));
		expect(sum(rows)).toBe(wanted);
	});
	it('are asked about when their figures differ', async () => {
		const { rows, told } = await read([HEAD, row(12), row(13)].join('\n'));
		expect(sum(rows)).toBe(25);
		expect(told('rows-repeated')).toEqual([]);
		expect(told('duplicate-keys')).toMatchObject([{ row: 2, count: 2, repeated: 'once' }]);
	});
	it('are not alike when a column that is not used tells them apart', async () => {
		const text = [`${HEAD};bydel`, row(12, ';Frogner'), row(12, ';Sagene'), row(12, ';Sagene')];
		const { rows, told } = await read(text.join('\n'));
		expect(sum(rows)).toBe(24);
		expect(told('rows-repeated')).toMatchObject([{ row: 4, count: 1 }]);
		expect(told('duplicate-keys')).toMatchObject([{ row: 2, count: 2 }]);
	});
});
