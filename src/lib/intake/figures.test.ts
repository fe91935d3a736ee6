import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Felt, KildePakke } from '../catalogue/kilde.ts';
import { kilde, kilder, valueFields } from '../catalogue/kilder.ts';
import { join, literal, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { numberOf, otherSign, stateOf, withZeros, yearOf } from './figures.ts';
import { openSources } from './views.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
});
afterAll(() => engine.close());

type Text = string | null;
const RAW = sql`raw`;

/** A table of one text column, and a flag column where wanted. */
function table(texts: readonly Text[], flags: readonly Text[] = []) {
	const rows = texts.map(
		(text, i) =>
			sql`(${literal(i)}, ${literal(text)}::VARCHAR, ${literal(flags[i] ?? null)}::VARCHAR)`
	);
	return sql`(VALUES ${join(rows)}) AS t (i, raw, flag)`;
}

async function numbers(decimal: ',' | '.', texts: readonly Text[]) {
	const rows = await engine.rows(
		sql`SELECT ${numberOf(RAW, decimal)} AS n FROM ${table(texts)} ORDER BY i`,
		{ n: 'number?' }
	);
	return rows.map(({ n }) => n);
}

async function states(
	pakke: KildePakke,
	texts: readonly Text[],
	{ field = valueFields(pakke)[0]!, flags }: { field?: Felt; flags?: readonly Text[] } = {}
) {
	const rules = pakke.forlopsatlas;
	const n = numberOf(withZeros(RAW, rules), ',');
	const flag = flags ? sql`flag` : undefined;
	const rows = await engine.rows(
		sql`SELECT ${stateOf(RAW, sql`n`, field, rules, flag)} AS s
			FROM (SELECT *, ${n} AS n FROM ${table(texts, flags)}) ORDER BY i`,
		{ s: 'text?' }
	);
	return rows.map(({ s }) => s);
}

describe('a number in a file with decimal comma', () => {
	it.each([
		['12', 12],
		['-3', -3],
		['0', 0],
		['12,5', 12.5],
		[' 12,5 ', 12.5],
		['1 234,5', 1234.5],
		['1\u00a0234\u00a0567,5', 1234567.5],
		['1\u202f234,5', 1234.5],
		['\u00a012\u00a0', 12],
		['−3,2', -3.2],
		['−1 234,5', -1234.5],
		['1.234,5', 1234.5],
		['1.234.567', 1234567],
		['12.5', 12.5],
		['1 234.5', 1234.5],
		['1e5', 100000]
	])('is read: "%s"', async (text, number) => {
		expect(await numbers(',', [text])).toEqual([number]);
	});
	it('is none where the text is not a number', async () => {
		const texts = ['', ' ', ':', '..', '-', 'tolv', '12 stk', '1,2,3', '1.2.3', '12%', null];
		expect(await numbers(',', texts)).toEqual(texts.map(() => null));
	});
	it('is none where figures only stand side by side', async () => {
		const texts = ['8_10', '1_000', '12 13', '2019 2020', '1 2345', '1 23', '- '];
		expect(await numbers(',', texts)).toEqual(texts.map(() => null));
	});
});

describe('a number in a file with decimal point', () => {
	it('is read the other way round', async () => {
		const texts = ['12.5', '1,234.5', '1,234', '1 234.5', '12,5', '−3.2'];
		expect(await numbers('.', texts)).toEqual([12.5, 1234.5, 1234, 1234.5, 12.5, -3.2]);
	});
});

it('the sign that makes a figure odd is the other one', () => {
	expect([otherSign(','), otherSign('.')]).toEqual(['.', ',']);
});

describe('numbers written the Norwegian way', () => {
	it('are read back as what they were', async () => {
		const figure = fc.tuple(
			fc.integer({ min: -1e9, max: 1e9 }),
			fc.nat(3),
			fc.constantFrom(' ', '\u00a0', '\u202f', '')
		);
		const written = fc.array(figure, { minLength: 1, maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(written, async (figures) => {
				const texts = figures.map(([digits, decimals, space]) =>
					new Intl.NumberFormat('nb-NO', {
						minimumFractionDigits: decimals,
						maximumFractionDigits: decimals
					})
						.format(digits / 10 ** decimals)
						.replace(/[\s\u00a0\u202f]/g, space)
				);
				const expected = figures.map(([digits, decimals]) => digits / 10 ** decimals);
				const read = await numbers(',', texts);
				read.forEach((n, i) => expect(n, texts[i]).toBeCloseTo(expected[i]!, 9));
			}),
			{ numRuns: 20 }
		);
	});
});

describe('the state of a figure', () => {
	it.each(kilder.map((pakke) => [pakke.name, pakke] as const))(
		'follows the symbols of the contract %s',
		async (_, pakke) => {
			const { symboler, tomt, nullsymboler = [] } = pakke.forlopsatlas;
			const symbols = Object.entries(symboler);
			expect(await states(pakke, [...symbols.map(([symbol]) => symbol), '', null, ' '])).toEqual([
				...symbols.map(([, state]) => state),
				...[tomt, tomt, tomt]
			]);
			expect(await states(pakke, ['12', '0', ...nullsymboler])).toEqual([
				...['verdi', 'verdi'],
				...nullsymboler.map(() => 'verdi')
			]);
		}
	);
	it('is what the very source means by a point', async () => {
		expect(await states(kilde('ungdata'), ['.', '..'])).toEqual(['ikke_samlet', 'ikke_aktuelt']);
		expect(await states(kilde('kpr'), ['.', '..'])).toEqual(['ikke_aktuelt', 'ikke_samlet']);
	});
	it('takes a dash for zero where the source does, and for nothing elsewhere', async () => {
		const dash = ['-'];
		expect(await states(kilde('kostra'), dash)).toEqual(['verdi']);
		expect(await numbers(',', dash)).toEqual([null]);
		expect(await states(kilde('is248'), dash)).toEqual(['ikke_samlet']);
		expect(await states(kilde('kpr'), dash)).toEqual([null]);
	});
	it('is not known for infinity, not-a-number, an unknown symbol or a word', async () => {
		const texts = ['inf', '-Infinity', 'nan', '*', ':)', 'mange'];
		expect(await states(kilde('is248'), texts)).toEqual(texts.map(() => null));
	});
	it('is not known for a number out of the range of the contract', async () => {
		expect(await states(kilde('ungdata'), ['-0,1', '0', '100', '100,1'])).toEqual([
			...[null, 'verdi'],
			...['verdi', null]
		]);
		const utgifter = valueFields(kilde('kostra')).find(({ name }) => name === 'utgifter')!;
		expect(await states(kilde('kostra'), ['-1200'], { field: utgifter })).toEqual(['verdi']);
	});
	it('is that of its flag when the flag says other than a value', async () => {
		const flags = ['0', '1', '2', '3', '', null, '9'];
		const texts = flags.map(() => '12');
		expect(await states(kilde('kube'), texts, { flags })).toEqual([
			...['verdi', 'ikke_samlet', 'ikke_aktuelt', 'skjult'],
			...['verdi', 'verdi', 'verdi']
		]);
	});
	it('is that of its text when the flag says that it is a value', async () => {
		const flags = ['0', '0', '0'];
		expect(await states(kilde('kube'), [':', '', 'x'], { flags })).toEqual([
			...['skjult', 'ikke_samlet', null]
		]);
	});
});

describe('the year', () => {
	async function years(texts: readonly Text[]) {
		const rows = await engine.rows(
			sql`SELECT ${yearOf(RAW)} AS y FROM ${table(texts)} ORDER BY i`,
			{ y: 'integer?' }
		);
		return rows.map(({ y }) => y);
	}
	it('is read alone, spaced, as a period of one year, and as a number', async () => {
		const texts = ['2024', ' 2024 ', '2024_2024', '2024-2024', '2024.0', '2024,0', '1990', '2100'];
		const read = [2024, 2024, 2024, 2024, 2024, 2024, 1990, 2100];
		expect(await years(texts)).toEqual(read);
	});
	it('is none for a period of several years', async () => {
		expect(await years(['2022_2024', '2022-2024', '2022–2024'])).toEqual([null, null, null]);
	});
	it('is none for what is no year', async () => {
		const texts = ['', null, '24', '1989', '2101', '20_24', '2023.6', '2024a', 'i år', '0x7E8'];
		expect(await years(texts)).toEqual(texts.map(() => null));
	});
});
