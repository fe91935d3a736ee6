import tiltakFil from '../../../data/forlop/tiltak.json';
import type { Localised } from '../domain/text.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { Dokument } from './forlop.ts';

export type Grad = 'skal' | 'bor' | 'kan' | 'eksempel';

export interface Anbefaling {
	id: string;
	tittel: Localised;
	grad: 'skal' | 'bor' | 'kan';
	forlop: ForlopId[];
	kildested: string;
}

export interface Tiltak {
	id: string;
	navn: Localised;
	beskrivelse: Localised;
	/** Degree of norm of the pair measure × pathway, from its own sentence in the guideline. */
	forlop: Partial<Record<'1' | '2' | '3', Grad>>;
	anbefaling: Partial<Record<'1' | '2' | '3', string>>;
	kompetanse: string[];
	partnere: string[];
	tverrgaende: boolean;
	merknad?: Localised;
	kilde: 'veileder' | 'horing';
	kildested: string;
}

/** A competence that measures need, and what in IS-24/8 tells whether anybody has it. */
export interface Kompetanse {
	id: string;
	navn: Localised;
	is248: {
		/** The indicator with its man-years; null where nothing in the form tells. */
		indikator: 'utdanning' | 'psykolog' | 'erfaringskonsulent' | 'videreutdanning' | null;
		/** The educations that count as the competence, by the categories of `utdanning`. */
		kategorier: string[];
		/** Categories that may hold it too: with man-years there, zero is not nobody. */
		mulige: string[];
		begrunnelse: Localised;
	};
}

export const tiltaksfil = tiltakFil as unknown as {
	versjon: string;
	kilde: Dokument;
	anbefalinger: Anbefaling[];
	kompetanser: Kompetanse[];
	partnere: { id: string; navn: Localised }[];
	tiltak: Tiltak[];
};

/** The degrees of norm, the strongest first. */
export const GRADER: readonly Grad[] = ['skal', 'bor', 'kan', 'eksempel'];

/** The strongest of some degrees; undefined of none. */
export function strongest(degrees: readonly (Grad | undefined)[]): Grad | undefined {
	return GRADER.find((grad) => degrees.includes(grad));
}

/** The measures of a pathway, those with the strongest degree first. */
export function measuresOf(forlop: ForlopId): Tiltak[] {
	const degree = (one: Tiltak) => GRADER.indexOf(one.forlop[forlop] ?? 'eksempel');
	return tiltaksfil.tiltak
		.filter((one) => one.forlop[forlop] !== undefined)
		.sort((a, b) => degree(a) - degree(b));
}

/** The degree of the strongest measure in a pathway that needs a competence; undefined where none does. */
export function requiredDegree(competence: string, forlop: ForlopId): Grad | undefined {
	const needing = tiltaksfil.tiltak.filter(({ kompetanse }) => kompetanse.includes(competence));
	return strongest(needing.map((one) => one.forlop[forlop]));
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-zæøå0-9]+/g, '');

const byName = new Map<string, string>();
for (const one of tiltaksfil.tiltak)
	for (const name of [one.id, ...Object.values(one.navn)]) byName.set(plain(name), one.id);

/** The measure a file means by a text: its id, or its name in one of the languages. */
export function measureByText(text: string): string | undefined {
	return byName.get(plain(text));
}
