import type { SeriesKey } from '../../domain/column.ts';
import type { Level } from '../../statistics/level.ts';
import type { Columns } from './columns.ts';
import { betterOf, mayRank } from './guard.ts';
import { heldAt } from './held.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Reference, ReferenceValue } from './reference.ts';

/** The series in which one kommune can be told from what it is held against. */
export interface Differs {
	better: SeriesKey[];
	worse: SeriesKey[];
	/** How many could be told either way. */
	compared: number;
	/** How many kommuner what it is held against is of; null where that is all of them. */
	coverage: Coverage | null;
}

/**
 * Where a kommune is better or worse than what it is held against: of what has a direction and may be
 * ordered by it, in the newest year up to one that the kommune has a figure of.
 */
export function differsIn(
	columns: Columns,
	place: number,
	{ reference, year, level }: { reference: Reference | null; year: number; level: Level }
): Differs {
	const found: Differs = { better: [], worse: [], compared: 0, coverage: null };
	const references: (ReferenceValue | null)[] = [];
	for (const key of columns.series()) {
		if (betterOf(key) === null || !mayRank(key).allowed) continue;
		const column = columns.newest(key, year, [place]);
		const held = column && heldAt(column, place, reference, level);
		if (!held?.against) continue;
		found.compared++;
		references.push(held.reference);
		if (held.judged) found[held.judged].push(key);
	}
	return { ...found, coverage: coverageOf(references) };
}
