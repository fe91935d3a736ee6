import { describe, expect, it } from 'vitest';
import hovedforlopFil from '../../../data/forlop/hovedforlop.json';
import koblingFil from '../../../data/forlop/kobling.json';
import normerFil from '../../../data/forlop/normer.json';
import nyeTiltakFil from '../../../data/forlop/nyetiltak.json';
import tiltakFil from '../../../data/forlop/tiltak.json';
import utdanningFil from '../../../data/indikatorer/utdanning/indikator.json';

type Nokkel = '1' | '2' | '3';
type Spenn = { lav: number; midt: number; hoy: number };
type Tiltak = {
	id: string;
	forlop: Partial<Record<Nokkel, string>>;
	anbefaling: Partial<Record<Nokkel, string>>;
	kompetanse: string[];
	partnere: string[];
	tverrgaende: boolean;
	merknad?: { nb: string };
	kilde: string;
	kildested: string;
};
type Norm = {
	id: string;
	forlop: number | null;
	lav: number | null;
	midt: number | null;
	hoy: number | null;
	kilde: { tittel: string; aar: number; lenke?: string } | null;
	eksempel?: Spenn;
};

const NOKLER: readonly Nokkel[] = ['1', '2', '3'];
const ANDELER = [...NOKLER, 'utenfor'] as const;
const ID = /^[a-z][a-z0-9_]*$/;

const tiltak: readonly Tiltak[] = tiltakFil.tiltak;
const normer: readonly Norm[] = normerFil.normer;
const { anbefalinger, kompetanser, partnere } = tiltakFil;

/** The guideline's own headings below a recommendation, as cited in `kildested`. */
const UNDEROVERSKRIFTER = [
	'Tiltak, behandling og samhandling i hovedforløp 2',
	'Forebygging og skadereduksjon i hovedforløp 3',
	'Kartlegging og utredning i hovedforløp 3',
	'Tiltak, behandling, samhandling og rehabilitering i hovedforløp 3',
	'Krise- og mestringsplan'
];

const HORINGSSVAR = [
	'Nasjonalt kompetansesenter for psykisk helsearbeid (NAPHA)',
	'Rådet for psykisk helse',
	'Mental Helse'
];

/** The measures that the domain notes name, by pathway; `tverr` are the recommendations across. */
const NAVNGITTE = {
	'1': [
		'rask_psykisk_helsehjelp',
		'mestringskurs',
		'veiledet_selvhjelp',
		'digitale_selvhjelpsverktoy',
		'korttidsterapi',
		'henvisningsfri_psykolog',
		'frisklivssentral',
		'treningskontakt',
		'selvhjelpsgrupper',
		'hjelpetelefoner',
		'sees_i_morgen',
		'akan',
		'frivillige_aktiviteter',
		'opplaring_parorende',
		'familievernkontor',
		'helsestasjon_gravide'
	],
	'2': [
		'frisklivssentral',
		'treningskontakt',
		'brukerstyrt_kad_ohd',
		'legemidler',
		'samtaler_fastlege_psykolog',
		'ips',
		'krise_mestringsplan',
		'individuell_plan',
		'likepersoner_brukerorganisasjoner',
		'stotte_bolig_arbeid_okonomi',
		'kontakt_med_nav',
		'okonomi_gjeldsradgivning',
		'teammodeller',
		'oppfolging_somatisk_helse',
		'tannhelse',
		'musikkterapi'
	],
	'3': [
		'frisklivssentral',
		'act',
		'fact',
		'fact_ung',
		'tverrfaglig_oppfolgingsteam',
		'housing_first',
		'ips',
		'iddt',
		'koordinator',
		'ansvarsgruppe',
		'individuell_plan',
		'krise_mestringsplan',
		'avtale_kad_ohd',
		'hjelp_til_bolig',
		'sosiale_moteplasser',
		'roykeslutt',
		'hjerte_kar_kontroll',
		'ernaering',
		'risikokartlegging',
		'musikkterapi'
	],
	tverr: [
		'skadereduserende_tjenester',
		'overdoseforebygging',
		'substitusjonsbehandling',
		'brukerrom',
		'rusmiddelanalyse',
		'gatenaer_helsehjelp',
		'mat_og_hygiene',
		'voldsrisikoutredning',
		'voldsrisikohandteringsplan',
		'tryggest',
		'helsefellesskap',
		'helhetlig_kartlegging',
		'erfaringskonsulent'
	],
	horing: [
		'opplaring_i_brukermedvirkning',
		'opplevd_kvalitet',
		'trening_som_medisin',
		'implementeringskunnskap',
		'fact_i_forlop_2',
		'brukerplan_i_helsefellesskap'
	]
} as const;

function finn(id: string): Tiltak {
	const funnet = tiltak.find((t) => t.id === id);
	if (!funnet) throw new Error(`no tiltak ${id}`);
	return funnet;
}

/** Every `{ nb, nn, en }` in a value, with the path to it. */
function tekster(verdi: unknown, sti: string): { sti: string; tekst: Record<string, unknown> }[] {
	if (Array.isArray(verdi)) return verdi.flatMap((v, i) => tekster(v, `${sti}[${i}]`));
	if (typeof verdi !== 'object' || verdi === null) return [];
	const felt = Object.entries(verdi);
	if (felt.some(([navn]) => ['nb', 'nn', 'en'].includes(navn))) {
		return [{ sti, tekst: Object.fromEntries(felt) }];
	}
	return felt.flatMap(([navn, v]) => tekster(v, `${sti}.${navn}`));
}

function dubletter(ider: readonly string[]): string[] {
	return ider.filter((id, i) => ider.indexOf(id) !== i);
}

function stigende(s: { lav: number; midt: number; hoy: number }): boolean {
	return s.lav <= s.midt && s.midt <= s.hoy;
}

describe('texts in data/forlop', () => {
	const filer = { hovedforlopFil, tiltakFil, koblingFil, normerFil, nyeTiltakFil };
	// Names that are the same word in both languages.
	const felles = ['NAV'];

	it.each(Object.entries(filer))('says everything in three languages in %s', (navn, fil) => {
		const alle = tekster(fil, navn);
		expect(alle.length).toBeGreaterThan(0);
		for (const { sti, tekst } of alle) {
			expect(Object.keys(tekst).sort(), sti).toEqual(['en', 'nb', 'nn']);
			for (const t of Object.values(tekst)) {
				expect(typeof t === 'string' && t.trim() === t && t !== '', sti).toBe(true);
			}
			if (!felles.includes(String(tekst.nb))) expect(tekst.nb, sti).not.toBe(tekst.en);
		}
	});

	it('keeps bokmål out of the nynorsk', () => {
		const bokmal =
			/\b(ikke|hva|hvem|hvordan|noen|fra|tjenester?|mestring|vold|bolig|henvisning)\b/i;
		const funn = Object.entries(filer)
			.flatMap(([navn, fil]) => tekster(fil, navn))
			.filter(({ tekst }) => bokmal.test(String(tekst.nn)))
			.map(({ sti }) => sti);
		expect(funn).toEqual([]);
	});
});

describe('hovedforlop.json', () => {
	it('has the three pathways, each citing a recommendation of its own', () => {
		expect(hovedforlopFil.forlop.map((f) => f.id)).toEqual([1, 2, 3]);
		for (const f of hovedforlopFil.forlop) {
			const anbefaling = anbefalinger.find((a) => a.kildested === f.kildested);
			expect(anbefaling?.forlop, String(f.id)).toEqual([f.id]);
		}
	});

	it('keeps short names within 28 characters', () => {
		for (const f of hovedforlopFil.forlop) {
			for (const t of Object.values(f.kortnavn)) expect(t.length, t).toBeLessThanOrEqual(28);
		}
	});
});

describe('tiltak.json', () => {
	it('has unique ascii identifiers in every list', () => {
		for (const liste of [tiltak, anbefalinger, kompetanser, partnere]) {
			const ider = liste.map((rad) => rad.id);
			expect(dubletter(ider)).toEqual([]);
			expect(ider.filter((id) => !ID.test(id))).toEqual([]);
		}
	});

	it('gives each recommendation a degree of norm', () => {
		for (const a of anbefalinger) expect(['skal', 'bor', 'kan'], a.id).toContain(a.grad);
	});

	it('gives each pair of tiltak and pathway a degree and a recommendation for that pathway', () => {
		for (const t of tiltak) {
			const nokler = NOKLER.filter((n) => t.forlop[n]);
			expect(nokler, t.id).not.toEqual([]);
			expect(Object.keys(t.forlop).sort(), t.id).toEqual(nokler);
			expect(Object.keys(t.anbefaling).sort(), t.id).toEqual(nokler);
			for (const n of nokler) {
				expect(['skal', 'bor', 'kan', 'eksempel'], t.id).toContain(t.forlop[n]);
				const anbefaling = anbefalinger.find((a) => a.id === t.anbefaling[n]);
				expect(anbefaling?.forlop, `${t.id} ${n}`).toContain(Number(n));
			}
		}
	});

	it('refers only to competences and partners that exist, and uses them all', () => {
		for (const [liste, felt] of [
			[kompetanser, 'kompetanse'],
			[partnere, 'partnere']
		] as const) {
			const brukt = new Set(tiltak.flatMap((t) => t[felt]));
			expect([...brukt].sort()).toEqual(liste.map((rad) => rad.id).sort());
		}
	});

	it('says for each competence what in IS-24/8 tells of it, by educations that are there', () => {
		const utdanninger = Object.keys(utdanningFil.kategorier);
		for (const { id, is248 } of kompetanser) {
			expect(
				[null, 'utdanning', 'psykolog', 'erfaringskonsulent', 'videreutdanning'],
				id
			).toContain(is248.indikator);
			const kategorier = [...is248.kategorier, ...is248.mulige];
			expect(dubletter(kategorier), id).toEqual([]);
			expect(
				kategorier.filter((k) => !utdanninger.includes(k)),
				id
			).toEqual([]);
			const avUtdanning = is248.indikator !== null && is248.indikator !== 'videreutdanning';
			expect(is248.kategorier.length > 0, id).toBe(avUtdanning);
		}
		const kjente = kompetanser.filter(({ is248 }) => is248.indikator !== null);
		expect(kjente.map(({ id }) => id)).toEqual([
			'psykolog',
			'lege',
			'helse_og_sosialfaglig',
			'videreutdanning',
			'erfaringskonsulent'
		]);
	});

	it('cites exact headings of the guideline', () => {
		const overskrifter = [...anbefalinger.map((a) => a.kildested), ...UNDEROVERSKRIFTER];
		for (const t of tiltak.filter((rad) => rad.kilde === 'veileder')) {
			for (const sted of t.kildested.split(' | ')) expect(overskrifter, t.id).toContain(sted);
		}
	});

	it('treats what only a consultation answer asks for as an example, naming the sender', () => {
		const fraHoring = tiltak.filter((t) => t.kilde === 'horing');
		expect(fraHoring.length).toBeGreaterThan(0);
		for (const t of fraHoring) {
			expect(new Set(Object.values(t.forlop)), t.id).toEqual(new Set(['eksempel']));
			expect(
				HORINGSSVAR.some((avsender) => t.merknad?.nb.includes(avsender)),
				t.id
			).toBe(true);
		}
		expect(tiltak.filter((t) => !['veileder', 'horing'].includes(t.kilde))).toEqual([]);
	});

	it('marks as crossing only what reaches all three pathways', () => {
		for (const t of tiltak.filter((rad) => rad.tverrgaende)) {
			expect(Object.keys(t.forlop).sort(), t.id).toEqual(NOKLER);
		}
	});

	it('has the degree of the sentence, pair by pair', () => {
		expect(finn('ips').forlop).toEqual({ '2': 'eksempel', '3': 'bor' });
		expect(finn('krise_mestringsplan').forlop).toEqual({ '2': 'eksempel', '3': 'bor' });
		expect(finn('individuell_plan').forlop).toEqual({ '2': 'eksempel', '3': 'bor' });
		expect(finn('risikokartlegging').forlop['3']).toBe('skal');
		expect(finn('henvisning_ved_risiko').forlop).toEqual({ '1': 'bor', '2': 'skal' });
		expect(finn('tilgang_pa_tvers_av_forlop').forlop).toEqual({ '2': 'bor', '3': 'skal' });
		for (const id of ['housing_first', 'act', 'fact', 'fact_ung', 'tverrfaglig_oppfolgingsteam']) {
			expect(finn(id).forlop, id).toEqual({ '3': 'bor' });
		}
		for (const id of [
			'helhetlig_kartlegging',
			'voldsrisikoutredning',
			'voldsrisikohandteringsplan'
		]) {
			expect(finn(id).forlop, id).toEqual({ '1': 'skal', '2': 'skal', '3': 'skal' });
		}
		for (const id of [
			'rask_psykisk_helsehjelp',
			'mestringskurs',
			'iddt',
			'musikkterapi',
			'brukerrom'
		]) {
			expect(new Set(Object.values(finn(id).forlop)), id).toEqual(new Set(['eksempel']));
		}
	});

	it('holds every measure the domain notes name', () => {
		for (const n of NOKLER) {
			for (const id of NAVNGITTE[n]) expect(finn(id).forlop[n], `${id} ${n}`).toBeDefined();
		}
		for (const id of NAVNGITTE.tverr) expect(finn(id).tverrgaende, id).toBe(true);
		for (const id of NAVNGITTE.horing) expect(finn(id).kilde, id).toBe('horing');
	});

	it.each(NOKLER)('has at least ten measures of its own in pathway %s', (n) => {
		expect(tiltak.filter((t) => t.forlop[n] && !t.tverrgaende).length).toBeGreaterThanOrEqual(10);
	});
});

describe('kobling.json', () => {
	const { regler } = koblingFil;

	it('has one rule for each group and type', () => {
		expect(dubletter(regler.map((r) => r.id))).toEqual([]);
		const verdier = (kilde: string) => regler.filter((r) => r.kilde === kilde).map((r) => r.verdi);
		expect(verdier('brukerplan').sort()).toEqual([
			'psykisk_alene',
			'rus_alvorlig',
			'rus_mindre_alvorlig',
			'rus_uten_psykisk'
		]);
		expect(verdier('is248').sort()).toEqual([
			'ambulant_team',
			'annet',
			'behandling_samtale',
			'bolig_personale',
			'dag_aktivitet',
			'lavterskel',
			'ledelse',
			'oppfolging_booppfolging'
		]);
	});

	it('shares out exactly one, within ordered bounds', () => {
		for (const r of regler) {
			expect(Object.keys(r.andeler).sort(), r.id).toEqual([...ANDELER].sort());
			const spenn = ANDELER.map((a) => r.andeler[a]);
			for (const s of spenn) {
				expect(stigende(s) && s.lav >= 0 && s.hoy <= 1, r.id).toBe(true);
			}
			const sum = (felt: keyof Spenn) => spenn.reduce((alt, s) => alt + s[felt], 0);
			expect(Math.abs(sum('midt') - 1), r.id).toBeLessThan(1e-9);
			expect(sum('lav'), r.id).toBeLessThanOrEqual(1);
			expect(sum('hoy'), r.id).toBeGreaterThanOrEqual(1);
		}
	});

	it('gives pathway 1 nothing from BrukerPlan, which does not see it', () => {
		for (const r of regler.filter((rad) => rad.kilde === 'brukerplan')) {
			expect(r.andeler['1'], r.id).toEqual({ lav: 0, midt: 0, hoy: 0 });
		}
	});

	it('leaves context sources out, with a reason', () => {
		expect(koblingFil.ikkeKoblet.map((k) => k.kilde)).toEqual(['kpr', 'ungdata', 'kostra']);
	});
});

describe('nyetiltak.json', () => {
	it('names measures of the guideline, in pathways they are of', () => {
		for (const { id, tiltak: of, forlop } of nyeTiltakFil.nyeTiltak) {
			const found = tiltak.find((one) => one.id === of);
			expect(Object.keys(found?.forlop ?? {}), id).toContain(String(forlop));
		}
	});

	it('says what each needs by assumptions that are declared', () => {
		const ids = [...normer.map((n) => n.id), null];
		for (const { arsverk, brukere, befolkning } of nyeTiltakFil.nyeTiltak)
			for (const norm of [arsverk, brukere, befolkning]) expect(ids).toContain(norm);
	});
});

describe('normer.json', () => {
	it('has unique identifiers and known pathways', () => {
		expect(dubletter(normer.map((n) => n.id))).toEqual([]);
		for (const n of normer) expect([1, 2, 3, null], n.id).toContain(n.forlop);
	});

	it('is ordered and sourced, or empty and unsourced', () => {
		for (const { id, lav, midt, hoy, kilde, eksempel } of normer) {
			if (lav === null || midt === null || hoy === null) {
				expect([lav, midt, hoy, kilde], id).toEqual([null, null, null, null]);
			} else {
				expect(stigende({ lav, midt, hoy }), id).toBe(true);
				expect(kilde?.tittel, id).toBeTruthy();
			}
			if (eksempel) expect(stigende(eksempel), id).toBe(true);
		}
	});

	it('leaves what no source was found for unset', () => {
		const tomme = normer.filter((n) => n.midt === null).map((n) => n.id);
		expect(tomme.sort()).toEqual([
			'andel_oppfolging_1',
			'andel_oppfolging_2',
			'andel_oppfolging_3',
			'behandlet_andel',
			'brukere_per_oppfolgingsarsverk_1',
			'brukere_per_oppfolgingsarsverk_2',
			'brukere_per_oppfolgingsarsverk_3',
			'delte_arsverk_1',
			'delte_arsverk_2',
			'delte_arsverk_3',
			'fact_kommunens_del',
			'housing_first_arsverk',
			'housing_first_befolkning',
			'housing_first_brukere',
			'indirekte_andel',
			'oppfolging_i_bolig_andel',
			'plasser_1',
			'plasser_2',
			'plasser_3',
			'registrert_andel',
			'rph_arsverk',
			'rph_befolkning',
			'rph_brukere',
			'timer_per_bruker_1',
			'timer_per_bruker_2'
		]);
	});

	it('has the available hours that its own arithmetic gives', () => {
		const timer = (helligdager: number, fravaer: number) =>
			Math.round(((260 - 25 - helligdager) * 7.5 * (1 - fravaer)) / 10) * 10;
		const norm = normer.find((n) => n.id === 'tilgjengelige_timer');
		expect([norm?.lav, norm?.midt, norm?.hoy]).toEqual([
			timer(10, 0.1),
			timer(9, 0.08),
			timer(8, 0.06)
		]);
	});
});
