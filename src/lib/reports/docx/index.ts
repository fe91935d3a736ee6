import { kommunePaper, type PaperInput } from './paper.ts';
import { writeDocx } from './write.ts';

/** The paper of a kommune as the bytes of a Word document, in the language of the page. */
export const wordOf = (input: PaperInput): Promise<Uint8Array<ArrayBuffer>> =>
	writeDocx(kommunePaper(input));
