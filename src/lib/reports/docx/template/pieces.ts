import type { Provenance } from '../../../domain/provenance.ts';
import type { ChartData } from '../../../pictures/chartData.ts';
import { dateText } from '../../../text/index.ts';
import { provenanceLine, yearsText } from '../../provenanceLine.ts';
import type { Block, PaperDocument } from '../document.ts';

/**
 * What a slot is filled with: a text that stands in a line of the template's own; or blocks of the paper, by
 * their places in it, which need a line to themselves. A paragraph can be either.
 */
export type Piece =
	| { kind: 'text'; text: string }
	| { kind: 'paragraph'; blocks: readonly number[] }
	| { kind: 'blocks'; blocks: readonly number[] };

/** Slots that are there in every paper, or may be. */
const WORDS = ['tittel', 'kommune', 'aar', 'dato', 'merke', 'kilder'] as const;
const PARTS = ['mer', 'vedlegg', 'alt'] as const;
const NUMBERED = /^(?:figur|tabell):(?:gap|[1-9]\d?)$/;

/** How a slot is to stand; null where we know none of its name. */
export function slotKind(key: string): Piece['kind'] | null {
	if ((WORDS as readonly string[]).includes(key)) return 'text';
	if (key === 'avsnitt') return 'paragraph';
	return (PARTS as readonly string[]).includes(key) || NUMBERED.test(key) ? 'blocks' : null;
}

/** A paper, cut in the pieces that a template may ask for. */
export interface Cut {
	pieces: ReadonlyMap<string, Piece>;
	/** Whose eyes it is for, and that its figures are synthetic: blocks that every document has. */
	marks: readonly number[];
}

/** What a paper is of. */
export interface CutBy {
	from: Provenance;
	/** Of its pictures in their order; null where one has only a table. */
	charts: readonly (Pick<ChartData, 'of'> | null)[];
}

/** @param paper as `kommunePaper` makes it: its order is what it is cut by */
export function cutPaper(paper: PaperDocument, { from, charts }: CutBy): Cut {
	const { blocks } = paper;
	const top = blocks.findIndex(isPart);
	const head = indices(0, top < 0 ? blocks.length : top);
	const marks = head.filter((i) => isText(blocks[i], 'mark'));
	const said = head.filter((i) => blocks[i]?.kind === 'text' && !marks.includes(i));
	const marked = marks.map((i) => textOf(blocks[i])).join(' · ');
	const pieces = new Map<string, Piece>([
		['tittel', { kind: 'text', text: paper.title }],
		['kommune', { kind: 'text', text: from.place.name }],
		['aar', { kind: 'text', text: yearsText(from.years) }],
		['dato', { kind: 'text', text: dateText(from.made) }],
		['merke', { kind: 'text', text: marked }],
		['kilder', { kind: 'text', text: provenanceLine(from) }],
		['avsnitt', { kind: 'paragraph', blocks: said }],
		...partsOf(blocks, charts),
		['alt', { kind: 'blocks', blocks: indices(0, blocks.length).filter((i) => !marks.includes(i)) }]
	]);
	return { pieces, marks };
}

function partsOf(blocks: readonly Block[], charts: CutBy['charts']): [string, Piece][] {
	const appendix = blocks.findIndex(({ kind }) => kind === 'page-break');
	const end = appendix < 0 ? blocks.length : appendix;
	const starts = indices(0, end).filter((i) => isPart(blocks[i]));
	const sections = starts.map((at, i) => indices(at + 1, starts[i + 1] ?? end));
	const pictures = charts.flatMap((chart, i) =>
		pictureParts(sections[i] ?? [], blocks, [
			String(i + 1),
			...(chart?.of === 'gap' ? ['gap'] : [])
		])
	);
	const more = sections.slice(charts.length).flat();
	return [
		...pictures,
		...(more.length > 0 ? [part('mer', more)] : []),
		...(appendix < 0 ? [] : [part('vedlegg', indices(appendix + 1, blocks.length))])
	];
}

/** Of a picture: what is drawn with its caption and source, and its table with what belongs to it. */
function pictureParts(
	section: readonly number[],
	blocks: readonly Block[],
	names: readonly string[]
): [string, Piece][] {
	const second = section.filter((i) => isText(blocks[i], 'caption'))[1];
	const at = second === undefined ? section.length : section.indexOf(second);
	return names.flatMap((name) => [
		part(`figur:${name}`, section.slice(0, at)),
		...(at < section.length ? [part(`tabell:${name}`, section.slice(at))] : [])
	]);
}

const part = (key: string, blocks: readonly number[]): [string, Piece] => [
	key,
	{ kind: 'blocks', blocks }
];

const indices = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** A paper's parts begin with headings of the second level. */
const isPart = (block: Block | undefined): boolean =>
	block?.kind === 'heading' && block.level === 2;

const isText = (block: Block | undefined, as: string): boolean =>
	block?.kind === 'text' && block.as === as;

const textOf = (block: Block | undefined): string =>
	block?.kind === 'text' ? block.runs.map(({ text }) => text).join('') : '';
