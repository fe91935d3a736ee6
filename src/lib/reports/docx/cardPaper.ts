import type { Provenance } from '../../domain/provenance.ts';
import type { Card } from '../../pictures/card.ts';
import type { ChartData } from '../../pictures/chartData.ts';
import { language, m, stampOf } from '../../text/index.ts';
import { provenanceLine } from '../provenanceLine.ts';
import { chartBlock } from './chartBlock.ts';
import type { Block, PaperDocument } from './document.ts';
import { writeDocx } from './write.ts';

/** The council's card, and where it comes from. */
export interface CardPaper {
	card: Card;
	from: Provenance;
}

/** The card as the bytes of a Word document, in the language of the page. */
export const wordOfCard = (input: CardPaper): Promise<Uint8Array<ArrayBuffer>> =>
	writeDocx(cardDocument(input));

/** As tall as one sheet has room for, beside all else that it holds: pixels of 1/96 inch. */
const TREND_HEIGHT = 120;

/** As on the sheet, in its order; its sentences are of the same sources, and share a footnote. */
export function cardDocument({ card, from }: CardPaper): PaperDocument {
	const { title, about, sentences, notes, bars, trend, ask, sources } = card;
	const last = sentences.length - 1;
	return {
		title,
		...{ locale: language.now, maker: m.app_name(), mark: stampOf(from.mode) },
		foot: provenanceLine(from),
		blocks: [
			{ kind: 'heading', level: 1, text: title },
			...(from.synthetic ? [text(m.chart_synthetic(), 'mark')] : []),
			text(about, 'measure'),
			...sentences.map((one, i): Block => ({
				kind: 'text',
				runs: [
					{ text: one, ...(i === 0 && { bold: true }), ...(i === last && { note: [sources] }) }
				]
			})),
			text(notes.join(' '), 'source'),
			heading(bars.heading),
			...drawing(bars.chart, bars.summary),
			heading(m.card_trend()),
			...(trend
				? [
						text(trend.heading),
						text(trend.measure, 'measure'),
						...drawing(trend.chart, trend.summary)
					]
				: [text(m.card_trend_none())]),
			heading(ask.title),
			...(ask.figure
				? [{ kind: 'text', runs: [{ text: ask.figure, bold: true }] } satisfies Block]
				: []),
			text(ask.text.join(' ')),
			text(m.card_explained_text(), 'source')
		]
	};
}

const heading = (said: string): Block => ({ kind: 'heading', level: 2, text: said });

const text = (said: string, as?: 'mark' | 'measure' | 'source'): Block => ({
	...{ kind: 'text', runs: [{ text: said }] },
	...(as && { as })
});

/** Where nothing can be drawn its words are all that is known. */
function drawing(chart: ChartData, summary: string): Block[] {
	const drawn = chartBlock(chart, summary);
	if (!drawn) return [text(summary)];
	const measure = chart.measure ? [text(chart.measure, 'measure')] : [];
	return [...measure, chart.draw === 'lines' ? { ...drawn, height: TREND_HEIGHT } : drawn];
}
