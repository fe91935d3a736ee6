import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { draws, intervalOf, type Interval } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import { drawQuestion, PATHWAYS } from './answer.ts';
import type { Common } from './common.ts';
import { sees, type Drawn, type Estimate } from './estimate.ts';
import { judge, requiredDraws, type Inputs, type Judged } from './judge.ts';
import { USED_BY } from './assumptions.ts';

/** What is known of a kommune, with the source of need that leads each pathway. */
export interface Known {
	/** The kommune's code. */
	place: string;
	need: Record<ForlopId, Estimate | null>;
	capacity: Estimate | null;
}

/** Man-years that come to a pathway, or leave it when below zero. */
export type Added =
	| { forlop: ForlopId; arsverk: number }
	/** So many of something whose man-years each are an assumption. */
	| { forlop: ForlopId; norm: string; units: number };

/** What a scenario changes from today. */
export interface Changes {
	added: readonly Added[];
	/** Other ranges of assumptions, by the id of the norm. */
	norms: Readonly<Record<string, Range>>;
	/** How many times today's users there will be; null: as many as today. */
	growth: Range | null;
}

export const NOTHING: Changes = { added: [], norms: {}, growth: null };

/** A pathway in a scenario, beside what it is today. Man-years; the middle 90 % of the draws. */
export interface Outcome extends Judged {
	/** The gap less today's, draw by draw; below zero means that less is missing. Null: not known. */
	difference: Interval | null;
	/** The need is other than today's, or what a user needs. */
	needChanged: boolean;
	/** Man-years that come to the pathway. */
	added: Interval;
}

/** A scenario: its three pathways, and the man-years that come to all of them. */
export interface ScenarioOutcome {
	pathways: Outcome[];
	added: Interval;
}

/**
 * Scenarios beside today, for one kommune or for several as one. All rest on the same draws, so that
 * a difference is not blurred by what is uncertain in both.
 *
 * @throws RangeError when something is added by a norm that has no value
 */
export function scenarios(
	kommuner: readonly Known[],
	changes: readonly Changes[],
	common: Common
): ScenarioOutcome[] {
	const today = joined(kommuner, common);
	return changes.map((change) => {
		const then = withNorms(common, change.norms);
		const growth = change.growth && growthDraws(change.growth, common);
		const comes = PATHWAYS.map((forlop) =>
			cameTo(today(forlop).there, addedDraws(change.added, forlop, then))
		);
		return {
			pathways: PATHWAYS.map((forlop, at) =>
				outcome(forlop, today(forlop), { change, growth, comes: comes[at], common, then })
			),
			added: intervalOf(sumOf(comes, common.n))
		};
	});
}

interface Scene {
	change: Changes;
	growth: Float64Array | null;
	comes: Float64Array | undefined;
	common: Common;
	/** The common draws with the scenario's own assumptions. */
	then: Common;
}

function outcome(forlop: ForlopId, today: Inputs, scene: Scene): Outcome {
	const { growth, common, then, comes = new Float64Array(common.n) } = scene;
	const users = today.users && grown(today.users, growth);
	const there = today.there && plus(today.there, comes);
	const moved = requiredChange(forlop, today.users, users, scene);
	return {
		...judge(forlop, { users, there }, then),
		difference: moved && intervalOf(lessOf(moved, comes)),
		needChanged: needChanges(forlop, scene),
		added: intervalOf(comes)
	};
}

const lessOf = (from: Float64Array, other: Float64Array) =>
	from.map((one, i) => one - (other[i] ?? 0));

/** Nobody can take out more man-years than there are, where it is known how many there are. */
const cameTo = (there: Drawn | null, comes: Float64Array): Float64Array =>
	there && !there.open ? comes.map((one, i) => Math.max(one, -(there.values[i] ?? 0))) : comes;

const needChanges = (forlop: ForlopId, { growth, change }: Scene) =>
	growth !== null || USED_BY[forlop].some((id) => Object.hasOwn(change.norms, id));

/** What is required less what is required today; nothing where nothing that it rests on changes. */
function requiredChange(
	forlop: ForlopId,
	before: Drawn | null,
	after: Drawn | null,
	scene: Scene
): Float64Array | null {
	const { common, then } = scene;
	if (!needChanges(forlop, scene)) return new Float64Array(common.n);
	const [was, will] = [requiredDraws(forlop, before, common), requiredDraws(forlop, after, then)];
	return was && will && lessOf(will, was);
}

/** The same draws, with other ranges for some assumptions; their seeds stay, so that they pair. */
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
	return { ...common, norms: drawn, assumptions };
}

function growthDraws(range: Range, { n, seed }: Common): Float64Array {
	return draws({ kind: 'span', range }, n, seeded(`${seed}/vekst`));
}

function addedDraws(added: readonly Added[], forlop: ForlopId, common: Common): Float64Array {
	const sum = new Float64Array(common.n);
	for (const one of added) {
		if (one.forlop !== forlop) continue;
		const each = 'norm' in one ? common.norms.get(one.norm) : null;
		if (each === undefined) throw new RangeError(`An added measure needs the assumption's value`);
		for (let i = 0; i < sum.length; i++)
			sum[i] = (sum[i] ?? 0) + ('norm' in one ? one.units * (each?.[i] ?? 0) : one.arsverk);
	}
	return sum;
}

const grown = (users: Drawn, growth: Float64Array | null): Drawn => ({
	...users,
	values: growth ? users.values.map((one, i) => one * (growth[i] ?? 1)) : users.values
});

const plus = (there: Drawn, comes: Float64Array): Drawn => ({
	...there,
	values: there.values.map((one, i) => one + (comes[i] ?? 0))
});

function sumOf(all: readonly Float64Array[], n: number): Float64Array {
	const sum = new Float64Array(n);
	for (const one of all) for (let i = 0; i < n; i++) sum[i] = (sum[i] ?? 0) + (one[i] ?? 0);
	return sum;
}

/** Whether a kommune tells both how many users and how many man-years a pathway has. */
export function tells({ need, capacity }: Known, forlop: ForlopId): boolean {
	const lead = need[forlop];
	return lead !== null && capacity !== null && sees(lead, forlop) && sees(capacity, forlop);
}

/**
 * Users and man-years of kommuner as one. Of several, only those count in a pathway that tell both:
 * man-years without their users would make what is missing look less.
 */
function joined(kommuner: readonly Known[], common: Common): (forlop: ForlopId) => Inputs {
	const [only, ...more] = kommuner;
	if (only && more.length === 0) return inputsOf(only, common);
	const members = kommuner.map((known) => ({ known, inputs: inputsOf(known, common) }));
	return (forlop) => {
		const counted = members.filter(({ known }) => tells(known, forlop));
		const inputs = counted.map((one) => one.inputs(forlop));
		return {
			users: together(inputs.map(({ users }) => users)),
			there: together(inputs.map(({ there }) => there))
		};
	};
}

function inputsOf(known: Known, common: Common): (forlop: ForlopId) => Inputs {
	const { place, need, capacity } = known;
	// Pathways that one source leads share its draws.
	const drawn = new Map<Estimate | null, (forlop: ForlopId) => Inputs>();
	return (forlop) => {
		const lead = need[forlop];
		const of = drawn.get(lead) ?? drawQuestion({ place, need: lead, capacity }, common);
		drawn.set(lead, of);
		return of(forlop);
	};
}

function together(all: readonly (Drawn | null)[]): Drawn | null {
	const [first, ...rest] = all.filter((one) => one !== null);
	if (!first) return null;
	return rest.reduce(
		(sum, one) => ({
			...plus(sum, one.values),
			open: sum.open || one.open,
			uncounted: sum.uncounted || one.uncounted
		}),
		first
	);
}
