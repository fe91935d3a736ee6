/** Two groups that become one. Single rows are numbered as they stand, merges on from there. */
export interface Merge {
	left: number;
	right: number;
	/** The mean distance between a row of the one and a row of the other. */
	height: number;
}

/** Distances between n rows, each in both places: row i, column j at `i * n + j`. */
export interface Distances {
	n: number;
	between: Float64Array;
}

/** Groups stand where their first row stood. */
interface Groups {
	n: number;
	distance: Float64Array;
	/** Rows in each; 0 where it has become part of another. */
	sizes: Float64Array;
	names: Int32Array;
}

/**
 * Average linkage: the groups that are nearest on average become one, until all are. Found by
 * following each group to its nearest until two are each other's: the order is another, the tree the
 * same.
 *
 * @returns n − 1 merges, each after those it is made of; heights are not in order
 * @see     Sokal and Michener 1958 (the method); Murtagh 1983, doi 10.1093/comjnl/26.4.354 (the way)
 */
export function averageLinkage({ n, between }: Distances): Merge[] {
	const groups: Groups = {
		n,
		distance: between.slice(),
		sizes: new Float64Array(n).fill(1),
		names: Int32Array.from({ length: n }, (_, row) => row)
	};
	const merges: Merge[] = [];
	while (merges.length < n - 1) {
		const [one, other] = mutuallyNearest(groups);
		merges.push(merge(groups, Math.min(one, other), Math.max(one, other), n + merges.length));
	}
	return merges;
}

/** Begun anew for each: rounding in a mean could make a way that was walked before a wrong one. */
function mutuallyNearest(groups: Groups): [number, number] {
	let before = -1;
	let at = groups.sizes.findIndex((size) => size > 0);
	for (;;) {
		const nearest = nearestTo(groups, at, before);
		if (nearest === before) return [before, at];
		[before, at] = [at, nearest];
	}
}

/** The one it was come from, also where others are as near: so each step is shorter than the last. */
function nearestTo({ n, distance, sizes }: Groups, from: number, before: number): number {
	let nearest = before;
	let least = before < 0 ? Infinity : (distance[from * n + before] ?? Infinity);
	for (let to = 0; to < n; to++) {
		const here = distance[from * n + to] ?? Infinity;
		if (to === from || sizes[to] === 0 || (nearest >= 0 && here >= least)) continue;
		nearest = to;
		least = here;
	}
	return nearest;
}

function merge({ n, distance, sizes, names }: Groups, into: number, gone: number, name: number) {
	const [left, right] = [names[into] ?? -1, names[gone] ?? -1];
	const height = distance[into * n + gone] ?? NaN;
	const [own, other] = [sizes[into] ?? 0, sizes[gone] ?? 0];
	for (let to = 0; to < n; to++) {
		const [a, b] = [distance[into * n + to] ?? NaN, distance[gone * n + to] ?? NaN];
		const mean = (own * a + other * b) / (own + other);
		distance[into * n + to] = distance[to * n + into] = mean;
	}
	sizes[into] = own + other;
	sizes[gone] = 0;
	names[into] = name;
	return { left, right, height };
}
