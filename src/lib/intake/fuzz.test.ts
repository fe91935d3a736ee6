import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number, row, text, workbook } from '../../../tests/workbook.ts';
import { problemSentence } from '../text/problems/index.ts';
import { takeIn } from './takeIn.ts';
import { unpack } from './unpack.ts';

const RUNS = 1000;
/** No small file takes longer, on a machine that has other things to do too. */
const LONGEST_MS = 5000;

/** Every file gets an answer: a table with names, or sentences that say what is wrong. */
async function answered(file: File): Promise<void> {
	const began = performance.now();
	for (const one of await unpack(file)) {
		const asked = { options: {}, known: [], settled: [], described: [] };
		const taken = await takeIn({ file: one, ...asked }, {});
		if (taken.stage === 'refused') {
			expect(taken.problems.length).toBeGreaterThan(0);
			for (const problem of taken.problems)
				expect(problemSentence(problem).what).toMatch(/^.{5,}\.$/s);
		} else if (taken.stage === 'understood') {
			expect(taken.sniffed.header.length).toBeGreaterThan(0);
			for (const problem of taken.sniffed.problems)
				expect(problemSentence(problem).what).not.toMatch(/undefined|NaN/);
		} else expect(taken.persons).toBeGreaterThan(0);
	}
	expect(performance.now() - began).toBeLessThan(LONGEST_MS);
}

const holds = (files: fc.Arbitrary<File>, examples: [File][] = []) =>
	fc.assert(fc.asyncProperty(files, answered), { numRuns: RUNS, examples });

const named = (bytes: Uint8Array, name: string) =>
	new File([bytes as Uint8Array<ArrayBuffer>], name);

/** Bytes with some of them changed, taken out or said twice. */
const mutated = (bytes: Uint8Array) =>
	fc
		.array(
			fc.tuple(fc.nat(bytes.length - 1), fc.nat(255), fc.constantFrom('set', 'cut', 'twice')),
			{
				minLength: 1,
				maxLength: 6
			}
		)
		.map((changes) => {
			let all = [...bytes];
			for (const [at, value, how] of changes)
				if (how === 'set') all[at % all.length] = value;
				else if (how === 'cut') all = all.slice(0, Math.max(at % all.length, 1));
				else
					all.splice(at % all.length, 0, ...all.slice(at % all.length, (at % all.length) + value));
			return Uint8Array.from(all);
		});

const BEGINNINGS = [
	'',
	'PK\u0003\u0004',
	'PK\u0005\u0006',
	'\u00d0\u00cf\u0011\u00e0',
	'\u00ef\u00bb\u00bf',
	'\u00ff\u00fe',
	'{"id":',
	'[',
	'<html>',
	'<table><tr><td colspan=999 rowspan=999>',
	'<!---->',
	'<script',
	'sep=;\n',
	'a;b\n'
];

const bytes = fc
	.tuple(
		fc.constantFrom(...BEGINNINGS),
		fc.uint8Array({ maxLength: 600 }),
		fc.constantFrom('a.csv', 'a.xlsx', 'a.zip', 'a')
	)
	.map(([start, rest, name]) =>
		named(Uint8Array.from([...[...start].map((one) => one.charCodeAt(0)), ...rest]), name)
	);

const CELLS = [
	'',
	'1',
	'0301',
	'2024',
	'1,5',
	'1.5',
	'1 234',
	':',
	'..',
	'"',
	"'",
	'""',
	'\\"',
	'-'
];
const WORDS = [
	'Oslo',
	'Kommune',
	'År',
	'Antall',
	'kvinner',
	'1.1.2020',
	'#N/A',
	'\0',
	'\u2028',
	'=A1'
];
const cell = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...CELLS, ...WORDS) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) }
);
const grids = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 14 });

const delimited = fc
	.record({
		rows: grids,
		delimiter: fc.constantFrom(';', ',', '\t', '|', ', ', ' ', ';;'),
		quote: fc.constantFrom('', '"', "'"),
		lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n\r'),
		encoding: fc.constantFrom('utf-8', 'latin1', 'utf-16')
	})
	.map(({ rows, delimiter, quote, lineEnd, encoding }) => {
		const lines = rows.map((cells) => cells.map((one) => quote + one + quote).join(delimiter));
		const whole = lines.join(lineEnd);
		if (encoding === 'utf-8') return new File([whole], 'a.csv');
		const codes = Array.from({ length: whole.length }, (_, i) => whole.charCodeAt(i));
		const wide = codes.flatMap((code) => [code & 255, code >> 8]);
		return named(Uint8Array.from(encoding === 'latin1' ? codes : [255, 254, ...wide]), 'a.csv');
	});

const entryName = fc.oneof(
	fc.constantFrom(
		'a.csv',
		'../a.csv',
		'/a.csv',
		'x\\a.csv',
		'a.zip',
		'xl/a.csv',
		'C:\\a.csv',
		'..'
	),
	fc.string({ maxLength: 8 })
);
const inner = fc.oneof(
	fc.uint8Array({ maxLength: 200 }),
	grids.map((rows) => strToU8(rows.map((cells) => cells.join(';')).join('\n'))),
	fc.constant(zipSync({ 'a.csv': strToU8('a;b\n1;2\n') }))
);
const zips = fc
	.array(fc.tuple(entryName, inner, fc.constantFrom(0 as const, 6 as const)), { maxLength: 5 })
	.map((parts) =>
		zipSync(Object.fromEntries(parts.map(([name, part, level]) => [name, [part, { level }]])))
	)
	.chain((zip) => fc.oneof(fc.constant(zip), mutated(zip)))
	.map((zip) => named(zip, 'a.zip'));

const address = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom('A', 'B', 'C', 'D', 'AA', 'XFD', 'XFE', '') },
	{ weight: 1, arbitrary: fc.string({ maxLength: 4 }) }
);
const rowNumber = fc.oneof(
	{ weight: 6, arbitrary: fc.nat(12) },
	{ weight: 1, arbitrary: fc.constantFrom(1_048_576, 1_048_577, -1, 2 ** 31, 1e21) }
);
const xmlText = cell.map((one) => one.replace(/[<&\p{Cc}\ufffe\uffff]/gu, ''));
const sheetCell = fc
	.tuple(address, rowNumber, xmlText, fc.constantFrom('text', 'number', 'shared', 'empty', 'odd'))
	.map(([column, line, value, kind]) => {
		const at = `${column.replace(/["<&]/g, '')}${line}`;
		if (kind === 'text') return text(at, value);
		if (kind === 'number') return number(at, value, 1);
		if (kind === 'shared') return `<c r="${at}" t="s"><v>${value}</v></c>`;
		return kind === 'empty'
			? `<c r="${at}" s="1"/>`
			: `<c t="${value.replaceAll('"', '')}"><f>1</f></c>`;
	});
const ordered = grids.map((rows) =>
	rows.map((cells, i) =>
		row(
			i + 1,
			...cells.map((one, at) => text(`${'ABCDEFG'[at]}${i + 1}`, one.replace(/[<&\p{Cc}]/gu, '')))
		)
	)
);
const disorderly = fc.array(
	fc
		.tuple(rowNumber, fc.array(sheetCell, { maxLength: 5 }))
		.map(([line, cells]) => row(line, ...cells)),
	{ maxLength: 8 }
);

describe('a thousand files of each kind, none without an answer', { timeout: 120_000 }, () => {
	it('of random bytes', () =>
		holds(bytes, [
			[new File(['<!---->'.repeat(500), 'x'], 'a.html')],
			[new File(['\n'.repeat(5000)], 'a.csv')],
			[new File(['"a";'.repeat(1000), '\n', '"a;'.repeat(1000), '\n1;2\n'], 'a.csv')],
			[new File(['<table><tr>', '<script '.repeat(60_000)], 'a.html')],
			[new File(['<table><tr>', '<td '.repeat(60_000)], 'a.html')],
			[new File(['<table><tr><td>', '<'.repeat(60_000)], 'a.html')]
		]));
	it('of random cells', () => holds(delimited));
	it('that are zips', () => holds(zips));
	it('that are workbooks', async () => {
		const books = await Promise.all(
			fc
				.sample(fc.oneof(ordered, disorderly), { numRuns: RUNS / 2 })
				.map(async (rows) => new Uint8Array(await workbook({ Ark1: rows, Ark2: [] }).arrayBuffer()))
		);
		await holds(
			fc
				.constantFrom(...books)
				.chain((book) => fc.oneof(fc.constant(book), mutated(book)))
				.map((book) => named(book, 'a.xlsx'))
		);
	});
});
