import type { ForlopId } from '../domain/figure.ts';
import { sumDraws } from '../statistics/draw.ts';
import type { Assumption } from './assumptions.ts';
import { needsShare, SUPPORTED } from './capacity.ts';
import type { Common } from './common.ts';
import { countedIn } from './estimate.ts';
import { intensityOf } from './intensity.ts';
import type { Balance, Undecided } from './judge.ts';
import { REGISTERED, registers, yearsOpen, type DrawnQuestion, type Question } from './question.ts';
import { pathwaysIn, type Unit } from './units.ts';
import type { Hidden } from './users.ts';

/** The form of IS-24/8 was another before this year: man-years on each side are not one series. */
const ANOTHER_FORM = 2024;

/** Figures that are older than this say nothing of today. */
export const OLDEST = 6;

const AWAITED: Undecided = { reason: 'protecting' };

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
	const comes = pathways.some((forlop) => question.awaited?.includes(forlop));
	const mixed = comes ? AWAITED : twoSources(pathways, question);
	const seen = !mixed && each.every((one) => one !== null);
	const users = seen ? each.reduce((sum, one) => one && sum && together(sum, one)) : null;
	const used = [
		...pathways.flatMap((forlop) => intensityOf(forlop, assumptions).used),
		...registeredIn(pathways, question, common)
	];
	const needed = pathways.map((forlop, at) => divided(each[at]?.values, drawn.intensity[forlop]));
	const required = !mixed && needed.every((one) => one !== null) ? sumDraws(needed, n) : null;
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
			outside: staff.outside[unit],
			other: staff.other[unit],
			all: staff.all[unit]
		},
		borrowed: question.capacity?.borrowed ?? false,
		hindered: mixed ?? hinderedBy({ question, pathways, users, used: all }),
		doubted: doubtedBy(pathways, question),
		used: all
	};
}

/** The share that is registered, where it is set and users are divided by it. */
function registeredIn(
	pathways: readonly ForlopId[],
	{ need }: Question,
	{ assumptions }: Common
): Assumption[] {
	const one = assumption(REGISTERED, assumptions);
	const counted = pathways.some((forlop) => {
		const lead = need[forlop];
		return lead !== null && registers(lead);
	});
	return one.range && counted ? [one] : [];
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

/** Users of two sources are never added: somebody may be in both, or in none. */
function twoSources(pathways: readonly ForlopId[], { need }: Question): Undecided | null {
	const sources = [...new Set(pathways.flatMap((forlop) => need[forlop]?.source ?? []))];
	return sources.length > 1 ? { reason: 'two-sources', sources } : null;
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
			return lead ? yearsOpen(lead, question) : 0;
		}),
		capacity ? year - capacity.year : 0
	);
	if (years > OLDEST) return { reason: 'too-old', years };
	const before = capacity !== null && capacity.year < ANOTHER_FORM && year >= ANOTHER_FORM;
	return before ? { reason: 'series-break' } : null;
}
