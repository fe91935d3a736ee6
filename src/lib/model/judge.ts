import { intervalOf, sumDraws, type Interval } from '../statistics/draw.ts';
import type { Assumption } from './assumptions.ts';
import type { NoCapacity } from './capacity.ts';
import { nationalParts, type NationalParts } from './national.ts';
import type { Common } from './common.ts';
import type { Unit } from './units.ts';

export type { Interval } from '../statistics/draw.ts';

/** From here on the answer is that something is missing; below the rest, that need is covered. */
const CERTAIN = 0.95;

/** So near to where the answer turns no number of draws tells on which side it is. */
const ON_EDGE = 0.003;

/** A gap that is less is none: man-years, and a share of the need. */
const LEAST = { arsverk: 0.1, share: 0.05 };

export type Verdict = 'missing' | 'covered' | 'undecided';

/** Why it can't be told whether something is missing. */
export type Undecided =
	/** Which small numbers of its users may be shown is not found out yet: the answer comes. */
	| { reason: 'protecting' }
	| { reason: 'no-need' | 'none-registered' | 'no-capacity' | NoCapacity }
	| { reason: 'unset'; assumptions: Assumption[] }
	/** The need is less than the least gap. */
	| { reason: 'too-little' }
	/** Need and man-years are so many years apart, or the man-years are from before another form. */
	| { reason: 'too-old'; years: number }
	| { reason: 'series-break' }
	/** The same assumptions give the whole country so many man-years for each that it needs. */
	| { reason: 'misfit'; there: number }
	| { reason: 'spans-zero' }
	/** The draws stand where the answer turns. */
	| { reason: 'threshold' }
	/** It holds for man-years as they are fitted, but not for all that the sums allow. */
	| { reason: 'bounds' }
	/** So many man-years of which the source doesn't say what they do could turn it. */
	| { reason: 'other-work'; arsverk: number }
	/** The source doesn't say what the municipality's man-years do, and the country's forms are no proof. */
	| { reason: 'borrowed-forms' }
	/** Each pathway's users are of a source of its own, and sources are never added. */
	| { reason: 'two-sources'; sources: string[] }
	/** Another source gives another answer; or another yardstick decides the opposite. */
	| { reason: 'sources'; sources: string[] }
	| { reason: 'yardsticks' };

/** What the draws say. Intervals are the median and the middle 90 % of the draws. */
export interface Judged {
	unit: Unit;
	/** Users per year, persons: the registered, or all where their share is set; open when some of it is hidden or not collected. */
	users: (Interval & { open: boolean }) | null;
	/** Man-years in follow-up that the users need. */
	required: Interval | null;
	/** Man-years in follow-up that there are. */
	capacity: Interval | null;
	/** What the sums by form and by pathway allow of them; null where there are none. */
	bounds: { low: number; high: number } | null;
	/** Man-years in housing and day services: held outside. */
	outside: Interval | null;
	/** Required less there, man-years; above zero means that something is missing. */
	gap: Interval | null;
	/** Users per man-year in follow-up: here, and as is assumed. */
	perArsverk: { here: Interval | null; assumed: Interval | null; country: Interval | null };
	/**
	 * Where the answer turns when users per man-year is one number, the same in all pathways: below
	 * `low` something is missing, above `high` need is covered, and `median` is balance.
	 */
	turns: Interval | null;
	/** A gap that is less is told as none, man-years. */
	least: number | null;
	/** The share of the draws in which more than that is missing, 0–1. */
	missing: number | null;
	/** How many draws it took, and the standard error of the share of them. */
	draws: number;
	/** What of the gap is missing in the whole country by the same assumptions, and what is not. */
	national: NationalParts | null;
	verdict: Verdict;
	why: Undecided | null;
	used: Assumption[];
}

/** Users and man-years, draw by draw, as they are compared. */
export interface Balance {
	unit: Unit;
	users: { values: Float64Array; open: boolean; uncounted: boolean } | null;
	/** All users that the source has counted, all groups; null: not told. */
	counted: number | null;
	required: Float64Array | null;
	/** Required if what is hidden were where the need is least, and greatest; null: nothing is hidden. */
	ends: { least: Float64Array; most: Float64Array } | null;
	staff: {
		followUp: Float64Array;
		least: Float64Array;
		most: Float64Array;
		outside: Float64Array;
		other: Float64Array;
		/** Man-years of all forms in the unit, where the source says it; else of all pathways. */
		all: number;
	} | null;
	/** Whether the forms of work are the country's. */
	borrowed: boolean;
	/** What stands in the way whatever the draws say. */
	hindered: Undecided | null;
	/** Of an answer that the draws would give: what takes it back. */
	doubted: Undecided | null;
	used: Assumption[];
}

/** Whether users are more than is known, so that the gap may be another than it is told. */
export const isOpen = ({ users }: Pick<Judged, 'users'>): boolean => users?.open ?? false;

/** The verdict, and the figures it rests on; `settled` where more draws would not change it. */
export function judge(balance: Balance, common: Common): Judged & { settled: boolean } {
	const { unit, users, required, staff, used } = balance;
	const { gap, ...verdict } = decide(balance, common);
	return {
		unit,
		users: users && { ...intervalOf(users.values), open: users.open },
		required: required && intervalOf(required),
		capacity: staff && intervalOf(staff.followUp),
		bounds: staff && { low: medianOf(staff.least), high: medianOf(staff.most) },
		outside: staff && intervalOf(staff.outside),
		gap: gap && intervalOf(gap),
		perArsverk: {
			here: users && staff ? ratioOf(users.values, staff.followUp) : null,
			assumed: users && required ? ratioOf(users.values, required) : null,
			country: unit === 1 ? null : (common.country?.perArsverk ?? null)
		},
		turns: users && staff && !users.open ? turnsOf(users.values, staff.followUp) : null,
		national: required && gap ? nationalParts(unit, { required, gap }, common) : null,
		used,
		...verdict
	};
}

/** A verdict, without the figures that are told with it. */
export interface Decided extends Decision, Pick<Judged, 'least' | 'missing' | 'draws'> {
	/** Required less there, draw by draw. */
	gap: Float64Array | null;
}

/** The verdict alone: of hundreds of kommuner what is told with it would take as long again. */
export function decide(balance: Balance, common: Common): Decided {
	const { unit, users, required, staff } = balance;
	const gap = required && staff ? lessOf(required, staff.followUp) : null;
	const need = required && intervalOf(required);
	const least = need && leastGap(need);
	const missing = gap && least !== null ? shareAbove(gap, least) : null;
	const found = { gap, least, missing, draws: common.n };
	const few = users?.open ? null : tooLittle(need, least);
	const hindered = balance.hindered ?? few ?? misfit(unit, common);
	if (hindered || least === null || missing === null)
		return { ...found, verdict: 'undecided', why: hindered, settled: true };
	return { ...found, ...decided(balance, least, common) };
}

/** A gap that is less is told as none, man-years. */
export const leastGap = ({ median }: Interval): number =>
	Math.max(LEAST.arsverk, LEAST.share * median);

const lessOf = (from: Float64Array, other: Float64Array): Float64Array =>
	from.map((one, i) => one - (other[i] ?? 0));

function shareAbove(values: Float64Array, bound: number): number {
	let count = 0;
	for (const one of values) if (one > bound) count++;
	return count / values.length;
}

const medianOf = (values: Float64Array) => intervalOf(values).median;

/** Null where nothing is divided by in some draws. */
function ratioOf(values: Float64Array, by: Float64Array): Interval | null {
	if (by.some((one) => one <= 0)) return null;
	return intervalOf(values.map((one, i) => one / (by[i] ?? NaN)));
}

/** Users per man-year below which more than the least gap is missing, draw by draw. */
function turnsOf(users: Float64Array, there: Float64Array): Interval {
	return intervalOf(
		users.map((count, i) => {
			const staff = there[i] ?? 0;
			return Math.min(count / (staff + LEAST.arsverk), ((1 - LEAST.share) * count) / staff);
		})
	);
}

function tooLittle(need: Interval | null, least: number | null): Undecided | null {
	return need && least !== null && need.median < least ? { reason: 'too-little' } : null;
}

/** Assumptions that give the country twice what it needs, or half, are not about this country. */
export function misfit(unit: Unit, { country }: Common): Undecided | null {
	// The first pathway has no users to try on the country.
	if (!country || unit === 1) return null;
	const { median } = intervalOf(country.there);
	return median < 0.5 || median > 2 ? { reason: 'misfit', there: median } : null;
}

interface Decision {
	verdict: Verdict;
	why: Undecided | null;
	settled: boolean;
}

/** What holds against the hidden, and against what the sums allow where one pathway is judged alone. */
function decided(balance: Balance, least: number, { n }: Common): Decision {
	const { required, staff, ends, unit, users, borrowed } = balance;
	if (!required || !staff) throw new RangeError('Nothing to judge');
	const p = (need: Float64Array, there: Float64Array) => shareAbove(lessOf(need, there), least);
	const alone = unit !== 23;
	const middle = p(required, staff.followUp);
	const side = middle >= CERTAIN ? 'missing' : middle <= 1 - CERTAIN ? 'covered' : null;
	const found = { settled: isSettled(middle, n) };
	const undecided = (why: Undecided): Decision => ({ verdict: 'undecided', why, ...found });
	const open = users?.open ?? false;
	if (onEdge(middle, n)) return undecided({ reason: 'threshold' });
	if (side === null) return undecided(open ? hiddenWhy(balance) : { reason: 'spans-zero' });
	// More users than are seen can only make more be missing.
	if (side === 'covered' && open) return undecided(hiddenWhy(balance));
	if (alone && ends) return undecided({ reason: 'hidden' });
	const bounded = alone || borrowed;
	const [need, there] =
		side === 'missing'
			? [ends?.least ?? required, bounded ? staff.most : staff.followUp]
			: [ends?.most ?? required, bounded ? staff.least : staff.followUp];
	const holds = (worst: number) => (side === 'missing' ? worst >= CERTAIN : worst <= 1 - CERTAIN);
	const worst = p(need, there);
	found.settled &&= isSettled(worst, n);
	if (!holds(worst))
		return undecided({ reason: ends ? 'hidden' : borrowed ? 'borrowed-forms' : 'bounds' });
	if (onEdge(worst, n)) return undecided({ reason: 'threshold' });
	if (side === 'missing') {
		// What nobody has said the content of may be the follow-up that is missed.
		const counted = p(need, withOther(there, staff, bounded));
		found.settled &&= isSettled(counted, n);
		if (!holds(counted)) return undecided({ reason: 'other-work', arsverk: medianOf(staff.other) });
		if (onEdge(counted, n)) return undecided({ reason: 'threshold' });
	}
	if (balance.doubted) return undecided(balance.doubted);
	return { verdict: side, why: null, ...found };
}

/** Bounds of a pathway never hold more than all of its man-years. */
function withOther(
	there: Float64Array,
	{ other, all }: NonNullable<Balance['staff']>,
	bounded: boolean
): Float64Array {
	const sum = sumDraws([there, other], there.length);
	return bounded ? sum.map((one, i) => Math.min(one, Math.max(there[i] ?? 0, all))) : sum;
}

const hiddenWhy = ({ users }: Balance): Undecided => ({
	reason: users?.uncounted ? 'not-collected' : 'hidden'
});

/**
 * How many draws a share is from where the answer turns. Counted in whole draws: a share that is a
 * fraction of ten falls on either side of its own bound.
 */
const away = (p: number, n: number) =>
	Math.round(n * Math.min(Math.abs(p - CERTAIN), Math.abs(p - (1 - CERTAIN))));

const onEdge = (p: number, n: number) => away(p, n) <= Math.round(ON_EDGE * n);

/**
 * Whether more draws would hardly move a share across where the answer turns: 23 of 1 000 or 51 of
 * 5 000 draws away from it, three and a third standard errors.
 */
export const isSettled = (p: number, n: number): boolean =>
	away(p, n) >= Math.round((n < 5000 ? 0.023 : 0.0102) * n);
