import type { Indikator } from '../catalogue/indikatorer.ts';
import type { Figure } from '../domain/figure.ts';
import { countLimits } from '../statistics/poisson.ts';
import { wilson, type Limits } from '../statistics/wilson.ts';

export type { Limits } from '../statistics/wilson.ts';

/**
 * How much a count of persons, or a share or rate made of it, may vary by chance: Wilson limits for
 * a share, exact or Byar's for a count and a rate, 95 %, in the figure's unit. Made of what is
 * released alone. Null for what is hidden, for what no persons are counted in, and for what a
 * publisher gives without its counts.
 */
export function chanceOf(
	{ value, numerator, denominator }: Pick<Figure, 'value' | 'numerator' | 'denominator'>,
	{ slag, skala, personer }: Pick<Indikator, 'slag' | 'skala' | 'personer'>
): Limits | null {
	if (!personer || value.state !== 'value' || numerator.state !== 'value') return null;
	const count = numerator.value;
	if (slag === 'antall') return countLimits(count);
	if (denominator === null || denominator <= 0) return null;
	if (slag === 'andel')
		return count <= denominator ? scaled(wilson(count, denominator), 100) : null;
	return slag === 'rate' ? scaled(countLimits(count), skala / denominator) : null;
}

/** What the crosswalk leaves open, or else what chance may do. */
export function spanOf(figure: Figure, definition: Indikator): Limits | null {
	return figure.span ?? chanceOf(figure, definition);
}

const scaled = ({ low, high }: Limits, by: number): Limits => ({ low: low * by, high: high * by });
