import { indikator } from '../../catalogue/indikatorer.ts';
import type { ReleasedColumn, SeriesKey } from '../../domain/column.ts';
import { funnel } from '../../statistics/funnel.ts';
import type { Columns } from './columns.ts';
import { mayFunnel } from './guard.ts';
import { valuesAt } from './reference.ts';

/** How much kommuner differ in a series. */
export interface Spread {
	key: SeriesKey;
	year: number;
	/** How many of the kommuner have published it. */
	n: number;
	/** In the indicator's unit: a tenth of the kommuner are below, and a tenth above. */
	low: number;
	middle: number;
	high: number;
	/** How many times more they vary than chance alone would make them; 1: chance is all there is. */
	phi: number;
}

/** Of fewer no tenths can be told. */
const FEWEST = 10;
/** Less than twice what chance gives is no finding. */
const MORE_THAN_CHANCE = 2;

/**
 * The series in which some kommuner differ most, beyond what chance makes of few persons; the most
 * first. Only of what may be compared and is made of counts: no other can be told from chance.
 *
 * @param places of the kommuner
 * @param year   figures are of the newest year up to it
 */
export function mostSpread(
	columns: Columns,
	places: readonly number[],
	year: number,
	most = 3
): Spread[] {
	return columns
		.series()
		.filter((key) => key.forlop === 'alle' && mayFunnel(key).allowed)
		.flatMap((key) => spreadOf(columns.newest(key, year, places), places) ?? [])
		.filter(({ phi }) => phi >= MORE_THAN_CHANCE)
		.toSorted((a, b) => b.phi - a.phi)
		.slice(0, most);
}

function spreadOf(column: ReleasedColumn | null, places: readonly number[]): Spread | null {
	if (!column) return null;
	const told = places.filter((place) => (column.denominator[place] ?? NaN) > 0);
	const values = valuesAt(column, told);
	if (values.length < FEWEST) return null;
	const { slag } = indikator(column.key.indicator);
	const counted = told
		.map((place) => ({ count: column.numerator[place] ?? NaN, of: column.denominator[place] ?? NaN }))
		.filter(({ count }) => !Number.isNaN(count));
	const { phi } = funnel(slag === 'andel' ? 'share' : 'rate', counted);
	const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? NaN;
	return {
		...{ key: column.key, year: column.year, n: values.length, phi },
		...{ low: at(0.1), middle: at(0.5), high: at(0.9) }
	};
}
