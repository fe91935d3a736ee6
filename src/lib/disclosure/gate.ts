import type { IndikatorFil } from '../catalogue/indikator.ts';
import type { KildeRegler } from '../catalogue/kilde.ts';
import { HIDDEN, NOT_COLLECTED, PROTECTING, value, type Cell } from '../domain/cell.ts';
import type { DisclosureMode, Figure, RawFigure } from '../domain/figure.ts';
import { isPrimary, type Limit } from './primary.ts';
import { releasedCell, releasedNumber, releasedSpan } from './released.ts';

type Definition = Pick<IndikatorFil, 'slag' | 'skala' | 'personer' | 'celler'>;

/** The limit of the contract that leads an indicator. */
export function limitOf(regler: Pick<KildeRegler, 'grense' | 'lukketGruppe'>): Limit {
	return { k: regler.grense, closedGroup: regler.lukketGruppe };
}

/** What else the gate has hidden that decides over an indicator's figures, as `hiddenIn` gives it. */
export interface Linked {
	/** Places and years whose groups are hidden: the crosswalk makes the figures of them. */
	groups?: ReadonlySet<string>;
	/** Places and years whose total is hidden: the figures divide it. */
	total?: ReadonlySet<string>;
}

/**
 * What the released cube has decided, as it may be shown: hidden stays hidden, and what is not decided
 * yet has no number. That none is small by
 * itself, and none made of hidden groups, has been seen to there; it is seen to here once more, whatever
 * way the figures came.
 */
export function pick(
	figures: readonly RawFigure[],
	definition: Definition,
	limit: Limit,
	{ groups = NONE }: Pick<Linked, 'groups'> = {}
): Figure[] {
	const hides = (figure: RawFigure) =>
		figure.cell.state === 'hidden' ||
		isSmall(figure, definition, limit) ||
		(figure.low !== null && groups.has(breakdown(figure)));
	return figures.map((figure) => {
		if (figure.cell.state === 'protecting') return closed(figure, PROTECTING);
		return hides(figure) ? closed(figure) : opened(figure, definition);
	});
}

/** None of them is shown: they are as the files have them, and those who look may not see that. */
export function closeAll(figures: readonly RawFigure[], definition: Definition): Figure[] {
	return figures.map((figure) =>
		['value', 'hidden'].includes(figure.cell.state) ? closed(figure) : opened(figure, definition)
	);
}

/** Figures that count no persons: they are shown as they are. */
export function openAll(figures: readonly RawFigure[], definition: Definition): Figure[] {
	if (definition.personer) throw new RangeError('Figures of persons are judged');
	return figures.map((figure) => opened(figure, definition));
}

/**
 * Opens the municipality's own small numbers, for its own eyes alone: the one way to a figure that others
 * may not see. Nothing of what a source hides: a breakdown of counts (by group, sex, age or pathway) with
 * one hidden part is hidden whole, since its total is known from elsewhere, and the parts that are left
 * would give the hidden one away. So is what the crosswalk makes of hidden groups (its shares are
 * public), and so are the parts of a hidden total.
 */
export function apne(
	figures: readonly RawFigure[],
	definition: Definition,
	{ groups = NONE, total = NONE }: Linked = {}
): Figure[] {
	const hidden = figures.filter(({ cell }) => cell.state === 'hidden');
	const whole = definition.slag === 'andel' ? NONE : new Set(hidden.map(breakdown));
	return figures.map((figure) => {
		const place = breakdown(figure);
		const hide = whole.has(place) || total.has(place) || (figure.low !== null && groups.has(place));
		return hide && figure.cell.state === 'value' ? closed(figure) : opened(figure, definition);
	});
}

const NONE: ReadonlySet<string> = new Set();

/** The places and years in which a breakdown is hidden, or may come to be. */
export function hiddenIn(figures: readonly Figure[]): ReadonlySet<string> {
	const hides = ({ value: { state } }: Figure) => state === 'hidden' || state === 'protecting';
	return new Set(figures.filter(hides).map(breakdown));
}

function isSmall(figure: RawFigure, definition: Definition, limit: Limit): boolean {
	const { cell } = figure;
	return cell.state === 'value' && isPrimary(cell.value, groupOf(figure, definition), limit);
}

/** The figures that together make up one total. */
function breakdown({ area, year }: Pick<RawFigure, 'area' | 'year'>): string {
	return `${area}|${year}`;
}

/** The group a count is part of; the population that a rate is of is no such group. */
function groupOf(figure: RawFigure, { slag }: Definition): number | null {
	return slag === 'rate' ? null : figure.denominator;
}

function closed(figure: RawFigure, as = HIDDEN): Figure {
	const {
		cell: _cell,
		low,
		high: _high,
		denominator: _denominator,
		within,
		shared,
		...key
	} = figure;
	return {
		...key,
		value: releasedCell(as),
		numerator: releasedCell(as),
		span: null,
		shared: shared ?? low !== null,
		denominator: null,
		...(within && as === HIDDEN ? { within: releasedSpan(within.low, within.high) } : {})
	};
}

function opened(figure: RawFigure, definition: Definition): Figure {
	const { cell, low, high, denominator, within: _within, shared, ...key } = figure;
	const scale = scaleOf(definition, denominator);
	const shown = scale === null ? unscaled(cell) : scaled(cell, scale);
	const span =
		low !== null && high !== null && scale !== null && shown.state === 'value'
			? releasedSpan(low * scale, high * scale)
			: null;
	return {
		...key,
		value: releasedCell(shown),
		numerator: releasedCell(cell),
		span,
		shared: shared ?? low !== null,
		denominator: denominator === null ? null : releasedNumber(denominator)
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

/** A row of a source: the texts of the columns that count persons, and which is of which. */
export interface CountRow {
	counts: readonly (string | null)[];
	/** Numerator and denominator: two texts of the row, counted as persons or not. */
	pairs?: readonly (readonly [string | null, string | null])[];
}

/**
 * Counts of persons in source rows, as they stand in the file. One that is hidden, small, or leaves a
 * small rest of its denominator masks them all: the figure that the rows add up to is shown beside
 * them. So does a text that can't be read as a count and may be a small one.
 *
 * @param isMark whether a text is the source's mark for a hidden number
 */
export function releaseCounts(
	rows: readonly CountRow[],
	limit: Limit,
	mode: DisclosureMode,
	isMark: (text: string) => boolean = (text) => text.trim() === HIDDEN_MARK
): (string | null)[][] {
	const judged = (text: string | null) => {
		const count = countIn(text);
		return count !== null && (Number.isNaN(count) || isPrimary(count, null, limit));
	};
	const rest = ([text, of]: readonly [string | null, string | null]) => {
		const [count, group] = [countIn(text), countIn(of)];
		return count !== null && group !== null && isPrimary(count, group, limit);
	};
	const closes = ({ counts, pairs = [] }: CountRow) =>
		counts.some((text) => text !== null && (isMark(text) || judged(text))) || pairs.some(rest);
	return mode === 'share' && rows.some(closes)
		? maskCounts(rows)
		: rows.map(({ counts }) => [...counts]);
}

/**
 * The rows behind a figure without their counts; a row that is a released cell of its own keeps it.
 * Behind a figure that is hidden none is, in any mode.
 *
 * @param keeps whether a row keeps a count; `at` is its place in `counts`
 */
export function maskCounts(
	rows: readonly CountRow[],
	keeps: (row: CountRow, nr: number, at: number) => boolean = () => false
): (string | null)[][] {
	return rows.map((row, nr) =>
		row.counts.map((text, at) => (text === null || keeps(row, nr, at) ? text : HIDDEN_MARK))
	);
}

const HIDDEN_MARK = ':';

/** Null for a text without a digit; NaN for one with digits that is no plain number. */
function countIn(text: string | null): number | null {
	const bare = (text ?? '').replace(/\s/g, '').replace(',', '.');
	return /\d/.test(bare) ? Number(bare) : null;
}
