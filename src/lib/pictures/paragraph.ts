import type { Quantity, SignatureRow } from '../charts/signature/state.ts';
import { inSentence, m } from '../text/index.ts';
import { listText, yearsText } from '../text/lists.ts';
import { sourceName } from './answerWords.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';

export interface ParagraphInput {
	/** As it is written, with its year: 'Tynset 2024'. */
	title: string;
	picture: Pick<Picture, 'heading' | 'more' | 'origin'>;
	/** The row of the second and third pathway together; null where there is none. */
	row?: Pick<SignatureRow, 'need' | 'capacity' | 'competence'> | null;
	/** The assumptions in force, as the picture names them; empty where none are used. */
	assumptions?: string;
	/** What stands below the picture. */
	sentences: readonly string[];
	synthetic: boolean;
	internal: boolean;
}

/** The answer of a kommune as a paragraph for a paper: nothing in it that doesn't stand on the page. */
export function paragraph({
	title,
	picture,
	row = null,
	assumptions = '',
	sentences,
	synthetic,
	internal
}: ParagraphInput): string {
	const { heading, more, origin } = picture;
	return [
		`${title}: ${heading}`,
		more,
		row ? restsText(row) : '',
		...sentences,
		m.paragraph_sources({
			sources: [sourcesText(origin), inSentence(assumptions)].filter(Boolean).join('; ')
		}),
		synthetic ? m.paragraph_synthetic() : '',
		internal ? m.paragraph_internal() : ''
	]
		.filter(Boolean)
		.join(' ');
}

/** What a budget asks for: users, man-years and competence, those of them that are told. */
function restsText({ need, capacity, competence }: NonNullable<ParagraphInput['row']>): string {
	const told = ({ cell }: Quantity) => cell?.state === 'value';
	const parts = [
		...[need, capacity].filter(told).map(({ label }) => label),
		...(told(competence) ? [m.paragraph_further({ share: competence.label })] : [])
	];
	return parts.length > 0 ? m.paragraph_rests({ told: listText(parts) }) : '';
}

const writtenYears = (years: readonly number[]) =>
	years.length > 2 ? yearsText(years) : years.join(', ');

const sourcesText = ({ sources, crosswalk }: Origin): string =>
	[
		...sources.map(({ id, years }) => `${sourceName(id)} ${writtenYears(years)}`),
		...(crosswalk ? [crosswalk] : [])
	].join('; ');
