import type { Kommune } from '../domain/area.ts';
import type { Table } from '../domain/table.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { begun, m } from '../text/index.ts';
import { assumptionsText } from './answerWords.ts';
import { crosswalkBehind } from './crosswalkWords.ts';
import { areaName } from './kommuneNames.ts';
import { ofKommune, sourcesBehind, type Origin } from './origin.ts';

/** What every picture says, whatever is drawn: on the page, on paper and in its files. */
export interface Picture {
	/** What it is called in a list and as a file, after its place and year. */
	name: string;
	/** The finding, in a sentence made from the figures. */
	heading: string;
	/** What belongs with the finding wherever it is told: below it, in smaller letters. */
	more?: string;
	/** What is measured, with unit, year and source. */
	subtitle: string;
	/** Subject, extent, finding, exception: for those who don't see it. */
	summary: string;
	table: Table;
	/** Where it comes from. */
	origin: Origin;
}

/** What a picture is of. */
export interface PictureOf {
	/** As it is written: 'Tynset'. */
	place: string;
	year: number;
	/** The crosswalk it rests on, by name and version; null where it rests on none. */
	crosswalk: string | null;
	origin: Origin;
}

/** What the pictures of an answer are of, with where the answer comes from. */
export function answerOf(
	kommune: Kommune,
	year: number,
	behind: Pick<PathwayFigures, 'leads' | 'staff' | 'answer'>,
	inForce: CrosswalkInForce
): PictureOf {
	const crosswalk = crosswalkBehind(behind, inForce);
	return {
		place: areaName('kommune', kommune.code),
		year,
		crosswalk,
		origin: ofKommune(kommune.code, year, {
			sources: sourcesBehind([behind]),
			method: m.gap_probably(),
			crosswalk,
			assumptions: begun(assumptionsText(behind.answer.used))
		})
	};
}

/** A subtitle, with the crosswalk where there is one. */
export const withCrosswalk = (subtitle: string, { crosswalk }: Pick<PictureOf, 'crosswalk'>) =>
	[subtitle, crosswalk].filter(Boolean).join(' · ');
