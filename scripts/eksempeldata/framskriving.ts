import { innbyggere, tilpass, VEKST, type Folk } from './befolkning.ts';
import { apportion, sumOf, elementAt } from './fordeling.ts';
import {
	FRAMSKREVET,
	FRAMSKREVET_ANDELER,
	FRAMSKREVNE_AAR,
	paaLinjen,
	type Ankre
} from './nasjonalt.ts';
import type { Kommune } from './omrader.ts';
import { normal, uniformOf } from './prng.ts';
import { latin1, type WrittenFile } from './tekstfil.ts';

/** Ages that fill the groups of BrukerPlan. */
const GRUPPER = [
	'0-17 år',
	'18-29 år',
	'30-44 år',
	'45-66 år',
	'67-79 år',
	'80 år eller eldre'
] as const;

/** The projection starts where the example of the population has its kommuner. */
const START = 2024;
/** Differences in growth between kommuner fade: SSB's are smaller than those of the last years. */
const DEMPING = 0.6;

/** SSB's raw form, the alternative and the year in the header, ISO-8859-1 and CRLF. */
export function framskrivingsfil(kommuner: readonly Kommune[], folk: Folk): WrittenFile {
	const perAar = FRAMSKREVNE_AAR.map((aar) => framskrevet(kommuner, folk, aar));
	const hode = [
		'region',
		'alder',
		...FRAMSKREVNE_AAR.map((aar) => `Hovedalternativet (MMMM) ${aar}`)
	];
	const rader = kommuner.flatMap((k, i) =>
		GRUPPER.map((gruppe, j) =>
			[
				`"K-${k.nr} ${k.navn}"`,
				`"${gruppe}"`,
				...perAar.map((tabell) => elementAt(elementAt(tabell, i), j))
			].join(';')
		)
	);
	return {
		path: 'data/kilder/framskriving/eksempel.csv',
		content: latin1([
			'"Syntetiske eksempeldata. 14288: Framskrevet folkemengde 1. januar, etter region, alder, statistikkvariabel og år"',
			'',
			hode.map((ord) => `"${ord}"`).join(';'),
			...rader
		])
	};
}

/** Inhabitants in the six age groups, a row for each kommune. */
function framskrevet(kommuner: readonly Kommune[], folk: Folk, aar: number): number[][] {
	const land = landetsGrupper(aar);
	const start = landetsGrupper(START);
	const totaler = apportion(
		Math.round(sumOf(land)),
		kommuner.map((k) => innbyggere(folk(k.nr, START)) * vekst(k, aar))
	);
	const profiler = kommuner.map((k) =>
		iGrupper(folk(k.nr, START)).map(
			(antall, j) => (antall * elementAt(land, j)) / elementAt(start, j)
		)
	);
	const andeler = tilpass(profiler, totaler, land);
	return totaler.map((total, i) => apportion(total, elementAt(andeler, i)));
}

/** The kommune's population relative to that of the start, before it is made to fit the country. */
function vekst(kommune: Kommune, aar: number): number {
	const trekk = uniformOf('framskriving', kommune.nr);
	const aarlig = DEMPING * elementAt(VEKST, kommune.storrelse) + 0.002 * normal(trekk);
	return Math.max(0.3, 1 + aarlig * (aar - START));
}

/** The eight bands of the population example as the six groups; a quarter of 25–44 is under 30. */
function iGrupper(band: readonly number[]): number[] {
	const [b18 = 0, b25 = 0, ...eldre] = band.slice(3);
	return [sumOf(band.slice(0, 3)), b18 + b25 / 4, (b25 * 3) / 4, ...eldre];
}

/** The country's six groups: SSB's broad groups, divided by assumed shares. */
function landetsGrupper(aar: number): number[] {
	const i = (ankre: Ankre) => paaLinjen(ankre, aar).verdi;
	const { av18, av20, av30, av65 } = FRAMSKREVET_ANDELER;
	const [unge, voksne] = [i(FRAMSKREVET.unge), i(FRAMSKREVET.voksne)];
	const eldste = i(FRAMSKREVET.eldste);
	const under80 = i(FRAMSKREVET.eldre) - eldste;
	return [
		unge * (1 - i(av18)),
		unge * i(av18) + voksne * i(av20),
		voksne * i(av30),
		voksne * (1 - i(av20) - i(av30)) + under80 * i(av65),
		under80 * (1 - i(av65)),
		eldste
	];
}
