import type { HeatOrder } from '../../charts/heat/state.ts';
import { seriesId, seriesOf } from '../../domain/column.ts';
import { betterOf, mayCompare, mayRank } from '../../model/compare/guard.ts';
import { columnsByLikeness, orderedBy, rowsByLikeness } from '../../model/compare/tableOrder.ts';
import { collator } from '../../text/index.ts';
import type { HeatSeries } from './heat.ts';
import { seriesName } from './names.ts';

export const BY_NAME = 'name';
export const BY_LIKENESS = 'likeness';
export const COLUMN_ORDERS = ['role', 'name', 'likeness'] as const;
export type ColumnOrder = (typeof COLUMN_ORDERS)[number];

/** How the table is laid out. */
export interface TableOrder {
	rows: HeatOrder;
	columns: ColumnOrder;
	/** Symbols alone, so that more is in sight. */
	dense: boolean;
}

/** In the address: what rows follow, turned or not, then what columns follow, and how close they stand. */
const ROWS = { [BY_NAME]: 'navn', [BY_LIKENESS]: 'likhet' };
const COLUMNS: Record<ColumnOrder, string> = { role: 'rolle', name: 'navn', likeness: 'likhet' };
const [TURNED, DENSE] = ['snudd', 'tett'];

/** What the address says of it; null where it is as the page begins. */
export function orderText({ rows, columns, dense }: TableOrder): string | null {
	const by = ROWS[rows.by as keyof typeof ROWS] ?? rows.by;
	const parts = [
		by,
		...(rows.direction === beginning(rows.by).direction ? [] : [TURNED]),
		...(columns === 'role' ? [] : [COLUMNS[columns]]),
		...(dense ? [DENSE] : [])
	];
	return parts.join('--') === ROWS[BY_NAME] ? null : parts.join('--');
}

/** The order that an address asks for; what may not order anybody is not obeyed. */
export function orderFrom(text: string | null): TableOrder {
	const [first = '', ...rest] = (text ?? '').split('--');
	const named = Object.entries(ROWS).find(([, word]) => word === first)?.[0];
	const key = seriesOf(first);
	const by = named ?? (key && mayRank(key).allowed ? seriesId(key) : BY_NAME);
	const begun = beginning(by);
	return {
		rows: rest.includes(TURNED ?? '') ? turned(begun) : begun,
		columns: COLUMN_ORDERS.find((one) => one !== 'role' && rest.includes(COLUMNS[one])) ?? 'role',
		dense: rest.includes(DENSE ?? '')
	};
}

/** As a column begins to order: the better end first. */
export function beginning(by: string): HeatOrder {
	if (by === BY_LIKENESS) return { by, direction: null };
	const key = by === BY_NAME ? null : seriesOf(by);
	const down = key !== null && betterOf(key) === 'high';
	return { by, direction: down ? 'descending' : 'ascending' };
}

export function turned({ by, direction }: HeatOrder): HeatOrder {
	if (direction === null) return { by, direction };
	return { by, direction: direction === 'ascending' ? 'descending' : 'ascending' };
}

/** The columns as they shall stand; those that may not be compared are last whatever the order. */
export function columnOrder(
	all: readonly HeatSeries[],
	places: readonly number[],
	order: ColumnOrder
): HeatSeries[] {
	const shown = all.filter(({ key }) => mayCompare(key).allowed);
	const refused = all.filter(({ key }) => !mayCompare(key).allowed);
	return [...ordered(shown, places, order), ...refused];
}

function ordered(shown: HeatSeries[], places: readonly number[], order: ColumnOrder): HeatSeries[] {
	if (order === 'role') return shown;
	if (order === 'name')
		return shown.toSorted((a, b) => collator.compare(seriesName(a.key), seriesName(b.key)));
	const told = shown.flatMap(({ key, column }) => (column ? [{ key, column }] : []));
	const rest = shown.filter(({ column }) => column === null);
	const by = columnsByLikeness(
		told.map(({ column }) => column),
		places
	);
	return [...by.flatMap((at) => told[at] ?? []), ...rest];
}

/** The places as the rows shall stand. @param places by name */
export function rowOrder(
	series: readonly HeatSeries[],
	places: readonly number[],
	{ by, direction }: HeatOrder
): number[] {
	const told = series.flatMap(({ column }) => column ?? []);
	if (by === BY_LIKENESS) return rowsByLikeness(told, places);
	const column = told.find(({ key }) => seriesId(key) === by);
	if (column && direction && mayRank(column.key).allowed)
		return orderedBy(column, places, direction);
	return by === BY_NAME && direction === 'descending' ? places.toReversed() : [...places];
}
