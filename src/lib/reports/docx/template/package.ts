import { strToU8, zipSync } from 'fflate';
import { childrenNamed, element, valueOf } from './tree.ts';
import { parseXml, xmlOf, type XmlElement } from './xml.ts';

/** What a part points at; `target` as it is written where it is outside, a part's path where it is not. */
export interface Relation {
	id: string;
	type: string;
	target: string;
	external: boolean;
}

const TYPES = '[Content_Types].xml';
const ROOT_RELATIONS = '_rels/.rels';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** The last word of a relation's type: 'image', in ordinary documents and in strict ones. */
export const kindOf = ({ type }: Pick<Relation, 'type'>): string =>
	type.slice(type.lastIndexOf('/') + 1);

/** A document as its parts. What is changed is written anew; all else stays byte for byte. */
export class DocumentPackage {
	readonly #parts: Map<string, Uint8Array>;
	readonly #trees = new Map<string, XmlElement>();

	constructor(parts: ReadonlyMap<string, Uint8Array>) {
		this.#parts = new Map(parts);
	}

	get paths(): string[] {
		return [...this.#parts.keys()];
	}

	has(path: string): boolean {
		return this.#parts.has(path);
	}

	/** @throws RangeError where there is no such part */
	bytesOf(path: string): Uint8Array {
		const part = this.#parts.get(path);
		if (!part) throw new RangeError(`A document without ${path}`);
		return part;
	}

	/** A part to be read or changed: as the tree is at the end, the part is written. */
	tree(path: string): XmlElement {
		const there = this.#trees.get(path);
		if (there) return there;
		const made = parseXml(this.bytesOf(path));
		this.#trees.set(path, made);
		return made;
	}

	put(path: string, part: Uint8Array | XmlElement): void {
		const isTree = !(part instanceof Uint8Array);
		this.#parts.set(path, isTree ? new Uint8Array() : part);
		if (isTree) this.#trees.set(path, part);
		else this.#trees.delete(path);
	}

	/** What a part points at; '' for the package itself: the document, its properties. */
	relations(path: string): Relation[] {
		const at = relationsPath(path);
		if (!this.has(at)) return [];
		return childrenNamed(this.tree(at), 'Relationship').map((one) => {
			const target = valueOf(one, 'Target') ?? '';
			const external = valueOf(one, 'TargetMode') === 'External' || leadsOut(target);
			return {
				...{ id: valueOf(one, 'Id') ?? '', type: valueOf(one, 'Type') ?? '' },
				...{ target: external ? target : resolved(path, target), external }
			};
		});
	}

	/** The part of a kind that a part points at. */
	related(path: string, kind: string): string | undefined {
		return this.relations(path).find((one) => !one.external && kindOf(one) === kind)?.target;
	}

	/** Points from a part at another, and gives the relation's id. */
	relate(path: string, kind: string, target: string, external = false): string {
		const at = relationsPath(path);
		if (!this.has(at))
			this.put(
				at,
				element('Relationships', {
					xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships'
				})
			);
		const root = this.tree(at);
		const taken = new Set(childrenNamed(root, 'Relationship').map((one) => valueOf(one, 'Id')));
		let number = taken.size + 1;
		while (taken.has(`rIdAtlas${number}`)) number++;
		root.children.push(
			element('Relationship', {
				...{ Id: `rIdAtlas${number}`, Type: kind.includes('/') ? kind : OFFICE + kind },
				Target: external ? target : `/${target}`,
				...(external && { TargetMode: 'External' })
			})
		);
		return `rIdAtlas${number}`;
	}

	/** What kind of part it is said to be; '' where nothing is said. */
	typeOf(path: string): string {
		const root = this.tree(TYPES);
		const named = childrenNamed(root, 'Override').find(
			(one) => valueOf(one, 'PartName')?.toLowerCase() === `/${path}`.toLowerCase()
		);
		if (named) return valueOf(named, 'ContentType') ?? '';
		const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
		const all = childrenNamed(root, 'Default');
		return (
			valueOf(
				all.find((one) => valueOf(one, 'Extension')?.toLowerCase() === ending),
				'ContentType'
			) ?? ''
		);
	}

	setType(path: string, type: string): void {
		const root = this.tree(TYPES);
		const named = childrenNamed(root, 'Override').find(
			(one) => valueOf(one, 'PartName') === `/${path}`
		);
		if (named) named.attributes.set('ContentType', type);
		else root.children.push(element('Override', { PartName: `/${path}`, ContentType: type }));
	}

	/** The bytes of the file; its list of parts first, as programs expect. */
	bytes(): Uint8Array<ArrayBuffer> {
		for (const [path, root] of this.#trees) {
			const now = xmlOf(root);
			const before = this.bytesOf(path);
			if (before.length === 0 || now !== xmlOf(parseXml(before)))
				this.#parts.set(path, strToU8(now));
		}
		const first = [TYPES, ROOT_RELATIONS];
		const others = this.paths.filter((path) => !first.includes(path));
		return zipSync(
			Object.fromEntries([...first, ...others].map((path) => [path, this.bytesOf(path)]))
		);
	}
}

/** `word/document.xml` has its relations in `word/_rels/document.xml.rels`. */
export function relationsPath(path: string): string {
	const folder = path.slice(0, path.lastIndexOf('/') + 1);
	return `${folder}_rels/${path.slice(folder.length)}.rels`;
}

/** What a program would look for outside, whatever the relation says of itself. */
const leadsOut = (target: string): boolean =>
	/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(target.trim());

function resolved(source: string, target: string): string {
	const path = new URL(target, `https://in.file/${source}`).pathname.slice(1);
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
