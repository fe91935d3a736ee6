import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { draws, intervalOf, type Interval } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import {
	balanceOf,
	countryOf,
	drawQuestion,
	tells,
	type DrawnQuestion,
	type Question
} from './answer.ts';
import { SUPPORTED } from './capacity.ts';
import type { Common } from './common.ts';
import { DIRECT } from './intensity.ts';
import { judge, type Balance, type Judged } from './judge.ts';
import { pathwaysIn, PATHWAYS, UNITS, type Unit } from './units.ts';
import { timesUsers, type Users } from './users.ts';

/**
 * What man-years that come are: follow-up counts whole, supported living by its share, the rest is
 * held outside.
 */
export const ADDED_FORMS = ['oppfolging', 'booppfolging', 'utenfor'] as const;
export type AddedForm = (typeof ADDED_FORMS)[number];

/** Man-years that come to a pathway, or leave it when below zero. */
export type Added = { forlop: ForlopId; form: AddedForm } & (
	| { arsverk: number }
	/** So many of something whose man-years each are an assumption, and a part of them an other. */
	| { norm: string; units: number; part: string | null }
);

/** What a scenario changes from today. */
export interface Changes {
	added: readonly Added[];
	/** Other ranges of assumptions, by the id of the norm. */
	norms: Readonly<Record<string, Range>>;
	/** How many times today's users there will be; null: as many as today. */
	growth: Growing | null;
}

/** One range for all, or one for each pathway: users are counted in the year of their source. */
export type Growing = Range | Readonly<Record<ForlopId, Range>>;

const growthIn = (growth: Growing, forlop: ForlopId): Range =>
	'middle' in growth ? growth : growth[forlop];

export const NOTHING: Changes = { added: [], norms: {}, growth: null };

/** A unit in a scenario, beside what it is today. Man-years; the middle 90 % of the draws. */
export interface Outcome extends Judged {
	/** The gap less today's, draw by draw; below zero means that less is missing. Null: not known. */
	difference: Interval | null;
	/** The need is other than today's, or what a user needs. */
	needChanged: boolean;
	/** Man-years that come to follow-up in it. */
	added: Interval;
	/** Man-years that come to it and are held outside. */
	addedOutside: Interval;
}

/** A scenario: its units, and the man-years that come to all of them. */
export interface ScenarioOutcome {
	units: Outcome[];
	added: Interval;
}

/**
 * Scenarios beside today, for one kommune or for several as one. All rest on the same draws, so that
 * a difference is not blurred by what is uncertain in both.
 *
 * @throws RangeError when something is added by a norm that has no value
 */
export function scenarios(
	kommuner: readonly Question[],
	changes: readonly Changes[],
	common: Common
): ScenarioOutcome[] {
	const drawn = kommuner.map((question) => ({ question, drawn: drawQuestion(question, common) }));
	const today = balancesOf(drawn, common);
	return changes.map((change) => scenarioOf(change, { drawn, today, common }));
}

interface Known {
	question: Question;
	drawn: DrawnQuestion;
}

interface Today {
	drawn: readonly Known[];
	today: ReadonlyMap<Unit, Balance>;
	common: Common;
}

function scenarioOf(change: Changes, { drawn, today, common }: Today): ScenarioOutcome {
	const then = withNorms(common, change.norms);
	const growth = change.growth && growthDraws(change.growth, common);
	const changed = drawn.map(({ question, drawn: of }) => ({
		question,
		drawn: grown(question, of, { growth, then, norms: change.norms })
	}));
	const after = balancesOf(changed, then);
	const comes = comingDraws(change.added, then);
	const all = sumOf(
		PATHWAYS.flatMap((forlop) => [comes.inside[forlop], comes.outside[forlop]]),
		common.n
	);
	return {
		units: UNITS.map((unit) => {
			const [before, balance] = [today.get(unit), after.get(unit)];
			if (!before || !balance) throw new RangeError(`No balance for ${unit}`);
			return outcome({ unit, before, balance }, comes, { change, then });
		}),
		added: intervalOf(all)
	};
}

/** The same chance in each pathway: where one grows much, so does the other. */
function growthDraws(growth: Growing, { n, seed }: Common): Record<ForlopId, Float64Array> {
	const of = (forlop: ForlopId) =>
		draws({ kind: 'span', range: growthIn(growth, forlop) }, n, seeded(`${seed}/vekst`));
	return { 1: of(1), 2: of(2), 3: of(3) };
}

interface Compared {
	unit: Unit;
	before: Balance;
	balance: Balance;
}

function outcome(
	{ unit, before, balance }: Compared,
	comes: Coming,
	{ change, then }: { change: Changes; then: Common }
): Outcome {
	const of = (all: Coming['inside']) =>
		sumOf(
			pathwaysIn(unit).map((forlop) => all[forlop]),
			then.n
		);
	const there = balance.staff?.followUp;
	// Nobody can take out more man-years than there are, where it is known how many there are.
	const inside = there
		? of(comes.inside).map((one, i) => Math.max(one, -(there[i] ?? 0)))
		: of(comes.inside);
	const outside = of(comes.outside);
	const { settled: _settled, ...judged } = judge(plus(balance, inside, outside), then);
	const needChanged = changesNeed(unit, change);
	const moved = needChanged ? movedNeed(before, balance) : new Float64Array(then.n);
	return {
		...judged,
		difference: moved && intervalOf(moved.map((one, i) => one - (inside[i] ?? 0))),
		needChanged,
		added: intervalOf(inside),
		addedOutside: intervalOf(outside)
	};
}

const changesNeed = (unit: Unit, { growth, norms }: Changes): boolean =>
	growth !== null || pathwaysIn(unit).some((forlop) => Object.hasOwn(norms, DIRECT[forlop]));

const movedNeed = (before: Balance, after: Balance): Float64Array | null =>
	before.required && after.required
		? after.required.map((one, i) => one - (before.required?.[i] ?? 0))
		: null;

function plus(balance: Balance, inside: Float64Array, outside: Float64Array): Balance {
	const { staff } = balance;
	if (!staff) return balance;
	const add = (to: Float64Array, more: Float64Array) =>
		to.map((one, i) => Math.max(0, one + (more[i] ?? 0)));
	return {
		...balance,
		staff: {
			followUp: add(staff.followUp, inside),
			least: add(staff.least, inside),
			most: add(staff.most, inside),
			outside: add(staff.outside, outside)
		}
	};
}

/**
 * The same draws, with other ranges for some assumptions; their seeds stay, so that they pair. Other
 * assumptions are tried on the country anew: what today's say of it is nothing to hold them to.
 */
export function withNorms(common: Common, norms: Changes['norms']): Common {
	const own = Object.entries(norms);
	if (own.length === 0) return common;
	const drawn = new Map(common.norms);
	for (const [id, range] of own)
		drawn.set(id, draws({ kind: 'span', range }, common.n, seeded(`${common.seed}/${id}`)));
	const assumptions = common.assumptions.map((one) => {
		const range = Object.hasOwn(norms, one.norm.id) ? norms[one.norm.id] : undefined;
		return range ? { ...one, range, origin: 'local' as const } : one;
	});
	const then: Common = { ...common, norms: drawn, assumptions, country: null };
	const tried = common.country?.question;
	return tried ? { ...then, country: countryOf(tried, then) } : then;
}

interface Then {
	growth: Record<ForlopId, Float64Array> | null;
	then: Common;
	norms: Changes['norms'];
}

/** The same users, as many times as they grow; with what a man-year then has of them. */
function grown(question: Question, drawn: DrawnQuestion, { growth, then, norms }: Then) {
	if (!growth && Object.keys(norms).length === 0) return drawn;
	const { intensity } = drawQuestion({ ...question, need: NO_NEED, capacity: null }, then);
	const seen = new Map<Users, Users>();
	const usersOf = (forlop: ForlopId) => {
		const users = drawn.users[forlop];
		if (!users) return null;
		const by = growth?.[forlop];
		const found = seen.get(users) ?? (by ? timesUsers(users, by) : users);
		seen.set(users, found);
		return found;
	};
	return { ...drawn, users: { 1: usersOf(1), 2: usersOf(2), 3: usersOf(3) }, intensity };
}

const NO_NEED = { 1: null, 2: null, 3: null };

interface Coming {
	inside: Record<ForlopId, Float64Array>;
	outside: Record<ForlopId, Float64Array>;
}

function comingDraws(added: readonly Added[], common: Common): Coming {
	const each = () => ({
		1: new Float64Array(common.n),
		2: new Float64Array(common.n),
		3: new Float64Array(common.n)
	});
	const coming: Coming = { inside: each(), outside: each() };
	for (const one of added) {
		const [arsverk, share] = [arsverkOf(one, common), insideOf(one.form, common)];
		const [inside, outside] = [coming.inside[one.forlop], coming.outside[one.forlop]];
		for (let i = 0; i < common.n; i++) {
			const [all, part] = [arsverk(i), share(i)];
			inside[i] = (inside[i] ?? 0) + all * part;
			outside[i] = (outside[i] ?? 0) + all * (1 - part);
		}
	}
	return coming;
}

function arsverkOf(one: Added, { norms }: Common): (i: number) => number {
	if ('arsverk' in one) return () => one.arsverk;
	const each = norms.get(one.norm);
	const part = one.part === null ? null : norms.get(one.part);
	if (!each || part === undefined)
		throw new RangeError(`An added measure needs the assumption's value`);
	return (i) => one.units * (each[i] ?? 0) * (part?.[i] ?? 1);
}

/** The share of man-years of a form that is follow-up; of supported living what is assumed, or none. */
function insideOf(form: AddedForm, { norms }: Common): (i: number) => number {
	if (form === 'oppfolging') return () => 1;
	const share = form === 'booppfolging' ? norms.get(SUPPORTED) : undefined;
	return (i) => share?.[i] ?? 0;
}

function sumOf(all: readonly Float64Array[], n: number): Float64Array {
	const sum = new Float64Array(n);
	for (const one of all) for (let i = 0; i < n; i++) sum[i] = (sum[i] ?? 0) + (one[i] ?? 0);
	return sum;
}

/**
 * Users and man-years of kommuner as one. Of several, only those count in a unit that tell both:
 * man-years without their users would make what is missing look less.
 */
function balancesOf(known: readonly Known[], common: Common): ReadonlyMap<Unit, Balance> {
	return new Map(
		UNITS.map((unit) => {
			const counted =
				known.length === 1 ? known : known.filter(({ question }) => tells(question, unit));
			const each = counted.map(({ question, drawn }) => balanceOf(unit, question, drawn, common));
			return [unit, together(each) ?? nobody(unit)] as const;
		})
	);
}

const nobody = (unit: Unit): Balance => ({
	unit,
	users: null,
	counted: null,
	required: null,
	ends: null,
	staff: null,
	hindered: { reason: 'no-need' },
	doubted: null,
	used: []
});

function together([first, ...rest]: readonly Balance[]): Balance | null {
	return first ? rest.reduce(added, first) : null;
}

function added(sum: Balance, one: Balance): Balance {
	const both = (a: Float64Array | null, b: Float64Array | null) =>
		a && b && a.map((value, i) => value + (b[i] ?? 0));
	const staff = sum.staff && one.staff ? ([sum.staff, one.staff] as const) : null;
	const part = (of: keyof NonNullable<Balance['staff']>) =>
		staff ? staff[0][of].map((value, i) => value + (staff[1][of][i] ?? 0)) : new Float64Array(0);
	const required = both(sum.required, one.required);
	return {
		...sum,
		users: sum.users &&
			one.users && {
				values: sum.users.values.map((value, i) => value + (one.users?.values[i] ?? 0)),
				open: sum.users.open || one.users.open,
				uncounted: sum.users.uncounted || one.users.uncounted
			},
		counted: sum.counted === null || one.counted === null ? null : sum.counted + one.counted,
		required,
		ends: required &&
			(sum.ends || one.ends) && {
				least: both(sum.ends?.least ?? sum.required, one.ends?.least ?? one.required) ?? required,
				most: both(sum.ends?.most ?? sum.required, one.ends?.most ?? one.required) ?? required
			},
		staff: staff && {
			followUp: part('followUp'),
			least: part('least'),
			most: part('most'),
			outside: part('outside')
		},
		hindered: hinderedIn(sum, one),
		doubted: sum.doubted ?? one.doubted
	};
}

/** What stands in the way of one does of the sum; nobody counted in one is not nobody in all. */
function hinderedIn(...both: readonly Balance[]): Balance['hindered'] {
	const isNobody = ({ hindered }: Balance) => hindered?.reason === 'none-registered';
	if (both.every(isNobody)) return both[0]?.hindered ?? null;
	return both.find((one) => one.hindered && !isNobody(one))?.hindered ?? null;
}
