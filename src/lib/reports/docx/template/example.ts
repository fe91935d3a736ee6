import {
	Document,
	Footer,
	Header,
	HeadingLevel,
	Packer,
	PageNumber,
	Paragraph,
	TextRun
} from 'docx';
import { language, m } from '../../../text/index.ts';
import { OWN, SHEET, stylesIn } from '../styles.ts';

const plain = (text: string, more: object = {}): Paragraph =>
	new Paragraph({ children: [new TextRun(text)], ...more });

const heading = (text: string): Paragraph => plain(text, { heading: HeadingLevel.HEADING_2 });

/** A small template to begin from, in the language of the page, with one slot of each common kind. */
export async function exampleTemplate(): Promise<Uint8Array<ArrayBuffer>> {
	const { width, height, margin } = SHEET;
	const document = new Document({
		title: m.template_example_title(),
		styles: stylesIn(language.now),
		sections: [
			{
				properties: {
					page: {
						size: { width, height },
						margin: { top: margin, bottom: margin, left: margin, right: margin }
					}
				},
				headers: {
					default: new Header({ children: [plain('{{kommune}}', { style: OWN.source })] })
				},
				footers: { default: new Footer({ children: [footLine()] }) },
				children: [
					plain('{{tittel}}', { heading: HeadingLevel.HEADING_1 }),
					plain('{{avsnitt}}'),
					heading(m.template_example_figure()),
					plain('{{figur:1}}'),
					plain('{{tabell:1}}'),
					heading(m.document_more()),
					plain('{{mer}}'),
					plain('{{vedlegg}}', { pageBreakBefore: true })
				]
			}
		]
	});
	return new Uint8Array(await Packer.toArrayBuffer(document));
}

const footLine = (): Paragraph =>
	new Paragraph({
		style: OWN.source,
		children: [new TextRun({ children: ['{{kommune}} · {{dato}} · ', PageNumber.CURRENT] })]
	});
