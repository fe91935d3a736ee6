import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx';
import type { Locale } from '../../domain/text.ts';
import { LANGUAGES } from '../languages.ts';

/** One that every office program has, or has a font of the same widths for. */
export const FONT = 'Calibri';

/** Twentieths of a point: an A4 sheet, with as much around the text as Word has in Norway. */
export const SHEET = { width: 11906, height: 16838, margin: 1417 };
export const TEXT_WIDTH = SHEET.width - 2 * SHEET.margin;

/** What can't be decided; `finish.ts` hatches it. */
export const UNDECIDED = '8C8C8D';

const INK = '1A1A1A';
const GREY = '4D4D4D';
const WINE = '882255';

/** Styles of our own, by how a text stands in the description. */
export const OWN = {
	measure: 'AtlasMeasure',
	source: 'AtlasSource',
	mark: 'AtlasMark',
	note: 'AtlasNote',
	cell: 'AtlasCell'
} as const;

const heading = (size: number, before: number) => ({
	run: { font: FONT, size, bold: true, color: INK },
	paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true }
});

/** Sizes are in half points. */
export function stylesIn(locale: Locale): IStylesOptions {
	const small = { size: 18, color: GREY };
	return {
		default: {
			document: {
				run: { font: FONT, size: 22, color: INK, language: { value: LANGUAGES[locale] } },
				paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } }
			},
			heading1: heading(36, 0),
			heading2: heading(28, 360),
			heading3: heading(24, 240),
			caption: {
				run: { size: 20, bold: true, italics: false, color: INK },
				paragraph: { spacing: { before: 120, after: 60 }, keepNext: true, keepLines: true }
			},
			footnoteText: { run: { size: 18 } }
		},
		paragraphStyles: [
			own(OWN.measure, 'Atlas: measure', { run: small, keepNext: true }),
			own(OWN.source, 'Atlas: source', { run: { ...small, size: 16 }, keepNext: false }),
			own(OWN.note, 'Atlas: note', { run: { size: 18 }, keepNext: false }),
			own(OWN.mark, 'Atlas: mark', { run: { bold: true, color: WINE }, keepNext: true }),
			{
				...{ id: OWN.cell, name: 'Atlas: cell', basedOn: 'Normal' },
				run: { size: 18 },
				paragraph: {
					spacing: { before: 20, after: 20, line: 240, lineRule: LineRuleType.AUTO },
					alignment: AlignmentType.LEFT
				}
			}
		]
	};
}

function own(
	id: string,
	name: string,
	{ run, keepNext }: { run: { size?: number; color?: string; bold?: boolean }; keepNext: boolean }
) {
	return {
		...{ id, name, basedOn: 'Normal', next: 'Normal', run },
		paragraph: {
			spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO },
			keepNext,
			keepLines: true
		}
	};
}
