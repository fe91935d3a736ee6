/** What a picture is of. */
export interface PictureOf {
	/** As it is written: 'Tynset'. */
	place: string;
	year: number;
	/** The crosswalk it rests on, by name and version; null where it rests on none. */
	crosswalk: string | null;
}

/** A subtitle, with the crosswalk where there is one. */
export const withCrosswalk = (subtitle: string, { crosswalk }: Pick<PictureOf, 'crosswalk'>) =>
	[subtitle, crosswalk].filter(Boolean).join(' · ');
