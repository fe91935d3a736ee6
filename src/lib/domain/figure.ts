import type { Cell } from './cell.ts';
import type { AreaGroup, AreaLevel } from './area.ts';

declare const released: unique symbol;
declare const computed: unique symbol;

/**
 * A cell that has passed the disclosure gate and may be shown. Only `disclosure/` makes one:
 * charts, tables and reports take nothing else.
 */
export type Released = Cell & { readonly [released]: true };

/** The span of a figure that may be shown, in the figure's unit. Made as `Released` is. */
export interface ReleasedSpan {
	readonly [released]: true;
	readonly low: number;
	readonly high: number;
}

/** A span that the model has computed of released figures. Made only in `pictures/computed.ts`. */
export interface ComputedSpan {
	readonly [computed]: true;
	readonly low: number;
	readonly high: number;
}

/** The same with what lies in its middle. */
export interface ComputedRange extends ComputedSpan {
	readonly middle: number;
}

/** A number that the model has computed of released figures. Made as `ComputedSpan` is. */
export type ComputedNumber = number & { readonly [computed]: true };

/** A value that the model has computed of released figures. Made as `ComputedSpan` is. */
export type ComputedCell = Cell & { readonly [computed]: true };

/** What may be drawn around a value. */
export type ShownSpan = ReleasedSpan | ComputedSpan;

/** A number beside a figure that may be shown: what it is divided by. Made as `Released` is. */
export type ReleasedNumber = number & { readonly [released]: true };

export type ForlopId = 1 | 2 | 3;
export type FigureForlop = '1' | '2' | '3' | 'alle';
export type FigureLevel = AreaLevel | 'helsefellesskap' | AreaGroup['level'];

/** What a figure is about: its place in the cube. */
export interface FigureKey {
	indicator: string;
	level: FigureLevel;
	/** Code of the area: '3427', '34', 'innlandet' or '0'. */
	area: string;
	year: number;
	forlop: FigureForlop;
	category: string;
}

/** A figure as the database gives it, before the gate. Never shown. */
export interface RawFigure extends FigureKey {
	/** The numerator, or the published value. */
	cell: Cell;
	/** Span of the numerator when it rests on shares with low and high values. */
	low: number | null;
	high: number | null;
	denominator: number | null;
	/** For sums over areas: how many of the kommuner have a figure, and how many there are. */
	reporting: number | null;
	of: number | null;
	/** It rests on shares of the crosswalk; left out, it does where it has a span. */
	shared?: boolean;
	/** What released cells allow a hidden count to be, persons. */
	within?: { low: number; high: number } | null;
}

/** A figure that may be shown: its value in the indicator's unit, span and all. */
export interface Figure extends FigureKey {
	/** In the indicator's unit: a count, a per cent, a rate, or what the publisher gives. */
	value: Released;
	/** Span that follows from the crosswalk's low and high shares or from the model, in the same unit. */
	span: ShownSpan | null;
	/** It rests on shares of the crosswalk; not known where the source itself hides a part. */
	shared: boolean;
	/** What the value is made of, for counts, shares and rates. */
	numerator: Released;
	denominator: ReleasedNumber | null;
	reporting: number | null;
	of: number | null;
	/** What released cells allow a hidden count to be, persons; null where they don't tell. */
	within?: ReleasedSpan;
}

/** Whose eyes: what is published, or the municipality's own. */
export type DisclosureMode = 'share' | 'internal';

/** Whether both have the same figures, in whatever order. */
export function sameFigures(some: readonly RawFigure[], others: readonly RawFigure[]): boolean {
	if (some.length !== others.length) return false;
	const written = (figures: readonly RawFigure[]) =>
		figures.map((one) => JSON.stringify(one)).sort();
	const [here, there] = [written(some), written(others)];
	return here.every((one, i) => one === there[i]);
}
