import { LANGUAGES } from '../../languages.ts';
import type { Locale } from '../../../domain/text.ts';
import { relationsPath, type DocumentPackage } from './package.ts';
import type { CarriedStyles } from './carryStyles.ts';
import { Notes } from './notes.ts';
import { Numbering } from './numbering.ts';
import {
	childNamed,
	copyOf,
	element,
	isElement,
	propertiesOf,
	replaceChild,
	valueOf,
	within
} from './tree.ts';
import type { XmlElement } from './xml.ts';

/** A document of ours, and the template it goes into. */
export interface Both {
	own: DocumentPackage;
	/** The path of its document. */
	ownMain: string;
	all: DocumentPackage;
	main: string;
	styles: CarriedStyles;
	locale: Locale;
}

/** What is declared at the root of our document, and must be where an element of it stands. */
const PREFIXES = ['xmlns:w', 'xmlns:r', 'xmlns:wp'];

/**
 * Takes elements of our document over to the template, as often as they are asked for: with the template's
 * styles, in our language, and with all they point at: footnotes, lists, charts with their workbooks,
 * pictures. No id is given twice.
 */
export class Carrier {
	readonly #both: Both;
	readonly #notes: Notes;
	readonly #numbering: Numbering;
	readonly #declared: [string, string][];
	#drawing: number;

	constructor(both: Both) {
		this.#both = both;
		this.#notes = new Notes(both);
		this.#numbering = new Numbering(both);
		const { attributes } = both.own.tree(both.ownMain);
		this.#declared = [...attributes].filter(([name]) => PREFIXES.includes(name));
		this.#drawing = highestDrawing(both.all);
	}

	/** @param from the part of ours that it stands in */
	bring(found: XmlElement, from = this.#both.ownMain, to = this.#both.main): XmlElement {
		const made = copyOf(found);
		for (const one of [...within(made)]) {
			if (one.name === 'w:pPr') this.#paragraph(one);
			if (one.name === 'w:r') this.#run(one);
			if (one.name === 'w:tblPr') this.#both.styles.table(one);
			if (one.name === 'wp:docPr') one.attributes.set('id', String(++this.#drawing));
			for (const [name, id] of one.attributes)
				if (/^r:(?:id|embed|link)$/.test(name))
					one.attributes.set(name, this.#relation(id, from, to));
		}
		for (const [name, value] of this.#declared) made.attributes.set(name, value);
		return made;
	}

	/** When all is brought. */
	settle(): void {
		this.#notes.settle(this.#both.all.tree(this.#both.main));
	}

	#paragraph(properties: XmlElement): void {
		const { styles } = this.#both;
		const list = childNamed(properties, 'w:numPr');
		const bullet = styles.roles.get('bullet');
		const style = childNamed(properties, 'w:pStyle');
		const id = valueOf(style);
		if (style && id !== undefined) style.attributes.set('w:val', styles.idFor(id));
		if (id === 'Caption') keptWithNext(properties);
		if (!list) return;
		if (bullet === undefined) return this.#numbering.bring(list);
		// The template's own list has its signs from its style.
		replaceChild(properties, list, []);
		style?.attributes.set('w:val', bullet);
	}

	#run(run: XmlElement): void {
		const { styles, locale } = this.#both;
		const looks = propertiesOf(run);
		const style = childNamed(looks, 'w:rStyle');
		const id = valueOf(style);
		if (style && id !== undefined) style.attributes.set('w:val', styles.idFor(id));
		if (!childNamed(looks, 'w:lang'))
			looks.children.push(element('w:lang', { 'w:val': LANGUAGES[locale] }));
		const note = childNamed(run, 'w:footnoteReference');
		if (note) this.#notes.bring(note, (one) => this.bring(one, this.#notes.from, this.#notes.to));
	}

	/** A relation of a part of ours, as one of the part it comes to. */
	#relation(id: string, from: string, to: string): string {
		const { own, all } = this.#both;
		const found = own.relations(from).find((one) => one.id === id);
		if (!found) throw new RangeError(`${from} has no relation ${id}`);
		const target = found.external ? found.target : this.part(found.target);
		return all.relate(to, found.type, target, found.external);
	}

	/** Brings a part of ours with all it points at, and gives where it stands now. */
	part(path: string): string {
		const { own, all } = this.#both;
		const to = freePath(all, path);
		all.put(to, own.bytesOf(path));
		all.setType(to, own.typeOf(path));
		const ids = new Map(
			own
				.relations(path)
				.map(({ id, type, target, external }) => [
					id,
					all.relate(to, type, external ? target : this.part(target), external)
				])
		);
		if (ids.size > 0) renamed(all.tree(to), ids);
		return to;
	}
}

/** A caption stands with what it is of, whatever the template's style says. */
function keptWithNext(properties: XmlElement): void {
	if (childNamed(properties, 'w:keepNext')) return;
	const style = properties.children.findIndex((one) => isElement(one) && one.name === 'w:pStyle');
	properties.children.splice(style + 1, 0, element('w:keepNext'));
}

function renamed(root: XmlElement, ids: ReadonlyMap<string, string>): void {
	for (const one of within(root))
		for (const [name, value] of one.attributes) {
			const id = name.startsWith('r:') ? ids.get(value) : undefined;
			if (id !== undefined) one.attributes.set(name, id);
		}
}

function freePath(all: DocumentPackage, path: string): string {
	const [, stem = path, ending = ''] = /^(.*?)\d*(\.\w+)$/.exec(path) ?? [];
	const taken = new Set(all.paths.map((one) => one.toLowerCase()));
	let number = 1;
	const named = () => `${stem}${number}${ending}`;
	while (taken.has(named().toLowerCase()) || taken.has(relationsPath(named()).toLowerCase()))
		number++;
	return named();
}

/** Drawings of all parts share their numbers. */
function highestDrawing(all: DocumentPackage): number {
	const numbers = all.paths
		.filter((path) => /wordprocessingml/.test(all.typeOf(path)))
		.flatMap((path) => [
			...new TextDecoder().decode(all.bytesOf(path)).matchAll(/docPr\b[^>]*?\bid="(\d+)"/g)
		])
		.map(([, id]) => Number(id));
	return Math.max(0, ...numbers);
}
