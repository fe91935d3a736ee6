import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { foundIn } from '../domain/problem.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { cutByExcel, madeByExcel } from './excel.ts';
import { mapFile } from './map.ts';
import { sniff } from './read.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

describe('what a spreadsheet has made of a cell', () => {
	it.each<[string, ReturnType<typeof madeByExcel>]>([
		...['#N/A', '#I/T', '#REF!', '#DIV/0!', '#VERDI!', '#NAVN?', '#####', '#NUM!'].map(
			(text) => [text, 'error'] as [string, 'error']
		),
		['3,01E+02', 'scientific'],
		['1e5', 'scientific'],
		['03.jan', 'date'],
		['12.mar', 'date'],
		['jan.22', 'date'],
		['2024-03-01', 'date'],
		['01.03.2024', 'date'],
		['=SUM(B2:B5)', 'formula'],
		['=', 'formula'],
		...['0301', '2024', '1,5', 'Herøy', '18-29', ':', 'EAK', '#', '12.5', 'Mai'].map(
			(text) => [text, null] as [string, null]
		)
	])('%s', (text, made) => expect(madeByExcel(text)).toBe(made));

	it('is that it ends where a sheet does', () => {
		expect(cutByExcel(65_536)).toMatchObject([{ code: 'rows-cut', lines: 65_536 }]);
		expect(cutByExcel(1_048_576)).toHaveLength(1);
		expect(cutByExcel(65_535)).toEqual([]);
	});
	it.each([65_535, 65_536, 65_537])('in a file of %i lines', async (lines) => {
		const file = new File([`Kommune;Antall\n${'0301;1\n'.repeat(lines - 1)}`], 'a.csv');
		const { problems } = await sniff(file);
		expect(problems.some(({ code }) => code === 'rows-cut')).toBe(lines === 65_536);
	});
});

describe('a file that Excel has changed', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await openNodeEngine();
		await openSources(engine);
	});
	afterAll(() => engine.close());

	const HEADER = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
	async function told(...rows: [kommune: string, n: string][]) {
		const lines = rows.map(([kommune, n], i) => `${kommune};${2015 + i};rop;alle;alle;${n}`);
		const sniffed = await sniff(new File([[HEADER, ...lines].join('\n')], 'a.csv'));
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		const mapped = mapFile(sniffed, kilde('brukerplan'));
		const matchArea = areaMatcher(areas);
		const checked = await validate(engine, mapped, told.next++, { matchArea });
		if (checked.stage === 'refused') throw new Error(JSON.stringify(checked.problems));
		const about = checked.problems.filter(({ code }) => /^excel|^figure|^area|number/.test(code));
		return {
			used: checked.counts.usable,
			problems: about.map((problem) => {
				const { code, row, column, count } = problem;
				const made = 'made' in problem ? [problem.made] : [];
				return [code, row, column, foundIn(problem), ...made, count];
			})
		};
	}
	told.next = 1;

	it('has errors in place of figures, and each kind is told as what it is', async () => {
		const { used, problems } = await told(
			['0301', '12'],
			['0301', '#N/A'],
			['0301', '#####'],
			['0301', '12.mar'],
			['0301', 'mange']
		);
		expect(used).toBe(1);
		expect(problems).toEqual([
			['excel-changed', 3, 'Antall', '#N/A', 'error', 2],
			['excel-changed', 4, 'Antall', '#####', 'error', 2],
			['excel-changed', 5, 'Antall', '12.mar', 'date', 1],
			['not-a-number', 6, 'Antall', 'mange', 1]
		]);
	});
	it('has formulas without answers, which are no figures that were not collected', async () => {
		const { used, problems } = await told(['0301', '=B2+C2'], ['=A1', '12'], ['0301', '12']);
		expect(used).toBe(1);
		expect(problems).toEqual([
			['excel-changed', 3, 'Kommunenummer', '=A1', 'formula', 1],
			['excel-changed', 2, 'Antall', '=B2+C2', 'formula', 1]
		]);
	});
	it('has codes that are numbers or dates, and takes them for no other place', async () => {
		const { used, problems } = await told(['3,01E+02', '12'], ['03.jan', '12'], ['0301', '12']);
		expect(used).toBe(1);
		expect(problems).toEqual([
			['excel-changed', 2, 'Kommunenummer', '3,01E+02', 'scientific', 1],
			['excel-changed', 3, 'Kommunenummer', '03.jan', 'date', 1]
		]);
	});
	it('has figures with powers of ten, which are read and told', async () => {
		const { used, problems } = await told(['0301', '1,2E+03'], ['0301', '12']);
		expect(used).toBe(2);
		expect(problems).toEqual([['figure-scientific', 2, 'Antall', '1,2E+03', 1]]);
	});
});
