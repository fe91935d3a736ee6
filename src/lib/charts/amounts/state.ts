import type { ComputedRange } from '../../domain/figure.ts';
import { linear } from '../scale/domain.ts';

/** An amount that is told in words beside its bar. */
export interface Amount {
	id: string;
	name: string;
	/** As it is written, with its unit; or why it is not known. */
	label: string;
	/** In the unit of all of them; null where it is not known. Below zero it is too many. */
	range: ComputedRange | null;
	tone: 'plain' | 'missing' | 'covered' | 'undecided';
}

/** Where a part of a bar starts and ends, in per cent of the width. */
interface Extent {
	from: number;
	to: number;
}

export interface PlacedAmount {
	row: Amount;
	/** All that even the low end holds; null where it may be nothing. */
	solid: Extent | null;
	/** From the low to the high end. */
	open: Extent | null;
}

export interface PlacedAmounts {
	rows: PlacedAmount[];
	/** Where nothing is, in per cent of the width. */
	zero: number;
}

/** Places all of them on one scale, so that a length may be held against another. */
export function placeAmounts(rows: readonly Amount[]): PlacedAmounts {
	const ends = rows.flatMap(({ range }) => (range ? [range.low, range.high] : []));
	const scale = linear([0, ...ends], [0, 100]);
	const zero = scale(0);
	return {
		zero,
		rows: rows.map((row) => {
			const { range } = row;
			if (!range) return { row, solid: null, open: null };
			return {
				row,
				solid: range.low > 0 ? { from: zero, to: scale(range.low) } : null,
				open: { from: scale(range.low), to: scale(range.high) }
			};
		})
	};
}
