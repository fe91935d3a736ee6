import { kmBetween, type Point } from './distance.ts';

/** A kommune without the measure, that may share one with others. */
export interface Candidate extends Point {
	code: string;
	helsefellesskap: string;
	/** Inhabitants of 18 years and over; null: not known. */
	adults: number | null;
}

/** What one team needs around it. */
export interface Around {
	/** Adults together. */
	adults: number;
	/** So far from the kommune in the middle, km as the crow flies. */
	km: number;
}

/** Neighbours that have adults enough together. */
export interface Group {
	/** The kommune that the others lie around. */
	middle: string;
	/** All of them with the one in the middle first, then the nearest. */
	kommuner: string[];
	adults: number;
	/** From the middle to the one that is farthest from it, km. */
	km: number;
	/** Those that were left over and lie within reach of the middle; they count in no sum. */
	near: string[];
}

/** Who could have one, and who could not: each kommune is in one of these. */
export interface Carried {
	/** Enough adults alone. */
	alone: string[];
	groups: Group[];
	/** Too few within reach that are not in another group. */
	left: string[];
	/** How many adults they have is not known. */
	unknown: string[];
}

/** Those with known adults. */
type Known = Candidate & { adults: number };

const isKnown = (one: Candidate): one is Known => one.adults !== null;

const inOrder = (codes: readonly string[]) => [...codes].sort();

/**
 * Which neighbours together have adults enough for one team: inside a helsefellesskap, around a kommune
 * in the middle, the nearest first until there are enough. The tightest group is taken first, and none
 * is in two. It is what could be looked at, and no plan: distances are as the crow flies.
 *
 * Nothing hangs on the order they come in; of two groups as tight, the one with the lower code in the
 * middle is taken.
 *
 * @throws RangeError when the base or the distance is not above zero
 */
export function carriedBy(candidates: readonly Candidate[], around: Around): Carried {
	if (!(around.adults > 0) || !(around.km > 0))
		throw new RangeError(`No base to reach: ${around.adults} adults within ${around.km} km`);
	const known = candidates.filter(isKnown);
	const alone = known.filter(({ adults }) => adults >= around.adults);
	const few = known.filter(({ adults }) => adults < around.adults);
	const areas = inOrder([...new Set(few.map(({ helsefellesskap }) => helsefellesskap))]);
	const inAreas = areas.map((area) =>
		inArea(
			few.filter((one) => one.helsefellesskap === area),
			around
		)
	);
	return {
		alone: inOrder(alone.map(({ code }) => code)),
		groups: inAreas.flatMap(({ groups }) => groups),
		left: inOrder(inAreas.flatMap(({ left }) => left)),
		unknown: inOrder(candidates.filter((one) => !isKnown(one)).map(({ code }) => code))
	};
}

function inArea(few: readonly Known[], around: Around): Pick<Carried, 'groups' | 'left'> {
	let left = [...few].sort((a, b) => (a.code < b.code ? -1 : 1));
	const groups: Group[] = [];
	for (let next = tightest(left, around); next; next = tightest(left, around)) {
		const taken = new Set(next.kommuner);
		groups.push(next);
		left = left.filter(({ code }) => !taken.has(code));
	}
	const by = new Map(few.map((one) => [one.code, one]));
	for (const one of left) nearestOf(one, groups, by, around)?.near.push(one.code);
	const near = new Set(groups.flatMap((one) => one.near));
	return { groups, left: left.map(({ code }) => code).filter((code) => !near.has(code)) };
}

/** The group with the shortest way from its middle to its edge; null where none has enough. */
function tightest(from: readonly Known[], around: Around): Group | null {
	let best: Group | null = null;
	for (const middle of from) {
		const group = groupAround(middle, from, around);
		if (group && (!best || group.km < best.km)) best = group;
	}
	return best;
}

function groupAround(middle: Known, from: readonly Known[], around: Around): Group | null {
	const nearest = from
		.map((one) => ({ one, km: kmBetween(middle, one) }))
		.filter(({ one, km }) => one === middle || km <= around.km)
		.sort((a, b) => a.km - b.km || (a.one.code < b.one.code ? -1 : 1));
	let adults = 0;
	for (const [at, { one, km }] of nearest.entries()) {
		adults += one.adults;
		if (adults < around.adults) continue;
		const kommuner = nearest.slice(0, at + 1).map((each) => each.one.code);
		return { middle: middle.code, kommuner, adults, km, near: [] };
	}
	return null;
}

/** The group whose middle is nearest, within reach. */
function nearestOf(
	one: Known,
	groups: readonly Group[],
	by: ReadonlyMap<string, Known>,
	{ km: reach }: Around
): Group | null {
	let best: { group: Group; km: number } | null = null;
	for (const group of groups) {
		const middle = by.get(group.middle);
		const km = middle ? kmBetween(middle, one) : Infinity;
		if (km <= reach && (!best || km < best.km)) best = { group, km };
	}
	return best?.group ?? null;
}

/** Kommuner within reach of a group's middle, in the same helsefellesskap, the nearest first. */
export function withinReach<T extends Omit<Candidate, 'adults'>>(
	middle: Omit<Candidate, 'adults'>,
	others: readonly T[],
	km: number
): T[] {
	return others
		.map((one) => ({ one, far: kmBetween(middle, one) }))
		.filter(({ one, far }) => far <= km && one.helsefellesskap === middle.helsefellesskap)
		.sort((a, b) => a.far - b.far || (a.one.code < b.one.code ? -1 : 1))
		.map(({ one }) => one);
}
