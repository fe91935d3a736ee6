import { TOGETHER } from '../model/units.ts';
import { assumptionsTable } from '../pictures/assumptionsTable.ts';
import { gapChart, yearsChart, type ChartData } from '../pictures/chartData.ts';
import { draftedOf, FIRST_DRAFT, type Draft } from '../pictures/draft.ts';
import type { Picture } from '../pictures/of.ts';
import type { Origin } from '../pictures/origin.ts';
import type { ParagraphInput, Said } from '../pictures/paragraph.ts';
import type { PaperInput } from '../reports/docx/paper.ts';
import { m } from '../text/index.ts';
import type { KommuneSeen } from './kommuneSeen.ts';
import { provenanceOf, type From } from './provenance.ts';
import { protectionVersion } from './versions.ts';

/** A paper as the page was when it was asked for; the files it rests on are looked up after. */
export interface Paper {
	/** What it is called as a file. */
	name: string;
	told: Omit<PaperInput, 'files'>;
	origins: readonly Origin[];
}

/** What can be said of an answer, from the same figures as the page. */
export const answerWritten = (session: From, seen: KommuneSeen): ParagraphInput => ({
	title: `${seen.name} ${seen.year}`,
	...{ picture: seen.picture, need: seen.need, staff: seen.staff },
	row: seen.picture.rows.find(({ unit }) => unit === TOGETHER) ?? null,
	...{ behind: seen.behind, hangs: seen.hangs },
	...{ synthetic: session.workspace.synthetic, mode: session.choices.mode }
});

/** Of an answer: its paragraph as the user has made it, its picture, and what else there is to say. */
export function answerPaper(session: From, seen: KommuneSeen, draft: Draft = FIRST_DRAFT): Paper {
	const { name, year, picture, together } = seen;
	const used = together?.answer.used ?? [];
	const from = provenanceOf(session, picture.origin);
	const { said, others, origins } = paragraphOf(session, draft, answerWritten(session, seen));
	return {
		name: picture.name,
		origins: [picture.origin, ...origins],
		told: {
			title: m.document_title({ place: name, year }),
			paragraph: { said, from, edited: draft.edited !== null },
			pictures: [{ picture, chart: gapChart(picture), from }],
			sentences: others,
			assumptions: used.length > 0 ? assumptionsTable(used) : null,
			protection: protectionVersion()
		}
	};
}

/** The sentences of a paragraph, and what else could be said; each with where it comes from. */
function paragraphOf(session: From, draft: Draft, input: ParagraphInput) {
	const { all, ids, text } = draftedOf(draft, input);
	const sentence = ({ text, from }: Said) => ({ text, from: provenanceOf(session, from) });
	const own = { text, from: provenanceOf(session, input.picture.origin) };
	return {
		said: draft.edited ? [own] : all.filter(({ id }) => ids.includes(id)).map(sentence),
		others: all.filter(({ id }) => !ids.includes(id)).map(sentence),
		origins: all.map(({ from }) => from)
	};
}

/** What a kommune has where there is no answer. */
export interface Alone {
	/** As it is written: 'Tynset'. */
	name: string;
	year: number;
	/** In the place of an answer. */
	said: string;
	origin: Origin;
	/** Developments, as lines. */
	trends: readonly Picture[];
	/** Others, as their tables. */
	pictures: readonly Picture[];
}

/** What can be said where there is no answer: what there is, each by what it is called. */
export const aloneWritten = (
	{ workspace, choices }: From,
	{ said, origin, trends, pictures }: Alone
): ParagraphInput => ({
	title: '',
	picture: { heading: said, origin },
	others: [...trends, ...pictures].map(({ name, heading, origin }) => ({
		...{ name, origin },
		text: `${heading.replace(/\.$/, '')}.`
	})),
	...{ synthetic: workspace.synthetic, mode: choices.mode }
});

/** Of a kommune without an answer: what there is, each development with its lines. */
export function alonePaper(session: From, alone: Alone, draft: Draft = FIRST_DRAFT): Paper {
	const { name, year, origin, trends, pictures } = alone;
	const from = provenanceOf(session, origin);
	const { said, others, origins } = paragraphOf(session, draft, aloneWritten(session, alone));
	const drawn = (picture: Picture, chart: ChartData | null) => ({
		...{ picture, chart, from: provenanceOf(session, picture.origin) }
	});
	return {
		name: m.document_name(),
		origins,
		told: {
			title: m.document_title_alone({ place: name, year }),
			paragraph: { said, from, edited: draft.edited !== null },
			pictures: [
				...trends.map((one) => drawn(one, yearsChart(one))),
				...pictures.map((one) => drawn(one, null))
			],
			...{ sentences: others, assumptions: null, protection: protectionVersion() }
		}
	};
}
