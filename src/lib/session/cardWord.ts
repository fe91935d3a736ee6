import type { Card } from '../pictures/card.ts';
import { saveFile } from '../reports/index.ts';
import { provenanceOf } from './provenance.ts';
import { leavingFile } from './saving.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Saves the council's card as a Word document on the user's own machine. What writes it is fetched when
 * it is asked for.
 *
 * @throws when it can't be fetched
 */
export async function saveCardWord(
	session: Parameters<typeof provenanceOf>[0],
	card: Card
): Promise<void> {
	const from = provenanceOf(session, card.origin);
	const { wordOfCard } = await import('../reports/docx/cardPaper.ts');
	const bytes = await wordOfCard({ card, from });
	saveFile(`${leavingFile(from, card.name)}.docx`, new Blob([bytes], { type: WORD }), from.mode);
}
