import type { TemplateSlot } from '../../../domain/template.ts';
import type { DocumentPackage } from './package.ts';
import { kindOf } from './package.ts';
import { slotKind } from './pieces.ts';
import { onlySlot, type Slot } from './slots.ts';
import { childNamed, elementsIn, textIn, within } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** A paragraph of a template, and what may be put in it. */
export interface Line {
	paragraph: XmlElement;
	/** What it stands in. */
	container: XmlElement;
	/** Figures and tables too, when the slot is all of it. */
	blocks: boolean;
	/** Text with footnotes. */
	notes: boolean;
}

type May = Pick<Line, 'blocks' | 'notes'>;

/** In what lines may still have figures. */
const OPEN = new Set(['w:document', 'w:body', 'w:sdt', 'w:sdtContent', 'w:customXml']);
/** Word takes no footnotes in these. */
const STORIES = new Set(['header', 'footer', 'footnotes', 'endnotes']);

/** All paragraphs of a part in their order, those in tables, text boxes and controls too. */
export function linesIn(root: XmlElement, isBody: boolean): Line[] {
	const lines: Line[] = [];
	const walk = (container: XmlElement, may: May) => {
		for (const child of elementsIn(container)) {
			if (child.name === 'w:p') lines.push({ paragraph: child, container, ...may });
			walk(child, mayIn(child, may));
		}
	};
	walk(root, { blocks: isBody, notes: isBody });
	return lines;
}

function mayIn(one: XmlElement, { blocks, notes }: May): May {
	// What stands in a paragraph's own paragraphs is a text box.
	if (one.name === 'w:p') return { blocks: false, notes: false };
	return { blocks: blocks && OPEN.has(one.name) && !isPlain(one), notes };
}

/** A control that takes text alone. */
function isPlain(one: XmlElement): boolean {
	const properties = childNamed(one, 'w:sdtPr');
	return properties !== undefined && childNamed(properties, 'w:text') !== undefined;
}

/** The parts that a reader of the document sees text of: its body first. */
export const storiesOf = (all: DocumentPackage, main: string): string[] => [
	main,
	...new Set(
		all
			.relations(main)
			.filter((one) => !one.external && STORIES.has(kindOf(one)))
			.map(({ target }) => target)
	)
];

/** How a slot is to be taken where it stands. */
export function slotStatus(slot: Slot, line: Line): TemplateSlot['is'] {
	const kind = slotKind(slot.key);
	if (kind === null) return 'unknown';
	return kind === 'blocks' && !(line.blocks && onlySlot(line.paragraph)) ? 'misplaced' : 'filled';
}

/**
 * Controls that have a slot are let go of: what they are bound to would be put back in them, and a prompt
 * be written over.
 */
export function freeControls(root: XmlElement): void {
	for (const one of within(root)) {
		const properties = one.name === 'w:sdt' && childNamed(one, 'w:sdtPr');
		if (!properties || !textIn(one).includes('{{')) continue;
		properties.children = properties.children.filter(
			(child) =>
				typeof child === 'string' || !/^w\d*:(?:dataBinding|showingPlcHdr)$/.test(child.name)
		);
	}
}
