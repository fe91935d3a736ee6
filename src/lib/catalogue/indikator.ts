import type { Localised } from '../domain/text.ts';

/** What the guideline asks the municipality to assess, plus context and what follows from them. */
export type Dimensjon = 'behov' | 'kapasitet' | 'kompetanse' | 'kvalitet' | 'kontekst' | 'gap';

/**
 * How the figure is made from the view's columns:
 * - `antall`: teller
 * - `andel`: teller ÷ nevner × 100
 * - `rate`: teller ÷ nevner × skala
 * - `publisert`: verdi, as the publisher gives it; can't be summed over areas
 * - `modell`: computed in `model/`; has no view
 */
export type Slag = 'antall' | 'andel' | 'rate' | 'publisert' | 'modell';

/**
 * The places on pages that show whichever indicators name them, as they follow one another there.
 * The kommune's stand below its picture; a pathway's are of its own years, and what may come.
 */
export const PLACES = [
	'kommune/brukere',
	'kommune/levekar',
	'kommune/ressurser',
	'kommune/kontekst',
	'forlop/utvikling',
	'forlop/kontekst'
] as const;
export type ShownPlace = (typeof PLACES)[number];

/** `data/indikatorer/<id>/indikator.json` */
export interface IndikatorFil {
	id: string;
	navn: Localised;
	definisjon: Localised;
	enhet: Localised;
	dimensjon: Dimensjon;
	slag: Slag;
	skala: number;
	desimaler: number;
	polaritet: 'hoy_er_bra' | 'lav_er_bra' | 'ingen';
	/** Pathways the indicator belongs to; empty when it isn't tied to one. */
	forlop: (1 | 2 | 3)[];
	/** Contracts the view reads. The first is the leading one: its limit and comparability rules hold. */
	kilder: string[];
	/** The numerator counts persons: it leaves through the disclosure gate only. */
	personer: boolean;
	metode: Localised;
	forbehold: Localised;
	/** Names of the values of `kategori`, in the order they are shown. */
	kategorier?: Record<string, Localised>;
	/** `kategori` holds what the file calls its parts, each with a series of its own. */
	egneKategorier?: true;
	/** The value of `kategori` that the others are parts of: it is not ranked among them. */
	helhet?: string;
	/** The indicator whose groups the crosswalk splits over pathways to make this one. */
	fordeler?: string;
	/** The indicator that counts all the persons this one divides: hidden there, hidden here. */
	delAv?: string;
	/** The counts of persons it is made of; without them an indicator of persons is not shown. */
	celler?: Celler;
	/** Where it has a picture of its own; left out where it is part of others, or of the model. */
	vises?: ShownPlace[];
	rekkefolge: number;
}

/**
 * Cells of `data/kilder/<kilde>/celler.sql` that a figure is the sum of: in its numerator, and in its
 * denominator where that counts persons of the source too. `{forlop}` and `{kategori}` stand for the
 * figure's own; a name with `?` after it is counted where there is such a row.
 */
export interface Celler {
	serie: string;
	teller: string[];
	nevner?: string[];
	/** The field that has the counts, where the source has several: it has a cell of its own for each. */
	felt?: string;
}

/** The columns that every `view.sql` gives, in this order. */
export const VIEW_COLUMNS = [
	'omradetype',
	'omrade',
	'aar',
	'forlop',
	'kategori',
	'teller',
	'teller_lav',
	'teller_hoy',
	'nevner',
	'verdi',
	'tilstand'
] as const;
