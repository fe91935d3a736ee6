import { describe, expect, it } from 'vitest';
import { grid, workbook } from '../../../tests/workbook.ts';
import { isOf } from '../domain/problem.ts';
import { takeIn, type TakeIn } from './takeIn.ts';

const places = ['0301', '1103', '4601', '5001', '3101', '3103'];
const USERS = [
	'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall',
	...places.map((code, i) => `${code};2023;rop;alle;alle;${20 + i}`)
];
const OTHER = ['Avdeling;Uke;Antall besøk', ...places.map((_, i) => `Post ${i};${i + 1};${i}`)];
const THIRD = ['Måned;Vakter', ...places.map((_, i) => `Post ${i};${i * 3}`)];

async function take(content: string | File, options: TakeIn['options'] = {}) {
	const file = typeof content === 'string' ? new File([content], 'a.csv') : content;
	const taken = await takeIn({ file, options, known: [], settled: [], described: [] }, {});
	if (taken.stage !== 'understood') throw new Error(JSON.stringify(taken));
	const { sniffed, mapped, recognitions } = taken;
	return {
		header: sniffed.header,
		preamble: sniffed.preamble,
		rows: sniffed.sample.length,
		sheet: sniffed.table?.sheet,
		source: recognitions[0]?.complete ? mapped?.pakke.name : null,
		told: sniffed.problems.filter(isOf('several-tables')).map(({ row, read }) => [row, read])
	};
}
const text = (...all: string[][]) => all.flat().join('\n');
const cells = (lines: string[]) =>
	lines.map((line) => line.split(';').map((one) => (/^\d{1,3}$/.test(one) ? Number(one) : one)));

describe('of several tables on top of each other', () => {
	it.each([
		['first', [USERS, OTHER], 1, [[8, 1]]],
		['last', [OTHER, USERS], 8, [[1, 8]]],
		['last, after a blank line', [OTHER, [''], USERS], 9, [[1, 9]]],
		[
			'between others',
			[OTHER, [''], USERS, [''], THIRD],
			9,
			[
				[1, 9],
				[17, 9]
			]
		],
		[
			'after several',
			[THIRD, OTHER, USERS],
			15,
			[
				[1, 15],
				[8, 15]
			]
		]
	])(
		'the one that fits a source is read where it stands %s, and the others are told',
		async (_, all, line, told) => {
			const found = await take(text(...all));
			expect(found).toMatchObject({ source: 'brukerplan', header: USERS[0]?.split(';'), rows: 6 });
			expect(found.told, `row ${line}`).toEqual(told);
			const rows = all.map((lines) => cells(lines));
			const sheet = await take(workbook({ Ark1: grid(rows.flat()) }));
			expect(sheet).toMatchObject({ source: 'brukerplan', rows: 6 });
			expect(sheet.told).toEqual(told);
		}
	);

	it.each([
		['is short', [OTHER[0] ?? '', ...OTHER.slice(1, 3)]],
		['has years for names', ['Sted;2021;2022;2023', ...places.map((code) => `${code} x;1;2;3`)]],
		['is as wide', OTHER.map((line, i) => (i === 0 ? `${line};x;y;z` : `${line};1;2;3`))],
		['ends with empty cells', OTHER.map((line) => `${line};;;`)],
		['is a list of codes', ['Kode;Navn', ...places.map((code) => `${code};Sted`)]]
	])('none is passed over without a word: the first %s', async (_, first) => {
		for (const between of [[], ['']]) {
			const found = await take(text(first, between, USERS));
			expect(found).toMatchObject({ source: 'brukerplan', rows: 6 });
			expect(found.told.map(([row]) => row)).toEqual([1]);
		}
	});

	it('a table of years and large figures is one', async () => {
		const rows = places.map((code, i) => `${code};${1999 + i};${2000 + i};${2001 + i}`);
		const mixed = ['Sted;Fra;Til;Antall', ...rows, 'a;3000;4000;5', 'b;1;2;3', 'c;1;2;3'];
		expect(await take(text(mixed))).toMatchObject({ rows: 9, told: [] });
	});

	it('the first is read where none fits, and where the user has chosen', async () => {
		expect(await take(text(OTHER, THIRD))).toMatchObject({
			header: OTHER[0]?.split(';'),
			source: null
		});
		const chosen = await take(text(OTHER, USERS), { dialect: { headerLine: 1 } });
		expect(chosen).toMatchObject({ header: OTHER[0]?.split(';'), source: null, told: [[8, 1]] });
	});

	it('the first of two that fit is read', async () => {
		const later = USERS.map((line) => line.replace('2023', '2024'));
		const found = await take(text(OTHER, USERS, [''], ['Sist;'], later.slice(0, 5)));
		expect(found.source).toBe('brukerplan');
		expect(found.rows).toBeGreaterThanOrEqual(6);
	});

	it('each has its own titles: those of the one above say nothing of it', async () => {
		const plain = ['Kommune;År;Antall', ...places.map((code, i) => `${code};2023;${i + 5}`)];
		const titled = ['BrukerPlan 2023', ...OTHER, '', 'Tabell 2: besøk på kino', ...plain];
		const found = await take(text(titled));
		expect(found.source).toBeNull();
		const chosen = await take(text(titled), { dialect: { headerLine: 11 } });
		expect(chosen).toMatchObject({ header: ['Kommune', 'År', 'Antall'], source: null });
		expect(chosen.preamble).toEqual(['Tabell 2: besøk på kino']);
	});

	it('is found below what is looked at first', async () => {
		const long = [
			OTHER[0] ?? '',
			...Array.from({ length: 400 }, (_, i) => `Post ${i};${(i % 52) + 1};${i}`)
		];
		expect(await take(text(long, [''], USERS))).toMatchObject({
			source: 'brukerplan',
			rows: 6,
			told: [[1, 403]]
		});
	});
});

describe('of several sheets', () => {
	it('the first that fits a source is read, whatever the fullest is', async () => {
		const wide = OTHER.map((line, i) => `${line};${i};${i};${i}`);
		const book = workbook({
			A: grid(cells(wide)),
			B: grid(cells([...THIRD, ...USERS])),
			C: grid(cells(USERS))
		});
		const found = await take(book);
		expect(found).toMatchObject({ source: 'brukerplan', sheet: 'B', told: [[1, 8]] });
		expect(await take(book, { sheet: 'A' })).toMatchObject({ source: null, sheet: 'A' });
	});
	it('of a page too', async () => {
		const table = (lines: string[]) =>
			`<table>${lines.map((line) => `<tr><td>${line.replaceAll(';', '<td>')}`).join('')}</table>`;
		const page = new File([`<html>${table(OTHER)}<p>${table(USERS)}`], 'a.html');
		expect(await take(page)).toMatchObject({ source: 'brukerplan', sheet: '2' });
	});
});
