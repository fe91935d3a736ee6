import type { Amount } from '../charts/amounts/state.ts';
import type { Table } from '../domain/table.ts';
import type { Answer } from '../model/answer.ts';
import { isOpen, type Interval } from '../model/judge.ts';
import { begun, m } from '../text/index.ts';
import { isSurplus } from './answerWords.ts';
import { arsverkDecimals, arsverkText } from './arsverkText.ts';
import { isEverywhere } from './besideCountry.ts';
import { missingText, spansZero } from './cardSentences.ts';
import { arsverkBetween } from './cardWords.ts';
import type { ChartData } from './chartData.ts';
import { computed, computedRange } from './computed.ts';

/** Three bars on one scale: what is needed, what there is, and the difference. */
export interface CardBars {
	heading: string;
	/** What the marks mean. */
	measure: string;
	/** For those who don't see it. */
	summary: string;
	rows: Amount[];
	table: Table;
	chart: ChartData;
}

/** A bar, and the interval that it is drawn of. */
interface Bar {
	row: Amount;
	of: Interval | null;
}

/** @param answer null: nothing is known */
export function cardBars(answer: Answer | null, place: string): CardBars {
	const bars = [
		barOf('needed', m.card_bar_needed(), answer && !isOpen(answer) ? answer.required : null),
		barOf('there', m.card_bar_there(), answer?.capacity ?? null),
		gapBar(answer)
	];
	const rows = bars.map(({ row }) => row);
	const said = rows.map(({ name, label }) => `${name}: ${label}`);
	const cells = bars.map(({ row, of }) =>
		of ? computed(row.label, of, arsverkDecimals(of)) : row.label
	);
	return {
		heading: m.card_bars(),
		measure: m.card_bars_measure(),
		summary: m.card_bars_summary({ heading: `${place}. ${m.card_bars()}`, rows: said.join('; ') }),
		rows,
		table: {
			caption: m.card_bars(),
			columns: [
				{ key: 'what', label: m.card_bar_column() },
				{ key: 'count', label: m.card_trend_staff_unit(), numeric: true }
			],
			rows: rows.map(({ name }, i) => ({ what: name, count: cells[i] ?? '' }))
		},
		chart: {
			draw: 'bars',
			measure: m.card_bars_drawn(),
			unit: m.card_trend_staff_unit(),
			categories: said,
			series: [
				{
					...{ name: m.card_bars(), cells, decimals: 1 },
					tones: rows.map(({ tone }) => tone)
				}
			]
		}
	};
}

function barOf(id: string, name: string, of: Interval | null): Bar {
	const label = of ? m.card_bar_count({ count: arsverkBetween(of) }) : m.card_bar_unknown();
	return {
		of,
		row: { id, name, label: begun(label), range: of && computedRange(of), tone: 'plain' }
	};
}

/** The difference: never below nothing where it is decided, for it has a word of its own. */
function gapBar(answer: Answer | null): Bar {
	const { name, label } = gapWords(answer);
	const { verdict = 'undecided', gap = null } = answer ?? {};
	const open = answer !== null && isOpen(answer);
	const drawn = gap && !open && (verdict !== 'undecided' || (answer && spansZero(answer)));
	const of = drawn ? (verdict === 'covered' ? turned(gap) : gap) : null;
	return {
		of,
		row: {
			...{ id: 'gap', name, label: begun(label) },
			// What is so in the whole country says nothing good of this kommune.
			tone: answer && verdict === 'covered' && isEverywhere(answer) ? 'plain' : verdict,
			range: of && computedRange(of)
		}
	};
}

const turned = ({ low, median, high }: Interval): Interval => ({
	...{ low: Math.max(0, -high), median: Math.max(0, -median), high: Math.max(0, -low) }
});

function gapWords(answer: Answer | null): { name: string; label: string } {
	if (answer?.verdict === 'missing')
		return {
			name: m.card_bar_missing(),
			label: m.card_bar_count({ count: missingText(answer) })
		};
	if (answer?.verdict === 'covered' && answer.gap)
		return isSurplus(answer)
			? {
					name: m.card_bar_surplus(),
					label: m.card_bar_count({ count: arsverkBetween(turned(answer.gap)) })
				}
			: {
					name: m.card_bar_more(),
					label: isEverywhere(answer) ? m.card_bar_enough_everywhere() : m.card_bar_enough()
				};
	return { name: m.card_bar_open(), label: undecidedLabel(answer) };
}

function undecidedLabel(answer: Answer | null): string {
	if (answer?.why?.reason === 'protecting') return m.card_bar_protecting();
	return answer?.gap && spansZero(answer)
		? m.card_bar_undecided_between({
				surplus: arsverkText(-answer.gap.low),
				shortage: arsverkText(answer.gap.high)
			})
		: m.card_bar_undecided();
}
