/** An area by traits it can't choose itself; null where a trait isn't known. */
export interface Traits {
	id: string;
	/** In the order of the traits. */
	values: readonly (number | null)[];
}

export interface Trait {
	id: string;
	/** How much the squared difference counts, 0 or more; with 0 the trait isn't asked about. */
	weight: number;
}

export interface Peer {
	id: string;
	/** In standard deviations. */
	distance: number;
	/** What each trait is of the squared distance, summing to 1; nothing is, of no distance. */
	parts: readonly { trait: string; share: number }[];
}

export interface Peers {
	/** Nearest first; by id where they are as near. */
	nearest: readonly Peer[];
	/** Those that can't be compared, with the traits that aren't known. Nothing is made up for them. */
	notComparable: readonly { id: string; missing: readonly string[] }[];
	/** Traits that are the same everywhere, and so say nothing. */
	constant: readonly string[];
}

const NEAREST = 8;

/**
 * The areas most like one: z-scores of each trait over all areas that have it, and the Euclidean
 * distance √Σ w·(z − z′)².
 *
 * @param id    of the area; one that lacks a trait itself has no peers, and is named as why
 * @param areas all of them, in any order
 * @param k     how many peers, whole, above 0
 * @throws      RangeError when the area is unknown or one is there twice, a weight is below 0, a value
 *              is not finite, or values are not as many as traits
 * @see         Everitt et al. 2011, Cluster Analysis, chapter 3
 */
export function peersOf(
	id: string,
	areas: readonly Traits[],
	traits: readonly Trait[],
	k = NEAREST
): Peers {
	hold(id, areas, traits, k);
	// In one order, whichever they came in: sums of the same numbers in another order differ by a hair.
	const ordered = areas.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const scales = traits.flatMap((trait, at) => scaleOf(trait, at, ordered));
	const varying = scales.filter(({ deviation }) => deviation > 0);
	const lacks = ordered.map((area) => ({ id: area.id, missing: missingIn(area, varying) }));
	const notComparable = lacks.filter(({ missing }) => missing.length > 0);
	const apart = new Set(notComparable.map((one) => one.id));
	const own = ordered.find((area) => area.id === id && !apart.has(id));
	const others = ordered.filter((area) => area.id !== id && !apart.has(area.id));
	const all = own && varying.length > 0 ? others.map((area) => peer(own, area, varying)) : [];
	return {
		nearest: all.toSorted((a, b) => a.distance - b.distance).slice(0, k),
		notComparable,
		constant: scales.filter(({ deviation }) => deviation === 0).map((scale) => scale.id)
	};
}

interface Scale extends Trait {
	at: number;
	/** Standard deviation over the areas that have it; 0 where they are all the same. */
	deviation: number;
}

function scaleOf(trait: Trait, at: number, areas: readonly Traits[]): Scale[] {
	const known = areas.map(({ values }) => values[at] ?? null).filter((one) => one !== null);
	if (trait.weight === 0) return [];
	if (known.every((one) => one === known[0])) return [{ ...trait, at, deviation: 0 }];
	const mean = sumOf(known) / known.length;
	const deviation = Math.sqrt(sumOf(known.map((one) => (one - mean) ** 2)) / known.length);
	return [{ ...trait, at, deviation }];
}

const missingIn = ({ values }: Traits, scales: readonly Scale[]) =>
	scales.filter(({ at }) => (values[at] ?? null) === null).map(({ id }) => id);

/** A difference of z-scores is the difference over the deviation: the mean is in both. */
function peer(own: Traits, other: Traits, scales: readonly Scale[]): Peer {
	const squares = scales.map(({ at, weight, deviation }) => {
		const difference = (own.values[at] ?? NaN) - (other.values[at] ?? NaN);
		return weight * (difference / deviation) ** 2;
	});
	const all = sumOf(squares);
	const parts = scales.map((scale, i) => ({
		trait: scale.id,
		share: all === 0 ? 0 : (squares[i] ?? NaN) / all
	}));
	return { id: other.id, distance: Math.sqrt(all), parts };
}

function hold(id: string, areas: readonly Traits[], traits: readonly Trait[], k: number): void {
	const ids = new Set(areas.map((area) => area.id));
	if (!ids.has(id) || ids.size < areas.length)
		throw new RangeError(`${id} must be there, and each area once`);
	if (!Number.isSafeInteger(k) || k < 1) throw new RangeError(`No number of peers: ${k}`);
	for (const trait of traits)
		if (!(trait.weight >= 0 && trait.weight < Infinity))
			throw new RangeError(`No weight of ${trait.id}: ${trait.weight}`);
	for (const area of areas)
		if (area.values.length !== traits.length || !area.values.every(isKnownOrNull))
			throw new RangeError(`No traits of ${area.id}: ${area.values.join(', ')}`);
}

const isKnownOrNull = (value: number | null) => value === null || Number.isFinite(value);

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
