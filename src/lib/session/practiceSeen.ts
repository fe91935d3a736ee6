import type { Kommune } from '../domain/area.ts';
import type { FigureSet } from '../model/figureSet.ts';
import type { PracticeArea } from '../model/practice.ts';
import { areaName } from '../pictures/kommuneNames.ts';
import { ofKommune, sourcesOf } from '../pictures/origin.ts';
import { practicePicture, type PracticePicture } from '../pictures/practice.ts';
import { inSentence } from '../text/index.ts';
import type { AllKommuner } from './allKommuner.svelte.ts';
import { practicesIn, type PracticeInYears } from './practice.ts';

/** What a kommune has beside what others have, as it is seen; and what it is made of. */
export interface PracticeSeen {
	picture: PracticePicture;
	told: PracticeInYears[];
}

/** Null before the others are there: what is published would be told in their place. */
export function practiceSeen(
	set: FigureSet,
	others: Pick<AllKommuner, 'set' | 'kommuner' | 'failed'>,
	{ kommune, year, from }: { kommune: Kommune; year: number; from?: PracticeArea | undefined }
): PracticeSeen | null {
	if (others.set === null && others.failed === null) return null;
	const told = practicesIn(set, others, { kommune, year, ...(from && { from }) });
	const sources = sourcesOf(told.flatMap(({ figures }) => figures));
	const picture = practicePicture({
		place: areaName('kommune', kommune.code),
		areas: {
			helsefellesskap: areaName('helsefellesskap', kommune.helsefellesskap),
			fylke: areaName('fylke', kommune.fylke),
			land: inSentence(areaName('land', '0'))
		},
		...{ year, told, origin: ofKommune(kommune.code, year, { sources }) }
	});
	return { picture, told };
}
