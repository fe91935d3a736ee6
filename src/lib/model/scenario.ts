import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { draws, intervalOf, sumDraws, type Interval } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import { countryOf, type Commons } from './answer.ts';
import { comingDraws, type Added, type Coming } from './coming.ts';
import type { Common } from './common.ts';
import { DIRECT } from './intensity.ts';
import { balancesOf, type Known } from './joined.ts';
import { judge, type Balance, type Judged } from './judge.ts';
import { drawQuestion, type DrawnQuestion, type Question } from './question.ts';
import { pathwaysIn, PATHWAYS, UNITS, type Unit } from './units.ts';
import { timesUsers, type Users } from './users.ts';

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
	return inTiers(kommuner, changes, () => common, [common.n]);
}

/**
 * The same, with more draws only where an answer is too near to where it turns: then today is just
 * what the kommune's own page says of it.
 *
 * @param tiers how many draws, fewest first
 */
export function inTiers(
	kommuner: readonly Question[],
	changes: readonly Changes[],
	commons: Commons,
	[fewest = 0, ...more]: readonly number[]
): ScenarioOutcome[] {
	let found = drawnScenarios(kommuner, changes, commons(fewest));
	for (const n of more) {
		if (found.every(({ units }) => units.every(({ settled }) => settled))) break;
		const next = drawnScenarios(kommuner, changes, commons(n));
		found = found.map((one, i) => ({
			...one,
			units: one.units.map((unit, at) => (unit.settled ? unit : (next[i]?.units[at] ?? unit)))
		}));
	}
	return found.map(({ units, added }) => ({
		units: units.map(({ settled: _settled, ...unit }) => unit),
		added
	}));
}

/** More draws would hardly change what is settled. */
type Drawn = Omit<ScenarioOutcome, 'units'> & { units: (Outcome & { settled: boolean })[] };

function drawnScenarios(
	kommuner: readonly Question[],
	changes: readonly Changes[],
	common: Common
): Drawn[] {
	const drawn = kommuner.map((question) => ({ question, drawn: drawQuestion(question, common) }));
	const today = balancesOf(drawn, common);
	return changes.map((change) => scenarioOf(change, { drawn, today, common }));
}

interface Today {
	drawn: readonly Known[];
	today: ReadonlyMap<Unit, Balance>;
	common: Common;
}

function scenarioOf(change: Changes, { drawn, today, common }: Today): Drawn {
	const then = withNorms(common, change.norms);
	const growth = change.growth && growthDraws(change.growth, common);
	const changed = drawn.map(({ question, drawn: of }) => ({
		question,
		drawn: grown(question, of, { growth, then, norms: change.norms })
	}));
	const after = balancesOf(changed, then);
	const comes = comingDraws(change.added, then);
	const all = sumDraws(
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
): Outcome & { settled: boolean } {
	const of = (all: Coming['inside']) =>
		sumDraws(
			pathwaysIn(unit).map((forlop) => all[forlop]),
			then.n
		);
	const there = balance.staff?.followUp;
	// Nobody can take out more man-years than there are, where it is known how many there are.
	const inside = there
		? of(comes.inside).map((one, i) => Math.max(one, -(there[i] ?? 0)))
		: of(comes.inside);
	const outside = of(comes.outside);
	const judged = judge(plus(balance, inside, outside), then);
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
			outside: add(staff.outside, outside),
			other: staff.other,
			// What comes is of the unit too.
			all: staff.all + Math.max(0, intervalOf(inside).high)
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
