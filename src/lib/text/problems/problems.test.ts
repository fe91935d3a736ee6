import { afterEach, describe, expect, it } from 'vitest';
import { foundIn, type Problem, type ProblemCode } from '../../domain/problem.ts';
import type { Locale } from '../../domain/text.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { groupProblems, groupSentence, problemSentence } from './index.ts';
import { PROBLEM_WORDS } from './table.ts';

type Given<C extends ProblemCode> = Omit<Problem<C>, 'code' | 'severity'>;

/** One of each, as intake writes them; a new code does not compile without one. */
const samples: { [C in ProblemCode]: Given<C> } = {
	'row-wider': { row: 12, found: 'merknad' },
	'column-unnamed': { row: 12, found: '4', count: 3 },
	'empty-file': {},
	'binary-file': {},
	'unsupported-format': { found: 'odt' },
	unreadable: { found: 'Out of memory' },
	'no-header': { found: 'Rapport for 2024' },
	'no-rows': { found: 'tall.csv', row: 12 },
	'source-unknown': {},
	'field-missing': { field: 'omrade' },
	'column-unused': { column: 'Merknad' },
	'not-a-number': { row: 12, column: 'Antall', found: 'ca. 5', count: 3 },
	'not-whole': { row: 12, column: 'Antall', found: '4,5', count: 3 },
	'out-of-range': { row: 12, column: 'Antall', found: '-4', count: 3 },
	'excel-changed': { row: 12, column: 'Antall', found: '#N/A', made: 'error', count: 3 },
	'figure-scientific': { row: 12, column: 'Antall', found: '1,2E+03', count: 3 },
	'formula-unanswered': { found: 'C4', cells: 3 },
	'rows-cut': { lines: 65_536 },
	'year-invalid': { row: 12, column: 'År', found: '2022_2024', count: 3 },
	'ragged-rows': { row: 12, found: 'a;b;c', count: 3 },
	'quote-stray': { row: 12, found: 'a;"b;c', count: 3 },
	'delimiter-mixed': { row: 12, found: 'a b c', count: 3 },
	'header-missing': { row: 12, found: 'Oslo · 2024' },
	'header-joined': { row: 12, lines: 2 },
	'header-repeated': { row: 12, count: 3 },
	footnotes: { row: 12, found: 'Kilde: SSB', count: 3 },
	'several-tables': { row: 12, read: 1, count: 3 },
	'table-beside': { found: 'H1:I4' },
	'sheet-chosen': { found: 'Ark2' },
	'no-table': { found: 'xlsx' },
	'format-damaged': { found: 'xlsx', cause: 'Error: no' },
	'person-numbers': { column: 'Fnr', row: 12 },
	'person-names': { column: 'Navn', row: 12 },
	'total-differs': { row: 12, column: 'Antall', parts: 'sexes', count: 3 },
	'mapping-remembered': {},
	'year-future': { row: 12, column: 'År', found: '2203', count: 3 },
	'part-above-whole': { row: 12, column: 'Teller', found: '260', whole: '240', count: 3 },
	'persons-in-parts': { row: 12, column: 'Teller', found: '120,4', count: 3 },
	'rows-in-cell': { row: 12, count: 3 },
	'splits-differ': { row: 12, column: 'Årsverk', found: '9', total: '10', count: 3 },
	'area-name-other': { row: 12, column: 'Kommune', found: 'Hamar', number: '3401', count: 3 },
	'ages-overlap': {
		row: 12,
		column: 'alder',
		found: '18-66 år',
		other: '18 år eller eldre',
		count: 3
	},
	'ages-across': { row: 12, column: 'alder', found: '16-66 år', count: 3 },
	'more-than-adults': { row: 12, column: 'Antall', found: '99999', adults: 1240, count: 3 },
	'share-above-all': { row: 12, column: 'Andel', found: '104', count: 3 },
	'file-twice': { found: 'tall.csv' },
	'zero-beside-hidden': { row: 12, column: 'Antall', count: 3 },
	'rounded-values': { column: 'Antall', step: 5 },
	'unit-jump': { row: 12, column: 'Utgift', found: '2024', power: 3, count: 3 },
	'row-count': { found: 98, expected: 99 },
	'encoding-assumed': { found: 'windows-1252' },
	'mixed-encoding': { row: 12 },
	'control-signs': { row: 12, found: '’ –', times: 3 },
	'area-unknown': { row: 12, column: 'Region', found: 'Herøya', count: 3 },
	'area-ambiguous': {
		row: 12,
		column: 'Region',
		found: 'Herøy',
		areas: ['1515', '1818'],
		count: 3
	},
	'area-split': { row: 12, column: 'Region', found: '1507', areas: ['1508', '1580'], count: 3 },
	'area-carried': { row: 12, column: 'Region', found: '3401', area: '3401', count: 3 },
	'area-by-name': { row: 12, column: 'Region', found: 'Tynset', area: '3427', count: 3 },
	'area-skipped': { row: 12, column: 'Region', found: 'EAKUO', reason: 'aggregate', count: 3 },
	'area-zero-padded': { row: 12, column: 'Region', found: '301', area: '0301', count: 3 },
	'value-unknown': { row: 12, column: 'Kjønn', found: 'ukjend', field: 'kjonn', count: 3 },
	'unit-doubtful': { column: 'Verdi', found: 'prosent', factor: 1 },
	'unit-converted': { column: 'Verdi', found: 'andel', factor: 100 },
	'persons-counted': { persons: 120 },
	'persons-not-counted': { found: 'Født, Psykisk' },
	'free-text': { column: 'Merknad' },
	unfolded: { into: ['Kjønn', 'Antall'], found: 'Menn, Kvinner' },
	'duplicate-keys': { row: 12, count: 3, repeated: 'add' },
	'rows-unread': {
		row: 12,
		count: 3,
		why: { field: 'alder', found: ['0-5 år'], read: ['18-49 år', '50 år'] }
	},
	'file-unread': { row: 12, count: 3 },
	'rows-repeated': { row: 12, count: 3 },
	'year-from-date': { row: 12, column: 'År', found: '31.12.2023', count: 3 },
	'year-dates': { row: 12, found: '31.12.2023', count: 3 },
	'thousands-unsure': {
		row: 12,
		column: 'Antall',
		found: '1.204',
		read: 'thousands',
		count: 3
	},
	'overlaps-file': { count: 3 },
	'constant-assumed': { field: 'kjonn', found: 'samlet' },
	'decimal-mixed': { row: 12, column: 'Antall', found: '1.5', sign: ',', count: 3 },
	cancelled: {},
	'too-large': { fits: 1_234_567 },
	'beyond-limit': { found: 'zip', is: 5_000_000_000, limit: 500_000_000 },
	'sheet-too-large': {
		found: 'Ark1',
		rows: 1_048_576,
		columns: 16_384,
		cells: 2,
		limit: 24_000_000
	},
	'line-too-long': { row: 12, is: 50_000_000, limit: 2_000_000 },
	'zip-entry': { found: '../tall.csv', why: 'outside' },
	path: { found: 'tall.csv', why: 'missing' }
};

/** Every kind that has words. */
const codes = Object.keys(PROBLEM_WORDS) as ProblemCode[];
const problems = codes.map((code) => ({ code, severity: 'warning', ...samples[code] }) as Problem);
const locales: Locale[] = ['nb', 'nn', 'en'];

/** The page keeps the choice in the browser; here there is none. */
function speak(locale: Locale) {
	overwriteGetLocale(() => locale);
}

describe.each(locales)('problems told in %s', (locale) => {
	afterEach(() => speak('nb'));

	it.each(problems.map((problem) => [problem.code, problem] as const))('%s', (_, problem) => {
		speak(locale);
		const { what, todo } = problemSentence(problem);
		expect(what).toMatch(/^.{5,}\.$/s);
		expect(what).not.toMatch(/undefined|NaN|\{|\}/);
		if (todo !== null) expect(todo).toMatch(/^.{5,}\.$/s);
		expect(what.toLowerCase()).toContain(foundIn(problem)?.toLowerCase() ?? '');
		if (problem.row !== undefined) expect(what).toContain('12');
		if (problem.column !== undefined) expect(what).toContain(problem.column);
		if (problem.count !== undefined) expect(what).toContain('3');
	});

	it.each(problems.map((problem) => [problem.code, problem] as const))('many %s', (_, problem) => {
		speak(locale);
		const [group] = groupProblems([problem, { ...problem, row: 13 }]);
		const { what } = groupSentence(group!);
		expect(what).toMatch(/^.{5,}\.$/s);
		expect(what).not.toMatch(/undefined|NaN|\{|\}/);
	});

	it.each([
		['zip', 'zip'],
		['packed', 'zip'],
		['xls', 'xls'],
		['xlsb', 'xlsb'],
		['xml', 'xml'],
		['locked', 'pass'],
		['ods', 'ods'],
		['numbers', 'numbers'],
		['docx', 'word'],
		['pdf', 'pdf'],
		['stat', 'spss']
	])('a file of the type %s', (found, word) => {
		speak(locale);
		const { what, todo } = problemSentence({
			code: 'unsupported-format',
			severity: 'error',
			found
		});
		expect(what.toLowerCase()).toContain(word);
		expect(todo).toMatch(/^.{5,}\.$/);
	});
});

describe('what is too large', () => {
	const told = (problem: Problem) => problemSentence(problem).what.replaceAll('\u00a0', ' ');
	it.each([
		['zip', 5_000_000_000, 500_000_000, 'Zip-filen blir 5,0 GB'],
		['zip-files', 1200, 500, 'Zip-filen inneholder 1 200 filer'],
		['xlsx', 700_000_000, 500_000_000, 'Excel-filen (xlsx) blir 700 MB'],
		['jsonstat', 300_000_000, 120_000_000, 'JSON-filen (jsonstat) er på 300 MB'],
		['html', 90_000_000, 60_000_000, 'Nettsiden (html) er på 90 MB'],
		['blank-lines', 4_000_001, 4_000_000, 'Filen har 4 000 001 tomme linjer']
	])('a file: %s', (found, is, limit, sentence) =>
		expect(told({ code: 'beyond-limit', severity: 'error', found, is, limit })).toContain(sentence)
	);
	it('a sheet, by how far it reaches or by what it holds', () => {
		const sheet = (rows: number, columns: number, cells: number, limit: number) =>
			told({
				...({ code: 'sheet-too-large', severity: 'error', found: 'Ark1' } as const),
				...{ rows, columns, cells, limit }
			});
		expect(sheet(1_048_576, 16_384, 2, 24_000_000)).toBe(
			'Arket «Ark1» er for stort: 1 048 576 rader og 16 384 kolonner, helt til celle XFD1048576. Vi leser ark på inntil 24 000 000 celler.'
		);
		expect(sheet(700_000, 10, 6_000_001, 6_000_000)).toContain('minst 6 000 001 celler');
	});
	it('a file in a zip, each reason by itself', () => {
		const reasons = ['outside', 'absolute', 'locked', 'method', 'nested', 'damaged'] as const;
		const all = reasons.map((why) =>
			told({ code: 'zip-entry', severity: 'error', found: 'a.csv', why })
		);
		expect(new Set(all).size).toBe(reasons.length);
	});
});

describe('the three languages', () => {
	afterEach(() => speak('nb'));

	it.each(problems.map((problem) => [problem.code, problem] as const))(
		'have words of their own for %s',
		(_, problem) => {
			const told = locales.map((locale) => {
				speak(locale);
				return problemSentence(problem);
			});
			expect(new Set(told.map(({ what }) => what)).size).toBe(locales.length);
			// A short advice may be the same in both Norwegian languages; it is there in all or in none.
			expect(new Set(told.map(({ todo }) => todo === null)).size).toBe(1);
			expect(told[2]!.todo === null || told[2]!.todo !== told[0]!.todo).toBe(true);
		}
	);

	it.each(locales)('tell no two kinds alike: %s', (locale) => {
		speak(locale);
		const told = problems.map((problem) => problemSentence({ ...problem, row: 1 }).what);
		expect(new Set(told).size).toBe(codes.length);
	});
});

describe('names', () => {
	it('stand in for ids', () => {
		const problem: Problem = {
			code: 'area-split',
			severity: 'warning',
			found: '1507',
			areas: ['1508', '1580']
		};
		const area = (code: string) => (code === '1508' ? '1508 Ålesund' : '1580 Haram');
		expect(problemSentence(problem, { area }).what).toBe(
			'1507 ble delt i 1508 Ålesund og 1580 Haram. Tallene kan ikke fordeles, så radene er ikke brukt.'
		);
	});
});

describe('groupProblems', () => {
	const name = (found: string): Problem => ({
		code: 'area-by-name',
		severity: 'note',
		found,
		area: '3427',
		count: 4
	});

	it('keeps every problem', () => {
		const many = [...problems, ...problems, name('a'), name('b')];
		const kept = groupProblems(many).flatMap((group) => group.problems);
		expect(kept).toHaveLength(many.length);
		expect(new Set(kept)).toEqual(new Set(many));
	});

	it('adds up rows that are told apart', () => {
		const [group, ...rest] = groupProblems([name('a'), name('b'), name('c')]);
		expect(rest).toEqual([]);
		expect(group?.rows).toBe(12);
	});

	it('does not add up a count that each example carries', () => {
		const example: Problem = {
			...({ code: 'not-a-number', severity: 'error' } as const),
			...{ column: 'A', found: 'x', count: 30 }
		};
		const groups = groupProblems([example, { ...example, row: 2 }, { ...example, column: 'B' }]);
		expect(groups.map(({ rows, problems: all }) => [all.length, rows])).toEqual([
			[2, 30],
			[1, 30]
		]);
	});
});
