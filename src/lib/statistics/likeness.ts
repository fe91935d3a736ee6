import { averageLinkage, type Distances } from './linkage.ts';

/**
 * An order in which rows that are alike stand together: groups by average linkage, each turned so
 * that the ends that meet are as near as they can be. It has no direction and ranks nobody; it begins
 * with the end that stands first in the list.
 *
 * @param rows cells of one scale in each column, as z-scores; null where there is none
 * @returns    places in `rows`; those without any cell last
 * @throws     RangeError when rows are not as long or a cell is not finite
 * @see        Gruvaeus and Wainer 1972, doi 10.1111/j.2044-8317.1972.tb00491.x
 */
export function orderByLikeness(rows: readonly (readonly (number | null)[])[]): number[] {
	for (const row of rows)
		if (row.length !== rows[0]?.length || !row.every((one) => one === null || Number.isFinite(one)))
			throw new RangeError(`No row: ${row.join(', ')}`);
	const places = rows.map((_, place) => place);
	const told = places.filter((place) => rows[place]?.some((one) => one !== null));
	const empty = places.filter((place) => !told.includes(place));
	const distances = rowDistances(told.map((place) => rows[place] ?? []));
	const order = turned(distances).map((row) => told[row] ?? -1);
	if ((order[0] ?? 0) > (order.at(-1) ?? 0)) order.reverse();
	return [...order, ...empty];
}

/**
 * The root of the mean squared difference over the columns that both rows have. Two that have none in
 * common are as far apart as the furthest of the others.
 */
export function rowDistances(rows: readonly (readonly (number | null)[])[]): Distances {
	const n = rows.length;
	const cells = rows.map((row) => Float64Array.from(row, (one) => one ?? NaN));
	const between = new Float64Array(n * n);
	let furthest = 0;
	for (let i = 0; i < n; i++)
		for (let j = 0; j < i; j++) {
			const apart = distance(cells[i], cells[j]);
			between[i * n + j] = between[j * n + i] = apart;
			if (apart > furthest) furthest = apart;
		}
	return { n, between: between.map((one) => (Number.isNaN(one) ? furthest : one)) };
}

const NONE = new Float64Array();

function distance(a = NONE, b = NONE): number {
	let [sum, shared] = [0, 0];
	for (let column = 0; column < a.length; column++) {
		const difference = (a[column] ?? NaN) - (b[column] ?? NaN);
		if (Number.isNaN(difference)) continue;
		sum += difference * difference;
		shared++;
	}
	return Math.sqrt(sum / shared);
}

/** Rows group by group, each merge with the nearest of its four pairs of ends in the middle. */
function turned(distances: Distances): number[] {
	const groups = Array.from({ length: distances.n }, (_, row) => [row]);
	for (const { left, right } of averageLinkage(distances))
		groups.push(joined(groups[left] ?? [], groups[right] ?? [], distances));
	return groups.at(-1) ?? [];
}

function joined(left: number[], right: number[], { n, between }: Distances): number[] {
	const ways = [left, left.toReversed()].flatMap((a) =>
		[right, right.toReversed()].map((b) => ({
			rows: [...a, ...b],
			gap: between[(a.at(-1) ?? 0) * n + (b[0] ?? 0)] ?? Infinity
		}))
	);
	return ways.reduce((best, way) => (way.gap < best.gap ? way : best)).rows;
}
