import { isFigure, seriesId, type ReleasedColumn, type SeriesKey } from '../../domain/column.ts';
import { indikator, everyIndikator } from '../../catalogue/indikatorer.ts';

/** Released figures of all areas, by series and year. */
export class Columns {
	readonly #years = new Map<string, ReleasedColumn[]>();

	constructor(columns: readonly ReleasedColumn[]) {
		for (const column of columns) {
			const id = seriesId(column.key);
			const there = this.#years.get(id);
			if (there) there.push(column);
			else this.#years.set(id, [column]);
		}
		for (const years of this.#years.values()) years.sort((a, b) => a.year - b.year);
	}

	/** Each series that any area has a row of: indicators in their order, then as the contract has its parts. */
	series(): SeriesKey[] {
		const order = new Map(everyIndikator().map(({ id }, at) => [id, at]));
		const keys = [...this.#years.values()].flatMap(([first]) => first?.key ?? []);
		const place = ({ indicator }: SeriesKey) => order.get(indicator) ?? order.size;
		return keys.toSorted(
			(a, b) =>
				place(a) - place(b) ||
				a.forlop.localeCompare(b.forlop) ||
				partOf(a) - partOf(b) ||
				a.category.localeCompare(b.category)
		);
	}

	/** Years that any area has a row of, oldest first. */
	years(key: SeriesKey): number[] {
		return this.#of(key).map(({ year }) => year);
	}

	at(key: SeriesKey, year: number): ReleasedColumn | null {
		return this.#of(key).find((one) => one.year === year) ?? null;
	}

	/** The newest up to a year, of those that any of the places has a figure in, told or hidden. */
	newest(key: SeriesKey, upTo: number, places?: readonly number[]): ReleasedColumn | null {
		const told = (column: ReleasedColumn) =>
			places === undefined || places.some((place) => isFigure(column.state[place]));
		return this.#of(key).findLast((one) => one.year <= upTo && told(one)) ?? null;
	}

	/** Oldest year first. */
	over(key: SeriesKey): readonly ReleasedColumn[] {
		return this.#of(key);
	}

	#of(key: SeriesKey): ReleasedColumn[] {
		return this.#years.get(seriesId(key)) ?? [];
	}
}

/** Where the contract has a category among the others. */
function partOf({ indicator, category }: SeriesKey): number {
	const at = Object.keys(indikator(indicator).kategorier ?? {}).indexOf(category);
	return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}
