import type { XmlElement, XmlNode } from './xml.ts';

/* Making, finding and copying elements of a part. */

export function element(
	name: string,
	attributes: Record<string, string> = {},
	children: readonly XmlNode[] = []
): XmlElement {
	return { name, attributes: new Map(Object.entries(attributes)), children: [...children] };
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** Without its prefix, which anyone may choose. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const elementsIn = (of: XmlElement): XmlElement[] => of.children.filter(isElement);

export const childNamed = (of: XmlElement, name: string): XmlElement | undefined =>
	elementsIn(of).find((one) => one.name === name);

export const childrenNamed = (of: XmlElement, name: string): XmlElement[] =>
	elementsIn(of).filter((one) => one.name === name);

/** An element and all in it, in the order they stand. */
export function* within(of: XmlElement): Generator<XmlElement> {
	yield of;
	for (const child of of.children) if (isElement(child)) yield* within(child);
}

/** All of a name in an element, itself too. */
export const allNamed = (of: XmlElement, name: string): XmlElement[] =>
	[...within(of)].filter((one) => one.name === name);

export const valueOf = (of: XmlElement | undefined, attribute = 'w:val'): string | undefined =>
	of?.attributes.get(attribute);

export const textIn = (of: XmlElement): string =>
	of.children.map((one) => (isElement(one) ? textIn(one) : one)).join('');

export function copyOf(of: XmlElement): XmlElement {
	return {
		name: of.name,
		attributes: new Map(of.attributes),
		children: of.children.map((one) => (isElement(one) ? copyOf(one) : one))
	};
}

/** The properties of a paragraph, a run or a table, which stand first in it; made where there are none. */
export function propertiesOf(of: XmlElement): XmlElement {
	const name = `${of.name}Pr`;
	const there = childNamed(of, name);
	if (there) return there;
	const made = element(name);
	of.children.unshift(made);
	return made;
}

/** Puts others in the place of a child; none takes it away. */
export function replaceChild(of: XmlElement, child: XmlNode, by: readonly XmlNode[]): void {
	const at = of.children.indexOf(child);
	if (at >= 0) of.children.splice(at, 1, ...by);
}
