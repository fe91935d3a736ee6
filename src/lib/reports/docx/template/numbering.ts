import type { Both } from './carry.ts';
import { childNamed, childrenNamed, copyOf, element, valueOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';

/** Lists of our document in the template, where it has none of its own for them. */
export class Numbering {
	readonly #both: Both;
	readonly #brought = new Map<string, string>();

	constructor(both: Both) {
		this.#both = both;
	}

	/** Gives a paragraph's list its number in the template; one of ours is one there. */
	bring(list: XmlElement): void {
		const number = childNamed(list, 'w:numId');
		const id = valueOf(number) ?? '';
		const made = this.#brought.get(id) ?? this.#made(id);
		this.#brought.set(id, made);
		number?.attributes.set('w:val', made);
	}

	#made(id: string): string {
		const { own, ownMain } = this.#both;
		const ours = own.tree(own.related(ownMain, 'numbering') ?? '');
		const num = childrenNamed(ours, 'w:num').find((one) => valueOf(one, 'w:numId') === id);
		const abstract = num && valueOf(childNamed(num, 'w:abstractNumId'));
		const shape = childrenNamed(ours, 'w:abstractNum').find(
			(one) => valueOf(one, 'w:abstractNumId') === abstract
		);
		if (!shape) throw new RangeError(`There is no list ${id}`);
		return this.#added(shape);
	}

	/** Shapes of lists stand before the lists in the part. */
	#added(shape: XmlElement): string {
		const theirs = this.#theirs();
		const shapeId = nextId(theirs, 'w:abstractNum', 'w:abstractNumId');
		const id = nextId(theirs, 'w:num', 'w:numId');
		const made = copyOf(shape);
		made.attributes = new Map([['w:abstractNumId', shapeId]]);
		const all = theirs.children;
		const first = all.findIndex((one) => typeof one !== 'string' && one.name === 'w:num');
		all.splice(first < 0 ? all.length : first, 0, made);
		const last = all.findLastIndex(
			(one) => typeof one !== 'string' && /^w:(?:abstractNum|num)$/.test(one.name)
		);
		all.splice(last + 1, 0, listOf(id, shapeId));
		return id;
	}

	#theirs(): XmlElement {
		const { all, main } = this.#both;
		const there = all.related(main, 'numbering');
		if (there !== undefined) return all.tree(there);
		const path = 'word/numbering.xml';
		const words = all.tree(main).attributes.get('xmlns:w') ?? '';
		all.put(path, element('w:numbering', { 'xmlns:w': words }));
		all.setType(path, PART);
		all.relate(main, 'numbering', path);
		return all.tree(path);
	}
}

const listOf = (id: string, shape: string): XmlElement =>
	element('w:num', { 'w:numId': id }, [element('w:abstractNumId', { 'w:val': shape })]);

function nextId(of: XmlElement, name: string, attribute: string): string {
	const ids = childrenNamed(of, name)
		.map((one) => Number(valueOf(one, attribute)))
		.filter(Number.isInteger);
	return String(Math.max(0, ...ids) + 1);
}
