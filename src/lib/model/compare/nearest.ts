import { peersOf, type Peers } from '../../statistics/peers.ts';

export type { Peer, Peers } from '../../statistics/peers.ts';

/** A trait as a column: a number for each area, NaN where none is known. */
export interface TraitColumn {
	id: string;
	/** How much the squared difference counts, 0 or more. */
	weight: number;
	values: Float64Array;
}

/** Who is nearest to one area. */
export interface NearestAsked {
	/** Of the one whose peers are wanted. */
	area: string;
	/** Codes, in the order of the columns' numbers. */
	areas: readonly string[];
	traits: readonly TraitColumn[];
	/** How many, whole, above 0. */
	k: number;
}

/** What can be asked about released columns beside the page. */
export interface CompareTasks {
	nearest(asked: NearestAsked): Peers;
}

/**
 * The nearest, as `statistics/` finds them.
 *
 * @throws RangeError as `peersOf`, and when a column is not as long as the list of areas
 */
export function nearest({ area, areas, traits, k }: NearestAsked): Peers {
	for (const { id, values } of traits)
		if (values.length !== areas.length) throw new RangeError(`Not a number for each area: ${id}`);
	const rows = areas.map((id, at) => ({
		id,
		values: traits.map(({ values }) => (Number.isNaN(values[at]) ? null : (values[at] ?? null)))
	}));
	return peersOf(
		area,
		rows,
		traits.map(({ id, weight }) => ({ id, weight })),
		k
	);
}
