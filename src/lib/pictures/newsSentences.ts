import type { TableCell } from '../domain/table.ts';
import type { Limits } from '../model/chance.ts';
import { begun, inSentence, m, numberText, spanText } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { computed } from './computed.ts';
import type { NewsChange, NewsLine } from './newsLines.ts';
import type { MovedMeasure, NewsMeasures } from './newsMeasures.ts';

/** The place and the years that a page of news is of. */
export interface NewsOf {
	place: string;
	then: number;
	now: number;
}

export const decimalsOf = ({ then, now }: Pick<NewsLine, 'then' | 'now'>): number =>
	Math.min(then.decimals, now.decimals);

/** Whether a number moved by more than is carried by what it rests on. */
export const isMoved = ({ change }: Pick<NewsLine, 'change'>): boolean =>
	change.kind === 'more' || change.kind === 'less';

/** A counted number that moved by less has its row, and no place in the heading. */
const LEAST = 0.05;

const percentText = (share: number): string => numberText(100 * share);

/** Whether it moved by so much that it is told first; what moved by more than its limits carry always is. */
function isLarge({ change, then }: NewsLine): boolean {
	if (change.kind !== 'more' && change.kind !== 'less') return false;
	if (change.limits !== null || change.by === null || !then.told) return true;
	return Math.abs(change.by) >= LEAST * Math.abs(then.told.value);
}

/** Whether the two years are held against each other at all. */
const isCompared = ({ kind }: NewsChange): boolean =>
	['more', 'less', 'same', 'chance', 'overlap'].includes(kind);

type Moving = Pick<NewsLine, 'change' | 'share' | 'then' | 'now'>;

/** What became of a number, in words that what it rests on carries. */
export function changeText(line: Moving): string {
	const { change, share } = line;
	const decimals = decimalsOf(line);
	const said = (by: By) => {
		const text = byText(by, decimals);
		return share ? m.news_points({ by: text }) : text;
	};
	switch (change.kind) {
		case 'more':
			return m.news_more({ by: said(change) });
		case 'less':
			return m.news_less({ by: said(turned(change)) });
		case 'same':
			return m.news_same();
		case 'chance':
			return m.news_chance({ span: spanText(change.limits.low, change.limits.high, decimals) });
		case 'overlap':
			return m.news_overlap();
		case 'carried':
			return m.news_carried({ year: change.year });
		case 'broken':
			return m.news_broken({ from: change.from, to: change.to });
		case 'sources':
			return m.news_sources();
		case 'untold':
			return m.news_untold();
	}
}

interface By {
	by: number | null;
	limits: Limits | null;
}

/** How much less is told without a sign: the word says which way. */
const turned = ({ by, limits }: By): By => ({
	by: by === null ? null : -by,
	limits: limits && { low: -limits.high, high: -limits.low }
});

function byText({ by, limits }: By, decimals: number): string {
	const span = limits ? spanText(limits.low, limits.high, decimals) : '';
	if (by === null) return span;
	const number = numberText(by, decimals);
	return span ? `${number} (${span})` : number;
}

/** The difference as a number of the table; empty where none is made. */
export function differenceCell(line: Moving): TableCell {
	const { change } = line;
	const decimals = decimalsOf(line);
	if (change.kind === 'same') return computed(numberText(0, decimals), { median: 0 }, decimals);
	if (change.kind !== 'more' && change.kind !== 'less') return '';
	const { by, limits } = change;
	return computed(byText(change, decimals), { median: by, ...limits }, decimals);
}

/** The finding: what moved, or that nothing did that can be told from chance. */
export function newsHeading(
	lines: readonly NewsLine[],
	measures: NewsMeasures,
	{ place, then, now }: NewsOf
): string {
	const years = { place, then, now };
	const large = lines.filter(isLarge);
	// A part is told where nothing that it is a part of has moved.
	const told = large.some(({ lead }) => lead) ? large.filter(({ lead }) => lead) : large;
	const named = (kind: 'more' | 'less') =>
		shortened(told.filter(({ change }) => change.kind === kind).map(nameOf));
	const [more, less] = [named('more'), named('less')];
	const parts = [
		...(more ? [m.news_heading_more({ names: more })] : []),
		...(less ? [m.news_heading_less({ names: less })] : []),
		...measuresTexts(measures.moved)
	];
	const [first, ...rest] = parts;
	if (first) return [m.news_heading_years({ ...years, first }), ...rest.map(begun)].join(' ');
	if (lines.some(isMoved)) return m.news_heading_small({ ...years, percent: percentText(LEAST) });
	const compared = measures.same > 0 || lines.some(({ change }) => isCompared(change));
	if (compared) return m.news_heading_nothing(years);
	const carried = lines.length > 0 && lines.every(({ change }) => change.kind === 'carried');
	return carried ? m.news_heading_carried(years) : m.news_heading_not_compared(years);
}

const nameOf = ({ label }: NewsLine): string => inSentence(label);

function measuresTexts(moved: readonly MovedMeasure[]): string[] {
	const names = (kind: MovedMeasure['kind']) =>
		moved.filter((one) => one.kind === kind).map(({ name }) => inSentence(name));
	const [fresh, gone, other] = [names('new'), names('gone'), names('other')];
	return [
		...(fresh.length > 0 ? [m.news_heading_new({ names: shortened(fresh) })] : []),
		...(gone.length > 0 ? [m.news_heading_gone({ names: shortened(gone) })] : []),
		...(other.length > 0 ? [m.news_heading_other({ names: shortened(other) })] : [])
	];
}

/** A sentence has room for so many measures by name. */
const BY_NAME = 3;

function shortened(names: readonly string[]): string {
	if (names.length <= BY_NAME) return listText(names);
	const rest = m.news_and_more({ n: numberText(names.length - BY_NAME) });
	return listText([...names.slice(0, BY_NAME), rest]);
}

/** The answer then and now, and whether it is known that it is another. */
export function answerSentence(
	line: NewsLine | undefined,
	verdicts: { then: string | undefined; now: string | undefined },
	{ then, now }: NewsOf
): string {
	if (!line || line.then.year === null || line.now.year === null) return m.news_answer_none();
	const said = { before: inSentence(line.then.text), after: inSentence(line.now.text), then, now };
	const { kind } = line.change;
	if (kind === 'carried') return m.news_answer_carried(said);
	const lead = leadOf(verdicts)(said);
	return kind === 'more' || kind === 'less' ? lead : `${lead} ${whetherText(line.change)}`;

	function leadOf({ then, now }: typeof verdicts) {
		if (said.before === said.after) return m.news_answer_alike;
		return then === now ? m.news_answer_same : m.news_answer_other;
	}
}

function whetherText(change: NewsChange): string {
	if (change.kind === 'overlap') return m.news_answer_overlap();
	if (change.kind === 'broken') return m.news_answer_broken({ from: change.from, to: change.to });
	return m.news_answer_open();
}
