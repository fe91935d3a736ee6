import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
	asParts,
	norwegianParts,
	paragraph,
	relationsXml,
	run,
	type TemplateParts
} from '../../../../../tests/norwegianTemplate.ts';
import type { TemplateRefusal } from '../../../domain/template.ts';
import { refusalText } from '../../../text/template.ts';
import { pictureSize } from './pictureSize.ts';
import { readTemplate } from './read.ts';
import { sortOf } from './sort.ts';
import { parseXml, XmlError, xmlOf } from './xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MICROSOFT = 'http://schemas.microsoft.com/office/2006/relationships';

const relation = (kind: string, target: string, external = true, of = OFFICE) =>
	`<Relationship Id="rIdX" Type="${of}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;

type Change = (parts: TemplateParts) => void;

const changed =
	(path: string, from: string | RegExp, to: string): Change =>
	(parts) => {
		parts[path] = String(parts[path]).replace(from, () => to);
	};
const inBody = (inner: string) => changed('word/document.xml', '<w:sectPr', `${inner}<w:sectPr`);
const related = (one: string, of = 'word/_rels/document.xml.rels') =>
	changed(of, '</Relationships>', `${one}</Relationships>`);
const typed = (path: string, type: string) =>
	changed(
		'[Content_Types].xml',
		'</Types>',
		`<Override PartName="/${path}" ContentType="${type}"/></Types>`
	);
const part =
	(path: string, content: string | Uint8Array, type: string): Change =>
	(parts) => {
		parts[path] = content;
		typed(path, type)(parts);
	};
const all =
	(...changes: Change[]): Change =>
	(parts) =>
		changes.forEach((one) => one(parts));

const field = (...pieces: string[]) =>
	paragraph(
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${pieces
			.map((one) => (one.startsWith('<') ? one : `<w:r><w:instrText>${one}</w:instrText></w:r>`))
			.join(
				''
			)}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('x')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	);
const nested = (words: string) =>
	`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${words}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A picture that says it is so large. */
function png(width: number, height: number, bytes = 40): Uint8Array {
	const made = new Uint8Array(bytes);
	made.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	new DataView(made.buffer).setUint32(16, width);
	new DataView(made.buffer).setUint32(20, height);
	return made;
}

type Code = TemplateRefusal['code'];

/** What makes a good template one that isn't used, and what is to be said of it. */
const HOSTILE: [string, Change, Code, string?][] = [
	['a macro', part('word/vbaProject.bin', 'x', 'application/vnd.ms-office.vbaProject'), 'macros'],
	[
		'the type of a document with macros',
		changed(
			'[Content_Types].xml',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
			'application/vnd.ms-word.document.macroEnabled.main+xml'
		),
		'macros'
	],
	[
		'a macro that only a relation tells of',
		related(relation('vbaProject', 'styles.xml', false, MICROSOFT)),
		'macros'
	],
	[
		'buttons of its own',
		related(relation('ui/extensibility', 'docProps/app.xml', false, MICROSOFT), '_rels/.rels'),
		'macros'
	],
	[
		'a picture from the net',
		related(relation('image', 'https://x.example/a.png')),
		'loads',
		'https://x.example/a.png'
	],
	[
		'a picture from the net in its head',
		related(relation('image', 'http://x.example/a.png'), 'word/_rels/header1.xml.rels'),
		'loads',
		'i toppteksten'
	],
	[
		'a picture that only claims to be inside',
		related(relation('image', 'https://x.example/a.png', false)),
		'loads'
	],
	[
		'a picture from the net under another prefix',
		related(
			relation('image', 'https://x.example/a.png').replace(
				'<Relationship',
				'<x:Relationship xmlns:x="http://schemas.openxmlformats.org/package/2006/relationships"'
			)
		),
		'damaged',
		'word/_rels/document.xml.rels'
	],
	[
		'relations where programs look whatever the letters are',
		(parts) =>
			void (parts['word/_Rels/styles.xml.rels'] = relationsXml(
				relation('image', 'https://x.example/a.png')
			)),
		'damaged',
		'word/_Rels/styles.xml.rels'
	],
	[
		'relations of a part by its name in other letters',
		(parts) =>
			void (parts['word/_rels/STYLES.xml.rels'] = relationsXml(
				relation('image', 'https://x.example/a.png')
			)),
		'loads'
	],
	[
		'types of parts under another prefix',
		changed(
			'[Content_Types].xml',
			'</Types>',
			'<x:Override xmlns:x="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/word/media/image1.png" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/></Types>'
		),
		'damaged'
	],
	[
		'a picture of a server of files',
		related(relation('image', '\\\\x.example\\a.png', false)),
		'loads'
	],
	[
		'a relation of a strict document out of it',
		related(
			`<Relationship Id="q" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/image" Target="file:///c:/a.png" TargetMode="External"/>`
		),
		'loads'
	],
	[
		'a mode that is written in entities',
		related(relation('image', 'ftp://x.example/a').replace('External', '&#69;xternal')),
		'loads'
	],
	[
		'an older drawing’s address',
		inBody(
			'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://x.example/a.png"/></v:shape></w:pict></w:r></w:p>'
		),
		'loads'
	],
	['another document in it', inBody('<w:altChunk r:id="rId1"/>'), 'loads', 'altChunk'],
	[
		'another document in it, by another prefix',
		inBody('<q:altChunk xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
		'loads'
	],
	['a document below it', inBody('<w:p><w:subDoc r:id="rId1"/></w:p>'), 'loads'],
	[
		'a page in frames',
		changed('word/webSettings.xml', '<w:optimizeForBrowser/>', '<w:frameset/>'),
		'loads'
	],
	[
		'a drawing that looks outside',
		part(
			'word/media/a.svg',
			'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x.example/a"/></svg>',
			'image/svg+xml'
		),
		'loads'
	],
	[
		'a drawing with a script',
		part(
			'word/media/a.svg',
			'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
			'image/svg+xml'
		),
		'object'
	],
	[
		'a template of its own',
		(parts) => {
			const path = 'word/_rels/settings.xml.rels';
			parts[path] = relationsXml(relation('attachedTemplate', 'file:///c:/Mal.dotx'));
		},
		'attached-template',
		'Utvikler'
	],
	[
		'a list of addressees',
		changed('word/settings.xml', '<w:zoom', '<w:mailMerge/><w:zoom'),
		'mail-merge'
	],
	[
		'a link to a file',
		related(relation('hyperlink', 'file:///c:/a.docx')),
		'link',
		'file:///c:/a.docx'
	],
	['a link that runs something', related(relation('hyperlink', 'javascript:alert(1)')), 'link'],
	[
		'a link that runs something, in a field',
		inBody(field(' HYPERLINK "ms-msdt:/id PCW" ')),
		'link',
		'ms-msdt'
	],
	['a link made of another field', inBody(field('HYPERLINK "', nested('QUOTE 104'), '"')), 'link'],
	[
		'a link to a file after its switches',
		inBody(field(' HYPERLINK \\t "_blank" "file:///c:/a.exe" ')),
		'link',
		'file:///c:/a.exe'
	],
	[
		'a field of a form that runs a macro',
		inBody(
			'<w:p><w:r><w:fldChar><w:ffData><w:entryMacro w:val="A"/></w:ffData></w:fldChar></w:r></w:p>'
		),
		'macros'
	],
	[
		'a drawing whose colour is elsewhere',
		part(
			'word/media/a.svg',
			'<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(http://x.example/#a)"/></svg>',
			'image/svg+xml'
		),
		'loads'
	],
	['DDEAUTO', inBody(field(' DDEAUTO c:\\\\windows\\\\cmd.exe')), 'field', 'DDEAUTO'],
	['DDE split over runs', inBody(field(' D', 'D', 'E cmd')), 'field', 'DDE'],
	[
		'INCLUDEPICTURE in one element',
		inBody('<w:p><w:fldSimple w:instr="includepicture &quot;http://x/a.png&quot;"/></w:p>'),
		'field',
		'INCLUDEPICTURE'
	],
	[
		'INCLUDETEXT in its foot',
		changed('word/footer1.xml', ' PAGE ', ' INCLUDETEXT "a.docx" '),
		'field',
		'i bunnteksten'
	],
	[
		'LINK in a footnote',
		changed(
			'word/footnotes.xml',
			' Kommuneloven',
			'</w:t></w:r><w:r><w:instrText>LINK Excel.Sheet.8</w:instrText></w:r><w:r><w:t>'
		),
		'field',
		'i en fotnote'
	],
	['a field in another', inBody(field('IF 1 = 1 ', nested(' INCLUDEPICTURE "http://x"'))), 'field'],
	['a field whose name another makes', inBody(field(nested('QUOTE 68 68 69'), ' cmd')), 'field'],
	[
		'a field that is never closed',
		inBody(
			'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>RD a.docx</w:instrText></w:r></w:p>'
		),
		'field'
	],
	[
		'a field that runs a macro',
		inBody(field(' MACROBUTTON AutoOpen Trykk')),
		'field',
		'MACROBUTTON'
	],
	[
		'an object of another program',
		inBody('<w:p><w:r><w:object/></w:r></w:p>'),
		'object',
		'i teksten'
	],
	[
		'a part of another program',
		part(
			'word/embeddings/oleObject1.bin',
			'x',
			'application/vnd.openxmlformats-officedocument.oleObject'
		),
		'object'
	],
	[
		'a workbook outside a chart',
		all(
			part(
				'word/embeddings/a.xlsx',
				'x',
				'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
			),
			related(relation('package', 'embeddings/a.xlsx', false))
		),
		'object'
	],
	[
		'a control',
		all(part('word/activeX/activeX1.bin', 'x', 'application/vnd.ms-office.activeX')),
		'macros'
	],
	['a part of no known kind', part('word/a.exe', 'MZ', 'application/octet-stream'), 'object'],
	[
		'an add-in',
		all(
			part(
				'word/webextensions/taskpanes.xml',
				'<x/>',
				'application/vnd.ms-office.webextensiontaskpanes+xml'
			),
			related(
				relation('webextensiontaskpanes', 'word/webextensions/taskpanes.xml', false, MICROSOFT),
				'_rels/.rels'
			)
		),
		'add-in'
	],
	[
		'a signature',
		all(
			part(
				'_xmlsignatures/origin.sigs',
				'',
				'application/vnd.openxmlformats-package.digital-signature-origin'
			),
			related(
				relation('digital-signature/origin', '_xmlsignatures/origin.sigs', false),
				'_rels/.rels'
			)
		),
		'signed'
	],
	[
		'a document type',
		changed(
			'word/document.xml',
			'<w:document',
			'<!DOCTYPE w:document [<!ENTITY a "b">]><w:document'
		),
		'doctype',
		'word/document.xml'
	],
	[
		'a document type where nothing is read',
		part(
			'customXml/item1.xml',
			'<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>',
			'application/xml'
		),
		'doctype'
	],
	[
		'relations that are damaged',
		changed('_rels/.rels', '</Relationships>', ''),
		'damaged',
		'_rels/.rels'
	],
	[
		'an element left open',
		changed('word/styles.xml', '</w:styles>', ''),
		'damaged',
		'word/styles.xml'
	],
	['another encoding', changed('word/document.xml', 'UTF-8', 'UTF-7'), 'damaged'],
	[
		'bytes that are no text',
		(parts) => void (parts['word/document.xml'] = new Uint8Array([0xff, 0xfe, 0x3c, 0])),
		'damaged'
	],
	[
		'elements in one another without end',
		inBody('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)),
		'damaged'
	],
	[
		'more elements than there is room for',
		inBody('<w:p/>'.repeat(1_000_000)),
		'too-many-marks',
		'1 000 000 elementer'
	],
	[
		'more values than there is room for, in a part that is XML by its type alone',
		part('word/a.bin', `<a ${'a=""'.repeat(1_000_000)}/>`, 'application/a+xml'),
		'too-many-marks'
	],
	[
		'a relation to a part that isn’t there',
		related(relation('image', 'media/nei.png', false)),
		'damaged',
		'word/media/nei.png'
	],
	[
		'a picture of too many bytes',
		(parts) => void (parts['word/media/image1.png'] = png(10, 10, 5_000_001)),
		'picture-bytes',
		'5,0 MB'
	],
	[
		'a picture of too many pixels',
		(parts) => void (parts['word/media/image1.png'] = png(30_000, 30_000)),
		'picture-pixels',
		'30 000 × 30 000'
	],
	[
		'the words of a strict document',
		changed(
			'word/document.xml',
			'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
			'http://purl.oclc.org/ooxml/wordprocessingml/main'
		),
		'strict'
	],
	[
		'the document of another program',
		changed(
			'[Content_Types].xml',
			'wordprocessingml.document.main',
			'presentationml.presentation.main'
		),
		'other-office'
	],
	['no list of its parts', (parts) => void delete parts['[Content_Types].xml'], 'not-word'],
	[
		'the beginning of an OpenDocument',
		(parts) => {
			delete parts['[Content_Types].xml'];
			parts.mimetype = 'application/vnd.oasis.opendocument.text';
		},
		'open-document'
	],
	['no document', changed('_rels/.rels', /<Relationship Id="rId1"[^>]*>/, ''), 'not-word']
];

describe('a template', () => {
	const read = (change: Change) => {
		const parts = norwegianParts();
		change(parts);
		return readTemplate(asParts(parts));
	};

	it.each(HOSTILE)('with %s is refused, and it is said why', (_, change, code, said) => {
		const found = read(change);
		if (found.ok) throw new Error('It was taken');
		expect(found.why.code).toBe(code);
		const text = refusalText(found.why);
		expect(text).toMatch(/^\p{Lu}.*[.)]$/u);
		if (said) expect(text.replaceAll('\u00a0', ' ')).toContain(said);
	});

	it('saved by a Norwegian Word is used', () => {
		const found = read(() => undefined);
		expect(found).toMatchObject({
			ok: true,
			template: {
				main: 'word/document.xml',
				width: 11906 - 3400,
				found: { lacking: [], added: null, links: [] }
			}
		});
	});

	it('may link to pages and e-mail, which is told', () => {
		const found = read(
			all(
				related(relation('hyperlink', 'https://www.fjellvik.example/')),
				inBody(field(' HYPERLINK "mailto:post@fjellvik.example" \\o "Skriv" ')),
				inBody(field(' HYPERLINK \\l "_Toc1" ')),
				related(relation('hyperlink', '#_Toc1').replace('rIdX', 'rIdY'))
			)
		);
		if (!found.ok) throw new Error(found.why.code);
		expect([...found.template.found.links].toSorted()).toEqual([
			'https://www.fjellvik.example/',
			'mailto:post@fjellvik.example'
		]);
	});

	it.each([
		' PAGE ',
		' TOC \\o "1-3" \\h ',
		' DATE \\@ "d. MMMM yyyy" ',
		' MACROBUTTON NoMacro [Skriv her] ',
		' = 1 + 1 ',
		''
	])('may have the field «%s»', (words) => expect(read(inBody(field(words))).ok).toBe(true));

	it('may have a drawing that points at itself, and names that objects have from birth', () => {
		const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><path fill="url('#a')"/><use href="#a"/></svg>`;
		expect(read(part('word/media/a.svg', drawing, 'image/svg+xml')).ok).toBe(true);
		expect(read(inBody('<w:p><w:toString/><w:constructor/></w:p>')).ok).toBe(true);
	});

	it('may have a chart with its workbook', () => {
		const chart = all(
			part(
				'word/charts/chart1.xml',
				'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>',
				'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
			),
			part(
				'word/embeddings/a.xlsx',
				'PK',
				'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
			),
			(parts) =>
				void (parts['word/charts/_rels/chart1.xml.rels'] = relationsXml(
					relation('package', '../embeddings/a.xlsx', false)
				))
		);
		expect(read(chart).ok).toBe(true);
	});
});

describe('a file that is no Word document', () => {
	const locked = new Uint8Array(200);
	locked.set([0xd0, 0xcf, 0x11, 0xe0]);
	const old = locked.slice();
	locked.set(
		new Uint8Array(new Uint16Array([...'EncryptedPackage'].map((one) => one.charCodeAt(0))).buffer),
		90
	);
	it.each([
		['%PDF-1.7', 'pdf'],
		['{\\rtf1', 'rich-text'],
		['<html>', 'not-word'],
		['', 'not-word'],
		[old, 'old-word'],
		[locked, 'encrypted']
	] as const)('is known by its beginning: %#', (content, code) => {
		const bytes = typeof content === 'string' ? strToU8(content) : content;
		expect(sortOf(bytes)).toEqual({ code });
	});
});

describe('the size of a picture', () => {
	it.each([
		['PNG', [...png(300, 200)]],
		['GIF', [...strToU8('GIF89a'), 44, 1, 200, 0]],
		['BMP', [...strToU8('BM'), ...Array<number>(16).fill(0), 44, 1, 0, 0, 0x38, 0xff, 0xff, 0xff]],
		['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 44, 3]]
	])('is read of a %s', (_, bytes) => {
		expect(pictureSize(Uint8Array.from(bytes))).toEqual({ width: 300, height: 200 });
	});

	it('is not known of others, nor of one that is cut', () => {
		for (const bytes of [[], [0xff, 0xd8], [0x89, 0x50, 0x4e, 0x47], [1, 2, 3, 4, 5]])
			expect(pictureSize(Uint8Array.from(bytes))).toBeNull();
	});
});

describe('XML', () => {
	const parse = (text: string) => parseXml(strToU8(text));

	it('is written as it was read', () => {
		const text = '<a b="1 &#38; &#34;2&#34;&#10;"><c/>x &#60; y<d>&#230;</d></a>';
		expect(
			xmlOf(parse(`<?xml version="1.0"?><!-- x -->${text}`))
				.split('\n')
				.slice(1)
				.join('\n')
		).toBe(text.replace('&#230;', 'æ'));
		expect(xmlOf(parse('<a><![CDATA[<b>]]></a>'))).toContain('&#60;b&#62;');
	});

	it.each([
		'<a>',
		'<a></b>',
		'<a/><b/>',
		'<a b="1" b="2"/>',
		'<a>&x;</a>',
		'<a>&#0;</a>',
		'<a b=1/>',
		'x',
		'',
		'<a b="<"/>',
		'<a></a >x<'
	])('is refused where it isn’t well-formed: %s', (text) =>
		expect(() => parse(text)).toThrow(XmlError)
	);
});
