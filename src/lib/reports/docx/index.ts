import { kommunePaper, type PaperInput } from './paper.ts';
import { intoTemplate, type InTemplate } from './template/index.ts';
import { cutPaper } from './template/pieces.ts';
import type { Template } from './template/read.ts';
import { writeDocx } from './write.ts';

export { exampleTemplate } from './template/example.ts';
export { readTemplate, type ReadTemplate, type Template } from './template/read.ts';
export { TEMPLATE_LIMITS } from './template/limits.ts';
export { sortOf } from './template/sort.ts';

/** The paper of a kommune as the bytes of a Word document, in the language of the page. */
export const wordOf = (input: PaperInput): Promise<Uint8Array<ArrayBuffer>> =>
	writeDocx(kommunePaper(input));

/** The same in the municipality's own template. */
export async function wordInTemplate(input: PaperInput, template: Template): Promise<InTemplate> {
	const paper = kommunePaper(input);
	const written = await writeDocx(paper, template.width ?? undefined);
	const charts = input.pictures.map(({ chart }) => chart);
	const cut = cutPaper(paper, { from: input.paragraph.from, charts });
	return intoTemplate(template, written, { paper, cut });
}
