import type { Trend } from '../../model/compare/developments.ts';
import { m } from '../../text/index.ts';

type Marker = Trend['marker'];

/** A mark beside the word: the same is said twice. */
const MARKS: Record<Marker, string> = {
	rising: '▲',
	falling: '▼',
	'no-change': '→',
	'cannot-be-judged': '?'
};

const WORDS: Record<Marker, () => string> = {
	rising: m.ind_trend_rising,
	falling: m.ind_trend_falling,
	'no-change': m.ind_trend_no_change,
	'cannot-be-judged': m.ind_trend_cannot
};

/** Short, with its mark: below a name. What can't be judged is its mark alone, told once in the picture. */
export const trendShort = ({ marker }: Trend): string =>
	marker === 'cannot-be-judged' ? MARKS[marker] : `${MARKS[marker]} ${WORDS[marker]()}`;

/** With the years it is of, or why it cannot be judged. */
export function trendText(trend: Trend): string {
	if (trend.marker !== 'cannot-be-judged')
		return m.ind_trend_years({
			trend: WORDS[trend.marker](),
			from: trend.from,
			to: trend.to
		});
	const why = {
		'too-few-points': m.ind_trend_why_few,
		break: m.ind_trend_why_break,
		'no-limits': m.ind_trend_why_no_limits
	};
	return m.ind_trend_cannot_why({ why: why[trend.why]() });
}
