import { balancePicture } from '../pictures/balance.ts';
import { dependsPicture } from '../pictures/depends.ts';
import { isTold } from '../pictures/lacking.ts';
import { areaName } from '../pictures/kommuneNames.ts';
import { measuresTable } from '../pictures/measures.ts';
import type { Reference } from '../pictures/signature.ts';
import { yardstickName } from '../pictures/yardsticks.ts';
import { m } from '../text/index.ts';
import type { Session } from './context.ts';
import { formsOfWork, formsSeen } from './formsOfWork.ts';
import {
	asLines,
	competenceSeen,
	indicatorsSeen,
	indicatorsShown,
	measuresSeen,
	trendsSeen,
	type Looked
} from './kommuneParts.ts';
import type { KommuneSeen } from './kommuneSeen.ts';
import { practiceSeen } from './practiceSeen.ts';
import { originOfAll, type Book, type BookPicture } from './workbooks.ts';

type From = Pick<Session, 'workspace' | 'choices' | 'figures' | 'allKommuner'>;

/** A kommune's page: its answer where it has one, and all that is below it. */
export function kommuneBook(
	session: From,
	looked: Looked,
	{ seen, reference }: { seen: KommuneSeen | null; reference: Reference | null }
): Book {
	const { kommune, year } = looked;
	const answer = seen && isTold(seen.pathways) ? answerPictures(seen) : [];
	const pictures = [...answer, ...partPictures(session, looked, reference)];
	const [first] = answer;
	const leading = answer.length > 0 ? seen?.picture.leading : null;
	return {
		name: m.workbook_name(),
		title: m.workbook_title({ place: areaName('kommune', kommune.code), year: String(year) }),
		origin: {
			...originOfAll(kommune.code, year, pictures),
			crosswalk: first?.origin.crosswalk ?? null,
			assumptions: first?.origin.assumptions ?? null
		},
		pictures,
		chosen: [
			...(reference ? [[m.compared_with(), reference.name] as const] : []),
			...(leading ? [[m.gap_yardstick_title(), yardstickName(leading)] as const] : [])
		],
		used: answer.length > 0 ? (seen?.together?.answer.used ?? []) : []
	};
}

/** The answer, and what it rests on. */
function answerPictures({ picture, together, of }: KommuneSeen): BookPicture[] {
	if (!together || !of) return [picture];
	const { answer } = together;
	const basis = [balancePicture(answer, of), answer.gap ? dependsPicture(answer, of) : null];
	return [picture, ...basis.filter((one) => one !== null)];
}

/** What is below the answer, in the order of the page. */
function partPictures(
	{ workspace, choices, figures, allKommuner }: From,
	looked: Looked,
	reference: Reference | null
): BookPicture[] {
	const { set, kommune, year } = looked;
	const { code } = kommune;
	const ids = indicatorsShown(workspace);
	const lines = asLines(ids, looked);
	const competence = competenceSeen(looked, choices);
	return [
		...trendsSeen(ids, looked, figures),
		...othersOf(set, kommune, year, allKommuner),
		...(competence.told.length > 0 ? [competence] : []),
		measuresTable(measuresSeen(looked, choices), {
			...{ kommune: code, place: areaName('kommune', code), year }
		}),
		...indicatorsSeen(ids, looked, reference).map((one) => ({
			...one,
			// One that is a line above is told by its parts here.
			name: lines.has(one.definition.id) ? m.more_parts({ name: one.name }) : one.name
		}))
	];
}

/** What its man-years are, and what others have. */
function othersOf(
	set: Looked['set'],
	kommune: Looked['kommune'],
	year: number,
	others: From['allKommuner']
): BookPicture[] {
	const forms = formsOfWork(set, { kommune: kommune.code, year });
	const practice = practiceSeen(set, others, { kommune, year })?.picture;
	return [
		(forms && formsSeen(kommune.code, forms)) ?? [],
		practice && practice.heading !== null ? { ...practice, heading: practice.heading } : []
	].flat();
}
