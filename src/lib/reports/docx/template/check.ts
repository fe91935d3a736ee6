import { attributeOf, fieldDoes, fieldsIn } from './fields.ts';
import { TEMPLATE_LIMITS } from './limits.ts';
import { kindOf, relationsPath, type DocumentPackage, type Relation } from './package.ts';
import { pictureSize } from './pictureSize.ts';
import { placeOf, TemplateRefused } from './refused.ts';
import { childrenNamed, elementsIn, localName, textIn, valueOf, within } from './tree.ts';
import { parseXml, XmlError, type XmlElement } from './xml.ts';

/*
 * Whether a document may be used as a template. It is judged part by part before anything of it is used:
 * nothing that runs, nothing that is fetched when it is opened, nothing that hides what it is. What isn't
 * known to be harmless is refused.
 */

const DOCUMENT = /wordprocessingml\.(?:document|template)\.main\+xml$/;
/** What parts may be that aren't XML. A workbook belongs to a chart. */
const BINARY = /^image\/|fontdata|obfuscatedFont|printerSettings|spreadsheetml\.sheet$/i;
const WITH_TEXT = /wordprocessingml|drawingml|vmlDrawing|ms-word/i;
const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * The addresses that somebody may follow from it.
 *
 * @throws TemplateRefused with the first reason not to use it
 */
export function checkPackage(all: DocumentPackage): string[] {
	checkAmount(all, all.paths.filter(isNamedXml));
	for (const path of all.paths) checkPlumbing(all, path);
	checkTypes(all);
	const links = new Set<string>();
	const xml = all.paths.filter((path) => isXml(all, path));
	checkAmount(all, xml);
	for (const path of xml) checkXml(all, path, links);
	for (const path of all.paths)
		if (RELATIONS.test(path)) checkRelations(all, path.replace(RELATIONS, '$1'), links);
	for (const path of all.paths) if (!xml.includes(path)) checkBinary(all, path);
	checkWords(all);
	return [...links];
}

/** What packs small may be more than there is memory for, as elements: they are counted before they are made. */
function checkAmount(all: DocumentPackage, paths: readonly string[]): void {
	const most = TEMPLATE_LIMITS.marks;
	let marks = 0;
	for (const path of paths)
		for (const byte of all.bytesOf(path)) if (byte === LESS || byte === EQUALS) marks++;
	if (marks > most) throw new TemplateRefused({ code: 'too-many-marks', most });
}

const [LESS, EQUALS] = [0x3c, 0x3d];

/** A part's relations, by the part: those of the package itself are of ''. */
const RELATIONS = /_rels\/([^/]*)\.rels$/i;

/**
 * What parts are and point at stands in elements of these names alone, under no prefix; another program
 * would read what is written otherwise, and here it would not be seen.
 *
 * @throws TemplateRefused where it is
 */
function checkPlumbing(all: DocumentPackage, path: string): void {
	const names =
		path === '[Content_Types].xml'
			? ['Types', 'Default', 'Override']
			: /\.rels$/i.test(path)
				? ['Relationships', 'Relationship']
				: null;
	if (!names) return;
	const isKnown = [...within(readXml(all, path))].every(({ name }) => names.includes(name));
	const isFound = !RELATIONS.test(path) || relationsPath(path.replace(RELATIONS, '$1')) === path;
	if (!isKnown || !isFound) throw new TemplateRefused({ code: 'damaged', part: path });
}

function checkRelations(all: DocumentPackage, source: string, links: Set<string>): void {
	for (const one of all.relations(source)) checkRelation(all, source, one, links);
}

function checkTypes(all: DocumentPackage): void {
	if (!all.has('[Content_Types].xml') || !all.has('_rels/.rels'))
		throw new TemplateRefused({ code: all.has('mimetype') ? 'open-document' : 'not-word' });
	const types = readXml(all, '[Content_Types].xml');
	const named = elementsIn(types).map((one) => valueOf(one, 'ContentType') ?? '');
	if (named.some((type) => /macroEnabled|vbaProject|vbaData/i.test(type)))
		throw new TemplateRefused({ code: 'macros' });
	const main = all.related('', 'officeDocument');
	if (!main || !all.has(main)) throw new TemplateRefused({ code: 'not-word' });
	if (!DOCUMENT.test(all.typeOf(main))) throw new TemplateRefused({ code: 'other-office' });
}

const isNamedXml = (path: string): boolean => /\.(?:xml|rels|vml)$/i.test(path);

const isXml = (all: DocumentPackage, path: string): boolean =>
	isNamedXml(path) || /xml$/i.test(all.typeOf(path));

function readXml(all: DocumentPackage, path: string): XmlElement {
	try {
		return parseXml(all.bytesOf(path));
	} catch (error) {
		if (!(error instanceof XmlError)) throw error;
		throw new TemplateRefused({ code: error.doctype ? 'doctype' : 'damaged', part: path });
	}
}

type Plain = 'macros' | 'attached-template' | 'mail-merge' | 'add-in' | 'signed';

/** Elements by their own names: a prefix may be anything. */
const REFUSED = new Map<string, 'object' | 'loads' | Plain>([
	['altChunk', 'loads'],
	['subDoc', 'loads'],
	['frameset', 'loads'],
	['sourceFileName', 'loads'],
	['object', 'object'],
	['OLEObject', 'object'],
	['control', 'object'],
	['webVideoPr', 'object'],
	['entryMacro', 'macros'],
	['exitMacro', 'macros'],
	['mailMerge', 'mail-merge'],
	['attachedTemplate', 'attached-template']
]);

function checkXml(all: DocumentPackage, path: string, links: Set<string>): void {
	const root = readXml(all, path);
	const place = placeOf(path);
	if (localName(root.name) === 'svg') return checkDrawing(root, path);
	// A system's own data: no program shows it but through what is checked here.
	if (/^customXml\//i.test(path) && !WITH_TEXT.test(all.typeOf(path))) return;
	for (const one of within(root)) {
		const code = REFUSED.get(localName(one.name));
		if (code === 'loads') throw new TemplateRefused({ code, address: localName(one.name), place });
		if (code === 'object') throw new TemplateRefused({ code, part: path, place });
		if (code) throw new TemplateRefused({ code });
		checkAddresses(one, path, links);
	}
	for (const words of fieldsIn(root)) {
		const does = fieldDoes(words);
		if (does?.name) throw new TemplateRefused({ code: 'field', name: does.name, place });
		for (const address of does?.addresses ?? []) follow(address, path, links);
	}
}

/** Older drawings have addresses in themselves, where newer ones have relations. */
function checkAddresses(one: XmlElement, path: string, links: Set<string>): void {
	for (const [name, value] of one.attributes) {
		if (value === '' || value.startsWith('#')) continue;
		if (name === 'src')
			throw new TemplateRefused({ code: 'loads', address: value, place: placeOf(path) });
		if (name === 'href' || name === 'o:href') follow(value, path, links);
	}
}

/** A picture made of lines: it may point at nothing but itself. */
function checkDrawing(root: XmlElement, path: string): void {
	const place = placeOf(path);
	for (const one of within(root)) {
		if (/^(?:script|foreignObject)$/i.test(localName(one.name)))
			throw new TemplateRefused({ code: 'object', part: path, place });
		const address = attributeOf(one, 'href');
		const words = [...one.attributes.values(), textIn(one)].join(' ');
		const outside = address !== '' && !/^(?:#|data:image\/)/.test(address);
		if (outside || /@import|url\((?!\s*["']?#)/i.test(words))
			throw new TemplateRefused({ code: 'loads', address: address || 'url()', place });
	}
}

/** What nobody fetches before somebody clicks is told; all other addresses are refused. */
function follow(address: string, path: string, links: Set<string>): void {
	if (address.startsWith('#')) return;
	if (!/^(?:https?:\/\/|mailto:)/i.test(address))
		throw new TemplateRefused({ code: 'link', address, place: placeOf(path) });
	links.add(address);
}

function checkBinary(all: DocumentPackage, path: string): void {
	const bytes = all.bytesOf(path);
	const type = all.typeOf(path);
	if (/vba|activeX/i.test(type + path)) throw new TemplateRefused({ code: 'macros' });
	if (!BINARY.test(type)) throw new TemplateRefused({ code: 'object', part: path, place: 'other' });
	if (!type.startsWith('image/')) return;
	const most = TEMPLATE_LIMITS.picture;
	if (bytes.length > most)
		throw new TemplateRefused({ code: 'picture-bytes', part: path, bytes: bytes.length, most });
	const size = pictureSize(bytes);
	if (size && size.width * size.height > TEMPLATE_LIMITS.pixels)
		throw new TemplateRefused({ code: 'picture-pixels', part: path, ...size });
}

/** Relations by the last word of their type, in ordinary documents and in strict ones. */
const KINDS = new Map<string, Plain>([
	['vbaProject', 'macros'],
	['wordVbaData', 'macros'],
	['attachedToolbars', 'macros'],
	['extensibility', 'macros'],
	['keyMapCustomizations', 'macros'],
	['attachedTemplate', 'attached-template'],
	['mailMergeSource', 'mail-merge'],
	['mailMergeHeaderSource', 'mail-merge'],
	['recipientData', 'mail-merge'],
	['webextensiontaskpanes', 'add-in'],
	['webextension', 'add-in'],
	['origin', 'signed'],
	['signature', 'signed']
]);
const LOADING = new Set(['aFChunk', 'subDocument', 'frame']);
const OBJECTS = new Set(['oleObject', 'control', 'activeXControlBinary', 'package']);

function checkRelation(
	all: DocumentPackage,
	source: string,
	relation: Relation,
	links: Set<string>
): void {
	const { target, external } = relation;
	const kind = kindOf(relation);
	const place = placeOf(source);
	const code = KINDS.get(kind);
	if (code) throw new TemplateRefused({ code });
	if (external && kind === 'hyperlink') return follow(target, source, links);
	if (external || LOADING.has(kind))
		throw new TemplateRefused({ code: 'loads', address: target, place });
	// A chart's own workbook is what «Rediger data» opens.
	const ofChart = kind === 'package' && /chart/i.test(all.typeOf(source));
	if (OBJECTS.has(kind) && !ofChart)
		throw new TemplateRefused({ code: 'object', part: target, place });
	if (!all.has(target) && kind !== 'hyperlink')
		throw new TemplateRefused({ code: 'damaged', part: target });
}

/** Names are those of ordinary documents: in a strict one the same names mean something else. */
function checkWords(all: DocumentPackage): void {
	const main = all.related('', 'officeDocument') ?? '';
	const parts = [
		main,
		all.related(main, 'styles'),
		all.related(main, 'numbering'),
		all.related(main, 'footnotes')
	];
	for (const path of parts) {
		if (path === undefined) continue;
		const root = readXml(all, path);
		if (!root.name.startsWith('w:') || valueOf(root, 'xmlns:w') !== WORDS)
			throw new TemplateRefused({ code: 'strict' });
	}
	const body = childrenNamed(readXml(all, main), 'w:body');
	if (body.length !== 1) throw new TemplateRefused({ code: 'damaged', part: main });
}
