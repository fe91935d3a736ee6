import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, PROTECTING, value } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Table } from '../domain/table.ts';
import { computed, spanned } from '../pictures/computed.ts';
import { provenanceLine } from './provenanceLine.ts';
import { tableCsv } from './tableCsv.ts';

/** As the gate gives them. */
const released = (cell: ReturnType<typeof value>) => cell as Released;

const FROM: Provenance = {
	place: { code: '3427', name: 'Tynset' },
	years: [2024],
	sources: [
		{ name: 'BrukerPlan', years: [2024], files: [] },
		{ name: 'IS-24/8', years: [2022, 2024], files: [] }
	],
	method: 'brukere delt på brukere per årsverk',
	crosswalk: 'kobling standard v3',
	assumptions: 'Antakelser standard v3',
	mode: 'share',
	synthetic: true,
	made: new Date(2026, 10, 28)
};

const TABLE: Table = {
	caption: 'Gap',
	columns: [
		{ key: 'what', label: 'Forløp' },
		{ key: 'users', label: 'Brukere', unit: 'brukere', numeric: true, decimals: 0 },
		{ key: 'gap', label: 'Gap', unit: 'årsverk', numeric: true },
		{ key: 'note', label: 'Merknad' }
	],
	rows: [
		{
			what: '2 og 3',
			users: released(value(129.4)),
			gap: computed('2–4', { low: 1.962, median: 3.04, high: 4.01 }, 1),
			note: 'trolig'
		},
		{ what: '2', users: released(HIDDEN), gap: 'ikke kjent' },
		{ what: '3', users: released(NOT_COLLECTED), gap: computed('-1,5', { median: -1.52 }, 1) }
	]
};

/** With plain spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** Each row by the names of its columns. */
function read(table: Table, from = FROM): Record<string, string>[] {
	const text = plain(tableCsv(table, from)).replace('\ufeff', '');
	return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

describe('a table that leaves the page', () => {
	it('says of what is to come that it is being protected', () => {
		const rows = [{ what: '2', users: released(PROTECTING), gap: '', note: '' }];
		const [row] = read({ ...TABLE, rows });
		expect(Object.values(row ?? {})).toContain('beskyttes');
	});
	it('has numbers as numbers, and the reason why there is none in a column beside', () => {
		const column = (name: string) => read(TABLE).map((row) => row[name]);
		expect(column('Brukere')).toEqual(['129', '', '']);
		expect(column('Brukere: hvorfor det ikke står et tall')).toEqual([
			'',
			'skjult av personvernhensyn',
			'ingen tall'
		]);
		expect(column('Gap (årsverk)')).toEqual(['3', '', '-1,5']);
		expect(column('Gap, fra (årsverk)')).toEqual(['2', '', '']);
		expect(column('Gap: hvorfor det ikke står et tall')).toEqual(['', 'ikke kjent', '']);
		expect(column('Merknad')).toEqual(['trolig', '', '']);
	});

	it('says on each row where it is of, and what it comes from', () => {
		for (const row of read(TABLE))
			expect(row).toMatchObject({
				...{ Kommunenummer: '3427', Kommune: 'Tynset', År: '2024' },
				Kilde: 'BrukerPlan 2024; IS-24/8 2022–2024',
				'Slik er tallet laget': 'brukere delt på brukere per årsverk',
				Kobling: 'kobling standard v3',
				Antakelser: 'Antakelser standard v3',
				Visning: 'Til deling: små tall er skjult',
				Data: 'Syntetiske eksempeldata',
				'Hentet ut': '28. november 2026'
			});
		const own = read(TABLE, { ...FROM, synthetic: false, mode: 'internal' })[0];
		expect(own).toMatchObject({ Data: 'Egne filer' });
		expect(own?.['Visning']).toBe('INTERN – unntatt offentlighet');
	});

	it('has the files it comes from, each with its hash, once', () => {
		const source = { name: 'BrukerPlan', years: [2024], files: ['a.csv', 'b.csv'] };
		const sources = [
			{ ...source, sha256: ['ab12', ''] },
			{ ...source, sha256: ['ab12', ''] }
		];
		expect(read(TABLE, { ...FROM, sources })[0]).toMatchObject({
			'Filer (SHA-256)': 'a.csv ab12; b.csv'
		});
		expect(read(TABLE)[0]).not.toHaveProperty('Filer (SHA-256)');
	});

	it('has the year once where the table tells it itself', () => {
		const table = {
			...{ caption: '', columns: [{ key: 'year', label: 'År' }] },
			rows: [{ year: '2019' }, { year: '2020' }]
		};
		expect(read(table).map((row) => row['År'])).toEqual(['2019', '2020']);
	});

	it('has no middle where only the ends are known, and says why', () => {
		const users = computed('18–44', { low: 18, median: null, high: 44, why: 'skjult' }, 0);
		const rows = read({
			...{ caption: '', columns: [{ key: 'n', label: 'Behov', unit: 'brukere', numeric: true }] },
			rows: [{ n: users }]
		});
		expect(rows[0]).toMatchObject({
			'Behov, fra (brukere)': '18',
			'Behov, til (brukere)': '44',
			'Behov: hvorfor det ikke står et tall': 'skjult'
		});
		expect(rows[0]).not.toHaveProperty('Behov (brukere)');
	});

	it('has no ends where they are what the middle is', () => {
		const cost = computed('2 281', { low: 2281, median: 2281, high: 2281 }, 0);
		const columns = [{ key: 'cost', label: '2027', unit: '1000 kr', numeric: true }];
		const [row = {}] = read({ caption: 'Plan', columns, rows: [{ cost }] });
		expect(row['2027 (1000 kr)']).toBe('2281');
		expect(Object.keys(row).filter((name) => name.startsWith('2027'))).toHaveLength(1);
	});

	it('has no more decimals than are shown: a rate could be turned back into its count', () => {
		const cell = spanned(released(value(14.2371)), { low: 12.9999, high: 15.1234 }, 1);
		const rows = read({
			...{ caption: '', columns: [{ key: 'rate', label: 'Rate' }] },
			rows: [{ rate: cell }]
		});
		expect(rows[0]).toMatchObject({
			Rate: '14,2',
			'Rate, fra': '13',
			'Rate, til': '15,1'
		});
		expect(spanned(released(HIDDEN), { low: 1, high: 4 }, 1)).toEqual(HIDDEN);
	});

	it('takes no count that has not passed the gate', () => {
		const columns = [{ key: 'n', label: 'Antall' }];
		// @ts-expect-error a raw cell is no released one
		const raw: Table = { caption: '', columns, rows: [{ n: value(3) }] };
		// @ts-expect-error nor is a number
		const number: Table = { caption: '', columns, rows: [{ n: 3 }] };
		// @ts-expect-error nor what looks like the model's
		const made: Table = { caption: '', columns, rows: [{ n: { text: '3', middle: 3 } }] };
		expect([raw, number, made]).toHaveLength(3);
	});
});

describe('the foot of a picture that leaves the page', () => {
	it('says where it is of, its year and sources, and what it is made of', () => {
		expect(plain(provenanceLine(FROM))).toBe(
			'Tynset (3427) 2024 · BrukerPlan 2024, IS-24/8 2022–2024 · kobling standard v3 · ' +
				'Antakelser standard v3 · Syntetiske eksempeldata · Forløpsatlas, 28. november 2026'
		);
		expect(provenanceLine({ ...FROM, mode: 'internal', synthetic: false })).toMatch(
			/^INTERN – unntatt offentlighet · /
		);
	});
});
