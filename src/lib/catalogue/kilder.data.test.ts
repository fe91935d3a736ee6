import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { makeExamples } from '../../../scripts/eksempeldata/lag.ts';
import { STATE_WORDS } from '../domain/cell.ts';
import type { Felt, KildePakke } from './kilde.ts';

const ROT = 'data/kilder';
const IDER = readdirSync(ROT, { withFileTypes: true })
	.filter((post) => post.isDirectory())
	.map((post) => post.name);

/** How each example file is read. Kube and oversikt have none: only their headers are checked. */
const EKSEMPLER: Record<
	string,
	{ fil: string; tegnsett: string; skille: string; tittel?: boolean; aarskolonner?: number }
> = {
	brukerplan: { fil: 'eksempel.csv', tegnsett: 'utf-8', skille: ';' },
	is248: { fil: 'eksempel.csv', tegnsett: 'windows-1252', skille: ';' },
	kpr: { fil: 'eksempel.csv', tegnsett: 'utf-8', skille: ';' },
	ungdata: { fil: 'eksempel.csv', tegnsett: 'utf-8', skille: ',' },
	befolkning: {
		fil: 'eksempel.csv',
		tegnsett: 'iso-8859-1',
		skille: ';',
		tittel: true,
		aarskolonner: 7
	},
	framskriving: {
		fil: 'eksempel.csv',
		tegnsett: 'iso-8859-1',
		skille: ';',
		tittel: true,
		aarskolonner: 7
	},
	kostra: { fil: 'eksempel.csv', tegnsett: 'iso-8859-1', skille: ';', tittel: true }
};
const ANDRE_HODER: Record<string, string> = {
	kube: 'GEO;AAR;KJONN;ALDER;UTDANN;INNVAND;TELLER;RATE;SMR;sumTELLER;sumNEVNER;RATE.n;SPVFLAGG;TELLER_uprikk',
	oversikt: 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner'
};

type Rad = Record<string, string>;

function kontrakt(id: string): KildePakke {
	return JSON.parse(readFileSync(`${ROT}/${id}/datapackage.json`, 'utf8')) as KildePakke;
}
const felter = (id: string): Felt[] => kontrakt(id).resources[0].schema.fields;

function tekst(id: string, fil?: string): string {
	const eksempel = EKSEMPLER[id];
	if (!eksempel) return ANDRE_HODER[id] ?? '';
	return new TextDecoder(eksempel.tegnsett).decode(
		readFileSync(`${ROT}/${id}/${fil ?? eksempel.fil}`)
	);
}

/** Title and header lines: what a source is told by. */
function hode(id: string, fil?: string): string {
	return tekst(id, fil)
		.split(/\r?\n/)
		.slice(0, EKSEMPLER[id]?.tittel ? 3 : 1)
		.join('\n');
}

function rader(id: string, fil?: string): Rad[] {
	const eksempel = EKSEMPLER[id];
	if (!eksempel) throw new Error(`${id} has no example`);
	const linjer = tekst(id, fil).split(/\r?\n/);
	const { data, errors } = Papa.parse<Rad>(linjer.slice(eksempel.tittel ? 2 : 0).join('\n'), {
		header: true,
		delimiter: eksempel.skille,
		skipEmptyLines: true
	});
	expect(errors).toEqual([]);
	return data;
}

const tall = (x: string | undefined): number => Number((x ?? '').replace(',', '.')) || 0;
const sum = (liste: Rad[], kolonne: string): number =>
	liste.reduce((total, rad) => total + tall(rad[kolonne]), 0);
const innenfor = (funnet: number, maal: number, andel = 0.02): void =>
	expect(Math.abs(funnet - maal) / maal).toBeLessThanOrEqual(andel);

const somHode = (ord: string): string =>
	ord
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
const somVerdi = (ord: string): string => ord.trim().toLowerCase();

function duplikater(ord: string[]): string[] {
	return ord.filter((et, i) => ord.indexOf(et) !== i);
}

/** Every object that has a text in bokmål. */
function tekster(x: unknown): Record<string, unknown>[] {
	if (typeof x !== 'object' || x === null) return [];
	const egen = 'nb' in x ? [x as Record<string, unknown>] : [];
	return [...egen, ...Object.values(x).flatMap(tekster)];
}

function kolonneFor(felt: Felt, kolonner: string[]): string | undefined {
	const alias = felt.forlopsatlas.alias.map(somHode);
	return alias.map((ord) => kolonner.find((kolonne) => somHode(kolonne) === ord)).find(Boolean);
}

it('has the nine sources', () => {
	expect(IDER.sort()).toEqual([
		...['befolkning', 'brukerplan', 'framskriving', 'is248', 'kostra'],
		...['kpr', 'kube', 'oversikt', 'ungdata']
	]);
});

it('asks a missing answer only of those who owe one: surveys and mappings that are voluntary are none', () => {
	const owed = IDER.filter((id) => kontrakt(id).forlopsatlas.leveres === 'aarlig');
	expect(owed).toEqual(['is248', 'kostra']);
	expect(kontrakt('brukerplan').forlopsatlas.leveres).toBe('frivillig');
	expect(kontrakt('ungdata').forlopsatlas.leveres).toBe('undersokelse');
});

describe.each(IDER)('the contract %s', (id) => {
	const pakke = kontrakt(id);
	const regler = pakke.forlopsatlas;
	const skjema = pakke.resources[0].schema;

	it('is complete', () => {
		expect(pakke.name).toBe(id);
		expect(readFileSync(`${ROT}/${id}/README.md`, 'utf8').length).toBeGreaterThan(500);
		expect(existsSync(`${ROT}/${id}/eksempel.csv`)).toBe(id in EKSEMPLER);
		expect(regler.kjennetegn?.length).toBeGreaterThan(0);
		expect(regler.advarsler.length).toBeGreaterThan(0);
	});

	it('says how its figures come to be, and of which years answers were carried forward', () => {
		expect(['aarlig', 'frivillig', 'undersokelse', 'register']).toContain(regler.leveres);
		// Only who owes an answer each year can have an old one in its place.
		if (regler.viderefort) expect(regler.leveres).toBe('aarlig');
		for (const { aar, kommuner } of regler.viderefort ?? []) {
			expect(aar).toBeGreaterThan(2000);
			expect(kommuner).toBeGreaterThan(0);
		}
	});

	it('names its fields once, and its key among them', () => {
		const navn = skjema.fields.map((felt) => felt.name);
		expect(duplikater(navn)).toEqual([]);
		expect(skjema.primaryKey.filter((nokkel) => !navn.includes(nokkel))).toEqual([]);
	});

	it('has one area, one year and a value', () => {
		const roller = skjema.fields.map((felt) => felt.forlopsatlas.rolle);
		expect(roller.filter((rolle) => rolle === 'omrade')).toHaveLength(1);
		expect(roller.filter((rolle) => rolle === 'aar')).toHaveLength(1);
		expect(roller).toContain('verdi');
	});

	it('keys its rows by area, year and every dimension that can vary', () => {
		const nokler = skjema.fields
			.filter(({ forlopsatlas: { rolle } }) => ['omrade', 'aar', 'dimensjon'].includes(rolle))
			.map((felt) => felt.name)
			.filter((navn) => !(id === 'is248' && navn === 'svar'));
		expect([...skjema.primaryKey].sort()).toEqual(nokler.sort());
	});

	it('has every text in three languages', () => {
		const mangler = tekster(pakke).filter((en) =>
			['nb', 'nn', 'en'].some((sprak) => typeof en[sprak] !== 'string' || en[sprak] === '')
		);
		expect(tekster(pakke).length).toBeGreaterThan(skjema.fields.length);
		expect(mangler).toEqual([]);
	});

	it('lets a header text lead to one field only', () => {
		const ord = skjema.fields.flatMap((felt) => [...new Set(felt.forlopsatlas.alias.map(somHode))]);
		expect(duplikater(ord)).toEqual([]);
	});

	it('lets a spelling lead to one value only', () => {
		for (const { forlopsatlas } of skjema.fields) {
			const ord = Object.values(forlopsatlas.verdier ?? {}).flatMap((skrivemater) => [
				...new Set(skrivemater.map(somVerdi))
			]);
			expect(duplikater(ord)).toEqual([]);
		}
	});

	it('gives every symbol a state, and none of them two meanings', () => {
		const tilstander = [
			...Object.values(regler.symboler),
			regler.tomt,
			...Object.values(regler.merker ?? {})
		];
		expect(tilstander.filter((ord) => !(ord in STATE_WORDS))).toEqual([]);
		expect(Object.keys(regler.symboler).filter((s) => regler.nullsymboler?.includes(s))).toEqual(
			[]
		);
		expect(Object.keys(regler.symboler).filter((s) => !skjema.missingValues.includes(s))).toEqual(
			[]
		);
	});

	it('tells its own header from all others', () => {
		const treff = IDER.filter((annen) =>
			kontrakt(annen).forlopsatlas.kjennetegn?.some((uttrykk) =>
				new RegExp(uttrykk, 'iu').test(hode(id))
			)
		);
		expect(treff).toEqual([id]);
	});

	it('finds its fields in the header', () => {
		const kolonner = (hode(id).split('\n').at(-1) ?? '')
			.split(EKSEMPLER[id]?.skille ?? ';')
			.map((ord) => ord.replaceAll('"', ''));
		const savnet = skjema.fields.filter(
			({ forlopsatlas, ...felt }) =>
				felt.constraints?.required &&
				!kolonneFor({ ...felt, forlopsatlas }, kolonner) &&
				forlopsatlas.standard === undefined &&
				!forlopsatlas.spor &&
				EKSEMPLER[id]?.aarskolonner === undefined
		);
		expect(savnet.map((felt) => felt.name)).toEqual([]);
	});
});

describe.each(Object.keys(EKSEMPLER))('the example of %s', (id) => {
	const liste = rader(id);
	const kolonner = Object.keys(liste[0] ?? {});

	it('uses only values that the contract knows', () => {
		for (const felt of felter(id)) {
			const kolonne = kolonneFor(felt, kolonner);
			const verdier = felt.forlopsatlas.verdier;
			if (!kolonne || !verdier || felt.forlopsatlas.apen) continue;
			const kjente = new Set(Object.values(verdier).flat().map(somVerdi));
			const ukjente = new Set(
				liste.map((rad) => somVerdi(rad[kolonne] ?? '')).filter((x) => !kjente.has(x))
			);
			expect([felt.name, ...ukjente]).toEqual([felt.name]);
		}
	});

	it('has nothing but numbers and known symbols as values', () => {
		const regler = kontrakt(id).forlopsatlas;
		const symboler = new Set(['', ...Object.keys(regler.symboler), ...(regler.nullsymboler ?? [])]);
		for (const felt of felter(id).filter(({ forlopsatlas }) => forlopsatlas.rolle === 'verdi')) {
			const aarskolonne = felt.forlopsatlas.aarskolonne;
			const egne = aarskolonne
				? kolonner.filter((kolonne) => new RegExp(aarskolonne).test(kolonne))
				: [kolonneFor(felt, kolonner) ?? ''];
			expect(egne.length).toBe(EKSEMPLER[id]?.aarskolonner ?? 1);
			for (const kolonne of egne) {
				const rare = liste
					.map((rad) => rad[kolonne] ?? '?')
					.filter((x) => !/^\d+([.,]\d+)?$/.test(x) && !symboler.has(x));
				expect(rare).toEqual([]);
			}
		}
	});

	it('gives each key once', () => {
		const nokler = kontrakt(id)
			.resources[0].schema.fields.filter(({ forlopsatlas }) => forlopsatlas.rolle !== 'verdi')
			.flatMap((felt) => kolonneFor(felt, kolonner) ?? [])
			.filter((kolonne) => kolonne !== 'Svar');
		const sett = new Set(liste.map((rad) => nokler.map((kolonne) => rad[kolonne]).join('|')));
		expect(sett.size).toBe(liste.length);
	});
});

it('writes the same bytes again', () => {
	const filer = makeExamples();
	expect(filer.map((fil) => fil.path)).toContain('data/kilder/eksempel.json');
	for (const { path, content } of filer) {
		const paDisk = readFileSync(path);
		expect([path, Buffer.compare(paDisk, content)]).toEqual([path, 0]);
		expect(paDisk.length).toBeLessThan(2.6e6);
	}
});

describe('the examples agree with the published figures', () => {
	const aar = ['2019', '2020', '2021', '2022', '2023', '2024', '2025'];

	it('BrukerPlan 2019: 22 404 with substance problems, 36 386 without', () => {
		const i2019 = rader('brukerplan').filter(
			(rad) => rad['År'] === '2019' && rad.Kjennetegn === 'alle'
		);
		const gruppe = (navn: string) =>
			sum(
				i2019.filter((rad) => rad.Gruppe === navn),
				'Antall'
			);
		innenfor(gruppe('rus uten psykisk lidelse'), 4053);
		innenfor(gruppe('rus og mindre alvorlig psykisk lidelse'), 13089);
		innenfor(gruppe('rus og alvorlig psykisk lidelse'), 5262);
		innenfor(gruppe('kun psykisk lidelse'), 36386);
		innenfor(sum(i2019, 'Antall'), 58790);
	});

	it('BrukerPlan: every breakdown sums to the users of its kommune', () => {
		const summer = new Map<string, Map<string, number>>();
		const medSkjult = new Set<string>();
		for (const rad of rader('brukerplan')) {
			const sted = `${rad.Kommunenummer}|${rad['År']}`;
			const deler = summer.get(sted) ?? new Map<string, number>();
			const kjennetegn = rad.Kjennetegn ?? '';
			deler.set(kjennetegn, (deler.get(kjennetegn) ?? 0) + tall(rad.Antall));
			summer.set(sted, deler);
			if (rad.Antall === ':') medSkjult.add(sted);
		}
		expect(medSkjult.size).toBeGreaterThan(0);
		for (const [sted, deler] of summer)
			if (!medSkjult.has(sted)) expect([sted, ...new Set(deler.values())]).toHaveLength(2);
	});

	it('IS-24/8: man-years by year, for adults and for children and young people', () => {
		const samlet = rader('is248').filter((rad) => rad.Inndeling === 'Samlet');
		const per = (malgruppe: string, år: string) =>
			sum(
				samlet.filter((rad) => rad['Målgruppe'] === malgruppe && rad['År'] === år),
				'Årsverk'
			);
		const publisert = { '2020': [12966, 3603], '2022': [13291, 3783], '2023': [13445, 3991] };
		for (const [år, [voksne = 0, barn = 0]] of Object.entries(publisert)) {
			innenfor(per('V', år), voksne);
			innenfor(per('B', år), barn);
		}
		innenfor(per('V', '2019'), (12563 + 12966) / 2);
		innenfor((per('V', '2024') / sum(rader('befolkning'), 'Personer 2024')) * 1000, 2.8);
	});

	it('IS-24/8: each way of splitting gives the same total', () => {
		const summer = new Map<string, Map<string, number>>();
		for (const rad of rader('is248')) {
			if (rad['Målgruppe'] !== 'V' || rad.Inndeling === 'Tilbud') continue;
			const sted = `${rad.Kommunenr}|${rad['År']}`;
			const deler = summer.get(sted) ?? new Map<string, number>();
			const inndeling = rad.Inndeling ?? '';
			deler.set(inndeling, (deler.get(inndeling) ?? 0) + Math.round(tall(rad['Årsverk']) * 10));
			summer.set(sted, deler);
		}
		expect([...summer.values()].filter((deler) => deler.size === 4).length).toBeGreaterThan(600);
		for (const [sted, deler] of summer) expect([sted, ...new Set(deler.values())]).toHaveLength(2);
	});

	it('IS-24/8: 66 kommuner carried their totals to 2020', () => {
		const samlet = rader('is248').filter((rad) => rad.Inndeling === 'Samlet');
		const total = new Map(
			samlet.map((rad) => [`${rad.Kommunenr}|${rad['År']}|${rad['Målgruppe']}`, rad['Årsverk']])
		);
		const like = [...new Set(samlet.map((rad) => rad.Kommunenr))].filter((nr) =>
			['V', 'B'].every(
				(gruppe) =>
					total.has(`${nr}|2020|${gruppe}`) &&
					total.get(`${nr}|2019|${gruppe}`) === total.get(`${nr}|2020|${gruppe}`)
			)
		);
		expect(like.length).toBeGreaterThanOrEqual(66);
		expect(like.length).toBeLessThan(90);
	});

	it('KPR: national rates, and the kommuner around them', () => {
		const liste = rader('kpr').filter(
			(rad) =>
				rad.ALDER === '0_74' && rad.KODEGRUPPE === 'P01_P29ogP70_P99' && rad.MEASURE_TYPE === 'MEIS'
		);
		const land = (år: string) =>
			tall(liste.find((rad) => rad.GEO === '0' && rad.AAR === `${år}_${år}`)?.value);
		innenfor(land('2023'), 180.4);
		innenfor(land('2024'), 190.1);
		const i2024 = liste.filter(
			(rad) => rad.GEO?.length === 4 && rad.AAR === '2024_2024' && rad.value !== ':'
		);
		innenfor(sum(i2024, 'value') / i2024.length, 190.1, 0.1);
	});

	it('KPR: the counts of the kommuner sum to their county where none is hidden', () => {
		const teller = rader('kpr').filter(
			(rad) =>
				rad.MEASURE_TYPE === 'TELLER' && rad.KODEGRUPPE === 'P01_P29' && rad.AAR === '2024_2024'
		);
		const fylker = new Map(
			readFileSync('data/omrader/kommuner.csv', 'utf8')
				.trim()
				.split('\n')
				.slice(1)
				.map((linje) => linje.split(','))
				.map((celler) => [celler[0] ?? '', celler[3] ?? ''])
		);
		for (const fylke of new Set(fylker.values())) {
			const egne = teller.filter((rad) => fylker.get(rad.GEO ?? '') === fylke);
			const skjult = egne.filter((rad) => rad.value === ':').length;
			expect(skjult).not.toBe(1);
			if (skjult === 0)
				expect([fylke, sum(egne, 'value')]).toEqual([
					fylke,
					tall(teller.find((rad) => rad.GEO === fylke)?.value)
				]);
		}
	});

	it.each([
		{ fil: 'eksempel.csv', plagegrad: 14.7, gutter: 7.9, jenter: 21.3 },
		{ fil: 'eksempel-tilfredshet.csv', plagegrad: 51, gutter: 60.1, jenter: 41.7 }
	])('Ungdata 2025, $fil', ({ fil, plagegrad, gutter, jenter }) => {
		const i2025 = rader('ungdata', fil).filter((rad) => rad['År'] === '2025');
		const land = (kjonn: string) =>
			tall(i2025.find((rad) => rad.Geografi === 'Hele landet' && rad['Kjønn'] === kjonn)?.value);
		innenfor(land('kjønn samlet'), plagegrad);
		innenfor(land('gutter'), gutter);
		innenfor(land('jenter'), jenter);
		const uten = i2025.filter((rad) => rad.value === '.').length / i2025.length;
		expect(uten).toBeGreaterThan(0.5);
	});

	it('Population: 5 425 270 in 2022, of whom 4 316 747 adults', () => {
		const liste = rader('befolkning');
		const voksne = liste.filter(
			(rad) => !['0-5 år', '6-12 år', '13-17 år'].includes(rad.alder ?? '')
		);
		expect(sum(liste, 'Personer 2022')).toBe(5425270);
		innenfor(sum(voksne, 'Personer 2022'), 4316747, 0.001);
		expect(new Set(liste.map((rad) => rad.region)).size).toBe(357);
	});

	it('The projection: 5 550 203 in 2024, 5 976 950 in 2040, and the oldest', () => {
		const liste = rader('framskriving');
		const eldste = liste.filter((rad) => rad.alder === '80 år eller eldre');
		const i = (aar: number) => `Hovedalternativet (MMMM) ${aar}`;
		expect(sum(liste, i(2024))).toBe(5550203);
		expect(sum(liste, i(2040))).toBe(5976950);
		expect(sum(liste, i(2050))).toBe(6114899);
		innenfor(sum(eldste, i(2024)), 256485, 0.001);
		innenfor(sum(eldste, i(2040)), 464309, 0.001);
		innenfor(sum(eldste, i(2050)), 590856, 0.001);
		expect(new Set(liste.map((rad) => rad.region)).size).toBe(357);
	});

	it('lists what each file was made to agree with', () => {
		const { tall: avstemt } = JSON.parse(readFileSync(`${ROT}/eksempel.json`, 'utf8')) as {
			tall: { kilde: string; aar: number; status: string; maal: number; generert: number }[];
		};
		expect(new Set(avstemt.map((et) => et.kilde))).toEqual(
			new Set(['brukerplan', 'is248', 'kpr', 'ungdata', 'befolkning', 'framskriving'])
		);
		for (const et of avstemt) {
			expect(['publisert', 'interpolert', 'antatt']).toContain(et.status);
			if (et.kilde !== 'framskriving') expect(aar).toContain(String(et.aar));
			innenfor(et.generert, et.maal);
		}
	});
});
