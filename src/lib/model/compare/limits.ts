import { indikator } from '../../catalogue/indikatorer.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import { compared, type Compared } from '../../statistics/compared.ts';
import type { Level } from '../../statistics/level.ts';
import { countLimits } from '../../statistics/poisson.ts';
import { wilson, type Limits } from '../../statistics/wilson.ts';
import { mayJudge } from './guard.ts';

/**
 * Between what chance may have made a figure, in its unit: Wilson for a share, exact or Byar for a rate.
 * Where the crosswalk leaves its numerator open, both ends of that are tried, and the outermost stand.
 * Null for what is not shown, and for what no persons are counted in.
 *
 * @param place in `PLACES`
 */
export function limitsAt(column: ReleasedColumn, place: number, level: Level): Limits | null {
	const { slag, skala, personer } = indikator(column.key.indicator);
	const count = column.numerator[place] ?? NaN;
	const of = column.denominator[place] ?? NaN;
	if (!personer || !(count >= 0) || !(of > 0) || Number.isNaN(column.value[place] ?? NaN))
		return null;
	if (slag !== 'andel' && slag !== 'rate') return null;
	if (slag === 'andel' && count > of) return null;
	const unit = slag === 'andel' ? 100 : skala;
	const around = (x: number): Limits => {
		if (slag === 'andel') return scaled(wilson(Math.min(x, of), of, level), unit);
		return scaled(countLimits(x, level), unit / of);
	};
	const [low, high] = [column.low[place] ?? NaN, column.high[place] ?? NaN];
	if (Number.isNaN(low)) return around(count);
	return { low: around((low * of) / unit).low, high: around((high * of) / unit).high };
}

const scaled = ({ low, high }: Limits, by: number): Limits => ({ low: low * by, high: high * by });

/**
 * How a figure stands to a reference; null where that can't be told, or may not be.
 *
 * @param reference in the figure's unit
 */
export function standing(
	column: ReleasedColumn,
	place: number,
	reference: number | null,
	level: Level
): Compared | null {
	if (reference === null || !Number.isFinite(reference) || !mayJudge(column.key).allowed)
		return null;
	const limits = limitsAt(column, place, level);
	return limits && compared(limits, reference);
}
