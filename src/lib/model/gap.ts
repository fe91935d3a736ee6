import type { Figure, ForlopId } from '../domain/figure.ts';
import { range, type Range } from '../domain/range.ts';
import { requiredFor, type Assumption } from './assumptions.ts';

/** Why the sign of a gap can't be told. */
export type Undecided =
	| { reason: 'no-need' }
	| { reason: 'no-capacity' }
	| { reason: 'hidden' }
	| { reason: 'unset'; assumptions: Assumption[] }
	| { reason: 'spans-zero' };

/**
 * A first version of the gap: man-years required less man-years there. `span` follows from the low
 * and high assumptions; it is no interval of chance.
 */
export interface Gap {
	forlop: ForlopId;
	/** Users per year. */
	need: Range | null;
	/** Man-years. */
	required: Range | null;
	capacity: Range | null;
	/** Required less there, man-years; above zero means that something is missing. */
	span: Range | null;
	verdict: 'missing' | 'covered' | 'undecided';
	why: Undecided | null;
	used: Assumption[];
}

export interface GapInput {
	forlop: ForlopId;
	/** Released users of the pathway; undefined when no source sees them. */
	need: Figure | undefined;
	/** Man-years of the pathway. */
	capacity: Figure | undefined;
	assumptions: readonly Assumption[];
}

/** The gap of one pathway, from released figures only. */
export function gapOf({ forlop, need, capacity, assumptions }: GapInput): Gap {
	const users = rangeOf(need);
	const there = rangeOf(capacity);
	const result = users ? requiredFor(forlop, users, assumptions) : null;
	const required = result?.known ? result.arsverk : null;
	const span =
		required && there
			? range(required.low - there.high, required.middle - there.middle, required.high - there.low)
			: null;
	const base = {
		forlop,
		need: users,
		required,
		capacity: there,
		span,
		used: result?.used ?? requiredFor(forlop, range(0, 0, 0), assumptions).used
	};
	const why = undecided();
	if (why) return { ...base, verdict: 'undecided', why };
	return { ...base, verdict: (span as Range).low > 0 ? 'missing' : 'covered', why: null };

	function undecided(): Undecided | null {
		if (need?.value.state === 'hidden' || capacity?.value.state === 'hidden')
			return { reason: 'hidden' };
		if (!users) return { reason: 'no-need' };
		if (result && !result.known) return { reason: 'unset', assumptions: result.unset };
		if (!there) return { reason: 'no-capacity' };
		return span && span.low <= 0 && span.high >= 0 ? { reason: 'spans-zero' } : null;
	}
}

function rangeOf(figure: Figure | undefined): Range | null {
	if (figure?.value.state !== 'value') return null;
	const middle = figure.value.value;
	const { low, high } = figure.span ?? { low: middle, high: middle };
	return range(Math.min(low, middle), middle, Math.max(high, middle));
}
