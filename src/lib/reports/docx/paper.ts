import type { Provenance } from '../../domain/provenance.ts';
import type { Table } from '../../domain/table.ts';
import type { ChartData } from '../../pictures/chartData.ts';
import type { Picture } from '../../pictures/of.ts';
import { language, m, stampOf } from '../../text/index.ts';
import { provenanceLine, yearsText } from '../provenanceLine.ts';
import { appendix, originNote, type SourceFile, type Told } from './appendix.ts';
import { chartBlock } from './chartBlock.ts';
import type { Block, PaperDocument } from './document.ts';
import { tableBlocks } from './tableBlock.ts';
import { madeText } from '../madeText.ts';

/** A picture in a document: with a chart that the reader's own program draws, or its table alone. */
export interface PaperPicture {
	picture: Pick<Picture, 'name' | 'heading' | 'more' | 'subtitle' | 'summary' | 'table'>;
	chart: ChartData | null;
	from: Provenance;
}

/** A sentence that stands on the page, with where its figures come from. */
export interface PaperSentence {
	text: string;
	from: Provenance;
}

/** The answer as a paragraph: sentence by sentence, or as one where the user has written it anew. */
export interface PaperParagraph {
	said: readonly PaperSentence[];
	/** Where the answer comes from. */
	from: Provenance;
	edited: boolean;
}

export interface PaperInput {
	title: string;
	paragraph: PaperParagraph;
	pictures: readonly PaperPicture[];
	sentences: readonly PaperSentence[];
	files: readonly SourceFile[];
	assumptions: Table | null;
	protection: string;
}

/** The paper of a kommune: its answer, the picture behind it, what else is said, and where it comes from. */
export function kommunePaper(input: PaperInput): PaperDocument {
	const { title, paragraph, pictures, sentences, files, assumptions, protection } = input;
	const { from } = paragraph;
	return {
		title,
		locale: language.now,
		maker: m.app_name(),
		mark: stampOf(from.mode),
		foot: footOf(from),
		blocks: [
			{ kind: 'heading', level: 1, text: title },
			...marksOf(from),
			...paragraphBlocks(paragraph),
			...pictures.flatMap(pictureBlocks),
			...(sentences.length > 0
				? [
						{ kind: 'heading', level: 2, text: m.document_more() } satisfies Block,
						...sentences.map((one) => said(one, 'item'))
					]
				: []),
			...appendix({ told: toldOf(input), files, assumptions, protection })
		]
	};
}

/** A text with its origin in a footnote. */
function said({ text, from }: PaperSentence, as?: 'item'): Block {
	return { kind: 'text', runs: [{ text, note: originNote(from) }], ...(as && { as }) };
}

/** Sentences of the same origin share a footnote, after the last of those that stand together. */
function paragraphBlocks({ said, edited }: PaperParagraph): Block[] {
	const notes = said.map(({ from }) => originNote(from));
	const ends = (i: number) => String(notes[i]) !== String(notes[i + 1]);
	const runs = said.map(({ text }, i) => ({
		text: i > 0 ? ` ${text}` : text,
		...(ends(i) && { note: notes[i] ?? [] })
	}));
	return [
		{ kind: 'text', runs },
		...(edited
			? [{ kind: 'text', as: 'source', runs: [{ text: m.document_edited() }] } satisfies Block]
			: [])
	];
}

/** Whose eyes it is for, and what its figures are, where that is not what a reader expects. */
function marksOf({ mode, synthetic }: Provenance): Block[] {
	const marks = [stampOf(mode), synthetic ? m.chart_synthetic() : null];
	const text = marks.filter((one) => one !== null).join(' · ');
	return text ? [{ kind: 'text', as: 'mark', runs: [{ text }] }] : [];
}

/** What it comes of stands right below what is drawn, and all of it in the appendix. */
function pictureBlocks({ picture, chart, from }: PaperPicture, i: number): Block[] {
	const { name, heading, table } = picture;
	const [rows, ...notes] = tableBlocks(table);
	return [
		{ kind: 'heading', level: 2, text: name },
		{
			...{ kind: 'text', as: 'caption' },
			runs: [{ text: m.document_figure({ number: i + 1, heading }) }]
		},
		...drawing(picture, chart),
		{ kind: 'text', as: 'source', runs: [{ text: provenanceLine(from) }] },
		{
			...{ kind: 'text', as: 'caption' },
			runs: [{ text: m.document_table({ number: i + 1, caption: table.caption }) }]
		},
		rows,
		{ kind: 'text', as: 'source', runs: [{ text: provenanceLine(from) }] },
		...notes
	];
}

/** What is measured and what draws it; where there is nothing to draw, that. */
function drawing(
	{ heading, more, subtitle, summary }: PaperPicture['picture'],
	chart: ChartData | null
): Block[] {
	const measure = (text: string): Block => ({ kind: 'text', as: 'measure', runs: [{ text }] });
	// What belongs with the finding is told wherever the finding is.
	const beside = more ? [measure(more)] : [];
	if (!chart) return [...beside, measure(subtitle)];
	const drawn = chartBlock(chart, [heading, more, summary].filter(Boolean).join(' '));
	return drawn
		? [...beside, measure(chart.measure ?? subtitle), drawn]
		: [...beside, { kind: 'text', runs: [{ text: m.document_not_drawn() }] }];
}

/** Of the paragraph, each picture and each sentence: one entry for those that come from the same. */
function toldOf({ paragraph, pictures, sentences }: PaperInput): Told[] {
	const all: Told[] = [
		...pictures.map(({ picture, from }, i) => ({
			name: m.document_figure_named({ number: i + 1, name: picture.name }),
			units: unitsOf(picture.table),
			from
		})),
		...paragraph.said.map((one) => ({ name: nameIn(paragraph, one), units: [], from: one.from })),
		...sentences.map(({ text, from }) => ({ name: quoted(text), units: [], from }))
	];
	const found = new Map<string, Told & { names: string[] }>();
	for (const one of all) {
		const key = JSON.stringify([originNote(one.from), one.from.place.code, one.from.years]);
		const same = found.get(key);
		if (same) same.names = [...new Set([...same.names, one.name])];
		else found.set(key, { ...one, names: [one.name] });
	}
	return [...found.values()].map(({ names, ...one }) => ({ ...one, name: names.join('; ') }));
}

const quoted = (text: string) => m.document_sentence({ text });

/** The paragraph by its answer; what comes of something else by its own words. */
const nameIn = (paragraph: PaperParagraph, { text, from }: PaperSentence): string =>
	String(originNote(from)) === String(originNote(paragraph.from))
		? m.document_paragraph()
		: quoted(text);

/** 'Behov: brukere'. */
const unitsOf = ({ columns }: Table): string[] =>
	columns.flatMap(({ label, unit }) => (unit ? [`${label}: ${unit}`] : []));

/** What the sheet is, at its foot: whose eyes it is for stands on top of it where they are few. */
function footOf(from: Provenance): string {
	const { place, years, mode, synthetic } = from;
	return [
		`${place.name} (${place.code}) ${yearsText(years)}`,
		stampOf(mode) ?? m.csv_mode_share(),
		synthetic && m.chart_synthetic(),
		m.picture_made({ date: madeText(from) }),
		m.document_page({ page: '{page}', pages: '{pages}' })
	]
		.filter(Boolean)
		.join(' · ');
}
