import { inSentence, m } from '../text/index.ts';
import { sourceName } from './answerWords.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';

export interface ParagraphInput {
	/** As it is written, with its year: 'Tynset 2024'. */
	title: string;
	picture: Pick<Picture, 'heading' | 'more' | 'origin'>;
	/** What stands below the picture. */
	sentences: readonly string[];
	synthetic: boolean;
	internal: boolean;
}

/** The answer of a kommune as a paragraph for a paper: nothing in it that doesn't stand on the page. */
export function paragraph({
	title,
	picture,
	sentences,
	synthetic,
	internal
}: ParagraphInput): string {
	const { heading, more, origin } = picture;
	return [
		`${title}: ${heading}`,
		more,
		...sentences,
		m.paragraph_sources({ sources: sourcesText(origin) }),
		synthetic ? m.paragraph_synthetic() : '',
		internal ? m.paragraph_internal() : ''
	]
		.filter(Boolean)
		.join(' ');
}

const sourcesText = ({ sources, crosswalk, assumptions }: Origin): string =>
	[
		...sources.map(({ id, years }) => [sourceName(id), years.join(', ')].join(' ')),
		...(crosswalk ? [crosswalk] : []),
		...(assumptions ? [inSentence(assumptions)] : [])
	].join('; ');
