import { voksne, type Folk } from './befolkning.ts';
import { apportion, sumOf, elementAt } from './fordeling.ts';
import { BRUKERPLAN_2019 } from './nasjonalt.ts';
import { AAR, type Aar, type Kommune } from './omrader.ts';
import { factor, uniformOf } from './prng.ts';
import { utf8, type WrittenFile } from './tekstfil.ts';

type Gruppe = keyof typeof BRUKERPLAN_2019;

interface Rad {
	kommune: Kommune;
	aar: Aar;
	gruppe: string;
	kjennetegn: string;
	kategori: string;
	antall: number;
}

const GRUPPER: Record<Gruppe, string> = {
	rus_uten_psykisk: 'rus uten psykisk lidelse',
	rus_mindre_alvorlig: 'rus og mindre alvorlig psykisk lidelse',
	rus_alvorlig: 'rus og alvorlig psykisk lidelse',
	psykisk_alene: 'kun psykisk lidelse'
};
const GRUPPENAVN = Object.keys(GRUPPER) as Gruppe[];

interface Deling {
	kjennetegn: string;
	kategorier: string[];
	/** Per cent of the groups with a substance problem, and of those without. */
	rus: number[];
	psykisk: number[];
}

const farge = (kjennetegn: string, rus: number[], psykisk: number[]): Deling => ({
	kjennetegn,
	kategorier: ['grønn', 'gul', 'rød'],
	rus,
	psykisk
});
const jaNei = (kjennetegn: string, rus: number, psykisk: number): Deling => ({
	kjennetegn,
	kategorier: ['ja', 'nei'],
	rus: [rus, 100 - rus],
	psykisk: [psykisk, 100 - psykisk]
});

/** Published for the substance group: 70 % men, bolig rød 9, arbeid rød 38, blålys 10, plan 14, children 19. */
const DELINGER: Deling[] = [
	{ kjennetegn: 'kjønn', kategorier: ['menn', 'kvinner'], rus: [70, 30], psykisk: [40, 60] },
	{
		kjennetegn: 'alder',
		kategorier: ['18-29 år', '30-44 år', '45-66 år', '67 år og over'],
		rus: [22, 34, 38, 6],
		psykisk: [30, 33, 30, 7]
	},
	farge('bolig', [70, 21, 9], [80, 16, 4]),
	farge('arbeid og aktivitet', [22, 40, 38], [30, 40, 30]),
	farge('økonomi', [45, 38, 17], [64, 28, 8]),
	farge('fysisk helse', [38, 48, 14], [48, 43, 9]),
	farge('psykisk helse', [20, 58, 22], [8, 70, 22]),
	farge('rusmiddelbruk', [14, 52, 34], [92, 8, 0]),
	farge('sosial fungering', [36, 48, 16], [46, 43, 11]),
	farge('nettverk', [33, 48, 19], [47, 40, 13]),
	{
		kjennetegn: 'levekårsindeks',
		kategorier: ['grønn', 'gul', 'rød', 'blålys'],
		rus: [28, 34, 28, 10],
		psykisk: [52, 33, 13, 2]
	},
	jaNei('individuell plan', 14, 10),
	jaNei('omsorg for barn', 19, 27)
];

/** Of the 357: about 60 per cent in 2019. */
const MELDTE_2019 = 214;
/** One in so many rows with 1–4 users is hidden by whoever made the file. */
const SKJULT_HVER = 600;

export function brukerplanrader(kommuner: readonly Kommune[], folk: Folk): Rad[] {
	const plan = kartleggingsplan(kommuner);
	const antall = brukere(kommuner, folk, plan);
	return kommuner.flatMap((kommune) =>
		AAR.filter((aar) => plan(kommune, aar)).flatMap((aar) =>
			kommuneaar(kommune, aar, antall(kommune, aar))
		)
	);
}

/** UTF-8 with BOM, and three slips of the kind that real files have. */
export function brukerplanfil(rader: readonly Rad[]): WrittenFile {
	let smaa = 0;
	let komma = false;
	const linjer = rader.map((rad) => {
		const oslo = rad.kommune.nr === '0301' && rad.aar === 2021;
		let antall = String(rad.antall);
		if (rad.antall > 0 && rad.antall < 5 && (smaa += 1) % SKJULT_HVER === 0) antall = ':';
		else if (rad.antall === 12 && !komma) {
			antall = '12,0';
			komma = true;
		}
		return [
			oslo ? '301' : rad.kommune.nr,
			rad.kommune.navn,
			rad.aar,
			rad.gruppe,
			rad.kjennetegn,
			rad.kategori,
			antall
		].join(';');
	});
	const hode = 'Kommunenummer;Kommune;År;Gruppe;Kjennetegn;Kategori;Antall';
	return {
		path: 'data/kilder/brukerplan/eksempel.csv',
		content: utf8([hode, ...linjer], { bom: true })
	};
}

type Plan = (kommune: Kommune, aar: Aar) => boolean;

/** Who maps when: voluntary, most every second or third year, larger kommuner more often. */
function kartleggingsplan(kommuner: readonly Kommune[]): Plan {
	const rangert = kommuner
		.map((k) => ({ nr: k.nr, poeng: uniformOf('brukerplan-2019', k.nr)() + 0.25 * k.storrelse }))
		.sort((a, b) => b.poeng - a.poeng);
	const med2019 = new Set(rangert.slice(0, MELDTE_2019).map((k) => k.nr));
	return (kommune, aar) => {
		if (kommune.nr === '0301') return aar % 2 === 1;
		if (aar === 2019) return med2019.has(kommune.nr);
		const trekk = uniformOf('brukerplan-plan', kommune.nr);
		const mellomrom = trekk() < 0.1 + 0.15 * kommune.storrelse ? 2 : 3;
		const forste = 2020 + Math.floor(trekk() * 3);
		const aldri = !med2019.has(kommune.nr) && trekk() < 0.5;
		const hoppetOver = uniformOf('brukerplan-hopp', kommune.nr, aar)() < 0.1;
		return !aldri && aar >= forste && (aar - forste) % mellomrom === 0 && !hoppetOver;
	};
}

/** Users by group. 2019 sums to the published figures; later years keep each kommune's own level. */
function brukere(kommuner: readonly Kommune[], folk: Folk, plan: Plan) {
	const vekt = (k: Kommune, gruppe: Gruppe, aar: Aar) =>
		voksne(folk(k.nr, aar)) *
		factor(uniformOf('brukerplan-niva', k.nr), 0.22) *
		factor(uniformOf('brukerplan-gruppe', k.nr, gruppe), 0.18) *
		factor(uniformOf('brukerplan-aar', k.nr, gruppe, aar), 0.05);
	const med = kommuner.filter((k) => plan(k, 2019));
	const i2019 = new Map<string, number>();
	const rate = new Map<Gruppe, number>();
	for (const gruppe of GRUPPENAVN) {
		const vekter = med.map((k) => vekt(k, gruppe, 2019));
		const deler = apportion(BRUKERPLAN_2019[gruppe].verdi, vekter);
		med.forEach((k, i) => i2019.set(`${k.nr}|${gruppe}`, elementAt(deler, i)));
		rate.set(gruppe, BRUKERPLAN_2019[gruppe].verdi / sumOf(vekter));
	}
	return (k: Kommune, aar: Aar): Record<Gruppe, number> => {
		const tall = (gruppe: Gruppe) =>
			aar === 2019
				? (i2019.get(`${k.nr}|${gruppe}`) ?? 0)
				: Math.round(vekt(k, gruppe, aar) * (rate.get(gruppe) ?? 0) * (1 + 0.008 * (aar - 2019)));
		return Object.fromEntries(GRUPPENAVN.map((g) => [g, tall(g)])) as Record<Gruppe, number>;
	};
}

function kommuneaar(kommune: Kommune, aar: Aar, antall: Record<Gruppe, number>): Rad[] {
	const psykisk = antall.psykisk_alene;
	const rus = sumOf(GRUPPENAVN.map((gruppe) => antall[gruppe])) - psykisk;
	const rad = (gruppe: string, kjennetegn: string, kategori: string, n: number): Rad => ({
		kommune,
		aar,
		gruppe,
		kjennetegn,
		kategori,
		antall: n
	});
	return [
		...GRUPPENAVN.map((gruppe) => rad(GRUPPER[gruppe], 'alle', 'alle', antall[gruppe])),
		...DELINGER.flatMap((deling) => {
			const trekk = uniformOf('brukerplan-deling', kommune.nr, deling.kjennetegn);
			const skjevhet = deling.kategorier.map(() => factor(trekk, 0.12));
			const del = (n: number, andeler: number[]) =>
				apportion(
					n,
					andeler.map((andel, i) => andel * elementAt(skjevhet, i))
				);
			const [a, b] = [del(rus, deling.rus), del(psykisk, deling.psykisk)];
			return deling.kategorier.map((kategori, i) =>
				rad('alle brukere', deling.kjennetegn, kategori, elementAt(a, i) + elementAt(b, i))
			);
		})
	];
}
