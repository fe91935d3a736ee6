import type { RankRow, RanksInput } from '../../charts/ranks/state.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import type { ComputedSpan } from '../../domain/figure.ts';
import type { Table, TableCell } from '../../domain/table.ts';
import { mayCompare, mayJudge, mayRank } from '../../model/compare/guard.ts';
import { limitsAt } from '../../model/compare/limits.ts';
import { FEWEST_RANKED, type Placed, type Placing } from '../../model/compare/placing.ts';
import { m, of, spanText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { computed, computedNumber, computedRange, computedSpan, spanned } from '../computed.ts';
import type { Picture } from '../of.ts';
import { percent } from './funnel.ts';
import {
	byName,
	codeAt,
	columnOf,
	definitionOf,
	heldAgainst,
	nameAt,
	originOf,
	roleAt,
	subtitleOf,
	unitOf,
	type IndicatorAsked
} from './indicatorAsked.ts';
import { seriesName } from './names.ts';
import { refusalText } from './refusal.ts';

export interface RanksPicture extends Picture {
	input: RanksInput;
}

/**
 * The kommuner with what chance may do to each value, and with the ranks that each may have where there
 * is a direction. Without rank intervals they stand by name: a bare ranking does not exist.
 *
 * @param placing null while it is computed, or where there is none
 * @returns       null where the guard forbids to lay them beside each other, or nobody has a figure
 */
export function ranksPicture(asked: IndicatorAsked, placing: Placing | null): RanksPicture | null {
	const column = columnOf(asked);
	if (!column || !mayCompare(asked.key).allowed) return null;
	const years = [column.year];
	return {
		name: m.ind_ranks_name({ series: seriesName(asked.key) }),
		heading: headingOf(asked, placing),
		more: moreOf(asked, placing),
		subtitle: subtitleOf(asked, years, intervalText(asked)),
		summary: summaryOf(asked, column, placing),
		table: tableOf(asked, column, placing),
		origin: originOf(asked, years, placing ? m.ind_ranks_method() : m.ind_values_method()),
		input: inputOf(asked, column, placing)
	};
}

const intervalText = ({ key, level }: IndicatorAsked): string =>
	mayJudge(key).allowed ? m.ind_interval({ level: percent(level) }) : '';

function inputOf(
	asked: IndicatorAsked,
	column: ReleasedColumn,
	placing: Placing | null
): RanksInput {
	const ranks = ranksBy(placing);
	const held = heldAgainst(asked, column);
	const outermost = new Set([...(placing?.first ?? []), ...(placing?.last ?? [])]);
	return {
		rows: asked.places.map((place): RankRow => {
			const rank = ranks.get(place);
			return {
				...{ id: codeAt(place), label: nameAt(place), role: roleAt(place, asked) },
				cell: column.cell(place),
				span: spanAt(asked, column, place),
				rank: rank ? computedRange(rank) : null,
				third: rank?.third ?? null,
				outermost: outermost.has(place)
			};
		}),
		unit: unitOf(definitionOf(asked)),
		decimals: definitionOf(asked).desimaler,
		reference: held && { label: held.label, value: computedNumber(held.value) },
		ends: { first: m.ind_rank_best(), last: m.ind_rank_worst() }
	};
}

const ranksBy = (placing: Placing | null): ReadonlyMap<number, Placed> =>
	new Map(placing?.placed.map((one) => [one.place, one]));

function spanAt(
	{ key, level }: IndicatorAsked,
	column: ReleasedColumn,
	place: number
): ComputedSpan | null {
	return mayJudge(key).allowed ? computedSpan(limitsAt(column, place, level)) : null;
}

function headingOf(asked: IndicatorAsked, placing: Placing | null): string {
	const series = seriesName(asked.key);
	if (!placing) return m.ind_ranks_by_name({ series });
	const [best, worst] = [placing.first, placing.last].map((some) => listText(some.map(nameAt)));
	if (best && worst) return m.ind_ranks_both({ best, worst });
	if (best) return m.ind_ranks_best({ best });
	return worst ? m.ind_ranks_worst({ worst }) : m.ind_ranks_nobody();
}

function moreOf({ key }: IndicatorAsked, placing: Placing | null): string {
	if (placing) return m.ind_ranks_more({ count: placing.placed.length });
	const ruling = mayRank(key);
	return ruling.allowed ? m.ind_ranks_too_few({ needed: FEWEST_RANKED }) : refusalText(ruling.why);
}

function summaryOf(asked: IndicatorAsked, column: ReleasedColumn, placing: Placing | null): string {
	const held = heldAgainst(asked, column);
	const { desimaler } = definitionOf(asked);
	const untold = asked.places.filter((place) => column.cell(place).state !== 'value').length;
	return [
		`${subtitleOf(asked, [column.year], intervalText(asked))}.`,
		headingOf(asked, placing) + '.',
		...(held
			? [m.ind_held({ label: held.label, value: spanText(held.value, held.value, desimaler) })]
			: []),
		...(untold > 0 ? [m.ind_not_ranked({ count: untold })] : [])
	].join(' ');
}

function tableOf(asked: IndicatorAsked, column: ReleasedColumn, placing: Placing | null): Table {
	const { enhet, desimaler } = definitionOf(asked);
	const ranks = ranksBy(placing);
	const order = byName(asked.places).toSorted(
		(a, b) => (ranks.get(a)?.median ?? Infinity) - (ranks.get(b)?.median ?? Infinity) || 0
	);
	return {
		caption: m.ind_ranks_name({ series: seriesName(asked.key) }),
		columns: [
			{ key: 'kommune', label: m.csv_place() },
			{
				...{ key: 'value', label: seriesName(asked.key), unit: of(enhet) },
				...{ numeric: true, decimals: desimaler }
			},
			...(placing
				? [
						{ key: 'ranks', label: m.ind_column_ranks(), numeric: true, decimals: 0 },
						{ key: 'third', label: m.ind_column_third() }
					]
				: [])
		],
		rows: order.map((place) => ({
			kommune: nameAt(place),
			value: valueCell(asked, column, place),
			...(placing && rankCells(ranks.get(place)))
		}))
	};
}

function valueCell(asked: IndicatorAsked, column: ReleasedColumn, place: number): TableCell {
	const [cell, span] = [column.cell(place), spanAt(asked, column, place)];
	return span ? spanned(cell, span, definitionOf(asked).desimaler) : cell;
}

/** A rank is never written without its interval. */
function rankCells(rank: Placed | undefined): Record<string, TableCell> {
	if (!rank) return { ranks: m.ind_rank_none(), third: '' };
	const [low, high] = [Math.floor(rank.low), Math.ceil(rank.high)];
	const third = { first: m.ind_third_best(), last: m.ind_third_worst() };
	return {
		ranks: computed(spanText(low, high), { median: null, low, high }, 0),
		third: rank.third ? third[rank.third] : ''
	};
}
