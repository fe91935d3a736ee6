import type { CellState } from './cell.ts';
import type { Figure, FigureForlop, Released } from './figure.ts';

declare const released: unique symbol;

/** Figures that follow one another over years and areas: an indicator, of one pathway and category. */
export interface SeriesKey {
	indicator: string;
	forlop: FigureForlop;
	category: string;
}

/** Codes of `ReleasedColumn.state`. */
export const COLUMN_STATES = [
	'none',
	'value',
	'hidden',
	'protecting',
	'not-collected',
	'not-applicable'
] as const satisfies readonly ('none' | CellState)[];

/** The code of a state in `ReleasedColumn.state`; `none` where the files have no row. */
export const stateCode = (state: (typeof COLUMN_STATES)[number]): number =>
	COLUMN_STATES.indexOf(state);

const FIGURES: ReadonlySet<number> = new Set(
	(['value', 'hidden', 'protecting'] as const).map(stateCode)
);

/** Whether a code of `ReleasedColumn.state` is of a figure: a value, or one that is hidden or may come to be. */
export const isFigure = (state: number | undefined): boolean => FIGURES.has(state ?? 0);

/** Figures of one series in one year, a place for each area of `catalogue/places.ts`; NaN: has none. */
export interface ColumnFigures {
	readonly key: SeriesKey;
	readonly year: number;
	/** Places in `COLUMN_STATES`. */
	readonly state: Uint8Array;
	/** In the indicator's unit. */
	readonly value: Float64Array;
	readonly numerator: Float64Array;
	readonly denominator: Float64Array;
	/** What the crosswalk leaves open, in the indicator's unit. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** It rests on shares of the crosswalk. */
	readonly shared: boolean;
	/** The value as it may be shown; where the files have no row, none was collected. */
	cell(place: number): Released;
	/** The figure as it is everywhere else; null where the files have no row. */
	figure(place: number): Figure | null;
}

/** Such figures that have each been released. Made only in `disclosure/columns.ts`. */
export type ReleasedColumn = ColumnFigures & { readonly [released]: true };

/** A series by one text: for addresses, maps and keys. */
export const seriesId = ({ indicator, forlop, category }: SeriesKey): string =>
	[indicator, forlop, ...(category === 'alle' ? [] : [category])].join('.');

/** Names of categories are what a file calls its parts: no part is called more than this. */
const SERIES = /^([a-z][\w:-]{0,79})\.(1|2|3|alle)(?:\.(.{1,120}))?$/i;

/** The series that a text stands for; null where it is none. */
export function seriesOf(text: string): SeriesKey | null {
	const [, indicator, forlop, category = 'alle'] = SERIES.exec(text) ?? [];
	return indicator && forlop ? { indicator, forlop: forlop as FigureForlop, category } : null;
}
