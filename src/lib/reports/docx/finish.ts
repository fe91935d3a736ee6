import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { LANGUAGES } from '../languages.ts';
import { escaped, once } from '../xml.ts';
import { writable } from './clean.ts';
import type { PaperDocument, TableBlock } from './document.ts';
import { UNDECIDED } from './styles.ts';

/*
 * What the library can't be asked for: the language of the document and of its charts, what a table is
 * called, and where the names beside bars stand. Each is changed where it is known how the library
 * writes it, and what isn't found is an error: a new version may write otherwise.
 */

type Parts = Record<string, Uint8Array>;

const FIRST = ['[Content_Types].xml', '_rels/.rels'];

/** The bytes of the document with what it lacked; its list of parts first, as programs expect. */
export function finished(bytes: Uint8Array, paper: PaperDocument): Uint8Array<ArrayBuffer> {
	const parts: Parts = unzipSync(bytes);
	const language = LANGUAGES[paper.locale];
	change(parts, 'docProps/core.xml', (xml) => withLanguage(xml, language));
	change(parts, 'word/document.xml', (xml) =>
		oneStyle(withTitles(xml, paper.blocks.filter(isTable)))
	);
	for (const path of Object.keys(parts))
		if (/^word\/charts\/chart\d+\.xml$/.test(path))
			change(parts, path, (xml) => hatched(namesAside(inLanguage(xml, language))));
	const others = Object.keys(parts).filter((path) => !FIRST.includes(path));
	return zipSync(
		Object.fromEntries([...FIRST, ...others].map((path) => [path, partOf(parts, path)]))
	);
}

const isTable = (block: { kind: string }): block is TableBlock => block.kind === 'table';

function change(parts: Parts, path: string, by: (xml: string) => string): void {
	parts[path] = strToU8(by(strFromU8(partOf(parts, path))));
}

function partOf(parts: Parts, path: string): Uint8Array {
	const part = parts[path];
	if (!part) throw new RangeError(`A document without ${path}`);
	return part;
}

function withLanguage(xml: string, language: string): string {
	return once(xml, '<dcterms:created', `<dc:language>${language}</dc:language><dcterms:created`);
}

/** The library writes a chart in its own language, whatever the document's is. */
function inLanguage(xml: string, language: string): string {
	return once(xml, '<c:lang val="en-US"/>', `<c:lang val="${language}"/>`).replaceAll(
		'lang="en-US"',
		`lang="${language}"`
	);
}

/** What can't be decided is hatched, as on the page. */
const hatched = (xml: string): string =>
	xml.replaceAll(
		`<a:solidFill><a:srgbClr val="${UNDECIDED}"/></a:solidFill>`,
		`<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${UNDECIDED}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`
	);

/** Beside bars that go both ways, names stand at the edge and not on the bars. */
function namesAside(xml: string): string {
	const [before, axis, ...rest] = xml.split('<c:catAx>');
	if (before === undefined || axis === undefined || rest.length > 0)
		throw new RangeError('A chart without one axis of names');
	const aside = once(
		axis.slice(0, axis.indexOf('</c:catAx>')),
		'<c:tickLblPos val="nextTo"/>',
		'<c:tickLblPos val="low"/>'
	);
	return `${before}<c:catAx>${aside}${axis.slice(axis.indexOf('</c:catAx>'))}`;
}

/** A point of a list gets the library's own style before the one it was given: a paragraph has one. */
const oneStyle = (xml: string): string =>
	xml.replaceAll('<w:pStyle w:val="ListParagraph"/><w:pStyle ', '<w:pStyle ');

/** What each table is called, for those who don't see what stands above it. */
function withTitles(xml: string, tables: readonly TableBlock[]): string {
	const pieces = xml.split('</w:tblPr>');
	if (pieces.length !== tables.length + 1)
		throw new RangeError(`${pieces.length - 1} tables were written, of ${tables.length}`);
	return pieces
		.map((piece, i) => {
			const table = tables[i];
			return table
				? `${piece}<w:tblCaption w:val="${escaped(writable(table.title))}"/></w:tblPr>`
				: piece;
		})
		.join('');
}
