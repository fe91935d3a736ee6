import type { StyleRole } from '../../../domain/template.ts';
import type { DocumentPackage } from './package.ts';
import { childNamed, childrenNamed, valueOf, within } from './tree.ts';
import type { XmlElement } from './xml.ts';

/**
 * A style by its own name: Word writes the names of its own styles in English in every language, and an
 * id of the language («Overskrift1»).
 */
const NAMES: Record<Exclude<StyleRole, 'normal' | 'table'>, string> = {
	heading1: 'heading 1',
	heading2: 'heading 2',
	heading3: 'heading 3',
	caption: 'caption',
	bullet: 'list bullet',
	footnoteText: 'footnote text',
	footnoteReference: 'footnote reference'
};

/** The ids of a template's styles, by what our text stands as; a role without one is lacking. */
export type RoleStyles = ReadonlyMap<StyleRole, string>;

export const stylesOf = (all: DocumentPackage, main: string): XmlElement[] => {
	const path = all.related(main, 'styles');
	return path === undefined ? [] : childrenNamed(all.tree(path), 'w:style');
};

export const idOf = (style: XmlElement): string => valueOf(style, 'w:styleId') ?? '';

export const nameOf = (style: XmlElement): string =>
	valueOf(childNamed(style, 'w:name'))?.toLowerCase() ?? '';

export function rolesIn(styles: readonly XmlElement[]): RoleStyles {
	const found = new Map<StyleRole, string>();
	const put = (role: StyleRole, style: XmlElement | undefined) => {
		if (style) found.set(role, idOf(style));
	};
	put('normal', styles.find(isNormal));
	for (const [role, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][])
		put(
			role,
			styles.find((one) => nameOf(one) === name && (role !== 'bullet' || hasBullet(one, styles)))
		);
	put('table', tableStyle(styles));
	return found;
}

const isNormal = (style: XmlElement): boolean =>
	valueOf(style, 'w:type') === 'paragraph' &&
	(/^(?:1|true|on)$/.test(valueOf(style, 'w:default') ?? '') || nameOf(style) === 'normal');

/** A style of a list that has no list of its own would give lines without a sign. */
function hasBullet(style: XmlElement, styles: readonly XmlElement[]): boolean {
	const seen = new Set<XmlElement>();
	for (let at: XmlElement | undefined = style; at && !seen.has(at);) {
		seen.add(at);
		if ([...within(at)].some(({ name }) => name === 'w:numId')) return true;
		const based = valueOf(childNamed(at, 'w:basedOn'));
		at = styles.find((one) => idOf(one) === based);
	}
	return false;
}

/** The one that the municipality has made, where it has made one; else the plain grid. */
function tableStyle(styles: readonly XmlElement[]): XmlElement | undefined {
	const tables = styles.filter((one) => valueOf(one, 'w:type') === 'table');
	const made = tables.filter((one) => valueOf(one, 'w:customStyle') === '1');
	return made.length === 1 ? made[0] : tables.find((one) => nameOf(one) === 'table grid');
}

/** Room for text across the narrowest section of the document, in twentieths of a point; null where none says. */
export function textWidth(document: XmlElement): number | null {
	const rooms = [...within(document)]
		.filter(({ name }) => name === 'w:sectPr')
		.flatMap((section) => {
			const number = (of: string, attribute: string) =>
				Number(valueOf(childNamed(section, of), attribute) ?? Number.NaN);
			const room =
				number('w:pgSz', 'w:w') - number('w:pgMar', 'w:left') - number('w:pgMar', 'w:right');
			const columns = Math.max(1, number('w:cols', 'w:num') || 1);
			return Number.isFinite(room) ? [room / columns] : [];
		});
	const room = Math.min(...rooms);
	return Number.isFinite(room) && room > 0 ? Math.floor(room) : null;
}

/** The level of a paragraph that is a heading; null of others. */
export function headingLevel(paragraph: XmlElement, styles: readonly XmlElement[]): number | null {
	const properties = childNamed(paragraph, 'w:pPr');
	const id = properties && valueOf(childNamed(properties, 'w:pStyle'));
	const style = id === undefined ? undefined : styles.find((one) => idOf(one) === id);
	const level = style && /^heading ([1-9])$/.exec(nameOf(style))?.[1];
	return level ? Number(level) : null;
}
