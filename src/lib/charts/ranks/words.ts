import {
	begun,
	m,
	NBSP,
	numberText,
	spanText,
	stateExplained,
	stateText
} from '#lib/text/index.ts';
import type { RanksTexts } from './layout.ts';
import type { RankRow, RanksState } from './state.ts';

/** More names than this are in the table alone. */
const MOST_NAMES = 60;

/** Everything that is written in the picture beside the names. */
export function ranksTexts({ domain, decimals, reference, ends, ranked }: RanksState): RanksTexts {
	const fine = domain.ticks.every(Number.isInteger) ? 0 : Math.max(1, decimals);
	return {
		numbers: domain.ticks.map((x) => numberText(x, fine)),
		rank: (n) => `${n} ${n === 1 ? ends.first : n === ranked ? ends.last : ''}`.trim(),
		left: (state, names) =>
			m.ranks_left({
				state: begun(stateExplained(state)),
				names:
					names.length > MOST_NAMES ? m.ranks_left_many({ count: names.length }) : names.join(', ')
			}),
		reference: reference ? `${reference.label} ${numberText(reference.value, decimals)}` : ''
	};
}

/** What is said of a row. */
export function rowText(row: RankRow, { unit, decimals, ranked }: RanksState): string {
	const { label, cell, span, rank } = row;
	if (cell.state !== 'value') return m.chart_label_state({ label, state: stateText(cell.state) });
	const value = `${numberText(cell.value, decimals)}${NBSP}${unit}`;
	const told = span
		? m.ranks_value_span({ label, value, span: spanText(span.low, span.high, decimals) })
		: m.chart_label_state({ label, state: value });
	if (!rank) return told;
	return m.ranks_row({ told, ranks: ranksText(rank), all: numberText(ranked) });
}

/** The ranks that it may have, whole: a half is between two that are tied. */
export const ranksText = ({ low, high }: { low: number; high: number }) =>
	spanText(Math.floor(low), Math.ceil(high));
