import type { Folk } from './befolkning.ts';
import { sumOf, elementAt } from './fordeling.ts';
import { KPR, type Diagnoser } from './nasjonalt.ts';
import { AAR, type Aar, type Fylke, type Kommune } from './omrader.ts';
import { factor, normal, uniformOf, type Uniform } from './prng.ts';
import { utf8, type WrittenFile } from './tekstfil.ts';

type Alder = keyof typeof KPR;
type Gruppe = keyof Diagnoser;

const ALDRE: Alder[] = ['0_74', '15_24'];
const KODER: Record<Gruppe, string> = {
	begge: 'P01_P29ogP70_P99',
	symptomer: 'P01_P29',
	lidelser: 'P70_P99'
};
const GRUPPER = Object.keys(KODER) as Gruppe[];

/** Counts under this are hidden, as a publisher's limit for the table. */
const GRENSE = 10;

interface Celle {
	folk: number;
	/** Persons, for the limit and for TELLER. */
	teller: Diagnoser;
	meis: Diagnoser;
}

/** FHI's csv3: codes, semicolons, decimal point. */
export function kprfil(
	kommuner: readonly Kommune[],
	fylker: readonly Fylke[],
	folk: Folk
): WrittenFile {
	const linjer = AAR.flatMap((aar) =>
		ALDRE.flatMap((alder) => {
			const celler = kommuneceller(kommuner, folk, { aar, alder });
			return [
				...omradelinjer('0', sammen(celler, KPR[alder][aar]), { aar, alder }),
				...fylker.flatMap((fylke) => fylkeslinjer(fylke, kommuner, celler, { aar, alder }))
			];
		})
	);
	const hode = 'GEO;AAR;KJONN;ALDER;KODEGRUPPE;MEASURE_TYPE;value';
	return { path: 'data/kilder/kpr/eksempel.csv', content: utf8([hode, ...linjer]) };
}

interface Snitt {
	aar: Aar;
	alder: Alder;
}

/** Rates of the kommuner, scaled so that their weighted mean is the published national rate. */
function kommuneceller(kommuner: readonly Kommune[], folk: Folk, { aar, alder }: Snitt): Celle[] {
	const land = KPR[alder][aar];
	const overlapp = land.symptomer + land.lidelser - land.begge;
	const antall = kommuner.map((k) => folkIAlder(folk(k.nr, aar), alder));
	const rater = (del: string, maal: number) => {
		const raa = kommuner.map((k, i) => {
			const fast = factor(uniformOf('kpr', k.nr, del === 'overlapp' ? 'symptomer' : del), 0.12);
			const tilfelle = uniformOf('kpr', k.nr, del, alder, aar);
			return maal * fast * stoy(tilfelle, maal, elementAt(antall, i));
		});
		const snitt = sumOf(raa.map((x, i) => x * elementAt(antall, i))) / sumOf(antall);
		return raa.map((x) => (x * maal) / snitt);
	};
	const [s, l, o] = [
		rater('symptomer', land.symptomer),
		rater('lidelser', land.lidelser),
		rater('overlapp', overlapp)
	];
	return kommuner.map((k, i) => {
		const meis = medBegge(elementAt(s, i), elementAt(l, i), elementAt(o, i));
		const standard = factor(uniformOf('kpr-standard', k.nr, alder), 0.02);
		const n = (rate: number) => Math.round((rate * standard * elementAt(antall, i)) / 1000);
		const delt = n(meis.symptomer + meis.lidelser - meis.begge);
		return {
			folk: elementAt(antall, i),
			meis,
			teller: medBegge(n(elementAt(s, i)), n(elementAt(l, i)), delt)
		};
	});
}

function medBegge(symptomer: number, lidelser: number, overlapp: number): Diagnoser {
	const delt = Math.min(overlapp, symptomer, lidelser);
	return { begge: symptomer + lidelser - delt, symptomer, lidelser };
}

/** Year-to-year noise: larger in small kommuner, as for a count. */
function stoy(trekk: Uniform, rate: number, folk: number): number {
	const forventet = Math.max(1, (rate * folk) / 1000);
	return Math.max(0.2, 1 + Math.min(0.4, 0.02 + 0.8 / Math.sqrt(forventet)) * normal(trekk));
}

function folkIAlder(band: readonly number[], alder: Alder): number {
	return alder === '0_74'
		? sumOf(band.slice(0, 6)) + Math.round(0.68 * elementAt(band, 6))
		: Math.round(0.6 * elementAt(band, 2)) + elementAt(band, 3);
}

function sammen(celler: readonly Celle[], meis?: Diagnoser): Celle {
	const folk = sumOf(celler.map((c) => c.folk));
	const sum = (f: (c: Celle) => number) => sumOf(celler.map(f));
	const hver = (f: (g: Gruppe) => number): Diagnoser => ({
		begge: f('begge'),
		symptomer: f('symptomer'),
		lidelser: f('lidelser')
	});
	return {
		folk,
		teller: hver((g) => sum((c) => c.teller[g])),
		meis: meis ?? hver((g) => sum((c) => c.meis[g] * c.folk) / folk)
	};
}

function fylkeslinjer(
	fylke: Fylke,
	kommuner: readonly Kommune[],
	celler: readonly Celle[],
	snitt: Snitt
): string[] {
	const egne = kommuner.flatMap((kommune, i) =>
		kommune.fylke === fylke.nr ? [{ nr: kommune.nr, celle: elementAt(celler, i) }] : []
	);
	const skjult = skjulte(egne);
	return [
		...omradelinjer(fylke.nr, sammen(egne.map((e) => e.celle)), snitt),
		...egne.flatMap((e) => omradelinjer(e.nr, e.celle, snitt, skjult))
	];
}

/** Hidden cells of a fylke. One alone could be found by subtraction, so the next smallest follows. */
function skjulte(egne: readonly { nr: string; celle: Celle }[]): Set<string> {
	const skjult = new Set<string>();
	for (const gruppe of GRUPPER) {
		const stigende = [...egne].sort((a, b) => a.celle.teller[gruppe] - b.celle.teller[gruppe]);
		const antall = stigende.filter((e) => e.celle.teller[gruppe] < GRENSE).length;
		for (const e of stigende.slice(0, antall === 1 ? 2 : antall)) skjult.add(`${e.nr}|${gruppe}`);
	}
	return skjult;
}

function omradelinjer(
	geo: string,
	celle: Celle,
	{ aar, alder }: Snitt,
	skjult?: Set<string>
): string[] {
	return GRUPPER.flatMap((gruppe) => {
		const linje = (maal: string, verdi: string) =>
			[
				geo,
				`${aar}_${aar}`,
				0,
				alder,
				KODER[gruppe],
				maal,
				skjult?.has(`${geo}|${gruppe}`) ? ':' : verdi
			].join(';');
		const meis = linje('MEIS', celle.meis[gruppe].toFixed(3));
		return alder === '0_74' ? [linje('TELLER', String(celle.teller[gruppe])), meis] : [meis];
	});
}
