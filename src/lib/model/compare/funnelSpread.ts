import { indikator } from '../../catalogue/indikatorer.ts';
import { stateCode, type ReleasedColumn } from '../../domain/column.ts';
import { expectedByChance } from '../../statistics/compared.ts';
import { funnel, type Funnel } from '../../statistics/funnel.ts';
import { funnelLimits, type Measure } from '../../statistics/funnelLimits.ts';
import type { Level } from '../../statistics/level.ts';
import type { Limits } from '../../statistics/wilson.ts';
import { mayFunnel, mayJudge } from './guard.ts';

export type { Level } from '../../statistics/level.ts';

/** A kommune that tells how many, of how many. */
export interface CountedPlace {
	place: number;
	/** Persons; a part of `of` in a share. */
	count: number;
	of: number;
}

/** Where one is that is further out than chance and the others' spread explain. */
export interface OutsideLimits {
	side: 'lower' | 'higher';
	/** The widest limits that it is outside. */
	level: Level;
}

/** Some kommuner against all of them together, in the indicator's unit. */
export interface FunnelSpread {
	middle: number;
	/** How much more they vary than chance makes them: about 1 where chance is all there is. */
	phi: number;
	places: readonly (CountedPlace & { outside: OutsideLimits | null })[];
	/** How many chance alone would put outside, were there nothing else. */
	expected: Readonly<Record<Level, number>>;
	/** Ascending denominators from the least to the most that any has. */
	limits: readonly { of: number; inner: Limits; outer: Limits }[];
}

/** Of fewer, «all of them together» would be single kommuner, and φ nothing but chance. */
export const FEWEST_IN_FUNNEL = 8;
/** So many places of the limits are computed: enough that a line through them is even. */
const DRAWN = 60;

const VALUE = stateCode('value');

/** Published counts of persons with what they are counted in: nothing else takes part in what chance does. */
export function countedIn(column: ReleasedColumn, places: readonly number[]): CountedPlace[] {
	if (!mayJudge(column.key).allowed) return [];
	const share = measureOf(column) === 'share';
	return places.flatMap((place) => {
		const count = column.numerator[place] ?? NaN;
		const of = column.denominator[place] ?? NaN;
		if (column.state[place] !== VALUE || !(count >= 0) || !(of > 0)) return [];
		if (share && !(Number.isSafeInteger(of) && count <= of)) return [];
		return [{ place, count, of }];
	});
}

export const measureOf = ({ key }: ReleasedColumn): Measure =>
	indikator(key.indicator).slag === 'andel' ? 'share' : 'rate';

/** What one person of one is, in the indicator's unit. */
const unitOf = ({ key }: ReleasedColumn): number => {
	const { slag, skala } = indikator(key.indicator);
	return slag === 'andel' ? 100 : skala;
};

/**
 * The kommuner of some places in a funnel.
 *
 * @returns null where the guard forbids one, or too few of them tell how many
 */
export function funnelSpreadOf(
	column: ReleasedColumn,
	places: readonly number[]
): FunnelSpread | null {
	if (!mayFunnel(column.key).allowed) return null;
	const counted = countedIn(column, places);
	if (counted.length < FEWEST_IN_FUNNEL) return null;
	const unit = unitOf(column);
	const found = funnel(measureOf(column), counted);
	return {
		middle: found.pooled * unit,
		phi: found.phi,
		expected: {
			95: expectedByChance(counted.length, 95),
			99.8: expectedByChance(counted.length, 99.8)
		},
		places: counted.map((one, i) => ({ ...one, outside: outsideOf(found.points[i]) })),
		limits: denominators(counted, found.measure).map((of) => ({
			of,
			inner: scaled(funnelLimits(found, of, 95), unit),
			outer: scaled(funnelLimits(found, of, 99.8), unit)
		}))
	};
}

function outsideOf(point: Funnel['points'][number] | undefined): OutsideLimits | null {
	for (const level of [99.8, 95] as const) {
		const side = point?.side[level];
		if (side === 'lower' || side === 'higher') return { side, level };
	}
	return null;
}

/** As far apart on a scale where each step is as many times more; whole in a share. */
function denominators(counted: readonly CountedPlace[], measure: Measure): number[] {
	const all = counted.map(({ of }) => of);
	const [least, most] = [Math.min(...all), Math.max(...all)];
	const steps = Array.from(
		{ length: DRAWN },
		(_, i) => least * (most / least) ** (i / (DRAWN - 1))
	);
	const found = steps.map((of) => (measure === 'share' ? Math.round(of) : of));
	return [...new Set([...found.slice(0, -1), most])];
}

const scaled = ({ low, high }: Limits, by: number): Limits => ({ low: low * by, high: high * by });
