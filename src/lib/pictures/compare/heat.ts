import { kommuneAt, PLACES } from '../../catalogue/places.ts';
import type { HeatColumn, HeatInput, HeatRow } from '../../charts/heat/state.ts';
import { seriesId, type ReleasedColumn, type SeriesKey } from '../../domain/column.ts';
import type { Columns } from '../../model/compare/columns.ts';
import { betterOf, mayCompare, mayJudge, type Ruling } from '../../model/compare/guard.ts';
import type { Level } from '../../model/compare/held.ts';
import type { Reference } from '../../model/compare/reference.ts';
import { kommunerIn, type Scope } from '../../model/compare/scope.ts';
import { tallyOf, type Tally } from '../../model/compare/tally.ts';
import { collator, m } from '../../text/index.ts';
import { kommuneName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { heatColumn } from './heatColumns.ts';
import { columnOrder, rowOrder, type TableOrder } from './heatOrder.ts';
import { heatTable } from './heatTable.ts';
import { heatHeading, heatMore, heatOrigin, heatSubtitle, heatSummary } from './heatWords.ts';

export interface HeatAsked {
	columns: Columns;
	scope: Scope;
	/** Figures are of the newest year up to it. */
	year: number;
	level: Level;
	/** What a kommune is held against; null where it isn't known. */
	referenceOf: (code: string) => Reference | null;
	/** The same in words: 'hele landet'. */
	reference: string;
	/** The series that are chosen; none: all that may stand beside each other. */
	chosen: readonly SeriesKey[];
	order: TableOrder;
}

export interface HeatSeries {
	key: SeriesKey;
	/** Null where no year has a figure, and always where kommuner may not be compared. */
	column: ReleasedColumn | null;
}

/** Kommuner and figures of a heat table, as they are asked about. */
export interface HeatSeen extends Omit<HeatAsked, 'columns' | 'chosen' | 'referenceOf'> {
	referenceAt: (place: number) => Reference | null;
	/** In the order of the rows. */
	places: readonly number[];
	rows: readonly HeatRow[];
	/** In the order they stand. */
	series: readonly HeatSeries[];
	tally: Tally;
}

export interface HeatPicture extends Picture, HeatInput {
	judging: boolean;
	neutral: boolean;
	/** Figures behind a cell, for its explanation. */
	figureOf: (row: string, column: string) => ReturnType<ReleasedColumn['figure']>;
}

/** Series that may stand beside each other, and have any figure in the kommuner up to the year. */
export function tableSeries({
	columns,
	scope,
	year
}: Pick<HeatAsked, 'columns' | 'scope' | 'year'>) {
	const places = kommunerIn(scope).map(({ code }) => kommuneAt(code));
	return columns
		.series()
		.filter((key) => columns.newest(key, year, places) !== null)
		.map((key) => ({ key, ruling: mayCompare(key) }));
}

/** The heat table: kommuner by indicators, each figure against its reference. */
export function heatPicture(asked: HeatAsked): HeatPicture {
	const seen = seenOf(asked);
	const { rows, series, reference, order } = seen;
	const columns: HeatColumn[] = series.map((one) => heatColumn(one, seen));
	const judged = series.filter(({ key }) => mayJudge(key).allowed);
	let table: Picture['table'] | null = null;
	return {
		name: m.heat_name(),
		...{ heading: heatHeading(seen), more: heatMore(seen), subtitle: heatSubtitle(seen) },
		...{ summary: heatSummary(seen), origin: heatOrigin(seen) },
		...{ rows, columns, order: order.rows, dense: order.dense, reference },
		judging: judged.some(({ key }) => betterOf(key) !== null),
		neutral: judged.some(({ key }) => betterOf(key) === null),
		// Thousands of cells that are seldom asked for.
		get table() {
			return (table ??= heatTable(seen, columns));
		},
		figureOf(row, id) {
			const of = series.find(({ key }) => seriesId(key) === id);
			return of?.column?.figure(kommuneAt(row)) ?? null;
		}
	};
}

function seenOf(asked: HeatAsked): HeatSeen {
	const { columns, scope, year, level, chosen, order } = asked;
	const names = new Map(kommunerIn(scope).map((one) => [kommuneAt(one.code), kommuneName(one)]));
	const byName = [...names.keys()].toSorted((a, b) =>
		collator.compare(names.get(a) ?? '', names.get(b) ?? '')
	);
	const keys =
		chosen.length > 0
			? chosen
			: tableSeries(asked)
					.filter(isShown)
					.map(({ key }) => key);
	const all = keys.map((key) => ({
		key,
		// What may not stand beside each other is not so much as looked up.
		column: mayCompare(key).allowed ? columns.newest(key, year, byName) : null
	}));
	const series = columnOrder(all, byName, order.columns);
	const places = rowOrder(series, byName, order.rows);
	const referenceAt = remembered(asked.referenceOf);
	const told = series.flatMap(({ column }) => column ?? []);
	return {
		...{ ...asked, referenceAt, places, series },
		rows: places.map((place) => ({ id: codeAt(place), name: names.get(place) ?? '' })),
		tally: tallyOf(told, places, referenceAt, level)
	};
}

const isShown = ({ ruling }: { ruling: Ruling }) => ruling.allowed;
const codeAt = (place: number) => PLACES[place]?.code ?? '';

/** Asked once for each kommune, not for each of its figures. */
function remembered(referenceOf: HeatAsked['referenceOf']) {
	const found = new Map<number, Reference | null>();
	return (place: number): Reference | null => {
		const there = found.get(place);
		if (there !== undefined) return there;
		const asked = referenceOf(codeAt(place));
		found.set(place, asked);
		return asked;
	};
}
