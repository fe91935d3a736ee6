import type { IndikatorFil } from '../catalogue/indikator.ts';
import type { KildeRegler } from '../catalogue/kilde.ts';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { DisclosureMode, Figure, RawFigure, Released } from '../domain/figure.ts';
import { isPrimary, type Limit } from './primary.ts';

type Definition = Pick<IndikatorFil, 'slag' | 'skala' | 'personer'>;

/** The limit of the contract that leads an indicator. */
export function limitOf(regler: Pick<KildeRegler, 'grense' | 'lukketGruppe'>): Limit {
	return { k: regler.grense, closedGroup: regler.lukketGruppe };
}

/**
 * The one gate. Takes figures as the database holds them and gives those that may be shown, in the
 * indicator's unit. Counts of persons under the limit are hidden together with every share, rate
 * and span made of them. What the source itself hides stays hidden, also for the municipality.
 *
 * A breakdown of counts (by group, sex, age or pathway) with one hidden part is hidden whole: its
 * total is known from elsewhere, and the parts that are left would give the hidden one away. For the
 * same reason what the crosswalk makes of hidden groups is hidden with them: its shares are public.
 *
 * @param hiddenGroups places and years whose groups are hidden, as `hiddenIn` gives them
 */
export function release(
	figures: readonly RawFigure[],
	definition: Definition,
	limit: Limit,
	mode: DisclosureMode,
	hiddenGroups: ReadonlySet<string> = NONE
): Figure[] {
	if (mode === 'internal' || !definition.personer)
		return figures.map((figure) => opened(figure, definition));
	const small = new Set(figures.filter((figure) => isSmall(figure, definition, limit)));
	const whole = definition.slag === 'andel' ? null : new Set([...small].map(breakdown));
	return figures.map((figure) => {
		const hide =
			(whole ? whole.has(breakdown(figure)) : small.has(figure)) ||
			(figure.low !== null && hiddenGroups.has(breakdown(figure)));
		return hide && figure.cell.state === 'value' ? closed(figure) : opened(figure, definition);
	});
}

const NONE: ReadonlySet<string> = new Set();

/** The places and years in which the gate has hidden a breakdown. */
export function hiddenIn(figures: readonly Figure[]): ReadonlySet<string> {
	return new Set(figures.filter(({ value: { state } }) => state === 'hidden').map(breakdown));
}

function isSmall(figure: RawFigure, definition: Definition, limit: Limit): boolean {
	const { cell } = figure;
	return cell.state === 'value' && isPrimary(cell.value, groupOf(figure, definition), limit);
}

/** The figures that together make up one total. */
function breakdown({ area, year }: Pick<RawFigure, 'area' | 'year'>): string {
	return `${area}|${year}`;
}

/** The closed group a count is part of; a population is no such group. */
function groupOf(figure: RawFigure, { slag }: Definition): number | null {
	return slag === 'andel' ? figure.denominator : null;
}

function closed(figure: RawFigure): Figure {
	const { cell: _cell, low, high: _high, denominator: _denominator, ...key } = figure;
	return {
		...key,
		value: mark(HIDDEN),
		numerator: mark(HIDDEN),
		span: null,
		shared: low !== null,
		denominator: null
	};
}

function opened(figure: RawFigure, definition: Definition): Figure {
	const { cell, low, high, denominator, ...key } = figure;
	const scale = scaleOf(definition, denominator);
	const shown = scale === null ? unscaled(cell) : scaled(cell, scale);
	const span =
		low !== null && high !== null && scale !== null && shown.state === 'value'
			? { low: low * scale, high: high * scale }
			: null;
	return {
		...key,
		value: mark(shown),
		numerator: mark(cell),
		span,
		shared: low !== null,
		denominator
	};
}

/** What a numerator is multiplied with; null when a denominator is needed and missing. */
function scaleOf({ slag, skala }: Definition, denominator: number | null): number | null {
	if (slag === 'antall' || slag === 'publisert' || slag === 'modell') return 1;
	if (denominator === null || denominator <= 0) return null;
	return (slag === 'andel' ? 100 : skala) / denominator;
}

function scaled(cell: Cell, scale: number): Cell {
	return cell.state === 'value' ? value(cell.value * scale) : cell;
}

/** A count without its denominator: the share was not collected, whatever the count says. */
function unscaled(cell: Cell): Cell {
	return cell.state === 'value' ? NOT_COLLECTED : cell;
}

/** Marks a cell that holds no count of persons, or one that has been judged. */
function mark(cell: Cell): Released {
	return cell as Released;
}

/** What follows from released cells alone may be shown when they may. */
export function derived(
	from: readonly Released[],
	compute: (values: number[]) => number
): Released {
	const hidden = from.find((cell) => cell.state === 'hidden');
	if (hidden) return hidden;
	const values = from.flatMap((cell) => (cell.state === 'value' ? [cell.value] : []));
	if (values.length < from.length)
		return from.find((cell) => cell.state !== 'value') ?? mark(NOT_APPLICABLE);
	return mark(value(compute(values)));
}

/**
 * Counts of persons in source rows, as they stand in the file. One small count masks them all: the
 * figure that the rows add up to is shown beside them.
 *
 * @param counts the texts of the columns that count persons, row by row
 */
export function releaseCounts(
	counts: readonly (readonly (string | null)[])[],
	limit: Limit,
	mode: DisclosureMode
): (string | null)[][] {
	const number = (text: string | null) => Number(text?.replace(',', '.') ?? NaN);
	const small = (text: string | null) =>
		Number.isFinite(number(text)) && isPrimary(number(text), null, limit);
	const mask = mode === 'share' && counts.some((row) => row.some(small));
	return counts.map((row) => row.map((text) => (mask && text !== null ? ':' : text)));
}
