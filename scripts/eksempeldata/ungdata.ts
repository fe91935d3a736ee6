import type { Folk } from './befolkning.ts';
import { sumOf, elementAt } from './fordeling.ts';
import { PLAGET, TILFREDS, type Kjonnsdelt } from './nasjonalt.ts';
import { AAR, entydigeNavn, type Aar, type Fylke, type Kommune } from './omrader.ts';
import { normal, uniformOf } from './prng.ts';
import { utf8, type WrittenFile } from './tekstfil.ts';

interface Tabell {
	navn: 'plaget' | 'tilfreds';
	path: string;
	hode: string;
	verdi: string;
	bakgrunn: string;
	land: Partial<Record<Aar, Kjonnsdelt>>;
}

/** FHI 339 and 373 as csv2: labels, commas, quotes where a label has a comma. */
const TABELLER: Tabell[] = [
	{
		navn: 'plaget',
		path: 'data/kilder/ungdata/eksempel.csv',
		hode: 'Geografi,År,Kjønn,Alder,Plagegrad,Sosioøkonomiske ressurser (SØR),Måltall,value',
		verdi: 'plaget',
		bakgrunn: 'Total SØR',
		land: PLAGET
	},
	{
		navn: 'tilfreds',
		path: 'data/kilder/ungdata/eksempel-tilfredshet.csv',
		hode: 'Geografi,År,Kjønn,Alder,"Skala 0-10, tilfredshet",Sosial status,Måltall,value',
		verdi: '8_10',
		bakgrunn: 'samlet',
		land: TILFREDS
	}
];

/** The same in both sexes' weights as in the national rows. */
const ANDEL_JENTER = 0.504;
const SVARPROSENT = 0.82;
const KJONN = { samlet: 'kjønn samlet', gutter: 'gutter', jenter: 'jenter' } as const;

interface Svar {
	kommune: Kommune;
	antall: number;
	andel: Kjonnsdelt;
}

export function ungdatafiler(
	kommuner: readonly Kommune[],
	fylker: readonly Fylke[],
	folk: Folk
): WrittenFile[] {
	const navn = entydigeNavn(kommuner, fylker);
	return TABELLER.map((tabell) => {
		const linjer: string[] = [];
		for (const aar of AAR) {
			const land = tabell.land[aar];
			if (!land) continue;
			const svar = undersokelse(kommuner, folk, { tabell, aar, land });
			linjer.push(
				...rader(tabell, 'Hele landet', aar, tekster(land)),
				...fylkesrader(tabell, fylker, aar, svar),
				...kommuner.flatMap((k) =>
					rader(tabell, navn.get(k.nr) ?? k.navn, aar, kommunetekster(svar.get(k.nr)))
				)
			);
		}
		return { path: tabell.path, content: utf8([tabell.hode, ...linjer]) };
	});
}

/** Kommuner surveyed in a year, scaled so that their weighted means are the national ones. */
function undersokelse(
	kommuner: readonly Kommune[],
	folk: Folk,
	{ tabell, aar, land }: { tabell: Tabell; aar: Aar; land: Kjonnsdelt }
): Map<string, Svar> {
	const med = kommuner.filter((k) => spurt(k, aar));
	const antall = med.map((k) => Math.round(0.6 * elementAt(folk(k.nr, aar), 2) * SVARPROSENT));
	const delt = (kjonn: 'gutter' | 'jenter') => {
		const raa = med.map((k, i) =>
			trukketAndel(k, land[kjonn], Math.max(8, elementAt(antall, i) / 2), [tabell.navn, kjonn, aar])
		);
		const snitt = sumOf(raa.map((x, i) => x * elementAt(antall, i))) / sumOf(antall);
		return raa.map((x) => (x * land[kjonn]) / snitt);
	};
	const [gutter, jenter] = [delt('gutter'), delt('jenter')];
	return new Map(
		med.map((kommune, i) => {
			const [g, j] = [elementAt(gutter, i), elementAt(jenter, i)];
			const samlet = (1 - ANDEL_JENTER) * g + ANDEL_JENTER * j;
			return [
				kommune.nr,
				{ kommune, antall: elementAt(antall, i), andel: { samlet, gutter: g, jenter: j } }
			];
		})
	);
}

/** Counties survey together every third year; some kommuner have a rhythm of their own. */
function spurt(kommune: Kommune, aar: Aar): boolean {
	const egen = uniformOf('ungdata-rytme', kommune.nr);
	const fase = egen() < 0.15 ? Math.floor(egen() * 3) : Number(kommune.fylke) % 3;
	return aar % 3 === fase;
}

function trukketAndel(
	kommune: Kommune,
	prosent: number,
	antall: number,
	[tabell, kjonn, aar]: [string, string, Aar]
): number {
	const p = prosent / 100;
	const fast =
		1 + 0.13 * (tabell === 'plaget' ? 1 : -0.4) * normal(uniformOf('ungdata', kommune.nr));
	const feil =
		Math.sqrt((p * (1 - p)) / antall) *
		normal(uniformOf('ungdata', kommune.nr, tabell, kjonn, aar));
	return 100 * Math.min(0.85, Math.max(0.01, p * fast + 0.8 * feil));
}

type Tekster = Record<keyof Kjonnsdelt, string>;

function tekster(andel: Kjonnsdelt): Tekster {
	const tekst = (x: number) => String(Math.round(x * 1e4) / 1e4);
	return { samlet: tekst(andel.samlet), gutter: tekst(andel.gutter), jenter: tekst(andel.jenter) };
}

/** `.` no survey; `:` too few answers (under 20 in all; for the sexes under 40 in all). */
function kommunetekster(svar: Svar | undefined): Tekster {
	if (!svar) return { samlet: '.', gutter: '.', jenter: '.' };
	const vist = tekster(svar.andel);
	if (svar.antall < 20) return { samlet: ':', gutter: ':', jenter: ':' };
	return svar.antall < 40 ? { samlet: vist.samlet, gutter: ':', jenter: ':' } : vist;
}

/** Oslo is both fylke and kommune; the file has the name once, as the kommune. */
function fylkesrader(
	tabell: Tabell,
	fylker: readonly Fylke[],
	aar: Aar,
	svar: Map<string, Svar>
): string[] {
	return fylker
		.filter((fylke) => fylke.nr !== '03')
		.flatMap((fylke) => {
			const egne = [...svar.values()].filter((s) => s.kommune.fylke === fylke.nr);
			const antall = sumOf(egne.map((s) => s.antall));
			const snitt = (kjonn: keyof Kjonnsdelt) =>
				sumOf(egne.map((s) => s.andel[kjonn] * s.antall)) / antall;
			const tall =
				antall < 200
					? kommunetekster(undefined)
					: tekster({ samlet: snitt('samlet'), gutter: snitt('gutter'), jenter: snitt('jenter') });
			return rader(tabell, fylke.navn, aar, tall);
		});
}

function rader(tabell: Tabell, sted: string, aar: Aar, tall: Tekster): string[] {
	return (['samlet', 'gutter', 'jenter'] as const).map((kjonn) =>
		[
			sted,
			aar,
			KJONN[kjonn],
			'8-10.trinn',
			tabell.verdi,
			tabell.bakgrunn,
			'"andel (prosent, standardisert)"',
			tall[kjonn]
		].join(',')
	);
}
