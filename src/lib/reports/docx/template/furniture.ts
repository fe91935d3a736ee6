import type { PaperDocument } from '../document.ts';
import { OWN } from '../styles.ts';
import type { Both, Carrier } from './carry.ts';
import { kindOf } from './package.ts';
import { allNamed, childNamed, element, valueOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

/*
 * What each document of ours has around its text: whose eyes it is for, what sheet it is, its title and
 * language. The template's own heads and feet stay; ours come beside them.
 */

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const CORE =
	'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/**
 * Puts the stamp on each page, and our foot where the template has none.
 *
 * @returns the last line of the document, where the template's own foot stands on each page: what our foot
 *   says, without its page numbers
 */
export function furnish(
	both: Both,
	carrier: Carrier,
	{ mark, foot }: PaperDocument
): XmlElement | null {
	if (mark !== null) stampHeaders(both, carrier, mark);
	if (!hasStory(both, 'footer')) {
		bringStory(both, carrier, 'footer');
		return null;
	}
	const words = foot
		.split(' · ')
		.filter((one) => !one.includes('{page'))
		.join(' · ');
	return carrier.bring(line(OWN.source, words));
}

/** Of all sections, also where the first has no head of its own. */
function stampHeaders(both: Both, carrier: Carrier, mark: string): void {
	const { all, main } = both;
	const headers = all.relations(main).filter((one) => kindOf(one) === 'header');
	for (const path of new Set(headers.map(({ target }) => target)))
		all.tree(path).children.push(carrier.bring(line(OWN.mark, mark)));
	for (const type of headTypes(both))
		if (!hasStory(both, 'header', type)) bringStory(both, carrier, 'header', type);
}

type Pages = 'default' | 'first' | 'even';

/** On what pages the template has heads apart: one that isn't there leaves them without. */
function headTypes({ all, main }: Both): Pages[] {
	const settings = all.related(main, 'settings');
	const isOn = (part: string | undefined, name: string) =>
		part !== undefined &&
		allNamed(all.tree(part), name).some((one) => !/^(?:0|false|off)$/.test(valueOf(one) ?? ''));
	return [
		'default',
		...(isOn(main, 'w:titlePg') ? (['first'] as const) : []),
		...(isOn(settings, 'w:evenAndOddHeaders') ? (['even'] as const) : [])
	];
}

/** The first section decides for those that say nothing. */
function firstSection({ all, main }: Both): XmlElement {
	const root = all.tree(main);
	const [section] = allNamed(root, 'w:sectPr');
	if (section) return section;
	const made = element('w:sectPr');
	childNamed(root, 'w:body')?.children.push(made);
	return made;
}

const hasStory = (both: Both, kind: 'header' | 'footer', type: Pages = 'default'): boolean =>
	firstSection(both).children.some(
		(one) =>
			typeof one !== 'string' &&
			one.name === `w:${kind}Reference` &&
			valueOf(one, 'w:type') === type
	);

function bringStory(
	both: Both,
	carrier: Carrier,
	kind: 'header' | 'footer',
	type: Pages = 'default'
): void {
	const { own, ownMain, all, main } = both;
	const path = own.related(ownMain, kind);
	if (path === undefined) throw new RangeError(`Our document has no ${kind}`);
	const to = carrier.part(path);
	all.put(to, carrier.bring(own.tree(path), path, to));
	const id = all.relate(main, kind, to);
	const words = own.tree(ownMain).attributes.get('xmlns:r') ?? '';
	firstSection(both).children.unshift(
		element(`w:${kind}Reference`, { 'xmlns:r': words, 'w:type': type, 'r:id': id })
	);
}

const line = (style: string, text: string): XmlElement =>
	element('w:p', {}, [
		element('w:pPr', {}, [element('w:pStyle', { 'w:val': style })]),
		element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [text])])
	]);

/** Title, language and maker are the paper's; and it is a document, also where a template was given. */
export function identify({ own, all, main }: Both): void {
	all.setType(main, DOCUMENT);
	const path = own.related('', 'core-properties');
	if (path === undefined) throw new RangeError('Our document has no properties');
	const there = all.related('', 'core-properties');
	const to = there ?? path;
	all.put(to, own.bytesOf(path));
	all.setType(to, own.typeOf(path));
	if (there === undefined) all.relate('', CORE, to);
}
