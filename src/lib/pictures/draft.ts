import { withOwnMarked } from './ownNumbers.ts';
import {
	paragraphOf,
	saidOf,
	within,
	type ParagraphInput,
	type ParagraphLength,
	type Said,
	type SaidId,
	type Tone
} from './paragraph.ts';

/** What the user has made of a paragraph. */
export interface Draft {
	length: ParagraphLength;
	tone: Tone;
	/** The user's own choice of sentences; null: as the length has them. One that is not there any more is left out. */
	own: string[] | null;
	/** The user's own words, and the text they were made of; null: the text follows the figures. */
	edited: { text: string; of: string } | null;
}

/** As it is where the user has chosen nothing. */
export const FIRST_DRAFT: Draft = { length: 'words', tone: 'plain', own: null, edited: null };

/** A paragraph as it is read. */
export interface Drafted {
	/** All that could be said, and which of it is. */
	all: Said[];
	ids: readonly SaidId[];
	/** As the figures have it. */
	made: string;
	/** As it is taken along: the user's own numbers are marked. */
	text: string;
}

export function draftedOf({ length, tone, own, edited }: Draft, input: ParagraphInput): Drafted {
	const all = saidOf(input, tone);
	const ids = own
		? all.map(({ id }) => id).filter((id) => own.includes(id))
		: within(all, length, input);
	const made = paragraphOf(
		all.filter(({ id }) => ids.includes(id)),
		input
	);
	return { all, ids, made, text: edited ? withOwnMarked(edited.of, edited.text) : made };
}
