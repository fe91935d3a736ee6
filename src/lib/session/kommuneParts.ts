import type { Kommune } from '../domain/area.ts';
import { competenceOf } from '../model/competence.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { measureRows, type MeasureRow } from '../model/measures.ts';
import { competencePicture, type CompetencePicture } from '../pictures/competencePicture.ts';
import { crosswalkText } from '../pictures/crosswalkWords.ts';
import { developmentQuestions } from '../pictures/development.ts';
import {
	indicatorPicture,
	ownIndicators,
	SHOWN,
	type IndicatorPicture
} from '../pictures/indicator.ts';
import { areaName } from '../pictures/kommuneNames.ts';
import type { Reference } from '../pictures/signature.ts';
import { trendOf, type Trend } from '../pictures/trend.ts';
import type { Choices } from './choices.svelte.ts';
import type { KommuneFigures } from './figures.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** A kommune in a year, and its figures. */
export interface Looked {
	set: FigureSet;
	kommune: Kommune;
	year: number;
}

/** The indicators below a kommune's picture, those of the user's own sources among them. */
export const indicatorsShown = ({ described }: Pick<Workspace, 'described'>): string[] => [
	...SHOWN,
	...ownIndicators(described.list)
];

/** Those that are told in more than one year, as lines. */
export function trendsSeen(
	ids: readonly string[],
	{ set, kommune, year }: Looked,
	{ crosswalk }: Pick<KommuneFigures, 'crosswalk'>
): Trend[] {
	const place = { kommune: kommune.code, year };
	return developmentQuestions(ids, set, place).flatMap(
		(question) =>
			trendOf(question, {
				...{ set, kommune, year, users: () => null },
				crosswalk: crosswalkText(crosswalk)
			}) ?? []
	);
}

/** Which of them are lines. */
export const asLines = (ids: readonly string[], { set, kommune, year }: Looked): Set<string> =>
	new Set(
		developmentQuestions(ids, set, { kommune: kommune.code, year }).map(
			({ indicator }) => indicator.id
		)
	);

/** The others, and of those that are lines the ones with parts that a line doesn't show. */
export function indicatorsSeen(
	ids: readonly string[],
	looked: Looked,
	reference: Reference | null
): IndicatorPicture[] {
	const lines = asLines(ids, looked);
	return ids
		.flatMap((id) => indicatorPicture(id, { ...looked, reference }) ?? [])
		.filter(({ definition, figures }) => !lines.has(definition.id) || figures.length > 1);
}

export function competenceSeen(
	{ set, kommune: { code }, year }: Looked,
	choices: Pick<Choices, 'targetFor'>
): CompetencePicture {
	return competencePicture(
		{
			competence: competenceOf(set, { kommune: code, year }),
			place: areaName('kommune', code),
			year,
			targetFor: (subject) => choices.targetFor(code, subject)
		},
		code
	);
}

export const measuresSeen = (
	{ set, kommune: { code }, year }: Looked,
	choices: Pick<Choices, 'tickedFor'>
): MeasureRow[] =>
	measureRows(set, { kommune: code, year }, (measure) => choices.tickedFor(code, measure));
