/*
 * What is protected together, as a source counts it: `data/kilder/<kilde>/celler.sql` gives a row for
 * each count of persons, and says what it is a part of. Nothing here knows a source or an indicator.
 */

/** Counts of one source, by column: all have the same length. */
export interface Counts {
	/** Code of the kommune. */
	kommune: readonly string[];
	year: ArrayLike<number>;
	/** Counts of other series are of other things: they are never parts of one another. */
	series: readonly string[];
	cell: readonly string[];
	/** The count it is part of, and what that is divided by; null of one that is part of nothing. */
	whole: readonly (string | null)[];
	split: readonly (string | null)[];
	/** Persons; NaN where the publisher hides it. */
	count: Float64Array;
}

/** The `split` of a whole that is no division: the same persons, as the source itself has them. */
export const SAME_PERSONS = 'samme';

/**
 * After the name of a split that the source does not vouch for: ages that overlap are no division. It
 * holds in the kommuner where the parts are no more than their whole: that they are more in one is a
 * fault in its file as often as it is overlap, and the others must not pay for it.
 */
const TRIED = '?';

/**
 * A figure that is shown of every area: a sum of cells of a series, for the kommuner in which all that
 * it needs is known. A name with `?` after it is counted where there is such a row.
 */
export interface Shown {
	series: string;
	/** Cells that are summed. */
	parts: readonly string[];
	/** Cells that must be known too: those of its denominator. */
	needs: readonly string[];
}

/** Counts of one series in one year: by cell, then by kommune. NaN where the publisher hides it. */
export interface SeriesYear {
	series: string;
	year: number;
	counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
	tables: readonly CountTable[];
}

/** A count and one division of it. */
export interface CountTable {
	whole: string;
	split: string;
	parts: readonly string[];
	/** Kommuner where it does not hold: the whole is a count by itself there. None where not given. */
	apart?: ReadonlySet<string>;
}

/** What is judged together: a series and year. In order of their names, whatever the order of the rows. */
export function seriesYears(counts: Counts): SeriesYear[] {
	const found = new Map<string, { rows: number[]; series: string; year: number }>();
	for (let row = 0; row < counts.count.length; row++) {
		const [series, year] = [counts.series[row]!, counts.year[row]!];
		const key = `${series}\n${year}`;
		const one = found.get(key) ?? { rows: [], series, year };
		if (one.rows.length === 0) found.set(key, one);
		one.rows.push(row);
	}
	return [...found.entries()]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, { rows, series, year }]) => ({ series, year, ...gathered(counts, rows) }));
}

function gathered(
	{ kommune, cell, whole, split, count }: Counts,
	rows: readonly number[]
): Pick<SeriesYear, 'counts' | 'tables'> {
	const byCell = new Map<string, Map<string, number>>();
	const tables = new Map<string, { whole: string; split: string; parts: Set<string> }>();
	for (const row of rows) {
		const of = byCell.get(cell[row]!) ?? new Map<string, number>();
		byCell.set(cell[row]!, of.set(kommune[row]!, count[row]!));
		const [total, by] = [whole[row] ?? null, split[row] ?? null];
		if (total === null || by === null) continue;
		const key = `${total}\n${by}`;
		const table = tables.get(key) ?? { whole: total, split: by, parts: new Set<string>() };
		tables.set(key, table);
		table.parts.add(cell[row]!);
	}
	return {
		counts: new Map([...byCell.entries()].sort(([a], [b]) => (a < b ? -1 : 1))),
		tables: [...tables.entries()]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([, table]) => ({ ...table, parts: [...table.parts].sort() }))
			.flatMap((table) => holding(table, byCell))
	};
}

/**
 * The table, and where there are kommuner in which it does not hold, one of each part besides: a part is
 * no more than the whole though parts overlap. None that holds nowhere.
 */
function holding(table: CountTable, counts: SeriesYear['counts']): CountTable[] {
	const { whole, split, parts } = table;
	if (!split.endsWith(TRIED)) return [table];
	const tried = (one: CountTable): CountTable[] => {
		const places = [...(counts.get(whole) ?? [])].filter(([kommune]) =>
			one.parts.some((part) => counts.get(part)?.has(kommune))
		);
		const apart = places.filter(([kommune, total]) => {
			const known = one.parts.map((part) => counts.get(part)?.get(kommune) ?? 0);
			// Nothing is more than what is not known.
			return known.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0) > total;
		});
		if (apart.length === 0) return [one];
		if (apart.length === places.length) return [];
		return [{ ...one, apart: new Set(apart.map(([kommune]) => kommune)) }];
	};
	const all = tried(table);
	if (all.some(({ apart }) => !apart) || parts.length === 1) return all;
	return [
		...all,
		...parts.flatMap((part) => tried({ whole, split: `${split}${part}`, parts: [part] }))
	];
}
