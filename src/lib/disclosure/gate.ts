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
 */
export function release(
	figures: readonly RawFigure[],
	definition: Definition,
	limit: Limit,
	mode: DisclosureMode
): Figure[] {
	return figures.map((figure) => {
		const hide =
			mode === 'share' &&
			definition.personer &&
			figure.cell.state === 'value' &&
			isPrimary(figure.cell.value, groupOf(figure, definition), limit);
		return hide ? closed(figure) : opened(figure, definition);
	});
}

/** The closed group a count is part of; a population is no such group. */
function groupOf(figure: RawFigure, { slag }: Definition): number | null {
	return slag === 'andel' ? figure.denominator : null;
}

function closed(figure: RawFigure): Figure {
	const { cell: _cell, low: _low, high: _high, denominator: _denominator, ...key } = figure;
	return { ...key, value: mark(HIDDEN), numerator: mark(HIDDEN), span: null, denominator: null };
}

function opened(figure: RawFigure, definition: Definition): Figure {
	const { cell, low, high, denominator, ...key } = figure;
	const scale = scaleOf(definition, denominator);
	const shown = scale === null ? unscaled(cell) : scaled(cell, scale);
	const span =
		low !== null && high !== null && scale !== null && shown.state === 'value'
			? { low: low * scale, high: high * scale }
			: null;
	return { ...key, value: mark(shown), numerator: mark(cell), span, denominator };
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

/** Masks counts of persons in source rows that are shown as they stand in the file. */
export function releaseText(
	text: string | null,
	personer: boolean,
	limit: Limit,
	mode: DisclosureMode
): string | null {
	if (text === null || !personer || mode === 'internal') return text;
	const count = Number(text);
	return Number.isFinite(count) && isPrimary(count, null, limit) ? ':' : text;
}
