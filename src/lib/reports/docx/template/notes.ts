import type { Both } from './carry.ts';
import { allNamed, childrenNamed, element, valueOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

/**
 * The template's footnotes and ours. Programs number them as they come in the text, and some look for them
 * in the same order: at the end they stand so.
 */
export class Notes {
	/** The parts that have them, of ours and of the template. */
	readonly from: string;
	readonly to: string;
	readonly #own: XmlElement;
	readonly #all: XmlElement;
	#last: number;

	constructor({ own, ownMain, all, main }: Both) {
		this.from = own.related(ownMain, 'footnotes') ?? '';
		this.#own = own.tree(this.from);
		const there = all.related(main, 'footnotes');
		this.to = there ?? 'word/footnotes.xml';
		if (there === undefined) {
			all.put(this.to, withoutNotes(this.#own));
			all.setType(this.to, own.typeOf(this.from));
			all.relate(main, 'footnotes', this.to);
		}
		this.#all = all.tree(this.to);
		const ids = childrenNamed(this.#all, 'w:footnote').map((one) => Number(valueOf(one, 'w:id')));
		this.#last = Math.max(0, ...ids);
	}

	/** Puts the footnotes in the order of their signs; one that no sign stands for comes last. */
	settle(text: XmlElement): void {
		const signs = allNamed(text, 'w:footnoteReference');
		const order = signs.map((sign) => valueOf(sign, 'w:id'));
		const all = childrenNamed(this.#all, 'w:footnote');
		const lines = all.filter((one) => valueOf(one, 'w:type') !== undefined);
		const at = (note: XmlElement) => {
			const place = order.indexOf(valueOf(note, 'w:id'));
			return place < 0 ? order.length : place;
		};
		const notes = all.filter((one) => !lines.includes(one)).toSorted((a, b) => at(a) - at(b));
		const first = Math.max(0, ...lines.map((one) => Number(valueOf(one, 'w:id')))) + 1;
		const ids = new Map(notes.map((note, i) => [valueOf(note, 'w:id'), String(first + i)]));
		for (const one of [...signs, ...notes])
			one.attributes.set('w:id', ids.get(valueOf(one, 'w:id')) ?? '');
		this.#all.children = [...lines, ...notes];
	}

	/** Brings the footnote that a sign stands for, and numbers the sign anew. */
	bring(sign: XmlElement, brought: (note: XmlElement) => XmlElement): void {
		const id = valueOf(sign, 'w:id');
		const note = childrenNamed(this.#own, 'w:footnote').find((one) => valueOf(one, 'w:id') === id);
		if (!note) throw new RangeError(`There is no footnote ${id ?? ''}`);
		const made = brought(note);
		made.attributes.set('w:id', String(++this.#last));
		sign.attributes.set('w:id', String(this.#last));
		this.#all.children.push(made);
	}
}

/** The lines that separate footnotes from the text, which each document needs. */
const withoutNotes = (notes: XmlElement): XmlElement =>
	element(
		notes.name,
		Object.fromEntries(notes.attributes),
		childrenNamed(notes, 'w:footnote').filter((one) => valueOf(one, 'w:type') !== undefined)
	);
