import {
	childNamed,
	copyOf,
	element,
	isElement,
	propertiesOf,
	replaceChild,
	textIn
} from './tree.ts';
import type { XmlElement } from './xml.ts';

/** What stands where a run has something that isn't text; no slot goes across it. */
const BREAK = '\uFFFC';
const SLOT = /\{\{([^{}\uFFFC]{1,60})\}\}/g;

/** A place that is left open in a paragraph: how it is written, and what it asks for. */
export interface Slot {
	written: string;
	/** In small letters, without spaces and with aa for å: 'figur:gap'. */
	key: string;
	/** In the text of the paragraph. */
	from: number;
	to: number;
}

/** What stands in a paragraph's text, with the run that has it; a run may have more. */
interface Piece {
	/** Null: something that isn't text. */
	text: XmlElement | null;
	run: XmlElement;
	parent: XmlElement;
	from: number;
	to: number;
}

const keyOf = (asked: string): string =>
	asked.toLowerCase().replace(/\s+/g, '').replaceAll('å', 'aa');

export function slotsIn(paragraph: XmlElement): Slot[] {
	return [...paragraphText(paragraph).matchAll(SLOT)].map((found) => ({
		written: found[0],
		key: keyOf(found[1] ?? ''),
		...{ from: found.index, to: found.index + found[0].length }
	}));
}

/** The slot that is all a paragraph says, beside pictures and breaks; null where it says more, or has none. */
export function onlySlot(paragraph: XmlElement): Slot | null {
	const [slot, ...more] = slotsIn(paragraph);
	if (!slot || more.length > 0) return null;
	const rest = paragraphText(paragraph).replace(slot.written, '').replaceAll(BREAK, '');
	return rest.trim() === '' ? slot : null;
}

const paragraphText = (paragraph: XmlElement): string =>
	piecesOf(paragraph)
		.map(({ text }) => (text ? textIn(text) : BREAK))
		.join('');

/** In what text of a paragraph may stand; what is deleted, and what a text box has, is not of it. */
const AROUND = new Set([
	...['w:hyperlink', 'w:ins', 'w:moveTo', 'w:smartTag', 'w:customXml', 'w:sdt', 'w:sdtContent'],
	...['w:fldSimple', 'w:bdo', 'w:dir']
]);
/** Of a run, what takes no place in the text. */
const SILENT = new Set(['w:rPr', 'w:lastRenderedPageBreak', 'w:noProof', 'w:proofErr']);

function piecesOf(paragraph: XmlElement): Piece[] {
	const found: Piece[] = [];
	let at = 0;
	const walk = (parent: XmlElement) => {
		for (const child of parent.children) {
			if (!isElement(child)) continue;
			if (AROUND.has(child.name)) walk(child);
			if (child.name !== 'w:r') continue;
			for (const part of child.children) {
				if (!isElement(part) || SILENT.has(part.name)) continue;
				const text = part.name === 'w:t' ? part : null;
				const length = text ? textIn(text).length : BREAK.length;
				found.push({ text, run: child, parent, from: at, to: at + length });
				at += length;
			}
		}
	};
	walk(paragraph);
	return found;
}

/**
 * Gives a slot a run of its own, however many it was split over, with the looks of the one that it begins
 * in. What stands before and after it stays as it was.
 */
export function isolated(paragraph: XmlElement, { written, from, to }: Slot): Piece {
	part(paragraph);
	cut(paragraph, from);
	cut(paragraph, to);
	const [first, ...more] = piecesOf(paragraph).filter((one) => one.from >= from && one.to <= to);
	if (!first) throw new RangeError(`${written} is not in the paragraph`);
	for (const { parent, run } of more) replaceChild(parent, run, []);
	setText(first.run, written);
	return first;
}

/** Every run with one thing in it, so that it can be cut. */
function part(paragraph: XmlElement): void {
	for (const { run, parent } of new Map(
		piecesOf(paragraph).map((one) => [one.run, one])
	).values()) {
		const looks = childNamed(run, 'w:rPr');
		const things = run.children.filter((one) => isElement(one) && one.name !== 'w:rPr');
		const runs = things.map((thing) => ({
			...{ name: run.name, attributes: new Map(run.attributes) },
			children: [...(looks ? [copyOf(looks)] : []), thing]
		}));
		replaceChild(parent, run, runs);
	}
}

function cut(paragraph: XmlElement, at: number): void {
	const piece = piecesOf(paragraph).find(({ from, to }) => from < at && at < to);
	if (!piece?.text) return;
	const text = textIn(piece.text);
	const rest = copyOf(piece.run);
	setText(piece.run, text.slice(0, at - piece.from));
	setText(rest, text.slice(at - piece.from));
	replaceChild(piece.parent, piece.run, [piece.run, rest]);
}

/** The text of a run that has nothing else; spaces at its ends are to be seen. */
export function setText(run: XmlElement, text: string): void {
	const looks = childNamed(run, 'w:rPr');
	run.children = [
		...(looks ? [looks] : []),
		...text
			.split('\n')
			.flatMap((line, i) => [
				...(i > 0 ? [element('w:br')] : []),
				element('w:t', { 'xml:space': 'preserve' }, [line])
			])
	];
}

/** A slot that nothing was put in: it is to be found again. */
export function mark(run: XmlElement): void {
	const looks = propertiesOf(run);
	looks.children = looks.children.filter((one) => !isElement(one) || one.name !== 'w:highlight');
	inOrder(looks, element('w:highlight', { 'w:val': 'yellow' }));
}

/** Properties of a run that stand after the colour of its ground. */
const AFTER = new Set(
	'w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:specVanish w:oMath'.split(
		' '
	)
);

function inOrder(looks: XmlElement, one: XmlElement): void {
	const at = looks.children.findIndex((other) => isElement(other) && AFTER.has(other.name));
	looks.children.splice(at < 0 ? looks.children.length : at, 0, one);
}
