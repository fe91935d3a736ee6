import { unzipSync } from 'fflate';
import type { PaperDocument } from '../document.ts';
import { Carrier } from './carry.ts';
import { CarriedStyles } from './carryStyles.ts';
import { Filler } from './fill.ts';
import { furnish, identify } from './furniture.ts';
import { linesIn } from './lines.ts';
import { DocumentPackage } from './package.ts';
import type { Cut } from './pieces.ts';
import type { Template } from './read.ts';
import { slotsIn } from './slots.ts';
import { childNamed, elementsIn } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** A document in a template, and the slots that nothing was put in, as they are written. */
export interface InTemplate {
	bytes: Uint8Array<ArrayBuffer>;
	left: string[];
}

/**
 * A paper of ours in a template. The template's text, heads, feet, pictures and footnotes stay; slots are
 * filled, what no slot asks for and must be there comes at the end, and the stamp comes first.
 *
 * @param written the paper as `writeDocx` has written it
 * @throws RangeError when what was written isn't what the paper describes
 */
export function intoTemplate(
	{ parts, main, found }: Template,
	written: Uint8Array,
	{ paper, cut }: { paper: PaperDocument; cut: Cut }
): InTemplate {
	const own = new DocumentPackage(new Map(Object.entries(unzipSync(written))));
	const all = new DocumentPackage(parts);
	const ownMain = own.related('', 'officeDocument') ?? '';
	const styles = new CarriedStyles(all, main, { own, ownMain });
	const both = { own, ownMain, all, main, styles, locale: paper.locale };
	const carrier = new Carrier(both);
	const filler = new Filler(
		both,
		{ paper, cut, elements: elementsOf(own, ownMain, paper) },
		carrier
	);
	const stamped = asksForMark(all.tree(main));
	filler.fillAll();
	if (found.added)
		filler.append(found.added === 'all' ? blocksOf(cut, 'alt') : appendixOf(cut, paper));
	if (!stamped) filler.prepend(cut.marks);
	const last = furnish(both, carrier, paper);
	if (last) filler.close(last);
	carrier.settle();
	identify(both);
	return { bytes: all.bytes(), left: [...filler.left] };
}

/** Of our document's body: an element for each block, and the section after them. */
function elementsOf(own: DocumentPackage, main: string, { blocks }: PaperDocument): XmlElement[] {
	const body = childNamed(own.tree(main), 'w:body');
	const elements = body ? elementsIn(body).filter(({ name }) => name !== 'w:sectPr') : [];
	if (elements.length !== blocks.length)
		throw new RangeError(`${elements.length} elements were written, of ${blocks.length} blocks`);
	return elements;
}

/** A stamp that the template has a place for in its text needs none before it. */
const asksForMark = (root: XmlElement): boolean =>
	linesIn(root, true).some(
		({ paragraph, notes }) => notes && slotsIn(paragraph).some(({ key }) => key === 'merke')
	);

function blocksOf({ pieces }: Cut, key: string): readonly number[] {
	const piece = pieces.get(key);
	return piece && piece.kind !== 'text' ? piece.blocks : [];
}

/** On a sheet of its own. */
function appendixOf(cut: Cut, { blocks }: PaperDocument): number[] {
	const page = blocks.findIndex(({ kind }) => kind === 'page-break');
	return [...(page < 0 ? [] : [page]), ...blocksOf(cut, 'vedlegg')];
}
