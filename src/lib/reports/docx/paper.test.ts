import { describe, expect, it } from 'vitest';
import { HIDDEN, value } from '../../domain/cell.ts';
import type { Released } from '../../domain/figure.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Table } from '../../domain/table.ts';
import type { ChartData } from '../../pictures/chartData.ts';
import { computed } from '../../pictures/computed.ts';
import type { Block, TableBlock, TextBlock } from './document.ts';
import { kommunePaper, type PaperInput, type PaperParagraph } from './paper.ts';

const released = (cell: ReturnType<typeof value>) => cell as Released;

const FROM: Provenance = {
	place: { code: '3427', name: 'Tynset' },
	years: [2024],
	sources: [
		{ name: 'BrukerPlan', years: [2024], files: [] },
		{ name: 'IS-24/8', years: [2023, 2024], files: [] }
	],
	method: 'Brukere delt på brukere per årsverk.',
	crosswalk: 'kobling standard v1',
	assumptions: 'Antakelser standard v3',
	mode: 'share',
	synthetic: false,
	made: new Date(2026, 10, 28)
};
const OTHER: Provenance = {
	...FROM,
	sources: [{ name: 'KOSTRA', years: [2022], files: [] }],
	...{ years: [2022], method: '', crosswalk: null, assumptions: null }
};
const NOTE = 'gruppene er skjult, og tallet er fra året før; 17,4 årsverk i alle former';
const TABLE: Table = {
	caption: 'Gap i Tynset 2024',
	columns: [
		{ key: 'what', label: 'Forløp' },
		{ key: 'users', label: 'Behov', unit: 'brukere', numeric: true, decimals: 0 },
		{ key: 'gap', label: 'Gap', unit: 'årsverk', numeric: true },
		{ key: 'note', label: 'Merknad' }
	],
	rows: [
		{
			what: '2',
			users: released(value(129.4)),
			gap: computed('2–4', { low: 1.962, median: 3.04, high: 4.01 }, 1),
			note: NOTE
		},
		{ what: '3', users: released(HIDDEN), gap: 'ikke kjent', note: '' }
	]
};
const CHART: ChartData = {
	...{ draw: 'bars', measure: 'Søylen er midten.', unit: 'årsverk' },
	categories: ['2: mangler', '3: ikke kjent'],
	series: [
		{
			...{ name: 'Gap', decimals: 1, tones: ['missing', 'undecided'] },
			cells: TABLE.rows.map((row) => row.gap)
		}
	]
};
const of = (said: PaperParagraph['said'], edited = false): PaperParagraph => ({
	...{ said, edited },
	from: said[0]!.from
});
const INPUT: PaperInput = {
	title: 'Tynset 2024: behov og gap',
	paragraph: of([{ text: 'Tynset 2024: Det mangler.', from: FROM }]),
	pictures: [
		{
			picture: {
				...{ name: 'Gapet', heading: 'Det mangler 2–4.', subtitle: 'Skravert: 90 %' },
				...{ summary: 'Forløp 2: 2–4.', table: TABLE }
			},
			...{ chart: CHART, from: FROM }
		}
	],
	sentences: [
		{ text: 'Det er 129 brukere.', from: OTHER },
		{ text: 'Det hviler på to tall.', from: FROM }
	],
	files: [{ name: 'brukerplan.csv', source: 'BrukerPlan', sha256: 'ab12' }],
	...{ assumptions: null, protection: 'f00' }
};

const paper = (more: Partial<PaperInput> = {}) => kommunePaper({ ...INPUT, ...more });
const ofKind = <K extends Block['kind']>(blocks: readonly Block[], kind: K) =>
	blocks.filter((one): one is Extract<Block, { kind: K }> => one.kind === kind);
const textOf = ({ runs }: TextBlock) => runs.map(({ text }) => text).join('');
/** With plain spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const rowsOf = ({ rows }: TableBlock) =>
	Object.fromEntries(rows.map(([what, said]) => [what, said]));

describe('the paper of a kommune', () => {
	it('begins with its title as the one heading of all, and skips no level', () => {
		const { title, blocks } = paper();
		expect(title).toBe(INPUT.title);
		const headings = ofKind(blocks, 'heading');
		expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: title });
		expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
		for (const [i, { level }] of headings.slice(1).entries())
			expect(level - headings[i]!.level).toBeLessThanOrEqual(1);
	});

	it('tells paragraph, figure, table, sentences and appendix, in that order', () => {
		const told = paper().blocks.map((one) =>
			one.kind === 'heading' ? one.text : one.kind === 'text' ? textOf(one) : one.kind
		);
		const order = [
			...['Tynset 2024: Det mangler.', 'Gapet', 'Figur 1. Det mangler 2–4.', 'chart'],
			...['Tabell 1. Gap i Tynset 2024', 'table', 'Det er 129 brukere.', 'page-break'],
			'Vedlegg: kilder, antakelser og versjoner'
		];
		const places = order.map((one) => told.indexOf(one));
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	it('has the cells of the table as they are on the page, and the numbers of the chart as they are shown', () => {
		const { blocks } = paper();
		const [table] = ofKind(blocks, 'table');
		expect(table).toMatchObject({
			title: TABLE.caption,
			columns: [
				{ label: 'Forløp', numeric: false },
				{ label: 'Behov (brukere)', numeric: true },
				{ label: 'Gap (årsverk)', numeric: true }
			],
			rows: [
				['2', '129', '2–4'],
				['3', 'skjult av personvernhensyn', 'ikke kjent']
			]
		});
		const [chart] = ofKind(blocks, 'chart');
		expect(chart?.series[0]?.points).toEqual([
			{ value: 3, low: 2, high: 4, tone: 'missing' },
			null
		]);
		expect(chart?.axis).toEqual({ low: 0, high: 4, step: 1 });
		expect(chart?.description).toBe('Det mangler 2–4. Forløp 2: 2–4.');
	});

	it('tells what belongs with a finding below it, and to those who don’t see the chart', () => {
		const [picture] = INPUT.pictures;
		const more = 'Også landet har for lite.';
		const { blocks } = paper({
			pictures: [{ ...picture!, picture: { ...picture!.picture, more } }]
		});
		const texts = ofKind(blocks, 'text').map(textOf);
		expect(texts[texts.indexOf('Figur 1. Det mangler 2–4.') + 1]).toBe(more);
		expect(ofKind(blocks, 'chart')[0]?.description).toBe(`Det mangler 2–4. ${more} Forløp 2: 2–4.`);
	});

	it('has a scale for the ranges and not for the values alone, and zero on it', () => {
		const [picture] = INPUT.pictures;
		const cells = [computed('x', { low: -6.8, median: -5, high: -3.1 }, 1)];
		const series = CHART.series.map((one) => ({ ...one, cells }));
		const pictures = [{ ...picture!, chart: { ...CHART, series } }];
		const [chart] = ofKind(paper({ pictures }).blocks, 'chart');
		expect(chart?.axis).toMatchObject({ low: -7, high: 0 });
	});

	it('keeps long notes below the table, each with its row', () => {
		const notes = ofKind(paper().blocks, 'text').filter(({ as }) => as === 'note');
		expect(notes.map(textOf)).toEqual([`2, merknad: ${NOTE}`]);
	});

	it('says what the marks of the chart are, and where there is none, why', () => {
		const measures = (input: Partial<PaperInput>) =>
			ofKind(paper(input).blocks, 'text')
				.filter(({ as }) => as === 'measure')
				.map(textOf);
		expect(measures({})).toEqual(['Søylen er midten.']);
		const [picture] = INPUT.pictures;
		const none = { ...CHART, series: CHART.series.map((one) => ({ ...one, cells: [] })) };
		const pictures = [{ ...picture!, chart: none }];
		expect(ofKind(paper({ pictures }).blocks, 'chart')).toEqual([]);
		expect(measures({ pictures }), 'of marks that are not there').toEqual([]);
		expect(ofKind(paper({ pictures }).blocks, 'text').map(textOf).join()).toContain('ikke tegnet');
		const alone = { pictures: [{ ...picture!, chart: null }] };
		expect(measures(alone)).toEqual(['Skravert: 90 %']);
		expect(ofKind(paper(alone).blocks, 'text').map(textOf).join()).not.toContain('ikke tegnet');
	});

	it('has where it comes from in a footnote of each text, and below each figure and table', () => {
		const texts = ofKind(paper().blocks, 'text');
		const notes = texts.flatMap(({ runs }) => runs.flatMap(({ note }) => note ?? []));
		expect(notes).toHaveLength(3);
		expect(notes[0]).toContain('BrukerPlan 2024; IS-24/8 2023–2024');
		expect(notes[0]).toContain('Kobling standard v1. Antakelser standard v3.');
		expect(notes[1]).toContain('KOSTRA 2022');
		const sources = texts.filter(({ as }) => as === 'source').map(textOf);
		expect(sources).toHaveLength(2);
		for (const source of sources) expect(source).toContain('Tynset (3427) 2024 · BrukerPlan 2024');
	});

	it('has a footnote after the last of the sentences that come from the same', () => {
		const [first, second, third] = ['Én.', 'To.', 'Tre.'];
		const { blocks } = paper({
			paragraph: of([
				{ text: first, from: FROM },
				{ text: second, from: FROM },
				{ text: third, from: OTHER }
			])
		});
		const said = ofKind(blocks, 'text').find((one) => textOf(one).startsWith(first));
		expect(textOf(said!)).toBe('Én. To. Tre.');
		expect(said!.runs.map(({ note }) => note?.[0]?.match(/BrukerPlan|KOSTRA/)?.[0])).toEqual([
			undefined,
			'BrukerPlan',
			'KOSTRA'
		]);
	});

	it('says of a paragraph that the user has written anew that it is', () => {
		const told = (edited: boolean) =>
			ofKind(paper({ paragraph: of([{ text: 'x', from: FROM }], edited) }).blocks, 'text').map(
				textOf
			);
		expect(told(true).join()).toContain('skrevet om');
		expect(told(false).join()).not.toContain('skrevet om');
	});

	it('has all of it in the appendix, once for those that come from the same', () => {
		const [, own, other, files, ...none] = ofKind(paper().blocks, 'table');
		expect(none).toEqual([]);
		expect(rowsOf(own!)).toEqual({
			...{ Kommune: 'Tynset (3427)', År: '2024', Enhet: 'Behov: brukere; Gap: årsverk' },
			...{ Kilde: 'BrukerPlan 2024; IS-24/8 2023–2024', 'Slik er tallet laget': FROM.method },
			...{ Kobling: FROM.crosswalk, Antakelser: FROM.assumptions },
			...{ 'Regler for små tall, versjon': 'f00', Visning: 'Til deling: små tall er skjult' },
			...{ Data: 'Egne filer', 'Hentet ut': '28.\u00a0november 2026' }
		});
		expect(own!.title).toContain('Figur og tabell 1: Gapet; Avsnittet');
		expect(own!.title).toContain('Det hviler på to tall.');
		expect(rowsOf(other!)).toMatchObject({ År: '2022', Kilde: 'KOSTRA 2022' });
		expect(files!.rows).toEqual([['brukerplan.csv', 'BrukerPlan', 'ab12']]);
	});

	it('says of the examples that they are, also where no file has been read', () => {
		const from = { ...FROM, synthetic: true };
		const { blocks, foot } = paper({ paragraph: of([{ text: 'x', from }]), files: [] });
		expect(ofKind(blocks, 'text').find(({ as }) => as === 'mark')).toMatchObject({
			runs: [{ text: 'Syntetiske eksempeldata' }]
		});
		expect(foot).toContain('Syntetiske eksempeldata');
		expect(ofKind(blocks, 'text').map(textOf).join()).toContain('syntetiske eksemplene som følger');
		expect(ofKind(paper({ files: [] }).blocks, 'text').map(textOf)).toContain(
			'Ingen filer var lest inn da dokumentet ble laget.'
		);
	});

	it('says whose eyes it is for: on each page, at its foot, first in it and in the appendix', () => {
		expect(paper().mark).toBeNull();
		expect(plain(paper().foot)).toBe(
			'Tynset (3427) 2024 · Til deling: små tall er skjult · Forløpsatlas, 28. november 2026 · side {page} av {pages}'
		);
		const from = { ...FROM, mode: 'internal' as const };
		const [picture] = INPUT.pictures;
		const own = paper({
			...{ paragraph: of([{ text: 'x', from }]), sentences: [] },
			pictures: [{ ...picture!, from }]
		});
		const stamp = 'INTERN – unntatt offentlighet';
		expect([own.mark, own.foot.includes(stamp)]).toEqual([stamp, true]);
		expect(own.blocks[1]).toMatchObject({ as: 'mark', runs: [{ text: stamp }] });
		const sources = ofKind(own.blocks, 'text').filter(({ as }) => as === 'source');
		expect(sources.every((one) => textOf(one).startsWith(stamp))).toBe(true);
		const tables = ofKind(own.blocks, 'table').filter(({ title }) => title.startsWith('Hvor'));
		expect(tables.map((one) => rowsOf(one).Visning)).toEqual([stamp]);
	});
});
