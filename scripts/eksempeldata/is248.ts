import { barn, innbyggere, voksne, type Folk } from './befolkning.ts';
import { apportion, sumOf, elementAt } from './fordeling.ts';
import { ARSVERK } from './nasjonalt.ts';
import { AAR, type Aar, type Kommune } from './omrader.ts';
import { factor, uniformOf } from './prng.ts';
import { latin1, tenths, type WrittenFile } from './tekstfil.ts';
import { svarFor, TILBUDSAAR, TILTAK } from './tilbud.ts';

/** Man-years of a kommune and year in whole tenths; undefined where it didn't report. */
export type Arsverk = (
	kommune: string,
	aar: Aar
) => { voksne: number; barn_unge: number } | undefined;

const KOMMUNER_SOM_VIDEREFORTE_I_2020 = 66;
const IKKE_MELDT = 0.02;
/** Kommuner that from 2024 give further training by pathway. */
const KRYSSER_FORLOP = 0.7;
/** Splits start here to keep the file small; before that the totals and the pathways are given. */
const DELT_FRA = { utdanning: 2021, tiltakstype: 2024 };
/** Published for 2024: man-years per 1 000 inhabitants, lowest and highest county, and the country. */
const FYLKESNIVA: Record<string, number> = { '03': 2.1 / 2.8, '42': 3.9 / 2.8 };

const FORLOP = [
	{ navn: '1', vekt: 17, videre: 0.9 },
	{ navn: '2', vekt: 38, videre: 1 },
	{ navn: '3', vekt: 45, videre: 1.05 }
];
/** Per cent of man-years, and the share with further training. */
const UTDANNING = [
	{ navn: 'Psykolog', vekt: 3, videre: 0.3 },
	{ navn: 'Psykologspesialist', vekt: 4.5, videre: 1 },
	{ navn: 'Lege', vekt: 1, videre: 0.6 },
	{ navn: 'Sykepleier', vekt: 26, videre: 0.62 },
	{ navn: 'Vernepleier', vekt: 16, videre: 0.5 },
	{ navn: 'Sosionom', vekt: 13, videre: 0.52 },
	{ navn: 'Barnevernspedagog', vekt: 5, videre: 0.45 },
	{ navn: 'Ergoterapeut', vekt: 4, videre: 0.5 },
	{ navn: 'Helsefagarbeider', vekt: 16, videre: 0.3 },
	{ navn: 'Erfaringskonsulent', vekt: 2, videre: 0.1 },
	{ navn: 'Annen utdanning', vekt: 9.5, videre: 0.2 }
];
const TILTAKSTYPER = [
	{ navn: 'Booppfølging', vekt: 52 },
	{ navn: 'Ambulant team', vekt: 10 },
	{ navn: 'Lavterskel', vekt: 9 },
	{ navn: 'Dag og aktivitet', vekt: 13 },
	{ navn: 'Behandling og samtale', vekt: 12 },
	{ navn: 'Annet', vekt: 4 }
];
/** Nobody has a position under this many tenths of a man-year. */
const MINSTE_STILLING = 5;

export function lagArsverk(kommuner: readonly Kommune[], folk: Folk): Arsverk {
	const tall = new Map<string, { voksne: number; barn_unge: number }>();
	const viderefort = viderefortI2020(kommuner);
	for (const aar of AAR) {
		const med = kommuner.filter((k) => melder(k, aar));
		const laast = aar === 2020 ? med.filter((k) => viderefort.has(k.nr)) : [];
		const frie = med.filter((k) => !laast.includes(k));
		const fra2019 = laast.map((k) => tall.get(`${k.nr}|2019`) ?? { voksne: 0, barn_unge: 0 });
		const rest = (gruppe: 'voksne' | 'barn_unge') =>
			Math.round(ARSVERK[gruppe][aar].verdi * 10) - sumOf(fra2019.map((x) => x[gruppe]));
		const [v, b] = [
			apportion(rest('voksne'), vekter(frie, folk, aar)),
			apportion(
				rest('barn_unge'),
				frie.map((k) => barnevekt(k, folk, aar))
			)
		];
		laast.forEach((k, i) => tall.set(`${k.nr}|${aar}`, elementAt(fra2019, i)));
		frie.forEach((k, i) =>
			tall.set(`${k.nr}|${aar}`, { voksne: elementAt(v, i), barn_unge: elementAt(b, i) })
		);
	}
	return (kommune, aar) => tall.get(`${kommune}|${aar}`);
}

/** Windows-1252, semicolons, CRLF, decimal comma. */
export function is248fil(kommuner: readonly Kommune[], arsverk: Arsverk): WrittenFile {
	const viderefort = viderefortI2020(kommuner);
	const linjer = kommuner.flatMap((kommune) =>
		AAR.flatMap((aar) => {
			const tall = arsverk(kommune.nr, aar);
			if (!tall) return [];
			const fra = aar === 2020 && viderefort.has(kommune.nr) ? 2019 : aar;
			return [
				...voksenrader(kommune, aar, { total: tall.voksne, innhold: fra }),
				['B', 'Samlet', 'Alle', tenths(tall.barn_unge), '', ''],
				...tilbudsrader(kommune, aar)
			].map((rad) => [kommune.nr, kommune.navn, aar, ...rad].join(';'));
		})
	);
	const hode =
		'Kommunenr;Kommune;År;Målgruppe;Inndeling;Kategori;Årsverk;Årsverk med videreutdanning;Svar';
	return { path: 'data/kilder/is248/eksempel.csv', content: latin1([hode, ...linjer]) };
}

interface Voksne {
	/** Tenths of a man-year. */
	total: number;
	/** The year whose splits are used: an earlier one where figures were carried forward. */
	innhold: Aar;
}

function voksenrader(kommune: Kommune, aar: Aar, { total, innhold }: Voksne): string[][] {
	const utdanning = stillinger(kommune, innhold, total);
	const videre = utdanning.map((n, i) => {
		const andel =
			elementAt(UTDANNING, i).videre * factor(uniformOf('is248-videre', kommune.nr, i), 0.15);
		return Math.min(n, Math.round(n * andel));
	});
	const forlop = del(kommune, innhold, 'forlop', { total, deler: FORLOP });
	const videreForlop = kryssede(kommune, aar, { forlop, total: sumOf(videre) });
	const typer = del(kommune, innhold, 'tiltakstype', { total, deler: TILTAKSTYPER });
	const rad = (inndeling: string, kategori: string, n = 0, v = '') => [
		'V',
		inndeling,
		kategori,
		tenths(n),
		v,
		''
	];
	return [
		rad('Samlet', 'Alle', total),
		...FORLOP.map((f, i) => rad('Hovedforløp', f.navn, forlop[i], videreForlop[i])),
		...(aar < DELT_FRA.utdanning
			? []
			: UTDANNING.map((u, i) =>
					rad('Utdanning', u.navn, utdanning[i], tenths(elementAt(videre, i)))
				)),
		...(aar < DELT_FRA.tiltakstype
			? []
			: TILTAKSTYPER.map((t, i) => rad('Tiltakstype', t.navn, typer[i])))
	];
}

/** The published splits don't cross; from 2024 most kommuner give further training by pathway. */
function kryssede(
	kommune: Kommune,
	aar: Aar,
	{ forlop, total }: { forlop: number[]; total: number }
): string[] {
	const gir = aar >= 2024 && uniformOf('is248-krysser', kommune.nr)() < KRYSSER_FORLOP;
	if (!gir || total === 0) return forlop.map(() => '');
	const videre = apportion(
		total,
		forlop.map((n, i) => n * elementAt(FORLOP, i).videre + 1e-9)
	);
	return videre.map((n, i) => tenths(Math.min(n, elementAt(forlop, i))));
}

interface Oppdeling {
	total: number;
	deler: readonly { vekt: number }[];
}

function del(kommune: Kommune, aar: Aar, navn: string, { total, deler }: Oppdeling): number[] {
	const fast = uniformOf('is248', navn, kommune.nr);
	const aarlig = uniformOf('is248', navn, kommune.nr, aar);
	return apportion(
		total,
		deler.map((d) => d.vekt * factor(fast, 0.25) * factor(aarlig, 0.04))
	);
}

/** Education: nobody has a sliver of a position, so small kommuner lack the rare ones. */
function stillinger(kommune: Kommune, aar: Aar, total: number): number[] {
	if (total === 0) return UTDANNING.map(() => 0);
	const sum = sumOf(UTDANNING.map((u) => u.vekt));
	const aarlig = uniformOf('is248-utdanning', kommune.nr, aar);
	const vekter = UTDANNING.map((u, i) => {
		const fast = uniformOf('is248-utdanning', kommune.nr, i);
		const ventet = (total * u.vekt * factor(fast, 0.3) * factor(aarlig, 0.05)) / sum;
		if (ventet >= MINSTE_STILLING) return ventet;
		return fast() * MINSTE_STILLING < ventet ? MINSTE_STILLING : 0;
	});
	return apportion(
		total,
		sumOf(vekter) > 0 ? vekter : UTDANNING.map((u) => Number(u.navn === 'Sykepleier'))
	);
}

function tilbudsrader(kommune: Kommune, aar: Aar): string[][] {
	if (!TILBUDSAAR.includes(aar)) return [];
	return TILTAK.flatMap((tiltak) => {
		const svar = svarFor(kommune, tiltak, aar);
		return svar ? [['V', 'Tilbud', tiltak.merkelapp, '', '', svar]] : [];
	});
}

function vekter(kommuner: readonly Kommune[], folk: Folk, aar: Aar): number[] {
	const raa = kommuner.map(
		(k) =>
			voksne(folk(k.nr, aar)) *
			(1.25 - 0.07 * k.storrelse) *
			factor(uniformOf('is248-niva', k.nr), 0.18) *
			factor(uniformOf('is248-fylke', k.fylke), 0.08) *
			factor(uniformOf('is248-aar', k.nr, aar), 0.03)
	);
	return medFylkesniva(
		kommuner,
		raa,
		kommuner.map((k) => innbyggere(folk(k.nr, aar)))
	);
}

/** Sets Oslo and Agder at their published distance from the country; the others share the rest. */
function medFylkesniva(kommuner: readonly Kommune[], raa: number[], folk: number[]): number[] {
	const per = (med: (k: Kommune) => boolean, tall: number[]) =>
		sumOf(kommuner.map((k, i) => (med(k) ? elementAt(tall, i) : 0)));
	const fast = Object.entries(FYLKESNIVA).map(([fylke, niva]) => ({
		fylke,
		andel: (niva * per((k) => k.fylke === fylke, folk)) / sumOf(folk),
		sum: per((k) => k.fylke === fylke, raa)
	}));
	const restAndel = 1 - sumOf(fast.map((f) => f.andel));
	const restSum = per((k) => !(k.fylke in FYLKESNIVA), raa);
	return kommuner.map((k, i) => {
		const egen = fast.find((f) => f.fylke === k.fylke);
		return egen
			? (elementAt(raa, i) * egen.andel) / egen.sum
			: (elementAt(raa, i) * restAndel) / restSum;
	});
}

function barnevekt(kommune: Kommune, folk: Folk, aar: Aar): number {
	return (
		barn(folk(kommune.nr, aar)) *
		factor(uniformOf('is248-barn', kommune.nr), 0.22) *
		factor(uniformOf('is248-barn', kommune.nr, aar), 0.04)
	);
}

function melder(kommune: Kommune, aar: Aar): boolean {
	return kommune.storrelse >= 3 || uniformOf('is248-svar', kommune.nr, aar)() >= IKKE_MELDT * 1.25;
}

/** The first so many in a drawn order, among those who reported in both years. */
function viderefortI2020(kommuner: readonly Kommune[]): Set<string> {
	const rekke = kommuner
		.filter((k) => k.storrelse < 4 && melder(k, 2019) && melder(k, 2020))
		.map((k) => ({ nr: k.nr, plass: uniformOf('is248-2020', k.nr)() }))
		.sort((a, b) => a.plass - b.plass);
	return new Set(rekke.slice(0, KOMMUNER_SOM_VIDEREFORTE_I_2020).map((k) => k.nr));
}
