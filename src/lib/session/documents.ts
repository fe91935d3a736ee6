import { leavingFile } from './saving.ts';
import { filesBehind, paperOf, type ShownKommune } from './kommunePaper.ts';
import { saveFile } from '../reports/index.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Saves the paper of a kommune as a Word document. What writes it is fetched when it is asked for.
 *
 * @throws when it can't be fetched, or a file it rests on can't be read any more
 */
export async function saveWord(
	session: Parameters<typeof paperOf>[0],
	shown: ShownKommune
): Promise<void> {
	const { paragraph, ...paper } = paperOf(session, shown);
	const { mode } = paragraph.from;
	const [files, { wordOf }] = await Promise.all([
		filesBehind(session, shown),
		import('../reports/docx/index.ts')
	]);
	const bytes = await wordOf({ ...paper, paragraph, files });
	const name = leavingFile(paragraph.from, shown.picture.name);
	saveFile(`${name}.docx`, new Blob([bytes], { type: WORD }), mode);
}
