import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { packageFaults, partsOf } from '../../../../tests/docxParts.ts';
import { sheetsOf, valuesIn, type ReadCell } from '../../../../tests/sheetParts.ts';
import {
	HIDDEN,
	NOT_APPLICABLE,
	NOT_COLLECTED,
	PROTECTING,
	value,
	type Cell
} from '../../domain/cell.ts';
import type { Released } from '../../domain/figure.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Column, Table, TableCell } from '../../domain/table.ts';
import { computed } from '../../pictures/computed.ts';
import { language, stateText } from '../../text/index.ts';
import { speak } from '../../text/speak.ts';
import { numbersOf } from '../cells.ts';
import { excelOf, type BookInput, type BookTable } from './index.ts';

const released = (cell: Cell) => cell as Released;

const FROM: Provenance = {
	place: { code: '0301', name: 'Oslo' },
	years: [2024],
	sources: [{ name: 'BrukerPlan', years: [2024], files: [] }],
	method: 'Brukere delt på brukere per årsverk.',
	crosswalk: 'kobling standard v1',
	assumptions: 'Antakelser standard v3',
	...{ mode: 'share', synthetic: false, made: new Date(2026, 10, 28) }
};
const TABLE: Table = {
	caption: 'Gap i Oslo 2024',
	columns: [
		{ key: 'what', label: 'Forløp' },
		{ key: 'year', label: 'År' },
		{ key: 'users', label: 'Behov', unit: 'brukere', numeric: true, decimals: 0 },
		{ key: 'gap', label: 'Gap', unit: 'årsverk', numeric: true, definition: 'Trengs minus finnes.' }
	],
	rows: [
		{
			...{ what: '2', year: '2024', users: released(value(1290.4)) },
			gap: computed('2–4', { low: 1.962, median: 3.04, high: 4.01 }, 1)
		},
		{ what: '3', year: '2023', users: released(HIDDEN), gap: 'ikke kjent' }
	]
};
const tabled = (name: string, table = TABLE, from = FROM): BookTable => ({
	...{ name, heading: 'Det mangler trolig 2–4 årsverk.', subtitle: 'Brukere og årsverk, 2024' },
	...{ table, from }
});
const input = (more: Partial<BookInput> = {}): BookInput => ({
	...{ title: 'Oslo 2024: tallene', from: FROM, tables: [tabled('Gap')] },
	chosen: [['Sammenlignet med', 'landet']],
	files: [{ name: 'brukerplan.csv', source: 'BrukerPlan', sha256: 'ab12' }],
	versions: [
		['Regler for små tall, versjon', '0123456789ab'],
		['Forløpsatlas, versjon', '0.1.0']
	],
	...more
});

async function read(given: BookInput) {
	const parts = partsOf(await excelOf(given));
	expect(packageFaults(parts)).toEqual([]);
	const sheets = sheetsOf(parts);
	return { sheets, values: Object.fromEntries(sheets.map((one) => [one.name, valuesIn(one)])) };
}

describe('a workbook of tables', () => {
	it('begins with what it is, and ends with what others need to find the figures again', async () => {
		const { sheets, values } = await read(input());
		expect(sheets.map(({ name }) => name)).toEqual([
			...['Om', 'Gap', 'Definisjoner', 'Utvalg', 'Filer', 'Versjoner']
		]);
		expect(values.Om?.[0]).toEqual(['Oslo 2024: tallene']);
		expect(values.Om).toContainEqual(['Ark', 'Gap', 'Det mangler trolig 2–4 årsverk.']);
		expect(values.Om?.flat()).toContain('skjult av personvernhensyn');
		expect(values.Utvalg).toContainEqual(['Kommunenummer', '0301']);
		expect(values.Utvalg).toContainEqual(['År', 2024]);
		expect(values.Utvalg).toContainEqual(['Sammenlignet med', 'landet']);
		expect(values.Utvalg).toContainEqual(['Visning', 'Til deling: små tall er skjult']);
		expect(values.Filer?.at(-1)).toEqual(['brukerplan.csv', 'BrukerPlan', 'ab12']);
		expect(values.Versjoner?.slice(-4)).toEqual([
			['Kobling', 'kobling standard v1'],
			['Antakelser', 'Antakelser standard v3'],
			['Regler for små tall, versjon', '0123456789ab'],
			['Forløpsatlas, versjon', '0.1.0']
		]);
	});

	it('has a table as numbers, the ends of ranges and reasons in columns of their own', async () => {
		const { values } = await read(input());
		expect(values.Gap?.[0]).toEqual(['Gap i Oslo 2024']);
		expect(values.Gap?.[1]?.[0]).toContain('Oslo (0301) 2024');
		expect(values.Gap?.slice(2)).toEqual([
			[
				...['Forløp', 'År', 'Behov (brukere)', 'Behov: hvorfor det ikke står et tall'],
				...['Gap (årsverk)', 'Gap, fra (årsverk)', 'Gap, til (årsverk)'],
				'Gap: hvorfor det ikke står et tall'
			],
			['2', 2024, 1290, null, 3, 2, 4],
			['3', 2023, null, 'skjult av personvernhensyn', null, null, null, 'ikke kjent']
		]);
	});

	it('says of each column what it is, in what, of which source, and how it is made', async () => {
		const rows = (await read(input())).values.Definisjoner?.slice(2);
		const of = (label: string) => rows?.find(([, column]) => column === label);
		const origin = ['BrukerPlan 2024', 'Brukere delt på brukere per årsverk.'];
		expect(of('Gap (årsverk)')).toEqual([
			...['Gap', 'Gap (årsverk)', 'årsverk', 'Trengs minus finnes.', ...origin]
		]);
		expect(of('Behov (brukere)')?.[3]).toBe('Brukere og årsverk, 2024');
		expect(of('Gap, fra (årsverk)')?.[3]).toBe('Nedre ende av spennet. Trengs minus finnes.');
		expect(rows).toHaveLength(8);
	});

	it('says on each sheet whose eyes it is for, and that its figures are nobody’s', async () => {
		const from: Provenance = { ...FROM, mode: 'internal', synthetic: true };
		const { sheets, values } = await read(
			input({ from, tables: [tabled('Gap', TABLE, from)], files: [] })
		);
		const mark = 'INTERN – unntatt offentlighet · Syntetiske eksempeldata';
		for (const { name, xml } of sheets) {
			expect(values[name]?.[1], name).toEqual([mark]);
			expect(xml, name).toContain('INTERN – unntatt offentlighet</oddHeader>');
		}
		expect(values.Filer?.at(-1)?.[0]).toContain('de syntetiske eksemplene');
		const shared = await read(input());
		expect(JSON.stringify(shared.values)).not.toMatch(/INTERN|yntetisk/);
	});

	it('is in the language of the page', async () => {
		for (const [locale, first] of [
			['nn', 'Definisjonar'],
			['en', 'Definitions']
		] as const) {
			speak(locale);
			language.set(locale);
			expect((await read(input())).sheets.map(({ name }) => name)).toContain(first);
		}
		speak('nb');
		language.set('nb');
	});

	it('has tabs that Excel takes, each its own, whatever tables are called', async () => {
		const names = [
			...['Om', 'gap', 'Gap', "'[a]:b*c?/d\\'", '', '=1+1', '👩'.repeat(20)],
			'Behov, kapasitet, kompetanse og gap',
			'Behov, kapasitet, kompetanse og annet'
		];
		const { sheets } = await read(input({ tables: names.map((name) => tabled(name)) }));
		const tabs = sheets.map(({ name }) => name);
		expect(tabs.slice(1, 5)).toEqual(['Om 2', 'gap', 'Gap 2', 'a b c d']);
		expect(tabs).toContain('Behov, kapasitet, kompetanse…');
		expect(tabs).toContain('Behov, kapasitet, kompetanse… 2');
		expect(new Set(tabs.map((tab) => tab.toLowerCase())).size).toBe(tabs.length);
		for (const tab of tabs) {
			expect(tab).toMatch(/^(?!')[^:\\/?*[\]]{1,31}(?<!')$/);
			expect(tab.isWellFormed()).toBe(true);
		}
	});
});

const STATES = [HIDDEN, NOT_COLLECTED, NOT_APPLICABLE, PROTECTING];
const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true });
/** What may stand in a column of numbers. */
const numeric: fc.Arbitrary<TableCell> = fc.oneof(
	finite.map((x) => released(value(x))),
	fc.constantFrom(...STATES).map(released),
	fc
		.tuple(finite, finite, finite, fc.integer({ min: 0, max: 4 }))
		.map(([low, median, high, decimals]) => computed('omtrent', { low, median, high }, decimals)),
	fc.string({ unit: 'binary' })
);
const text = fc.string({ unit: 'binary', maxLength: 60 });
const tables: fc.Arbitrary<Table> = fc
	.array(fc.tuple(fc.boolean(), text, fc.integer({ min: 0, max: 4 })), {
		...{ minLength: 1, maxLength: 6 }
	})
	.chain((given) => {
		const columns = given.map(([number, label, decimals], i): Column => ({
			...{ key: `k${i}`, label: `${i} ${label}`, numeric: number, decimals }
		}));
		const row = fc.record(
			Object.fromEntries(columns.map(({ key, numeric: number }) => [key, number ? numeric : text]))
		);
		return fc.record({
			...{ caption: text, columns: fc.constant(columns) },
			rows: fc.array(row, { maxLength: 8 })
		});
	});

describe('any table', () => {
	/** As XML can hold it, in lines as a spreadsheet has them. */
	const held = (said: string) =>
		said
			.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
			.replace(/\r\n?/g, '\n');
	const decimalsIn = (format: string) => /\.(0+)$/.exec(format)?.[1]?.length ?? 0;

	/** What a file is to say of a cell: its numbers in the table's order, then its words. */
	function wanted(cell: TableCell | undefined, decimals: number): (string | number)[] {
		if (typeof cell === 'string' || cell === undefined) return cell ? [held(cell)] : [];
		const { middle, low, high } = numbersOf(cell, decimals);
		const numbers = [middle, low, high].filter((one) => one !== null);
		return 'state' in cell && cell.state !== 'value' ? [stateText(cell.state)] : numbers;
	}

	it('is in its sheet: every number with its decimals and no more, every state beside it', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async (table) => {
				const { sheets } = await read(input({ tables: [tabled('Tabell', table)] }));
				const rows = sheets[1]?.rows.slice(3) ?? [];
				const said = table.rows.map((_, i) =>
					(rows[i] ?? []).flatMap((cell) =>
						cell === null ? [] : [cell.kind === 'text' ? cell.text : cell.value]
					)
				);
				expect(said).toEqual(
					table.rows.map((row) =>
						table.columns.flatMap(({ key, decimals = 0 }) => wanted(row[key], decimals))
					)
				);
				const numbers = rows
					.flat()
					.filter((cell): cell is ReadCell & { kind: 'number' } => cell?.kind === 'number');
				for (const { value: x, format } of numbers)
					expect(Number(x.toFixed(decimalsIn(format)))).toBe(x);
				// A column holds numbers or texts, and never both.
				for (const [at] of (sheets[1]?.rows[2] ?? []).entries()) {
					const kinds = new Set(rows.flatMap((row) => row[at]?.kind ?? []));
					expect(kinds.size).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 200 }
		);
	});

	it('is read the same by a library of its own', async () => {
		const bytes = await excelOf(input());
		const [, sheet] = await readXlsxFile(new Blob([bytes]));
		expect(sheet?.data.at(-2)?.slice(0, 7)).toEqual(['2', 2024, 1290, null, 3, 2, 4]);
	});
});
