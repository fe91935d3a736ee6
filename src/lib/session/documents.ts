import type { DisclosureMode } from '../domain/figure.ts';
import type { Template } from '../reports/docx/index.ts';
import { leavingFile } from './saving.ts';
import { filesBehind } from './filesBehind.ts';
import type { Paper } from './kommunePaper.ts';
import type { From } from './provenance.ts';
import { saveFile } from '../reports/index.ts';

/** A document as it leaves the page. */
interface Left {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
	mode: DisclosureMode;
}

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A paper as a Word document. What writes it is fetched when it is asked for.
 *
 * @throws when it can't be fetched, or a file it rests on can't be read any more
 */
export async function wordOfPaper(session: From, { name, told, origins }: Paper): Promise<Left> {
	const { from } = told.paragraph;
	const [files, { wordOf }] = await Promise.all([
		filesBehind(session, origins, from.mode),
		import('../reports/docx/index.ts')
	]);
	return {
		name: `${leavingFile(from, name)}.docx`,
		bytes: await wordOf({ ...told, files }),
		mode: from.mode
	};
}

/** Saves a paper as a Word document on the user's own machine. */
export async function saveWord(session: From, paper: Paper): Promise<void> {
	const { name, bytes, mode } = await wordOfPaper(session, paper);
	saveFile(name, new Blob([bytes], { type: WORD }), mode);
}

/**
 * Saves a paper in the municipality's own template.
 *
 * @returns the places of the template that nothing was put in, as they are written
 * @throws  as `wordOfPaper` does
 */
export async function saveInTemplate(
	session: From,
	{ name, told, origins }: Paper,
	template: Template
): Promise<string[]> {
	const { from } = told.paragraph;
	const [files, { wordInTemplate }] = await Promise.all([
		filesBehind(session, origins, from.mode),
		import('../reports/docx/index.ts')
	]);
	const { bytes, left } = await wordInTemplate({ ...told, files }, template);
	saveFile(`${leavingFile(from, name)}.docx`, new Blob([bytes], { type: WORD }), from.mode);
	return left;
}
