import { localName, textIn, within } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** Stands in an instruction where another field's result would. */
const INNER = '\u0000';

/**
 * What fields are told to do, each with its own words: also where they are split over runs and
 * paragraphs, or stand in one another.
 */
export function fieldsIn(root: XmlElement): string[] {
	const done: string[] = [];
	const open: { words: string; told: boolean }[] = [];
	const begin = () => {
		const outer = open.at(-1);
		if (outer && !outer.told) outer.words += INNER;
		open.push({ words: '', told: false });
	};
	const end = () => {
		const field = open.pop();
		if (field) done.push(field.words);
	};
	for (const one of within(root)) {
		const name = localName(one.name);
		if (name === 'fldSimple') done.push(attributeOf(one, 'instr'));
		else if (name === 'instrText' || name === 'delInstrText') {
			const field = open.at(-1);
			if (field && !field.told) field.words += textIn(one);
			else done.push(textIn(one));
		} else if (name === 'fldChar') {
			const type = attributeOf(one, 'fldCharType');
			if (type === 'begin') begin();
			else if (type === 'end') end();
			else if (open.length > 0) open[open.length - 1]!.told = true;
		}
	}
	while (open.length > 0) end();
	return done.map((words) => words.trim()).filter((words) => words !== '');
}

/** By its name without prefix, which anyone may choose. */
export const attributeOf = (of: XmlElement, name: string): string =>
	[...of.attributes].find(([key]) => localName(key) === name)?.[1] ?? '';

/** Fields that look at nothing but the document, its reader and the clock. */
const HARMLESS = new Set(
	(
		'= ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT AUTOTEXTLIST BIBLIOGRAPHY CITATION ' +
		'COMMENTS COMPARE CREATEDATE DATE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FILLIN ' +
		'FORMCHECKBOX FORMDROPDOWN FORMTEXT IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM MERGEFIELD MERGEREC ' +
		'MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM ' +
		'SAVEDATE SECTION SECTIONPAGES SEQ SET SKIPIF STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA ' +
		'TOC USERADDRESS USERINITIALS USERNAME XE'
	).split(' ')
);

/** A field's name where it isn't known to be harmless, and where it leads. */
export function fieldDoes(words: string): { name?: string; addresses: string[] } {
	const name = (words.startsWith('=') ? '=' : (/^[^\s\\"]+/.exec(words)?.[0] ?? '')).toUpperCase();
	if (name === 'HYPERLINK') return { addresses: addressesIn(words.slice(name.length)) };
	// «Klikk her og skriv»: it runs nothing, and old templates are full of it.
	if (HARMLESS.has(name) || /^MACROBUTTON\s+"?nomacro"?(?:\s|$)/i.test(words))
		return { addresses: [] };
	return { name: shown(name) || '?', addresses: [] };
}

/** Of a link, all that isn't a switch or the value of one: only a place in the document has none. */
function addressesIn(words: string): string[] {
	const found: string[] = [];
	const all = words.matchAll(/\\([a-z])|"([^"]*)"|([^\s"]+)/gi);
	let isValue = false;
	for (const [, sign, quoted, bare] of all) {
		const address = quoted ?? bare;
		if (sign !== undefined) isValue = /[lots]/i.test(sign);
		else if (isValue) isValue = false;
		else if (address) found.push(shown(address));
	}
	return found;
}

const shown = (words: string): string => words.replaceAll(INNER, '{…}');
