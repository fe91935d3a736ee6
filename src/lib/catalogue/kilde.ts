import type { Localised } from '../domain/text.ts';
import type { StateWord } from '../domain/cell.ts';

/**
 * A source's contract: a Frictionless data package with one resource, whose own needs stand under
 * the key `forlopsatlas` (https://datapackage.org). The folder is `data/kilder/<id>/`.
 */
export interface KildePakke {
	name: string;
	title: string;
	description: string;
	version: string;
	licenses: { name: string; title: string; path?: string }[];
	sources: { title: string; path?: string }[];
	resources: [KildeRessurs];
	forlopsatlas: KildeRegler;
}

export interface KildeRessurs {
	name: string;
	path: string;
	schema: { fields: Felt[]; primaryKey: string[]; missingValues: string[] };
}

/**
 * How figures come into a source:
 * - `aarlig`: each kommune reports every year; without figures it has not reported
 * - `frivillig`: a kommune takes part when it wants to; without figures it has not mapped
 * - `undersokelse`: asked some years; without figures there was no survey
 * - `register`: made of a register; a kommune owes it nothing
 */
export type Levering = 'aarlig' | 'frivillig' | 'undersokelse' | 'register';

export interface KildeRegler {
	navn: Localised;
	/** Shortest form, for axes and captions. */
	kortnavn: Localised;
	beskrivelse: Localised;
	utgiver: string;
	/** How its figures come to be: what it means that a kommune has none. */
	leveres: Levering;
	/** Years in which the publisher carried missing answers forward, and for how many kommuner; not for which. */
	viderefort?: { aar: number; kommuner: number }[];
	/** Which people or services the source can and can't see. */
	dekning: Localised;
	/** What each symbol in a value column means in this very source. Empty cells are `tomt`. */
	symboler: Record<string, StateWord>;
	tomt: StateWord;
	/** Symbols that stand for a true zero, such as SSB's `-`. */
	nullsymboler?: string[];
	/** Counts of persons from 1 up to, not including, this limit are hidden. */
	grense: number;
	/** True when the base is a closed group (recipients of a service): then 0 and all are hidden too. */
	lukketGruppe: boolean;
	sammenligning: {
		/** False where the publisher warns against comparing levels between single kommuner. */
		mellomKommuner: boolean;
		brudd: { fra: number; til: number; tekst: Localised }[];
	};
	/**
	 * The same total is given in several splits: which field names the split, and its parts; the split
	 * and the part that hold the total; and the splits that are of something else.
	 */
	sammeSum?: {
		verdi: string;
		inndeling: string;
		del: string;
		samlet: string;
		alle: string;
		utenom: string[];
	};
	advarsler: Localised[];
	/** A projection: years to come belong here, and are none the kommune has figures from. */
	framover?: boolean;
	/** Regular expressions on the whole preamble or header line that speak for this source. */
	kjennetegn?: string[];
	/** Names of figures that only this source's measure has: they speak for it too. */
	maal?: string[];
	/** Names of figures that speak for it where the file is divided by one of these fields. */
	maalMed?: { navn: string[]; felt: string[] };
	/** Units a file of this source may name; any other tells that it is something else. */
	enhetsord?: Maaleenhet[];
	/** The decimal sign that the publisher writes, whatever figures that are not of persons look like. */
	desimaltegn?: ',' | '.';
	/** It counts everybody: a file that divides by anything else is not of this source. */
	hele?: boolean;
	/** Value of a flag column → state, for sources that flag instead of writing symbols. */
	merker?: Record<string, StateWord>;
}

/** Kinds of units that a title or a header may name; a plain count needs none. */
export type Maaleenhet =
	'penger' | 'areal' | 'andel' | 'indeks' | 'rate' | 'tid' | 'mengde' | 'endring' | 'snitt';

export type Rolle = 'omrade' | 'aar' | 'dimensjon' | 'verdi' | 'merke' | 'ignorer';

/** A unit that a figure may be written in. */
export interface Enhet {
	navn: Localised;
	/** What a figure in this unit is multiplied with to be in the contract's own. */
	faktor: number;
	/** Words in the header or title that name it, as a regular expression. */
	ord?: string;
	/** What a cell in this unit ends with. */
	tegn?: string;
	/** Between what the largest figure of a file is usually found. */
	vanlig?: [number, number];
}

export interface Felt {
	name: string;
	type: 'string' | 'integer' | 'number' | 'year';
	title: string;
	description?: string;
	constraints?: { required?: boolean; minimum?: number; maximum?: number };
	forlopsatlas: {
		rolle: Rolle;
		navn: Localised;
		/** Header texts this field may have, compared without case, accents and punctuation. */
		alias: string[];
		/** Canonical value → spellings found in files. Only for `dimensjon`. */
		verdier?: Record<string, string[]>;
		/** Values outside `verdier` are kept as read, with a note (true), or are a problem (false). */
		apen?: boolean;
		/** `dimensjon`: an age; the source has its first and last year as `<name>_fra` and `<name>_til`. */
		aldersspenn?: boolean;
		/** Filled in when the file has no such column, and shown as an assumption. */
		standard?: string;
		/** The user names it in the mapping (for example the indicator of a kube). */
		spor?: boolean;
		/** `verdi`: counts of persons go through the disclosure gate. */
		personer?: boolean;
		/** `verdi`: the field it is the denominator of; the two are judged together. */
		nevnerFor?: string;
		enhet?: Localised;
		/** `verdi`: the field it is a part of, and can't be above. */
		delAv?: string;
		/** `verdi`: the units files may write it in, the contract's own first. */
		enheter?: Record<string, Enhet>;
		/** `verdi`: header of columns that hold one year each; group 1 is the year. */
		aarskolonne?: string;
	};
}
