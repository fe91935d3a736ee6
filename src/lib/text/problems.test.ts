import { afterEach, describe, expect, it } from 'vitest';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { Locale } from '../domain/text.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { groupProblems, groupSentence, problemSentence } from './problems.ts';

type Given = Omit<Problem, 'code' | 'severity'>;

/** One of each, as intake writes them; a new code does not compile without one. */
const samples: Record<ProblemCode, Given> = {
	'row-wider': { row: 12, found: 'merknad' },
	'column-unnamed': { row: 12, found: '4', count: 3 },
	'empty-file': {},
	'binary-file': {},
	'unsupported-format': { found: 'odt' },
	unreadable: { found: 'Out of memory' },
	'no-header': { found: 'Rapport for 2024' },
	'no-rows': { found: 'tall.csv', row: 12 },
	'source-unknown': {},
	'field-missing': { detail: 'omrade' },
	'column-unused': { column: 'Merknad' },
	'not-a-number': { row: 12, column: 'Antall', found: 'ca. 5', count: 3 },
	'not-whole': { row: 12, column: 'Antall', found: '4,5', count: 3 },
	'out-of-range': { row: 12, column: 'Antall', found: '-4', count: 3 },
	'excel-changed': { row: 12, column: 'Antall', found: '#N/A', detail: 'error', count: 3 },
	'figure-scientific': { row: 12, column: 'Antall', found: '1,2E+03', count: 3 },
	'formula-unanswered': { found: 'C4', detail: '3' },
	'rows-cut': { detail: '65536' },
	'year-invalid': { row: 12, column: 'År', found: '2022_2024', count: 3 },
	'ragged-rows': { row: 12, found: 'a;b;c', count: 3 },
	'quote-stray': { row: 12, found: 'a;"b;c', count: 3 },
	'delimiter-mixed': { row: 12, found: 'a b c', count: 3 },
	'header-missing': { row: 12, found: 'Oslo · 2024' },
	'header-joined': { row: 12, detail: '2' },
	'header-repeated': { row: 12, count: 3 },
	footnotes: { row: 12, found: 'Kilde: SSB', count: 3 },
	'several-tables': { row: 12, detail: '1', count: 3 },
	'table-beside': { found: 'H1:I4' },
	'sheet-chosen': { found: 'Ark2' },
	'no-table': { found: 'xlsx' },
	'format-damaged': { found: 'xlsx', detail: 'Error: no' },
	'person-numbers': { column: 'Fnr', row: 12 },
	'person-names': { column: 'Navn', row: 12 },
	'total-differs': { row: 12, column: 'Antall', detail: 'sexes', count: 3 },
	'mapping-remembered': {},
	'year-future': { row: 12, column: 'År', found: '2203', count: 3 },
	'part-above-whole': { row: 12, column: 'Teller', found: '260', detail: '240', count: 3 },
	'persons-in-parts': { row: 12, column: 'Teller', found: '120,4', count: 3 },
	'rows-in-cell': { row: 12, count: 3 },
	'splits-differ': { row: 12, column: 'Årsverk', found: '9', detail: '10', count: 3 },
	'area-name-other': { row: 12, column: 'Kommune', found: 'Hamar', detail: '3401', count: 3 },
	'ages-overlap': {
		row: 12,
		column: 'alder',
		found: '18-66 år',
		detail: '18 år eller eldre',
		count: 3
	},
	'ages-across': { row: 12, column: 'alder', found: '16-66 år', count: 3 },
	'more-than-adults': { row: 12, column: 'Antall', found: '99999', detail: '1240', count: 3 },
	'share-above-all': { row: 12, column: 'Andel', found: '104', count: 3 },
	'file-twice': { found: 'tall.csv' },
	'zero-beside-hidden': { row: 12, column: 'Antall', count: 3 },
	'rounded-values': { column: 'Antall', detail: '5' },
	'unit-jump': { row: 12, column: 'Utgift', found: '2024', detail: '1000', count: 3 },
	'row-count': { found: '98', detail: '99' },
	'encoding-assumed': { found: 'windows-1252' },
	'mixed-encoding': { row: 12 },
	'control-signs': { row: 12, found: '’ –', detail: '3' },
	'area-unknown': { row: 12, column: 'Region', found: 'Herøya', count: 3 },
	'area-ambiguous': { row: 12, column: 'Region', found: 'Herøy', detail: '1515, 1818', count: 3 },
	'area-split': { row: 12, column: 'Region', found: '1507', detail: '1508, 1580', count: 3 },
	'area-carried': { row: 12, column: 'Region', found: '3401', detail: '3401', count: 3 },
	'area-by-name': { row: 12, column: 'Region', found: 'Tynset', detail: '3427', count: 3 },
	'area-skipped': { row: 12, column: 'Region', found: 'EAKUO', detail: 'aggregate', count: 3 },
	'area-zero-padded': { row: 12, column: 'Region', found: '301', detail: '0301', count: 3 },
	'value-unknown': { row: 12, column: 'Kjønn', found: 'ukjend', detail: 'kjonn', count: 3 },
	'unit-doubtful': { column: 'Verdi', found: 'prosent', detail: '1' },
	'unit-converted': { column: 'Verdi', found: 'andel', detail: '100' },
	'persons-counted': { detail: '120' },
	'persons-not-counted': { found: 'Født, Psykisk' },
	'free-text': { column: 'Merknad' },
	unfolded: { detail: 'Kjønn, Antall', found: 'Menn, Kvinner' },
	'duplicate-keys': { row: 12, count: 3, detail: 'add' },
	'rows-unread': {
		row: 12,
		count: 3,
		why: { field: 'alder', found: ['0-5 år'], read: ['18-49 år', '50 år'] }
	},
	'file-unread': { row: 12, count: 3 },
	'rows-repeated': { row: 12, count: 3, detail: 'once' },
	'year-from-date': { row: 12, column: 'År', found: '31.12.2023', count: 3 },
	'year-dates': { row: 12, found: '31.12.2023', count: 3, detail: 'once' },
	'thousands-unsure': {
		row: 12,
		column: 'Antall',
		found: '1.204',
		detail: 'thousands',
		count: 3
	},
	'overlaps-file': { count: 3 },
	'constant-assumed': { detail: 'kjonn', found: 'samlet' },
	'decimal-mixed': { row: 12, column: 'Antall', found: '1.5', detail: ',', count: 3 },
	cancelled: {},
	'too-large': { detail: '1234567' },
	'beyond-limit': { found: 'zip', detail: '5000000000/500000000' },
	'sheet-too-large': { found: 'Ark1', detail: '1048576/16384/2/24000000' },
	'line-too-long': { row: 12, detail: '50000000/2000000' },
	'zip-entry': { found: '../tall.csv', detail: 'outside' },
	path: { found: 'tall.csv', detail: 'missing' }
};

const problems = Object.entries(samples).map(([code, given]): Problem => ({
	code: code as ProblemCode,
	severity: 'warning',
	...given
}));
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
		if (problem.found !== undefined)
			expect(what.toLowerCase()).toContain(problem.found.toLowerCase());
		if (problem.row !== undefined) expect(what).toContain('12');
		if (problem.column !== undefined) expect(what).toContain(problem.column);
		if (problem.count !== undefined) expect(what).toContain('3');
	});

	it.each(problems.map((problem) => [problem.code, problem] as const))('many %s', (_, problem) => {
		speak(locale);
		const [group] = groupProblems([problem, { ...problem, found: 'b' }]);
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
	const told = (problem: Omit<Problem, 'severity'>) =>
		problemSentence({ severity: 'error', ...problem }).what.replaceAll('\u00a0', ' ');
	it.each([
		['zip', '5000000000/500000000', 'Zip-filen blir 5,0 GB'],
		['zip-files', '1200/500', 'Zip-filen inneholder 1 200 filer'],
		['xlsx', '700000000/500000000', 'Excel-filen (xlsx) blir 700 MB'],
		['jsonstat', '300000000/120000000', 'JSON-filen (jsonstat) er på 300 MB'],
		['html', '90000000/60000000', 'Nettsiden (html) er på 90 MB'],
		['blank-lines', '4000001/4000000', 'Filen har 4 000 001 tomme linjer']
	])('a file: %s', (found, detail, sentence) =>
		expect(told({ code: 'beyond-limit', found, detail })).toContain(sentence)
	);
	it('a sheet, by how far it reaches or by what it holds', () => {
		const sheet = (detail: string) => told({ code: 'sheet-too-large', found: 'Ark1', detail });
		expect(sheet('1048576/16384/2/24000000')).toBe(
			'Arket «Ark1» er for stort: 1 048 576 rader og 16 384 kolonner, helt til celle XFD1048576. Vi leser ark på inntil 24 000 000 celler.'
		);
		expect(sheet('700000/10/6000001/6000000')).toContain('minst 6 000 001 celler');
	});
	it('a file in a zip, each reason by itself', () => {
		const reasons = ['outside', 'absolute', 'locked', 'method', 'nested', 'damaged'];
		const all = reasons.map((detail) => told({ code: 'zip-entry', found: 'a.csv', detail }));
		expect(new Set(all).size).toBe(reasons.length);
	});
});

describe('the three languages', () => {
	it('differ', () => {
		const told = locales.map((locale) => {
			speak(locale);
			return problems.map((problem) => problemSentence(problem).what);
		});
		speak('nb');
		for (const [i, problem] of problems.entries())
			expect(new Set(told.map((each) => each[i])).size, problem.code).toBe(3);
	});
});

describe('names', () => {
	it('stand in for ids', () => {
		const problem: Problem = {
			code: 'area-split',
			severity: 'warning',
			found: '1507',
			detail: '1508, 1580'
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
		detail: '3427',
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
		const example: Problem = { code: 'not-a-number', severity: 'error', column: 'A', count: 30 };
		const groups = groupProblems([example, { ...example, row: 2 }, { ...example, column: 'B' }]);
		expect(groups.map(({ rows, problems: all }) => [all.length, rows])).toEqual([
			[2, 30],
			[1, 30]
		]);
	});
});
