import { PUBLISHED } from '../protect/system.ts';
import type { BlockSystem } from './columns.ts';
import type { Judged, MaskCell } from './family.ts';

/** How wide the interval of a hidden count must be, persons. */
const WIDTH = 2;

/** A hidden whole, and how far it can be when what its parts tell is known too. */
export interface Narrowed {
	whole: string;
	area: string;
	low: number;
	high: number;
}

/**
 * A hidden whole has been judged before its parts, and each division of it by itself: what is published of
 * each bounds it, and whoever reads all of them knows it to be where they overlap. Null where that is
 * narrower than a hidden count may be known: then nothing of this block can be shown.
 *
 * @param known the whole as it stands, with what earlier blocks tell of it
 */
export function agreeing(
	{ system, what, area }: BlockSystem,
	judged: Judged,
	known: (whole: string, area: string) => MaskCell | undefined
): Narrowed[] | null {
	const found: Narrowed[] = [];
	for (let i = 0; i < system.cells; i++) {
		const [whole = '', split, left] = what[i]!.split('|');
		// Not a whole, or what is left of one: that is less.
		if (split === undefined || left !== undefined || judged.state[i] === PUBLISHED) continue;
		const before = known(whole, area[i]!);
		if (!before || before.shown) continue;
		const low = innermost(Math.max, before.low, judged.low[i]!);
		const high = innermost(Math.min, before.high, judged.high[i]!);
		// A side that nothing bounds, or a count that is hidden from us too, is no objection.
		if (high - low < WIDTH || high <= before.count) return null;
		found.push({ whole, area: area[i]!, low, high });
	}
	return found;
}

/** NaN where nothing bounds it. */
function innermost(of: (a: number, b: number) => number, one: number, other: number): number {
	if (Number.isNaN(one)) return other;
	return Number.isNaN(other) ? one : of(one, other);
}
