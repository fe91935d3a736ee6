import fc from 'fast-check';
import { readSheet } from 'read-excel-file/universal';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	elementsOf,
	packageFaults,
	partsOf,
	saidIn,
	textsOf,
	valuesOf,
	xmlOf,
	type Parts
} from '../../../../../tests/docxParts.ts';
import {
	asParts,
	bytesOf,
	norwegianParts,
	paragraph,
	POINT,
	relationsXml,
	run,
	SECTION,
	split,
	STYLES,
	type TemplateParts
} from '../../../../../tests/norwegianTemplate.ts';
import type { Provenance } from '../../../domain/provenance.ts';
import { dateText } from '../../../text/index.ts';
import type { Block, PaperDocument } from '../document.ts';
import { writeDocx } from '../write.ts';
import { intoTemplate } from './index.ts';
import { cutPaper } from './pieces.ts';
import { readTemplate, type Template } from './read.ts';

const FROM: Provenance = {
	place: { code: '3427', name: 'Tynset' },
	years: [2024],
	sources: [{ name: 'BrukerPlan', years: [2024], files: [] }],
	...{ method: '', crosswalk: null, assumptions: null },
	...{ mode: 'share', synthetic: false, made: new Date(2026, 10, 28) }
};
const BLOCKS: readonly Block[] = [
	{ kind: 'heading', level: 1, text: 'Tynset 2024: behov & gap' },
	{
		kind: 'text',
		runs: [
			{ text: 'Det mangler 2–4 årsverk. ', note: ['Kilde: BrukerPlan 2024'] },
			{ text: 'Det er 129 brukere.', note: ['Kilde: KOSTRA 2023'] }
		]
	},
	{ kind: 'heading', level: 2, text: 'Gapet' },
	{ kind: 'text', as: 'caption', runs: [{ text: 'Figur 1. Det mangler' }] },
	{
		...{ kind: 'chart', draw: 'bars', unit: 'årsverk', description: 'To forløp og deres gap' },
		axis: { low: -4, high: 6, step: 2 },
		categories: ['Forløp 2', 'Forløp 3'],
		series: [{ name: 'Gap', points: [{ value: 3, low: 1.9, high: 4.1, tone: 'missing' }, null] }]
	},
	{ kind: 'text', as: 'source', runs: [{ text: 'Kilde under figuren' }] },
	{ kind: 'text', as: 'caption', runs: [{ text: 'Tabell 1. Gap' }] },
	{
		...{ kind: 'table', title: 'Gap i Tynset' },
		columns: [
			{ label: 'Forløp', numeric: false },
			{ label: 'Gap', numeric: true }
		],
		rows: [['2', '1,9–4,1']]
	},
	{ kind: 'text', as: 'source', runs: [{ text: 'Kilde under tabellen' }] },
	{ kind: 'heading', level: 2, text: 'Mer om tallene' },
	{ kind: 'text', as: 'item', runs: [{ text: 'Et punkt', note: ['Kilde: IS-24/8'] }] },
	{ kind: 'page-break' },
	{ kind: 'heading', level: 2, text: 'Vedlegg' },
	{ kind: 'heading', level: 3, text: 'Filer' },
	{ kind: 'text', runs: [{ text: 'Ingen filer' }] }
];
const MARK: Block = { kind: 'text', as: 'mark', runs: [{ text: 'INTERN · Syntetiske data' }] };

const paper = (more: Partial<PaperDocument> = {}): PaperDocument => ({
	...{ title: 'Tynset 2024: behov & gap', locale: 'nn', maker: 'Forløpsatlas', mark: null },
	...{ foot: 'Tynset (3427) 2024 · Til deling · side {page} av {pages}', blocks: BLOCKS },
	...more
});
const internal = () =>
	paper({
		mark: 'INTERN',
		blocks: [...BLOCKS.slice(0, 1), MARK, ...BLOCKS.slice(1)]
	});

function read(parts: TemplateParts): Template {
	const found = readTemplate(asParts(parts));
	if (!found.ok) throw new Error(JSON.stringify(found.why));
	return found.template;
}

async function fill(parts: TemplateParts, of = paper()): Promise<{ parts: Parts; left: string[] }> {
	const template = read(parts);
	const cut = cutPaper(of, { from: FROM, charts: [{ of: 'gap' }] });
	const written = await writeDocx(of, template.width ?? undefined);
	const { bytes, left } = intoTemplate(template, written, { paper: of, cut });
	return { parts: partsOf(bytes), left };
}

const bodyOf = (parts: Parts) => xmlOf(parts, 'word/document.xml');
const linesOf = (parts: Parts) => elementsOf(bodyOf(parts), 'w:p').map(saidIn);
/** Each paragraph's style and text, in the order they stand. */
const styled = (parts: Parts) =>
	elementsOf(bodyOf(parts), 'w:p').map((one) => [valuesOf(one, 'w:pStyle')[0] ?? '', saidIn(one)]);
const once = (all: readonly string[]) => expect(all).toEqual([...new Set(all)]);

describe('a template saved by a Norwegian Word, filled', () => {
	let parts: Parts;
	let left: string[];
	beforeAll(async () => ({ parts, left } = await fill(norwegianParts())));

	it('is a whole package, with a type and a relation for all that came', () => {
		expect(packageFaults(parts)).toEqual([]);
		expect(left).toEqual([]);
		expect([...parts.keys()].slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels']);
	});

	it('has each text at its slot, also where the slot was split over runs', () => {
		const lines = linesOf(parts);
		expect(lines.slice(0, 5)).toEqual([
			'Saksframlegg',
			'Tynset 2024: behov & gap',
			'Behandles i kommunestyret.',
			'Det mangler 2–4 årsverk. Det er 129 brukere.',
			'Tallene'
		]);
		expect(lines).toContain(`For Tynset i 2024, laget ${dateText(FROM.made)}.`);
		expect(lines.join()).not.toContain('{{');
		expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toBe(
			'Fjellvik kommune: Tynset 2024: behov & gap'
		);
	});

	it('takes the template’s styles by their names, whatever their ids', () => {
		const of = new Map(styled(parts).map(([style, text]) => [text, style]));
		expect(of.get('Figur 1. Det mangler')).toBe('Bildetekst');
		expect(of.get('Vedlegg')).toBe('Overskrift2');
		expect(of.get('Filer')).toBe('Overskrift3');
		expect(of.get('Et punkt')).toBe('Punktliste');
		const table = elementsOf(bodyOf(parts), 'w:tbl')[0] ?? '';
		expect(valuesOf(table, 'w:tblStyle')).toEqual(['Tabellrutenett']);
		expect(table).not.toContain('w:tblBorders');
		const notes = xmlOf(parts, 'word/footnotes.xml');
		expect(new Set(valuesOf(notes, 'w:pStyle'))).toEqual(new Set(['Fotnotetekst']));
		const ids = valuesOf(xmlOf(parts, 'word/styles.xml'), 'w:style', 'w:styleId');
		once(ids);
		for (const used of [bodyOf(parts), notes].flatMap((xml) => [
			...valuesOf(xml, 'w:pStyle'),
			...valuesOf(xml, 'w:rStyle'),
			...valuesOf(xml, 'w:tblStyle')
		]))
			expect(ids).toContain(used);
	});

	it('has no looks of ours where it has its own, and ours stand on its ground', () => {
		const styles = elementsOf(xmlOf(parts, 'word/styles.xml'), 'w:style');
		const own = styles.filter((one) => one.includes('Atlas: '));
		expect(own.length).toBeGreaterThan(1);
		for (const one of own) {
			expect(valuesOf(one, 'w:basedOn')).toEqual(['Normal']);
			expect(one).not.toContain('w:rFonts');
		}
		expect(styles.filter((one) => one.includes('w:val="Heading 1"'))).toEqual([]);
	});

	it('keeps the template’s own footnote, and numbers each once', () => {
		const notes = elementsOf(xmlOf(parts, 'word/footnotes.xml'), 'w:footnote');
		expect(notes.map(saidIn)).toEqual([
			...['', '', ' Kommuneloven § 14-3 & budsjettet'],
			...['Kilde: BrukerPlan 2024', 'Kilde: KOSTRA 2023', 'Kilde: IS-24/8']
		]);
		const ids = valuesOf(xmlOf(parts, 'word/footnotes.xml'), 'w:footnote', 'w:id');
		once(ids);
		const signs = valuesOf(bodyOf(parts), 'w:footnoteReference', 'w:id');
		expect(signs).toEqual(['1', '2', '3', '4']);
		for (const sign of signs) expect(ids).toContain(sign);
	});

	it('has the chart with its numbers in a workbook, and what it shows in words', async () => {
		const charts = [...parts.keys()].filter((path) => /^word\/charts\/[^_]+\.xml$/.test(path));
		expect(charts).toHaveLength(1);
		const chart = xmlOf(parts, charts[0]!);
		expect(textsOf(elementsOf(chart, 'c:val')[0] ?? '', 'c:v')).toEqual(['3']);
		expect(valuesOf(bodyOf(parts), 'wp:docPr', 'descr')).toEqual(['To forløp og deres gap']);
		const [book] = [...parts].filter(([path]) => path.endsWith('.xlsx'));
		const rows = await readSheet(new Blob([new Uint8Array(book![1])]));
		expect(rows[1]?.slice(0, 2)).toEqual(['Forløp 2', 3]);
		once(
			[bodyOf(parts), xmlOf(parts, 'word/header1.xml')].flatMap((xml) =>
				valuesOf(xml, 'wp:docPr', 'id')
			)
		);
	});

	it('fits tables and charts between the template’s margins', () => {
		expect(valuesOf(bodyOf(parts), 'w:tblW', 'w:w')).toEqual([String(11906 - 2 * 1700)]);
		const [width] = valuesOf(bodyOf(parts), 'wp:extent', 'cx').map(Number);
		// A twentieth of a point is 635 of these.
		expect(width).toBeLessThanOrEqual((11906 - 2 * 1700) * 635);
	});

	it('keeps captions with what they are of, and lets words have their room', () => {
		const captions = elementsOf(bodyOf(parts), 'w:p').filter((one) => one.includes('"Bildetekst"'));
		expect(captions).toHaveLength(2);
		for (const one of captions) expect(one).toContain('<w:keepNext/>');
		expect(valuesOf(bodyOf(parts), 'w:tblLayout', 'w:type')).toEqual(['autofit']);
	});

	it('leaves byte for byte what it has no part in', () => {
		for (const path of [
			...['word/theme/theme1.xml', 'word/settings.xml', 'word/webSettings.xml', 'word/footer1.xml'],
			...['word/fontTable.xml', 'word/media/image1.png', 'docProps/app.xml', 'word/numbering.xml']
		])
			expect(parts.get(path), path).toEqual(bytesOf(norwegianParts()[path]!));
		expect(bodyOf(parts)).toContain('w:rsidR="00A12B3C"');
		expect(valuesOf(bodyOf(parts), 'w:headerReference', 'r:id')).toEqual(['rId8']);
	});

	it('says its language, its title and its maker', () => {
		expect(new Set(valuesOf(bodyOf(parts), 'w:lang'))).toEqual(new Set(['nn-NO']));
		const core = xmlOf(parts, 'docProps/core.xml');
		expect(textsOf(core, 'dc:title')).toEqual(['Tynset 2024: behov & gap']);
		expect(textsOf(core, 'dc:language')).toEqual(['nn-NO']);
		expect(core).not.toContain('Ola Nordmann');
	});

	it('ends with what the sheet is, since the foot is the template’s own', () => {
		expect(linesOf(parts).at(-1)).toBe('Tynset (3427) 2024 · Til deling');
	});
});

describe('a template', () => {
	const body = (...lines: string[]) => norwegianParts({ body: lines.join('') });
	const headings = (parts: Parts) =>
		styled(parts).flatMap(([style = '']) => /^(?:Overskrift|Heading)(\d)$/.exec(style)?.[1] ?? []);

	it('without slots gets all of it after what it has', async () => {
		const parts = body(paragraph(run('Kjære leser')));
		expect(read(parts).found.added).toBe('all');
		const { parts: made } = await fill(parts);
		const lines = linesOf(made);
		expect(lines[0]).toBe('Kjære leser');
		expect(lines[1]).toBe('Tynset 2024: behov & gap');
		expect(headings(made)).toEqual(['1', '2', '2', '2', '3']);
		expect(packageFaults(made)).toEqual([]);
		expect(bodyOf(made)).toMatch(/<\/w:p><w:sectPr.*<\/w:sectPr><\/w:body>/);
	});

	it('that asks for the paragraph alone has the sources at its end', async () => {
		const parts = body(paragraph(run('{{Avsnitt}}')));
		expect(read(parts).found.added).toBe('appendix');
		const { parts: made } = await fill(parts);
		expect(linesOf(made)).toEqual([
			...['Det mangler 2–4 årsverk. Det er 129 brukere.', '', 'Vedlegg', 'Filer', 'Ingen filer'],
			'Tynset (3427) 2024 · Til deling'
		]);
		// Nothing stands above them: they begin at the first level.
		expect(headings(made)).toEqual(['1', '2']);
	});

	it('takes the paragraph in the middle of a sentence, with its footnotes', async () => {
		const { parts } = await fill(
			body(paragraph(`${run('Svar: ')}${split('{{avsn', 'itt}} Slutt.')}`))
		);
		expect(linesOf(parts)[0]).toBe('Svar: Det mangler 2–4 årsverk. Det er 129 brukere. Slutt.');
		expect(valuesOf(bodyOf(parts), 'w:footnoteReference', 'w:id')).toHaveLength(2);
	});

	it('fills a slot as often as it is asked for, with nothing numbered twice', async () => {
		const line = paragraph(run('{{avsnitt}}'));
		const chart = paragraph(run('{{figur:1}}'));
		const { parts } = await fill(body(line, chart, line, chart));
		expect(packageFaults(parts)).toEqual([]);
		once(valuesOf(xmlOf(parts, 'word/footnotes.xml'), 'w:footnote', 'w:id'));
		once(valuesOf(bodyOf(parts), 'wp:docPr', 'id'));
		expect([...parts.keys()].filter((path) => path.endsWith('.xlsx'))).toHaveLength(2);
	});

	it('has its footnotes in the order of the text, its own among ours', async () => {
		const own =
			'<w:r><w:rPr><w:rStyle w:val="Fotnotereferanse"/></w:rPr><w:footnoteReference w:id="1"/></w:r>';
		const { parts } = await fill(body(paragraph(run('{{avsnitt}}')), paragraph(own)));
		expect(valuesOf(bodyOf(parts), 'w:footnoteReference', 'w:id')).toEqual(['1', '2', '3']);
		const notes = elementsOf(xmlOf(parts, 'word/footnotes.xml'), 'w:footnote').slice(2);
		expect(notes.map((one) => valuesOf(one, 'w:footnote', 'w:id')[0])).toEqual(['1', '2', '3']);
		expect(notes.map(saidIn)[2]).toContain('Kommuneloven');
	});

	it('keeps slots we don’t know, or have nothing for, and marks them', async () => {
		const parts = body(
			paragraph(run('Se {{figur:gapp}} her')),
			paragraph(run('{{figur:2}}')),
			`<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${paragraph(run('{{tabell:gap}}'))}</w:tc></w:tr></w:tbl>`
		);
		expect(read(parts).found.slots).toEqual([
			{ written: '{{figur:gapp}}', is: 'unknown' },
			{ written: '{{figur:2}}', is: 'filled' },
			{ written: '{{tabell:gap}}', is: 'misplaced' },
			{ written: '{{tittel}}', is: 'filled' }
		]);
		const { parts: made, left } = await fill(parts);
		expect(left).toEqual(['{{figur:gapp}}', '{{figur:2}}', '{{tabell:gap}}']);
		const marked = elementsOf(bodyOf(made), 'w:r').filter((one) => one.includes('w:highlight'));
		expect(marked.map(saidIn)).toEqual(left);
		expect(linesOf(made)[0]).toBe('Se {{figur:gapp}} her');
	});

	it('has text in tables, text boxes, controls and headers, and no footnotes where Word takes none', async () => {
		const box = `<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${paragraph(run('{{avsnitt}}'))}</w:txbxContent></v:textbox></w:pict></w:r>`;
		const bound = `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent>${paragraph(run('{{mer}}'))}</w:sdtContent></w:sdt>`;
		const { parts, left } = await fill(
			body(
				`<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>${paragraph(run('{{kommune}} {{avsnitt}}'))}</w:tc></w:tr></w:tbl>`,
				paragraph(box),
				bound
			)
		);
		expect(left).toEqual([]);
		expect(valuesOf(bodyOf(parts), 'w:footnoteReference', 'w:id')).toHaveLength(3);
		const boxes = elementsOf(bodyOf(parts), 'w:txbxContent');
		expect(boxes.map(saidIn)).toEqual(['Det mangler 2–4 årsverk. Det er 129 brukere.']);
		expect(bodyOf(parts)).not.toMatch(/dataBinding|showingPlcHdr/);
		expect(packageFaults(parts)).toEqual([]);
	});

	it('keeps bookmarks, pictures and the end of a section that stood with a slot', async () => {
		const landscape = SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"');
		const { parts } = await fill(
			body(
				`<w:p><w:bookmarkStart w:id="5" w:name="her"/>${run('{{mer}}')}<w:bookmarkEnd w:id="5"/></w:p>`,
				`<w:p><w:pPr>${landscape}</w:pPr>${run('{{tabell:gap}}')}</w:p>`,
				paragraph(run('Etter'))
			)
		);
		const xml = bodyOf(parts);
		expect(valuesOf(xml, 'w:bookmarkStart', 'w:name')).toEqual(['her']);
		expect(valuesOf(xml, 'w:pgSz', 'w:w')).toEqual(['16838', '11906']);
		expect(xml.indexOf('</w:tbl>')).toBeLessThan(xml.indexOf('w:w="16838"'));
		expect(packageFaults(parts)).toEqual([]);
	});

	it('that lacks styles, lists and footnotes gets ours, and is told of them', async () => {
		const bare = norwegianParts({
			body: paragraph(run('Hei')),
			section: '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
			styles: STYLES.slice(0, 1)
		});
		for (const gone of ['footnotes', 'numbering', 'header1', 'footer1'])
			delete bare[`word/${gone}.xml`];
		delete bare['word/_rels/header1.xml.rels'];
		bare['[Content_Types].xml'] = String(bare['[Content_Types].xml']).replace(
			/<Override PartName="\/word\/(?:footnotes|numbering|header1|footer1)\.xml"[^>]*>/g,
			''
		);
		bare['word/_rels/document.xml.rels'] = relationsXml(
			...(String(bare['word/_rels/document.xml.rels']).match(
				/<Relationship [^>]*(?:styles|settings|webSettings|fontTable|theme1)\.xml"\/>/g
			) ?? [])
		);
		const { found } = read(bare);
		expect(found.styles).toEqual(['normal']);
		expect(found.lacking).toContain('heading1');
		const { parts } = await fill(bare, internal());
		expect(packageFaults(parts)).toEqual([]);
		expect(headings(parts)).toEqual(['1', '2', '2', '2', '3']);
		expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toBe('INTERN');
		expect(saidIn(xmlOf(parts, 'word/footer1.xml'))).toContain('Til deling · side ');
		expect(valuesOf(bodyOf(parts), 'w:numId')).toEqual(['1']);
		expect(valuesOf(xmlOf(parts, 'word/numbering.xml'), 'w:num', 'w:numId')).toEqual(['1']);
	});

	it('with lists that are numbered by words gets ours by numbers', async () => {
		const parts = norwegianParts({ styles: STYLES.filter((one) => !one.includes('List Bullet')) });
		parts['word/numbering.xml'] = String(parts['word/numbering.xml'])
			.replace('w:numId="4"', 'w:numId="fire"')
			.replace('w:abstractNumId="3"', 'w:abstractNumId="tre"');
		const { parts: made } = await fill(parts);
		expect(valuesOf(bodyOf(made), 'w:numId')).toEqual(['1']);
		const lists = xmlOf(made, 'word/numbering.xml');
		expect(valuesOf(lists, 'w:num', 'w:numId')).toEqual(['fire', '1']);
		expect(valuesOf(lists, 'w:abstractNum', 'w:abstractNumId')).toEqual(['tre', '1']);
	});

	it('never loses the stamp: it stands first, and on each page', async () => {
		const { parts } = await fill(norwegianParts(), internal());
		expect(linesOf(parts)[0]).toBe('INTERN · Syntetiske data');
		expect(linesOf(parts).filter((one) => one.includes('INTERN'))).toHaveLength(1);
		expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toMatch(/INTERN$/);
		// The first section has no head of its own, and the next has one.
		const later = `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>${paragraph(run('Etter'))}`;
		const { parts: two } = await fill(body(later), internal());
		const heads = [...two.keys()].filter((path) => /^word\/header\d+\.xml$/.test(path));
		expect(heads.map((path) => saidIn(xmlOf(two, path)).includes('INTERN'))).toEqual([true, true]);
		const asked = body(paragraph(run('Først')), paragraph(run('{{merke}}')));
		const { parts: own } = await fill(asked, internal());
		expect(linesOf(own).slice(0, 2)).toEqual(['Først', 'INTERN · Syntetiske data']);
		const { parts: shared } = await fill(asked);
		expect(linesOf(shared)[1]).toBe('');
	});

	it('has the stamp on a first page and on even pages too, where those have heads of their own', async () => {
		const parts = norwegianParts({
			section: SECTION.replace('</w:sectPr>', '<w:titlePg/></w:sectPr>')
		});
		parts['word/settings.xml'] = String(parts['word/settings.xml']).replace(
			'<w:proofState',
			'<w:evenAndOddHeaders/><w:proofState'
		);
		const stamped = async (of = paper()) => {
			const { parts: made } = await fill(parts, of);
			expect(packageFaults(made)).toEqual([]);
			const heads = [...made.keys()].filter((path) => /^word\/header\d+\.xml$/.test(path));
			return {
				types: valuesOf(bodyOf(made), 'w:headerReference', 'w:type').toSorted(),
				stamps: heads.map((path) => saidIn(xmlOf(made, path)).includes('INTERN'))
			};
		};
		expect(await stamped(internal())).toEqual({
			...{ types: ['default', 'even', 'first'], stamps: [true, true, true] }
		});
		expect(await stamped()).toEqual({ types: ['default'], stamps: [false] });
	});

	it('of Word’s own kind for templates becomes a document', async () => {
		const parts = norwegianParts();
		parts['[Content_Types].xml'] = String(parts['[Content_Types].xml']).replace(
			'document.main+xml',
			'template.main+xml'
		);
		const { parts: made } = await fill(parts);
		expect(xmlOf(made, '[Content_Types].xml')).not.toContain('template.main');
		expect(packageFaults(made)).toEqual([]);
	});

	it('that was made by us before is filled with our own styles, none of them twice', async () => {
		const first = await writeDocx(
			paper({ blocks: [{ kind: 'text', runs: [{ text: '{{alt}}' }] }] })
		);
		const { parts } = await fill(Object.fromEntries(partsOf(first)));
		once(valuesOf(xmlOf(parts, 'word/styles.xml'), 'w:style', 'w:styleId'));
		expect(headings(parts)).toEqual(['1', '2', '2', '2', '3']);
		expect(packageFaults(parts)).toEqual([]);
	});

	it('keeps a picture of its own, and the break of a page, on the line of a slot', async () => {
		const parts = norwegianParts();
		parts['word/media/image2.png'] = POINT;
		parts['word/document.xml'] = String(parts['word/document.xml']).replace(
			run('{{vedlegg}}'),
			`<w:r><w:br w:type="page"/></w:r>${run('{{vedlegg}}')}`
		);
		const { parts: made, left } = await fill(parts);
		expect(left).toEqual([]);
		expect(made.get('word/media/image2.png')).toEqual(POINT);
		const lines = elementsOf(bodyOf(made), 'w:p');
		const at = lines.findIndex((one) => saidIn(one) === 'Vedlegg');
		expect(lines[at - 1]).toContain('<w:br w:type="page"/>');
	});

	it('has a slot found however it is split over runs', async () => {
		const text = 'Om {{kommune}} i {{ År }}: {{figur:9}}.';
		await fc.assert(
			fc.asyncProperty(
				fc.uniqueArray(fc.nat({ max: text.length }), { maxLength: 12 }),
				fc.array(fc.boolean()),
				async (cuts, bold) => {
					const ends = [...cuts.toSorted((a, b) => a - b), text.length];
					const runs = ends.map((end, i) =>
						run(text.slice(i ? ends[i - 1] : 0, end), bold[i] ? '<w:b/>' : '')
					);
					const { parts, left } = await fill(body(paragraph(runs.join(''))));
					expect(linesOf(parts)[0]).toBe('Om Tynset i 2024: {{figur:9}}.');
					expect(left).toEqual(['{{figur:9}}']);
				}
			),
			{ numRuns: 25 }
		);
	});
});
