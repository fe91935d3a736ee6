import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

type Rad = Record<string, string>;
type Endring = {
	gammel: string;
	gammelt_navn: string;
	ny: string;
	nytt_navn: string;
	aar: number;
	type: string;
};

const HER = import.meta.url;
const DATA = new URL('../../../data/omrader/', HER);
const KILDER = new URL('../../../../shared/data/kommuner/', HER);

function tekst(mappe: URL, navn: string): string {
	return readFileSync(new URL(navn, mappe), 'utf8');
}

function csv(mappe: URL, navn: string, skille = ','): Rad[] {
	const lest = Papa.parse<Rad>(tekst(mappe, navn).replace(/^\uFEFF/, ''), {
		header: true,
		delimiter: skille,
		skipEmptyLines: true
	});
	expect(lest.errors, navn).toEqual([]);
	return lest.data;
}

/** The value of a column; a missing column is a broken file, not an empty value. */
function felt(rad: Rad, kolonne: string): string {
	const verdi = rad[kolonne];
	if (verdi === undefined) throw new Error(`Kolonnen ${kolonne} mangler`);
	return verdi;
}

function kolonne(rader: Rad[], navn: string): string[] {
	return rader.map((rad) => felt(rad, navn));
}

function endringerFra(navn: string): Endring[] {
	return csv(DATA, navn).map((rad) => ({
		gammel: felt(rad, 'gammel'),
		gammelt_navn: felt(rad, 'gammelt_navn'),
		ny: felt(rad, 'ny'),
		nytt_navn: felt(rad, 'nytt_navn'),
		aar: Number(felt(rad, 'aar')),
		type: felt(rad, 'type')
	}));
}

const kommuner = csv(DATA, 'kommuner.csv');
const fylker = csv(DATA, 'fylker.csv');
const helsefellesskap = csv(DATA, 'helsefellesskap.csv');
const inndelinger = csv(DATA, 'inndelinger.csv');
const endringer = endringerFra('endringer.csv');
const fylkesendringer = endringerFra('fylkesendringer.csv');

const koder = new Set(kolonne(kommuner, 'kommunenummer'));
const fylkeskoder = new Set(kolonne(fylker, 'fylkesnummer'));
const kommune = new Map(kommuner.map((rad) => [felt(rad, 'kommunenummer'), rad]));

/** Codes that took in others and kept their own number that year. */
const BESTODE = new Set(['0704/2017', '1103/2020', '5001/2020']);

/** Statistics Norway's own count of kommuner per group, in the order of the groups (KLASS 112 and 128). */
const SSB_KOSTRA = [40, 18, 9, 39, 33, 28, 38, 13, 27, 13, 10, 11, 1, 25, 36, 8, 8];
const SSB_SENTRALITET = [5, 21, 54, 65, 104, 108];

function perVerdi(navn: string): Record<string, number> {
	const antall: Record<string, number> = {};
	for (const verdi of kolonne(kommuner, navn).toSorted()) antall[verdi] = (antall[verdi] ?? 0) + 1;
	return antall;
}

const par = (endring: Endring) => `${endring.gammel}→${endring.ny}/${endring.aar}`;

/** Every current code that the people of an earlier code may live under now. */
function naa(kode: string, alle: Endring[], etter = 0): Set<string> {
	const videre = alle.filter((endring) => endring.gammel === kode && endring.aar > etter);
	if (videre.length === 0) return new Set([kode]);
	return new Set(videre.flatMap((endring) => [...naa(endring.ny, alle, endring.aar)]));
}

function nye(gammel: string, aar: number): string[] {
	return endringer
		.filter((endring) => endring.gammel === gammel && endring.aar === aar)
		.map((endring) => endring.ny)
		.sort();
}

function typer(gammel: string, aar: number): Set<string> {
	return new Set(
		endringer
			.filter((endring) => endring.gammel === gammel && endring.aar === aar)
			.map((endring) => endring.type)
	);
}

function ventetType(endring: Endring, alle: Endring[]): string {
	const samme = alle.filter((annen) => annen.aar === endring.aar);
	if (samme.filter((annen) => annen.gammel === endring.gammel).length > 1) return 'en-til-mange';
	if (samme.filter((annen) => annen.ny === endring.ny).length > 1) return 'mange-til-en';
	return BESTODE.has(`${endring.ny}/${endring.aar}`) ? 'mange-til-en' : 'en-til-en';
}

/** The codes valid in a year, found by undoing the changes from today and back. */
function inndeling(aar: number, gjeldende: Set<string>, alle: Endring[]): Set<string> {
	const gyldige = new Set(gjeldende);
	for (let steg = 2024; steg > aar; steg -= 1) {
		const aarets = alle.filter((endring) => endring.aar === steg);
		for (const { ny } of aarets) if (!BESTODE.has(`${ny}/${steg}`)) gyldige.delete(ny);
		for (const { gammel } of aarets) gyldige.add(gammel);
	}
	return gyldige;
}

describe('data/omrader: filene', () => {
	it.each(['kommuner', 'fylker', 'helsefellesskap', 'endringer', 'fylkesendringer'])(
		'%s.csv er ren UTF-8 uten BOM, med LF og uten løse mellomrom',
		(navn) => {
			const innhold = tekst(DATA, `${navn}.csv`);
			expect(innhold.startsWith('\uFEFF')).toBe(false);
			expect(innhold).not.toContain('\r');
			expect(innhold).not.toContain('\uFFFD');
			expect(innhold.endsWith('\n')).toBe(true);
			expect(innhold).not.toMatch(/(^|,) | (,|$)/m);
			expect(innhold).toBe(innhold.normalize('NFC'));
		}
	);

	it('har 357 kommuner, 15 fylker og 19 helsefellesskap', () => {
		expect(kommuner).toHaveLength(357);
		expect(fylker).toHaveLength(15);
		expect(helsefellesskap).toHaveLength(19);
	});
});

describe('data/omrader: kommuner, fylker og helsefellesskap', () => {
	it('har entydige koder som tekst, sortert', () => {
		const liste = kolonne(kommuner, 'kommunenummer');
		expect(liste.filter((kode) => !/^\d{4}$/.test(kode))).toEqual([]);
		expect(koder.size).toBe(357);
		expect(liste).toEqual([...liste].sort());
		expect([...fylkeskoder].filter((kode) => !/^\d{2}$/.test(kode))).toEqual([]);
		expect(fylkeskoder.size).toBe(15);
		const ider = kolonne(helsefellesskap, 'id');
		expect(ider.filter((id) => !/^[a-z_]+$/.test(id))).toEqual([]);
		expect(new Set(ider).size).toBe(19);
	});

	it('viser bare til fylker og helsefellesskap som finnes, og bruker dem alle', () => {
		expect(new Set(kolonne(kommuner, 'fylkesnummer'))).toEqual(fylkeskoder);
		expect(new Set(kolonne(kommuner, 'helsefellesskap'))).toEqual(
			new Set(kolonne(helsefellesskap, 'id'))
		);
		for (const rad of kommuner) {
			expect(felt(rad, 'kommunenummer').slice(0, 2)).toBe(felt(rad, 'fylkesnummer'));
		}
		expect(new Set(kolonne(helsefellesskap, 'helseregion')).size).toBe(4);
	});

	it('har et norsk hovednavn som er ett av leddene i det fulle navnet', () => {
		for (const rad of kommuner) {
			expect(felt(rad, 'navn_fullt').split(' - ')).toContain(felt(rad, 'navn'));
		}
		for (const rad of fylker) {
			expect(felt(rad, 'navn_fullt').split(' - ')[0]).toBe(felt(rad, 'navn'));
		}
		const fullt = (kode: string) => kommune.get(kode)?.['navn_fullt'];
		expect(fullt('5001')).toBe('Trondheim - Tråante');
		expect(fullt('5540')).toBe('Gáivuotna - Kåfjord - Kaivuono');
		expect(fullt('5622')).toBe('Porsanger - Porsáŋgu - Porsanki');
		expect(fullt('5636')).toBe('Unjárga - Nesseby');
		expect(fullt('1853')).toBe('Evenes - Evenášši');
		expect(kommune.get('5540')?.['navn']).toBe('Kåfjord');
	});

	it('har to navn som to kommuner deler, og holder dem fra hverandre på kode', () => {
		const antall = new Map<string, string[]>();
		for (const rad of kommuner) {
			const navn = felt(rad, 'navn');
			antall.set(navn, [...(antall.get(navn) ?? []), felt(rad, 'kommunenummer')]);
		}
		const like = [...antall].filter(([, treff]) => treff.length > 1);
		expect(Object.fromEntries(like)).toEqual({
			Herøy: ['1515', '1818'],
			Våler: ['3114', '3419']
		});
	});

	it('har midtpunkter innenfor Norge, med tre desimaler', () => {
		for (const rad of kommuner) {
			const [bredde, lengde] = [felt(rad, 'breddegrad'), felt(rad, 'lengdegrad')];
			expect(`${bredde} ${lengde}`).toMatch(/^\d{2}\.\d{3} \d{1,2}\.\d{3}$/);
			expect(Number(bredde)).toBeGreaterThan(57.9);
			expect(Number(bredde)).toBeLessThan(71.3);
			expect(Number(lengde)).toBeGreaterThan(4.4);
			expect(Number(lengde)).toBeLessThan(31.3);
		}
	});

	it('har en KOSTRA-gruppe, en sentralitet og et embete som finnes', () => {
		const finnes = new Set(
			inndelinger.map((rad) => `${felt(rad, 'inndeling')} ${felt(rad, 'id')}`)
		);
		for (const rad of kommuner) {
			expect(finnes).toContain(`kostragruppe ${felt(rad, 'kostragruppe')}`);
			expect(finnes).toContain(`sentralitet sentralitet_${felt(rad, 'sentralitet')}`);
		}
		for (const rad of fylker) expect(finnes).toContain(`embete ${felt(rad, 'embete')}`);
		expect(inndelinger.filter((rad) => felt(rad, 'inndeling') === 'embete')).toHaveLength(10);
		for (const rad of inndelinger) expect(felt(rad, 'utgave')).toMatch(/^20[2-9]\d$/);
	});

	it('har så mange kommuner i hver gruppe som SSB oppgir', () => {
		expect(perVerdi('kostragruppe')).toEqual(
			Object.fromEntries(
				SSB_KOSTRA.map((antall, i) => [`EKG${String(i + 1).padStart(2, '0')}`, antall])
			)
		);
		expect(perVerdi('sentralitet')).toEqual(
			Object.fromEntries(SSB_SENTRALITET.map((antall, i) => [String(i + 1), antall]))
		);
	});

	it.skipIf(!existsSync(new URL('kostra_sentralitet_2024.csv', KILDER)))(
		'er som listen over KOSTRA-grupper og sentralitet',
		() => {
			const liste = csv(KILDER, 'kostra_sentralitet_2024.csv');
			expect(
				kommuner.map((rad) => [
					...[felt(rad, 'kommunenummer'), felt(rad, 'kostragruppe'), felt(rad, 'sentralitet')]
				])
			).toEqual(
				liste.map((rad) => [
					...[felt(rad, 'kommunenummer'), felt(rad, 'kostranr'), felt(rad, 'sentralitet')]
				])
			);
		}
	);
});

describe('data/omrader: endringer', () => {
	it('har firesifrede koder, kjente år og ingen like par', () => {
		for (const endring of endringer) {
			expect(endring.gammel).toMatch(/^\d{4}$/);
			expect(endring.ny).toMatch(/^\d{4}$/);
			expect(endring.gammel).not.toBe(endring.ny);
		}
		expect(new Set(endringer.map((endring) => endring.aar))).toEqual(
			new Set([2017, 2018, 2019, 2020, 2024])
		);
		expect(new Set(endringer.map(par)).size).toBe(endringer.length);
	});

	it('har en type som følger av parene', () => {
		for (const endring of endringer) {
			expect(`${par(endring)} ${endring.type}`).toBe(
				`${par(endring)} ${ventetType(endring, endringer)}`
			);
		}
		for (const endring of fylkesendringer) {
			expect(endring.type).toBe(ventetType(endring, fylkesendringer));
		}
	});

	it('avslutter hver gamle kode én gang, og ingen avsluttet kode gjelder i dag', () => {
		const slutt = new Map<string, Set<number>>();
		for (const { gammel, aar } of endringer) {
			slutt.set(gammel, (slutt.get(gammel) ?? new Set()).add(aar));
			expect(koder.has(gammel)).toBe(false);
		}
		expect([...slutt].filter(([, aar]) => aar.size > 1)).toEqual([]);
	});

	it('kaller samme kode det samme overalt', () => {
		const navn = new Map<string, string>();
		for (const rad of kommuner) navn.set(felt(rad, 'kommunenummer'), felt(rad, 'navn'));
		for (const endring of endringer) {
			for (const [kode, kalt] of [
				[endring.gammel, endring.gammelt_navn],
				[endring.ny, endring.nytt_navn]
			] as const) {
				expect(`${kode} ${navn.get(kode) ?? kalt}`).toBe(`${kode} ${kalt}`);
				navn.set(kode, kalt);
			}
		}
	});

	it('fører hver gamle kode fram til koder som gjelder i dag', () => {
		for (const { gammel } of endringer) {
			const maal = [...naa(gammel, endringer)];
			expect(maal.length).toBeGreaterThan(0);
			expect(maal.filter((kode) => !koder.has(kode))).toEqual([]);
		}
		for (const { gammel } of fylkesendringer) {
			const maal = [...naa(gammel, fylkesendringer)];
			expect(maal.filter((kode) => !fylkeskoder.has(kode))).toEqual([]);
		}
	});

	it('gir det kjente antallet kommuner i hvert år når endringene regnes baklengs', () => {
		const antall = [2016, 2017, 2018, 2019, 2020, 2023].map(
			(aar) => inndeling(aar, koder, endringer).size
		);
		expect(antall).toEqual([428, 426, 422, 422, 356, 356]);
		expect(inndeling(2017, fylkeskoder, fylkesendringer).size).toBe(19);
		expect(inndeling(2019, fylkeskoder, fylkesendringer).size).toBe(18);
		expect(inndeling(2023, fylkeskoder, fylkesendringer).size).toBe(11);
	});

	it('fører hver kode i inndelingene 2017–2023 fram til i dag', () => {
		for (let aar = 2017; aar <= 2023; aar += 1) {
			for (const kode of inndeling(aar, koder, endringer)) {
				for (const maal of naa(kode, endringer, aar)) expect(koder.has(maal)).toBe(true);
			}
		}
	});

	it('holder kjente eksempler', () => {
		expect(nye('1504', 2020)).toEqual(['1507']);
		expect(typer('1504', 2020)).toEqual(new Set(['mange-til-en']));
		expect(nye('1507', 2024)).toEqual(['1508', '1580']);
		expect(typer('1507', 2024)).toEqual(new Set(['en-til-mange']));
		expect(naa('1504', endringer)).toEqual(new Set(['1508', '1580']));

		expect(nye('0101', 2020)).toEqual(['3001']);
		expect(nye('3001', 2024)).toEqual(['3101']);
		expect(typer('0101', 2020)).toEqual(new Set(['en-til-en']));
		expect(naa('0101', endringer)).toEqual(new Set(['3101']));

		expect(nye('5012', 2020)).toEqual(['5055', '5056', '5059']);
		expect(typer('5012', 2020)).toEqual(new Set(['en-til-mange']));
		expect(naa('1613', endringer)).toEqual(new Set(['5055', '5056', '5059']));

		expect(nye('1850', 2020)).toEqual(['1806', '1875']);
		expect(typer('1850', 2020)).toEqual(new Set(['en-til-mange']));
		expect(typer('1805', 2020)).toEqual(new Set(['mange-til-en']));
		expect(typer('1849', 2020)).toEqual(new Set(['mange-til-en']));

		expect(nye('1601', 2018)).toEqual(['5001']);
		expect(typer('1601', 2018)).toEqual(new Set(['en-til-en']));
		expect(typer('5030', 2020)).toEqual(new Set(['mange-til-en']));
		expect(nye('1567', 2019)).toEqual(['5061']);
	});

	it('deler bare de kommunene som faktisk ble delt', () => {
		const delt = endringer.filter((endring) => endring.type === 'en-til-mange');
		expect(new Set(delt.map((endring) => endring.gammel))).toEqual(
			new Set(['0720', '1507', '1850', '5012'])
		);
	});

	it('flytter kommuner mellom fylker slik fylkesendringene sier, med kjente unntak', () => {
		const fylkespar = new Set(fylkesendringer.map(par));
		const utenfor = endringer.filter(({ gammel, ny, aar }) => {
			const [fra, til] = [gammel.slice(0, 2), ny.slice(0, 2)];
			return fra !== til && !fylkespar.has(`${fra}→${til}/${aar}`);
		});
		expect(utenfor.map(par).sort()).toEqual([
			'0532→3053/2020', // Jevnaker: Oppland to Viken
			'0533→3054/2020', // Lunner: Oppland to Viken
			'0711→3005/2020', // Svelvik: Vestfold to Viken
			'1444→1577/2020', // Hornindal: Sogn og Fjordane to Møre og Romsdal
			'1567→5061/2019', // Rindal: Møre og Romsdal to Trøndelag
			'1571→5055/2020', // Halsa: Møre og Romsdal to Trøndelag
			'1852→5412/2020' // Tjeldsund: Nordland to Troms og Finnmark
		]);
	});
});

const LISTER = {
	ssb: 'hmelberg_municipalities.csv',
	helse: 'derived_kommune_helsefellesskap_2024.csv',
	klass2024: 'vegard1104_code-history_2024.json',
	skde: 'skde_forny_komnr.csv'
} as const;
const finnes = Object.values(LISTER).every((navn) => existsSync(new URL(navn, KILDER)));
if (!finnes) {
	console.info(
		'Listene områdedataene ble sammenholdt med, ligger ikke her; sammenligningen er hoppet over.'
	);
}

/** Municipality codes lose their leading zero in many lists. */
const fire = (kode: string) => kode.trim().padStart(4, '0');

describe.skipIf(!finnes)('data/omrader mot listene de ble satt sammen av', () => {
	it('har samme koder, navn og fylke som SSBs kommuneliste', () => {
		const fylkesnavn = new Map(fylker.map((rad) => [felt(rad, 'fylkesnummer'), felt(rad, 'navn')]));
		const fasit = csv(KILDER, LISTER.ssb).map((rad) =>
			[
				felt(rad, 'municipality_code'),
				felt(rad, 'municipality_name'),
				felt(rad, 'county_code'),
				felt(rad, 'county_name')
			].join('|')
		);
		const vaare = kommuner.map((rad) =>
			[
				felt(rad, 'kommunenummer'),
				felt(rad, 'navn'),
				felt(rad, 'fylkesnummer'),
				fylkesnavn.get(felt(rad, 'fylkesnummer')) ?? ''
			].join('|')
		);
		expect(vaare).toEqual(fasit.sort());
	});

	it('har samme helsefellesskap og helseregion som den avledede listen', () => {
		const felles = new Map(helsefellesskap.map((rad) => [felt(rad, 'id'), rad]));
		const vaare = kommuner.map((rad) => {
			const omraade = felles.get(felt(rad, 'helsefellesskap'));
			return `${felt(rad, 'kommunenummer')} ${omraade?.['navn']}, ${omraade?.['helseregion']} RHF`;
		});
		const fasit = csv(KILDER, LISTER.helse, ';').map((rad) => {
			const omraade = felt(rad, 'foretaksomraade_helsefellesskap');
			return `${felt(rad, 'kommunenummer')} ${omraade}, ${felt(rad, 'helseregion')}`;
		});
		expect(vaare).toEqual(fasit.sort());
	});

	it('har samme fulle navn som den avledede listen, unntatt der KLASS 2024 skriver det annerledes', () => {
		const ulike = csv(KILDER, LISTER.helse, ';')
			.filter(
				(rad) =>
					kommune.get(felt(rad, 'kommunenummer'))?.['navn_fullt'] !== felt(rad, 'kommunenavn')
			)
			.map((rad) => kommune.get(felt(rad, 'kommunenummer'))?.['navn_fullt']);
		expect(ulike.sort()).toEqual([
			'Gratangen - Rivtták',
			'Levanger - Levangke',
			'Rana - Raane',
			'Røros - Rosse', // the list has the two names the other way round
			'Sørfold - Fuolldá'
		]);
	});

	it('har endringene i KLASS fra 2024, og tre til som den listen er filtrert for', () => {
		type Liste = { endringer: Record<string, { oldCodes: { code: string; validTo: string }[] }> };
		const lest = JSON.parse(tekst(KILDER, LISTER.klass2024)) as Liste;
		const fasit = new Set(
			Object.entries(lest.endringer).flatMap(([ny, { oldCodes }]) =>
				oldCodes.map(({ code, validTo }) => `${code}→${ny}/${validTo.slice(0, 4)}`)
			)
		);
		const vaare = new Set(endringer.filter(({ aar }) => aar === 2024).map(par));
		expect([...fasit].filter((nokkel) => !vaare.has(nokkel))).toEqual([]);
		// The list only has codes whose name in KLASS stayed the same.
		expect([...vaare].filter((nokkel) => !fasit.has(nokkel)).sort()).toEqual([
			'1507→1580/2024', // Haram, split off from Ålesund
			'3018→3114/2024', // Våler (Viken) became Våler (Østfold)
			'5414→5516/2024' // Gratangen became Gratangen - Rivtták
		]);
	});

	it('har endringene i SKDEs liste fra 2017, med navngitte unntak', () => {
		const rader = Papa.parse<string[]>(tekst(KILDER, LISTER.skde).replace(/^\uFEFF/, ''), {
			delimiter: ';',
			skipEmptyLines: true
		}).data;
		const fasit = new Map<string, string>();
		for (const [aar = '', gammel = '', gammeltNavn = '', ny = '', nyttNavn = ''] of rader) {
			if (!/^\d{4}$/.test(aar) || Number(aar) < 2017) continue;
			// Svalbard is not a municipality.
			if (fire(ny) === '2100') continue;
			fasit.set(`${fire(gammel)}→${fire(ny)}/${aar}`, `${gammeltNavn.trim()}→${nyttNavn.trim()}`);
		}
		const vaare = new Map(
			endringer.map((endring) => [par(endring), `${endring.gammelt_navn}→${endring.nytt_navn}`])
		);
		expect([...fasit.keys()].filter((nokkel) => !vaare.has(nokkel)).sort()).toEqual([
			// SKDE goes by way of two codes that were never in use.
			'0532→3444/2020',
			'0533→3445/2020',
			'3444→3053/2020',
			'3445→3054/2020'
		]);
		expect([...vaare.keys()].filter((nokkel) => !fasit.has(nokkel)).sort()).toEqual([
			// SKDE gives the whole of a divided municipality to one of its heirs.
			'0532→3053/2020', // Jevnaker, directly
			'0533→3054/2020', // Lunner, directly
			'0720→0704/2017', // Vear, a part of Stokke, to Tønsberg
			'1507→1580/2024', // Haram
			'1850→1875/2020', // a part of Tysfjord to Hamarøy
			'5012→5055/2020', // a part of Snillfjord to Heim
			'5012→5056/2020' // a part of Snillfjord to Hitra
		]);
		for (const [nokkel, navn] of fasit) {
			if (vaare.has(nokkel)) expect(`${nokkel} ${vaare.get(nokkel)}`).toBe(`${nokkel} ${navn}`);
		}
	});
});
