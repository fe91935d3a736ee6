/*
 * XML as it is in a document's parts, strictly: what another program could read otherwise than we do is
 * not read. A document type, and with it every entity of one's own, is an error.
 */

export interface XmlElement {
	name: string;
	attributes: Map<string, string>;
	children: XmlNode[];
}

/** A string is text; remarks and instructions to programs are left out. */
export type XmlNode = XmlElement | string;

export class XmlError extends Error {
	constructor(readonly doctype: boolean) {
		super(doctype ? 'a document type' : 'not well-formed');
		this.name = 'XmlError';
	}
}

/** Deeper than any program nests; what walks a tree calls itself. */
const DEEPEST = 400;

const TOKEN =
	/<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([^\s<>/="']+)((?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));|&/gi;
const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The root of a part.
 *
 * @throws XmlError where it isn't well-formed, isn't UTF-8, or has a document type
 */
export function parseXml(bytes: Uint8Array): XmlElement {
	const text = textOf(bytes);
	if (/<!doctype/i.test(text)) throw new XmlError(true);
	const top: XmlElement = { name: '', attributes: new Map(), children: [] };
	const open = [top];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.length) {
		const found = TOKEN.exec(text);
		if (!found) throw new XmlError(false);
		take(found, open);
	}
	const [root, ...more] = top.children.filter((one) => typeof one !== 'string');
	if (open.length !== 1 || !root || more.length > 0) throw new XmlError(false);
	return root;
}

function textOf(bytes: Uint8Array): string {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		if (/^<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])/i.test(text)) throw new XmlError(false);
		return text;
	} catch {
		throw new XmlError(false);
	}
}

/** One token into the innermost element that is open. */
function take([, cdata, end, name, attributes, itself, text]: RegExpExecArray, open: XmlElement[]) {
	const inner = open.at(-1);
	if (cdata !== undefined) inner?.children.push(cdata);
	else if (text !== undefined) inner?.children.push(unescaped(text));
	else if (name === undefined) return;
	else if (end) {
		if (open.length < 2 || open.pop()?.name !== name) throw new XmlError(false);
	} else {
		const made = { name, attributes: attributesIn(attributes ?? ''), children: [] };
		inner?.children.push(made);
		if (itself) return;
		if (open.push(made) > DEEPEST) throw new XmlError(false);
	}
}

function attributesIn(text: string): Map<string, string> {
	const all = new Map<string, string>();
	for (const [, name = '', twice, once] of text.matchAll(ATTRIBUTE)) {
		if (all.has(name)) throw new XmlError(false);
		all.set(name, unescaped(twice ?? once ?? ''));
	}
	return all;
}

function unescaped(text: string): string {
	return text.replace(REFERENCE, (_, hex?: string, decimal?: string, sign?: string) => {
		if (sign) return SIGNS[sign.toLowerCase()] ?? '';
		const code = hex ? parseInt(hex, 16) : Number(decimal);
		if (!(code > 0 && code <= 0x10ffff)) throw new XmlError(false);
		return String.fromCodePoint(code);
	});
}

/** A part as it is written. */
export const xmlOf = (root: XmlElement): string =>
	`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`;

function written(node: XmlNode): string {
	if (typeof node === 'string') return escaped(node);
	const { name, attributes, children } = node;
	const all = [...attributes].map(([key, value]) => ` ${key}="${escapedValue(value)}"`).join('');
	return children.length > 0
		? `<${name}${all}>${children.map(written).join('')}</${name}>`
		: `<${name}${all}/>`;
}

const escaped = (text: string): string =>
	text.replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** White space of an attribute would be read as plain spaces. */
const escapedValue = (text: string): string =>
	escaped(text).replace(/[\t\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
