import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STATE_WORDS, type StateWord } from '../domain/cell.ts';
import type { Localised } from '../domain/text.ts';
import { ident } from '../engine/index.ts';
import { ageSpan } from '../intake/ageSpan.ts';
import { VIEW_COLUMNS, type IndikatorFil } from './indikator.ts';
import type { Felt, KildePakke } from './kilde.ts';
import { begreper, withBegreper } from './begreper.ts';

const DATA = new URL('../../../data/', import.meta.url);
const VIEW_TYPES = [
	...['VARCHAR', 'VARCHAR', 'INTEGER', 'VARCHAR', 'VARCHAR'],
	...['DOUBLE', 'DOUBLE', 'DOUBLE', 'DOUBLE', 'DOUBLE', 'VARCHAR']
];

const folders = (path: string) =>
	readdirSync(new URL(path, DATA), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
const text = (path: string) => readFileSync(new URL(path, DATA), 'utf8');
const exists = (path: string) => existsSync(new URL(path, DATA));

const contract = (id: string) => JSON.parse(text(`kilder/${id}/datapackage.json`)) as KildePakke;
const contracts = new Map<string, Felt[]>(
	folders('kilder/')
		.filter((id) => exists(`kilder/${id}/datapackage.json`))
		.map((id) => [id, contract(id).resources[0].schema.fields])
);
const ids = folders('indikatorer/');
const indicators = ids.map((id) => ({
	folder: id,
	file: JSON.parse(text(`indikatorer/${id}/indikator.json`)) as IndikatorFil
}));
const withView = indicators
	.filter(({ file }) => file.slag !== 'modell')
	.map(({ folder }) => folder);

const view = (id: string) => text(`indikatorer/${id}/view.sql`);
/** With what it names that several share. */
const whole = (id: string) => withBegreper(view(id));
const rader = (id: string) => text(`indikatorer/${id}/rader.sql`);
const fieldsOf = (source: string, role: 'dimensjon' | 'verdi') =>
	(contracts.get(source) ?? []).filter((field) => field.forlopsatlas.rolle === role);

/** The columns that a loaded source has, as its contract gives them. */
function columns(source: string): string[] {
	return [
		'omradetype VARCHAR',
		'omrade VARCHAR',
		'aar INTEGER',
		...fieldsOf(source, 'dimensjon').map(({ name }) => `"${name}" VARCHAR`),
		...fieldsOf(source, 'verdi').flatMap(({ name }) => [
			`"${name}" DOUBLE`,
			`"${name}_tilstand" VARCHAR`
		]),
		...fieldsOf(source, 'dimensjon')
			.filter(({ forlopsatlas }) => forlopsatlas.aldersspenn)
			.flatMap(({ name }) => {
				const { from, to } = ageSpan(ident(name));
				return [`${name}_fra INTEGER AS (${from.text})`, `${name}_til INTEGER AS (${to.text})`];
			}),
		'fil INTEGER',
		'linje INTEGER'
	];
}

async function emptyDatabase(): Promise<DuckDBConnection> {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	for (const source of contracts.keys())
		await db.run(`CREATE TABLE "${source}" (${columns(source).join(', ')})`);
	await db.run(
		`CREATE TABLE kobling (kilde VARCHAR, felt VARCHAR, verdi VARCHAR, forlop VARCHAR,
			lav DOUBLE, midt DOUBLE, hoy DOUBLE)`
	);
	return db;
}

type Value = string | number | null;
type Row = Record<string, Value>;

/** Gives a row its columns: a value field holds a number, or the word of another state. */
function sourceRow(source: string, row: Row, line: number): Row {
	const out: Row = { omradetype: 'kommune', omrade: '0301', aar: 2024, fil: 1, linje: line };
	const values = new Set(fieldsOf(source, 'verdi').map(({ name }) => name));
	for (const name of values) out[`${name}_tilstand`] = 'ikke_samlet' satisfies StateWord;
	for (const [name, value] of Object.entries(row)) {
		if (values.has(name)) {
			out[name] = typeof value === 'number' ? value : null;
			out[`${name}_tilstand`] = typeof value === 'number' ? 'verdi' : value;
		} else out[name] = value;
	}
	return out;
}

async function insert(db: DuckDBConnection, table: string, row: Row) {
	const names = Object.keys(row).map((name) => `"${name}"`);
	await db.run(
		`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
		Object.values(row)
	);
}

type Loaded = Record<string, Row[]>;

async function load(sources: Loaded): Promise<DuckDBConnection> {
	const db = await emptyDatabase();
	for (const [source, rows] of Object.entries(sources))
		for (const [i, row] of rows.entries())
			await insert(db, source, source === 'kobling' ? row : sourceRow(source, row, i + 2));
	return db;
}

/** Rows of the view as arrays in the order of VIEW_COLUMNS, without `omradetype`. */
async function figures(id: string, sources: Loaded): Promise<Value[][]> {
	const db = await load(sources);
	const order = 'omradetype, omrade, aar, forlop, kategori';
	const reader = await db.runAndReadAll(`SELECT * FROM (\n${whole(id)}\n) ORDER BY ${order}`);
	const rows = reader.getRowObjectsJson() as Row[];
	return rows.map((row) => VIEW_COLUMNS.slice(1).map((name) => row[name] ?? null));
}

/** Line numbers of the source rows behind the figure of 0301 in 2024. */
async function lines(id: string, sources: Loaded): Promise<Value[]> {
	const db = await load(sources);
	const reader = await db.runAndReadAll(rader(id), ['0301', 2024]);
	return (reader.getRowObjectsJson() as Row[]).map((row) => row['linje'] ?? null);
}

const crosswalk = (
	kilde: string,
	felt: string,
	verdi: string,
	forlop: string,
	[lav, midt, hoy]: [number, number, number]
): Row => ({ kilde, felt, verdi, forlop, lav, midt, hoy });

const users = (row: Row): Row => ({
	...{ gruppe: 'alle', kjennetegn: 'alle', kategori: 'alle', forlop: 'ikke_oppgitt' },
	...row
});
const adults = (inndeling: string, kategori: string, row: Row): Row => ({
	...{ malgruppe: 'voksne', inndeling, kategori, svar: 'ikke_oppgitt' },
	...row
});
const people = (kjonn: string, alder: string, personer: Value): Row => ({ kjonn, alder, personer });
const contacts = (row: Row): Row => ({
	...{ kjonn: 'samlet', alder: '0_74', kodegruppe: 'lidelser', maaltall: 'MEIS' },
	...row
});

const GROUPS = [
	crosswalk('brukerplan', 'gruppe', 'psykisk_alene', '2', [0.5, 0.75, 1]),
	crosswalk('brukerplan', 'gruppe', 'psykisk_alene', '3', [0, 0.25, 0.5]),
	crosswalk('brukerplan', 'gruppe', 'rus_alvorlig', '2', [0, 0, 0]),
	crosswalk('brukerplan', 'gruppe', 'rus_alvorlig', '3', [1, 1, 1])
];

/** What the SQL of an indicator may call: every engine has these. */
const PORTABLE = ['CAST', 'COALESCE', 'NULLIF', 'SUM', 'COUNT', 'MIN', 'MAX', 'LEAST', 'LOWER'];

/** Words before a parenthesis that call nothing. */
const CALL_NOTHING =
	/^(AS|IN|AND|OR|NOT|ON|WHEN|THEN|ELSE|WHERE|WITH|SELECT|FROM|JOIN|USING|OVER|HAVING)$/;

/** The functions that a text of SQL calls, without its comments and its texts. */
function called(sql: string): string[] {
	const code = sql.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''");
	return [...code.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)]
		.map(([, name = '']) => name.toUpperCase())
		.filter((name) => !CALL_NOTHING.test(name));
}

describe('portable SQL', () => {
	it('knows a call by its name, also over two lines, and no word of a text or a comment', () => {
		expect(
			called("SELECT SUM(x) -- regexp(y)\nWHERE a IN ('strip(z)') AND ifnull\n(x, 0)")
		).toEqual(['SUM', 'IFNULL']);
	});
});

describe('every indicator', () => {
	const localised = (file: IndikatorFil): [string, Localised][] => [
		['navn', file.navn],
		['definisjon', file.definisjon],
		['enhet', file.enhet],
		['metode', file.metode],
		['forbehold', file.forbehold],
		...Object.entries(file.kategorier ?? {})
	];

	it.each(indicators)('$folder is complete', ({ folder, file }) => {
		expect(file.id).toBe(folder);
		for (const [name, texts] of localised(file)) {
			for (const language of ['nb', 'nn', 'en'] as const)
				expect(texts[language].trim(), `${name}.${language}`).not.toBe('');
			expect(texts.nb, name).not.toBe(texts.en);
		}
		expect(file.kilder.length).toBeGreaterThan(0);
		for (const source of file.kilder) expect([...contracts.keys()], source).toContain(source);
		const model = file.slag === 'modell';
		expect(exists(`indikatorer/${folder}/view.sql`)).toBe(!model);
		expect(exists(`indikatorer/${folder}/rader.sql`)).toBe(!model);
	});

	it('has a place of its own in the order', () => {
		const order = indicators.map(({ file }) => file.rekkefolge);
		expect(new Set(order).size).toBe(order.length);
	});

	it.each(withView)('%s reads no source that it does not name', (id) => {
		const named = indicators.find(({ folder }) => folder === id)?.file.kilder ?? [];
		const read = [...whole(id).matchAll(/\b(?:FROM|JOIN)\s+(\w+)/g)].map(([, table]) => table);
		const sources = read.filter((table) => table !== undefined && contracts.has(table));
		expect(new Set(sources)).toEqual(new Set(named));
	});

	it.each(withView)('%s has SQL that stands alone and is portable', (id) => {
		for (const sql of [view(id), rader(id)]) {
			expect(sql).toMatch(/^-- /);
			expect(sql).not.toMatch(/;|\$\{|\b(QUALIFY|FILTER|PIVOT|EXCLUDE|SELECT \*)\b/);
		}
		for (const name of called(view(id) + rader(id))) expect(PORTABLE).toContain(name);
		expect(view(id)).not.toContain('?');
		expect(rader(id).match(/\?/g)).toHaveLength(2);
		expect(rader(id)).toContain('omrade = ? AND aar = ?');
		expect(rader(id)).toMatch(/ORDER BY (s\.)?fil, (s\.)?linje\n$/);
	});

	it.each(withView)('%s binds to the contracts and gives the declared columns', async (id) => {
		const db = await emptyDatabase();
		await db.run(`EXPLAIN\n${whole(id)}`);
		const described = await db.runAndReadAll(`DESCRIBE\n${whole(id)}`);
		const found = described.getRowObjectsJson() as Row[];
		expect(found.map((row) => row['column_name'])).toEqual([...VIEW_COLUMNS]);
		expect(found.map((row) => row['column_type'])).toEqual(VIEW_TYPES);
	});

	it.each(withView)('%s shows the source rows with the names of the contract', async (id) => {
		const db = await emptyDatabase();
		await db.run(`EXPLAIN\n${rader(id)}`, ['0301', 2024]);
		const names = (await db.runAndReadAll(rader(id), ['0301', 2024])).columnNames();
		expect(names.slice(0, 2)).toEqual(['fil', 'linje']);
		const leading = indicators.find(({ folder }) => folder === id)?.file.kilder[0] ?? '';
		const known = columns(leading).map((column) => column.replaceAll('"', '').split(' ')[0]);
		for (const name of names) expect(known).toContain(name);
	});
});

describe('brukere_forlop', () => {
	const byGroup = [
		users({ antall: 100 }),
		users({ gruppe: 'psykisk_alene', antall: 40 }),
		users({ gruppe: 'rus_alvorlig', antall: 20 })
	];

	it('splits groups over pathways with a low, a middle and a high share', async () => {
		const befolkning = [people('samlet', '17 år', 50), people('samlet', '18-24 år', 1000)];
		const sources = { brukerplan: byGroup, kobling: GROUPS, befolkning };
		expect(await figures('brukere_forlop', sources)).toEqual([
			['0301', 2024, '2', 'alle', 30, 20, 40, 1000, null, 'verdi'],
			['0301', 2024, '3', 'alle', 30, 20, 40, 1000, null, 'verdi']
		]);
		expect(await figures('brukere_rate', sources)).toEqual(
			await figures('brukere_forlop', sources)
		);
		expect(await lines('brukere_forlop', sources)).toEqual([3, 4]);
	});

	it('takes the pathway that the file states, once, and leaves pathway 1 out', async () => {
		const brukerplan = [
			...byGroup,
			users({ forlop: '1', antall: 7 }),
			users({ forlop: '2', antall: 55 }),
			users({ forlop: '2', gruppe: 'psykisk_alene', antall: 50 }),
			users({ forlop: '3', gruppe: 'psykisk_alene', antall: 8 }),
			users({ forlop: '3', gruppe: 'rus_alvorlig', antall: 9 }),
			users({ forlop: '3', kjennetegn: 'kjonn', kategori: 'menn', antall: 12 })
		];
		const sources = { brukerplan, kobling: GROUPS };
		expect(await figures('brukere_forlop', sources)).toEqual([
			['0301', 2024, '2', 'alle', 55, null, null, null, null, 'verdi'],
			['0301', 2024, '3', 'alle', 17, null, null, null, null, 'verdi']
		]);
		expect(await lines('brukere_forlop', sources)).toEqual([6, 8, 9]);
	});

	it('hides a sum with a hidden part, also where its share is small, but not where it is none', async () => {
		const rows = (psykisk: Value, rop: Value) => [
			users({ gruppe: 'psykisk_alene', antall: psykisk }),
			users({ gruppe: 'rus_alvorlig', antall: rop })
		];
		const states = async (psykisk: Value, rop: Value) =>
			(await figures('brukere_forlop', { brukerplan: rows(psykisk, rop), kobling: GROUPS })).map(
				(row) => [row[2], row[4], row[9]]
			);
		expect(await states('skjult', 20)).toEqual([
			['2', null, 'skjult'],
			['3', null, 'skjult']
		]);
		expect(await states(40, 'skjult')).toEqual([
			['2', 30, 'verdi'],
			['3', null, 'skjult']
		]);
		expect(await states(40, 'ikke_samlet')).toEqual([
			['2', 30, 'verdi'],
			['3', null, 'ikke_samlet']
		]);
		expect(await states(40, 'ikke_aktuelt')).toEqual([
			['2', 30, 'verdi'],
			['3', 10, 'verdi']
		]);
		expect(await states('ikke_samlet', 'skjult')).toEqual([
			['2', null, 'ikke_samlet'],
			['3', null, 'skjult']
		]);
	});

	it('lets each kommune and year choose by itself', async () => {
		const brukerplan = [
			users({ aar: 2023, forlop: '3', antall: 11 }),
			users({ gruppe: 'rus_alvorlig', antall: 20 }),
			users({ omrade: '4601', forlop: '3', antall: 30 }),
			users({ omradetype: 'fylke', omrade: '46', forlop: '3', antall: 300 })
		];
		expect(await figures('brukere_forlop', { brukerplan, kobling: GROUPS })).toEqual([
			['0301', 2023, '3', 'alle', 11, null, null, null, null, 'verdi'],
			['0301', 2024, '3', 'alle', 20, 20, 20, null, null, 'verdi'],
			['4601', 2024, '3', 'alle', 30, null, null, null, null, 'verdi']
		]);
	});
});

describe('brukere_i_alt_rate', () => {
	it('adds the groups only when the file has no total', async () => {
		const groups = [
			users({ gruppe: 'psykisk_alene', antall: 40 }),
			users({ gruppe: 'rus_alvorlig', antall: 20 })
		];
		const total = async (brukerplan: Row[]) =>
			(await figures('brukere_i_alt_rate', { brukerplan })).map((row) => row[4]);
		expect(await total(groups)).toEqual([60]);
		expect(await total([...groups, users({ antall: 61 })])).toEqual([61]);
		expect(
			await total([users({ forlop: '2', antall: 5 }), users({ forlop: '3', antall: 6 })])
		).toEqual([11]);
	});
});

describe('brukere_gruppe', () => {
	it('prefers the row without a pathway to the sum over pathways', async () => {
		const brukerplan = [
			users({ antall: 100 }),
			users({ gruppe: 'psykisk_alene', antall: 40 }),
			users({ gruppe: 'psykisk_alene', forlop: '2', antall: 39 }),
			users({ gruppe: 'rus_alvorlig', forlop: '2', antall: 5 }),
			users({ gruppe: 'rus_alvorlig', forlop: '3', antall: 6 })
		];
		expect(await figures('brukere_gruppe', { brukerplan })).toEqual([
			['0301', 2024, 'alle', 'psykisk_alene', 40, null, null, null, null, 'verdi'],
			['0301', 2024, 'alle', 'rus_alvorlig', 11, null, null, null, null, 'verdi']
		]);
		expect(await lines('brukere_gruppe', { brukerplan })).toEqual([3, 5, 6]);
	});
});

describe('levekar_rod', () => {
	const score = (kjennetegn: string, kategori: string, antall: Value) =>
		users({ kjennetegn, kategori, antall });

	it('counts red, in the index red and blålys, of all scored', async () => {
		const brukerplan = [
			score('bolig', 'gronn', 50),
			score('bolig', 'gul', 20),
			score('bolig', 'gul', 10),
			score('bolig', 'rod', 8),
			score('levekarsindeks', 'gronn', 40),
			score('levekarsindeks', 'gul', 30),
			score('levekarsindeks', 'rod', 12),
			score('levekarsindeks', 'blalys', 6),
			users({ gruppe: 'rus_alvorlig', kjennetegn: 'bolig', kategori: 'rod', antall: 5 })
		];
		expect(await figures('levekar_rod', { brukerplan })).toEqual([
			['0301', 2024, 'alle', 'bolig', 8, null, null, 88, null, 'verdi'],
			['0301', 2024, 'alle', 'levekarsindeks', 18, null, null, 88, null, 'verdi']
		]);
		expect(await figures('blalys', { brukerplan })).toEqual([
			['0301', 2024, 'alle', 'alle', 6, null, null, 88, null, 'verdi']
		]);
		expect(await lines('levekar_rod', { brukerplan })).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('hides the share when any colour is hidden, and knows none when a colour is absent', async () => {
		const brukerplan = [
			score('bolig', 'gronn', 'skjult'),
			score('bolig', 'gul', 20),
			score('bolig', 'rod', 8),
			score('nettverk', 'gronn', 50),
			score('nettverk', 'rod', 8),
			score('okonomi', 'gronn', 50),
			score('okonomi', 'gul', 50),
			score('okonomi', 'rod', 0)
		];
		expect(await figures('levekar_rod', { brukerplan })).toEqual([
			['0301', 2024, 'alle', 'bolig', null, null, null, null, null, 'skjult'],
			['0301', 2024, 'alle', 'nettverk', null, null, null, null, null, 'ikke_samlet'],
			['0301', 2024, 'alle', 'okonomi', 0, null, null, 100, null, 'verdi']
		]);
	});
});

describe('individuell_plan', () => {
	it('is yes of yes and no, added over groups when there is no total', async () => {
		const answer = (omrade: string, gruppe: string, kategori: string, antall: Value) =>
			users({ omrade, gruppe, kjennetegn: 'individuell_plan', kategori, antall });
		const brukerplan = [
			answer('0301', 'psykisk_alene', 'ja', 10),
			answer('0301', 'psykisk_alene', 'nei', 30),
			answer('0301', 'rus_alvorlig', 'ja', 6),
			answer('0301', 'rus_alvorlig', 'nei', 14),
			answer('1103', 'alle', 'ja', 20),
			answer('1103', 'alle', 'nei', 'skjult'),
			answer('4601', 'alle', 'ja', 20)
		];
		expect(await figures('individuell_plan', { brukerplan })).toEqual([
			['0301', 2024, 'alle', 'alle', 16, null, null, 60, null, 'verdi'],
			['1103', 2024, 'alle', 'alle', null, null, null, null, null, 'skjult'],
			['4601', 2024, 'alle', 'alle', null, null, null, null, null, 'ikke_samlet']
		]);
	});
});

describe('oversikt_forlop', () => {
	it('keeps sources apart and takes only rows for everyone with a stated pathway', async () => {
		const row = (row: Row): Row => ({
			...{ kilde: 'journal', indikator: 'brukere', forlop: '1', alder: 'alle', kjonn: 'samlet' },
			...row
		});
		const oversikt = [
			row({ teller: 30, nevner: 100 }),
			row({ kilde: 'venteliste', teller: 9 }),
			row({ forlop: 'ikke_oppgitt', teller: 99 }),
			row({ kjonn: 'menn', teller: 12 }),
			row({ indikator: 'ventetid', teller: 4 })
		];
		expect(await figures('oversikt_forlop', { oversikt })).toEqual([
			['0301', 2024, '1', 'journal', 30, null, null, null, null, 'verdi'],
			['0301', 2024, '1', 'venteliste', 9, null, null, null, null, 'verdi']
		]);
	});
});

describe('arsverk_forlop', () => {
	const kobling = [
		crosswalk('is248', 'tiltakstype', 'lavterskel', '1', [0.5, 0.75, 1]),
		crosswalk('is248', 'tiltakstype', 'lavterskel', '2', [0, 0.25, 0.5]),
		crosswalk('is248', 'tiltakstype', 'lavterskel', 'utenfor', [0, 0, 0.5]),
		crosswalk('is248', 'tiltakstype', 'ambulant_team', '3', [1, 1, 1])
	];
	const byType = [
		adults('tiltakstype', 'lavterskel', { arsverk: 8 }),
		adults('tiltakstype', 'ambulant_team', { arsverk: 'skjult' }),
		adults('tiltakstype', 'alle', { arsverk: 12 })
	];

	it('takes what is reported per pathway, and adds merged kommuner', async () => {
		const is248 = [
			...byType,
			adults('hovedforlop', '1', { arsverk: 2 }),
			adults('hovedforlop', '1', { arsverk: 0.5 }),
			adults('hovedforlop', '2', { arsverk: 'ikke_samlet' }),
			adults('hovedforlop', '3', { arsverk: 4 }),
			adults('hovedforlop', 'alle', { arsverk: 6.5 }),
			adults('hovedforlop', '1', { malgruppe: 'barn_unge', arsverk: 3 })
		];
		expect(await figures('arsverk_forlop', { is248, kobling })).toEqual([
			['0301', 2024, '1', 'alle', 2.5, null, null, null, null, 'verdi'],
			['0301', 2024, '2', 'alle', null, null, null, null, null, 'ikke_samlet'],
			['0301', 2024, '3', 'alle', 4, null, null, null, null, 'verdi']
		]);
		expect(await lines('arsverk_forlop', { is248, kobling })).toEqual([5, 6, 7, 8]);
	});

	it('falls back to type of measure, and keeps what is outside the pathways out', async () => {
		expect(await figures('arsverk_forlop', { is248: byType, kobling })).toEqual([
			['0301', 2024, '1', 'alle', 6, 4, 8, null, null, 'verdi'],
			['0301', 2024, '2', 'alle', 2, 0, 4, null, null, 'verdi'],
			['0301', 2024, '3', 'alle', null, null, null, null, null, 'skjult']
		]);
		expect(await lines('arsverk_forlop', { is248: byType, kobling })).toEqual([2, 3]);
	});
});

describe('arsverk_rate', () => {
	it('takes the total, or all three pathways, never a part of them', async () => {
		const is248 = [
			adults('samlet', 'alle', { arsverk: 9 }),
			adults('hovedforlop', '1', { arsverk: 2 }),
			...['1', '2', '3'].map((f) => adults('hovedforlop', f, { omrade: '1103', arsverk: 2 })),
			...['1', '3'].map((f) => adults('hovedforlop', f, { omrade: '4601', arsverk: 2 }))
		];
		const befolkning = [people('samlet', '18 år', 3000)];
		expect(await figures('arsverk_rate', { is248, befolkning })).toEqual([
			['0301', 2024, 'alle', 'alle', 9, null, null, 3000, null, 'verdi'],
			['1103', 2024, 'alle', 'alle', 6, null, null, null, null, 'verdi'],
			['4601', 2024, 'alle', 'alle', null, null, null, null, null, 'ikke_samlet']
		]);
	});

	it('leaves spending without a rate when the population is of another year', async () => {
		const kostra = [{ utgifter: 1500 }];
		const befolkning = [{ ...people('samlet', '18 år', 3000), aar: 2023 }];
		expect(await figures('kostra_utgifter_rate', { kostra, befolkning })).toEqual([
			['0301', 2024, 'alle', 'alle', 1500000, null, null, null, null, 'verdi']
		]);
	});
});

describe('utdanning', () => {
	it('knows the shares only when every education is known', async () => {
		const is248 = [
			adults('utdanning', 'psykolog', { arsverk: 2 }),
			adults('utdanning', 'sykepleier', { arsverk: 6 }),
			adults('utdanning', 'lege', { arsverk: 'ikke_aktuelt' }),
			adults('utdanning', 'alle', { arsverk: 8 }),
			adults('utdanning', 'psykolog', { omrade: '4601', arsverk: 2 }),
			adults('utdanning', 'lege', { omrade: '4601', arsverk: 'skjult' })
		];
		expect(await figures('utdanning', { is248 })).toEqual([
			['0301', 2024, 'alle', 'lege', null, null, null, 8, null, 'ikke_aktuelt'],
			['0301', 2024, 'alle', 'psykolog', 2, null, null, 8, null, 'verdi'],
			['0301', 2024, 'alle', 'sykepleier', 6, null, null, 8, null, 'verdi'],
			['4601', 2024, 'alle', 'lege', null, null, null, null, null, 'skjult'],
			['4601', 2024, 'alle', 'psykolog', null, null, null, null, null, 'skjult']
		]);
	});
});

describe('videreutdanning', () => {
	it('sums the educations, and gives pathways only where their row has the figure', async () => {
		const is248 = [
			adults('utdanning', 'psykolog', { arsverk: 2, arsverk_videreutdanning: 0.5 }),
			adults('utdanning', 'sykepleier', { arsverk: 6, arsverk_videreutdanning: 3 }),
			adults('utdanning', 'lege', { arsverk: 1, arsverk_videreutdanning: 'ikke_aktuelt' }),
			adults('utdanning', 'alle', { arsverk: 9, arsverk_videreutdanning: 4 }),
			adults('hovedforlop', '1', { arsverk: 2 }),
			adults('hovedforlop', '2', { arsverk: 3, arsverk_videreutdanning: 1 }),
			adults('hovedforlop', '3', { arsverk: 4, arsverk_videreutdanning: 'skjult' })
		];
		expect(await figures('videreutdanning', { is248 })).toEqual([
			['0301', 2024, '2', 'alle', 1, null, null, 3, null, 'verdi'],
			['0301', 2024, '3', 'alle', null, null, null, null, null, 'skjult'],
			['0301', 2024, 'alle', 'alle', 3.5, null, null, 9, null, 'verdi']
		]);
		expect(await lines('videreutdanning', { is248 })).toEqual([2, 3, 4, 7, 8]);
	});
});

describe('tilbud', () => {
	it('codes the answers, and gives none where merged kommuner disagree', async () => {
		const answer = (kategori: string, svar: string, row: Row = {}) =>
			adults('tilbud', kategori, { svar, ...row });
		const is248 = [
			answer('fact', 'samarbeid'),
			answer('ips', 'ja'),
			answer('ips', 'ja'),
			answer('rph', 'ja'),
			answer('rph', 'nei'),
			answer('treningskontakt', 'nei'),
			answer('veiledet_selvhjelp', 'ikke_oppgitt'),
			answer('fact', 'ja', { malgruppe: 'barn_unge' })
		];
		expect((await figures('tilbud', { is248 })).map((row) => [row[3], row[8], row[9]])).toEqual([
			['fact', 1, 'verdi'],
			['ips', 2, 'verdi'],
			['rph', null, 'ikke_aktuelt'],
			['treningskontakt', 0, 'verdi'],
			['veiledet_selvhjelp', null, 'ikke_samlet']
		]);
	});
});

describe('kpr', () => {
	it('passes published values on, and cannot average two merged codes', async () => {
		const kpr = [
			contacts({ omradetype: 'land', omrade: '0', verdi: 190.1 }),
			contacts({ verdi: 180 }),
			contacts({ kodegruppe: 'symptomer', verdi: 'skjult' }),
			contacts({ omrade: '1508', verdi: 170 }),
			contacts({ omrade: '1508', verdi: 150 }),
			contacts({ alder: '15_24', verdi: 210 }),
			contacts({ maaltall: 'RATE', verdi: 185 }),
			contacts({ kjonn: 'menn', verdi: 140 })
		];
		expect(await figures('kpr_kontakt', { kpr })).toEqual([
			['0301', 2024, 'alle', 'lidelser', null, null, null, null, 180, 'verdi'],
			['0301', 2024, 'alle', 'symptomer', null, null, null, null, null, 'skjult'],
			['1508', 2024, 'alle', 'lidelser', null, null, null, null, null, 'ikke_aktuelt'],
			['0', 2024, 'alle', 'lidelser', null, null, null, null, 190.1, 'verdi']
		]);
		expect((await figures('kpr_kontakt_unge', { kpr })).map((row) => row[8])).toEqual([210]);
	});

	it('adds counts of merged codes, for kommuner only', async () => {
		const count = (row: Row) => contacts({ maaltall: 'TELLER', ...row });
		const kpr = [
			count({ omradetype: 'land', omrade: '0', verdi: 900 }),
			count({ omrade: '1508', verdi: 70 }),
			count({ omrade: '1508', verdi: 50 }),
			count({ omrade: '1580', verdi: 70 }),
			count({ omrade: '1580', verdi: 'skjult' })
		];
		expect(await figures('kpr_personer', { kpr })).toEqual([
			['1508', 2024, 'alle', 'lidelser', 120, null, null, null, null, 'verdi'],
			['1580', 2024, 'alle', 'lidelser', null, null, null, null, null, 'skjult']
		]);
	});
});

describe('ungdata', () => {
	it('gives each sex and leaves other backgrounds, ages and measures out', async () => {
		const row = (row: Row): Row => ({
			...{ kjonn: 'samlet', alder: '8_10_trinn', indikator: 'plaget', bakgrunn: 'samlet' },
			...{ maaltall: 'andel', ...row }
		});
		const ungdata = [
			row({ verdi: 14.7 }),
			row({ kjonn: 'kvinner', verdi: 'ikke_samlet' }),
			row({ bakgrunn: 'lav', verdi: 20 }),
			row({ alder: 'vgs', verdi: 21 }),
			row({ maaltall: 'andel_ustandardisert', verdi: 22 }),
			row({ indikator: 'tilfreds_8_10', verdi: 49 })
		];
		expect(await figures('ungdom_plaget', { ungdata })).toEqual([
			['0301', 2024, 'alle', 'kvinner', null, null, null, null, null, 'ikke_samlet'],
			['0301', 2024, 'alle', 'samlet', null, null, null, null, 14.7, 'verdi']
		]);
		expect((await figures('ungdom_tilfreds', { ungdata })).map((r) => r[8])).toEqual([49]);
	});
});

describe('innbyggere_18', () => {
	const figure = async (befolkning: Row[]) =>
		(await figures('innbyggere_18', { befolkning })).map((row) => [row[0], row[4], row[9]]);

	it('takes the row for both sexes, from 18 years, and open-ended ages', async () => {
		const befolkning = [
			people('samlet', 'alle', 9000),
			people('samlet', '0 years', 10),
			people('samlet', '17 years', 20),
			people('samlet', '18 years', 100),
			people('samlet', '105_pluss', 1),
			people('menn', '18 years', 60),
			people('kvinner', '18 years', 41)
		];
		expect(await figure(befolkning)).toEqual([['0301', 101, 'verdi']]);
		expect(await lines('innbyggere_18', { befolkning })).toEqual([5, 6]);
	});

	it('adds men and women when there is no such row, and knows nothing from one of them', async () => {
		const befolkning = [
			people('menn', '18-24 år', 60),
			people('kvinner', '18-24 år', 40),
			people('kvinner', '105 years or older', 2),
			{ ...people('menn', '18-24 år', 60), omrade: '4601' },
			{ ...people('menn', '18-24 år', 60), omrade: '5001' },
			{ ...people('kvinner', '18-24 år', 'ikke_samlet'), omrade: '5001' }
		];
		expect(await figure(befolkning)).toEqual([
			['0301', 102, 'verdi'],
			['5001', null, 'ikke_samlet']
		]);
		expect(await lines('innbyggere_18', { befolkning })).toEqual([2, 3, 4]);
	});
});

describe.each([
	['innbyggere_alder', 'befolkning', {}],
	['framskrevet_alder', 'framskriving', { alternativ: 'hoved' }]
])('%s', (id, source, main) => {
	const row = (kjonn: string, alder: string, personer: Value): Row => ({
		...people(kjonn, alder, personer),
		...main
	});
	const byGroup = async (rows: Row[]) =>
		(await figures(id, { [source]: rows })).map((one) => [one[3], one[4], one[9]]);
	const NONE = [null, 'ikke_aktuelt'];

	it('adds single ages, and those that follow a last one, to the groups of BrukerPlan', async () => {
		const ages = Array.from({ length: 105 }, (_, age) => row('samlet', `${age} år`, 1));
		expect(await byGroup([...ages, row('samlet', '105_pluss', 1)])).toEqual([
			['18_29', 12, 'verdi'],
			['30_44', 15, 'verdi'],
			['45_66', 22, 'verdi'],
			['67_pluss', 39, 'verdi']
		]);
	});

	it('has a group only where the ages of the file fill it, with none too many', async () => {
		const rows = [
			row('samlet', 'alle', 900),
			row('samlet', '13-17 år', 10),
			row('samlet', '18-24 år', 20),
			row('samlet', '25-44 år', 30),
			row('samlet', '45-66 år', 40),
			row('samlet', '67-79 år', 50),
			row('samlet', '80_pluss', 60)
		];
		const filled = [
			['18_29', ...NONE],
			['30_44', ...NONE],
			['45_66', 40, 'verdi'],
			['67_pluss', 110, 'verdi']
		];
		expect(await byGroup(rows)).toEqual(filled);
		expect(await lines(id, { [source]: rows })).toEqual([4, 5, 6, 7, 8]);
		const twice = [...rows, row('samlet', '45 år', 2)];
		expect((await byGroup(twice))[2]).toEqual(['45_66', ...NONE]);
		expect((await byGroup(rows.slice(0, -1)))[3]).toEqual(['67_pluss', ...NONE]);
		expect(await byGroup([row('samlet', 'alle', 900)])).toEqual([]);
	});

	it('adds men and women without a row for both, and knows nothing from one of them', async () => {
		const rows = [row('menn', '45-66 år', 21), row('kvinner', '45-66 år', 19)];
		expect((await byGroup(rows))[2]).toEqual(['45_66', 40, 'verdi']);
		expect((await byGroup(rows.slice(1)))[2]).toEqual(['45_66', ...NONE]);
		expect((await byGroup([...rows, row('samlet', '45-66 år', 41)]))[2]?.[1]).toBe(41);
		const hidden = [row('menn', '45-66 år', 'skjult'), row('kvinner', '45-66 år', 19)];
		expect((await byGroup(hidden))[2]).toEqual(['45_66', null, 'skjult']);
	});

	it('adds the parts of merged kommuner', async () => {
		const part = row('samlet', '45-66 år', 40);
		expect((await byGroup([part, part]))[2]).toEqual(['45_66', 80, 'verdi']);
	});
});

describe('the projection', () => {
	const row = (alternativ: string, personer: Value): Row => ({
		...people('samlet', '45-66 år', personer),
		alternativ
	});
	it.each(['framskrevet_alder', 'framskrevet_18'])(
		'%s is that of the main alternative, and no sum of several',
		async (id) => {
			const framskriving = [row('lav', 30), row('hoved', 40), row('hoy', 50)];
			const shown = (await figures(id, { framskriving })).filter((one) => one[9] === 'verdi');
			expect(shown.map((one) => one[4])).toEqual([40]);
			expect(await lines(id, { framskriving })).toEqual([3]);
			expect(await figures(id, { framskriving: [row('lav', 30)] })).toEqual([]);
		}
	);
});

describe('kube', () => {
	it('names a rate after its indicator, and its age where it has one', async () => {
		const row = (row: Row): Row => ({
			...{ kjonn: 'samlet', alder: 'alle', utdanning: 'alle', innvandring: 'alle' },
			...{ indikator: 'Uføre', ...row }
		});
		const kube = [
			row({ teller: 3, rate: 12.5 }),
			row({ alder: '18_44', rate: 4 }),
			row({ kjonn: 'menn', rate: 9 }),
			row({ indikator: 'Trygghet', rate: 'skjult' })
		];
		expect((await figures('kube', { kube })).map((r) => [r[3], r[8], r[9]])).toEqual([
			['Trygghet', null, 'skjult'],
			['Uføre', 12.5, 'verdi'],
			['Uføre (18_44)', 4, 'verdi']
		]);
	});
});

it('writes only the four words for the states', () => {
	const words = new Set(Object.keys(STATE_WORDS));
	for (const id of withView)
		for (const [, word] of view(id).matchAll(/(?:ELSE|THEN) '([a-z_]+)'/g))
			if (word !== 'alle') expect(words, `${id}: ${word}`).toContain(word);
});

describe('what several indicators share', () => {
	it.each(begreper.map(({ id, sql }) => [id, sql]))(
		'%s is portable, reads sources alone, and is named by more than one',
		(id, sql) => {
			expect(sql).toMatch(/^-- /);
			expect(sql).not.toMatch(/;|\?|\b(QUALIFY|FILTER|PIVOT|EXCLUDE|SELECT \*)\b/);
			for (const name of called(sql)) expect(PORTABLE).toContain(name);
			const others = begreper.filter((one) => one.id !== id).map((one) => one.id);
			for (const other of others) expect(sql).not.toMatch(new RegExp(`\\b${other}\\b`));
			const named = withView.filter((one) => new RegExp(`\\b${id}\\b`).test(view(one)));
			expect(named.length, id).toBeGreaterThan(1);
		}
	);

	it('is written once: no view has a part that another has', () => {
		const parts = withView.flatMap((id) =>
			[...view(id).matchAll(/\w+ AS \(\n([\s\S]*?)\n\t\)/g)].map(([, part]) => part!)
		);
		// The sums over sexes of those who live there and of those who will are of two sources.
		const long = parts.filter((part) => part.split('\n').length > 12 && !/per_kjonn/.test(part));
		expect(long.filter((part, i) => long.indexOf(part) !== i)).toEqual([]);
	});
});
