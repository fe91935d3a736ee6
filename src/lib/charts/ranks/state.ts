import type { ComputedNumber, ComputedRange, ComputedSpan, Released } from '#lib/domain/figure.ts';
import { collator } from '#lib/text/index.ts';
import { roundDomain, type Domain } from '../scale/domain.ts';
import type { PointRole } from '../funnel/state.ts';

export interface RankRow {
	id: string;
	label: string;
	role: PointRole;
	cell: Released;
	/** What chance may do to the value; null where it can't be told. */
	span: ComputedSpan | null;
	/** The ranks it may have, 1 first, with the one in the middle; null where it isn't ranked. */
	rank: ComputedRange | null;
	/** The third that all its ranks lie in. */
	third: 'first' | 'last' | null;
	/** One of the few that are named for it, where there are more than can be. */
	outermost?: boolean;
}

export interface RanksInput {
	rows: readonly RankRow[];
	/** As it is written after a number. */
	unit: string;
	decimals: number;
	reference: { label: string; value: ComputedNumber } | null;
	/** What the first and the last rank are: 'best', 'dårligst'. */
	ends: { first: string; last: string };
}

export interface RanksState {
	/** In the order they are drawn. */
	rows: RankRow[];
	domain: Domain;
	/** How many are ranked: the last rank there is. */
	ranked: number;
	reference: RanksInput['reference'];
	ends: RanksInput['ends'];
	unit: string;
	decimals: number;
}

/**
 * The rows in the order they are drawn. Those with a rank interval stand by the middle of it; all others
 * by name. There is no other order: a row of values without intervals would be a bare ranking.
 */
export function ranksState({ rows, unit, decimals, reference, ends }: RanksInput): RanksState {
	const values = rows.flatMap(({ cell, span }) =>
		cell.state === 'value' ? [cell.value, ...(span ? [span.low, span.high] : [])] : []
	);
	const held = reference && values.length > 0 ? [...values, reference.value] : values;
	const round = roundDomain(held, { zero: true, decimals, count: 4 });
	return {
		rows: ordered(rows),
		domain: values.length > 0 ? round : { ...round, ticks: [] },
		ranked: rows.filter(isRanked).length,
		reference,
		ends,
		unit,
		decimals
	};
}

const isRanked = ({ cell, rank }: RankRow) => cell.state === 'value' && rank !== null;

function ordered(rows: readonly RankRow[]): RankRow[] {
	const byName = (a: RankRow, b: RankRow) =>
		collator.compare(a.label, b.label) || a.id.localeCompare(b.id);
	const ranked = rows
		.filter(isRanked)
		.toSorted((a, b) => (a.rank?.middle ?? 0) - (b.rank?.middle ?? 0) || byName(a, b));
	return [...ranked, ...rows.filter((row) => !isRanked(row)).toSorted(byName)];
}
