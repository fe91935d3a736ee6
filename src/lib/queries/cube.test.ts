import { escape, fromCSV, op, type ColumnTable } from 'arquero';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kobling } from '../catalogue/forlop.ts';
import { indikatorer } from '../catalogue/indikatorer.ts';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { declared, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, unload } from '../intake/load.ts';
import { mapFile } from '../intake/map.ts';
import { recognise } from '../intake/recognise.ts';
import { sniff } from '../intake/read.ts';
import { validate, type ValidatedFile } from '../intake/validate.ts';
import { openSources } from '../intake/views.ts';
import { openCube } from './cube.ts';
import { rebuiltWhole } from '../../../tests/rebuilt.ts';

let engine: Engine;
const matchArea = areaMatcher(areas);
let nextId = 1;

beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
});
afterAll(() => engine.close());

async function take(content: BlobPart): Promise<ValidatedFile> {
	const sniffed = await sniff(new File([content], 'fil.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	const best = recognise(sniffed, kilder)[0];
	if (!best?.complete) throw new Error('not recognised');
	const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
	const validated = await validate(engine, mapped, nextId++, { matchArea });
	if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
	await load(engine, validated, []);
	return validated;
}
const sourceOf = (file: ValidatedFile) => file.mapped.pakke.name;
const takeOut = (file: ValidatedFile) => unload(engine, file, file.mapped.pakke, []);

const SHAPE = {
	omradetype: 'text',
	omrade: 'text',
	aar: 'integer',
	forlop: 'text',
	kategori: 'text',
	teller: 'number?',
	teller_lav: 'number?',
	teller_hoy: 'number?',
	nevner: 'number?',
	verdi: 'number?',
	tilstand: 'text',
	med: 'integer?',
	av: 'integer?'
} as const;
const cube = (id: string) =>
	engine.rows(sql`SELECT * FROM tall WHERE indikator = ${id} ORDER BY ALL`, SHAPE);
async function figure(id: string, omrade: string, forlop = 'alle', kategori = 'alle') {
	const found = (await cube(id)).filter(
		(row) => row.omrade === omrade && row.forlop === forlop && row.kategori === kategori
	);
	expect(found.length).toBeLessThanOrEqual(1);
	return found[0];
}
const members = (test: (kommune: (typeof areas.kommuner)[number]) => boolean) =>
	areas.kommuner.filter(test).length;

// 1818 Herøy, 1820 Alstahaug and 1824 Vefsn share a helsefellesskap in Nordland; 0301 is Oslo.
const MAN_YEARS = [
	'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk;Årsverk med videreutdanning;Svar',
	'1818;2024;V;Samlet;Alle;2,5;;',
	'1820;2024;V;Samlet;Alle;10;;',
	'1824;2024;V;Samlet;Alle;:;;',
	'0301;2024;V;Samlet;Alle;1000,25;;',
	'1818;2024;V;Utdanning;Psykolog;2;1;',
	'1820;2024;V;Utdanning;Psykolog;8;4,5;',
	'1824;2024;V;Utdanning;Psykolog;4;:;'
].join('\n');
const CONTACTS = [
	'GEO;AAR;KJONN;ALDER;KODEGRUPPE;MEASURE_TYPE;value',
	'18;2024_2024;0;0_74;P01_P29;MEIS;120.5',
	'1818;2024_2024;0;0_74;P01_P29;MEIS;100',
	'1820;2024_2024;0;0_74;P01_P29;MEIS;200'
].join('\n');

describe('the cube of a few rows', () => {
	let files: ValidatedFile[];
	beforeAll(async () => {
		files = [await take(MAN_YEARS), await take(CONTACTS)];
		await rebuiltWhole(engine, files.map(sourceOf), files.map(sourceOf));
	});

	it('has the figure of each kommune, hidden ones hidden', async () => {
		const kategori = 'voksne';
		expect(await figure('arsverk_malgruppe', '1818', 'alle', kategori)).toMatchObject({
			omradetype: 'kommune',
			teller: 2.5,
			tilstand: 'verdi',
			med: null,
			av: null
		});
		expect(await figure('arsverk_malgruppe', '1824', 'alle', kategori)).toMatchObject({
			teller: null,
			tilstand: 'skjult'
		});
	});
	it('sums over helsefellesskap, fylke and country, and says how many are in the sum', async () => {
		const { helsefellesskap } = areas.kommuner.find(({ code }) => code === '1818')!;
		const nordland = { teller: 12.5, tilstand: 'verdi', med: 2 };
		const sum = (area: string) => figure('arsverk_malgruppe', area, 'alle', 'voksne');
		expect(await sum(helsefellesskap)).toMatchObject({
			...nordland,
			omradetype: 'helsefellesskap',
			av: members((one) => one.helsefellesskap === helsefellesskap)
		});
		expect(await sum('18')).toMatchObject({
			...nordland,
			omradetype: 'fylke',
			av: members(({ fylke }) => fylke === '18')
		});
		expect(await sum('0')).toMatchObject({
			omradetype: 'land',
			teller: 1012.75,
			med: 3,
			av: 357
		});
		expect(await sum('34')).toBeUndefined();
	});
	it('sums numerator and denominator of a share, only where both are known', async () => {
		expect(await figure('videreutdanning', '18')).toMatchObject({
			teller: 5.5,
			nevner: 10,
			med: 2
		});
	});
	it('has no sum but a state where no kommune has a figure', async () => {
		const hidden = await take(
			MAN_YEARS.split('\n')
				.filter((line) => !/;(2,5|10);/.test(line))
				.join('\n')
		);
		await rebuiltWhole(engine, ['is248'], ['is248', 'kpr']);
		expect(await figure('arsverk_malgruppe', '18', 'alle', 'voksne')).toMatchObject({
			teller: null,
			tilstand: 'ikke_samlet',
			med: 0
		});
		await takeOut(hidden);
		await load(engine, files[0]!, []);
		await rebuiltWhole(engine, ['is248'], ['is248', 'kpr']);
	});
	it('does not sum what a publisher has standardised', async () => {
		const rows = (await cube('kpr_kontakt')).filter(({ tilstand }) => tilstand === 'verdi');
		expect(rows.map(({ omradetype, omrade, verdi }) => [omradetype, omrade, verdi])).toEqual([
			['fylke', '18', 120.5],
			['kommune', '1818', 100],
			['kommune', '1820', 200]
		]);
	});
	it('does not double when it is built again', async () => {
		const count = async () => (await engine.text(declared('SELECT count(*) FROM tall'))).rows;
		const before = await count();
		await rebuiltWhole(engine, ['is248', 'kpr'], ['is248', 'kpr']);
		expect(await count()).toEqual(before);
	});
	it('rests on nothing when its source is taken out, and keeps what rests on others', async () => {
		await takeOut(files[0]!);
		await rebuiltWhole(engine, ['is248'], ['kpr']);
		expect(await cube('arsverk_malgruppe')).toEqual([]);
		expect((await cube('kpr_kontakt')).length).toBeGreaterThan(0);
		await takeOut(files[1]!);
		await rebuiltWhole(engine, ['kpr'], []);
		expect((await engine.text(declared('SELECT count(*) FROM tall'))).rows).toEqual([['0']]);
	});
});

describe('the cube of the examples', () => {
	const ENCODING: Record<string, string> = {
		is248: 'windows-1252',
		befolkning: 'windows-1252',
		framskriving: 'windows-1252',
		kostra: 'windows-1252'
	};
	const folder = (id: string) => new URL(`../../../data/kilder/${id}/`, import.meta.url);
	const withExample = kilder
		.map(({ name }) => name)
		.filter((id) => readdirSync(folder(id)).includes('eksempel.csv'));

	beforeAll(async () => {
		for (const id of withExample) await take(readFileSync(new URL('eksempel.csv', folder(id))));
		await rebuiltWhole(engine, withExample, withExample);
	});

	/** An example as text, read without any of our own readers. */
	function example(id: string, { skip = 0, delimiter = ';' } = {}): ColumnTable {
		const bytes = readFileSync(new URL('eksempel.csv', folder(id)));
		const text = new TextDecoder(ENCODING[id] ?? 'utf-8').decode(bytes);
		const table = fromCSV(text.split(/\r?\n/).slice(skip).join('\n'), {
			delimiter,
			autoType: false
		});
		const year = (d: Cells) => Number(d['År']);
		const code = (d: Cells) => (d['Kommunenummer'] ?? d['Kommunenr'] ?? '').padStart(4, '0');
		return table.derive({ omrade: escape(code), aar: escape(year) });
	}
	type Cells = Record<string, string>;

	/** A figure as written, NaN for a symbol or nothing. */
	const number = (column: string) =>
		escape((d: Cells) => {
			const text = (d[column] ?? '').replace(',', '.');
			return text === '' ? NaN : Number(text);
		});
	const where = (test: (d: Cells) => boolean) => escape(test);

	interface Expected {
		omrade: string;
		aar: number;
		forlop?: string;
		kategori?: string;
		/** How many of the parts are no number: then there is no figure. */
		unknown: number;
		teller: number;
		nevner?: number;
		lav?: number;
		hoy?: number;
	}

	/** Every kommune and year must be there, no other, and each figure alike to a billionth. */
	async function compare(id: string, table: ColumnTable, least: number) {
		const rows = (await cube(id)).filter(({ omradetype }) => omradetype === 'kommune');
		const place = (one: { omrade: string; aar: number; forlop?: string; kategori?: string }) =>
			[one.omrade, one.aar, one.forlop ?? 'alle', one.kategori ?? 'alle'].join('|');
		const expected = new Map((table.objects() as Expected[]).map((one) => [place(one), one]));
		expect(expected.size).toBeGreaterThan(least);
		expect(rows.map(place).sort()).toEqual([...expected.keys()].sort());
		const near = (a: number | null, b: number | undefined) =>
			b === undefined || (a !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));
		const different = rows.filter((row) => {
			const want = expected.get(place(row))!;
			if (want.unknown > 0) return row.teller !== null || row.tilstand === 'verdi';
			return !(
				row.tilstand === 'verdi' &&
				near(row.teller, want.teller) &&
				near(row.nevner, want.nevner) &&
				near(row.teller_lav, want.lav) &&
				near(row.teller_hoy, want.hoy)
			);
		});
		expect(different).toEqual([]);
	}
	const SAME_PLACE: [string[], string[]] = [
		['omrade', 'aar'],
		['omrade', 'aar']
	];
	const unknown = (column: string) =>
		escape((d: Record<string, number>) => +Number.isNaN(d[column]));

	const manYears = () =>
		example('is248')
			.derive({
				arsverk: number('Årsverk'),
				videre: number('Årsverk med videreutdanning')
			})
			.derive({ ukjent: unknown('arsverk'), videre_ukjent: unknown('videre') })
			.filter(where((d) => d['Målgruppe'] === 'V'));

	it('has man-years per pathway as the rows add up', async () => {
		const table = manYears()
			.filter(where((d) => d['Inndeling'] === 'Hovedforløp'))
			.derive({ forlop: escape((d: Cells) => d['Kategori']) })
			.groupby('omrade', 'aar', 'forlop')
			.rollup({ teller: op.sum('arsverk'), unknown: op.sum('ukjent') });
		await compare('arsverk_forlop', table, 7000);
	});
	it('has the share with further training as the rows add up', async () => {
		// Per pathway where the pathway's own row has it, over all educations otherwise.
		const perPathway = (d: Cells) => d['Inndeling'] === 'Hovedforløp';
		const table = manYears()
			.filter(
				where(
					(d) =>
						d['Inndeling'] === 'Utdanning' ||
						(perPathway(d) && Boolean(d['Årsverk med videreutdanning']))
				)
			)
			.derive({
				forlop: escape((d: Cells) => (perPathway(d) ? d['Kategori'] : 'alle')),
				noen_ukjent: escape((d: Record<string, number>) => d['ukjent']! + d['videre_ukjent']!)
			})
			.groupby('omrade', 'aar', 'forlop')
			.rollup({
				teller: op.sum('videre'),
				nevner: op.sum('arsverk'),
				unknown: op.sum('noen_ukjent')
			});
		await compare('videreutdanning', table, 3000);
	});

	const users = () =>
		example('brukerplan')
			.derive({ antall: number('Antall') })
			.derive({ ukjent: unknown('antall') });

	it('has the share scored red as the rows add up', async () => {
		const NAMES: Record<string, string> = {
			bolig: 'bolig',
			'arbeid og aktivitet': 'arbeid',
			økonomi: 'okonomi',
			'fysisk helse': 'fysisk_helse',
			'psykisk helse': 'psykisk_helse',
			rusmiddelbruk: 'rusmiddelbruk',
			'sosial fungering': 'sosial_fungering',
			nettverk: 'nettverk',
			levekårsindeks: 'levekarsindeks'
		};
		const table = users()
			.filter(where((d) => NAMES[d['Kjennetegn'] ?? ''] !== undefined))
			.derive({
				kategori: escape((d: Cells) => NAMES[d['Kjennetegn'] ?? '']),
				rod: escape((d: Cells & { antall: number }) =>
					['rød', 'blålys'].includes(d['Kategori'] ?? '') ? d.antall : 0
				)
			})
			.groupby('omrade', 'aar', 'kategori')
			.rollup({ teller: op.sum('rod'), nevner: op.sum('antall'), unknown: op.sum('ukjent') });
		await compare('levekar_rod', table, 7000);
	});

	/** Users of both pathways from the groups and the crosswalk's shares. */
	function pathways(): ColumnTable {
		const SPELLED: Record<string, string> = {
			'rus uten psykisk lidelse': 'rus_uten_psykisk',
			'rus og mindre alvorlig psykisk lidelse': 'rus_mindre_alvorlig',
			'rus og alvorlig psykisk lidelse': 'rus_alvorlig',
			'kun psykisk lidelse': 'psykisk_alene'
		};
		const shares = new Map(
			kobling.regler
				.filter(({ kilde: source }) => source === 'brukerplan')
				.map(({ verdi, andeler }) => [verdi, andeler])
		);
		const groups = users().filter(where((d) => SPELLED[d['Gruppe'] ?? ''] !== undefined));
		const share = (forlop: '2' | '3', end: 'lav' | 'midt' | 'hoy') =>
			escape((d: Cells & { antall: number }) => {
				const rule = shares.get(SPELLED[d['Gruppe'] ?? ''] ?? '');
				if (!rule) throw new Error(`No rule for ${d['Gruppe']}`);
				return d.antall * rule[forlop][end];
			});
		const [second, third] = (['2', '3'] as const).map((forlop) =>
			groups
				.derive({
					forlop: escape(() => forlop),
					lav: share(forlop, 'lav'),
					midt: share(forlop, 'midt'),
					hoy: share(forlop, 'hoy')
				})
				.groupby('omrade', 'aar', 'forlop')
				.rollup({
					teller: op.sum('midt'),
					lav: op.sum('lav'),
					hoy: op.sum('hoy'),
					unknown: op.sum('ukjent')
				})
		);
		return second!.concat(third!);
	}
	/** Inhabitants of 18 and over by age, from the years that stand as columns. */
	function ages(source: string): ColumnTable {
		const table = example(source, { skip: 2 });
		return table
			.filter(where((d) => parseInt(d['alder'] ?? '') >= 18))
			.derive({ omrade: escape((d: Cells) => /^K-(\d{4})/.exec(d['region'] ?? '')?.[1]) })
			.fold(
				table.columnNames((name) => / \d{4}$/.test(name)),
				{ as: ['kolonne', 'antall'] }
			)
			.derive({
				aar: escape((d: Cells) => Number(d['kolonne']?.slice(-4))),
				personer: escape((d: Cells) => Number(d['antall']))
			});
	}
	const adults = (source = 'befolkning') =>
		ages(source)
			.groupby('omrade', 'aar')
			.rollup({ nevner: op.sum('personer') });

	it('has users per pathway, with their span, as the crosswalk divides them', async () => {
		await compare('brukere_forlop', pathways(), 1600);
	});
	it('has users per 1000 with the adults of the same year below', async () => {
		await compare('brukere_rate', pathways().join_left(adults(), SAME_PLACE), 1600);
	});
	it('has adults’ man-years per 1000 with the adults of the same year below', async () => {
		const table = manYears()
			.filter(where((d) => d['Inndeling'] === 'Samlet'))
			.groupby('omrade', 'aar')
			.rollup({ teller: op.sum('arsverk'), unknown: op.sum('ukjent') })
			.join_left(adults(), SAME_PLACE);
		await compare('arsverk_rate', table, 2400);
	});
	it.each([
		['innbyggere_18', 'befolkning', 2400],
		['framskrevet_18', 'framskriving', 2400]
	])('has adults as the ages add up: %s', async (id, source, least) => {
		const table = adults(source)
			.rename({ nevner: 'teller' })
			.derive({ unknown: escape(() => 0) });
		await compare(id, table, least);
	});
	it.each([
		['innbyggere_alder', 'befolkning', 9900],
		['framskrevet_alder', 'framskriving', 9900]
	])('has the age groups of BrukerPlan as the ages add up: %s', async (id, source, least) => {
		const group = (age: number) =>
			age < 30 ? '18_29' : age < 45 ? '30_44' : age < 67 ? '45_66' : '67_pluss';
		const table = ages(source)
			.derive({ kategori: escape((d: Cells) => group(parseInt(d['alder'] ?? ''))) })
			.groupby('omrade', 'aar', 'kategori')
			.rollup({ teller: op.sum('personer') })
			.derive({ unknown: escape(() => 0) });
		await compare(id, table, least);
	});

	it.each(indikatorer.filter(({ slag }) => ['antall', 'andel', 'rate'].includes(slag)))(
		'has sums over areas that are those of the kommuner with a figure: $id',
		async ({ id, slag }) => {
			const rows = await cube(id);
			const usable = rows.filter(
				({ omradetype, tilstand, nevner }) =>
					omradetype === 'kommune' && tilstand === 'verdi' && (slag === 'antall' || nevner !== null)
			);
			const kommuner = new Map(areas.kommuner.map((one) => [one.code, one]));
			const sums = new Map<string, { teller: number; nevner: number; med: number }>();
			for (const row of usable) {
				const one = kommuner.get(row.omrade)!;
				const levels = [
					'fylke',
					'helsefellesskap',
					'embete',
					'kostragruppe',
					'sentralitet'
				] as const;
				for (const area of ['land:0', ...levels.map((level) => `${level}:${one[level]}`)]) {
					const key = [area, row.aar, row.forlop, row.kategori].join('|');
					const sum = sums.get(key) ?? { teller: 0, nevner: 0, med: 0 };
					sum.teller += row.teller ?? NaN;
					sum.nevner += row.nevner ?? 0;
					sum.med += 1;
					sums.set(key, sum);
				}
			}
			const larger = rows.filter(({ omradetype }) => omradetype !== 'kommune');
			for (const row of larger) {
				const area = `${row.omradetype}:${row.omrade}`;
				const wanted = sums.get([area, row.aar, row.forlop, row.kategori].join('|'));
				expect(row.med).toBe(wanted?.med ?? 0);
				if (!wanted) expect(row).toMatchObject({ teller: null, tilstand: 'ikke_samlet' });
				else {
					expect(row.teller! / wanted.teller || 1).toBeCloseTo(1, 9);
					if (wanted.nevner > 0) expect(row.nevner! / wanted.nevner).toBeCloseTo(1, 9);
				}
			}
			expect(larger.filter(({ tilstand }) => tilstand === 'verdi')).toHaveLength(sums.size);
			// No example of the municipality's own overview.
			expect(larger.length > 0).toBe(!id.startsWith('oversikt_'));
		}
	);
});

describe('what a file hides beside what it tells', () => {
	async function stateOf(file: string, id: string, forlop: string, kategori = 'alle') {
		const taken = await take(file);
		await rebuiltWhole(engine, [sourceOf(taken)], [sourceOf(taken)]);
		const found = await figure(id, '1818', forlop, kategori);
		await takeOut(taken);
		return found?.tilstand;
	}
	const mapped = (first: string) =>
		[
			'Kommunenummer;År;Hovedforløp;Brukergruppe;Antall',
			`1818;2024;1;Alle;${first}`,
			...['1818;2024;2;Alle;100', '1818;2024;3;Alle;60']
		].join('\n');

	it('hides the pathways where it hides one that no figure is made of: their total would tell it', async () => {
		for (const id of ['brukere_forlop', 'brukere_rate']) {
			expect(await stateOf(mapped(':'), id, '2'), id).toBe('skjult');
			expect(await stateOf(mapped('12'), id, '2'), id).toBe('verdi');
		}
	});

	it('takes users for users, whatever letters they are written with', async () => {
		const own = [
			'Kommunenummer;År;Kilde;Indikator;Forløp;Teller',
			'1818;2024;Gerica;BRUKERE;2;120'
		];
		expect(await stateOf(own.join('\n'), 'oversikt_forlop', '2', 'Gerica')).toBe('verdi');
	});
});
