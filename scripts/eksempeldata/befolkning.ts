import { apportion, sumOf, elementAt } from './fordeling.ts';
import { ALDERSBAND_2022, FOLKETALL } from './nasjonalt.ts';
import { AAR, type Aar, type Kommune } from './omrader.ts';
import { factor, normal, uniformOf } from './prng.ts';
import { latin1, type WrittenFile } from './tekstfil.ts';

/** The file divides 25–44 at 30, where BrukerPlan does. */
const SKREVNE_BAND = [
	'0-5 år',
	'6-12 år',
	'13-17 år',
	'18-24 år',
	'25-29 år',
	'30-44 år',
	'45-66 år',
	'67-79 år',
	'80 år eller eldre'
] as const;

/** Inhabitants in eight age bands: 0–5, 6–12, 13–17, 18–24, 25–44, 45–66, 67–79, 80 or older. */
export type Folk = (kommune: string, aar: Aar) => readonly number[];

/** Mean age profile of kommuner by size class, from SSB 07459 (2022), in per mille. */
const PROFIL = [
	[53, 75, 59, 79, 216, 302, 153, 62],
	[55, 77, 60, 80, 222, 299, 148, 58],
	[60, 83, 62, 82, 235, 292, 135, 51],
	[63, 86, 63, 82, 252, 287, 122, 45],
	[65, 80, 57, 89, 301, 268, 100, 39]
] as const;

/** Yearly growth by size class: small kommuner shrink, large ones grow. */
export const VEKST = [-0.006, -0.002, 0.004, 0.008, 0.011] as const;
/** Yearly drift of each band's share: fewer young children, more old people. */
const ALDRING = [-0.012, -0.004, 0.004, 0, 0.003, 0, 0.015, 0.025] as const;

export function lagFolk(kommuner: readonly Kommune[]): Folk {
	const tall = new Map<string, readonly number[]>();
	for (const aar of AAR) {
		const totaler = apportion(
			FOLKETALL[aar].verdi,
			kommuner.map((k) => vektIAar(k, aar))
		);
		const andeler = tilpass(kommuner.map(aldersprofil), totaler, landetsBand(aar));
		kommuner.forEach((k, i) =>
			tall.set(`${k.nr}|${aar}`, apportion(elementAt(totaler, i), elementAt(andeler, i)))
		);
	}
	return (kommune, aar) => {
		const band = tall.get(`${kommune}|${aar}`);
		if (!band) throw new RangeError(`No population for ${kommune} in ${aar}`);
		return band;
	};
}

export const innbyggere = (band: readonly number[]): number => sumOf(band);
export const voksne = (band: readonly number[]): number => sumOf(band.slice(3));
export const barn = (band: readonly number[]): number => sumOf(band.slice(0, 3));

/** SSB's raw form: title, blank line, years as columns, ISO-8859-1 and CRLF. */
export function befolkningsfil(kommuner: readonly Kommune[], folk: Folk): WrittenFile {
	const hode = ['region', 'alder', ...AAR.map((aar) => `Personer ${aar}`)];
	const rader = kommuner.flatMap((k) => {
		const perAar = AAR.map((aar) => skrevneBand(folk(k.nr, aar)));
		return SKREVNE_BAND.map((band, i) =>
			[`"K-${k.nr} ${k.navn}"`, `"${band}"`, ...perAar.map((tall) => elementAt(tall, i))].join(';')
		);
	});
	return {
		path: 'data/kilder/befolkning/eksempel.csv',
		content: latin1([
			'"Syntetiske eksempeldata. 07459: Befolkning, etter region, alder, statistikkvariabel og år"',
			'',
			hode.map((ord) => `"${ord}"`).join(';'),
			...rader
		])
	};
}

/** A quarter of those aged 25–44 are under 30: five ages of twenty. */
function skrevneBand(band: readonly number[]): number[] {
	return [...band.slice(0, 4), ...apportion(elementAt(band, 4), [1, 3]), ...band.slice(5)];
}

function vektIAar(kommune: Kommune, aar: Aar): number {
	const trekk = uniformOf('vekst', kommune.nr);
	const vekst = elementAt(VEKST, kommune.storrelse) + 0.004 * normal(trekk);
	return kommune.vekt * (1 + vekst * (aar - 2022));
}

function aldersprofil(kommune: Kommune): number[] {
	const trekk = uniformOf('alder', kommune.nr);
	return elementAt(PROFIL, kommune.storrelse).map((andel) => andel * factor(trekk, 0.06));
}

function landetsBand(aar: Aar): number[] {
	const band = ALDERSBAND_2022.map(
		(antall, i) => antall * (1 + elementAt(ALDRING, i) * (aar - 2022))
	);
	const skala = FOLKETALL[aar].verdi / sumOf(band);
	return band.map((antall) => antall * skala);
}

/** Iterative proportional fitting of the kommuner's age profiles to their totals and the country's bands. */
export function tilpass(profiler: number[][], totaler: number[], band: number[]): number[][] {
	let celler = profiler.map((rad, i) => skaler(rad, elementAt(totaler, i)));
	for (let runde = 0; runde < 25; runde += 1) {
		const kolonner = band.map((_, j) => sumOf(celler.map((rad) => elementAt(rad, j))));
		celler = celler.map((rad, i) =>
			skaler(
				rad.map((x, j) => (x * elementAt(band, j)) / elementAt(kolonner, j)),
				elementAt(totaler, i)
			)
		);
	}
	return celler;
}

function skaler(rad: number[], total: number): number[] {
	const sum = sumOf(rad);
	return rad.map((x) => (x * total) / sum);
}
