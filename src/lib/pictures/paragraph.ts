import type { Quantity, SignatureRow } from '../charts/signature/state.ts';
import { begun, inSentence, m, numberText, spanText, stampOf } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import { sourceName } from './answerWords.ts';
import type { DisclosureMode } from '../domain/figure.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';

export interface ParagraphInput {
	/** As it is written, with its year: 'Tynset 2024'. */
	title: string;
	picture: Pick<Picture, 'heading' | 'more' | 'origin'>;
	/** The row of the second and third pathway together; null where there is none. */
	row?: Pick<SignatureRow, 'need' | 'capacity' | 'competence'> | null;
	/** What stands below the picture. */
	sentences: readonly string[];
	synthetic: boolean;
	mode: DisclosureMode;
}

/** The answer of a kommune as a paragraph for a paper: nothing in it that doesn't stand on the page. */
export function paragraph({
	title,
	picture,
	row = null,
	sentences,
	synthetic,
	mode
}: ParagraphInput): string {
	const { heading, more, origin } = picture;
	const stamp = stampOf(mode);
	return [
		stamp && `${stamp}.`,
		`${title}: ${heading}`,
		more,
		...(row ? figureSentences(row) : []),
		...sentences.map(begun),
		m.paragraph_sources({ sources: sourcesText(origin) }),
		synthetic ? m.paragraph_synthetic() : ''
	]
		.filter(Boolean)
		.join(' ');
}

/** Users, man-years in follow-up and competence, each with its range; what is not known is not told. */
function figureSentences({
	need,
	capacity,
	competence
}: NonNullable<ParagraphInput['row']>): string[] {
	return [
		need.figure ? m.paragraph_users({ count: withSpan(need) }) : '',
		capacity.figure ? m.paragraph_capacity({ span: capacity.figure }) : '',
		competence.cell?.state === 'value' ? m.paragraph_competence({ share: competence.label }) : ''
	].filter(Boolean);
}

/** A figure that is a range says it already. */
function withSpan({ figure = '', cell, span }: Quantity): string {
	if (!span || cell?.state !== 'value' || figure !== numberText(cell.value)) return figure;
	return m.paragraph_span({ figure, span: spanText(span.low, span.high) });
}

const writtenYears = (years: readonly number[]) =>
	years.length > 2 ? yearsText(years) : years.join(', ');

const sourcesText = ({ sources, crosswalk, assumptions }: Origin): string =>
	[
		...sources.map(({ id, years }) => `${sourceName(id)} ${writtenYears(years)}`),
		...(crosswalk ? [crosswalk] : []),
		...(assumptions ? [inSentence(assumptions)] : [])
	].join('; ');
