import { TAIL, type Level } from './level.ts';
import type { Limits } from './wilson.ts';

/** Where an area is against a reference. It says nothing of which is better. */
export type Compared = 'lower' | 'similar' | 'higher';

/**
 * An area against a reference: it differs when the reference lies outside the area's own limits. That
 * the limits of two areas overlap is no test of whether they differ.
 *
 * @param limits    of the area, ordered, in the unit of the reference
 * @param reference one value that is taken as known
 * @throws          RangeError when the reference is not finite or the limits aren't ordered
 */
export function compared({ low, high }: Limits, reference: number): Compared {
	if (!Number.isFinite(reference) || !(low <= high))
		throw new RangeError(`Not compared: ${reference} with ${low}–${high}`);
	if (high < reference) return 'lower';
	return low > reference ? 'higher' : 'similar';
}

/**
 * An area against a reference at both levels.
 *
 * @param limitsAt the area's limits at a level, as `(level) => wilson(x, n, level)`
 * @throws         RangeError as `compared`
 */
export function comparedAtBoth(
	limitsAt: (level: Level) => Limits,
	reference: number
): Record<Level, Compared> {
	return {
		95: compared(limitsAt(95), reference),
		99.8: compared(limitsAt(99.8), reference)
	};
}

/**
 * How many of some comparisons chance alone would flag, either way, if nothing differed. It holds on
 * average also when the indicators go together; how much it varies does not.
 *
 * @param comparisons how many, 0 or more, whole
 * @param level       in percent
 * @throws            RangeError when there can't be so many
 */
export function expectedByChance(comparisons: number, level: Level = 95): number {
	if (!Number.isSafeInteger(comparisons) || comparisons < 0)
		throw new RangeError(`No number of comparisons: ${comparisons}`);
	return comparisons * 2 * TAIL[level];
}
