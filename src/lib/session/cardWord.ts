import type { DisclosureMode } from '../domain/figure.ts';
import type { Card } from '../pictures/card.ts';
import { saveFile } from '../reports/index.ts';
import { hashedProvenanceOf } from './provenance.ts';
import { leavingFile } from './saving.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type From = Parameters<typeof hashedProvenanceOf>[0];

/** A card as it leaves the page. */
interface Left {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
	mode: DisclosureMode;
}

/**
 * The council's card as a Word document, with what tells the files it rests on from all others. What
 * writes it is fetched when it is asked for.
 *
 * @throws when it can't be fetched
 */
export async function wordOfCard(session: From, card: Card): Promise<Left> {
	const from = await hashedProvenanceOf(session, card.origin);
	const { wordOfCard: written } = await import('../reports/docx/cardPaper.ts');
	const name = `${leavingFile(from, card.name)}.docx`;
	return { name, bytes: await written({ card, from }), mode: from.mode };
}

/** Saves it on the user's own machine. */
export async function saveCardWord(session: From, card: Card): Promise<void> {
	const { name, bytes, mode } = await wordOfCard(session, card);
	saveFile(name, new Blob([bytes], { type: WORD }), mode);
}
