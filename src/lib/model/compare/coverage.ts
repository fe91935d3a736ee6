import type { ReferenceValue } from './reference.ts';

/** How many of the kommuner of an area its figures are of, from figure to figure. */
export interface Coverage {
	least: number;
	most: number;
	/** How many kommuner the area has. */
	all: number;
}

/** Of some figures of areas; null where none of them tells, or all are of all. */
export function coverageOf(values: readonly (ReferenceValue | null)[]): Coverage | null {
	const told = values.flatMap((one) =>
		one?.of === 'area' && one.n !== null ? [{ n: one.n, all: one.all }] : []
	);
	const [first] = told;
	// The one that is left out is not lacking.
	if (!first || told.every(({ n, all }) => n >= all - 1)) return null;
	const numbers = told.map(({ n }) => n);
	return { least: Math.min(...numbers), most: Math.max(...numbers), all: first.all };
}
