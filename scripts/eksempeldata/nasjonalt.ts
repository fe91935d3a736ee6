import type { Aar } from './omrader.ts';

/**
 * `publisert`: the publisher's figure. `interpolert`: on the line between published years.
 * `antatt`: chosen here, because nothing is published or it wasn't at hand.
 */
export type Status = 'publisert' | 'interpolert' | 'antatt';

export interface Maal {
	verdi: number;
	status: Status;
}

const publisert = (verdi: number): Maal => ({ verdi, status: 'publisert' });
const interpolert = (verdi: number): Maal => ({ verdi, status: 'interpolert' });
const antatt = (verdi: number): Maal => ({ verdi, status: 'antatt' });

/** SSB 07459, 1 January. Only 2022 was summed from the file. */
export const FOLKETALL: Record<Aar, Maal> = {
	2019: antatt(5_328_000),
	2020: antatt(5_368_000),
	2021: antatt(5_391_000),
	2022: publisert(5_425_270),
	2023: antatt(5_489_000),
	2024: antatt(5_550_000),
	2025: antatt(5_594_000)
};

/** SSB 07459, 2022: 0–5, 6–12, 13–17, 18–24, 25–44, 45–66, 67–79 and 80 years or older. */
export const ALDERSBAND_2022 = [
	340_693, 444_234, 323_596, 461_121, 1_465_101, 1_519_562, 630_670, 240_293
] as const;

export const VOKSNE_2022: Maal = publisert(4_316_747);

/** KORFOR: BrukerPlan 2019, adults in the mapped municipalities. */
export const BRUKERPLAN_2019 = {
	rus_uten_psykisk: publisert(4_053),
	rus_mindre_alvorlig: publisert(13_089),
	rus_alvorlig: publisert(5_262),
	psykisk_alene: publisert(36_386)
} as const;

/** SINTEF: IS-24/8. Adults of 2019, 2020, 2022 and 2023 are published, children of the last three; 2024 is 2.8 per 1 000 of all ages. */
export const ARSVERK: Record<'voksne' | 'barn_unge', Record<Aar, Maal>> = {
	voksne: {
		2019: publisert(12_872),
		2020: publisert(12_966),
		2021: interpolert(13_128.5),
		2022: publisert(13_291),
		2023: publisert(13_445),
		2024: antatt(15_540),
		2025: antatt(15_720)
	},
	barn_unge: {
		2019: interpolert(3_467),
		2020: publisert(3_603),
		2021: interpolert(3_693),
		2022: publisert(3_783),
		2023: publisert(3_991),
		2024: antatt(4_150),
		2025: antatt(4_230)
	}
};

export interface Diagnoser {
	begge: number;
	symptomer: number;
	lidelser: number;
}

/** FHI nokkel/370, whole country, MEIS per 1 000. 2025 continues the last three years. */
export const KPR: Record<'0_74' | '15_24', Record<Aar, Diagnoser & { status: Status }>> = {
	'0_74': {
		2019: { begge: 157.568, symptomer: 108.712, lidelser: 75.514, status: 'publisert' },
		2020: { begge: 160.394, symptomer: 111.098, lidelser: 77.613, status: 'publisert' },
		2021: { begge: 168.799, symptomer: 118.622, lidelser: 80.715, status: 'publisert' },
		2022: { begge: 170.659, symptomer: 120.984, lidelser: 80.549, status: 'publisert' },
		2023: { begge: 180.354, symptomer: 130.775, lidelser: 83.282, status: 'publisert' },
		2024: { begge: 190.061, symptomer: 140.576, lidelser: 86.235, status: 'publisert' },
		2025: { begge: 197.1, symptomer: 147.9, lidelser: 88.1, status: 'antatt' }
	},
	'15_24': {
		2019: { begge: 160.025, symptomer: 100.286, lidelser: 90.658, status: 'publisert' },
		2020: { begge: 159.56, symptomer: 99.038, lidelser: 92.582, status: 'publisert' },
		2021: { begge: 177.078, symptomer: 112.181, lidelser: 102.082, status: 'publisert' },
		2022: { begge: 178.305, symptomer: 113.894, lidelser: 101.96, status: 'publisert' },
		2023: { begge: 185.814, symptomer: 121.53, lidelser: 103.88, status: 'publisert' },
		2024: { begge: 191.497, symptomer: 127.513, lidelser: 106.353, status: 'publisert' },
		2025: { begge: 196.3, symptomer: 132.6, lidelser: 107.8, status: 'antatt' }
	}
};

export interface Kjonnsdelt {
	samlet: number;
	gutter: number;
	jenter: number;
}

/** FHI 339, whole country, per cent "plaget", 8th–10th grade. All published. */
export const PLAGET: Partial<Record<Aar, Kjonnsdelt>> = {
	2019: { samlet: 15.1129, gutter: 7.6539, jenter: 22.4095 },
	2020: { samlet: 15.2111, gutter: 7.8547, jenter: 22.3268 },
	2021: { samlet: 17.0773, gutter: 8.5529, jenter: 25.4701 },
	2022: { samlet: 15.5094, gutter: 7.8037, jenter: 23.1815 },
	2023: { samlet: 15.2752, gutter: 7.7312, jenter: 22.7158 },
	2024: { samlet: 15.3059, gutter: 8.1593, jenter: 22.3863 },
	2025: { samlet: 14.6867, gutter: 7.9332, jenter: 21.3248 }
};

/** FHI 373, whole country, per cent who answer 8–10 on satisfaction with life. All published. */
export const TILFREDS: Partial<Record<Aar, Kjonnsdelt>> = {
	2021: { samlet: 49.4529, gutter: 59.8346, jenter: 38.8251 },
	2022: { samlet: 50.405, gutter: 60.2816, jenter: 40.1343 },
	2023: { samlet: 50.6623, gutter: 60.3998, jenter: 40.6089 },
	2024: { samlet: 49.8064, gutter: 59.0745, jenter: 40.1857 },
	2025: { samlet: 51.0268, gutter: 60.0587, jenter: 41.6878 }
};

/** The start and every fifth year from 2025. */
export const FRAMSKREVNE_AAR = [2024, 2025, 2030, 2035, 2040, 2045, 2050] as const;

/** Figures of some years; the years between lie on the lines between them. */
export type Ankre = Readonly<Record<number, number>>;

/** SSB 14288 (projection of 2024), main alternative MMMM, 1 January: persons of both sexes. */
export const FRAMSKREVET = {
	/** 0–19 years. */
	unge: { 2024: 1_244_282, 2031: 1_201_574, 2040: 1_197_671, 2050: 1_220_283 },
	/** 20–64 years. */
	voksne: {
		2024: 3_269_753,
		2026: 3_316_707,
		2030: 3_357_005,
		2035: 3_366_437,
		2040: 3_352_084,
		2045: 3_339_961,
		2050: 3_317_065
	},
	/** 65 years or older. */
	eldre: { 2024: 1_036_168, 2031: 1_205_563, 2040: 1_427_195, 2050: 1_577_551 },
	/** 80 years or older. */
	eldste: {
		2024: 256_485,
		2025: 270_742,
		2030: 348_735,
		2035: 408_041,
		2040: 464_309,
		2045: 519_764,
		2050: 590_856
	}
} as const satisfies Record<string, Ankre>;

/** Assumed: 18–19 of 0–19, 20–29 and 30–44 of 20–64, 65–66 of 65–79. The small cohorts grow up. */
export const FRAMSKREVET_ANDELER = {
	av18: { 2024: 0.105, 2040: 0.097, 2050: 0.097 },
	av20: { 2024: 0.212, 2040: 0.205, 2050: 0.193 },
	av30: { 2024: 0.345, 2040: 0.332, 2050: 0.325 },
	av65: { 2024: 0.152, 2040: 0.14, 2050: 0.137 }
} as const satisfies Record<string, Ankre>;

/** @throws RangeError when the year is outside those that are known */
export function paaLinjen(ankre: Ankre, aar: number): Maal {
	const kjent = ankre[aar];
	if (kjent !== undefined) return publisert(kjent);
	const aarene = Object.keys(ankre).map(Number);
	const [for_, etter] = [aarene.findLast((a) => a < aar), aarene.find((a) => a > aar)];
	if (for_ === undefined || etter === undefined) throw new RangeError(`Nothing known of ${aar}`);
	const [fra, til] = [ankre[for_] ?? NaN, ankre[etter] ?? NaN];
	return interpolert(fra + ((til - fra) * (aar - for_)) / (etter - for_));
}
