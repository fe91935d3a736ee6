import type { Kommune } from '../domain/area.ts';
import type { FigureSet } from '../model/figureSet.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { TOGETHER } from '../model/units.ts';
import { dependsText } from '../pictures/answerWords.ts';
import { balancePicture } from '../pictures/balance.ts';
import { capacitySentence, needSentence, type Finding } from '../pictures/findings.ts';
import { areaName } from '../pictures/kommuneNames.ts';
import { answerOf, type PictureOf } from '../pictures/of.ts';
import { sourcesBehind, sourcesOf } from '../pictures/origin.ts';
import type { Behind } from '../pictures/paragraph.ts';
import { referencesOf } from '../pictures/reference.ts';
import { firstCompetence } from '../pictures/signaturePicture.ts';
import type { ShownPathways } from './pathways.ts';
import type { Place } from './place.ts';
import { signatureOf, type Signed } from './signatureOf.ts';

/** The answer of a kommune as it is seen: the picture and the sentences below it, on page and paper. */
export interface KommuneSeen extends Signed {
	/** As it is written: 'Tynset'. */
	name: string;
	year: number;
	/** The second and third pathway as one. */
	together: PathwayFigures | undefined;
	/** What their pictures are of. */
	of: PictureOf | undefined;
	/** Which sources the numbers of both together are of. */
	behind: Behind;
	/** Users and man-years in a sentence each, with the figure it is about; and those that there are. */
	need: Finding | null;
	staff: Finding | null;
	found: Finding[];
	/** What the answer hangs on, where that is known. */
	hangs: string | null;
}

export function kommuneSeen(
	from: Parameters<typeof signatureOf>[0],
	shown: Omit<ShownPathways, 'mode'>,
	{ kommune, place }: { kommune: Kommune; place: Place }
): KommuneSeen {
	const { set, year, crosswalk } = shown;
	const signed = signatureOf(from, shown, { kommune, place, crosswalk });
	const together = signed.pathways.find(({ unit }) => unit === TOGETHER);
	const of = together && answerOf(kommune, year, together, crosswalk);
	const references = referencesOf(kommune);
	const reference =
		references.find(({ level }) => level === place.reference) ?? references[0] ?? null;
	const need = needSentence(set, kommune.code, year, reference);
	const staff = capacitySentence(set, kommune.code, year);
	return {
		...signed,
		...{ name: areaName('kommune', kommune.code), year, together, of },
		...{
			need,
			staff,
			behind: together ? behindOf(together, set, { kommune: kommune.code, year }) : {}
		},
		found: [need, staff].filter((one) => one !== null),
		hangs:
			together && of
				? (balancePicture(together.answer, of)?.paper ?? dependsText(together.answer))
				: null
	};
}

function behindOf(
	{ leads, staff }: PathwayFigures,
	set: FigureSet,
	place: { kommune: string; year: number }
): Behind {
	const educated = firstCompetence(set, place);
	return {
		users: sourcesBehind([{ leads, staff: null }]),
		capacity: sourcesBehind([{ leads: [], staff }]),
		...(educated && { competence: sourcesOf([educated]) })
	};
}
