import { intervalOf, type Interval } from '../statistics/draw.ts';
import type { Common } from './common.ts';
import { TOGETHER, type Unit } from './units.ts';

/** What the same assumptions say of the whole country, beside a gap. */
export interface NationalParts {
	/** Man-years there ÷ man-years needed in the country; 1 is balance. */
	there: Interval;
	/** The share of the draws in which the country has too few, 0–1. */
	short: number;
	/** The part of the gap that is missing by the same assumptions everywhere, man-years. */
	national: Interval;
	/** What is left: more or less than the country has. */
	local: Interval;
}

/**
 * A gap in its two parts, draw by draw: R − C = (1 − c)R + (cR − C), where c is what the country has
 * of what it needs by the same assumptions.
 *
 * @returns null where the country is not tried, and for one pathway alone: what the country has of
 *          each follows from no published sum, and c of both is another's
 */
export function nationalParts(
	unit: Unit,
	{ required, gap }: { required: Float64Array; gap: Float64Array },
	{ country }: Common
): NationalParts | null {
	const there = unit === TOGETHER ? country?.there : null;
	if (!there) return null;
	const national = required.map((one, i) => (1 - (there[i] ?? 1)) * one);
	return {
		there: intervalOf(there),
		short: there.reduce((count, one) => count + (one < 1 ? 1 : 0), 0) / there.length,
		national: intervalOf(national),
		local: intervalOf(gap.map((one, i) => one - (national[i] ?? 0)))
	};
}

/** So sure, of the one or of the other, that it is said in the headline. */
const [EVERYWHERE, NOWHERE] = [0.9, 0.1];

/** Whether what a gap says is true of the whole country: too few everywhere, or too many. */
export function everywhere(parts: NationalParts | null): 'short' | 'surplus' | null {
	if (!parts) return null;
	if (parts.short >= EVERYWHERE) return 'short';
	return parts.short <= NOWHERE ? 'surplus' : null;
}
