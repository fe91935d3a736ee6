import type { NewsRow, NewsSection } from '../charts/news/state.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import { TOGETHER } from '../model/units.ts';
import { begun, inSentence, m } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { sourceName } from './answerWords.ts';
import { capacityByCrosswalk, crosswalkText, needByCrosswalk } from './crosswalkWords.ts';
import { areaName } from './kommuneNames.ts';
import { newsLines, SECTIONS, type NewsLine, type NewsYear, type SectionId } from './newsLines.ts';
import {
	KINDS,
	measureNotes,
	MEASURES_FROM,
	newsMeasures,
	type NewsMeasures
} from './newsMeasures.ts';
import { answerSentence, changeText, isMoved, newsHeading, type NewsOf } from './newsSentences.ts';
import { newsTable } from './newsTable.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';
import type { Basis, Side } from './newsSides.ts';

/** What changed for a kommune from one year to another. */
export interface NewsPicture extends Picture {
	sections: NewsSection[];
	years: { then: number; now: number };
	/** What tells how a number is computed, by its row. */
	explained: ReadonlyMap<string, { then: Side['explain']; now: Side['explain'] }>;
}

export interface NewsInput {
	kommune: string;
	then: NewsYear;
	now: NewsYear;
	crosswalk: CrosswalkInForce;
}

const TITLES: Record<SectionId, () => string> = {
	answer: m.news_section_answer,
	need: m.col_need,
	capacity: m.col_capacity,
	competence: m.col_competence,
	measures: m.measures_title
};

/** So many measures that moved have room on one paper; the table has all. */
const MOST_MEASURES = 6;

/** What would bring the numbers of a section that has none. */
const LACKING: Record<Exclude<SectionId, 'measures'>, () => string> = {
	answer: m.news_lacks_answer,
	need: m.news_lacks_need,
	capacity: m.news_lacks_capacity,
	competence: m.news_lacks_competence
};

export function newsPicture({ kommune, then, now, crosswalk }: NewsInput): NewsPicture {
	const lines = newsLines(then, now);
	const measures = newsMeasures(then, now);
	const about: NewsOf = {
		...{ place: areaName('kommune', kommune), then: then.year, now: now.year }
	};
	const verdictIn = ({ pathways }: NewsYear) =>
		pathways.find(({ unit }) => unit === TOGETHER)?.answer.verdict;
	const verdicts = { then: verdictIn(then), now: verdictIn(now) };
	const answer = answerSentence(
		lines.find(({ id }) => id === 'gap'),
		verdicts,
		about
	);
	const heading = newsHeading(lines, measures, about);
	return {
		name: m.news_title(),
		heading,
		more: answer,
		subtitle: m.news_subtitle({ then: then.year, now: now.year }),
		summary: [heading, answer, ...lines.map(spoken)].join(' '),
		table: newsTable(lines, measures, about),
		origin: originOf({ kommune, then, now, crosswalk }, lines, measures),
		sections: onceEach(SECTIONS.map((id) => sectionOf(id, lines, measures))),
		years: { then: then.year, now: now.year },
		explained: new Map(
			lines.map((one) => [one.id, { then: one.then.explain, now: one.now.explain }])
		)
	};
}

const spoken = (line: NewsLine): string =>
	m.news_spoken({
		label: line.label,
		then: yearText(line.then),
		now: yearText(line.now),
		said: changeText(line)
	});

const yearText = ({ year, text }: Side): string => (year === null ? text : `${year} ${text}`);

function sectionOf(id: SectionId, lines: readonly NewsLine[], measures: NewsMeasures): NewsSection {
	const own = lines.filter(({ section }) => section === id);
	const title = TITLES[id]();
	if (id === 'measures')
		return {
			...{ id, title, source: measures.moved.length > 0 ? sourceName(MEASURES_FROM) : '' },
			rows: measures.moved.slice(0, MOST_MEASURES).map(measureRow),
			notes: measures.why ? whyNotes(measures.why) : measureNotes(measures, MOST_MEASURES)
		};
	return {
		...{ id, title, source: sourcesText(own) },
		rows: own.map(rowOf),
		notes: own.length === 0 ? [LACKING[id]()] : notesOf(own)
	};
}

/** What has been said of a section is not said again of the next. */
function onceEach(sections: readonly NewsSection[]): NewsSection[] {
	const said = new Set<string>();
	return sections.map((section) => {
		const notes = section.notes.filter((note) => !said.has(note));
		for (const note of notes) said.add(note);
		return { ...section, notes };
	});
}

/** The sources of some lines, by name: each once. */
const sourcesText = (lines: readonly NewsLine[]): string =>
	listText([
		...new Set(
			lines.flatMap(({ then, now }) =>
				[...then.basis, ...now.basis].map(({ source }) => sourceName(source))
			)
		)
	]);

/** What is said once of several lines: a break, and what the ranges are. */
function notesOf(lines: readonly NewsLine[]): string[] {
	const breaks = lines.flatMap(({ change }) => (change.kind === 'broken' ? [change.text] : []));
	return [...new Set(breaks), ...spanNotes(lines)];
}

const SPANS = { chance: m.span_by_chance, range: m.span_by_model };

/** What the ranges of some lines are: by their names, where they are not all of a kind. */
function spanNotes(lines: readonly NewsLine[]): string[] {
	const kinds = (['chance', 'range'] as const).flatMap((kind) => {
		const own = lines.filter(({ then, now }) =>
			[then, now].some(({ told }) => told?.limits?.by === kind)
		);
		return own.length > 0 ? [{ said: SPANS[kind](), own }] : [];
	});
	const named = (own: readonly NewsLine[]) =>
		begun(listText(own.map(({ label }) => inSentence(label))));
	return kinds.map(({ said, own }) =>
		kinds.length > 1 ? `${named(own)}: ${inSentence(said)}.` : `${said}.`
	);
}

function whyNotes(why: NonNullable<NewsMeasures['why']>): string[] {
	if (why.kind === 'broken') return [m.news_broken({ from: why.from, to: why.to }), why.text];
	return why.kind === 'carried' ? [m.news_carried({ year: why.year })] : [];
}

function rowOf(line: NewsLine): NewsRow {
	const { kind } = line.change;
	return {
		...{ id: line.id, label: line.label, unit: line.unit },
		then: drawn(line.then),
		now: drawn(line.now),
		joined: ['more', 'less', 'same', 'chance', 'overlap'].includes(kind),
		broken: kind === 'broken',
		said: changeText(line),
		moved: isMoved(line)
	};
}

const drawn = ({ cell, span, year, text, note, explain }: Side): NewsRow['then'] => ({
	...{ cell, span, text, note },
	year: year === null ? '' : String(year),
	explained: explain !== null
});

const measureRow = ({ id, name, then, now, kind }: NewsMeasures['moved'][number]): NewsRow => {
	const side = ({ year, text }: { year: number; text: string }) => ({
		...{ cell: undefined, span: null, year: String(year), text, note: '', explained: false }
	});
	return {
		...{ id, label: name, unit: '', then: side(then), now: side(now) },
		...{ joined: false, broken: false, said: KINDS[kind](), moved: kind !== 'other' }
	};
};

function originOf(
	{ kommune, then, now, crosswalk }: NewsInput,
	lines: readonly NewsLine[],
	measures: NewsMeasures
): Origin {
	const pathways = [...then.pathways, ...now.pathways];
	const shared = pathways.some((one) => needByCrosswalk(one) || capacityByCrosswalk(one));
	const used: Basis[] = [
		...lines.flatMap((one) => [...one.then.basis, ...one.now.basis]),
		...measures.moved.flatMap((one) =>
			[one.then.year, one.now.year].map((year) => ({
				source: MEASURES_FROM,
				year
			}))
		)
	];
	const sources = [...new Set(used.map(({ source }) => source))].map((id) => ({
		id,
		years: [...new Set(used.filter(({ source }) => source === id).map(({ year }) => year))].sort()
	}));
	return {
		place: { level: 'kommune', code: kommune },
		years: [then.year, now.year],
		sources,
		method: m.news_method(),
		crosswalk: shared ? crosswalkText(crosswalk) : null
	};
}
