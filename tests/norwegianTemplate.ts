import { strToU8, zipSync, type Zippable } from 'fflate';

/*
 * A template as a Norwegian Word saves it, made by code: ids of styles in Norwegian with names in English,
 * marks of revisions everywhere, slots that spelling has split over runs, a head with a picture, a foot
 * with the municipality's address, and a footnote of its own.
 */

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const SPACES =
	`xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}" ` +
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
	'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" mc:Ignorable="w14"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** A picture of one point. */
export const POINT = Uint8Array.from(
	atob(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
	),
	(sign) => sign.charCodeAt(0)
);

export type TemplateParts = Record<string, string | Uint8Array>;

const style = (id: string, name: string, more = '', type = 'paragraph') =>
	`<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

const heading = (level: number) =>
	style(
		`Overskrift${level}`,
		`heading ${level}`,
		`<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="Overskrift${level}Tegn"/><w:uiPriority w:val="9"/><w:qFormat/><w:rsid w:val="00A4${level}"/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:color w:val="00574E"/><w:sz w:val="${36 - 4 * level}"/></w:rPr>`
	);

export const STYLES = [
	style('Normal', 'Normal', '<w:qFormat/>').replace('<w:style ', '<w:style w:default="1" '),
	...[1, 2, 3].map(heading),
	style('Standardskriftforavsnitt', 'Default Paragraph Font', '', 'character'),
	style(
		'Vanligtabell',
		'Normal Table',
		'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>',
		'table'
	),
	style('Tittel', 'Title', '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="56"/></w:rPr>'),
	style(
		'Bildetekst',
		'caption',
		'<w:basedOn w:val="Normal"/><w:rPr><w:i/><w:color w:val="00574E"/></w:rPr>'
	),
	style(
		'Fotnotetekst',
		'footnote text',
		'<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr>'
	),
	style(
		'Fotnotereferanse',
		'footnote reference',
		'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
		'character'
	),
	style(
		'Punktliste',
		'List Bullet',
		'<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
	),
	style('Topptekst', 'header', '<w:basedOn w:val="Normal"/>'),
	style('Bunntekst', 'footer', '<w:basedOn w:val="Normal"/>'),
	style(
		'Tabellrutenett',
		'Table Grid',
		'<w:basedOn w:val="Vanligtabell"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr>',
		'table'
	)
];

const stylesXml = (styles: readonly string[]) =>
	`${XML}<w:styles ${SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="24"/><w:lang w:val="nb-NO" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState="0" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/></w:latentStyles>${styles.join('')}</w:styles>`;

export const run = (text: string, looks = '') =>
	`<w:r w:rsidR="00A12B3C">${looks && `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const paragraph = (inner: string, styleId = '') =>
	`<w:p w14:paraId="1A2B3C4D" w:rsidR="00A12B3C" w:rsidRDefault="00D4">${styleId && `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>`}${inner}</w:p>`;

/** Each text a run of its own, with what Word leaves between them. */
export const split = (...texts: string[]) =>
	texts.map((text) => run(text)).join('<w:proofErr w:type="spellStart"/>');

const picture = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="720000"/><wp:docPr id="7" name="Bilde 7" descr="Kommunevåpen"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="7" name="vapen.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

export const SECTION =
	'<w:sectPr w:rsidR="00A12B3C"><w:headerReference w:type="default" r:id="rId8"/><w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1700" w:bottom="1700" w:left="1700" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';

/** What stands in the template before anything is put in it. */
export const BODY = [
	paragraph(run('Saksframlegg')),
	paragraph(split('{{', 'tittel', '}}'), 'Overskrift1'),
	paragraph(
		`${run('Behandles i kommunestyret.')}<w:r><w:rPr><w:rStyle w:val="Fotnotereferanse"/></w:rPr><w:footnoteReference w:id="1"/></w:r>`
	),
	paragraph(split('{{av', 'sni', 'tt}}')),
	paragraph(run('Tallene'), 'Overskrift2'),
	paragraph(run('{{figur:gap}}')),
	paragraph(run('{{tabell:gap}}')),
	paragraph(`${run('For ')}${split('{{kom', 'mune}}')}${run(' i {{år}}, laget {{dato}}.')}`),
	paragraph(run('Mer'), 'Overskrift2'),
	paragraph(run('{{mer}}')),
	paragraph(run('{{vedlegg}}'))
].join('');

export const documentXml = (body: string, section = SECTION) =>
	`${XML}<w:document ${SPACES}><w:body>${body}${section}</w:body></w:document>`;

const relation = (id: string, kind: string, target: string) =>
	`<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

export const relationsXml = (...all: string[]) =>
	`${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

const override = (part: string, type: string) =>
	`<Override PartName="/${part}" ContentType="${type}"/>`;

const TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
	override('word/document.xml', `${TYPE}.document.main+xml`),
	...['styles', 'settings', 'webSettings', 'fontTable', 'numbering', 'footnotes'].map((part) =>
		override(`word/${part}.xml`, `${TYPE}.${part}+xml`)
	),
	override('word/header1.xml', `${TYPE}.header+xml`),
	override('word/footer1.xml', `${TYPE}.footer+xml`),
	override('word/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'),
	override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
	override(
		'docProps/app.xml',
		'application/vnd.openxmlformats-officedocument.extended-properties+xml'
	)
].join('')}</Types>`;

const note = (id: number, inner: string, type = '') =>
	`<w:footnote ${type && `w:type="${type}" `}w:id="${id}">${paragraph(inner, 'Fotnotetekst')}</w:footnote>`;

/** The parts of the template, by their paths. */
export function norwegianParts({
	body = BODY,
	section = SECTION,
	styles = STYLES
}: { body?: string; section?: string; styles?: readonly string[] } = {}): TemplateParts {
	return {
		'[Content_Types].xml': TYPES,
		'_rels/.rels': relationsXml(
			relation('rId1', 'officeDocument', 'word/document.xml'),
			'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
			relation('rId3', 'extended-properties', 'docProps/app.xml')
		),
		'word/document.xml': documentXml(body, section),
		'word/_rels/document.xml.rels': relationsXml(
			relation('rId1', 'styles', 'styles.xml'),
			relation('rId2', 'settings', 'settings.xml'),
			relation('rId3', 'webSettings', 'webSettings.xml'),
			relation('rId4', 'footnotes', 'footnotes.xml'),
			relation('rId5', 'numbering', 'numbering.xml'),
			relation('rId6', 'fontTable', 'fontTable.xml'),
			relation('rId7', 'theme', 'theme/theme1.xml'),
			relation('rId8', 'header', 'header1.xml'),
			relation('rId9', 'footer', 'footer1.xml')
		),
		'word/styles.xml': stylesXml(styles),
		'word/settings.xml': `${XML}<w:settings ${SPACES}><w:zoom w:percent="100"/><w:proofState w:spelling="clean"/><w:rsids><w:rsidRoot w:val="00A12B3C"/></w:rsids></w:settings>`,
		'word/webSettings.xml': `${XML}<w:webSettings ${SPACES}><w:optimizeForBrowser/></w:webSettings>`,
		'word/fontTable.xml': `${XML}<w:fonts ${SPACES}><w:font w:name="Verdana"/></w:fonts>`,
		'word/theme/theme1.xml': `${XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office-tema"><a:themeElements><a:clrScheme name="x"/><a:fontScheme name="x"><a:majorFont><a:latin typeface="Verdana"/></a:majorFont><a:minorFont><a:latin typeface="Verdana"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
		'word/numbering.xml': `${XML}<w:numbering ${SPACES}><w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Punktliste"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
		'word/footnotes.xml': `${XML}<w:footnotes ${SPACES}>${note(-1, '<w:r><w:separator/></w:r>', 'separator')}${note(0, '<w:r><w:continuationSeparator/></w:r>', 'continuationSeparator')}${note(1, `<w:r><w:rPr><w:rStyle w:val="Fotnotereferanse"/></w:rPr><w:footnoteRef/></w:r>${run(' Kommuneloven § 14-3 &amp; budsjettet')}`)}</w:footnotes>`,
		'word/header1.xml': `${XML}<w:hdr ${SPACES}>${paragraph(`${picture}${run('Fjellvik kommune: ')}${split('{{', 'tit', 'tel}}')}`, 'Topptekst')}</w:hdr>`,
		'word/_rels/header1.xml.rels': relationsXml(relation('rId1', 'image', 'media/image1.png')),
		'word/media/image1.png': POINT,
		'word/footer1.xml': `${XML}<w:ftr ${SPACES}>${paragraph(`${run('Postboks 1 – side ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`, 'Bunntekst')}</w:ftr>`,
		'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Saksmal</dc:title><dc:creator>Ola Nordmann</dc:creator></cp:coreProperties>`,
		'docProps/app.xml': `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template><Application>Microsoft Office Word</Application></Properties>`
	};
}

export const bytesOf = (part: string | Uint8Array): Uint8Array =>
	typeof part === 'string' ? strToU8(part) : part;

export const asParts = (parts: TemplateParts): Map<string, Uint8Array> =>
	new Map(Object.entries(parts).map(([path, part]) => [path, bytesOf(part)]));

/** As a file. */
export function zipped(parts: TemplateParts): Uint8Array<ArrayBuffer> {
	const all: Zippable = Object.fromEntries(
		Object.entries(parts).map(([path, part]) => [path, bytesOf(part)])
	);
	return zipSync(all);
}
