import {
	AlignmentType,
	Document,
	Footer,
	FootnoteReferenceRun,
	Header,
	HeadingLevel,
	ImageRun,
	Packer,
	PageBreak,
	PageNumber,
	Paragraph,
	TextRun,
	type ParagraphChild,
	type Table
} from 'docx';
import { writable } from './clean.ts';
import type { Block, PaperDocument, PictureBlock, Run, TextBlock } from './document.ts';
import { finished } from './finish.ts';
import { OWN, SHEET, stylesIn, TEXT_WIDTH } from './styles.ts';
import { chartRun } from './writeChart.ts';
import { tableOf } from './writeTable.ts';

const LEVELS = {
	1: HeadingLevel.HEADING_1,
	2: HeadingLevel.HEADING_2,
	3: HeadingLevel.HEADING_3
} as const;

/** The footnotes of a document, numbered as they come. */
class Footnotes {
	readonly all: Record<string, { children: Paragraph[] }> = {};
	#last = 0;

	/** Adds one, and gives the sign that stands for it in the text. */
	sign(texts: readonly string[]): FootnoteReferenceRun {
		const children = texts.map(
			(text) => new Paragraph({ style: 'FootnoteText', children: textRuns({ text }) })
		);
		this.all[++this.#last] = { children };
		return new FootnoteReferenceRun(this.#last);
	}
}

/**
 * A document as the bytes of a .docx file. Nothing in it points out of it.
 *
 * @param room  across the text, in twentieths of a point: tables and charts are made to fit
 * @throws RangeError when what the library writes isn't what `finish.ts` knows
 */
export async function writeDocx(
	paper: PaperDocument,
	room = TEXT_WIDTH
): Promise<Uint8Array<ArrayBuffer>> {
	const notes = new Footnotes();
	const children = paper.blocks.map((block) => written(block, notes, room));
	const { title, locale, maker, mark, foot } = paper;
	const document = new Document({
		...{ title: writable(title), creator: maker, lastModifiedBy: maker },
		styles: stylesIn(locale),
		footnotes: notes.all,
		sections: [
			{
				properties: {
					page: {
						size: { width: SHEET.width, height: SHEET.height },
						margin: {
							...{ top: SHEET.margin, bottom: SHEET.margin },
							...{ left: SHEET.margin, right: SHEET.margin }
						}
					}
				},
				...(mark && { headers: { default: new Header({ children: [marked(mark)] }) } }),
				footers: { default: new Footer({ children: [footOf(foot)] }) },
				children
			}
		]
	});
	return finished(new Uint8Array(await Packer.toArrayBuffer(document)), paper);
}

/** One element for each block: `template/` finds them by it. */
function written(block: Block, notes: Footnotes, room: number): Paragraph | Table {
	switch (block.kind) {
		case 'heading':
			return new Paragraph({ heading: LEVELS[block.level], children: textRuns(block) });
		case 'text':
			return paragraphOf(block, notes);
		case 'table':
			return tableOf(block, room);
		case 'chart':
			return new Paragraph({ keepNext: true, children: [chartRun(block, room)] });
		case 'picture':
			return new Paragraph({ keepNext: true, children: [imageRun(block)] });
		case 'page-break':
			return new Paragraph({ children: [new PageBreak()] });
	}
}

const AS: Record<NonNullable<TextBlock['as']>, object> = {
	caption: { style: 'Caption' },
	measure: { style: OWN.measure },
	source: { style: OWN.source },
	mark: { style: OWN.mark },
	item: { bullet: { level: 0 } },
	note: { style: OWN.note, bullet: { level: 0 } }
};

const paragraphOf = ({ runs, as }: TextBlock, notes: Footnotes): Paragraph =>
	new Paragraph({
		...(as && AS[as]),
		children: runs.flatMap((run): ParagraphChild[] => [
			...textRuns(run),
			...(run.note ? [notes.sign(run.note)] : [])
		])
	});

/** A text may have lines of its own. */
const textRuns = ({ text, bold }: Pick<Run, 'text' | 'bold'>): TextRun[] =>
	writable(text)
		.split('\n')
		.map(
			(line, i) => new TextRun({ text: line, ...(bold && { bold }), ...(i > 0 && { break: 1 }) })
		);

const imageRun = ({ png, width, height, description }: PictureBlock): ImageRun =>
	new ImageRun({
		...{ type: 'png', data: png, transformation: { width, height } },
		altText: { name: 'picture', description: writable(description) }
	});

const marked = (mark: string): Paragraph =>
	new Paragraph({
		style: OWN.mark,
		alignment: AlignmentType.RIGHT,
		children: textRuns({ text: mark })
	});

const FIELDS: Record<string, string> = {
	'{page}': PageNumber.CURRENT,
	'{pages}': PageNumber.TOTAL_PAGES
};

const footOf = (foot: string): Paragraph =>
	new Paragraph({
		style: OWN.source,
		children: writable(foot)
			.split(/(\{pages?\})/)
			.map((part) => new TextRun(FIELDS[part] ? { children: [FIELDS[part]] } : { text: part }))
	});
