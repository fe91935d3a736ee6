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
 * holds in each kommune where the parts are no more than their whole.
 */
const TRIED = '?';

export const isTried = ({ split }: Pick<CountTable, 'split'>) => split.endsWith(TRIED);

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
 * The table; and where parts overlap in some kommune, so that they are no division there, one of each part
 * besides. Each is of the kommuner where its parts are no more than the whole (`InnerCells`): one figure
 * that is wrong, or one kommune that counts otherwise, says nothing of the others.
 */
function holding(
	table: CountTable,
	counts: ReadonlyMap<string, ReadonlyMap<string, number>>
): CountTable[] {
	const { whole, split, parts } = table;
	if (!isTried(table) || parts.length < 2) return [table];
	const overlap = [...(counts.get(whole) ?? [])].some(([kommune, total]) => {
		const known = parts.map((part) => counts.get(part)?.get(kommune) ?? 0);
		// Nothing is more than what is not known.
		return known.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), 0) > total;
	});
	if (!overlap) return [table];
	return [
		table,
		...parts.map((part) => ({ whole, split: `${split}${part}${TRIED}`, parts: [part] }))
	];
}
