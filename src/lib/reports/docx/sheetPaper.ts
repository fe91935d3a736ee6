import type { Provenance } from '../../domain/provenance.ts';
import type { Sheet, SheetSection } from '../../pictures/compare/sheet.ts';
import { language, m, stampOf } from '../../text/index.ts';
import { provenanceLine } from '../provenanceLine.ts';
import type { Block, PaperDocument } from './document.ts';
import { tableBlocks } from './tableBlock.ts';
import { writeDocx } from './write.ts';

/** A sheet, and where it comes from. */
export interface SheetPaper {
	sheet: Sheet;
	from: Provenance;
}

/** The sheet as the bytes of a Word document, in the language of the page. */
export const wordOfSheet = (input: SheetPaper): Promise<Uint8Array<ArrayBuffer>> =>
	writeDocx(sheetDocument(input));

/** As on the page, in its order. */
export function sheetDocument({ sheet, from }: SheetPaper): PaperDocument {
	const { title, about, sections, sources } = sheet;
	return {
		title,
		...{ locale: language.now, maker: m.app_name(), mark: stampOf(from.mode) },
		foot: provenanceLine(from),
		blocks: [
			{ kind: 'heading', level: 1, text: title },
			...(from.synthetic ? [text(m.chart_synthetic(), 'mark')] : []),
			text(about, 'measure'),
			...sections.flatMap(sectionBlocks),
			text(sources, 'source')
		]
	};
}

function sectionBlocks({ title, finding, lines, note, table }: SheetSection): Block[] {
	return [
		{ kind: 'heading', level: 2, text: title },
		text(finding),
		...lines.map((line) => text(line, 'item')),
		...(table && table.rows.length > 0 ? tableBlocks(table) : []),
		...(note ? [text(note, 'source')] : [])
	];
}

const text = (said: string, as?: 'mark' | 'measure' | 'source' | 'item'): Block => ({
	...{ kind: 'text', runs: [{ text: said }] },
	...(as && { as })
});
