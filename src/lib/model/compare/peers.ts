import { kommuneAt } from '../../catalogue/places.ts';
import type { Columns } from './columns.ts';
import { nearest, type Peers } from './nearest.ts';
import { askedOf, traitsOf, type Trait } from './traits.ts';

/** Where a kommune differs from the one it is like. */
export interface Difference {
	trait: Trait;
	/** How much of the squared distance it is, 0–1. */
	share: number;
	/** As the trait is told, of both. */
	here: number;
	there: number;
	/** In standard deviations, by the trait's weight; below 0 where there is less of it than here. */
	apart: number;
}

/** A kommune that is like another, and why. */
export interface LikeKommune {
	code: string;
	/** In standard deviations: the root of the sum of the squares of what they are apart. */
	distance: number;
	/** In the order of the traits. */
	differences: readonly Difference[];
}

/** The kommuner that are found nearest, each with what brings it near. */
export function likeKommuner(
	kommune: string,
	{ nearest }: Pick<Peers, 'nearest'>,
	traits: readonly Trait[]
): LikeKommune[] {
	const here = kommuneAt(kommune);
	const known = new Map(traits.map((trait) => [trait.id, trait]));
	return nearest.map(({ id, distance, parts }) => {
		const there = kommuneAt(id);
		const differences = parts.flatMap(({ trait: name, share }): Difference[] => {
			const trait = known.get(name);
			return trait ? [differenceOf(trait, { here, there, share, distance })] : [];
		});
		return { code: id, distance, differences };
	});
}

function differenceOf(
	trait: Trait,
	{ here, there, share, distance }: Record<'here' | 'there' | 'share' | 'distance', number>
): Difference {
	const at = (all: Float64Array, place: number) => all[place] ?? NaN;
	const sign = Math.sign(at(trait.held, there) - at(trait.held, here));
	return {
		...{ trait, share, here: at(trait.told, here), there: at(trait.told, there) },
		apart: sign * Math.sqrt(share) * distance
	};
}

/** What it differs most in, and what it differs least in; null where nothing tells them apart. */
export function mostAndLeast({
	differences
}: LikeKommune): Record<'most' | 'least', Difference> | null {
	const ordered = differences.toSorted((a, b) => b.share - a.share);
	const [most, least] = [ordered[0], ordered.at(-1)];
	return most && least && most.share > 0 ? { most, least } : null;
}

/** Why no kommune can be said to be like this one. */
export type NoPeers =
	/** None of the traits that count is known, or they are the same everywhere. */
	| { code: 'no-traits' }
	/** The kommune itself lacks these. */
	| { code: 'lacking'; missing: readonly string[] };

export function noPeersOf(kommune: string, found: Peers): NoPeers | null {
	if (found.nearest.length > 0) return null;
	const own = found.notComparable.find(({ id }) => id === kommune);
	return own ? { code: 'lacking', missing: own.missing } : { code: 'no-traits' };
}

/**
 * Codes of the kommuner that are most like one, by what counts from the beginning: what a reference of
 * kind `peers` stands for in an address, for any kommune, without a worker. Null where there are none.
 */
export function likeOneOf(
	columns: Columns,
	upTo: number
): (kommune: string) => readonly string[] | null {
	const traits = traitsOf(columns, upTo);
	const found = new Map<string, readonly string[] | null>();
	return (kommune) => {
		const there = found.get(kommune);
		if (there !== undefined) return there;
		const codes = nearest(askedOf(kommune, traits, { weights: {} })).nearest.map(({ id }) => id);
		const told = codes.length > 0 ? codes : null;
		found.set(kommune, told);
		return told;
	};
}
