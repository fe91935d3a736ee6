import hovedforlopFil from '../../../data/forlop/hovedforlop.json';
import koblingFil from '../../../data/forlop/kobling.json';
import normerFil from '../../../data/forlop/normer.json';
import type { Localised } from '../domain/text.ts';
import type { ForlopId } from '../domain/figure.ts';

export interface Hovedforlop {
	id: ForlopId;
	navn: Localised;
	kortnavn: Localised;
	hvem: Localised;
	alvorlighet: Localised;
	varighet: Localised;
	mal: Localised[];
	innhold: Localised;
	ansvar: Localised;
	partnere: Localised[];
	kildested: string;
}

export interface Dokument {
	tittel: string;
	utgiver?: string;
	dato?: string;
	lenke?: string;
}

/** low/middle/high as the data files write it. */
export interface Andel {
	lav: number;
	midt: number;
	hoy: number;
}

/** One line of the crosswalk: which share of a source's value goes to each pathway. */
export interface Koblingsregel {
	id: string;
	kilde: string;
	felt: string;
	verdi: string;
	andeler: Record<'1' | '2' | '3' | 'utenfor', Andel>;
	begrunnelse: Localised;
	referanse: string | null;
	usikkerhet: Localised;
}

export interface Kobling {
	id: string;
	versjon: string;
	navn: Localised;
	merknad: Localised;
	regler: Koblingsregel[];
	ikkeKoblet: { kilde: string; begrunnelse: Localised }[];
}

/** An assumption with its span, unit and source; null values are unset and say so. */
export interface Norm {
	id: string;
	navn: Localised;
	beskrivelse: Localised;
	enhet: Localised;
	forlop: ForlopId | null;
	lav: number | null;
	midt: number | null;
	hoy: number | null;
	kilde: { tittel: string; aar: number | string; lenke?: string } | null;
	hvemVet: Localised;
	/** It may be below zero. */
	fortegn?: boolean;
	/** A figure of one municipality, not an assumption that others share. */
	kommunens?: boolean;
	/** Used with the synthetic examples only, and marked so. */
	eksempel?: Andel;
}

export const hovedforlop = hovedforlopFil as unknown as {
	versjon: string;
	kilde: Dokument;
	forlop: Hovedforlop[];
};

export const kobling = koblingFil as unknown as Kobling;

export const normer: readonly Norm[] = (normerFil as unknown as { normer: Norm[] }).normer;

export const normerVersjon: string = normerFil.versjon;

export function pathway(id: ForlopId): Hovedforlop {
	const found = hovedforlop.forlop.find((one) => one.id === id);
	if (!found) throw new RangeError(`No pathway ${id}`);
	return found;
}
