import { strFromU8, unzipSync } from 'fflate';

/** The parts of a document by their names, in the order they stand in the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

export const partsOf = (bytes: Uint8Array): Parts => new Map(Object.entries(unzipSync(bytes)));

/** A part as text. */
export function xmlOf(parts: Parts, path: string): string {
	const part = parts.get(path);
	if (!part) throw new RangeError(`No part ${path}`);
	return strFromU8(part);
}

/** The one value of an attribute of each element of a name, in the order of the part. */
export const valuesOf = (xml: string, element: string, attribute = 'w:val'): string[] =>
	[...xml.matchAll(new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, 'g'))].map(
		([, value = '']) => unescaped(value)
	);

/** The text of each element of a name. */
export const textsOf = (xml: string, element: string): string[] =>
	[...xml.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>([^<]*)</${element}>`, 'g'))].map(
		([, text = '']) => unescaped(text)
	);

/** Each element of a name as it is written, with all that is in it; for those that hold none of their own. */
export const elementsOf = (xml: string, element: string): string[] =>
	[...xml.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>.*?</${element}>`, 'gs'))].map(
		([found]) => found
	);

/** All that a paragraph, a row or a cell says. */
export const saidIn = (xml: string): string => textsOf(xml, 'w:t').join('');

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
	text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
		code === undefined ? (SIGNS[name] ?? '') : String.fromCodePoint(Number(code))
	);

/**
 * What is wrong with a file as a package of parts: a part without a type, a relation without its part
 * or out of the file, XML that doesn't close what it opens, two ids that are the same.
 */
export function packageFaults(parts: Parts): string[] {
	const [first] = parts.keys();
	return [
		...(first === '[Content_Types].xml' ? [] : [`${first ?? 'nothing'} stands first`]),
		...typeFaults(parts),
		...[...parts.keys()]
			.filter((path) => path.endsWith('.rels'))
			.flatMap((path) => relationFaults(parts, path)),
		...[...parts.keys()]
			.filter((path) => /\.(xml|rels)$/.test(path))
			.flatMap((path) => nestingFaults(xmlOf(parts, path)).map((fault) => `${path}: ${fault}`))
	];
}

function typeFaults(parts: Parts): string[] {
	const types = xmlOf(parts, '[Content_Types].xml');
	const defaults = new Set(valuesOf(types, 'Default', 'Extension'));
	const named = valuesOf(types, 'Override', 'PartName').map((name) => name.slice(1));
	const ending = (path: string) => /\.(\w+)$/.exec(path)?.[1] ?? '';
	const own = [...parts.keys()].filter((path) => path !== '[Content_Types].xml');
	// What is of no kind but XML is opened by nothing.
	const typed = (path: string) =>
		named.includes(path) || (defaults.has(ending(path)) && ending(path) !== 'xml');
	return [
		...own.filter((path) => !typed(path)).map((path) => `${path} has no type`),
		...named.filter((path) => !parts.has(path)).map((path) => `${path} has a type and is not there`)
	];
}

function relationFaults(parts: Parts, path: string): string[] {
	const relations = xmlOf(parts, path);
	const ids = valuesOf(relations, 'Relationship', 'Id');
	const source = path.replace('_rels/', '').replace(/\.rels$/, '');
	const used =
		source === '' ? [] : valuesOfAny(xmlOf(parts, source), ['r:id', 'r:embed', 'r:link']);
	return [
		...(relations.includes('TargetMode="External"') ? [`${path} points out of the file`] : []),
		...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${path}: ${id} twice`),
		...used.filter((id) => !ids.includes(id)).map((id) => `${source}: ${id} is no relation`),
		...valuesOf(relations, 'Relationship', 'Target')
			.map((target) => new URL(target, `https://in.file/${source}`).pathname.slice(1))
			.filter((target) => !parts.has(target))
			.map((target) => `${path}: ${target} is not there`)
	];
}

const valuesOfAny = (xml: string, attributes: readonly string[]): string[] =>
	attributes.flatMap((one) => valuesOf(xml, '[\\w:]+', one));

/** Elements that aren't closed in the order they are opened, and signs that XML can't hold. */
function nestingFaults(xml: string): string[] {
	if (/[^\P{Cc}\t\n\r]/u.test(xml)) return ['a sign that XML can not hold'];
	const open: string[] = [];
	for (const [, end, name = '', itself] of xml.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
		if (itself) continue;
		if (!end) open.push(name);
		else if (open.pop() !== name) return [`${name} is closed before what is in it`];
	}
	return open.map((name) => `${name} is not closed`);
}
