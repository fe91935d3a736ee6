import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { intervalOf, normalDraws, type Interval } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import { rangeIn, type Assumption } from './assumptions.ts';
import { drawStaff, needsShare, SUPPORTED, type Capacity, type Staff } from './capacity.ts';
import type { Common, CountryDraws } from './common.ts';
import { countedIn, sees, type Estimate } from './estimate.ts';
import { drawIntensity, intensityOf } from './intensity.ts';
import { judge, type Balance, type Judged, type Undecided } from './judge.ts';
import { influencesOf, type Influence } from './sensitivity.ts';
import { pathwaysIn, TOGETHER, UNITS, type Unit } from './units.ts';
import { drawUsers, timesUsers, type Hidden, type Users } from './users.ts';

export type { Undecided, Verdict } from './judge.ts';

/** What the model says of one pathway, or of the second and third together, in one kommune. */
export interface Answer extends Judged {
	/** What the answer hangs on, most first; empty where there is no gap. */
	influences: Influence[];
}

/** What is known of a kommune. */
export interface Question {
	/** The kommune's code: chance in its counts is its own. */
	place: string;
	/** The estimate that leads each pathway; null when no source says anything. */
	need: Record<ForlopId, Estimate | null>;
	capacity: Capacity | null;
	/** The year that is asked for: figures may be older. */
	year: number;
}

/** Gives the draws that all kommuner share, as many as are asked for. */
export type Commons = (n: number) => Common;

/** All that is drawn for a kommune. */
export interface DrawnQuestion {
	users: Record<ForlopId, Users | null>;
	staff: Staff | null;
	/** Users per man-year by pathway; null where it is not set. */
	intensity: Record<ForlopId, Float64Array | null>;
}

/** So many draws tell what an answer hangs on. */
const ENOUGH = 5000;

/** The form of IS-24/8 was another before this year: man-years on each side are not one series. */
const ANOTHER_FORM = 2024;

/** Need that is older than this says nothing of today. */
const OLDEST = 6;

/** How much need may have changed by a year, either way: its logarithm's standard deviation. */
export const AGEING = 'alder_spredning';

/** Nobody knows need so well that it changes by less. */
const LEAST_AGEING = 0.05;

/** The share of those who get help that the source has registered. */
export const REGISTERED = 'registrert_andel';

/**
 * The answers of a kommune, in the order of `UNITS`. They share the draws of their groups and of
 * their assumptions. More draws are made only where an answer is too near to where it turns.
 *
 * @param tiers how many draws, fewest first
 */
export function answer(
	question: Question,
	commons: Commons,
	tiers: readonly number[],
	{ influences = true, units = UNITS }: { influences?: boolean; units?: readonly Unit[] } = {}
): Answer[] {
	const done = new Map<Unit, Answer>();
	let before: Map<Unit, () => Influence[]> | null = null;
	for (const n of tiers) {
		const common = commons(n);
		const drawn = drawQuestion(question, common);
		const now = new Map<Unit, () => Influence[]>();
		for (const unit of units.filter((one) => !done.has(one))) {
			const balance = balanceOf(unit, question, drawn, common);
			now.set(unit, () => influencesOf(balance, drawn, question, common));
			const { settled, ...judged } = judge(balance, common);
			if (!settled && n !== tiers.at(-1)) continue;
			// What an answer hangs on is seen as well in fewer draws than where it turns.
			const of = (n > ENOUGH ? before?.get(unit) : null) ?? now.get(unit);
			done.set(unit, { ...judged, influences: influences && of ? of() : [] });
		}
		if (done.size === units.length) break;
		before = now;
	}
	return units.flatMap((unit) => done.get(unit) ?? []);
}

/** Users and man-years of a kommune, draw by draw. The same seed and place give the same draws. */
export function drawQuestion(question: Question, common: Common): DrawnQuestion {
	const { place, need, capacity } = question;
	const drawn = new Map<Estimate, Users>();
	const usersOf = (estimate: Estimate | null): Users | null => {
		if (!estimate) return null;
		const seed = `${common.seed}/${place}/behov`;
		const found =
			drawn.get(estimate) ?? aged(drawUsers(estimate, common, seed), estimate, question, common);
		drawn.set(estimate, found);
		return found;
	};
	const usable = capacity && !capacity.fault ? capacity : null;
	return {
		users: { 1: usersOf(need[1]), 2: usersOf(need[2]), 3: usersOf(need[3]) },
		staff: usable && drawStaff(usable, common, `${common.seed}/${place}/kapasitet`),
		intensity: {
			1: drawIntensity(1, common),
			2: drawIntensity(2, common),
			3: drawIntensity(3, common)
		}
	};
}

/** Years between the need and the man-years that it is compared with. */
export function yearsApart(estimate: Pick<Estimate, 'year'>, { capacity }: Question): number {
	return capacity ? Math.abs(estimate.year - capacity.year) : 0;
}

/** Need of another year may have grown or shrunk; those who get help unseen are told as such. */
function aged(users: Users, estimate: Estimate, question: Question, common: Common): Users {
	const years = yearsApart(estimate, question);
	const spread = Math.max(LEAST_AGEING, rangeIn(AGEING, common.assumptions)?.middle ?? 0);
	const registered = common.norms.get(REGISTERED);
	if (years === 0 && !registered) return users;
	const seed = `${common.seed}/${question.place}/alder/${estimate.source}`;
	const factor = normalDraws(common.n, seeded(seed));
	const wide = spread * Math.sqrt(years);
	for (let i = 0; i < factor.length; i++)
		factor[i] = Math.exp(wide * (factor[i] ?? 0)) / (registered?.[i] ?? 1);
	return timesUsers(users, factor);
}

/** What is compared in a unit: the sum of its pathways, each with its own users per man-year. */
export function balanceOf(
	unit: Unit,
	question: Question,
	drawn: DrawnQuestion,
	common: Common
): Balance {
	const { n, assumptions } = common;
	const pathways = pathwaysIn(unit);
	const each = pathways.map((forlop) => drawn.users[forlop]?.of[forlop] ?? null);
	const seen = each.every((one) => one !== null);
	const users = seen ? each.reduce((sum, one) => one && sum && together(sum, one)) : null;
	const used = pathways.flatMap((forlop) => intensityOf(forlop, assumptions).used);
	const needed = pathways.map((forlop, at) => divided(each[at]?.values, drawn.intensity[forlop]));
	const required = needed.every((one) => one !== null) ? sumOf(needed, n) : null;
	const { staff } = drawn;
	const shared = question.capacity && needsShare(question.capacity);
	const all = shared ? [...used, assumption(SUPPORTED, assumptions)] : used;
	return {
		unit,
		users,
		counted: countedOf(pathways, question),
		required: users && required,
		ends: required && endsOf(pathways, drawn, required),
		staff: staff && {
			followUp: staff.followUp[unit],
			least: staff.least[unit],
			most: staff.most[unit],
			outside: staff.outside[unit]
		},
		hindered: hinderedBy({ question, pathways, users, used: all }),
		doubted: doubtedBy(pathways, question),
		used: all
	};
}

function assumption(id: string, assumptions: readonly Assumption[]): Assumption {
	const found = assumptions.find(({ norm }) => norm.id === id);
	if (!found) throw new RangeError(`The assumption ${id} is not declared`);
	return found;
}

type DrawnUsers = NonNullable<Balance['users']>;

const together = (sum: DrawnUsers, one: DrawnUsers): DrawnUsers => ({
	values: sum.values.map((users, i) => users + (one.values[i] ?? 0)),
	open: sum.open || one.open,
	uncounted: sum.uncounted || one.uncounted
});

function divided(values: Float64Array | undefined, by: Float64Array | null): Float64Array | null {
	return values && by ? values.map((one, i) => one / (by[i] ?? NaN)) : null;
}

function sumOf(all: readonly (Float64Array | null)[], n: number): Float64Array {
	const sum = new Float64Array(n);
	for (const one of all)
		if (one) for (let i = 0; i < n; i++) sum[i] = (sum[i] ?? 0) + (one[i] ?? 0);
	return sum;
}

/** Null where a pathway has no source, or the source doesn't tell all of those who may be in them. */
function countedOf(pathways: readonly ForlopId[], { need }: Question): number | null {
	return [...new Set(pathways.map((forlop) => need[forlop]))].reduce<number | null>((sum, lead) => {
		const led = pathways.filter((forlop) => need[forlop] === lead);
		const count = lead && countedIn(lead, led);
		return sum === null || count === null ? null : sum + count;
	}, 0);
}

/** What the need would be if all that is hidden were in the group that needs least, and most. */
function endsOf(
	pathways: readonly ForlopId[],
	{ users, intensity }: DrawnQuestion,
	required: Float64Array
): Balance['ends'] {
	const hidden = new Set(pathways.flatMap((forlop) => users[forlop]?.hidden ?? []));
	if (hidden.size === 0) return null;
	const [least, most] = [Float64Array.from(required), Float64Array.from(required)];
	for (const { of, shares } of hidden) {
		const led = pathways.filter((forlop) => users[forlop]?.hidden?.of === of);
		for (let i = 0; i < required.length; i++) {
			const each = shares.map((one) => needPerUser(led, one, intensity, i));
			const total = of.reduce((sum, one) => sum + (one[i] ?? 0), 0);
			const drawn = of.reduce((sum, one, g) => sum + (one[i] ?? 0) * (each[g] ?? 0), 0);
			least[i] = (least[i] ?? 0) - drawn + total * Math.min(...each);
			most[i] = (most[i] ?? 0) - drawn + total * Math.max(...each);
		}
	}
	return { least, most };
}

function needPerUser(
	pathways: readonly ForlopId[],
	shares: Hidden['shares'][number],
	intensity: DrawnQuestion['intensity'],
	i: number
): number {
	return pathways.reduce((sum, forlop) => {
		const share = shares[forlop];
		const of = typeof share === 'number' ? share : (share[i] ?? 0);
		return sum + of / (intensity[forlop]?.[i] ?? NaN);
	}, 0);
}

interface Given {
	question: Question;
	pathways: readonly ForlopId[];
	users: DrawnUsers | null;
	used: readonly Assumption[];
}

/** What stands in the way of any answer, the first of them. */
function hinderedBy({ question, pathways, users, used }: Given): Undecided | null {
	if (!users) return { reason: 'no-need' };
	if (countedOf(pathways, question) === 0) return { reason: 'none-registered' };
	const { capacity } = question;
	if (!capacity) return { reason: 'no-capacity' };
	if (capacity.fault) return { reason: capacity.fault };
	const unset = used.filter(({ range }) => range === null);
	return unset.length > 0 ? { reason: 'unset', assumptions: unset } : null;
}

/** Figures that are too old are told, and decide nothing. */
function doubtedBy(pathways: readonly ForlopId[], question: Question): Undecided | null {
	const { capacity, need, year } = question;
	const years = Math.max(
		...pathways.map((forlop) => {
			const lead = need[forlop];
			return lead ? yearsApart(lead, question) : 0;
		}),
		capacity ? year - capacity.year : 0
	);
	if (years > OLDEST) return { reason: 'too-old', years };
	const before = capacity !== null && capacity.year < ANOTHER_FORM && year >= ANOTHER_FORM;
	return before ? { reason: 'series-break' } : null;
}

/**
 * What the country has of what it needs in the second and third pathway, draw by draw: of the same
 * kommuner on both sides, from the sums that they publish.
 *
 * @returns null where one of them is not known
 */
export function countryOf(question: Question, common: Common): CountryDraws | null {
	const drawn = drawQuestion(question, common);
	const { users, required, staff, hindered } = balanceOf(TOGETHER, question, drawn, common);
	if (hindered || !users || !required || !staff) return null;
	const { followUp } = staff;
	return {
		question,
		there: followUp.map((one, i) => one / (required[i] ?? NaN)),
		perArsverk: intervalOf(followUp.map((one, i) => (users.values[i] ?? NaN) / one))
	};
}

/** Whether a kommune tells both how many users and how many man-years a unit has. */
export function tells({ need, capacity }: Question, unit: Unit): boolean {
	if (!capacity || capacity.fault) return false;
	return pathwaysIn(unit).every((forlop) => {
		const lead = need[forlop];
		return lead !== null && sees(lead, forlop);
	});
}

/** The ends of an interval as a range around its median. */
export function asRange({ low, median, high }: Interval): Range {
	return { low, middle: median, high };
}
