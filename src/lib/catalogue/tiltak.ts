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

export const tiltaksfil = tiltakFil as unknown as {
	versjon: string;
	kilde: Dokument;
	anbefalinger: Anbefaling[];
	kompetanser: { id: string; navn: Localised }[];
	partnere: { id: string; navn: Localised }[];
	tiltak: Tiltak[];
};

const ORDER: Record<Grad, number> = { skal: 0, bor: 1, kan: 2, eksempel: 3 };

/** The measures of a pathway, those with the strongest degree first. */
export function measuresOf(forlop: ForlopId): Tiltak[] {
	const degree = (one: Tiltak) => ORDER[one.forlop[forlop] ?? 'eksempel'];
	return tiltaksfil.tiltak
		.filter((one) => one.forlop[forlop] !== undefined)
		.sort((a, b) => degree(a) - degree(b));
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-zæøå0-9]+/g, '');

const byName = new Map<string, string>();
for (const one of tiltaksfil.tiltak)
	for (const name of [one.id, ...Object.values(one.navn)]) byName.set(plain(name), one.id);

/** The measure a file means by a text: its id, or its name in one of the languages. */
export function measureByText(text: string): string | undefined {
	return byName.get(plain(text));
}
