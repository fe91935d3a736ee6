import type { DisclosureMode } from './figure.ts';

/** A source that figures are of. */
export interface ProvenanceSource {
	/** As it is written: 'BrukerPlan'. */
	name: string;
	/** The years that are used of it, oldest first. */
	years: readonly number[];
	/** The files it was read from, by name; none where its figures stand in for files that are not read yet. */
	files: readonly string[];
	/**
	 * SHA-256 of each of them, in hexadecimal and in their order; empty for one that can't be read any
	 * more. Left out where nobody has asked for them.
	 */
	sha256?: readonly string[];
}

/** What every figure that leaves the page carries with it. */
export interface Provenance {
	/** The kommune, fylke or country that it is of. */
	place: { code: string; name: string };
	/** The years that it is of, oldest first; one where it is of one. */
	years: readonly number[];
	sources: readonly ProvenanceSource[];
	/** How it comes of the sources, in a sentence; empty where it is what they say. */
	method: string;
	/** The crosswalk by name and version; null where it rests on none. */
	crosswalk: string | null;
	/** The assumptions by version, with whose they are; null where it rests on none. */
	assumptions?: string | null;
	/** Whether it is the municipality's own, with numbers that others may not see. */
	mode: DisclosureMode;
	/** Whether any of it is of the synthetic examples. */
	synthetic: boolean;
	/** When it was taken out. */
	made: Date;
	/** Who has taken it out, where that is to stand on it. */
	by?: string;
}
