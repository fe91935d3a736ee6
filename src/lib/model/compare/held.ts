import { indikator } from '../../catalogue/indikatorer.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import { compared, type Compared } from '../../statistics/compared.ts';
import type { Level } from '../../statistics/level.ts';
import type { Limits } from '../../statistics/wilson.ts';
import { betterOf, FEWEST_OTHERS, mayJudge, type Direction } from './guard.ts';
import { limitsAt } from './limits.ts';
import { referenceIn, type Reference, type ReferenceValue } from './reference.ts';

export type { Level } from '../../statistics/level.ts';

/** A kommune's figure against what it is held against. */
export interface Held {
	reference: ReferenceValue | null;
	/** What chance may do to the figure, in its unit; null where there are no counts to tell it from. */
	limits: Limits | null;
	/** Null where it can't be told, or may not be. */
	against: Compared | null;
	/** Only where it differs, and the indicator has a declared direction. */
	judged: 'better' | 'worse' | null;
}

/** @param place of a kommune, in `PLACES`; it is left out of its reference where it can be */
export function heldAt(
	column: ReleasedColumn,
	place: number,
	reference: Reference | null,
	level: Level
): Held {
	const found = reference && referenceIn(column, reference, place);
	const limits = limitsAt(column, place, level);
	const may = mayJudge(column.key).allowed;
	const against = found && limits && may && isOfMany(found) ? compared(limits, found.value) : null;
	return { reference: found, limits, against, judged: judgedAs(against, betterOf(column.key)) };
}

/** Against fewer than five others a figure may be seen, and is not judged: they are single kommuner. */
export const isOfMany = ({ n, all, includes }: ReferenceValue): boolean =>
	(n ?? all) - (includes ? 1 : 0) >= FEWEST_OTHERS;

export function judgedAs(against: Compared | null, better: Direction): Held['judged'] {
	if (against === null || against === 'similar' || better === null) return null;
	return (against === 'higher') === (better === 'high') ? 'better' : 'worse';
}

/** Fewer than this in the numerator is few: there the limits are exact, and wide. */
const FEW = 10;

/** Whether a shown figure rests on few persons. */
export function restsOnFew(column: ReleasedColumn, place: number): boolean {
	const count = column.numerator[place] ?? NaN;
	return indikator(column.key.indicator).personer && count < FEW;
}
