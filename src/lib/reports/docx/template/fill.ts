import type { PaperDocument } from '../document.ts';
import { Carrier, type Both } from './carry.ts';
import { freeControls, linesIn, slotStatus, storiesOf, type Line } from './lines.ts';
import type { Cut, Piece } from './pieces.ts';
import { headingLevel, stylesOf } from './roles.ts';
import { isolated, mark, onlySlot, setText, slotsIn, type Slot } from './slots.ts';
import {
	allNamed,
	childNamed,
	copyOf,
	elementsIn,
	isElement,
	replaceChild,
	textIn,
	within
} from './tree.ts';
import type { XmlElement } from './xml.ts';

/** A paper of ours as its elements, and as it was described. */
export interface Paper {
	paper: PaperDocument;
	/** One for each block. */
	elements: readonly XmlElement[];
	cut: Cut;
}

/** Fills the slots of a template, and remembers those that nothing was put in. */
export class Filler {
	/** As they are written. */
	readonly left = new Set<string>();
	readonly #both: Both;
	readonly #paper: Paper;
	readonly #carrier: Carrier;
	/** Of the last heading before where we are. */
	#level = 0;

	constructor(both: Both, paper: Paper, carrier: Carrier) {
		this.#both = both;
		this.#paper = paper;
		this.#carrier = carrier;
	}

	fillAll(): void {
		const { all, main } = this.#both;
		for (const path of storiesOf(all, main)) {
			const root = all.tree(path);
			freeControls(root);
			for (const line of linesIn(root, path === main)) this.#fillLine(line, path);
		}
	}

	/** What comes after all that the template has; @param blocks by their places in the paper */
	append(blocks: readonly number[]): void {
		this.#atEnd(this.#broughtAll(blocks));
	}

	/** The last line of the document. */
	close(line: XmlElement): void {
		this.#atEnd([line]);
	}

	/** What comes before all that the template has. */
	prepend(blocks: readonly number[]): void {
		this.#body.children.unshift(...blocks.map((i) => this.#brought(i)));
	}

	/** The body's own section stands last in it. */
	#atEnd(elements: readonly XmlElement[]): void {
		const { children } = this.#body;
		const section = children.findLastIndex((one) => isElement(one) && one.name === 'w:sectPr');
		children.splice(section < 0 ? children.length : section, 0, ...elements);
	}

	get #body(): XmlElement {
		const body = childNamed(this.#both.all.tree(this.#both.main), 'w:body');
		if (!body) throw new RangeError('A document without a body');
		return body;
	}

	#fillLine(line: Line, path: string): void {
		const { paragraph } = line;
		const only = line.blocks ? onlySlot(paragraph) : null;
		const piece = only && this.#paper.cut.pieces.get(only.key);
		const level = line.blocks
			? headingLevel(paragraph, stylesOf(this.#both.all, this.#both.main))
			: null;
		this.#level = level ?? this.#level;
		if (only && piece && piece.kind !== 'text') this.#place(line, only, piece);
		else for (const slot of slotsIn(paragraph).reverse()) this.#fillSlot(slot, line, path);
	}

	#fillSlot(slot: Slot, line: Line, path: string): void {
		const { run, parent } = isolated(line.paragraph, slot);
		const piece = this.#paper.cut.pieces.get(slot.key);
		if (!piece || slotStatus(slot, line) !== 'filled' || piece.kind === 'blocks') {
			this.left.add(slot.written);
			return mark(run);
		}
		if (piece.kind === 'text') return setText(run, piece.text);
		const elements = piece.blocks.map((i) => this.#element(i));
		if (!line.notes) return setText(run, elements.map(saidIn).join(' '));
		const runs = elements.flatMap((one) =>
			elementsIn(this.#carrier.bring(one, undefined, path)).filter(({ name }) => name !== 'w:pPr')
		);
		replaceChild(parent, run, runs);
	}

	/** Puts blocks where a slot has a line to itself. What else the line holds is kept beside them. */
	#place(
		{ paragraph, container }: Line,
		slot: Slot,
		piece: Extract<Piece, { blocks: unknown }>
	): void {
		const brought =
			piece.kind === 'paragraph'
				? piece.blocks.map((i) => this.#inLooksOf(paragraph, i))
				: this.#broughtAll(piece.blocks);
		const { run, parent } = isolated(paragraph, slot);
		replaceChild(parent, run, []);
		const ends = allNamed(paragraph, 'w:sectPr').length > 0;
		const kept = ends || holdsMore(paragraph) ? [paragraph] : [];
		// The end of a section stands after what is in it.
		replaceChild(container, paragraph, ends ? [...brought, ...kept] : [...kept, ...brought]);
	}

	/** A paragraph as the template has set the line for it. */
	#inLooksOf(paragraph: XmlElement, i: number): XmlElement {
		const block = this.#paper.paper.blocks[i];
		const made = this.#brought(i);
		const looks = childNamed(paragraph, 'w:pPr');
		if (block?.kind !== 'text' || block.as || !looks) return made;
		const own = copyOf(looks);
		own.children = own.children.filter((one) => !isElement(one) || one.name !== 'w:sectPr');
		made.children = [
			own,
			...made.children.filter((one) => !isElement(one) || one.name !== 'w:pPr')
		];
		return made;
	}

	/** Headings have their own levels, unless one would be skipped on the way down from the template's. */
	#broughtAll(blocks: readonly number[]): XmlElement[] {
		const levels = blocks.flatMap((i) => {
			const block = this.#paper.paper.blocks[i];
			return block?.kind === 'heading' ? [block.level] : [];
		});
		const [first = 1] = levels;
		const shift = Math.min(this.#level, first - 1) + 1 - first;
		return blocks.map((i) => this.#brought(i, shift));
	}

	#brought(i: number, shift = 0): XmlElement {
		const found = copyOf(this.#element(i));
		const block = this.#paper.paper.blocks[i];
		if (block?.kind === 'heading') {
			const level = Math.max(1, block.level + shift);
			allNamed(found, 'w:pStyle')[0]?.attributes.set('w:val', `Heading${level}`);
		}
		return this.#carrier.bring(found);
	}

	#element(i: number): XmlElement {
		const found = this.#paper.elements[i];
		if (!found) throw new RangeError(`The paper has no block ${i}`);
		return found;
	}
}

const saidIn = (of: XmlElement): string => allNamed(of, 'w:t').map(textIn).join('');

/** Pictures, bookmarks and the like, which the slot took no place from. */
const holdsMore = (paragraph: XmlElement): boolean =>
	[...within(paragraph)].some(({ name }) =>
		/^(?:w:drawing|w:pict|w:bookmarkStart|w:bookmarkEnd|w:commentRange\w+|w:commentReference|w:footnoteReference|w:br|mc:AlternateContent)$/.test(
			name
		)
	);
