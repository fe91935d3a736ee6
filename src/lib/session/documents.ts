import type { DisclosureMode } from '../domain/figure.ts';
import { leavingFile } from './saving.ts';
import { filesBehind, paperOf } from './kommunePaper.ts';
import type { KommuneSeen } from './kommuneSeen.ts';
import { saveFile } from '../reports/index.ts';

type From = Parameters<typeof paperOf>[0];

/** A document as it leaves the page. */
interface Left {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
	mode: DisclosureMode;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The paper of a kommune as a Word document. What writes it is fetched when it is asked for.
 *
 * @throws when it can't be fetched, or a file it rests on can't be read any more
 */
export async function wordOfKommune(session: From, shown: KommuneSeen): Promise<Left> {
	// As the page was when it was asked for: it may be of another kommune before the rest is there.
	const paper = paperOf(session, shown);
	const { from } = paper.paragraph;
	const [files, { wordOf }] = await Promise.all([
		filesBehind(session, shown),
		import('../reports/docx/index.ts')
	]);
	return {
		name: `${leavingFile(from, shown.picture.name)}.docx`,
		bytes: await wordOf({ ...paper, files }),
		mode: from.mode
	};
}

/** Saves it on the user's own machine. */
export async function saveWord(session: From, shown: KommuneSeen): Promise<void> {
	const { name, bytes, mode } = await wordOfKommune(session, shown);
	saveFile(name, new Blob([bytes], { type: WORD }), mode);
}
