import type { StyleRole } from '../../../domain/template.ts';
import type { DocumentPackage } from './package.ts';
import { idOf, nameOf, rolesIn, stylesOf, type RoleStyles } from './roles.ts';
import { childNamed, copyOf, element, replaceChild, valueOf, within } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** What our own styles stand for. */
const ROLES: Record<string, StyleRole> = {
	...{ Normal: 'normal', Heading1: 'heading1', Heading2: 'heading2', Heading3: 'heading3' },
	...{ Caption: 'caption', FootnoteText: 'footnoteText', FootnoteReference: 'footnoteReference' }
};

/**
 * The template's styles as our text takes them. One that it lacks is brought from our own document, when it
 * is asked for: on the template's own ground, in its font.
 */
export class CarriedStyles {
	readonly roles: RoleStyles;
	readonly #theirs: XmlElement;
	readonly #ours: readonly XmlElement[];
	readonly #ids = new Map<string, string>();

	constructor(
		all: DocumentPackage,
		main: string,
		{ own, ownMain }: { own: DocumentPackage; ownMain: string }
	) {
		this.roles = rolesIn(stylesOf(all, main));
		this.#ours = stylesOf(own, ownMain);
		this.#theirs = all.tree(stylesPath(all, main));
	}

	/** The id in the template of a style of ours. */
	idFor(id: string): string {
		const known = this.#ids.get(id);
		if (known !== undefined) return known;
		const made = this.#found(id) ?? this.#bring(id);
		this.#ids.set(id, made);
		return made;
	}

	/**
	 * A style of the template's own for a table draws its lines; ours are then in the way. Its font is not
	 * known to be ours, so no width is final: a program gives each word its room.
	 */
	table(properties: XmlElement): void {
		childNamed(properties, 'w:tblLayout')?.attributes.set('w:type', 'autofit');
		const id = this.roles.get('table');
		if (id === undefined) return;
		properties.children.unshift(element('w:tblStyle', { 'w:val': id }));
		const borders = childNamed(properties, 'w:tblBorders');
		if (borders) replaceChild(properties, borders, []);
	}

	#found(id: string): string | undefined {
		const role = ROLES[id];
		if (role) return this.roles.get(role);
		const name = nameOf(this.#our(id));
		const there = this.#styles.find((one) => nameOf(one) === name);
		return there && idOf(there);
	}

	get #styles(): XmlElement[] {
		return this.#theirs.children.filter(
			(one): one is XmlElement => typeof one !== 'string' && one.name === 'w:style'
		);
	}

	#our(id: string): XmlElement {
		const style = this.#ours.find((one) => idOf(one) === id);
		if (!style) throw new RangeError(`We have no style ${id}`);
		return style;
	}

	#bring(id: string): string {
		const made = copyOf(this.#our(id));
		const own = this.#freeId(id);
		made.attributes.set('w:styleId', own);
		made.attributes.delete('w:default');
		for (const gone of ['w:link', 'w:semiHidden', 'w:next']) drop(made, gone);
		for (const looks of [...within(made)].filter(({ name }) => name === 'w:rPr'))
			drop(looks, 'w:rFonts');
		this.#ids.set(id, own);
		const based = childNamed(made, 'w:basedOn');
		const ground = this.roles.get('normal');
		if (based && valueOf(based) === 'Normal' && ground) based.attributes.set('w:val', ground);
		else if (based) drop(made, 'w:basedOn');
		this.#theirs.children.push(made);
		return own;
	}

	#freeId(id: string): string {
		const taken = new Set(this.#styles.map(idOf));
		if (!taken.has(id)) return id;
		let number = 1;
		while (taken.has(`${id}Atlas${number}`)) number++;
		return `${id}Atlas${number}`;
	}
}

function drop(from: XmlElement, name: string): void {
	const found = childNamed(from, name);
	if (found) replaceChild(from, found, []);
}

const STYLES = 'application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml';

/** Of the part that has the styles; made where a document has none. */
function stylesPath(all: DocumentPackage, main: string): string {
	const there = all.related(main, 'styles');
	if (there !== undefined) return there;
	const { attributes } = all.tree(main);
	const root = element('w:styles', { 'xmlns:w': attributes.get('xmlns:w') ?? '' });
	const path = 'word/styles.xml';
	all.put(path, root);
	all.setType(path, STYLES);
	all.relate(main, 'styles', path);
	return path;
}
