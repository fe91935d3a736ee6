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
} from '../../../../tests/docxParts.ts';
import type { Locale } from '../../domain/text.ts';
import type { ChartBlock, PaperDocument, TableBlock } from './document.ts';
import { writeDocx } from './write.ts';

const BARS: ChartBlock = {
	...{ kind: 'chart', draw: 'bars', unit: 'årsverk', description: 'Tre forløp & deres gap' },
	axis: { low: -4, high: 6, step: 2 },
	categories: ['Forløp 2: mangler', 'Forløp 3: kan ikke avgjøres', 'Forløp 1: ingen tall'],
	series: [
		{
			name: 'Gap',
			points: [
				{ value: 3, low: 1.9, high: 4.1, tone: 'missing' },
				{ value: -0.4, low: -3.2, high: 2.2, tone: 'undecided' },
				null
			]
		}
	]
};
const LINES: ChartBlock = {
	...{ kind: 'chart', draw: 'lines', unit: 'per 1000', description: 'To år, ett uten tall' },
	axis: { low: 10, high: 12, step: 0.5 },
	categories: ['2022', '2023', '2024'],
	series: [
		{
			name: 'Tynset',
			points: [{ value: 10.5, low: 10.1, high: 11 }, null, { value: 11.2, low: null, high: null }]
		},
		{ name: 'landet', points: [null, null, { value: 12, low: null, high: null }] }
	]
};
const TABLE: TableBlock = {
	kind: 'table',
	title: 'Gap i "Tynset" <2024> & før',
	columns: [
		{ label: 'Forløp', numeric: false },
		{ label: 'Gap (årsverk)', numeric: true }
	],
	rows: [
		['2', '1,9–4,1'],
		['3', 'kan ikke avgjøres']
	]
};
/** A picture of one point. */
const PNG = Uint8Array.from(
	atob(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
	),
	(sign) => sign.charCodeAt(0)
);

const paper = (locale: Locale = 'nb', more: Partial<PaperDocument> = {}): PaperDocument => ({
	...{ title: 'Gap & behov', locale, maker: 'Forløpsatlas', mark: null },
	foot: 'Tynset · side {page} av {pages}',
	blocks: [
		{ kind: 'heading', level: 1, text: 'Gap & behov' },
		{
			kind: 'text',
			runs: [
				{ text: 'Det mangler.\nTrolig.', note: ['Kilde: BrukerPlan 2024'] },
				{ text: 'Fet', bold: true }
			]
		},
		{ kind: 'heading', level: 2, text: 'Figur' },
		{ kind: 'text', as: 'caption', runs: [{ text: 'Figur 1' }] },
		BARS,
		LINES,
		{ ...{ kind: 'picture', png: PNG, width: 20, height: 10 }, description: 'Et punkt' },
		TABLE,
		{ kind: 'text', as: 'item', runs: [{ text: 'Punkt', note: ['Kilde: IS-24/8', 'og mer'] }] },
		{ kind: 'page-break' },
		{ kind: 'heading', level: 2, text: 'Vedlegg' },
		{ kind: 'heading', level: 3, text: 'Filer' }
	],
	...more
});

let parts: Parts;
let body: string;
beforeAll(async () => {
	parts = partsOf(await writeDocx(paper()));
	body = xmlOf(parts, 'word/document.xml');
});

describe('a written document', () => {
	it('is a whole package: all has a type, all that is pointed at is there, nothing points out', () => {
		expect(packageFaults(parts)).toEqual([]);
		expect([...parts.keys()].slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels']);
	});

	it('would be found out with a part gone, a type gone or an element open', () => {
		const without = (path: string) => new Map([...parts].filter(([name]) => name !== path));
		expect(packageFaults(without('word/styles.xml')).join()).toContain(
			'word/styles.xml is not there'
		);
		const with_ = (path: string, by: (xml: string) => string) =>
			new Map([...parts, [path, new TextEncoder().encode(by(xmlOf(parts, path)))]]);
		const types = with_('[Content_Types].xml', (xml) =>
			xml.replace(/<Override[^>]*styles[^>]*>/, '')
		);
		expect(packageFaults(types)).toEqual(['word/styles.xml has no type']);
		const open = with_('word/document.xml', (xml) => xml.replace('</w:p>', ''));
		expect(packageFaults(open)).toHaveLength(1);
		const out = with_('word/_rels/document.xml.rels', (xml) =>
			xml.replace('<Relationship ', '<Relationship TargetMode="External" ')
		);
		expect(packageFaults(out).join()).toContain('points out of the file');
	});

	it('has its title and its maker where programs look for them', () => {
		const core = xmlOf(parts, 'docProps/core.xml');
		expect(textsOf(core, 'dc:title')).toEqual(['Gap & behov']);
		expect(textsOf(core, 'dc:creator')).toEqual(['Forløpsatlas']);
	});

	it.each([
		['nb', 'nb-NO'],
		['nn', 'nn-NO'],
		['en', 'en-GB']
	] as const)(
		'says in %s that it is in %s, in text, properties and charts',
		async (locale, name) => {
			const own = partsOf(await writeDocx(paper(locale)));
			expect(valuesOf(xmlOf(own, 'word/styles.xml'), 'w:lang')).toEqual([name]);
			expect(textsOf(xmlOf(own, 'docProps/core.xml'), 'dc:language')).toEqual([name]);
			for (const chart of ['1', '2'].map((n) => xmlOf(own, `word/charts/chart${n}.xml`))) {
				expect(valuesOf(chart, 'c:lang', 'val')).toEqual([name]);
				expect(new Set(chart.match(/lang="[^"]*"/g))).toEqual(new Set([`lang="${name}"`]));
			}
		}
	);

	it('has headings in their order, and no text that looks like one', () => {
		const styles = elementsOf(body, 'w:p').map((one) => [
			valuesOf(one, 'w:pStyle')[0],
			saidIn(one)
		]);
		expect(styles.filter(([style]) => style?.startsWith('Heading'))).toEqual([
			['Heading1', 'Gap & behov'],
			['Heading2', 'Figur'],
			['Heading2', 'Vedlegg'],
			['Heading3', 'Filer']
		]);
		const known = new Set(valuesOf(xmlOf(parts, 'word/styles.xml'), 'w:style', 'w:styleId'));
		expect(styles.filter(([style]) => style && !known.has(style))).toEqual([]);
	});

	it('has real tables: a name, a head that is repeated, rows that are not cut, no merged cells', () => {
		const [table, ...others] = elementsOf(body, 'w:tbl');
		expect(others).toEqual([]);
		expect(valuesOf(table!, 'w:tblCaption')).toEqual([TABLE.title]);
		const rows = elementsOf(table!, 'w:tr');
		expect(rows.map((row) => /<w:tblHeader\/?>/.test(row))).toEqual([true, false, false]);
		expect(rows.every((row) => /<w:cantSplit\/?>/.test(row))).toBe(true);
		expect(rows.map((row) => elementsOf(row, 'w:tc').map(saidIn))).toEqual([
			['Forløp', 'Gap (årsverk)'],
			...TABLE.rows
		]);
		expect(table).not.toMatch(/gridSpan|vMerge/);
		const widths = valuesOf(table!, 'w:gridCol', 'w:w').map(Number);
		expect(widths.reduce((a, b) => a + b)).toBe(11906 - 2 * 1417);
		expect(Math.min(...widths)).toBeGreaterThan(0);
	});

	it('tells what is seen in charts and pictures, each by a name of its own', () => {
		const drawn = elementsOf(body, 'wp:inline');
		expect(drawn.map((one) => valuesOf(one, 'wp:docPr', 'descr')[0])).toEqual([
			'Tre forløp & deres gap',
			'To år, ett uten tall',
			'Et punkt'
		]);
		const ids = valuesOf(body, 'wp:docPr', 'id');
		expect(new Set(ids).size).toBe(3);
	});

	it('has a footnote where a text has one, with all its paragraphs', () => {
		const notes = elementsOf(xmlOf(parts, 'word/footnotes.xml'), 'w:footnote').filter(
			(one) => !one.includes('w:type=')
		);
		expect(notes.map((one) => elementsOf(one, 'w:p').map(saidIn))).toEqual([
			['Kilde: BrukerPlan 2024'],
			['Kilde: IS-24/8', 'og mer']
		]);
		expect(valuesOf(body, 'w:footnoteReference', 'w:id')).toEqual(['1', '2']);
	});

	it('has lines within a text, and the number of each page at its foot', () => {
		const [said = ''] = elementsOf(body, 'w:p').filter((one) => one.includes('Det mangler.'));
		expect(textsOf(said, 'w:t')).toEqual(['Det mangler.', 'Trolig.', 'Fet']);
		expect(said.match(/<w:br\/>/g)).toHaveLength(1);
		const foot = xmlOf(parts, 'word/footer1.xml');
		expect(saidIn(foot)).toBe('Tynset · side  av ');
		expect(textsOf(foot, 'w:instrText')).toEqual(['PAGE', 'NUMPAGES']);
		expect([...parts.keys()].filter((path) => path.includes('header'))).toEqual([]);
	});

	it('has whose eyes it is for on top of each page', async () => {
		const own = partsOf(await writeDocx(paper('nb', { mark: 'INTERN' })));
		expect(saidIn(xmlOf(own, 'word/header1.xml'))).toBe('INTERN');
		expect(valuesOf(xmlOf(own, 'word/document.xml'), 'w:headerReference', 'w:type')).toEqual([
			'default'
		]);
		expect(packageFaults(own)).toEqual([]);
	});

	it('can be opened whatever a name holds', async () => {
		const hostile = 'a\u0000b\u0008 ]]> <w:p/> &amp; "x" \ud800 {page} ${y} =1+1';
		const own = partsOf(
			await writeDocx(
				paper('nb', {
					...{ title: hostile, mark: hostile, foot: hostile },
					blocks: [
						{ kind: 'heading', level: 1, text: hostile },
						{ kind: 'text', runs: [{ text: hostile, note: [hostile] }] },
						{ ...TABLE, title: hostile, rows: [[hostile, hostile]] },
						{ ...BARS, categories: [hostile, hostile, hostile], description: hostile }
					]
				})
			)
		);
		expect(packageFaults(own)).toEqual([]);
		const shown = 'a\ufffdb\ufffd ]]> <w:p/> &amp; "x" \ufffd {page} ${y} =1+1';
		const text = xmlOf(own, 'word/document.xml');
		expect(saidIn(elementsOf(text, 'w:p')[0]!)).toBe(shown);
		expect(valuesOf(text, 'w:tblCaption')).toEqual([shown]);
		expect(valuesOf(text, 'wp:docPr', 'descr')).toEqual([shown]);
	});
});

/** The numbers of a list in a chart, by their place. */
function numbersIn(xml: string, element: string): [number, number][] {
	const [list = ''] = elementsOf(xml, element);
	return elementsOf(list, 'c:pt').map((one) => [
		Number(valuesOf(one, 'c:pt', 'idx')[0]),
		Number(textsOf(one, 'c:v')[0])
	]);
}

describe('a chart in a document', () => {
	it('has its bars and their ranges, and the words beside them', () => {
		const xml = xmlOf(parts, 'word/charts/chart1.xml');
		expect(numbersIn(xml, 'c:val')).toEqual([
			[0, 3],
			[1, -0.4]
		]);
		expect(numbersIn(xml, 'c:plus')).toEqual([
			[0, 1.1],
			[1, 2.6]
		]);
		expect(numbersIn(xml, 'c:minus')).toEqual([
			[0, 1.1],
			[1, 2.8]
		]);
		expect(textsOf(elementsOf(xml, 'c:cat')[0]!, 'c:v')).toEqual(BARS.categories);
		expect(valuesOf(xml, 'c:barDir', 'val')).toEqual(['bar']);
		expect(textsOf(xml, 'a:t')).toEqual(['årsverk']);
	});

	it('has a scale that holds the ranges, with names at its edge and the first on top', () => {
		const xml = xmlOf(parts, 'word/charts/chart1.xml');
		const [names = '', scale = ''] = [...elementsOf(xml, 'c:catAx'), ...elementsOf(xml, 'c:valAx')];
		expect(valuesOf(names, 'c:tickLblPos', 'val')).toEqual(['low']);
		expect(valuesOf(names, 'c:orientation', 'val')).toEqual(['maxMin']);
		expect([valuesOf(scale, 'c:min', 'val'), valuesOf(scale, 'c:max', 'val')]).toEqual([
			['-4'],
			['6']
		]);
		expect(valuesOf(scale, 'c:majorUnit', 'val')).toEqual(['2']);
	});

	it('hatches what can not be decided, and that alone', () => {
		const xml = xmlOf(parts, 'word/charts/chart1.xml');
		const bars = elementsOf(xml, 'c:dPt').map((one) => [
			valuesOf(one, 'c:idx', 'val')[0],
			/<a:pattFill/.test(one),
			valuesOf(one, 'a:srgbClr', 'val')[0]
		]);
		expect(bars[0]).toEqual(['0', false, '882255']);
		expect(bars.filter(([, hatched]) => !hatched)).toHaveLength(1);
	});

	it('draws lines with the years that have no number as gaps, and a legend where there are several', () => {
		const xml = xmlOf(parts, 'word/charts/chart2.xml');
		const [own = '', other = ''] = elementsOf(xml, 'c:ser');
		expect(numbersIn(own, 'c:val')).toEqual([
			[0, 10.5],
			[2, 11.2]
		]);
		expect(numbersIn(own, 'c:plus')).toEqual([[0, 0.5]]);
		expect(numbersIn(other, 'c:val')).toEqual([[2, 12]]);
		expect(other).not.toContain('c:errBars');
		expect(valuesOf(xml, 'c:dispBlanksAs', 'val')).toEqual(['gap']);
		expect(xml).toContain('<c:legend>');
		expect(xmlOf(parts, 'word/charts/chart1.xml')).not.toContain('<c:legend>');
	});

	it.each([
		[1, BARS],
		[2, LINES]
	] as const)('has the same numbers in its workbook, to be edited: %i', async (n, block) => {
		const [path = ''] = valuesOf(
			xmlOf(parts, `word/charts/_rels/chart${n}.xml.rels`),
			'Relationship',
			'Target'
		);
		const book = parts.get(path.replace('..', 'word'))!;
		expect(packageFaults(partsOf(book))).toEqual([]);
		const [, ...rows] = await readSheet(new Uint8Array(book).buffer);
		const values = rows.map((row) => row.filter((_, i) => i === 0 || typeof row[i] === 'number'));
		expect(values.map(([name]) => String(name))).toEqual(block.categories);
		const sizes = block.categories.map((_, i) =>
			block.series.flatMap(({ points }) => {
				const point = points[i];
				return point ? [point.value] : [];
			})
		);
		for (const [i, [, ...numbers]] of values.entries())
			expect(numbers).toEqual(expect.arrayContaining(sizes[i] ?? []));
	});
});
