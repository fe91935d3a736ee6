import type { SeriesKey } from '../../domain/column.ts';
import type { Columns } from './columns.ts';
import { funnelSpreadOf } from './funnelSpread.ts';
import { mayFunnel } from './guard.ts';
import { spreadOf, type Spread } from './spread.ts';

/** A series in which kommuner differ, and how they lie. */
export interface Differing {
	key: SeriesKey;
	year: number;
	spread: Spread;
	/** How many times more they vary than chance alone would make them. */
	phi: number;
}

/** Less than twice what chance gives is no finding. */
const MORE_THAN_CHANCE = 2;

/**
 * The series in which some kommuner differ most, beyond what chance makes of few persons; the most
 * first, by how far apart they are and not by φ, which grows with how many are counted. Only of what may be compared and is made of counts: no other can be told from chance.
 *
 * @param places of the kommuner
 * @param year   figures are of the newest year up to it
 */
export function mostSpread(
	columns: Columns,
	places: readonly number[],
	year: number,
	most = 3
): Differing[] {
	const found = columns
		.series()
		.filter((key) => key.forlop === 'alle' && mayFunnel(key).allowed)
		.flatMap((key): Differing[] => {
			const column = columns.newest(key, year, places);
			const chance = column && funnelSpreadOf(column, places);
			const spread = column && spreadOf(column, places);
			// So many times nothing says nothing.
			if (!chance || !spread || !(spread.median > 0)) return [];
			return [{ key, year: column.year, spread, phi: chance.phi }];
		});
	return found
		.filter(({ phi }) => phi >= MORE_THAN_CHANCE)
		.toSorted((a, b) => apart(b) - apart(a))
		.slice(0, most);
}

/** How many times the median it is from the tenth to the ninetieth per cent of them. */
const apart = ({ spread: { low, median, high } }: Differing): number => (high - low) / median;
